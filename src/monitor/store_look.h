// SPDX-License-Identifier: GPL-3.0-or-later
// What lies in a store that somebody wants to open, before it is opened; and which stores there are.
#pragma once

#include "base/result.h"
#include "store/local_servers.h"

#include <QStringList>
#include <optional>

namespace monitor {

enum class StoreKind {
    Good,
    Empty,       // ours, without rows
    OlderSchema, // upgradeStore() makes it Good
    CanBeMade,   // on a server, without database or tables; makeStore() makes it Empty
    Unusable,    // `problem` says why
};

struct StoreLook
{
    StoreKind kind = StoreKind::Unusable;
    QString problem; // a sentence; empty when Good
    QString advice;  // what to do about it
    QString command; // for a terminal, where that is what has to be done
    qint64 rows = 0; // of the activity log
    qint64 devices = 0;
    std::optional<qint64> fromMs; // of the activity log, UTC milliseconds
    std::optional<qint64> toMs;
    qint64 bytes = 0;
    bool collectorRuns = false;
};

// All of them touch the disk: not for a window's thread.
[[nodiscard]] StoreLook lookAtStore(const store::StoreUrl &url, qint64 nowMs);
// To the schema of this program.
[[nodiscard]] Result<void> upgradeStore(const store::StoreUrl &url, qint64 nowMs);
// The database on its server, where it is not there, and its tables.
[[nodiscard]] Result<void> makeStore(const store::StoreUrl &url, qint64 nowMs);
// What somebody typed: a path, or a URL of a server.
[[nodiscard]] Result<store::StoreUrl> storeFrom(const QString &text);

struct KnownStore
{
    QString path;    // of a file, or the URL of a database
    QString profile; // whose it is; empty: it was opened by itself
};
// Those that were opened last, the newest in front, then those of the profiles; of files only such as are there.
[[nodiscard]] std::vector<KnownStore> knownStores();
// For knownStores(); kept in $XDG_STATE_HOME/watchpost/opened-stores.
void rememberStore(const QString &path);

} // namespace monitor
