// SPDX-License-Identifier: GPL-3.0-or-later
// Where files go that people take away with them.
#pragma once

#include <QString>

namespace ui {

// The user's documents, or the home folder where there are none.
[[nodiscard]] QString documentsFolder();

} // namespace ui
