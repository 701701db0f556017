// SPDX-License-Identifier: GPL-3.0-or-later
// What alerts and rules are called in the window. Pure: values in, plain words out.
#pragma once

#include "store/alert_query.h"
#include "ui/common/clock.h"
#include "ui/common/theme.h"

namespace ui {

[[nodiscard]] QString severityWord(Severity severity);
// Told apart without colour: octagon, triangle, circle.
[[nodiscard]] QString severityIcon(Severity severity);
[[nodiscard]] Tone toneOf(Severity severity);

// "Active, unacknowledged".
[[nodiscard]] QString alertStateWords(const Alert &alert);
// What silences it or makes it doubtful: "Shelved until 14:30", "Rule is off", "No new data", …; empty: nothing.
[[nodiscard]] QString alertRemark(const store::AlertRecord &record, const Clock &clock, qint64 nowMs);
// "Device offline – humidity-02"; about no device: the rule alone.
[[nodiscard]] QString alertTitle(const store::AlertRecord &record);
// The limit with the metric's unit, "> 30 °C" where the number alone says too little; empty: none.
[[nodiscard]] QString alertLimit(const Alert &alert);

[[nodiscard]] QString kindWord(AlertKind kind);
// "above", "at least", … before a number.
[[nodiscard]] QString comparisonWord(Comparison comparison);
// "Temperature above 30 °C, 3 readings in a row".
[[nodiscard]] QString conditionWords(const AlertRule &rule);
// "all devices", "2 devices, tag cellar, temp-*".
[[nodiscard]] QString scopeWords(const RuleScope &scope);
// A mistake of checkRule() without the rule's name before it, which stands beside it anyway.
[[nodiscard]] QString mistakeWords(const Error &error);
// Why an alert was not changed, in the language of the window where the reason is known.
[[nodiscard]] QString refusalWords(const Error &error);

} // namespace ui
