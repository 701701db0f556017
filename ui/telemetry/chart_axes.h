// SPDX-License-Identifier: GPL-3.0-or-later
// Where the marks of an axis stand and what is written at them: 1, 2, 5 × 10ⁿ for values, clock-friendly times in a
// zone, daylight saving included. Pure.
#pragma once

#include <QStringList>
#include <QTimeZone>
#include <vector>

namespace ui {

// Whole steps around the values: min and max are the first and the last tick.
struct ValueTicks
{
    double min = 0;
    double max = 1;
    double step = 1;
    std::vector<double> at;
    QStringList labels; // beside `at`
};
// At most `intervals` (at least 1) steps. Ends that are equal, swapped or not finite give a sensible range, too.
[[nodiscard]] ValueTicks valueTicks(double low, double high, int intervals);

// Exactly `intervals` steps, so that the ticks of a second axis are on the grid of the first.
[[nodiscard]] ValueTicks alignedTicks(double low, double high, int intervals);

struct TimeTick
{
    qint64 atMs = 0; // UTC
    QString label;   // "08:59:30", "08:59", "24 Nov", "Nov", "2026"
    QString below;   // where the day (of days: the year) is another than at the tick before; also of the first
    bool operator==(const TimeTick &) const = default;
};
// Ascending, within [fromMs, toMs], about `atMost` or fewer. A clock time that daylight saving leaves out has no tick;
// one that comes twice has two.
[[nodiscard]] std::vector<TimeTick> timeTicks(qint64 fromMs, qint64 toMs, const QTimeZone &zone, int atMost);

} // namespace ui
