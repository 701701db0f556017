// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/rollups.h"

#include "store/database.h"
#include "store/row_mapping.h"

#include <QVariant>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace store {

namespace {

constexpr qint64 kMinuteMs = 60'000;
constexpr qint64 kHourMs = 3'600'000;

qint64 bucketOf(qint64 ms, qint64 width)
{
    return ms - ((ms % width) + width) % width;
}

std::optional<double> rollable(const Value &value)
{
    return std::holds_alternative<bool>(value) ? std::nullopt : numberOf(value);
}

} // namespace

Result<QHash<QUuid, qint64>> Rollups::readMinutes(const Database &database, const QUuid &integrationId)
{
    auto query = database.prepare(
        u"SELECT id, @ms(minutes_from) FROM devices WHERE integration_id = ? AND minutes_from IS NOT NULL"_s);
    if (!query)
        return tl::unexpected(query.error());
    if (auto done = database.run(*query, {blobOf(integrationId)}); !done)
        return tl::unexpected(done.error());
    QHash<QUuid, qint64> minutes;
    while (query->next())
        minutes.insert(idFrom(query->value(0)), query->value(1).toLongLong());
    return minutes;
}

Result<void> Rollups::load(const Database &database, const QUuid &integrationId, const QUuid &inboxId)
{
    auto minutes = readMinutes(database, integrationId);
    if (!minutes)
        return tl::unexpected(minutes.error());
    m_inboxId = inboxId;
    m_minutesFrom = std::move(*minutes);
    return {};
}

Result<bool> Rollups::minutesMoved(const Database &database, const QUuid &integrationId) const
{
    const auto minutes = readMinutes(database, integrationId);
    if (!minutes)
        return tl::unexpected(minutes.error());
    return *minutes != m_minutesFrom;
}

void Rollups::addTo(std::vector<RollupCell> &cells, qint64 bucketMs, double value)
{
    // Readings arrive in order of time: the bucket is the last one, or a new one.
    const auto found = std::find_if(cells.rbegin(), cells.rend(),
                                    [bucketMs](const RollupCell &cell) { return cell.bucketMs == bucketMs; });
    if (found != cells.rend()) {
        found->add(value);
        return;
    }
    cells.push_back({bucketMs, 0, 0, 0, 0, 0});
    cells.back().add(value);
}

void Rollups::addTo(PerDevice &metrics, const TelemetryRow &row, bool hours, bool minutes)
{
    for (const Field &field : row.telemetry) {
        const auto number = rollable(field.value);
        if (!number)
            continue;
        auto metric = std::find_if(metrics.begin(), metrics.end(),
                                   [&field](const PerMetric &one) { return one.metric == field.name; });
        if (metric == metrics.end())
            metric = metrics.insert(metrics.end(), PerMetric{field.name, {}, {}});
        if (hours)
            addTo(metric->hours, bucketOf(row.receivedAtMs, kHourMs), *number);
        if (minutes)
            addTo(metric->minutes, bucketOf(row.receivedAtMs, kMinuteMs), *number);
    }
}

void Rollups::add(const TelemetryRow &row)
{
    const auto from = m_minutesFrom.constFind(row.deviceId);
    addTo(m_devices[row.deviceId], row, true, from != m_minutesFrom.constEnd() && row.receivedAtMs >= *from);
}

void Rollups::addAll(QSqlQuery &rows)
{
    while (rows.next())
        add(telemetryFrom(rows));
}

Result<void> Rollups::writeCells(RollupUpsert &upsert, const QUuid &device, const PerMetric &metric)
{
    for (const bool hours : {true, false}) {
        for (const RollupCell &cell : hours ? metric.hours : metric.minutes) {
            if (auto done = upsert.add(device, metric.metric, hours, cell); !done)
                return done;
        }
    }
    return {};
}

// What other collectors have stored and not rolled up yet, they will add themselves.
Result<void> Rollups::fillMinutes(const Database &database, RollupUpsert &upsert, const QUuid &device,
                                  qint64 fromMs) const
{
    const QString ours = database.isPostgres() ? u" AND id NOT IN (SELECT unnest(telemetry_ids) FROM unrolled_batches "
                                                 "WHERE inbox_id <> ?)"_s
                                               : QString();
    auto query =
        database.prepare(u"SELECT %1 FROM device_telemetry_history WHERE device_id = ? AND received_at >= @at(?)%2 "
                         "ORDER BY received_at, id"_s.arg(kTelemetryColumns, ours));
    if (!query)
        return tl::unexpected(query.error());
    database.bind(*query, 0, blobOf(device));
    database.bind(*query, 1, fromMs);
    if (database.isPostgres())
        database.bind(*query, 2, blobOf(m_inboxId));
    if (auto done = database.run(*query); !done)
        return done;
    PerDevice metrics;
    while (query->next())
        addTo(metrics, telemetryFrom(*query), false, true);
    for (const PerMetric &metric : metrics) {
        if (auto done = writeCells(upsert, device, metric); !done)
            return done;
    }
    return database.exec(u"UPDATE devices SET minutes_from = @at(?) WHERE id = ?"_s, {fromMs, blobOf(device)});
}

Result<void> Rollups::write(const Database &database)
{
    m_found.clear();
    RollupUpsert upsert(database, kReadingsForMinutes);
    if (auto done = upsert.prepare(); !done)
        return done;
    for (const auto &[device, metrics] : m_devices) {
        for (const PerMetric &metric : metrics) {
            if (auto done = writeCells(upsert, device, metric); !done)
                return done;
        }
    }
    if (auto done = upsert.finish(); !done)
        return done;
    for (const auto &[device, hourMs] : upsert.manyIn()) {
        if (m_minutesFrom.contains(device))
            continue;
        const auto found = m_found.constFind(device);
        m_found[device] = found == m_found.constEnd() ? hourMs : std::min(*found, hourMs);
    }
    for (auto it = m_found.constBegin(); it != m_found.constEnd(); ++it) {
        if (auto done = fillMinutes(database, upsert, it.key(), it.value()); !done)
            return done;
    }
    return upsert.finish();
}

void Rollups::written()
{
    m_devices.clear();
    m_minutesFrom.insert(m_found);
    m_found.clear();
}

} // namespace store
