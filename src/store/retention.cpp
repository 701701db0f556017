// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/retention.h"

#include "store/database.h"

#include <QVariant>

using namespace Qt::StringLiterals;

namespace store {

namespace {

constexpr int kChunk = 5000;
constexpr int kVacuumPages = 1024;
constexpr qint64 kDayMs = 86'400'000;

// Each class walks an index: readings by device, events by type, rollups by metric – the first key by leaps.
// `old`: what is before the cutoff, the statement's first parameter.
struct Class
{
    int RetentionDays::*days;
    qint64 RetentionPreview::*rows;
    const char16_t *table;
    const char16_t *key;
    const char16_t *old;
    // PostgreSQL: what the database's own functions call it, which drop whole days; else `table` before `column`.
    const char16_t *kind;
    const char16_t *column;
};
constexpr Class kClasses[] = {
    {&RetentionDays::telemetry, &RetentionPreview::telemetry, u"device_telemetry_history", u"rowid",
     u"WITH RECURSIVE d(id) AS (SELECT min(device_id) FROM device_telemetry_history UNION ALL "
     "SELECT (SELECT min(device_id) FROM device_telemetry_history WHERE device_id > d.id) FROM d WHERE d.id IS NOT "
     "NULL) "
     "SELECT t.rowid FROM d JOIN device_telemetry_history t ON t.device_id = d.id AND t.received_at < ?",
     u"telemetry", nullptr},
    {&RetentionDays::messages, &RetentionPreview::messages, u"integration_activity_log", u"rowid",
     u"SELECT rowid FROM integration_activity_log WHERE activity_type = 'mqtt_message_received' AND created_at < ?",
     u"messages", nullptr},
    {&RetentionDays::events, &RetentionPreview::events, u"integration_activity_log", u"rowid",
     u"WITH RECURSIVE k(type) AS (SELECT min(activity_type) FROM integration_activity_log UNION ALL "
     "SELECT (SELECT min(activity_type) FROM integration_activity_log WHERE activity_type > k.type) FROM k "
     "WHERE k.type IS NOT NULL) SELECT a.rowid FROM k JOIN integration_activity_log a ON a.activity_type = k.type "
     "AND k.type <> 'mqtt_message_received' AND a.created_at < ?",
     u"events", nullptr},
    // Alerts that are over go with the rows of their journal.
    {&RetentionDays::events, &RetentionPreview::events, u"alerts", u"id",
     u"SELECT id FROM alerts WHERE cleared_at < ? AND condition = 'normal'", nullptr,
     u"condition = 'normal' AND cleared_at"},
    {&RetentionDays::rollups, &RetentionPreview::rollups, u"telemetry_rollup",
     u"(device_id, metric, resolution, bucket)",
     u"SELECT r.device_id, r.metric, r.resolution, r.bucket FROM device_metrics m CROSS JOIN "
     "(SELECT 60 AS resolution UNION ALL SELECT 3600) v CROSS JOIN telemetry_rollup r ON r.device_id = m.device_id "
     "AND r.metric = m.metric AND r.resolution = v.resolution AND r.bucket < ?",
     nullptr, u"bucket"},
    {&RetentionDays::rollups, &RetentionPreview::rollups, u"activity_counts", u"(hour, integration_id, activity_type)",
     u"SELECT hour, integration_id, activity_type FROM activity_counts WHERE hour < ?", nullptr, u"hour"},
};

QString text(const char16_t *literal)
{
    return QStringView(literal).toString();
}

// How many rows of a class are too old; its value is the time before which they are.
QString countSql(const Class &one, Engine engine)
{
    if (engine == Engine::Sqlite)
        return u"SELECT count(*) FROM (%1)"_s.arg(text(one.old));
    return one.kind ? u"SELECT watchpost.count_old('%1', @at(?))"_s.arg(text(one.kind))
                    : u"SELECT count(*) FROM %1 WHERE %2 < @at(?)"_s.arg(text(one.table), text(one.column));
}

// Removes a chunk of them; how many is the row's only column.
QString removeSql(const Class &one)
{
    return one.kind ? u"SELECT watchpost.remove_old('%1', @at(?), %2)"_s.arg(text(one.kind)).arg(kChunk)
                    : u"WITH gone AS (DELETE FROM %1 WHERE ctid = ANY (ARRAY(SELECT ctid FROM %1 WHERE %2 < @at(?) "
                      "LIMIT %3)) RETURNING 1) SELECT count(*) FROM gone"_s.arg(text(one.table), text(one.column))
                          .arg(kChunk);
}

// Who may only read may not ask the functions that remove, either.
Error inWords(const Error &error)
{
    if (error.code != "no_permission"_L1)
        return error;
    return {error.kind, error.code,
            u"this login may only look at the records: what is too old is counted and removed by a collector's or an "
            "administrator's"_s};
}

Result<qint64> removeChunk(const Database &database, const Class &one, qint64 beforeMs)
{
    if (database.isPostgres())
        return database.scalar(removeSql(one), {beforeMs}).map([](const QVariant &n) { return n.toLongLong(); });
    auto query = database.prepare(
        u"DELETE FROM %1 WHERE %2 IN (SELECT * FROM (%3) LIMIT %4)"_s.arg(text(one.table), text(one.key), text(one.old))
            .arg(kChunk));
    if (!query)
        return tl::unexpected(query.error());
    if (auto done = database.run(*query, {beforeMs}); !done)
        return tl::unexpected(done.error());
    const qint64 removed = query->numRowsAffected();
    query->finish();
    return removed;
}

} // namespace

Result<RetentionPreview> previewRetention(const StoreUrl &url, const RetentionDays &days, qint64 nowMs)
{
    const auto database = Database::open(url, Access::ReadOnly);
    if (!database)
        return tl::unexpected(database.error());
    RetentionPreview preview;
    for (const Class &one : kClasses) {
        if (days.*one.days <= 0)
            continue;
        const auto count = (*database)->scalar(countSql(one, (*database)->engine()), {nowMs - days.*one.days * kDayMs});
        if (!count)
            return tl::unexpected(inWords(count.error()));
        preview.*one.rows += count->toLongLong();
    }
    return preview;
}

Retention::Retention() = default;
Retention::~Retention() = default;

Result<std::unique_ptr<Retention>> Retention::open(const StoreUrl &url, const RetentionDays &days, qint64 nowMs)
{
    if (auto there = Database::open(url, Access::ReadOnly); !there)
        return tl::unexpected(there.error());
    auto database = Database::open(url, Access::ReadWrite);
    if (!database)
        return tl::unexpected(database.error());
    std::unique_ptr<Retention> retention(new Retention);
    retention->m_database = std::move(*database);
    retention->m_days = days;
    retention->m_nowMs = nowMs;
    return retention;
}

Result<qint64> Retention::step()
{
    for (; m_class < int(std::size(kClasses)); ++m_class) {
        const Class &one = kClasses[m_class];
        if (m_days.*one.days <= 0)
            continue;
        auto transaction = Transaction::begin(*m_database);
        if (!transaction)
            return tl::unexpected(transaction.error());
        const auto removed = removeChunk(*m_database, one, m_nowMs - m_days.*one.days * kDayMs);
        if (!removed)
            return removed;
        if (auto done = transaction->commit(); !done)
            return tl::unexpected(done.error());
        m_removed.*one.rows += *removed;
        if (*removed == 0)
            continue;
        if (auto done = m_database->giveSpaceBack(kVacuumPages); !done)
            return tl::unexpected(done.error());
        return *removed;
    }
    return 0;
}

} // namespace store
