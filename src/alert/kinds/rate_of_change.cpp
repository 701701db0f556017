// SPDX-License-Identifier: GPL-3.0-or-later
// How fast a metric moves: the difference of two readings by the time between them, per minute, falling negative.
#include "alert/kinds.h"

namespace alert {

std::optional<double> ratePerMinute(double before, qint64 beforeMs, double now, qint64 nowMs)
{
    constexpr double kMinuteMs = 60'000;
    // Of two readings at one instant nobody can say how fast.
    if (nowMs <= beforeMs)
        return std::nullopt;
    return (now - before) * kMinuteMs / double(nowMs - beforeMs);
}

std::optional<QuietRange> neverQuiet(const AlertRule &)
{
    return std::nullopt;
}

} // namespace alert
