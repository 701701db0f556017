// SPDX-License-Identifier: GPL-3.0-or-later
// Changes of rules on their way to the store, for the list of rules and their editor.
#pragma once

#include "ui/common/workspace.h"

namespace ui {

// The stored rule, in its new version.
[[nodiscard]] QFuture<Result<AlertRule>> saveRule(Workspace &workspace, const AlertRule &rule);
[[nodiscard]] QFuture<Result<void>> removeRule(Workspace &workspace, const AlertRule &rule);
[[nodiscard]] QFuture<Result<void>> importRules(Workspace &workspace, const std::vector<AlertRule> &rules);
// Why it was not done; of a stale version who was quicker, and when.
[[nodiscard]] QString ruleFailureWords(const Error &error, const Clock &clock);

} // namespace ui
