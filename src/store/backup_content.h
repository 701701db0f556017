// SPDX-License-Identifier: GPL-3.0-or-later
// What a backup holds: counted, written into it as its manifest, and compared with that when it is checked.
#pragma once

#include "store/backup.h"

namespace store {

class Database;

// How many rows each table has, into the table `backup_manifest` of the backup itself.
[[nodiscard]] Result<void> writeManifest(const Database &database);
// That, and whatever else only a backup has: for a file that is a store again, or one that was copied with it.
[[nodiscard]] Result<void> removeManifest(const Database &database);
// Reads every page, and counts where there is a manifest. Errors: those of Database; Store, corrupt; Store, incomplete.
[[nodiscard]] Result<BackupContent> checkedContent(const QString &path);

} // namespace store
