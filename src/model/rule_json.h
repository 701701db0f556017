// SPDX-License-Identifier: GPL-3.0-or-later
// Alert rules as JSON, for exchange and for the store (contract §7).
#pragma once

#include "base/result.h"
#include "model/alert_rule.h"

#include <QByteArray>

// One rule as a compact object with every key of the contract, in its order.
[[nodiscard]] QByteArray ruleJson(const AlertRule &rule);
// `{"version":1,"rules":[…]}`, indented for people.
[[nodiscard]] QByteArray rulesJson(const std::vector<AlertRule> &rules);
// One object; absent keys take defaults, unknown keys are a mistake. Error::Kind::Usage, bad_rule, naming the key and
// what it takes.
[[nodiscard]] Result<AlertRule> parseRule(const QByteArray &json);
// The whole file; errors name the rule. Two rules with one id are a mistake.
[[nodiscard]] Result<std::vector<AlertRule>> parseRules(const QByteArray &json);
// What makes no sense together (low above high, a clear limit on the wrong side, no metric …).
[[nodiscard]] Result<void> checkRule(const AlertRule &rule);
