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

const QString kUpsert =
    u"INSERT INTO telemetry_rollup (device_id, metric, resolution, bucket, n, min, max, sum, last) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET n = n + excluded.n, min = min(min, excluded.min), "
    "max = max(max, excluded.max), sum = sum + excluded.sum, last = excluded.last RETURNING n"_s;

} // namespace

void Rollups::Cell::add(double value)
{
    min = n == 0 ? value : std::min(min, value);
    max = n == 0 ? value : std::max(max, value);
    sum += value;
    last = value;
    ++n;
}

Result<void> Rollups::load(const Database &database, const QUuid &integrationId)
{
    auto query = database.prepare(
        u"SELECT id, minutes_from FROM devices WHERE integration_id = ? AND minutes_from IS NOT NULL"_s);
    if (!query)
        return tl::unexpected(query.error());
    if (auto done = database.run(*query, {blobOf(integrationId)}); !done)
        return done;
    m_minutesFrom.clear();
    while (query->next())
        m_minutesFrom.insert(idFrom(query->value(0)), query->value(1).toLongLong());
    return {};
}

void Rollups::addTo(std::vector<Cell> &cells, qint64 bucketMs, double value)
{
    // Readings arrive in order of time: the bucket is the last one, or a new one.
    const auto found =
        std::find_if(cells.rbegin(), cells.rend(), [bucketMs](const Cell &cell) { return cell.bucketMs == bucketMs; });
    if (found != cells.rend()) {
        found->add(value);
        return;
    }
    cells.push_back({bucketMs});
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

Result<void> Rollups::rebuild(const Database &database, const QUuid &integrationId, qint64 row)
{
    auto query =
        database.prepare(u"SELECT %1 FROM device_telemetry_history WHERE rowid > ? AND device_id IN "
                         "(SELECT id FROM devices WHERE integration_id = ?) ORDER BY rowid"_s.arg(kTelemetryColumns));
    if (!query)
        return tl::unexpected(query.error());
    if (auto done = database.run(*query, {row, blobOf(integrationId)}); !done)
        return done;
    while (query->next())
        add(telemetryFrom(*query));
    return {};
}

Result<void> Rollups::writeCells(const Database &database, QSqlQuery &upsert, const QUuid &device,
                                 const PerMetric &metric, bool hours)
{
    const qint64 from = m_minutesFrom.value(device, -1);
    for (const Cell &cell : hours ? metric.hours : metric.minutes) {
        if (auto done =
                database.run(upsert, {blobOf(device), metric.metric.isNull() ? u""_s : metric.metric, hours ? 3600 : 60,
                                      cell.bucketMs, cell.n, cell.min, cell.max, cell.sum, cell.last});
            !done)
            return done;
        const bool many = upsert.next() && upsert.value(0).toLongLong() > kReadingsForMinutes;
        upsert.finish();
        if (!hours || !many || from >= 0)
            continue;
        const auto found = m_found.constFind(device);
        m_found[device] = found == m_found.constEnd() ? cell.bucketMs : std::min(*found, cell.bucketMs);
    }
    return {};
}

Result<void> Rollups::fillMinutes(const Database &database, QSqlQuery &upsert, const QUuid &device, qint64 fromMs)
{
    auto query = database.prepare(u"SELECT %1 FROM device_telemetry_history WHERE device_id = ? AND received_at >= ? "
                                  "ORDER BY received_at, rowid"_s.arg(kTelemetryColumns));
    if (!query)
        return tl::unexpected(query.error());
    if (auto done = database.run(*query, {blobOf(device), fromMs}); !done)
        return done;
    PerDevice metrics;
    while (query->next())
        addTo(metrics, telemetryFrom(*query), false, true);
    for (const PerMetric &metric : metrics) {
        if (auto done = writeCells(database, upsert, device, metric, false); !done)
            return done;
    }
    return database.exec(u"UPDATE devices SET minutes_from = ? WHERE id = ?"_s, {fromMs, blobOf(device)});
}

Result<void> Rollups::write(const Database &database)
{
    auto upsert = database.prepare(kUpsert);
    if (!upsert)
        return tl::unexpected(upsert.error());
    m_found.clear();
    for (const auto &[device, metrics] : m_devices) {
        for (const PerMetric &metric : metrics) {
            for (const bool hours : {true, false}) {
                if (auto done = writeCells(database, *upsert, device, metric, hours); !done)
                    return done;
            }
        }
    }
    for (auto it = m_found.constBegin(); it != m_found.constEnd(); ++it) {
        if (auto done = fillMinutes(database, *upsert, it.key(), it.value()); !done)
            return done;
    }
    return {};
}

void Rollups::written()
{
    m_devices.clear();
    m_minutesFrom.insert(m_found);
    m_found.clear();
}

} // namespace store
