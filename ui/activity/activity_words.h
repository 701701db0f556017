// SPDX-License-Identifier: GPL-3.0-or-later
// How an activity looks in lists: its words (contract §8), the icon and the tone of its state.
#pragma once

#include "model/rows.h"
#include "ui/common/theme.h"

#include <QStringList>

namespace ui {

struct ActivityLook
{
    QString headline;    // plain, bounded
    QStringList details; // plain, bounded, one a line
    QString icon;        // of resources/icons
    Tone tone = Tone::Neutral;
    bool isCritical = false; // the headline is drawn in the critical colour: offline, lost, failed, alert raised
};
[[nodiscard]] ActivityLook lookOf(const ActivityRecord &record);
// "MQTT events", "Problems", … of the groups of contract §6, and the label of a single type; translated.
[[nodiscard]] QString groupTitle(const QString &group);
[[nodiscard]] QString typeTitle(const QString &type);

} // namespace ui
