// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/alert_writer.h"

#include "store/alert_rows.h"
#include "store/binding.h"
#include "store/database.h"
#include "store/row_mapping.h"

using namespace Qt::StringLiterals;

namespace store {

void AlertWriter::setOwner(const QUuid &organization, const QUuid &integration)
{
    m_organization = organization;
    m_integration = integration;
}

Result<void> AlertWriter::write(const Database &database, const Batch &batch) const
{
    if (auto done = writeAlerts(database, batch.alerts); !done)
        return done;
    if (auto done = endShelves(database, batch.endedShelves); !done)
        return done;
    return writeStates(database, batch.alertStates);
}

Result<void> AlertWriter::writeAlerts(const Database &database, const std::vector<Alert> &alerts) const
{
    if (alerts.empty())
        return {};
    auto query = database.prepare(
        u"INSERT INTO alerts (id, organization_id, integration_id, rule_id, device_id, metric, rule_name, external_id, "
        "severity, condition, acknowledgement, quality, value, limit_text, raised_at, cleared_at, acknowledged_at, "
        "acknowledged_by, note, shelved_until, shelved_by, shelf_reason, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, "
        "?, ?, ?, ?, ?, @at(?), @at(?), @at(?), ?, ?, @at(?), ?, ?, 1) ON CONFLICT (id) DO UPDATE SET condition = "
        "excluded.condition, "
        "quality = excluded.quality, cleared_at = excluded.cleared_at, version = alerts.version + 1"_s);
    if (!query)
        return tl::unexpected(query.error());
    for (const Alert &a : alerts) {
        if (auto done = database.run(*query, {blobOf(a.id),
                                              blobOf(m_organization),
                                              blobOf(m_integration),
                                              notNull(a.key.ruleId),
                                              keyId(a.key.deviceId),
                                              notNull(a.key.metric),
                                              notNull(a.ruleName),
                                              notNull(a.externalId),
                                              QString::fromLatin1(severityKey(a.severity)),
                                              QString::fromLatin1(alertConditionKey(a.condition)),
                                              QString::fromLatin1(acknowledgementKey(a.acknowledgement)),
                                              QString::fromLatin1(alertQualityKey(a.quality)),
                                              orNull(a.value),
                                              notNull(a.limit),
                                              a.raisedAtMs,
                                              orNull(a.clearedAtMs),
                                              orNull(a.acknowledgedAtMs),
                                              notNull(a.acknowledgedBy),
                                              notNull(a.note),
                                              orNull(a.shelvedUntilMs),
                                              notNull(a.shelvedBy),
                                              notNull(a.shelfReason)});
            !done)
            return done;
    }
    return {};
}

Result<void> AlertWriter::endShelves(const Database &database, const std::vector<EndedShelf> &shelves) const
{
    if (shelves.empty())
        return {};
    // No new version: nothing that an operator could have decided upon is different.
    auto query = database.prepare(u"UPDATE alerts SET shelved_until = NULL WHERE id = ? AND shelved_until <= @at(?)"_s);
    if (!query)
        return tl::unexpected(query.error());
    for (const EndedShelf &shelf : shelves) {
        if (auto done = database.run(*query, {blobOf(shelf.alertId), shelf.untilMs}); !done)
            return done;
    }
    return {};
}

Result<void> AlertWriter::writeStates(const Database &database, const std::vector<AlertState> &states) const
{
    if (states.empty())
        return {};
    auto remove = database.prepare(
        u"DELETE FROM alert_states WHERE integration_id = ? AND rule_id = ? AND device_id = ? AND metric = ?"_s);
    if (!remove)
        return tl::unexpected(remove.error());
    auto put = database.prepare(
        u"INSERT INTO alert_states (integration_id, rule_id, device_id, metric, organization_id, condition, since, "
        "readings, alert_id, memory) VALUES (?, ?, ?, ?, ?, ?, @at(?), ?, ?, ?) "
        "ON CONFLICT (integration_id, rule_id, device_id, metric) DO UPDATE SET condition = excluded.condition, "
        "since = excluded.since, readings = excluded.readings, alert_id = excluded.alert_id, "
        "memory = excluded.memory"_s);
    if (!put)
        return tl::unexpected(put.error());
    for (const AlertState &s : states) {
        const QVariant alertId = s.alertId.isNull() ? QVariant() : QVariant(blobOf(s.alertId));
        const auto done = s.isAtRest()
                              ? database.run(*remove, {blobOf(m_integration), notNull(s.key.ruleId),
                                                       keyId(s.key.deviceId), notNull(s.key.metric)})
                              : database.run(*put, {blobOf(m_integration), notNull(s.key.ruleId), keyId(s.key.deviceId),
                                                    notNull(s.key.metric), blobOf(m_organization),
                                                    QString::fromLatin1(alertConditionKey(s.condition)), s.sinceMs,
                                                    s.readings, alertId, notNull(QString::fromUtf8(s.memory))});
        if (!done)
            return done;
    }
    return {};
}

Result<std::vector<AlertState>> AlertWriter::states(const Database &database) const
{
    auto query = database.prepare(u"SELECT %1 FROM alert_states WHERE integration_id = ?"_s.arg(kAlertStateColumns));
    if (!query)
        return tl::unexpected(query.error());
    if (auto done = database.run(*query, {blobOf(m_integration)}); !done)
        return tl::unexpected(done.error());
    std::vector<AlertState> states;
    while (query->next())
        states.push_back(alertStateFrom(*query));
    return states;
}

Result<std::vector<Alert>> AlertWriter::alerts(const Database &database, qint64 nowMs)
{
    // Each part by an index of its own, since what is over and seen may be much; and not by that of integrations.
    auto alerts =
        readAlerts(database,
                   u"id IN (SELECT id FROM alerts WHERE condition <> 'normal' UNION SELECT id FROM alerts "
                   "WHERE shelved_until > @at(?) UNION SELECT alert_id FROM alert_states WHERE integration_id = ? "
                   "AND alert_id IS NOT NULL) ORDER BY raised_at, id"_s,
                   {nowMs, blobOf(m_integration)});
    if (!alerts)
        return alerts;
    std::erase_if(*alerts, [this](const Alert &alert) { return alert.integrationId != m_integration; });
    QSet<QUuid> found;
    for (const Alert &alert : *alerts)
        found.insert(alert.id);
    // Taken from its shelf, an alert that is over matters once more.
    for (const QUuid &id : m_watched - found) {
        auto one = readAlerts(database, u"id = ?"_s, {blobOf(id)});
        if (!one)
            return one;
        alerts->insert(alerts->end(), one->begin(), one->end());
    }
    m_watched = std::move(found);
    return alerts;
}

Result<std::optional<qint64>> AlertWriter::lastAliveMs(const Database &database, qint64 runId) const
{
    const auto alive = database.scalar(
        u"SELECT @ms(max(coalesce(ended_at, heartbeat_at))) FROM collectors WHERE integration_id = ? AND id <> ?"_s,
        {blobOf(m_integration), runId});
    if (!alive)
        return tl::unexpected(alive.error());
    return alive->isNull() ? std::nullopt : std::optional(alive->toLongLong());
}

} // namespace store
