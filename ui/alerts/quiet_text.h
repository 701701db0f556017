// SPDX-License-Identifier: GPL-3.0-or-later
// Quiet hours as one line of text: "22:00-06:00, 12:00-13:00 Europe/Berlin".
#pragma once

#include "model/alert_rule.h"

namespace ui {

[[nodiscard]] QString quietText(const std::vector<QuietHours> &hours);
// Whatever is typed; checkRule() says what is no time.
[[nodiscard]] std::vector<QuietHours> quietHours(const QString &text);

} // namespace ui
