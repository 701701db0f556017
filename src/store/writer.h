// SPDX-License-Identifier: GPL-3.0-or-later
// What the collector writes to the store: batches with their progress, rollups and counts behind them, its own row.
#pragma once

#include "base/ids.h"
#include "base/result.h"
#include "model/batch.h"
#include "model/query.h"
#include "store/alert_writer.h"
#include "store/store_url.h"

#include <QHash>
#include <QSet>
#include <memory>

namespace store {

class Database;
class FileLock;
class Rollups;
class Transaction;

// Who collects, and from which inbox.
struct CollectorIdentity
{
    QUuid inboxId;
    QString inboxPath;
    QString clientId;
    QUuid organizationId;
    QUuid integrationId;
    QString host;
    qint64 pid = 0;
    QString version;
    bool operator==(const CollectorIdentity &) const = default;
};

struct IntegrationChoice
{
    QUuid organizationId; // null: found by name, or made
    QUuid integrationId;  // null: found by name within the organization, or made
    QString organizationName;
    QString integrationName;
    QString broker; // its URL, kept for people
};

// What a collector has to know to go on where the last one stopped.
struct KnownState
{
    std::vector<Device> devices;
    std::vector<PrefixBinding> bindings;
    std::vector<TopicState> topics;
    qint64 lastSeq = 0; // of the inbox: everything up to it is in the store
    qint64 stored = 0, rejected = 0, decodeErrors = 0, duplicatesSkipped = 0; // over the life of the inbox
    std::vector<AlertRule> rules;                                             // of the organization
    std::vector<AlertState> states;                                           // of the integration, as are
    std::vector<Alert> alerts;         // the open ones, those that states name, and those that are shelved
    qint64 step = 0;                   // of the last batch that had one
    std::optional<qint64> lastAliveMs; // UTC; the last sign of the integration's run before this one
    // Several collectors on one integration, PostgreSQL only.
    QSet<QUuid> devicesOfOthers; // those of `devices` that another collector has written last
    QSet<QString> topicsOfOthers;
    qint64 judgedAtMs = 0;   // how far any of them has judged alerts, on the engine's clock
    bool othersRun = false;  // another one is alive
    bool othersHear = false; // and is connected to the broker
};

// The batch was made from what is no longer so: another collector of the integration has written meanwhile. Take a
// turn, learn, and make the batch anew.
inline constexpr QLatin1StringView kTurnMoved("turn_moved");

// Belongs to the processor thread. identify → begin → load → commit … → end.
class Writer
{
public:
    // The store must be migrated. Errors: Store no_file, schema, …
    // PostgreSQL: every call makes a lost connection anew, and fails with StoreBusy, connection_lost, while it cannot.
    [[nodiscard]] static Result<std::unique_ptr<Writer>> open(const StoreUrl &url);
    ~Writer();

    // Finds or makes the rows of organization and integration and fills their ids in.
    [[nodiscard]] Result<CollectorIdentity> identify(const IntegrationChoice &choice, CollectorIdentity partly,
                                                     qint64 nowMs);
    // Takes the collector's lock of this client id and enters the run in `collectors`. Conflict: another one collects;
    // with SQLite also under another client id for the same integration.
    [[nodiscard]] Result<void> begin(const CollectorIdentity &identity, qint64 nowMs);
    // Also makes good the rollups and counts that a crash kept from being written.
    [[nodiscard]] Result<KnownState> load();

    // Collectors of one integration take turns in PostgreSQL: what one of them knows holds only until another one
    // writes. So a batch is made within its turn, from what is known then, and commit() ends the turn. A batch that is
    // made without one is refused (StoreBusy, kTurnMoved) if others have written since the last turn. Alone, one pays a
    // round trip for it; with SQLite there are no others, and nothing happens.
    struct Turn
    {
        bool moved = false;      // others have written: call learn()
        bool othersHear = false; // another collector of the integration is connected to the broker
    };
    [[nodiscard]] Result<Turn> takeTurn(qint64 nowMs);
    // Nothing is to be written after all.
    void passTurn();
    // Whether others have written, as a look without waiting for a turn.
    [[nodiscard]] Result<bool> hasTurnMoved();
    // Within a turn: devices, bindings and topics that others have written, and all states and open alerts.
    // With `everything`: as after a start.
    [[nodiscard]] Result<KnownState> learn(bool everything);

    struct Outcome
    {
        qint64 stored = 0;   // messages whose rows are in
        qint64 rejected = 0; // messages that the database refused, in ingest_rejects
    };
    // Everything of the batch and its progress in one transaction. A message whose rows the database refuses is set
    // aside alone. Entries at or below the progress are left out, and a batch whose step is in: it may be given again
    // after any error.
    // StoreBusy: nothing has happened, call again.
    [[nodiscard]] Result<Outcome> commit(const Batch &batch, qint64 nowMs);

    // Writes rollups and hourly counts when 10 s or 10 batches have passed since the last time, or when forced.
    [[nodiscard]] Result<void> flushRollups(qint64 nowMs, bool force);
    [[nodiscard]] Result<void> heartbeat(const Counters &counters, qint64 nowMs);
    // Makes what is committed safe from a power cut; the sequence number up to which that holds. The inbox may be
    // trimmed behind it and no further.
    [[nodiscard]] Result<qint64> checkpoint();

    // PostgreSQL: makes the partitions of today and of the coming days.
    [[nodiscard]] Result<void> makeDays(qint64 nowMs);

    // Whether another connection has written since the last call (the first answers false).
    [[nodiscard]] Result<bool> changedByOthers();
    // The devices of this integration, with given name, tags and notes as they are now.
    [[nodiscard]] Result<std::vector<Device>> operatorEdits();
    // The organization's rules as they are now.
    [[nodiscard]] Result<std::vector<AlertRule>> alertRules();
    // Alerts of this integration that an operator may have changed: open, shelved, and those that came the last time.
    [[nodiscard]] Result<std::vector<Alert>> alertEdits(qint64 nowMs);

    // Last flush, checkpoint, and the run's end in `collectors`; gives the lock back.
    [[nodiscard]] Result<void> end(qint64 nowMs);

private:
    struct Statements;
    Writer();
    [[nodiscard]] Result<void> prepareStatements();
    [[nodiscard]] Result<QUuid> findOrMakeIntegration(const IntegrationChoice &choice, const QUuid &organization,
                                                      qint64 nowMs);
    [[nodiscard]] Result<void> askForeignKeys(const QUuid &organization, const QUuid &integration);
    // Rows of turns after `sinceTurn`; -1: all.
    [[nodiscard]] Result<KnownState> loadKnown(qint64 sinceTurn);
    [[nodiscard]] Result<void> loadAround(KnownState &known, qint64 sinceTurn);
    [[nodiscard]] Result<void> loadTurn(KnownState &known);
    [[nodiscard]] Result<void> loadAlerts(KnownState &known);
    [[nodiscard]] Result<void> rebuildRollups();
    [[nodiscard]] Result<void> prepareTurn();
    [[nodiscard]] Result<void> lockTurn();
    [[nodiscard]] bool isOfOthers(qint64 turn) const { return turn > m_knownTurn && turn != m_ownTurn; }
    [[nodiscard]] Result<Transaction> takenTurn(qint64 nowMs);
    [[nodiscard]] tl::unexpected<Error> turnMoved() const;
    [[nodiscard]] Result<void> followMinutes();
    [[nodiscard]] Result<void> tellOfMinutes();

    // The lock is a file beside an SQLite store; in PostgreSQL it belongs to the connection.
    [[nodiscard]] Result<std::unique_ptr<FileLock>> takeLock();
    [[nodiscard]] Result<std::unique_ptr<FileLock>> takeIntegrationLock() const;
    [[nodiscard]] Result<void> takeServerLock();
    [[nodiscard]] Error heldByAnother() const;
    void giveLockBack();
    [[nodiscard]] Result<void> ensureConnected();
    [[nodiscard]] Result<void> commitRollups(Transaction &transaction);
    [[nodiscard]] Result<void> learnOfFlush();

    struct Draft;
    [[nodiscard]] Result<Outcome> writeBatch(const Batch &batch, bool aside, qint64 nowMs);
    [[nodiscard]] Result<Draft> landedSince(const Batch &batch, qint64 seq);
    void remember(const Draft &draft);
    [[nodiscard]] Result<void> insertEntries(const Batch &batch, bool aside, Draft &draft, qint64 nowMs);
    // PostgreSQL: the entries of a range with a statement each for what their tables take.
    struct Stretch;
    [[nodiscard]] Result<void> insertAtOnce(const Batch &batch, bool aside, Draft &draft, qint64 nowMs);
    [[nodiscard]] Result<void> insertOrHalve(const Batch &batch, const Stretch &stretch, Draft &draft, qint64 nowMs);
    [[nodiscard]] Result<void> insertRows(const Batch &batch, const Stretch &stretch);
    [[nodiscard]] Result<void> writeDevicesAtOnce(const std::vector<Device> &devices, bool aside);
    [[nodiscard]] Result<void> writeAroundAtOnce(const Batch &batch, const Draft &draft);
    [[nodiscard]] Result<void> insertEntry(const Batch &batch, const EntryRows &entry, size_t firstActivity,
                                           size_t firstTelemetry);
    [[nodiscard]] Result<void> insertTelemetry(const TelemetryRow &row);
    [[nodiscard]] Result<void> reject(const EntryRows &entry, const Error &why, qint64 nowMs);
    void note(const Batch &batch, const EntryRows &entry, size_t firstActivity, size_t firstTelemetry, Draft &draft);
    [[nodiscard]] Result<void> insertEvents(const Batch &batch, bool aside, Draft &draft);
    [[nodiscard]] Result<void> writeDevices(const std::vector<Device> &devices);
    [[nodiscard]] Result<void> freeExternalIds(const std::vector<Device> &devices);
    [[nodiscard]] Result<void> upsertDevice(const Device &device);
    [[nodiscard]] Result<void> writeAround(const Batch &batch, const Draft &draft);
    [[nodiscard]] Result<void> writeProgress(const Batch &batch, const Draft &draft, qint64 nowMs);
    [[nodiscard]] Result<void> readProgress();
    [[nodiscard]] Result<void> writeBindings(const Batch &batch);

    StoreUrl m_url;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<Statements> m_statements;
    std::unique_ptr<FileLock> m_lock, m_integrationLock;
    std::unique_ptr<Rollups> m_rollups;
    CollectorIdentity m_identity;
    qint64 m_runId = 0;
    qint64 m_lastSeq = 0;
    qint64 m_step = 0;
    AlertWriter m_alerts;
    qint64 m_batchesSinceFlush = 0;
    qint64 m_lastFlushMs = 0;
    qint64 m_lastNowMs = 0;
    qint64 m_newestReceivedMs = 0; // of what is committed
    qint64 m_durableSeq = 0;
    QHash<QUuid, QSet<QString>> m_metrics; // that each device is known to have
    std::optional<qint64> m_dataVersion;
    // PostgreSQL
    bool m_isReady = false;                 // connected, statements prepared, lock taken
    bool m_hasLock = false;                 // of this connection
    bool m_progressIsKnown = false;         // m_lastSeq is what the store says; not after an error
    std::optional<qint64> m_unsureFlushSeq; // rollups up to here may be written: their COMMIT was not answered
    std::unique_ptr<Transaction> m_turn;    // taken, not written in yet
    qint64 m_turnNow = 0;                   // of the turn taken last: what it found
    qint64 m_knownTurn = 0;                 // everything up to it is known to whoever makes the batches
    qint64 m_ownTurn = 0;                   // of this inbox's newest batch
    bool m_othersWrote = false;             // since the last flush of rollups
    IdSource m_ids;
};

} // namespace store
