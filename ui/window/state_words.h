// SPDX-License-Identifier: GPL-3.0-or-later
// What the state of the station is called: the chip, the banner, the status bar. Pure: state and time in, words out.
#pragma once

#include "monitor/station.h"
#include "ui/common/theme.h"

#include <QStringList>

namespace ui {

// Told apart without colour: full, half, ring, cross.
enum class ChipShape { Full, Half, Ring, Cross };

struct ChipWords
{
    QString text;
    ChipShape shape = ChipShape::Ring;
    Tone tone = Tone::Neutral;
    bool operator==(const ChipWords &) const = default;
};
// "● Recording · plant-a"; `profile`: its name.
[[nodiscard]] ChipWords chipWords(const monitor::StationState &state, const QString &profile, qint64 nowMs);

// What the one button of the banner does.
enum class Remedy { None, Reconnect, RecordHere, Diagnose, EditConnection, OpenOther };

struct FaultWords
{
    QString text; // empty: nothing lasting is wrong
    Tone tone = Tone::Critical;
    Remedy remedy = Remedy::None;
    QString remedyLabel;
    bool operator==(const FaultWords &) const = default;
};
// The gravest fault of the moment: cause, what happens to the messages, the next try.
// `canRecord`: the profile names a broker, so that a viewer could take over.
[[nodiscard]] FaultWords faultWords(const monitor::StationState &state, bool canRecord, qint64 nowMs);

// The parts of the status bar, left to right.
[[nodiscard]] QStringList statusWords(const monitor::StationState &state, bool onServer);

} // namespace ui
