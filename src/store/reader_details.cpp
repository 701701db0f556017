// SPDX-License-Identifier: GPL-3.0-or-later
// What the log's details ask for beside the row itself, and its counts as bars.
#include "store/reader_private.h"
#include "store/series_math.h"
#include "store/series_reader.h"

#include <QSet>
#include <QSqlError>
#include <QVariant>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace store {
namespace {

// Widths of bars finer than an hour, and those that are made of whole hours.
constexpr qint64 kFineMs[] = {1'000,   5'000,   10'000,  15'000,  30'000,   60'000,
                              120'000, 300'000, 600'000, 900'000, 1'800'000};
constexpr qint64 kHours[] = {1, 2, 3, 6, 12, 24, 48, 96, 168, 336, 672};
// How many rows with a problem are looked at for one bar: it has a problem, or it has not.
constexpr int kProblemsLookedAt = 300;

constexpr QStringView kProblemTypes[] = {activity::kDeviceOffline, activity::kConnectionLost, u"alert_raised"};

bool isProblemType(const QString &type)
{
    return std::find(std::begin(kProblemTypes), std::end(kProblemTypes), type) != std::end(kProblemTypes);
}

qint64 fineWidth(qint64 lengthMs, int buckets)
{
    for (const qint64 width : kFineMs) {
        if (lengthMs <= width * buckets)
            return width;
    }
    return kHourMs;
}

qint64 wideWidth(qint64 lengthMs, int buckets)
{
    for (const qint64 hours : kHours) {
        if (lengthMs <= hours * kHourMs * buckets)
            return hours * kHourMs;
    }
    return ceilTo(lengthMs / buckets + 1, kHourMs);
}

// Which types are counted, and whether rows of others count for their status.
struct Chosen
{
    QStringList types;
    bool everything = false;
    bool problems = false;

    [[nodiscard]] bool has(const QString &type) const { return everything || types.contains(type); }
};

Chosen chosenOf(const std::vector<activity::Selection> &selections, const QStringList &known)
{
    Chosen chosen;
    chosen.everything = selections.empty();
    for (const activity::Selection &selection : selections) {
        chosen.everything = chosen.everything || selection.everything;
        chosen.problems = chosen.problems || selection.problems;
        chosen.types += selection.types;
    }
    if (chosen.everything)
        chosen.types = known;
    else if (chosen.problems)
        std::transform(std::begin(kProblemTypes), std::end(kProblemTypes), std::back_inserter(chosen.types),
                       [](QStringView type) { return type.toString(); });
    chosen.types.removeDuplicates();
    return chosen;
}

// Counts into bars of one width, a range of the index at a time.
class BarCounter
{
public:
    BarCounter(const Database &database, Histogram &histogram, std::function<bool()> cancelled)
        : m_database(database), m_histogram(histogram), m_cancelled(std::move(cancelled))
    {
    }

    // Through the index of types, which holds all that is asked: no row is read.
    Result<void> countType(const QString &type, qint64 fromMs, qint64 toMs)
    {
        if (fromMs >= toMs)
            return {};
        if (auto done = prepare(m_any, u"SELECT @ms(min(created_at)) FROM integration_activity_log @by("
                                       "idx_activity_type_time) WHERE activity_type = ? AND created_at >= @at(?)"_s);
            !done)
            return done;
        if (auto done = prepare(m_count, u"SELECT count(*) FROM (SELECT 1 FROM integration_activity_log @by("
                                         "idx_activity_type_time) WHERE activity_type = ? AND created_at >= @at(?) AND "
                                         "created_at < @at(?) LIMIT ?) AS counted"_s);
            !done)
            return done;
        // Empty bars are leapt over, so that types that hardly occur cost hardly anything.
        for (qint64 at = fromMs; at < toMs;) {
            const auto first = number(m_any, {type, at});
            if (!first)
                return tl::unexpected(first.error());
            if (!*first || **first >= toMs)
                return {};
            HistogramBar &bar = barAt(**first);
            const qint64 end = std::min(bar.fromMs + m_histogram.barMs, toMs);
            const auto n = number(m_count, {type, **first, end, left()});
            if (!n)
                return tl::unexpected(n.error());
            add(bar, type, **n);
            if (left() == 0) {
                m_histogram.isWhole = false;
                return {};
            }
            at = end;
        }
        return {};
    }
    // From the hourly counters, for whole hours before `untilMs`.
    Result<void> countHours(const Chosen &chosen, qint64 untilMs)
    {
        auto query =
            m_database.prepare(u"SELECT @ms(hour), activity_type, sum(n) FROM activity_counts WHERE hour >= @at(?) "
                               "AND hour < @at(?) GROUP BY hour, activity_type"_s);
        if (!query)
            return tl::unexpected(query.error());
        if (auto done = m_database.run(*query, {m_histogram.fromMs, untilMs}); !done)
            return done;
        while (query->next()) {
            const QString type = query->value(1).toString();
            if (chosen.has(type))
                add(barAt(query->value(0).toLongLong()), type, query->value(2).toLongLong());
        }
        return {};
    }
    // Rows whose status says that something failed. Types that are problems by themselves are counted already.
    Result<void> countFailed(const Chosen &chosen)
    {
        auto query = m_database.prepare(u"SELECT activity_type FROM integration_activity_log @by("
                                        "idx_activity_problem_time) WHERE status IN ('failed', 'timeout', 'error') "
                                        "AND created_at >= @at(?) AND created_at < @at(?) LIMIT ?"_s);
        if (!query)
            return tl::unexpected(query.error());
        for (HistogramBar &bar : m_histogram.bars) {
            if (m_cancelled())
                return cancelledError();
            const int limit = kProblemsLookedAt;
            if (auto done = m_database.run(*query, {bar.fromMs, bar.fromMs + m_histogram.barMs, limit}); !done)
                return done;
            int looked = 0;
            while (query->next()) {
                const QString type = query->value(0).toString();
                ++looked;
                if (isProblemType(type))
                    continue;
                bar.problems += chosen.has(type) || chosen.problems ? 1 : 0;
                bar.n += !chosen.has(type) && chosen.problems ? 1 : 0;
            }
            query->finish();
            m_histogram.isWhole = m_histogram.isWhole && looked < limit;
        }
        return {};
    }

private:
    Result<void> prepare(std::optional<QSqlQuery> &query, const QString &sql)
    {
        if (query)
            return {};
        auto prepared = m_database.prepare(sql);
        if (!prepared)
            return tl::unexpected(prepared.error());
        query = std::move(*prepared);
        return {};
    }
    Result<std::optional<qint64>> number(std::optional<QSqlQuery> &query, std::initializer_list<QVariant> values)
    {
        if (m_cancelled())
            return cancelledError();
        if (auto done = m_database.run(*query, values); !done)
            return tl::unexpected(done.error());
        std::optional<qint64> answer;
        if (query->next() && !query->value(0).isNull())
            answer = query->value(0).toLongLong();
        query->finish();
        return answer;
    }
    [[nodiscard]] HistogramBar &barAt(qint64 ms)
    {
        const qint64 index = (ms - m_histogram.fromMs) / m_histogram.barMs;
        return m_histogram.bars[std::size_t(std::clamp<qint64>(index, 0, qint64(m_histogram.bars.size()) - 1))];
    }
    void add(HistogramBar &bar, const QString &type, qint64 n)
    {
        bar.n += n;
        bar.problems += isProblemType(type) ? n : 0;
        m_counted += n;
    }
    [[nodiscard]] qint64 left() const { return std::max<qint64>(0, kMaxCounted - m_counted); }

    const Database &m_database;
    Histogram &m_histogram;
    std::function<bool()> m_cancelled;
    qint64 m_counted = 0;
    std::optional<QSqlQuery> m_any, m_count;
};

Histogram emptyHistogram(const HistogramQuery &query, qint64 barMs)
{
    Histogram histogram;
    histogram.barMs = barMs;
    histogram.fromMs = floorTo(query.fromMs, barMs);
    for (qint64 at = histogram.fromMs; at < query.toMs; at += barMs)
        histogram.bars.push_back({at, 0, 0});
    return histogram;
}

} // namespace

Result<Histogram> Reader::bars(const HistogramQuery &query)
{
    const auto snapshot = Snapshot::begin(*d->database);
    if (!snapshot)
        return tl::unexpected(snapshot.error());
    if (query.toMs <= query.fromMs || query.bars < 1)
        return Histogram();
    if (auto done = d->refreshNames(false); !done)
        return tl::unexpected(done.error());
    const Chosen chosen = chosenOf(query.types, d->names.types);
    const auto cancelled = [this] { return d->cancelled(); };
    const qint64 length = query.toMs - query.fromMs;

    Histogram fine = emptyHistogram(query, fineWidth(length, query.bars));
    if (fine.barMs < kHourMs) {
        BarCounter counter(*d->database, fine, cancelled);
        for (const QString &type : chosen.types) {
            if (!fine.isWhole)
                break;
            if (auto done = counter.countType(type, fine.fromMs, query.toMs); !done)
                return tl::unexpected(done.error());
        }
        if (fine.isWhole) {
            if (auto done = counter.countFailed(chosen); !done)
                return tl::unexpected(done.error());
            return fine;
        }
    }

    Histogram wide = emptyHistogram(query, wideWidth(length, query.bars));
    const auto mark = rolledUpUntilMs(*d->database);
    if (!mark)
        return tl::unexpected(mark.error());
    const qint64 counted = std::clamp(floorTo(*mark, kHourMs), wide.fromMs, std::max(wide.fromMs, query.toMs));
    BarCounter counter(*d->database, wide, cancelled);
    if (auto done = counter.countHours(chosen, counted); !done)
        return tl::unexpected(done.error());
    BarCounter open(*d->database, wide, cancelled);
    for (const QString &type : chosen.types) {
        if (auto done = open.countType(type, counted, query.toMs); !done)
            return tl::unexpected(done.error());
    }
    if (auto done = counter.countFailed(chosen); !done)
        return tl::unexpected(done.error());
    return wide;
}

Result<std::optional<ActivityRecord>> Reader::messageBeside(const MessageQuery &query)
{
    filter::Node onTopic;
    onTopic.field = filter::Field::Topic;
    onTopic.op = filter::Op::Equal;
    onTopic.text = query.topic;
    ActivityQuery activityQuery;
    activityQuery.types = {{false, false, {activity::kMessageReceived.toString()}}};
    if (!query.device.isNull())
        activityQuery.devices = {query.device};
    activityQuery.filter = onTopic;
    activityQuery.after = query.beside;
    activityQuery.direction = query.direction;
    // Comparing topics in a filter ignores case: a few of the neighbours may be on another topic.
    activityQuery.limit = 8;
    auto page = activities(activityQuery);
    if (!page)
        return tl::unexpected(page.error());
    for (ActivityRecord &record : page->records) {
        if (filter::subjectOf(record).topic == query.topic)
            return std::optional(std::move(record));
    }
    return std::optional<ActivityRecord>();
}

Result<std::optional<TelemetryRow>> Reader::readingBefore(const QUuid &device, qint64 ms)
{
    auto query =
        d->database->prepare(u"SELECT "_s + kTelemetryColumns +
                             u" FROM device_telemetry_history @by(idx_telemetry_device_time) WHERE device_id = ? "
                             "AND received_at < @at(?) ORDER BY received_at DESC, id DESC LIMIT 1"_s);
    if (!query)
        return tl::unexpected(query.error());
    if (auto done = d->database->run(*query, {blobOf(device), ms}); !done)
        return tl::unexpected(done.error());
    if (!query->next())
        return std::optional<TelemetryRow>();
    return std::optional(telemetryFrom(*query));
}

} // namespace store
