// SPDX-License-Identifier: GPL-3.0-or-later
// The life of a writer: who collects, rollups, heartbeat, checkpoints. What is known: writer_known.cpp; batches:
// writer_commit.cpp; turns of several collectors: writer_turn.cpp.
#include "store/writer.h"

#include "store/alert_rows.h"
#include "store/file_lock.h"
#include "store/log.h"
#include "store/organization.h"
#include "store/rollup_mark.h"
#include "store/rollups.h"
#include "store/row_mapping.h"
#include "store/sync_file.h"
#include "store/writer_state.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QVariant>

using namespace Qt::StringLiterals;

namespace store {

namespace {

constexpr qint64 kFlushAfterMs = 10'000;
constexpr qint64 kFlushAfterBatches = 10;
constexpr qint64 kFlushNotBeforeMs = 1'000; // a full stream would otherwise flush several times a second
constexpr int kLockWaitMs = 3'000;          // PostgreSQL: for others' locks, and for a predecessor's to end
constexpr int kIdleInTurnMs = 30'000;       // PostgreSQL: who stands still in its turn must not hold up the others
constexpr qint64 kAlarmingWalBytes = qint64(256) << 20;

} // namespace

Writer::Writer() : m_rollups(std::make_unique<Rollups>()) {}

Writer::~Writer()
{
    m_statements.reset();
}

Result<std::unique_ptr<Writer>> Writer::open(const StoreUrl &url)
{
    if (!url.isPostgres() && !QFileInfo::exists(url.path))
        return fail(Error::Kind::Store, u"no_file"_s,
                    u"there is no store %1 yet: watchpostctl migrate makes it"_s.arg(url.path));
    DatabaseOptions options;
    options.autoCheckpoint = false;
    options.cacheKiB = 16384;
    options.reconnects = false; // the lock and the statements go with the connection: see reconnect()
    options.listens = true;
    if (url.isPostgres())
        options.busyTimeoutMs = kLockWaitMs;
    options.idleTimeoutMs = kIdleInTurnMs;
    auto database = Database::open(url, Access::ReadWrite, options);
    if (!database)
        return tl::unexpected(database.error());
    std::unique_ptr<Writer> writer(new Writer);
    writer->m_url = url;
    writer->m_database = std::move(*database);
    if (auto done = writer->prepareStatements(); !done)
        return tl::unexpected(done.error());
    writer->m_isReady = true;
    return writer;
}

Result<CollectorIdentity> Writer::identify(const IntegrationChoice &choice, CollectorIdentity partly, qint64 nowMs)
{
    if (auto done = ensureConnected(); !done)
        return tl::unexpected(done.error());
    auto transaction = Transaction::begin(*m_database);
    if (!transaction)
        return tl::unexpected(transaction.error());
    // Two collectors that begin at once would each make the organization.
    if (m_database->isPostgres()) {
        if (auto done = m_database->exec(u"SELECT pg_advisory_xact_lock(hashtext('watchpost identify'))"_s); !done)
            return tl::unexpected(done.error());
    }
    const auto organization =
        findOrMakeOrganization(*m_database, choice.organizationId, choice.organizationName, nowMs);
    if (!organization)
        return tl::unexpected(organization.error());
    if (auto done = shipRules(*m_database, *organization, nowMs); !done)
        return tl::unexpected(done.error());
    const auto integration = findOrMakeIntegration(choice, *organization, nowMs);
    if (!integration)
        return tl::unexpected(integration.error());
    if (auto done = askForeignKeys(*organization, *integration); !done)
        return tl::unexpected(done.error());
    if (auto done = transaction->commit(); !done)
        return tl::unexpected(done.error());
    partly.organizationId = *organization;
    partly.integrationId = *integration;
    return partly;
}

// Tables of another product may refuse rows with ids that they do not know: every single one, so it is said at once.
Result<void> Writer::askForeignKeys(const QUuid &organization, const QUuid &integration)
{
    if (!m_database->isPostgres())
        return {};
    const auto refused = m_database->scalar(u"SELECT watchpost.refused_ids(@id(?), @id(?))"_s,
                                            {blobOf(organization), blobOf(integration)});
    if (!refused)
        return tl::unexpected(refused.error());
    if (refused->toString().isEmpty())
        return {};
    return fail(Error::Kind::Store, u"unknown_ids"_s,
                u"%1: %2 (--organization, --integration)"_s.arg(m_url.text(), refused->toString()));
}

Result<QUuid> Writer::findOrMakeIntegration(const IntegrationChoice &choice, const QUuid &organization, qint64 nowMs)
{
    const auto found =
        choice.integrationId.isNull()
            ? m_database->scalar(u"SELECT id FROM integrations WHERE organization_id = ? AND name = ?"_s,
                                 {blobOf(organization), notNull(choice.integrationName)})
            : m_database->scalar(u"SELECT id FROM integrations WHERE id = ?"_s, {blobOf(choice.integrationId)});
    if (!found)
        return tl::unexpected(found.error());
    if (found->isValid()) {
        if (auto done =
                m_database->exec(u"UPDATE integrations SET broker = ? WHERE id = ? AND broker IS DISTINCT FROM ?"_s,
                                 {orNull(choice.broker), blobOf(idFrom(*found)), orNull(choice.broker)});
            !done)
            return tl::unexpected(done.error());
        return idFrom(*found);
    }
    const QUuid id = choice.integrationId.isNull() ? m_ids.next(nowMs) : choice.integrationId;
    if (auto done = m_database->exec(
            u"INSERT INTO integrations (id, organization_id, name, broker, created_at) VALUES (?, ?, ?, ?, @at(?))"_s,
            {blobOf(id), blobOf(organization), notNull(choice.integrationName), orNull(choice.broker), nowMs});
        !done)
        return tl::unexpected(done.error());
    return id;
}

Result<void> Writer::begin(const CollectorIdentity &identity, qint64 nowMs)
{
    m_identity = identity;
    m_lastNowMs = nowMs;
    auto lock = takeLock();
    if (!lock)
        return tl::unexpected(lock.error());
    auto integrationLock = takeIntegrationLock();
    if (!integrationLock)
        return tl::unexpected(integrationLock.error());
    m_alerts.setOwner(identity.organizationId, identity.integrationId);
    auto transaction = Transaction::begin(*m_database);
    if (!transaction)
        return tl::unexpected(transaction.error());
    // The lock is ours: whoever is still entered under this client id has died without a farewell.
    if (auto done = m_database->exec(
            u"UPDATE collectors SET ended_at = heartbeat_at, connected = false WHERE client_id = ? AND ended_at IS NULL"_s,
            {identity.clientId});
        !done)
        return done;
    if (auto done = rollup_mark::make(*m_database, identity, nowMs); !done)
        return done;
    // The counters of the last run of this inbox stand until the first heartbeat brings newer ones.
    const auto run = m_database->scalar(
        u"INSERT INTO collectors (inbox_id, client_id, integration_id, host, pid, version, inbox_path, started_at, "
        "heartbeat_at, received, received_qos0, stored, rejected, decode_errors, duplicates_skipped, waiting, "
        "inbox_on_disk, last_commit) SELECT @id(?), ?, @id(?), ?, ?, ?, ?, @at(?), @at(?), "
        "coalesce(max(received), 0), coalesce(max(received_qos0), 0), coalesce(max(stored), 0), "
        "coalesce(max(rejected), 0), coalesce(max(decode_errors), 0), coalesce(max(duplicates_skipped), 0), "
        "coalesce(max(waiting), 0), coalesce(max(inbox_on_disk), 0), max(last_commit) FROM (SELECT * FROM collectors "
        "WHERE inbox_id = ? ORDER BY id DESC LIMIT 1) AS last RETURNING id"_s,
        {blobOf(identity.inboxId), identity.clientId, blobOf(identity.integrationId), notNull(identity.host),
         identity.pid, notNull(identity.version), notNull(identity.inboxPath), nowMs, nowMs, blobOf(identity.inboxId)});
    if (!run)
        return tl::unexpected(run.error());
    m_runId = run->toLongLong();
    if (auto done = transaction->commit(); !done)
        return done;
    m_lock = std::move(*lock);
    m_integrationLock = std::move(*integrationLock);
    m_lastFlushMs = nowMs;
    return {};
}

Result<void> Writer::rebuildRollups()
{
    if (auto done = m_rollups->load(*m_database, m_identity.integrationId, m_identity.inboxId); !done)
        return done;
    if (auto done = rollup_mark::addMissing(*m_database, m_identity, *m_rollups); !done)
        return done;
    // Also when there was nothing to add: rows may have gone since, and row numbers with them.
    return flushRollups(m_lastFlushMs, true);
}

Result<void> Writer::flushRollups(qint64 nowMs, bool force)
{
    const qint64 since = nowMs - m_lastFlushMs;
    const bool due = since >= kFlushAfterMs || since < 0 ||
                     (m_batchesSinceFlush >= kFlushAfterBatches && since >= kFlushNotBeforeMs);
    if (!force && (!due || m_batchesSinceFlush == 0))
        return {};
    if (auto done = ensureConnected(); !done)
        return done;
    auto transaction = Transaction::begin(*m_database);
    if (!transaction)
        return tl::unexpected(transaction.error());
    if (auto done = followMinutes(); !done)
        return done;
    if (auto done = m_rollups->write(*m_database); !done)
        return done;
    if (auto done = tellOfMinutes(); !done)
        return done;
    if (auto done = rollup_mark::advance(*m_database, m_identity.inboxId, m_newestReceivedMs); !done)
        return done;
    const bool foundMinutes = m_rollups->hasFoundMinutes();
    if (auto done = commitRollups(*transaction); !done)
        return done;
    if (m_database->isPostgres() && foundMinutes && m_knownTurn == m_turnNow)
        m_knownTurn = ++m_turnNow;
    m_rollups->written();
    m_othersWrote = false;
    m_lastFlushMs = nowMs;
    m_batchesSinceFlush = 0;
    return {};
}

Result<void> Writer::heartbeat(const Counters &counters, qint64 nowMs)
{
    // Tables that were changed or are locked keep statements from being prepared, but not the sign of life away.
    if (m_database->isLost() || (m_database->isPostgres() && !m_hasLock)) {
        if (auto done = ensureConnected(); !done)
            return done;
    }
    const std::initializer_list<QVariant> values{nowMs,
                                                 counters.connected,
                                                 counters.sessionPresent,
                                                 counters.received,
                                                 counters.receivedQos0,
                                                 counters.stored,
                                                 counters.rejected,
                                                 counters.decodeErrors,
                                                 counters.duplicatesSkipped,
                                                 counters.waiting,
                                                 counters.inboxOnDisk,
                                                 counters.oldestWaitingMs,
                                                 orNull(counters.lastCommitMs),
                                                 counters.ratePerSecond,
                                                 m_runId};
    return m_isReady ? m_database->run(m_statements->heartbeat, values) : m_database->exec(kHeartbeat, values);
}

Result<qint64> Writer::checkpoint()
{
    // PostgreSQL has confirmed what is on its disk (Database::setUpSession).
    if (m_database->isPostgres())
        return m_lastSeq;
    const QString wal = m_url.path + u"-wal"_s;
    const qint64 seq = m_lastSeq;
    if (m_durableSeq != seq) {
        if (!syncFile(wal))
            return fail(Error::Kind::Store, u"io"_s, u"%1: the log could not be written to the disk"_s.arg(wal));
        m_durableSeq = seq;
    }
    // Folds the log back as far as readers allow; it then begins anew instead of growing.
    if (auto done = m_database->exec(u"PRAGMA wal_checkpoint(PASSIVE)"_s); !done && done.error().code != "busy"_L1)
        return tl::unexpected(done.error());
    const qint64 bytes = QFileInfo(wal).size();
    if (bytes > kAlarmingWalBytes)
        qCWarning(lcStore, "%s has grown to %lld MiB: a reader keeps an old view open", qUtf8Printable(wal),
                  static_cast<long long>(bytes >> 20));
    return m_durableSeq;
}

Result<bool> Writer::changedByOthers()
{
    if (auto done = ensureConnected(); !done)
        return tl::unexpected(done.error());
    if (m_database->isPostgres()) {
        const auto changes = m_database->changes();
        if (!changes)
            return tl::unexpected(changes.error());
        const bool edited = m_dataVersion && *m_dataVersion != changes->edits;
        m_dataVersion = changes->edits;
        return edited;
    }
    // Changes only when another connection commits.
    const auto version = m_database->scalar(u"PRAGMA data_version"_s);
    if (!version)
        return tl::unexpected(version.error());
    const bool changed = m_dataVersion && *m_dataVersion != version->toLongLong();
    m_dataVersion = version->toLongLong();
    return changed;
}

Result<std::vector<Device>> Writer::operatorEdits()
{
    auto query =
        m_database->prepare(u"SELECT %1 FROM devices WHERE integration_id = ? ORDER BY id"_s.arg(kDeviceColumns));
    if (!query)
        return tl::unexpected(query.error());
    if (auto done = m_database->run(*query, {blobOf(m_identity.integrationId)}); !done)
        return tl::unexpected(done.error());
    std::vector<Device> devices;
    while (query->next())
        devices.push_back(deviceFrom(*query));
    return devices;
}

Result<std::vector<AlertRule>> Writer::alertRules()
{
    return readRules(*m_database, m_identity.organizationId);
}

Result<std::vector<Alert>> Writer::alertEdits(qint64 nowMs)
{
    return m_alerts.alerts(*m_database, nowMs);
}

Result<void> Writer::end(qint64 nowMs)
{
    if (auto done = flushRollups(nowMs, true); !done)
        return done;
    if (auto done = m_database->exec(
            u"UPDATE collectors SET ended_at = @at(?), heartbeat_at = @greatest(heartbeat_at, @at(?)), "
            "connected = false WHERE id = ?"_s,
            {nowMs, nowMs, m_runId});
        !done)
        return done;
    if (auto done = checkpoint(); !done)
        return tl::unexpected(done.error());
    giveLockBack();
    return {};
}

} // namespace store
