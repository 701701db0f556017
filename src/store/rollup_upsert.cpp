// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/rollup_upsert.h"

#include "store/binding.h"
#include "store/database.h"
#include "store/row_mapping.h"
#include "store/server_statement.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace store {

namespace {

constexpr int kAtOnce = 5000;

const QString kInto =
    u"INSERT INTO telemetry_rollup (device_id, metric, resolution, bucket, n, min, max, sum, last) "_s;
const QString kAdd =
    u" ON CONFLICT (device_id, metric, resolution, bucket) DO UPDATE SET n = telemetry_rollup.n + excluded.n, "
    "min = @least(telemetry_rollup.min, excluded.min), max = @greatest(telemetry_rollup.max, excluded.max), "
    "sum = telemetry_rollup.sum + excluded.sum, last = excluded.last RETURNING "_s;
const QString kInsertOne = kInto + u"VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"_s + kAdd + u"n"_s;
// In the order of the key, so that two collectors of one integration do not wait for each other crosswise.
const QString kInsertMany =
    u"WITH added AS ("_s + kInto +
    u"SELECT * FROM unnest(?::uuid[], ?::text[], ?::bigint[], ?::timestamptz[], ?::bigint[], ?::double precision[], "
    "?::double precision[], ?::double precision[], ?::double precision[]) AS u (d, m, r, b) ORDER BY d, m, r, b"_s +
    kAdd +
    u"device_id, resolution, bucket, n) SELECT device_id, @ms(min(bucket)) FROM added WHERE resolution = 3600 AND "
    "n > ?::bigint GROUP BY device_id"_s;

} // namespace

void RollupCell::add(double value)
{
    min = n == 0 ? value : std::min(min, value);
    max = n == 0 ? value : std::max(max, value);
    sum += value;
    last = value;
    ++n;
}

Result<void> RollupUpsert::prepare()
{
    if (m_database.isPostgres())
        return {};
    auto query = m_database.prepare(kInsertOne);
    if (!query)
        return tl::unexpected(query.error());
    m_query = std::move(*query);
    return {};
}

Result<void> RollupUpsert::add(const QUuid &device, const QString &metric, bool hour, const RollupCell &cell)
{
    const int resolution = hour ? 3600 : 60;
    if (m_database.isPostgres()) {
        m_devices.add(device);
        m_metrics.add(metric);
        m_resolutions.add(resolution);
        m_buckets.add(cell.bucketMs);
        m_ns.add(cell.n);
        m_mins.add(cell.min);
        m_maxs.add(cell.max);
        m_sums.add(cell.sum);
        m_lasts.add(cell.last);
        return ++m_waiting < kAtOnce ? Result<void>() : send();
    }
    if (auto done = m_database.run(m_query, {blobOf(device), notNull(metric), resolution, cell.bucketMs, cell.n,
                                             cell.min, cell.max, cell.sum, cell.last});
        !done)
        return done;
    if (hour && m_query.next() && m_query.value(0).toLongLong() > m_many)
        m_manyIn.emplace_back(device, cell.bucketMs);
    m_query.finish();
    return {};
}

Result<void> RollupUpsert::send()
{
    if (std::exchange(m_waiting, 0) == 0)
        return {};
    const std::array values{m_devices.take(), m_metrics.take(), m_resolutions.take(), m_buckets.take(),
                            m_ns.take(),      m_mins.take(),    m_maxs.take(),        m_sums.take(),
                            m_lasts.take(),   binaryOf(m_many)};
    const auto found = ServerStatement::once(m_database, kInsertMany, values);
    if (!found)
        return tl::unexpected(found.error());
    for (int i = 0; i < found->count(); ++i)
        m_manyIn.emplace_back(QUuid::fromString(QLatin1String(found->value(i, 0))),
                              found->value(i, 1).toByteArray().toLongLong());
    return {};
}

Result<void> RollupUpsert::finish()
{
    return send();
}

} // namespace store
