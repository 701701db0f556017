// SPDX-License-Identifier: GPL-3.0-or-later
// One batch, one transaction: rows, devices and what is around them, and the progress that makes it exactly once.
#include "store/device_json.h"
#include "store/log.h"
#include "store/rollups.h"
#include "store/row_mapping.h"
#include "store/writer.h"
#include "store/writer_state.h"

#include <QVariant>

using namespace Qt::StringLiterals;

namespace store {

namespace {

const QString kTakenTurn = u"WITH taken AS (UPDATE integrations SET turn = ?, judged_at = greatest(judged_at, @at(?)) "
                           "WHERE id = ?) "_s;
const QString kProgressUpdate =
    u"UPDATE ingest_progress SET last_seq = ?, stored = stored + ?, rejected = rejected + ?, "
    "decode_errors = decode_errors + ?, duplicates_skipped = duplicates_skipped + ?, last_commit = @at(?), "
    "alert_step = ?"_s;

// When its newest message was received.
std::optional<qint64> newestIn(const Batch &batch)
{
    std::optional<qint64> newestMs;
    for (const EntryRows &entry : batch.entries) {
        if (entry.isMessage)
            newestMs = std::max(newestMs.value_or(0), entry.message.receivedAtMs);
    }
    return newestMs;
}

} // namespace

Result<void> Writer::prepareStatements()
{
    m_statements = std::make_unique<Statements>();
    if (auto done = m_statements->activity.prepare(*m_database); !done)
        return done;
    const std::pair<QSqlQuery *, QString> all[] = {
        {&m_statements->telemetry,
         u"INSERT INTO device_telemetry_history (id, device_id, organization_id, telemetry, activity_log_id, "
         "received_at, device_timestamp) VALUES (?, ?, ?, @json(?), ?, @at(?), @at(?))"_s},
        {&m_statements->device, kDeviceInto +
                                    u") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, @at(?), @at(?), @at(?), @at(?), ?, ?, "
                                    "?, @orderedJson(?), @json(?), @json(?), @json(?), ?, @at(?), @json(?))"_s +
                                    kDeviceUpdate},
        {&m_statements->topic, kTopicInto + u") VALUES (?, ?, ?, ?, ?, ?, ?, @at(?))"_s + kTopicUpdate},
        {&m_statements->count, kCountInto + u"VALUES (@at(?), ?, ?, ?)"_s + kCountUpdate},
        {&m_statements->metric, kMetricInto + u"VALUES (?, ?, @at(?)) ON CONFLICT DO NOTHING"_s},
        {&m_statements->readProgress, u"SELECT last_seq, alert_step FROM ingest_progress WHERE inbox_id = ?"_s},
        {&m_statements->progress,
         (m_database->isPostgres() ? kTakenTurn : QString()) + kProgressUpdate +
             (m_database->isPostgres() ? u", received_until = greatest(received_until, @at(?))"_s : QString()) +
             u" WHERE inbox_id = ?"_s},
        {&m_statements->heartbeat, kHeartbeat},
    };
    for (const auto &[statement, sql] : all) {
        auto prepared = m_database->prepare(sql);
        if (!prepared)
            return tl::unexpected(prepared.error());
        *statement = std::move(*prepared);
    }
    if (!m_database->isPostgres())
        return {};
    if (auto done = prepareTurn(); !done)
        return done;
    return m_statements->atOnce.prepare(*m_database);
}

Result<Writer::Outcome> Writer::commit(const Batch &batch, qint64 nowMs)
{
    if (batch.isEmpty()) {
        passTurn();
        return Outcome{};
    }
    if (!m_turn) {
        if (auto done = ensureConnected(); !done)
            return tl::unexpected(done.error());
    }
    auto outcome = writeBatch(batch, false, nowMs);
    // Rare: the second time every message stands behind a savepoint of its own and can be taken out alone.
    if (!outcome && isRowRefused(outcome.error()))
        outcome = writeBatch(batch, true, nowMs);
    const bool moved = !outcome && outcome.error().code == kTurnMoved;
    m_progressIsKnown = outcome.has_value() || moved;
    // Statements that do not fit the tables any more are made anew.
    if (!outcome && !moved && m_database->isPostgres())
        m_isReady = false;
    return outcome;
}

Result<Writer::Outcome> Writer::writeBatch(const Batch &batch, bool aside, qint64 nowMs)
{
    auto transaction = takenTurn(nowMs);
    if (!transaction)
        return tl::unexpected(transaction.error());
    // What a COMMIT of unknown outcome did, the progress tells.
    const qint64 before = m_lastSeq, stepBefore = m_step;
    if (auto done = readProgress(); !done)
        return tl::unexpected(done.error());
    const auto landed = m_lastSeq > before ? landedSince(batch, before) : Result<Draft>();
    if (!landed) {
        m_lastSeq = before;
        return tl::unexpected(landed.error());
    }
    remember(*landed);
    // It was written in the turn behind the known one; others may have written since.
    if (m_lastSeq > before || m_step > stepBefore)
        ++m_knownTurn;
    if (batch.entries.empty() ? batch.step <= m_step : batch.lastSeq() <= m_lastSeq)
        return landed->outcome;
    const bool postgres = m_database->isPostgres();
    if (postgres && m_turnNow != m_knownTurn)
        return turnMoved();
    Draft draft;
    if (auto done = postgres ? insertAtOnce(batch, aside, draft, nowMs) : insertEntries(batch, aside, draft, nowMs);
        !done)
        return tl::unexpected(done.error());
    if (auto done = insertEvents(batch, aside, draft); !done)
        return tl::unexpected(done.error());
    if (auto done = postgres ? writeDevicesAtOnce(batch.devices, aside) : writeDevices(batch.devices); !done)
        return tl::unexpected(done.error());
    if (auto done = m_alerts.write(*m_database, batch); !done)
        return tl::unexpected(done.error());
    if (auto done = postgres ? writeAroundAtOnce(batch, draft) : writeAround(batch, draft); !done)
        return tl::unexpected(done.error());
    if (auto done = writeProgress(batch, draft, nowMs); !done)
        return tl::unexpected(done.error());
    if (auto done = transaction->commit(); !done)
        return tl::unexpected(done.error());

    m_lastSeq = std::max(m_lastSeq, batch.lastSeq());
    m_step = std::max(m_step, batch.step);
    m_knownTurn = postgres ? m_turnNow + 1 : 0;
    m_receivedUntilMs = std::max(m_receivedUntilMs, newestIn(batch).value_or(0));
    remember(draft);
    return Outcome{draft.outcome.stored + landed->outcome.stored, draft.outcome.rejected + landed->outcome.rejected};
}

// What is counted, rolled up and known once it is committed.
void Writer::remember(const Draft &draft)
{
    if (draft.isEmpty)
        return;
    ++m_batchesSinceFlush;
    for (const TelemetryRow *row : draft.readings) {
        m_rollups->add(*row);
        m_newestReceivedMs = std::max(m_newestReceivedMs, row->receivedAtMs);
    }
    for (auto it = draft.metrics.constBegin(); it != draft.metrics.constEnd(); ++it)
        m_metrics[it.key().first].insert(it.key().second);
}

// The entries of the batch behind `seq` that an earlier attempt has stored although its COMMIT was not answered.
Result<Writer::Draft> Writer::landedSince(const Batch &batch, qint64 seq)
{
    auto query = m_database->prepare(u"SELECT seq FROM ingest_rejects WHERE inbox_id = ? AND seq > ? AND seq <= ?"_s);
    if (!query)
        return tl::unexpected(query.error());
    if (auto done = m_database->run(*query, {blobOf(m_identity.inboxId), seq, m_lastSeq}); !done)
        return tl::unexpected(done.error());
    QSet<qint64> rejected;
    while (query->next())
        rejected.insert(query->value(0).toLongLong());
    Draft draft;
    size_t activity = 0, telemetry = 0;
    for (const EntryRows &entry : batch.entries) {
        if (entry.seq > seq && entry.seq <= m_lastSeq) {
            if (rejected.contains(entry.seq))
                draft.outcome.rejected += entry.isMessage;
            else
                note(batch, entry, activity, telemetry, draft);
            draft.isEmpty = false;
        }
        activity += size_t(entry.activityCount);
        telemetry += size_t(entry.telemetryCount);
    }
    return draft;
}

Result<void> Writer::readProgress()
{
    // Nobody else writes it while the lock is ours; a round trip to a server is worth sparing.
    if (m_database->isPostgres() && m_progressIsKnown)
        return {};
    QSqlQuery &query = m_statements->readProgress;
    if (auto done = m_database->run(query, {blobOf(m_identity.inboxId)}); !done)
        return done;
    if (query.next()) {
        m_lastSeq = query.value(0).toLongLong();
        m_step = query.value(1).toLongLong();
    }
    query.finish();
    return {};
}

Result<void> Writer::insertEntries(const Batch &batch, bool aside, Draft &draft, qint64 nowMs)
{
    size_t activity = 0, telemetry = 0;
    for (const EntryRows &entry : batch.entries) {
        const size_t firstActivity = activity, firstTelemetry = telemetry;
        activity += size_t(entry.activityCount);
        telemetry += size_t(entry.telemetryCount);
        if (entry.seq <= m_lastSeq)
            continue;
        if (aside) {
            if (auto done = m_database->exec(u"SAVEPOINT entry"_s); !done)
                return done;
        }
        auto inserted = insertEntry(batch, entry, firstActivity, firstTelemetry);
        if (!inserted && (!aside || !isRowRefused(inserted.error())))
            return inserted;
        if (!inserted) {
            if (auto done = m_database->exec(u"ROLLBACK TO entry"_s); !done)
                return done;
            if (auto done = reject(entry, inserted.error(), nowMs); !done)
                return done;
            draft.outcome.rejected += entry.isMessage;
        } else {
            note(batch, entry, firstActivity, firstTelemetry, draft);
        }
        if (aside) {
            if (auto done = m_database->exec(u"RELEASE entry"_s); !done)
                return done;
        }
    }
    return {};
}

Result<void> Writer::insertEntry(const Batch &batch, const EntryRows &entry, size_t firstActivity,
                                 size_t firstTelemetry)
{
    for (size_t i = 0; i < size_t(entry.activityCount); ++i) {
        if (auto done = m_statements->activity.insert(*m_database, batch.activities[firstActivity + i]); !done)
            return done;
    }
    for (size_t i = 0; i < size_t(entry.telemetryCount); ++i) {
        if (auto done = insertTelemetry(batch.telemetry[firstTelemetry + i]); !done)
            return done;
    }
    return {};
}

// Rows that no message stands for. One that is refused is said and left out: nothing could ever set it aside.
Result<void> Writer::insertEvents(const Batch &batch, bool aside, Draft &draft)
{
    for (const ActivityRow &row : batch.events) {
        if (aside) {
            if (auto done = m_database->exec(u"SAVEPOINT event"_s); !done)
                return done;
        }
        auto inserted = m_statements->activity.insert(*m_database, row);
        if (!inserted && (!aside || !isRowRefused(inserted.error())))
            return inserted;
        if (inserted)
            ++draft.counts[{hourOf(row.createdAtMs), row.activityType}];
        else
            qCWarning(lcStore).noquote() << "the database refused an event of" << row.activityType << ":"
                                         << inserted.error().text;
        if (aside) {
            if (auto done = m_database->exec(inserted ? u"RELEASE event"_s : u"ROLLBACK TO event"_s); !done)
                return done;
        }
    }
    return {};
}

void Writer::note(const Batch &batch, const EntryRows &entry, size_t firstActivity, size_t firstTelemetry, Draft &draft)
{
    draft.isEmpty = false;
    if (entry.isMessage) {
        draft.outcome.stored += !entry.skipped;
        draft.skipped += entry.skipped;
        draft.decodeErrors += entry.decodeError;
    }
    for (size_t i = 0; i < size_t(entry.activityCount); ++i) {
        const ActivityRow &row = batch.activities[firstActivity + i];
        ++draft.counts[{hourOf(row.createdAtMs), row.activityType}];
    }
    for (size_t i = 0; i < size_t(entry.telemetryCount); ++i) {
        const TelemetryRow &row = batch.telemetry[firstTelemetry + i];
        draft.readings.push_back(&row);
        const auto known = m_metrics.constFind(row.deviceId);
        for (const Field &field : row.telemetry) {
            const bool isNew = known == m_metrics.constEnd() || !known->contains(field.name);
            if (isNew && !draft.metrics.contains({row.deviceId, field.name}))
                draft.metrics.insert({row.deviceId, field.name}, row.receivedAtMs);
        }
    }
}

Result<void> Writer::insertTelemetry(const TelemetryRow &row)
{
    return m_database->run(m_statements->telemetry,
                           {blobOf(row.id), blobOf(row.deviceId), blobOf(row.organizationId),
                            toJsonObject(row.telemetry),
                            row.activityLogId.isNull() ? QVariant() : blobOf(row.activityLogId), row.receivedAtMs,
                            orNull(row.deviceTimeMs)});
}

Result<void> Writer::reject(const EntryRows &entry, const Error &why, qint64 nowMs)
{
    const QString what = entry.isMessage ? u"message %1 on %2"_s.arg(entry.seq).arg(entry.message.topic)
                                         : u"event %1 of the connection"_s.arg(entry.seq);
    qCWarning(lcStore, "the database refused the rows of %s: %s", qUtf8Printable(what), qUtf8Printable(why.text));
    return m_database->exec(
        u"INSERT INTO ingest_rejects (id, inbox_id, seq, topic, payload, qos, retained, received_at, error, "
        u"error_code) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, @at(?), ?, ?) ON CONFLICT (inbox_id, seq) DO UPDATE SET error = excluded.error, "
        "error_code = excluded.error_code"_s,
        {blobOf(m_ids.next(nowMs)), blobOf(m_identity.inboxId), entry.seq, notNull(entry.message.topic),
         notNull(entry.message.payload), entry.message.qos, entry.message.retained, entry.message.receivedAtMs,
         why.text, why.code});
}

Result<void> Writer::upsertDevice(const Device &device)
{
    return m_database->run(m_statements->device, {blobOf(device.id),
                                                  blobOf(device.organizationId),
                                                  blobOf(device.integrationId),
                                                  notNull(device.externalId),
                                                  notNull(device.name()),
                                                  orNull(device.givenName),
                                                  orNull(device.reportedName),
                                                  QString::fromLatin1(deviceStatusKey(device.status)),
                                                  orNull(device.statusReason),
                                                  orNull(device.statusChangedAtMs),
                                                  device.firstSeenAtMs,
                                                  orNull(device.lastSeenAtMs),
                                                  orNull(device.lastDeviceTimeMs),
                                                  device.messages,
                                                  device.hasTelemetry,
                                                  device.idFromTopic,
                                                  toJsonObject(device.facts),
                                                  qualityAsJson(device.quality),
                                                  latestAsJson(device.latest),
                                                  tagsAsJson(device.tags),
                                                  notNull(device.notes),
                                                  orNull(device.lastReadingAtMs),
                                                  intervalsAsJson(device.pace)});
}

Result<void> Writer::writeDevices(const std::vector<Device> &devices)
{
    for (const Device &device : devices) {
        auto done = upsertDevice(device);
        if (!done && isRowRefused(done.error())) {
            if (auto freed = freeExternalIds(devices); !freed)
                return freed;
            for (const Device &other : devices) {
                if (auto again = upsertDevice(other); !again)
                    return tl::unexpected(Error{Error::Kind::Store, u"device_refused"_s, again.error().text});
            }
            return {};
        }
        if (!done)
            return done;
    }
    return {};
}

// One device took the external id that another one of the batch gave up: all are freed first.
Result<void> Writer::freeExternalIds(const std::vector<Device> &devices)
{
    for (const Device &device : devices) {
        if (auto freed = m_database->exec(u"UPDATE devices SET external_id = ? WHERE id = ?"_s,
                                          {QString(u"moving "_s + idText(device.id)), blobOf(device.id)});
            !freed)
            return freed;
    }
    return {};
}

Result<void> Writer::writeBindings(const Batch &batch)
{
    const QVariant integration = blobOf(m_identity.integrationId);
    for (const PrefixBinding &binding : batch.bindings) {
        if (auto done = m_database->exec(u"DELETE FROM device_aliases WHERE integration_id = ? AND prefix = ?"_s,
                                         {integration, notNull(binding.prefix)});
            !done)
            return done;
        int place = 0;
        for (const QUuid &device : binding.devices) {
            auto done =
                m_database->isPostgres()
                    ? m_database->exec(u"INSERT INTO device_aliases (integration_id, prefix, device_id, place, turn) "
                                       "VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"_s,
                                       {integration, notNull(binding.prefix), blobOf(device), place, m_turnNow + 1})
                    : m_database->exec(u"INSERT INTO device_aliases (integration_id, prefix, device_id, place) "
                                       "VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING"_s,
                                       {integration, notNull(binding.prefix), blobOf(device), place});
            if (!done)
                return done;
            ++place;
        }
    }
    return {};
}

Result<void> Writer::writeAround(const Batch &batch, const Draft &draft)
{
    if (auto done = writeBindings(batch); !done)
        return done;
    const QVariant integration = blobOf(m_identity.integrationId);
    for (const TopicState &topic : batch.topics) {
        if (auto done = m_database->run(m_statements->topic, {integration, notNull(topic.topic), orNull(topic.lastHash),
                                                              orNull(topic.lastPayload), topic.retained, topic.qos,
                                                              topic.messages, topic.lastAtMs});
            !done)
            return done;
    }
    for (auto it = draft.counts.constBegin(); it != draft.counts.constEnd(); ++it) {
        if (auto done =
                m_database->run(m_statements->count, {it.key().first, integration, it.key().second, it.value()});
            !done)
            return done;
    }
    for (auto it = draft.metrics.constBegin(); it != draft.metrics.constEnd(); ++it) {
        const auto &[device, metric] = it.key();
        if (auto done = m_database->run(m_statements->metric, {blobOf(device), notNull(metric), it.value()}); !done)
            return done;
    }
    return {};
}

Result<void> Writer::writeProgress(const Batch &batch, const Draft &draft, qint64 nowMs)
{
    const qint64 seq = std::max(m_lastSeq, batch.lastSeq()), step = std::max(m_step, batch.step);
    const Outcome &made = draft.outcome;
    const QVariant inbox = blobOf(m_identity.inboxId);
    auto done = m_database->isPostgres()
                    ? m_database->run(m_statements->progress,
                                      {m_turnNow + 1, batch.judgedAtMs > 0 ? QVariant(batch.judgedAtMs) : QVariant(),
                                       blobOf(m_identity.integrationId), seq, made.stored, made.rejected,
                                       draft.decodeErrors, draft.skipped, nowMs, step, orNull(newestIn(batch)), inbox})
                    : m_database->run(m_statements->progress, {seq, made.stored, made.rejected, draft.decodeErrors,
                                                               draft.skipped, nowMs, step, inbox});
    if (!done)
        return done;
    return m_database->announce("rows");
}

} // namespace store
