// SPDX-License-Identifier: GPL-3.0-or-later
// How the store and its collectors are, as `status` and the window's status bar show it.
#pragma once

#include "model/query.h"

#include <QByteArray>
#include <QMap>
#include <QString>
#include <vector>

namespace store {

// Older than this, a heartbeat means that the collector no longer runs (contract §4).
inline constexpr qint64 kHeartbeatLimitMs = 5'000;

// One run of a collector: a row of `collectors`.
struct CollectorRun
{
    QByteArray inboxId;
    QString clientId;
    QUuid integrationId;
    QString host;
    qint64 pid = 0;
    QString version;
    QString inboxPath;
    qint64 startedAtMs = 0;
    qint64 heartbeatAtMs = 0;
    std::optional<qint64> endedAtMs;
    Counters counters; // of the inbox's lifetime, as last flushed
    [[nodiscard]] bool runs(qint64 nowMs) const { return !endedAtMs && nowMs - heartbeatAtMs <= kHeartbeatLimitMs; }
    bool operator==(const CollectorRun &) const = default;
};

// A row of `ingest_progress`: what was committed together with the rows themselves.
struct IngestProgress
{
    QByteArray inboxId;
    qint64 lastSeq = 0;
    qint64 stored = 0;
    qint64 rejected = 0;
    qint64 decodeErrors = 0;
    qint64 duplicatesSkipped = 0;
    std::optional<qint64> lastCommitMs;
    qint64 rolledUpSeq = 0;
    qint64 rolledUpAtMs = 0;
    bool operator==(const IngestProgress &) const = default;
};

struct StoreStatus
{
    QString store; // its URL
    int schemaVersion = 0;
    QMap<QString, qint64> rows;           // by table: exact
    QStringList unreadable;               // tables that are missing, or that this login may not read
    qint64 fileBytes = 0;                 // the database file
    qint64 walBytes = 0;                  // its write-ahead log
    qint64 freeBytes = 0;                 // of fileBytes, not in use
    std::optional<qint64> lastCommitMs;   // the newest of all collectors
    std::vector<CollectorRun> collectors; // the newest run of each inbox, newest first
    std::vector<IngestProgress> progress;
    bool running = false; // whether one of them runs at nowMs
};

} // namespace store
