// SPDX-License-Identifier: GPL-3.0-or-later
// Stores and servers in words: a line of a list, a name, what lies in one.
#pragma once

#include "monitor/store_look.h"

namespace ui {

// A server of this machine as one line.
[[nodiscard]] QString serverLine(const store::LocalServer &server);
// As the file is called, or the database.
[[nodiscard]] QString storeName(const store::StoreUrl &url);
// Rows, devices and the time they are of; empty for what cannot be opened yet.
[[nodiscard]] QString summaryOf(const monitor::StoreLook &look);

} // namespace ui
