// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/activity_walk.h"

#include "store/binding.h"
#include "store/row_mapping.h"
#include "store/series_math.h"

#include <QSqlError>
#include <QVariant>

using namespace Qt::StringLiterals;

namespace store {
namespace {

struct Walk
{
    Branch::Kind kind;
    const char *index;
    const char *condition;
};
// The error branch repeats the words of its partial index, or SQLite would not take it.
constexpr Walk kWalks[] = {
    {Branch::Kind::Time, "idx_activity_time", ""},
    {Branch::Kind::Type, "idx_activity_type_time", "activity_type = ?"},
    {Branch::Kind::Device, "idx_activity_device_time", "@device = ?"},
    {Branch::Kind::Problem, "idx_activity_problem_time", "status IN ('failed', 'timeout', 'error')"},
    {Branch::Kind::Error, "idx_activity_error_time", "(error_message <> '' OR error_code <> '')"},
};

const Walk &walkOf(Branch::Kind kind)
{
    for (const Walk &walk : kWalks) {
        if (walk.kind == kind)
            return walk;
    }
    return kWalks[0];
}

void append(Condition &all, const QString &sql, const QVariantList &values = {})
{
    if (sql.isEmpty())
        return;
    if (!all.sql.isEmpty())
        all.sql += u" AND "_s;
    all.sql += sql;
    all.values += values;
}

QVariantList valuesOf(const PageKey &key, bool inMicroseconds)
{
    return {inMicroseconds ? key.createdAtMs * 1000 + key.microseconds : key.createdAtMs, blobOf(key.id)};
}

} // namespace

ActivityWalk::ActivityWalk(const Database &database, const Directory &directory, ActivityPlan plan, Bounds bounds)
    : m_database(database), m_directory(directory), m_plan(std::move(plan)), m_bounds(bounds), m_atEnd(m_plan.never)
{
}

Condition ActivityWalk::branchCondition(const Branch &branch) const
{
    const Walk &walk = walkOf(branch.kind);
    Condition condition{QString::fromLatin1(walk.condition), {}};
    if (!branch.value.isEmpty())
        condition.values += branch.value;
    return condition;
}

// One bound at each end: SQLite takes only one of each into the index search.
Condition ActivityWalk::boundsCondition(const std::optional<PageKey> &until) const
{
    const bool older = m_bounds.direction == PageDirection::Older;
    std::optional<PageKey> after = m_bounds.after;
    std::optional<qint64> from = m_bounds.range.fromMs, to = m_bounds.range.toMs;
    if (after && older && to && *to <= after->createdAtMs)
        after.reset();
    if (after && !older && from && *from > after->createdAtMs)
        after.reset();
    if (after)
        (older ? to : from).reset();
    if (until)
        (older ? from : to).reset();
    Condition condition;
    const bool micros = m_database.isPostgres();
    if (from)
        append(condition, u"created_at >= @at(?)"_s, {*from});
    if (to)
        append(condition, u"created_at < @at(?)"_s, {*to});
    if (after)
        append(condition, older ? u"@older(?, ?)"_s : u"@newer(?, ?)"_s, valuesOf(*after, micros));
    if (until)
        append(condition, older ? u"@notOlder(?, ?)"_s : u"@notNewer(?, ?)"_s, valuesOf(*until, micros));
    return condition;
}

// Several branches are merged: SQLite runs each as a coroutine in the order of its index, and so does PostgreSQL where
// the branches bring whole rows. What is asked of them is then picked by select().
Condition ActivityWalk::selection(const QString &columns, const Condition &extra,
                                  const std::optional<PageKey> &until) const
{
    Condition all;
    const QString picked = m_database.isPostgres() ? u"*"_s : columns;
    const Condition bounds = boundsCondition(until);
    for (const Branch &branch : m_plan.branches) {
        Condition where;
        const Condition own = branchCondition(branch);
        append(where, own.sql, own.values);
        append(where, bounds.sql, bounds.values);
        append(where, extra.sql.isEmpty() ? QString() : QString(u'(' + extra.sql + u')'), extra.values);
        if (!all.sql.isEmpty())
            all.sql += u" UNION ALL "_s;
        all.sql += u"SELECT "_s + picked + u" FROM integration_activity_log @by("_s +
                   QString::fromLatin1(walkOf(branch.kind).index) + u')';
        if (!where.sql.isEmpty())
            all.sql += u" WHERE "_s + where.sql;
        all.values += where.values;
    }
    return all;
}

Result<QSqlQuery> ActivityWalk::run(const QString &sql, const QVariantList &values) const
{
    auto query = m_database.prepare(sql);
    if (!query)
        return query;
    for (qsizetype i = 0; i < values.size(); ++i)
        m_database.bind(*query, int(i), values[i]);
    if (auto done = m_database.run(*query); !done)
        return tl::unexpected(done.error());
    return query;
}

Result<QSqlQuery> ActivityWalk::select(const QString &columns, const Condition &extra,
                                       const std::optional<PageKey> &until, const QString &limit) const
{
    const Condition all = selection(columns, extra, until);
    if (m_database.isPostgres()) {
        const QString key = m_bounds.direction == PageDirection::Older ? u" ORDER BY created_at DESC, id DESC"_s
                                                                       : u" ORDER BY created_at, id"_s;
        return run(u"SELECT "_s + columns + u" FROM ("_s + all.sql + u") AS walked"_s + key + limit, all.values);
    }
    const QString order =
        m_bounds.direction == PageDirection::Older ? u" ORDER BY 2 DESC, 1 DESC"_s : u" ORDER BY 2, 1"_s;
    return run(all.sql + order + limit, all.values);
}

// The key of the last row of the stretch, from the index alone; nothing when fewer rows are left.
Result<std::optional<PageKey>> ActivityWalk::endOfStretch(int stretch) const
{
    auto query = select(u"id, @ms(created_at), @micros(created_at)"_s, {}, {},
                        u" LIMIT 1 OFFSET "_s + QString::number(stretch - 1));
    if (!query)
        return tl::unexpected(query.error());
    if (!query->next())
        return std::optional<PageKey>();
    return std::optional(PageKey{query->value(1).toLongLong(), idFrom(query->value(0)), query->value(2).toInt()});
}

// A reading comes with its message; a day more on both sides spares the partitions of all other days.
Result<void> ActivityWalk::fetchReadings(QSqlQuery &rows)
{
    m_readings.clear();
    std::vector<QUuid> ids;
    qint64 first = std::numeric_limits<qint64>::max(), last = std::numeric_limits<qint64>::min();
    while (rows.next()) {
        ids.push_back(idFrom(rows.value(0)));
        first = std::min(first, rows.value(1).toLongLong());
        last = std::max(last, rows.value(1).toLongLong());
    }
    rows.seek(-1);
    if (first > last)
        return {};
    auto readings = run(u"SELECT "_s + kTelemetryColumns +
                            u" FROM device_telemetry_history WHERE activity_log_id = ANY (?::uuid[]) AND "
                            "received_at >= @at(?) AND received_at <= @at(?) ORDER BY id"_s,
                        {idArray(ids), first - kDayMs, last + kDayMs});
    if (!readings)
        return tl::unexpected(readings.error());
    while (readings->next()) {
        TelemetryRow reading = telemetryFrom(*readings);
        m_readings[reading.activityLogId].push_back(std::move(reading));
    }
    return {};
}

Result<std::vector<TelemetryRow>> ActivityWalk::readingsOf(const QUuid &activityId)
{
    if (m_database.isPostgres())
        return m_readings.take(activityId);
    return telemetryOf(m_database, m_telemetryOf, activityId);
}

Result<bool> ActivityWalk::judge(ActivityRecord &record)
{
    if (m_withTelemetry || m_plan.judgeNeedsTelemetry) {
        auto rows = readingsOf(record.row.id);
        if (!rows)
            return tl::unexpected(rows.error());
        record.telemetry = std::move(*rows);
        if (m_database.isPostgres())
            orderAsInPayload(record);
    }
    if (m_plan.judge && !filter::matches(*m_plan.judge, filter::subjectOf(record)))
        return false;
    if (!m_withTelemetry)
        record.telemetry.clear();
    return true;
}

Result<void> ActivityWalk::advance(int stretch, std::size_t enough, std::vector<ActivityRecord> &records)
{
    if (m_atEnd)
        return {};
    const bool narrowed = !m_plan.condition.sql.isEmpty();
    std::optional<PageKey> until;
    if (narrowed) {
        auto end = endOfStretch(stretch);
        if (!end)
            return tl::unexpected(end.error());
        until = *end;
    }
    auto query = select(kActivityColumns, m_plan.condition, until,
                        narrowed ? QString() : QString(u" LIMIT "_s + QString::number(stretch)));
    if (!query)
        return tl::unexpected(query.error());
    if (m_database.isPostgres() && (m_withTelemetry || m_plan.judgeNeedsTelemetry)) {
        if (auto done = fetchReadings(*query); !done)
            return done;
    }
    int rows = 0;
    QUuid previous;
    while (query->next()) {
        ++rows;
        ActivityRecord record;
        record.row = activityFrom(*query);
        const PageKey key = keyOf(record.row);
        // A row may lie in two branches; its copies follow each other.
        const bool copy = record.row.id == previous;
        previous = record.row.id;
        if (!narrowed)
            m_bounds.after = key;
        if (copy)
            continue;
        if (const auto *device = m_directory.find(query->value(kActivityDeviceColumn).toString()))
            record.deviceName = device->name;
        const auto matched = judge(record);
        if (!matched)
            return tl::unexpected(matched.error());
        if (!*matched)
            continue;
        records.push_back(std::move(record));
        if (records.size() >= enough) {
            m_bounds.after = key;
            m_lookedAt += rows;
            return {};
        }
    }
    if (query->lastError().isValid())
        return tl::unexpected(m_database.errorOf(*query));
    m_lookedAt += narrowed ? stretch : rows;
    m_atEnd = narrowed ? !until : rows < stretch;
    if (until)
        m_bounds.after = until;
    return {};
}

Result<qint64> ActivityWalk::count(int stretch)
{
    if (m_atEnd)
        return 0;
    if (m_plan.judge) {
        std::vector<ActivityRecord> records;
        if (auto done = advance(stretch, std::numeric_limits<std::size_t>::max(), records); !done)
            return tl::unexpected(done.error());
        return qint64(records.size());
    }
    const auto end = endOfStretch(stretch);
    if (!end)
        return tl::unexpected(end.error());
    // A row may lie in two branches.
    const QString what = m_plan.branches.size() > 1 ? u"count(DISTINCT id)"_s : u"count(*)"_s;
    const Condition all = selection(u"id"_s, m_plan.condition, *end);
    auto query = run(u"SELECT "_s + what + u" FROM ("_s + all.sql + u") AS walked"_s, all.values);
    if (!query)
        return tl::unexpected(query.error());
    if (!query->next())
        return tl::unexpected(m_database.errorOf(*query));
    m_lookedAt += stretch;
    m_atEnd = !*end;
    if (*end)
        m_bounds.after = *end;
    return query->value(0).toLongLong();
}

Result<std::vector<TelemetryRow>> telemetryOf(const Database &database, std::optional<QSqlQuery> &query,
                                              const QUuid &activityId)
{
    if (!query) {
        auto prepared = database.prepare(u"SELECT "_s + kTelemetryColumns +
                                         u" FROM device_telemetry_history @by(idx_telemetry_activity) "
                                         "WHERE activity_log_id = ? ORDER BY id"_s);
        if (!prepared)
            return tl::unexpected(prepared.error());
        query = std::move(*prepared);
    }
    if (auto done = database.run(*query, {blobOf(activityId)}); !done)
        return tl::unexpected(done.error());
    std::vector<TelemetryRow> rows;
    while (query->next())
        rows.push_back(telemetryFrom(*query));
    query->finish();
    return rows;
}

} // namespace store
