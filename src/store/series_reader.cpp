// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/series_reader.h"

#include "store/fields_json.h"
#include "store/row_mapping.h"

#include <QSqlError>
#include <QVariant>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace store {
namespace {

constexpr int kRowsBetweenChecks = 4096;
constexpr int kTimesBefore = 20;

std::optional<double> numberIn(const QByteArray &telemetry, const QString &name)
{
    const auto fields = fieldsFromJson(telemetry);
    if (!fields)
        return std::nullopt;
    for (const Field &field : *fields) {
        if (field.name == name)
            return numberOf(field.value);
    }
    return std::nullopt;
}

void append(std::vector<Cell> &all, const std::vector<Cell> &more)
{
    all.insert(all.end(), more.begin(), more.end());
}

void addCell(std::vector<Cell> &cells, Cell cell, qint64 sumToMs)
{
    cell.tMs = floorTo(cell.tMs, sumToMs);
    if (cells.empty() || cells.back().tMs != cell.tMs) {
        cells.push_back(cell);
        return;
    }
    Cell &sum = cells.back();
    sum.n += cell.n;
    sum.min = std::min(sum.min, cell.min);
    sum.max = std::max(sum.max, cell.max);
    sum.sum += cell.sum;
    sum.last = cell.last;
}

qint64 countOf(const std::vector<Cell> &cells, qint64 fromMs, qint64 toMs)
{
    qint64 n = 0;
    for (const Cell &cell : cells)
        n += cell.tMs >= fromMs && cell.tMs < toMs ? cell.n : 0;
    return n;
}

} // namespace

Result<qint64> rolledUpUntilMs(const Database &database)
{
    const auto mark = database.scalar(u"SELECT @ms(min(rolled_up_at)) FROM ingest_progress "
                                      "WHERE rolled_up_seq < last_seq"_s);
    if (!mark)
        return tl::unexpected(mark.error());
    return mark->isNull() ? std::numeric_limits<qint64>::max() : mark->toLongLong();
}

Result<Series> SeriesReader::read(const SeriesQuery &query, const QUuid &integrationId, qint64 nowMs)
{
    m_query = query;
    Series series;
    if (query.toMs <= query.fromMs)
        return series;
    const bool everything = query.points <= 0;
    const qint64 rangeMs = query.toMs - query.fromMs;
    bool isRaw = everything;
    if (everything || rangeMs <= kRawRangeMs) {
        const auto fits =
            fillRaw(series, everything ? std::numeric_limits<std::size_t>::max() : std::size_t(query.points));
        if (!fits)
            return tl::unexpected(fits.error());
        isRaw = *fits;
    }
    if (!isRaw) {
        series.bucketMs = niceBucketMs(rangeMs, query.points);
        if (rangeMs > kRawRangeMs)
            series.bucketMs = std::max(series.bucketMs, kMinuteMs);
        series.source = series.bucketMs < kMinuteMs ? SeriesSource::Raw
                        : series.bucketMs < kHourMs ? SeriesSource::Minute
                                                    : SeriesSource::Hour;
        if (auto filled = fillBuckets(series); !filled)
            return tl::unexpected(filled.error());
    }
    const auto sources = gapSources(integrationId, nowMs);
    if (!sources)
        return tl::unexpected(sources.error());
    if (sources->range.fromMs < sources->range.toMs)
        series.gaps = gapsOf(series, *sources);
    return series;
}

Result<void> SeriesReader::eachRaw(const Interval &range, const Visit &visit)
{
    if (range.fromMs >= range.toMs)
        return {};
    auto query = m_database.prepareStream(u"SELECT @ms(received_at), @bytes(telemetry) FROM device_telemetry_history "
                                          "@by(idx_telemetry_device_time) "
                                          "WHERE device_id = ? AND received_at >= @at(?) AND received_at < @at(?) "
                                          "ORDER BY received_at, id"_s);
    if (!query)
        return tl::unexpected(query.error());
    if (auto done = m_database.run(*query, {blobOf(m_query.deviceId), range.fromMs, range.toMs}); !done)
        return done;
    int rows = 0;
    while (query->next()) {
        if (++rows % kRowsBetweenChecks == 0 && m_cancelled())
            return fail(Error::Kind::Cancelled, u"cancelled"_s, u"stopped on request"_s);
        const auto number = numberIn(query->value(1).toByteArray(), m_query.metric);
        if (number && !visit({query->value(0).toLongLong(), 1, *number, *number, *number, *number}))
            return {};
    }
    if (query->lastError().isValid())
        return tl::unexpected(m_database.errorOf(*query));
    return {};
}

// Readings summed up to cells of `sumToMs`.
Result<std::vector<Cell>> SeriesReader::raw(const Interval &range, qint64 sumToMs)
{
    std::vector<Cell> cells;
    auto done = eachRaw(range, [&](const Cell &cell) {
        addCell(cells, cell, sumToMs);
        return true;
    });
    if (!done)
        return tl::unexpected(done.error());
    return cells;
}

Result<std::vector<Cell>> SeriesReader::rollups(const Interval &range, qint64 resolutionMs)
{
    std::vector<Cell> cells;
    auto query = m_database.prepare(u"SELECT @ms(bucket), n, min, max, sum, last FROM telemetry_rollup "
                                    "WHERE device_id = ? AND metric = ? AND resolution = ? "
                                    "AND bucket >= @at(?) AND bucket < @at(?) ORDER BY bucket"_s);
    if (!query)
        return tl::unexpected(query.error());
    if (auto done = m_database.run(
            *query, {blobOf(m_query.deviceId), m_query.metric, resolutionMs / 1000, range.fromMs, range.toMs});
        !done)
        return tl::unexpected(done.error());
    while (query->next())
        cells.push_back({query->value(0).toLongLong(), query->value(1).toLongLong(), query->value(2).toDouble(),
                         query->value(3).toDouble(), query->value(4).toDouble(), query->value(5).toDouble()});
    if (query->lastError().isValid())
        return tl::unexpected(m_database.errorOf(*query));
    return cells;
}

// A piece that no rollup bucket fits: from raw readings, and where retention has removed them from whole minutes.
Result<std::vector<Cell>> SeriesReader::edge(const Interval &range)
{
    auto cells = raw(range, kMinuteMs);
    if (!cells || !cells->empty() || range.fromMs >= range.toMs)
        return cells;
    return rollups({ceilTo(range.fromMs, kMinuteMs), floorTo(range.toMs, kMinuteMs)}, kMinuteMs);
}

// A device keeps minutes from the first hour on that has more than a few readings. An hour's minutes count when they
// hold as many readings as the hour; else raw readings serve, and where they were removed the hour itself.
Result<std::vector<Cell>> SeriesReader::minutesOfHours(const Interval &hours)
{
    const auto ofHours = rollups(hours, kHourMs);
    if (!ofHours)
        return ofHours;
    const auto ofMinutes = rollups(hours, kMinuteMs);
    if (!ofMinutes)
        return ofMinutes;
    std::vector<Cell> cells;
    std::size_t minute = 0;
    for (std::size_t h = 0; h < ofHours->size();) {
        const Cell &hour = (*ofHours)[h];
        const std::size_t first = minute;
        qint64 n = 0;
        for (; minute < ofMinutes->size() && (*ofMinutes)[minute].tMs < hour.tMs + kHourMs; ++minute)
            n += (*ofMinutes)[minute].n;
        if (n == hour.n) {
            cells.insert(cells.end(), ofMinutes->begin() + qsizetype(first), ofMinutes->begin() + qsizetype(minute));
            ++h;
            continue;
        }
        auto read = raw({hour.tMs, hour.tMs + kHourMs}, kMinuteMs);
        if (!read)
            return read;
        if (countOf(*read, hour.tMs, hour.tMs + kHourMs) == hour.n)
            append(cells, *read);
        else
            cells.push_back(hour);
        ++h;
    }
    return cells;
}

// False when there are more than `atMost` readings.
Result<bool> SeriesReader::fillRaw(Series &series, std::size_t atMost)
{
    Buckets points(0);
    std::size_t count = 0;
    auto done = eachRaw({m_query.fromMs, m_query.toMs}, [&](const Cell &cell) {
        points.add(cell);
        return ++count <= atMost;
    });
    if (!done)
        return tl::unexpected(done.error());
    if (count > atMost)
        return false;
    series.points = points.take();
    return true;
}

Result<void> SeriesReader::fillBuckets(Series &series)
{
    Buckets buckets(series.bucketMs);
    const Interval range{m_query.fromMs, m_query.toMs};
    // Fields that are only ever true or false are in no rollup.
    const auto rolled =
        m_database.scalar(u"SELECT 1 FROM telemetry_rollup WHERE device_id = ? AND metric = ? LIMIT 1"_s,
                          {blobOf(m_query.deviceId), m_query.metric});
    if (!rolled)
        return tl::unexpected(rolled.error());
    if (rolled->isNull())
        series.source = SeriesSource::Raw;
    if (series.source == SeriesSource::Raw) {
        auto done = eachRaw(range, [&](const Cell &cell) {
            buckets.add(cell);
            return true;
        });
        if (done)
            series.points = buckets.take();
        return done;
    }
    const auto mark = rolledUpUntilMs(m_database);
    if (!mark)
        return tl::unexpected(mark.error());
    // Whole hours that the rollups hold; what is left at both ends comes from raw readings.
    Interval hours{ceilTo(range.fromMs, kHourMs), floorTo(std::min(range.toMs, *mark), kHourMs)};
    if (hours.toMs <= hours.fromMs)
        hours = {range.toMs, range.toMs};
    const auto head = edge({range.fromMs, hours.fromMs});
    if (!head)
        return tl::unexpected(head.error());
    const auto middle = hours.fromMs == hours.toMs              ? Result<std::vector<Cell>>()
                        : series.source == SeriesSource::Minute ? minutesOfHours(hours)
                                                                : rollups(hours, kHourMs);
    if (!middle)
        return tl::unexpected(middle.error());
    const auto tail = edge({hours.toMs, range.toMs});
    if (!tail)
        return tl::unexpected(tail.error());
    for (const auto *cells : {&*head, &*middle, &*tail}) {
        for (const Cell &cell : *cells)
            buckets.add(cell);
    }
    series.points = buckets.take();
    return {};
}

Result<GapSources> SeriesReader::gapSources(const QUuid &integrationId, qint64 nowMs)
{
    GapSources sources;
    sources.range = {m_query.fromMs, std::min(m_query.toMs, nowMs)};
    auto stopped = notRunning(sources.range, integrationId, nowMs);
    if (!stopped)
        return tl::unexpected(stopped.error());
    sources.notRunning = std::move(*stopped);

    const QString ofType = u"SELECT @ms(created_at) FROM integration_activity_log @by(idx_activity_type_time) "
                           "WHERE integration_id = ? AND activity_type = "_s;
    auto down = between(ofType + u"'mqtt_connection_lost'"_s, ofType + u"'mqtt_connection_established'"_s,
                        blobOf(integrationId), sources.range);
    if (!down)
        return tl::unexpected(down.error());
    sources.linkDown = std::move(*down);

    const QString ofDevice = u"SELECT @ms(created_at) FROM integration_activity_log @by(idx_activity_device_status) "
                             "WHERE @device = ? AND activity_type IN "
                             "('mqtt_device_online', 'mqtt_device_offline') AND activity_type = "_s;
    auto offline = between(ofDevice + u"'mqtt_device_offline'"_s, ofDevice + u"'mqtt_device_online'"_s,
                           m_query.deviceId.toString(QUuid::WithoutBraces), sources.range);
    if (!offline)
        return tl::unexpected(offline.error());
    sources.deviceOffline = std::move(*offline);

    auto before = timesBefore();
    if (!before)
        return tl::unexpected(before.error());
    sources.timesBefore = std::move(*before);
    return sources;
}

// Between the runs of the integration's collectors, from its first one on: of the time before nothing is known.
Result<std::vector<Interval>> SeriesReader::notRunning(const Interval &range, const QUuid &integrationId, qint64 nowMs)
{
    auto query = m_database.prepare(u"SELECT @ms(started_at), @ms(heartbeat_at), @ms(ended_at) FROM collectors "
                                    "WHERE integration_id = ? AND started_at < @at(?) ORDER BY started_at"_s);
    if (!query)
        return tl::unexpected(query.error());
    if (auto done = m_database.run(*query, {blobOf(integrationId), range.toMs}); !done)
        return tl::unexpected(done.error());
    std::vector<Interval> runs;
    while (query->next()) {
        const qint64 heartbeat = query->value(1).toLongLong();
        const bool ended = !query->value(2).isNull();
        const bool alive = !ended && nowMs - heartbeat <= kHeartbeatLimitMs;
        runs.push_back({query->value(0).toLongLong(), alive   ? std::max(nowMs, range.toMs)
                                                      : ended ? query->value(2).toLongLong()
                                                              : heartbeat});
    }
    if (runs.empty())
        return std::vector<Interval>();
    const qint64 firstStart = runs.front().fromMs;
    return complement({std::max(range.fromMs, firstStart), range.toMs}, united(std::move(runs)));
}

// From each row that begins something to the next that ends it. What holds at the range's start is what the newest row
// before it says. Both statements take `whose` and give created_at.
Result<std::vector<Interval>> SeriesReader::between(const QString &beginRows, const QString &endRows,
                                                    const QVariant &whose, const Interval &range)
{
    std::vector<std::pair<qint64, bool>> changes; // at, begins
    for (const bool begins : {true, false}) {
        const QString &rows = begins ? beginRows : endRows;
        const auto before =
            m_database.scalar(QString(rows + u" AND created_at < @at(?) ORDER BY created_at DESC, id DESC LIMIT 1"_s),
                              {whose, range.fromMs});
        if (!before)
            return tl::unexpected(before.error());
        if (!before->isNull())
            changes.emplace_back(before->toLongLong(), begins);
        auto query = m_database.prepare(
            QString(rows + u" AND created_at >= @at(?) AND created_at < @at(?) ORDER BY created_at, id"_s));
        if (!query)
            return tl::unexpected(query.error());
        if (auto done = m_database.run(*query, {whose, range.fromMs, range.toMs}); !done)
            return tl::unexpected(done.error());
        while (query->next())
            changes.emplace_back(query->value(0).toLongLong(), begins);
    }
    // An end in the same millisecond as a beginning follows it.
    std::stable_sort(changes.begin(), changes.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    std::vector<Interval> found;
    bool isOpen = false;
    qint64 sinceMs = 0;
    for (const auto &[at, begins] : changes) {
        if (begins && !isOpen)
            sinceMs = at;
        if (!begins && isOpen)
            found.push_back({sinceMs, at});
        isOpen = begins;
    }
    if (isOpen)
        found.push_back({sinceMs, range.toMs});
    return found;
}

Result<std::vector<qint64>> SeriesReader::timesBefore()
{
    std::vector<qint64> times;
    auto query = m_database.prepare(u"SELECT @ms(received_at) FROM device_telemetry_history "
                                    "@by(idx_telemetry_device_time) "
                                    "WHERE device_id = ? AND received_at < @at(?) ORDER BY received_at DESC LIMIT ?"_s);
    if (!query)
        return tl::unexpected(query.error());
    if (auto done = m_database.run(*query, {blobOf(m_query.deviceId), m_query.fromMs, kTimesBefore}); !done)
        return tl::unexpected(done.error());
    while (query->next())
        times.push_back(query->value(0).toLongLong());
    return times;
}

} // namespace store
