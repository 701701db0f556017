// SPDX-License-Identifier: GPL-3.0-or-later
// Alerts and rules for tests, with no more than they need.
#pragma once

#include "notify/announcement.h"

#include <QTest>

namespace fixture {

inline Alert alertOf(const QString &device, Severity severity = Severity::Warning)
{
    using namespace Qt::StringLiterals;
    Alert alert;
    alert.id = QUuid::createUuid();
    alert.key = {u"temperature-high"_s, QUuid::createUuidV5(QUuid(), device), u"temperature"_s};
    alert.ruleName = u"Temperature above 30 °C"_s;
    alert.externalId = device;
    alert.severity = severity;
    alert.value = 30.1;
    alert.limit = u"> 30 °C"_s;
    alert.raisedAtMs = 1'750'000'000'000;
    return alert;
}

inline notify::Announcement raised(const Alert &alert, notify::Channels channels)
{
    notify::Announcement announcement;
    announcement.channels = channels;
    announcement.alert = alert;
    announcement.instruction = QStringLiteral("Open the window & <look>");
    announcement.atMs = alert.raisedAtMs;
    return announcement;
}

} // namespace fixture
