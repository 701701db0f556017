// SPDX-License-Identifier: GPL-3.0-or-later
// Whose session this is: the name in rows of what somebody did.
#pragma once

#include <QString>

namespace monitor {

// The login name of the effective user; the user's number where the system knows no name for it.
[[nodiscard]] QString loginName();

} // namespace monitor
