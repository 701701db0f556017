// SPDX-License-Identifier: GPL-3.0-or-later
// Devices, their series, counts and how the store is.
#include "base/ids.h"
#include "model/metrics.h"
#include "store/migrations.h"
#include "store/reader_private.h"
#include "store/series_reader.h"

#include <QFileInfo>
#include <QSqlError>
#include <QVariant>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace store {
namespace {

// count(*) of each is exact and reads page headers of its smallest index only, no row.
constexpr const char *kCountedTables[] = {"integration_activity_log", "device_telemetry_history", "devices", "topics",
                                          "ingest_rejects"};

template <typename Row>
Result<std::vector<Row>> rowsOf(const Database &database, const QString &sql, std::initializer_list<QVariant> values,
                                Row (*from)(const QSqlQuery &))
{
    auto query = database.prepare(sql);
    if (!query)
        return tl::unexpected(query.error());
    if (auto done = database.run(*query, values); !done)
        return tl::unexpected(done.error());
    std::vector<Row> rows;
    while (query->next())
        rows.push_back(from(*query));
    if (query->lastError().isValid())
        return tl::unexpected(database.errorOf(*query));
    return rows;
}

Result<std::vector<Device>> devicesWhere(const Database &database, const QString &condition,
                                         std::initializer_list<QVariant> values)
{
    return rowsOf(database,
                  u"SELECT "_s + kDeviceColumns + u" FROM devices "_s + condition + u" ORDER BY external_id, id"_s,
                  values, &deviceFrom);
}

Error ambiguous(const QString &word, const std::vector<Device> &devices)
{
    QStringList candidates;
    for (const Device &device : devices)
        candidates += device.name() + u" ("_s + device.externalId + u", "_s + idText(device.id) + u')';
    return {Error::Kind::Usage, u"ambiguous_device"_s,
            u"'%1' is the name of several devices: %2. Write the external id or the uuid"_s.arg(
                word, candidates.join("; "_L1))};
}

TopicState topicFrom(const QSqlQuery &row)
{
    return {row.value(0).toString(), row.value(1).toByteArray(), row.value(2).toByteArray(), row.value(3).toBool(),
            row.value(4).toInt(),    row.value(5).toLongLong(),  row.value(6).toLongLong()};
}

Result<void> readSizes(const Database &database, StoreStatus &status)
{
    if (database.isPostgres()) {
        const auto bytes = database.scalar(u"SELECT pg_database_size(current_database())"_s);
        if (!bytes)
            return tl::unexpected(bytes.error());
        status.fileBytes = bytes->toLongLong();
        return {};
    }
    const auto freePages = database.scalar(u"PRAGMA freelist_count"_s);
    const auto pageSize = database.scalar(u"PRAGMA page_size"_s);
    if (!freePages || !pageSize)
        return tl::unexpected((freePages ? pageSize : freePages).error());
    status.freeBytes = freePages->toLongLong() * pageSize->toLongLong();
    status.fileBytes = QFileInfo(database.path()).size();
    status.walBytes = QFileInfo(database.path() + u"-wal"_s).size();
    return {};
}

HourCount hourCountFrom(const QSqlQuery &row)
{
    return {row.value(0).toLongLong(), row.value(1).toString(), row.value(2).toLongLong()};
}

} // namespace

Result<std::vector<Device>> Reader::devices()
{
    return devicesWhere(*d->database, QString(), {});
}

Result<std::optional<Device>> Reader::findDevice(const QString &word)
{
    const QUuid id(word);
    for (const char *column : {"id", "external_id", "name"}) {
        const bool byId = qstrcmp(column, "id") == 0;
        if (byId && id.isNull())
            continue;
        const QString condition = u"WHERE "_s + QLatin1String(column) + u" = ?"_s;
        const auto found = devicesWhere(*d->database, condition, {byId ? blobOf(id) : QVariant(word)});
        if (!found)
            return tl::unexpected(found.error());
        if (found->size() > 1)
            return tl::unexpected(ambiguous(word, *found));
        if (!found->empty())
            return std::optional(found->front());
    }
    return std::optional<Device>();
}

// device_metrics follows within seconds; the newest values are written with the readings themselves.
Result<QStringList> Reader::metricsOf(const QUuid &device)
{
    auto query = d->database->prepare(u"SELECT metric FROM device_metrics WHERE device_id = ?"_s);
    if (!query)
        return tl::unexpected(query.error());
    if (auto done = d->database->run(*query, {blobOf(device)}); !done)
        return tl::unexpected(done.error());
    QStringList names;
    while (query->next())
        names += query->value(0).toString();
    const auto rows = devicesWhere(*d->database, u"WHERE id = ?"_s, {blobOf(device)});
    if (!rows)
        return tl::unexpected(rows.error());
    if (!rows->empty())
        names += rows->front().latest.keys();
    names.removeDuplicates();
    sortAsColumns(names);
    return names;
}

Result<std::vector<TopicState>> Reader::topics(int limit)
{
    auto rows =
        rowsOf(*d->database,
               u"SELECT topic, NULL, substr(last_payload, 1, ?), retained, qos, messages, @ms(last_at) FROM topics "
               "ORDER BY last_at DESC, topic LIMIT ?"_s,
               {kTopicPreviewBytes, std::max(limit, 0)}, &topicFrom);
    if (!rows)
        return rows;
    QHash<QString, std::size_t> seen;
    std::vector<TopicState> topics;
    topics.reserve(rows->size());
    for (TopicState &row : *rows) {
        const auto at = seen.constFind(row.topic);
        if (at != seen.constEnd()) {
            topics[*at].messages += row.messages;
        } else {
            seen.insert(row.topic, topics.size());
            topics.push_back(std::move(row));
        }
    }
    return topics;
}

// By integration, so that the primary key finds it.
Result<std::optional<TopicState>> Reader::topic(const QString &name)
{
    const auto rows =
        rowsOf(*d->database,
               u"SELECT topic, last_hash, last_payload, retained, qos, messages, @ms(last_at) FROM topics "
               "WHERE integration_id IN (SELECT id FROM integrations) AND topic = ? "
               "ORDER BY last_at DESC"_s,
               {name}, &topicFrom);
    if (!rows)
        return tl::unexpected(rows.error());
    if (rows->empty())
        return std::optional<TopicState>();
    TopicState newest = rows->front();
    for (std::size_t i = 1; i < rows->size(); ++i)
        newest.messages += (*rows)[i].messages;
    return std::optional(newest);
}

Result<QString> Reader::seriesMetric(const QUuid &device, const QString &metric)
{
    const auto names = metricsOf(device);
    if (!names)
        return tl::unexpected(names.error());
    if (names->contains(metric))
        return metric;
    for (const QString &name : *names) {
        if (name.compare(metric, Qt::CaseInsensitive) == 0)
            return name;
    }
    const Metric *known = findMetric(metric);
    for (const QString &name : *names) {
        if (known && findMetric(name) == known)
            return name;
    }
    return metric;
}

Result<Series> Reader::series(const SeriesQuery &query, qint64 nowMs)
{
    const auto snapshot = Snapshot::begin(*d->database);
    if (!snapshot)
        return tl::unexpected(snapshot.error());
    const auto metric = seriesMetric(query.deviceId, query.metric);
    if (!metric)
        return tl::unexpected(metric.error());
    const auto integration =
        d->database->scalar(u"SELECT integration_id FROM devices WHERE id = ?"_s, {blobOf(query.deviceId)});
    if (!integration)
        return tl::unexpected(integration.error());
    if (integration->isNull())
        return fail(Error::Kind::NotFound, u"no_device"_s, u"there is no device %1"_s.arg(idText(query.deviceId)));
    SeriesQuery read = query;
    read.metric = *metric;
    SeriesReader reader(*d->database, [this] { return d->cancelled(); });
    return reader.read(read, idFrom(*integration), nowMs);
}

Result<std::vector<HourCount>> Reader::histogram(const TimeRange &range)
{
    const auto snapshot = Snapshot::begin(*d->database);
    if (!snapshot)
        return tl::unexpected(snapshot.error());
    const auto mark = rolledUpUntilMs(*d->database);
    if (!mark)
        return tl::unexpected(mark.error());
    constexpr qint64 kEarliest = 0;
    constexpr qint64 kLatest = 253'402'300'800'000; // year 10000
    const qint64 from = range.fromMs ? floorTo(*range.fromMs, kHourMs) : kEarliest;
    const qint64 to = range.toMs ? ceilTo(*range.toMs, kHourMs) : kLatest;
    const qint64 counted = std::clamp(floorTo(*mark, kHourMs), from, std::max(from, to));
    auto hours = rowsOf(*d->database,
                        u"SELECT @ms(hour), activity_type, sum(n) FROM activity_counts WHERE hour >= @at(?) AND "
                        "hour < @at(?) GROUP BY hour, activity_type ORDER BY hour, activity_type"_s,
                        {from, counted}, &hourCountFrom);
    if (!hours || counted >= to)
        return hours;
    const auto open = rowsOf(*d->database,
                             u"SELECT @hour(created_at) AS hour, activity_type, count(*) "
                             "FROM integration_activity_log @by(idx_activity_time) "
                             "WHERE created_at >= @at(?) AND created_at < @at(?) GROUP BY 1, 2 ORDER BY 1, 2"_s,
                             {counted, to}, &hourCountFrom);
    if (!open)
        return open;
    hours->insert(hours->end(), open->begin(), open->end());
    return hours;
}

Result<StoreStatus> Reader::status(qint64 nowMs)
{
    auto status = vitals(nowMs);
    if (!status)
        return status;
    for (const char *table : kCountedTables) {
        const auto readable = d->database->scalar(u"SELECT @canRead(%1)"_s.arg(QLatin1String(table)));
        if (!readable)
            return tl::unexpected(readable.error());
        if (!readable->toBool()) {
            status->unreadable += QString::fromLatin1(table);
            continue;
        }
        const auto n = d->database->scalar(u"SELECT count(*) FROM "_s + QLatin1String(table));
        if (!n)
            return tl::unexpected(n.error());
        status->rows.insert(QString::fromLatin1(table), n->toLongLong());
    }
    return status;
}

Result<StoreStatus> Reader::vitals(qint64 nowMs)
{
    const auto snapshot = Snapshot::begin(*d->database);
    if (!snapshot)
        return tl::unexpected(snapshot.error());
    const auto schema = migrationStatus(*d->database);
    if (!schema)
        return tl::unexpected(schema.error());
    StoreStatus status;
    status.store = d->url.text();
    status.schemaVersion = schema->applied;
    if (auto done = readSizes(*d->database, status); !done)
        return tl::unexpected(done.error());
    auto runs = rowsOf(*d->database,
                       u"SELECT "_s + kCollectorColumns +
                           u" FROM collectors WHERE id IN (SELECT max(id) FROM collectors GROUP BY inbox_id) "
                           "ORDER BY heartbeat_at DESC, id DESC"_s,
                       {}, &collectorFrom);
    if (!runs)
        return tl::unexpected(runs.error());
    auto progress = rowsOf(*d->database, u"SELECT "_s + kProgressColumns + u" FROM ingest_progress ORDER BY inbox_id"_s,
                           {}, &progressFrom);
    if (!progress)
        return tl::unexpected(progress.error());
    status.collectors = std::move(*runs);
    status.progress = std::move(*progress);
    for (const IngestProgress &inbox : status.progress) {
        if (inbox.lastCommitMs)
            status.lastCommitMs = std::max(status.lastCommitMs.value_or(*inbox.lastCommitMs), *inbox.lastCommitMs);
    }
    status.running = std::any_of(status.collectors.begin(), status.collectors.end(),
                                 [nowMs](const CollectorRun &run) { return run.runs(nowMs); });
    return status;
}

} // namespace store
