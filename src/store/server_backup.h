// SPDX-License-Identifier: GPL-3.0-or-later
// Backup and restore of a server's database: the file is a store as any other, so that one kind of backup serves both
// engines, can be checked without a server, and be opened as it is.
#pragma once

#include "store/backup.h"

namespace store {

// As backUp() and restore() of store/backup.h.
[[nodiscard]] Result<BackupContent> backUpServer(const StoreUrl &store, const QString &file,
                                                 const BackupProgress &progress);
[[nodiscard]] Result<Restored> restoreToServer(const QString &file, const StoreUrl &store,
                                               const RestoreOptions &options);

} // namespace store
