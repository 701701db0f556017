// SPDX-License-Identifier: GPL-3.0-or-later
// What lies in a store that somebody wants to open, before it is opened; and which stores there are.
#pragma once

#include "base/result.h"
#include "store/store_url.h"

#include <QStringList>
#include <optional>

namespace monitor {

enum class StoreKind {
    Good,
    Empty,       // ours, without rows
    OlderSchema, // upgradeStore() makes it Good
    Unusable,    // `problem` says why
};

struct StoreLook
{
    StoreKind kind = StoreKind::Unusable;
    QString problem; // a sentence; empty when Good
    QString advice;  // what to do about it
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

struct KnownStore
{
    QString path;
    QString profile; // whose it is; empty: it was opened by itself
};
// Those that were opened last, the newest in front, then those of the profiles; only such as are there.
[[nodiscard]] std::vector<KnownStore> knownStores();
// For knownStores(); kept in $XDG_STATE_HOME/watchpost/opened-stores.
void rememberStore(const QString &path);

} // namespace monitor
