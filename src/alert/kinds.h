// SPDX-License-Identifier: GPL-3.0-or-later
// The kinds of rules: one file each in kinds/, one row each in kinds.cpp.
#pragma once

#include "alert/compiled_rule.h"

namespace alert {

struct Kind
{
    AlertKind kind;
    Verdict (*judge)(const AlertRule &rule, double value);
    std::optional<QuietRange> (*quiet)(const AlertRule &rule);
    QString (*limitText)(const AlertRule &rule);
};
[[nodiscard]] const Kind &kindOf(AlertKind kind);

// kinds/threshold.cpp: the comparison raises; the same comparison, shifted by the deadband or with the limit of
// clearing, keeps. Rates and counts are judged like it.
[[nodiscard]] Verdict judgeThreshold(const AlertRule &rule, double value);
[[nodiscard]] std::optional<QuietRange> quietOfThreshold(const AlertRule &rule);
[[nodiscard]] QString limitOfThreshold(const AlertRule &rule);
// kinds/band.cpp: outside raises, inside by more than the deadband clears.
[[nodiscard]] Verdict judgeBand(const AlertRule &rule, double value);
[[nodiscard]] std::optional<QuietRange> quietOfBand(const AlertRule &rule);
[[nodiscard]] QString limitOfBand(const AlertRule &rule);
// kinds/rate_of_change.cpp: per minute, between two readings that are judged one after the other.
[[nodiscard]] std::optional<double> ratePerMinute(double before, qint64 beforeMs, double now, qint64 nowMs);
// Every value changes what the next one is compared with: never quiet.
[[nodiscard]] std::optional<QuietRange> neverQuiet(const AlertRule &rule);
// kinds/status.cpp and kinds/no_data.cpp: 1 while the condition holds, 0 when it does not.
[[nodiscard]] Verdict judgeFlag(const AlertRule &rule, double value);
[[nodiscard]] QString limitOfStatus(const AlertRule &rule);
[[nodiscard]] QString limitOfNoData(const AlertRule &rule);

} // namespace alert
