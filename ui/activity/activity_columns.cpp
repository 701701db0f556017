// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/activity_columns.h"

#include "base/ids.h"
#include "ui/common/model_words.h"
#include "ui/common/plain_text.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

QString numberOrNothing(const std::optional<double> &number, const char16_t *unit)
{
    return number ? QString(QString::number(*number, 'g', 6) + QString::fromUtf16(unit)) : QString();
}

constexpr ActivityColumn kColumns[] = {
    {"time", QT_TRANSLATE_NOOP("Activity", "Time"), 25, true,
     [](const ActivityEntry &entry, const Clock &clock) { return clock.stamp(entry.record.row.createdAtMs); }},
    {"type", QT_TRANSLATE_NOOP("Activity", "Type"), 22, true,
     [](const ActivityEntry &entry, const Clock &) { return typeTitle(entry.subject.type); }},
    {"device", QT_TRANSLATE_NOOP("Activity", "Device"), 18, true,
     [](const ActivityEntry &entry, const Clock &) { return plainLine(entry.subject.deviceName); }},
    {"topic", QT_TRANSLATE_NOOP("Activity", "Topic"), 34, true,
     [](const ActivityEntry &entry, const Clock &) { return plainLine(entry.subject.topic); }},
    {"status", QT_TRANSLATE_NOOP("Activity", "Status"), 10, true,
     [](const ActivityEntry &entry, const Clock &) { return plainLine(entry.subject.status); }},
    {"headline", QT_TRANSLATE_NOOP("Activity", "Headline"), 36, false,
     [](const ActivityEntry &entry, const Clock &) { return entry.look.headline; }},
    {"details", QT_TRANSLATE_NOOP("Activity", "Details"), 60, true,
     [](const ActivityEntry &entry, const Clock &) { return plainLine(entry.look.details.join(u" · "_s), 400); }},
    {"parser", QT_TRANSLATE_NOOP("Activity", "Parser"), 12, false,
     [](const ActivityEntry &entry, const Clock &) { return plainLine(parserWord(entry.subject.parser)); }},
    {"reason", QT_TRANSLATE_NOOP("Activity", "Reason"), 24, false,
     [](const ActivityEntry &entry, const Clock &) { return plainLine(reasonTitle(entry.subject.reason)); }},
    {"fields", QT_TRANSLATE_NOOP("Activity", "Fields"), 30, false,
     [](const ActivityEntry &entry, const Clock &) { return plainLine(entry.subject.fieldNames.join(", "_L1)); }},
    {"rssi", QT_TRANSLATE_NOOP("Activity", "RSSI"), 10, false,
     [](const ActivityEntry &entry, const Clock &) { return numberOrNothing(entry.subject.rssi, u" dBm"); }},
    {"qos", QT_TRANSLATE_NOOP("Activity", "QoS"), 6, false,
     [](const ActivityEntry &entry, const Clock &) { return numberOrNothing(entry.subject.qos, u""); }},
    {"error", QT_TRANSLATE_NOOP("Activity", "Error"), 30, false,
     [](const ActivityEntry &entry, const Clock &) { return plainLine(entry.subject.errorText); }},
    {"externalId", QT_TRANSLATE_NOOP("Activity", "External id"), 20, false,
     [](const ActivityEntry &entry, const Clock &) { return plainLine(entry.subject.externalId); }},
    {"id", QT_TRANSLATE_NOOP("Activity", "Id"), 36, false,
     [](const ActivityEntry &entry, const Clock &) { return idText(entry.record.row.id); }},
};

} // namespace

std::span<const ActivityColumn> activityColumns()
{
    return kColumns;
}

QString columnTitle(const ActivityColumn &column)
{
    return QCoreApplication::translate("Activity", column.title);
}

} // namespace ui
