// SPDX-License-Identifier: GPL-3.0-or-later
// Whose rules a profile works with.
#pragma once

#include "monitor/profile.h"
#include "store/editor.h"
#include "store/reader.h"

namespace monitor {

// The profile's organization; without one that of the usual name, else the store's first. Null: there is none yet.
[[nodiscard]] Result<QUuid> organizationOf(store::Reader &reader, const Profile &profile);
// The same; where there is none, it is made with the rules that the program brings.
[[nodiscard]] Result<QUuid> organizationOf(store::Reader &reader, store::Editor &editor, const Profile &profile,
                                           qint64 nowMs);

} // namespace monitor
