// SPDX-License-Identifier: GPL-3.0-or-later
// Backups: one file that is a store of its own, made beside a running collector and checked before it counts; and the
// way back.
#pragma once

#include "base/result.h"
#include "store/store_url.h"

namespace store {

struct BackupContent
{
    int schemaVersion = 0;
    qint64 activities = 0; // rows of integration_activity_log
    qint64 readings = 0;   // rows of device_telemetry_history
    qint64 devices = 0;
    qint64 bytes = 0; // of the file
    bool operator==(const BackupContent &) const = default;
};

// Copies the store as it is at one moment into `file`, which appears whole or not at all (0600). A collector may go on.
// What was copied is checked page by page and row by row before the file gets its name.
// Errors: Conflict, file_exists; Io and Store with the codes of Database.
[[nodiscard]] Result<BackupContent> backUp(const StoreUrl &store, const QString &file);

// Reads every page of a backup, or of any store's file. Errors as those of Reader::open; Store, corrupt.
[[nodiscard]] Result<BackupContent> checkBackup(const QString &file);

struct Restored
{
    BackupContent content;
    QString setAside; // where the store of before is now; empty: there was none
    bool operator==(const Restored &) const = default;
};
// Checks the backup and puts a copy of it, brought to this program's schema, in the store's place. A store that is
// there is kept beside it under another name, and only with `replace`; it must have no collector. Errors: Conflict –
// file_exists without `replace`, locked while a collector runs; else as above.
[[nodiscard]] Result<Restored> restore(const QString &file, const StoreUrl &store, bool replace, qint64 nowMs);

} // namespace store
