// SPDX-License-Identifier: GPL-3.0-or-later
// Alerts on a chart: the limits of the rules in force, and marks where alerts were raised and cleared.
#pragma once

#include "model/alert.h"
#include "ui/common/directory.h"
#include "ui/telemetry/chart_content.h"

namespace ui {

// The limits that a value of the rule's metric can cross; none of rates, counts and silence.
void addLimits(std::vector<ChartLimit> &limits, const AlertRule &rule, int axis);
// Of the rules that are on and hold one of the series; each line once.
[[nodiscard]] std::vector<ChartLimit> limitsOf(const std::vector<AlertRule> &rules,
                                               const std::vector<ChartSeries> &series, const Directory &directory);
// Where the alert was raised, and where it cleared, within the content's range.
void addMarks(ChartContent &content, const Alert &alert);

} // namespace ui
