// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/telemetry_walk.h"

#include "base/ids.h"
#include "store/binary_array.h"
#include "store/fields_json.h"
#include "store/row_mapping.h"
#include "store/server_statement.h"

#include <QSqlError>
#include <QVariant>
#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace store {
namespace {

constexpr int kWindowRows = 4000;
constexpr int kServerWindowRows = 12'000; // a question of many devices takes some time to be planned
constexpr int kCountedRows = 50'000;      // in one window, about
constexpr qint64 kFirstWindowMs = kHourMs;
constexpr qint64 kLongestWindowMs = kDayMs;
constexpr qint64 kLongestCountedMs = 30 * kDayMs;
// Wider than any reading is stored, and within what both stores know.
constexpr qint64 kEarliestMs = -200'000'000'000'000;
constexpr qint64 kLatestMs = 9'000'000'000'000'000;
const QString kTelemetryBinary =
    u"id, device_id, organization_id, telemetry::text, activity_log_id, received_at, device_timestamp"_s;

// Others write microseconds. Two readings of one millisecond go by their ids, as what is asked next does.
const QString kMoment = u"date_trunc('milliseconds', received_at)"_s;

TelemetryRow readingFrom(const ServerRows &row)
{
    TelemetryRow t;
    t.id = uuidOf(row.value(0, 0));
    t.deviceId = uuidOf(row.value(0, 1));
    t.organizationId = uuidOf(row.value(0, 2));
    t.telemetry = fieldsFromJson(row.value(0, 3)).value_or(Fields());
    t.activityLogId = uuidOf(row.value(0, 4));
    t.receivedAtMs = timeOf(row.value(0, 5));
    if (!row.isNull(0, 6))
        t.deviceTimeMs = timeOf(row.value(0, 6));
    return t;
}

// Every device that has readings, whether registered or not: from one to the next through the index.
Result<std::vector<QUuid>> devicesWithReadings(const Database &database)
{
    return idsOf(
        database,
        u"WITH RECURSIVE d(id) AS (SELECT (SELECT device_id FROM device_telemetry_history ORDER BY device_id LIMIT 1) "
        "UNION ALL SELECT (SELECT device_id FROM device_telemetry_history WHERE device_id > d.id "
        "ORDER BY device_id LIMIT 1) FROM d WHERE d.id IS NOT NULL) "
        "SELECT id FROM d WHERE id IS NOT NULL"_s);
}

// For `?::uuid[]`.
QByteArray binaryIds(const std::vector<QUuid> &ids)
{
    BinaryArray array(BinaryType::Uuid);
    for (const QUuid &id : ids)
        array.add(id);
    return array.take();
}

} // namespace

int TelemetryWalk::windowRows() const
{
    return m_database.isPostgres() ? kServerWindowRows : kWindowRows;
}

Result<TelemetryWalk> TelemetryWalk::of(const Database &database, const TelemetryQuery &query)
{
    std::vector<QUuid> devices;
    if (query.devices.empty()) {
        auto all = devicesWithReadings(database);
        if (!all)
            return tl::unexpected(all.error());
        devices = std::move(*all);
    }
    for (const QUuid &id : query.devices) {
        if (std::find(devices.begin(), devices.end(), id) == devices.end())
            devices.push_back(id);
    }
    TelemetryWalk walk(database, std::move(devices));
    if (auto done = walk.start(query.range); !done)
        return tl::unexpected(done.error());
    return walk;
}

QString TelemetryWalk::isOneOfThem() const
{
    if (m_database.isPostgres())
        return u"device_id = ANY (?::uuid[])"_s;
    QString list;
    for (std::size_t i = 0; i < m_devices.size(); ++i)
        list += i == 0 ? "?"_L1 : ", ?"_L1;
    return u"device_id IN ("_s + list + u')';
}

Result<QSqlQuery> TelemetryWalk::select(const QString &sql, const QVariantList &more) const
{
    // A stream that is not read to its end keeps the server's connection busy; many rows come from there otherwise.
    auto query = m_database.isPostgres() ? m_database.prepare(sql) : m_database.prepareStream(sql);
    if (!query)
        return query;
    int at = 0;
    if (m_database.isPostgres())
        m_database.bind(*query, at++, idArray(m_devices));
    for (std::size_t i = 0; i < m_devices.size() && !m_database.isPostgres(); ++i)
        m_database.bind(*query, at++, blobOf(m_devices[i]));
    for (const QVariant &value : more)
        m_database.bind(*query, at++, value);
    if (auto done = m_database.run(*query); !done)
        return tl::unexpected(done.error());
    return query;
}

Result<void> TelemetryWalk::start(const TimeRange &range)
{
    if (m_devices.empty())
        return {};
    const auto found = extentOf(range.fromMs.value_or(kEarliestMs), range.toMs.value_or(kLatestMs));
    if (!found)
        return tl::unexpected(found.error());
    m_extent = found->value_or(Extent());
    m_at = m_extent.fromMs;
    return {};
}

Result<std::optional<TelemetryWalk::Extent>> TelemetryWalk::extentOf(qint64 fromMs, qint64 toMs) const
{
    return m_database.isPostgres() ? extentOnServer(fromMs, toMs) : extentInFile(fromMs, toMs);
}

// One question for all devices: over many days, planning it takes longer than answering it.
Result<std::optional<TelemetryWalk::Extent>> TelemetryWalk::extentOnServer(qint64 fromMs, qint64 toMs) const
{
    const std::array values{binaryIds(m_devices), binaryTime(fromMs), binaryTime(toMs)};
    std::optional<Extent> found;
    auto done = ServerStatement::stream(
        m_database,
        u"SELECT min(e.first), max(e.last) FROM unnest(?::uuid[]) AS d (id) CROSS JOIN LATERAL (SELECT "
        "min(received_at) AS first, max(received_at) AS last FROM device_telemetry_history WHERE device_id = d.id AND "
        "received_at >= ?::timestamptz AND received_at < ?::timestamptz) AS e"_s,
        values, [&found](const ServerRows &row) {
            if (!row.isNull(0, 0))
                found = Extent{timeOf(row.value(0, 0)), timeOf(row.value(0, 1)) + 1};
        });
    if (!done)
        return tl::unexpected(done.error());
    return found;
}

Result<std::optional<TelemetryWalk::Extent>> TelemetryWalk::extentInFile(qint64 fromMs, qint64 toMs) const
{
    auto query = m_database.prepare(
        u"SELECT (SELECT min(received_at) FROM device_telemetry_history WHERE device_id = ? AND received_at >= ? AND "
        "received_at < ?), (SELECT max(received_at) FROM device_telemetry_history WHERE device_id = ? AND "
        "received_at >= ? AND received_at < ?)"_s);
    if (!query)
        return tl::unexpected(query.error());
    std::optional<Extent> all;
    for (const QUuid &device : m_devices) {
        if (auto done = m_database.run(*query, {blobOf(device), fromMs, toMs, blobOf(device), fromMs, toMs}); !done)
            return tl::unexpected(done.error());
        if (!query->next() || query->value(0).isNull())
            continue;
        const Extent one{query->value(0).toLongLong(), query->value(1).toLongLong() + 1};
        all = all ? Extent{std::min(all->fromMs, one.fromMs), std::max(all->toMs, one.toMs)} : one;
    }
    return all;
}

// Behind an empty window of full length there may be years without a reading.
Result<void> TelemetryWalk::skipWhatIsEmpty()
{
    const auto rest = extentOf(m_at, m_extent.toMs);
    if (!rest)
        return tl::unexpected(rest.error());
    m_at = *rest ? (*rest)->fromMs : m_extent.toMs;
    return {};
}

Result<void> TelemetryWalk::readFile(qint64 to, const Take &take) const
{
    auto query = select(u"SELECT "_s + kTelemetryColumns +
                            u" FROM device_telemetry_history @by(idx_telemetry_device_time) WHERE "_s + isOneOfThem() +
                            u" AND received_at >= @at(?) AND received_at < @at(?) AND (received_at > @at(?) OR id > ?) "
                            "ORDER BY received_at, id LIMIT ?"_s,
                        {m_at, to, m_at, blobOf(m_afterId), windowRows()});
    if (!query)
        return tl::unexpected(query.error());
    while (query->next())
        take(telemetryFrom(*query));
    if (query->lastError().isValid())
        return tl::unexpected(m_database.errorOf(*query));
    return {};
}

// In binary: made into text and back, a reading would take the server and us half as long again.
Result<void> TelemetryWalk::readServer(qint64 to, const Take &take) const
{
    const std::array values{binaryIds(m_devices), binaryTime(m_at),      binaryTime(to),
                            binaryTime(m_at),     m_afterId.toRfc4122(), binaryOf(qint64(windowRows()))};
    return ServerStatement::stream(
        m_database,
        u"SELECT "_s + kTelemetryBinary + u" FROM device_telemetry_history WHERE "_s + isOneOfThem() +
            u" AND received_at >= ?::timestamptz AND received_at < ?::timestamptz AND ("_s + kMoment +
            u" > ?::timestamptz OR id > ?::uuid) ORDER BY "_s + kMoment + u", id LIMIT ?::bigint"_s,
        values, [&take](const ServerRows &row) { take(readingFrom(row)); });
}

Result<void> TelemetryWalk::advance(const Take &take)
{
    const qint64 to = std::min(m_extent.toMs, m_at + m_windowMs);
    int rows = 0;
    qint64 lastAt = m_at;
    QUuid lastId = m_afterId;
    const auto count = [&](TelemetryRow &&row) {
        ++rows;
        lastAt = row.receivedAtMs;
        lastId = row.id;
        take(std::move(row));
    };
    if (auto done = m_database.isPostgres() ? readServer(to, count) : readFile(to, count); !done)
        return done;
    if (rows == windowRows()) {
        m_windowMs = std::max<qint64>(1, lastAt - m_at);
        m_at = lastAt;
        m_afterId = lastId;
        return {};
    }
    m_at = to;
    m_afterId = {};
    const bool wasLongest = m_windowMs == kLongestWindowMs;
    if (rows < windowRows() / 2)
        m_windowMs = std::min(kLongestWindowMs, m_windowMs * 2);
    return rows == 0 && wasLongest && !atEnd() ? skipWhatIsEmpty() : Result<void>();
}

// A window may hold many here, so it grows more and shrinks as well.
Result<qint64> TelemetryWalk::count()
{
    const qint64 to = std::min(m_extent.toMs, m_at + m_windowMs);
    auto query = select(u"SELECT count(*) FROM device_telemetry_history @by(idx_telemetry_device_time) "
                        "WHERE "_s +
                            isOneOfThem() + u" AND received_at >= @at(?) AND received_at < @at(?)"_s,
                        {m_at, to});
    if (!query)
        return tl::unexpected(query.error());
    if (!query->next())
        return tl::unexpected(m_database.errorOf(*query));
    const qint64 rows = query->value(0).toLongLong();
    m_at = to;
    const bool wasLongest = m_windowMs == kLongestCountedMs;
    if (rows < kCountedRows / 2)
        m_windowMs = std::min(kLongestCountedMs, m_windowMs * 2);
    else if (rows > kCountedRows)
        m_windowMs = std::max<qint64>(kFirstWindowMs / 60, m_windowMs / 2);
    if (rows == 0 && wasLongest && !atEnd()) {
        if (auto done = skipWhatIsEmpty(); !done)
            return tl::unexpected(done.error());
    }
    return rows;
}

} // namespace store
