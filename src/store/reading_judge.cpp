// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/reading_judge.h"

#include "base/ids.h"
#include "base/json_writer.h"
#include "store/binding.h"
#include "store/row_mapping.h"
#include "store/series_math.h"

#include <QSqlError>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace store {
namespace {

constexpr std::size_t kIdsAtOnce = 500; // SQLite: names in one IN (…)

// All that filter::subjectOf() and isSelected() look at; payloads stay where they are.
const QString kJudgedColumns = u"id, activity_type, status, error_message, error_code, @bytes(metadata), @device"_s;

bool isSelected(const ActivityRow &row, const std::vector<activity::Selection> &types)
{
    if (types.empty())
        return true;
    const bool isProblem = row.status == "failed"_L1 || row.status == "timeout"_L1 || row.status == "error"_L1 ||
                           row.activityType == activity::kDeviceOffline ||
                           row.activityType == activity::kConnectionLost || row.activityType == "alert_raised"_L1;
    return std::any_of(types.begin(), types.end(), [&](const activity::Selection &selection) {
        return selection.everything || (selection.problems && isProblem) || selection.types.contains(row.activityType);
    });
}

// Stands for a message row that retention has removed.
ActivityRecord removedActivity(const TelemetryRecord &reading)
{
    ActivityRecord record;
    record.row.id = reading.row.activityLogId;
    record.row.activityType = activity::kMessageReceived.toString();
    record.row.status = u"success"_s;
    record.row.createdAtMs = reading.row.receivedAtMs;
    JsonWriter json;
    json.beginObject().key("device_id").id(reading.row.deviceId);
    json.field("external_id", reading.externalId).endObject();
    record.row.metadata = json.take();
    record.deviceName = reading.deviceName;
    record.telemetry = {reading.row};
    return record;
}

QString placeholders(std::size_t count)
{
    QStringList list;
    for (std::size_t i = 0; i < count; ++i)
        list += u"?"_s;
    return list.join(u", "_s);
}

} // namespace

ReadingJudge::ReadingJudge(const Database &database, const Directory &names, const TelemetryQuery &query)
    : m_database(database),
      m_names(names),
      m_query(query),
      m_needsReadings(query.filter && needsTelemetry(*query.filter))
{
}

Result<void> ReadingJudge::each(const QString &sql, const std::vector<QUuid> &ids, const QVariantList &more,
                                const Take &take) const
{
    const bool postgres = m_database.isPostgres();
    const std::size_t atOnce = postgres ? ids.size() : kIdsAtOnce;
    for (std::size_t first = 0; first < ids.size(); first += atOnce) {
        const std::size_t count = std::min(atOnce, ids.size() - first);
        auto query = m_database.prepare(
            sql.arg(postgres ? u"= ANY (?::uuid[])"_s : QString(u"IN ("_s + placeholders(count) + u')')));
        if (!query)
            return tl::unexpected(query.error());
        int at = 0;
        if (postgres)
            m_database.bind(*query, at++, idArray(ids));
        for (std::size_t i = first; i < first + count && !postgres; ++i)
            m_database.bind(*query, at++, blobOf(ids[i]));
        for (const QVariant &value : more)
            m_database.bind(*query, at++, value);
        if (auto done = m_database.run(*query); !done)
            return done;
        while (query->next())
            take(*query);
        if (query->lastError().isValid())
            return tl::unexpected(m_database.errorOf(*query));
    }
    return {};
}

Result<void> ReadingJudge::fetchActivities(const std::vector<QUuid> &ids, const std::optional<TimeRange> &range)
{
    QString sql = u"SELECT "_s + kJudgedColumns + u" FROM integration_activity_log WHERE id %1"_s;
    QVariantList more;
    if (range) {
        sql += u" AND created_at >= @at(?) AND created_at <= @at(?)"_s;
        more = {*range->fromMs, *range->toMs};
    }
    return each(sql, ids, more, [this](const QSqlQuery &row) {
        ActivityRecord record;
        record.row.id = idFrom(row.value(0));
        record.row.activityType = row.value(1).toString();
        record.row.status = row.value(2).toString();
        record.row.errorMessage = row.value(3).toString();
        record.row.errorCode = row.value(4).toString();
        record.row.metadata = row.value(5).toByteArray();
        if (const auto *device = m_names.find(row.value(6).toString()))
            record.deviceName = device->name;
        m_activities.push_back(std::move(record));
    });
}

// A message may have readings of other devices, and a filter looks at all of them.
Result<void> ReadingJudge::fetchReadings(const std::vector<QUuid> &ids, const TimeRange &range)
{
    QString sql = u"SELECT "_s + kTelemetryColumns +
                  u" FROM device_telemetry_history @by(idx_telemetry_activity) "
                  "WHERE activity_log_id %1"_s;
    QVariantList more;
    if (m_database.isPostgres()) {
        sql += u" AND received_at >= @at(?) AND received_at <= @at(?)"_s;
        more = {*range.fromMs, *range.toMs};
    }
    auto done = each(sql + u" ORDER BY id"_s, ids, more, [this](const QSqlQuery &row) {
        TelemetryRow reading = telemetryFrom(row);
        if (const ActivityRecord *activity = find(reading.activityLogId))
            m_activities[std::size_t(activity - m_activities.data())].telemetry.push_back(std::move(reading));
    });
    if (done && m_database.isPostgres()) {
        for (ActivityRecord &record : m_activities)
            orderAsInPayload(record);
    }
    return done;
}

// PostgreSQL: a day more on both sides spares the partitions of all other days; the few that lie elsewhere are asked
// for once more.
Result<void> ReadingJudge::look(const std::vector<TelemetryRecord> &readings)
{
    m_activities.clear();
    std::vector<QUuid> ids;
    TimeRange range;
    for (const TelemetryRecord &reading : readings) {
        if (reading.row.activityLogId.isNull())
            continue;
        ids.push_back(reading.row.activityLogId);
        const qint64 at = reading.row.receivedAtMs;
        range.fromMs = std::min(range.fromMs.value_or(at - kDayMs), at - kDayMs);
        range.toMs = std::max(range.toMs.value_or(at + kDayMs), at + kDayMs);
    }
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    if (ids.empty())
        return {};
    const bool postgres = m_database.isPostgres();
    if (auto done = fetchActivities(ids, postgres ? std::optional(range) : std::nullopt); !done)
        return done;
    sort();
    if (postgres && m_activities.size() < ids.size()) {
        std::vector<QUuid> elsewhere = ids;
        std::erase_if(elsewhere, [this](const QUuid &id) { return find(id) != nullptr; });
        if (auto done = fetchActivities(elsewhere, std::nullopt); !done)
            return done;
        sort();
    }
    return m_needsReadings ? fetchReadings(ids, range) : Result<void>();
}

void ReadingJudge::sort()
{
    std::sort(m_activities.begin(), m_activities.end(),
              [](const ActivityRecord &a, const ActivityRecord &b) { return a.row.id < b.row.id; });
}

const ActivityRecord *ReadingJudge::find(const QUuid &id) const
{
    const auto place =
        std::lower_bound(m_activities.begin(), m_activities.end(), id,
                         [](const ActivityRecord &record, const QUuid &key) { return record.row.id < key; });
    return place != m_activities.end() && place->row.id == id ? &*place : nullptr;
}

bool ReadingJudge::isNeeded(const TelemetryQuery &query)
{
    const bool allTypes = query.types.empty() || std::any_of(query.types.begin(), query.types.end(),
                                                             [](const activity::Selection &s) { return s.everything; });
    return query.filter || !allTypes;
}

bool ReadingJudge::accepts(const TelemetryRecord &reading) const
{
    const ActivityRecord *activity = find(reading.row.activityLogId);
    return isWanted(activity ? *activity : removedActivity(reading));
}

bool ReadingJudge::isWanted(const ActivityRecord &activity) const
{
    return isSelected(activity.row, m_query.types) &&
           (!m_query.filter || filter::matches(*m_query.filter, filter::subjectOf(activity)));
}

} // namespace store
