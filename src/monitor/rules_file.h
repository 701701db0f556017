// SPDX-License-Identifier: GPL-3.0-or-later
// Alert rules in a file, as commands and windows exchange them (contract §7).
#pragma once

#include "base/result.h"
#include "model/alert_rule.h"

namespace monitor {

// Error::Kind::Store, unreadable: the file; Usage, bad_rule: what stands in it.
[[nodiscard]] Result<std::vector<AlertRule>> readRulesFile(const QString &path);
// Whole, or not at all.
[[nodiscard]] Result<void> writeRulesFile(const QString &path, const std::vector<AlertRule> &rules);

} // namespace monitor
