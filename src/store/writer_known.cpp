// SPDX-License-Identifier: GPL-3.0-or-later
// What a writer brings from the store for whoever makes its batches: all of it at the start, later what other
// collectors of the integration have written since.
#include "store/row_mapping.h"
#include "store/store_status.h"
#include "store/writer.h"
#include "store/writer_state.h"

#include <QSqlRecord>
#include <QVariant>

using namespace Qt::StringLiterals;

namespace store {

namespace {

template <typename Use>
Result<void> each(const Database &database, const QString &sql, std::initializer_list<QVariant> values, const Use &use)
{
    auto query = database.prepare(sql);
    if (!query)
        return tl::unexpected(query.error());
    if (auto done = database.run(*query, values); !done)
        return done;
    while (query->next())
        use(*query);
    return {};
}

} // namespace

Result<KnownState> Writer::load()
{
    KnownState before;
    if (auto done = loadTurn(before); !done)
        return tl::unexpected(done.error());
    auto known = loadKnown(-1);
    if (!known)
        return known;
    // What others write while this is read is learned with the first turn.
    m_knownTurn = m_turnNow;
    known->judgedAtMs = before.judgedAtMs;
    known->othersRun = before.othersRun;
    known->othersHear = before.othersHear;
    if (auto done = rebuildRollups(); !done)
        return tl::unexpected(done.error());
    return known;
}

Result<KnownState> Writer::learn(bool everything)
{
    KnownState turn;
    if (auto done = loadTurn(turn); !done)
        return tl::unexpected(done.error());
    auto known = loadKnown(everything ? -1 : m_knownTurn);
    if (!known)
        return known;
    known->judgedAtMs = turn.judgedAtMs;
    known->othersRun = turn.othersRun;
    known->othersHear = turn.othersHear;
    m_knownTurn = m_turnNow;
    return known;
}

// Which turn it is, how far it is judged, who else is there. Outside a turn: as it is at this moment.
Result<void> Writer::loadTurn(KnownState &known)
{
    if (!m_database->isPostgres())
        return {};
    auto read = each(*m_database, u"SELECT @ms(received_until) FROM ingest_progress WHERE inbox_id = ?"_s,
                     {blobOf(m_identity.inboxId)}, [this](const QSqlQuery &row) {
                         m_receivedUntilMs = std::max(m_receivedUntilMs, row.value(0).toLongLong());
                     });
    if (read)
        read = each(*m_database, u"SELECT turn, @ms(judged_at) FROM integrations WHERE id = ?"_s,
                    {blobOf(m_identity.integrationId)}, [&](const QSqlQuery &row) {
                        m_turnNow = row.value(0).toLongLong();
                        known.judgedAtMs = row.value(1).toLongLong();
                    });
    if (read)
        read = m_database->run(m_statements->others,
                               {blobOf(m_identity.integrationId), m_runId, m_lastNowMs - kHeartbeatLimitMs});
    if (!read)
        return read;
    if (m_statements->others.next()) {
        known.othersRun = m_statements->others.value(0).toBool();
        known.othersHear = m_statements->others.value(1).toBool();
    }
    m_statements->others.finish();
    return {};
}

Result<KnownState> Writer::loadKnown(qint64 sinceTurn)
{
    KnownState known;
    const bool postgres = m_database->isPostgres();
    const QVariant integration = blobOf(m_identity.integrationId);
    const QString newer = postgres ? u" AND turn > %1"_s.arg(sinceTurn) : QString();
    auto read = each(*m_database,
                     u"SELECT %1%2 FROM devices WHERE integration_id = ?%3 ORDER BY id"_s.arg(
                         kDeviceColumns, postgres ? u", @ms(last_message_at)"_s : QString(), newer),
                     {integration}, [&](const QSqlQuery &row) {
                         Device &device = known.devices.emplace_back(deviceFrom(row));
                         const QVariant at = postgres ? row.value(row.record().count() - 1) : QVariant();
                         if (!at.isNull())
                             device.lastMessageAtMs = at.toLongLong();
                         if (device.lastMessageAtMs.value_or(0) > m_receivedUntilMs)
                             known.devicesOfOthers.insert(device.id);
                     });
    if (read)
        read = each(
            *m_database,
            u"SELECT prefix, device_id FROM device_aliases WHERE integration_id = ?%1 ORDER BY prefix, place"_s.arg(
                newer),
            {integration}, [&known](const QSqlQuery &row) {
                const QString prefix = row.value(0).toString();
                if (known.bindings.empty() || known.bindings.back().prefix != prefix)
                    known.bindings.push_back({prefix, {}});
                known.bindings.back().devices.push_back(idFrom(row.value(1)));
            });
    if (read)
        read = each(*m_database,
                    u"SELECT topic, last_hash, last_payload, retained, qos, messages, @ms(last_at) FROM topics "
                    "WHERE integration_id = ?%1"_s.arg(newer),
                    {integration}, [&](const QSqlQuery &row) {
                        known.topics.push_back({row.value(0).toString(), row.value(1).toByteArray(),
                                                row.value(2).toByteArray(), row.value(3).toBool(), row.value(4).toInt(),
                                                row.value(5).toLongLong(), row.value(6).toLongLong()});
                        if (postgres && known.topics.back().lastAtMs > m_receivedUntilMs)
                            known.topicsOfOthers.insert(known.topics.back().topic);
                    });
    if (read)
        read = loadAround(known, sinceTurn);
    if (!read)
        return tl::unexpected(read.error());
    return known;
}

// Progress, alerts, and at the start which metrics the devices are known to have.
Result<void> Writer::loadAround(KnownState &known, qint64 sinceTurn)
{
    if (sinceTurn < 0) {
        auto metrics = each(*m_database,
                            u"SELECT device_id, metric FROM device_metrics WHERE device_id IN "
                            "(SELECT id FROM devices WHERE integration_id = ?)"_s,
                            {blobOf(m_identity.integrationId)}, [this](const QSqlQuery &row) {
                                m_metrics[idFrom(row.value(0))].insert(row.value(1).toString());
                            });
        if (!metrics)
            return metrics;
    }
    auto progress = each(*m_database,
                         u"SELECT last_seq, stored, rejected, decode_errors, duplicates_skipped, alert_step "
                         "FROM ingest_progress WHERE inbox_id = ?"_s,
                         {blobOf(m_identity.inboxId)}, [&known](const QSqlQuery &row) {
                             known.lastSeq = row.value(0).toLongLong();
                             known.stored = row.value(1).toLongLong();
                             known.rejected = row.value(2).toLongLong();
                             known.decodeErrors = row.value(3).toLongLong();
                             known.duplicatesSkipped = row.value(4).toLongLong();
                             known.step = row.value(5).toLongLong();
                         });
    if (!progress)
        return progress;
    m_lastSeq = known.lastSeq;
    m_step = known.step;
    return loadAlerts(known);
}

Result<void> Writer::loadAlerts(KnownState &known)
{
    auto rules = alertRules();
    if (!rules)
        return tl::unexpected(rules.error());
    auto states = m_alerts.states(*m_database);
    if (!states)
        return tl::unexpected(states.error());
    auto alerts = m_alerts.alerts(*m_database, m_lastNowMs);
    if (!alerts)
        return tl::unexpected(alerts.error());
    const auto lastAlive = m_alerts.lastAliveMs(*m_database, m_runId);
    if (!lastAlive)
        return tl::unexpected(lastAlive.error());
    known.rules = std::move(*rules);
    known.states = std::move(*states);
    known.alerts = std::move(*alerts);
    known.lastAliveMs = *lastAlive;
    return {};
}

} // namespace store
