// SPDX-License-Identifier: GPL-3.0-or-later
// Readings of many devices in the order of time. There is no index by time alone (it would cost every insert), so a
// window of time is sorted at once; windows grow and shrink so that each holds some thousand readings.
#include "base/ids.h"
#include "model/metrics.h"
#include "store/binary_array.h"
#include "store/binding.h"
#include "store/fields_json.h"
#include "store/reader_private.h"
#include "store/reading_judge.h"
#include "store/series_math.h"
#include "store/server_statement.h"

#include <QSet>
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
const QString kTelemetryBinary =
    u"id, device_id, organization_id, telemetry::text, activity_log_id, received_at, device_timestamp"_s;

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

// Where the readings of the devices begin and end.
struct Extent
{
    qint64 fromMs = 0;
    qint64 toMs = 0;
};

class TelemetryWalk
{
public:
    TelemetryWalk(const Database &database, std::vector<QUuid> devices)
        : m_database(database), m_devices(std::move(devices))
    {
    }

    [[nodiscard]] Result<void> start(const TimeRange &range);
    [[nodiscard]] bool atEnd() const { return m_at >= m_extent.toMs; }
    // The number of readings of the next window, from the index alone.
    [[nodiscard]] Result<qint64> count();
    // Calls `take` for each reading of the next window.
    using Take = std::function<void(TelemetryRow &&)>;
    [[nodiscard]] Result<void> advance(const Take &take);

private:
    [[nodiscard]] Result<QSqlQuery> select(const QString &sql, const QVariantList &more) const;
    [[nodiscard]] Result<void> readFile(qint64 to, const Take &take) const;
    [[nodiscard]] Result<void> readServer(qint64 to, const Take &take) const;
    [[nodiscard]] QString isOneOfThem() const;
    [[nodiscard]] int windowRows() const { return m_database.isPostgres() ? kServerWindowRows : kWindowRows; }

    const Database &m_database;
    std::vector<QUuid> m_devices;
    Extent m_extent;
    qint64 m_at = 0;
    QUuid m_afterId; // of the readings at m_at, those up to this id were taken
    qint64 m_windowMs = kFirstWindowMs;
};

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
    auto query = m_database.prepareStream(sql);
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
    qint64 first = std::numeric_limits<qint64>::max(), last = std::numeric_limits<qint64>::min();
    auto query =
        m_database.prepare(u"SELECT @ms(min(received_at)), @ms(max(received_at)) FROM (SELECT min(received_at) AS "
                           "received_at FROM device_telemetry_history WHERE device_id = ? UNION ALL SELECT "
                           "max(received_at) FROM device_telemetry_history WHERE device_id = ?) AS ends"_s);
    if (!query)
        return tl::unexpected(query.error());
    for (const QUuid &device : m_devices) {
        if (auto done = m_database.run(*query, {blobOf(device), blobOf(device)}); !done)
            return done;
        if (query->next() && !query->value(0).isNull()) {
            first = std::min(first, query->value(0).toLongLong());
            last = std::max(last, query->value(1).toLongLong());
        }
    }
    if (first > last)
        return {};
    m_extent = {std::max(first, range.fromMs.value_or(first)), std::min(last + 1, range.toMs.value_or(last + 1))};
    m_at = m_extent.fromMs;
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
    BinaryArray devices(BinaryType::Uuid);
    for (const QUuid &device : m_devices)
        devices.add(device);
    const std::array values{devices.take(),   binaryTime(m_at),      binaryTime(to),
                            binaryTime(m_at), m_afterId.toRfc4122(), binaryOf(qint64(windowRows()))};
    return ServerStatement::stream(m_database,
                                   u"SELECT "_s + kTelemetryBinary + u" FROM device_telemetry_history WHERE "_s +
                                       isOneOfThem() +
                                       u" AND received_at >= ?::timestamptz AND received_at < ?::timestamptz AND "
                                       "(received_at > ?::timestamptz OR id > ?::uuid) ORDER BY received_at, id "
                                       "LIMIT ?::bigint"_s,
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
    if (rows < windowRows() / 2)
        m_windowMs = std::min(kLongestWindowMs, m_windowMs * 2);
    return {};
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
    if (rows < kCountedRows / 2)
        m_windowMs = std::min(30 * kLongestWindowMs, m_windowMs * 2);
    else if (rows > kCountedRows)
        m_windowMs = std::max<qint64>(kFirstWindowMs / 60, m_windowMs / 2);
    return rows;
}

// Every device that has readings, whether registered or not: from one to the next through the index.
Result<std::vector<QUuid>> devicesWithReadings(const Database &database)
{
    auto query = database.prepare(
        u"WITH RECURSIVE d(id) AS (SELECT (SELECT device_id FROM device_telemetry_history ORDER BY device_id LIMIT 1) "
        "UNION ALL SELECT (SELECT device_id FROM device_telemetry_history WHERE device_id > d.id "
        "ORDER BY device_id LIMIT 1) FROM d WHERE d.id IS NOT NULL) "
        "SELECT id FROM d WHERE id IS NOT NULL"_s);
    if (!query)
        return tl::unexpected(query.error());
    if (auto done = database.run(*query); !done)
        return tl::unexpected(done.error());
    std::vector<QUuid> ids;
    while (query->next())
        ids.push_back(idFrom(query->value(0)));
    return ids;
}

Result<TelemetryWalk> walkOf(const Database &database, const TelemetryQuery &query)
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

} // namespace

Result<void> Reader::eachTelemetry(const TelemetryQuery &query,
                                   const std::function<bool(const TelemetryRecord &)> &visit)
{
    if (auto done = d->refreshNames(false); !done)
        return done;
    const Directory names = d->names;
    QHash<QUuid, const Directory::Entry *> byId;
    for (const Directory::Entry &device : names.devices)
        byId.insert(QUuid::fromString(device.id), &device);
    auto walk = walkOf(*d->database, query);
    if (!walk)
        return tl::unexpected(walk.error());
    std::optional<ReadingJudge> judge;
    if (ReadingJudge::isNeeded(query))
        judge.emplace(*d->database, names, query);
    std::vector<TelemetryRecord> records;
    while (!walk->atEnd()) {
        if (d->cancelled())
            return cancelledError();
        records.clear();
        auto done = walk->advance([&](TelemetryRow &&row) {
            TelemetryRecord record;
            record.row = std::move(row);
            if (const auto *device = byId.value(record.row.deviceId)) {
                record.deviceName = device->name;
                record.externalId = device->externalId;
            }
            records.push_back(std::move(record));
        });
        if (done && judge)
            done = judge->look(records);
        if (!done)
            return done;
        for (const TelemetryRecord &record : records) {
            if (judge && !judge->accepts(record))
                continue;
            if (!visit(record))
                return {};
        }
    }
    return {};
}

Result<qint64> Reader::countTelemetry(const TelemetryQuery &query, const CountProgress &progress)
{
    qint64 rows = 0;
    if (ReadingJudge::isNeeded(query)) {
        auto done = eachTelemetry(query, [&](const TelemetryRecord &) {
            if (++rows % kWindowRows == 0 && progress)
                progress(rows);
            return true;
        });
        return done ? Result<qint64>(rows) : tl::unexpected(done.error());
    }
    auto walk = walkOf(*d->database, query);
    if (!walk)
        return tl::unexpected(walk.error());
    while (!walk->atEnd()) {
        if (d->cancelled())
            return cancelledError();
        const auto more = walk->count();
        if (!more)
            return more;
        rows += *more;
        if (progress)
            progress(rows);
    }
    return rows;
}

// device_metrics is written with the readings: once every field that the devices ever had was seen, no other can come.
Result<QStringList> Reader::telemetryFields(const TelemetryQuery &query)
{
    QSet<QString> possible, found;
    auto metrics = d->database->prepare(u"SELECT device_id, metric FROM device_metrics"_s);
    if (!metrics)
        return tl::unexpected(metrics.error());
    if (auto done = d->database->run(*metrics); !done)
        return tl::unexpected(done.error());
    while (metrics->next()) {
        const QUuid device = idFrom(metrics->value(0));
        if (query.devices.empty() ||
            std::find(query.devices.begin(), query.devices.end(), device) != query.devices.end())
            possible.insert(metrics->value(1).toString());
    }
    metrics->finish();
    auto done = eachTelemetry(query, [&](const TelemetryRecord &record) {
        for (const Field &field : record.row.telemetry)
            found.insert(field.name);
        return possible.isEmpty() || found.size() < possible.size();
    });
    if (!done)
        return tl::unexpected(done.error());
    QStringList names(found.begin(), found.end());
    sortAsColumns(names);
    return names;
}

} // namespace store
