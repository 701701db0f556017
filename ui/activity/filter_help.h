// SPDX-License-Identifier: GPL-3.0-or-later
// What may be written into the filter, in short.
#pragma once

#include <QString>

namespace ui {

// Plain text: columns of a fixed pitch font.
[[nodiscard]] QString filterHelp();

} // namespace ui
