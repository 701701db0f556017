// SPDX-License-Identifier: GPL-3.0-or-later
// Backups: one file that is a store of its own, made beside a running collector and checked before it counts; and the
// way back.
#pragma once

#include "base/result.h"
#include "store/store_url.h"

#include <functional>

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

// Told of each thousand rows that are copied from or to a server; false ends it: Error::Kind::Cancelled.
using BackupProgress = std::function<bool(const QString &table, qint64 rows)>;

// Copies the store as it is at one moment into `file`, which appears whole or not at all (0600). A collector may go on.
// What was copied is checked page by page, and counted table by table, before the file gets its name.
// Errors: Conflict, file_exists; Store, no_permission for a login that sees its own organizations only; Io and Store
// with the codes of Database.
[[nodiscard]] Result<BackupContent> backUp(const StoreUrl &store, const QString &file,
                                           const BackupProgress &progress = {});

// Reads every page of a backup, or of any store's file. Errors as those of Reader::open; Store, corrupt.
[[nodiscard]] Result<BackupContent> checkBackup(const QString &file);

struct RestoreOptions
{
    bool replace = false; // also where there are records already
    qint64 nowMs = 0;
    BackupProgress progress = {};
};

struct Restored
{
    BackupContent content;
    QString setAside; // the file in which the records of before are now; empty: there were none
    bool operator==(const Restored &) const = default;
};
// Checks the backup and puts a copy of it, brought to this program's schema, in the store's place. Records that are
// there are kept – a file beside itself under another name, a server's as a backup beside this one – and only with
// `replace`; there must be no collector. A server's database is made where it is missing, and changes in one
// transaction. Errors: Conflict – file_exists without `replace`, locked while a collector runs, adopted where another
// product's tables would have to be emptied; else as above.
[[nodiscard]] Result<Restored> restore(const QString &file, const StoreUrl &store, const RestoreOptions &options);

} // namespace store
