// SPDX-License-Identifier: GPL-3.0-or-later
// Folders for records: nobody else's business.
#pragma once

#include "base/result.h"

namespace store {

// Makes a folder that is not there with mode 0700, those above it as the system does.
// Errors: Store, cant_open.
[[nodiscard]] Result<void> ensurePrivateFolder(const QString &folder);

} // namespace store
