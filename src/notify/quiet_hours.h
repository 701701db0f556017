// SPDX-License-Identifier: GPL-3.0-or-later
// Daily hours in which nobody is notified, by the clock of a zone, also in nights in which that clock is changed.
#pragma once

#include "model/alert_rule.h"

namespace notify {

// When quiet hours that hold at `utcMs` end, UTC milliseconds; nothing outside of them. Hours that are no times, or
// begin when they end, are none; an unknown zone is the machine's.
[[nodiscard]] std::optional<qint64> quietUntil(const QuietHours &hours, qint64 utcMs);
// The latest end of any that hold.
[[nodiscard]] std::optional<qint64> quietUntil(const std::vector<QuietHours> &hours, qint64 utcMs);

} // namespace notify
