// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/batch_insert.h"

#include "store/array_literal.h"
#include "store/database.h"
#include "store/device_json.h"
#include "store/row_mapping.h"
#include "store/writer_state.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace store {

namespace {

// `unnest(?::uuid[], …) AS u (c0, c1, …)`.
QString unnested(std::initializer_list<const char *> types)
{
    QStringList arrays, names;
    for (const char *type : types) {
        names += u"c%1"_s.arg(names.size());
        arrays += u"?::%1[]"_s.arg(QLatin1String(type));
    }
    return u"unnest(%1) AS u (%2)"_s.arg(arrays.join(", "_L1), names.join(", "_L1));
}

const QString kRows =
    u"WITH activity AS (INSERT INTO integration_activity_log (id, organization_id, integration_id, direction, "
    "activity_type, request_body, status, error_message, error_code, metadata, created_at) "
    "SELECT c0, c1, c2, c3, c4, c5::jsonb, c6, c7, c8, c9::jsonb, @at(c10) FROM "_s +
    unnested({"uuid", "uuid", "uuid", "text", "text", "text", "text", "text", "text", "text", "bigint"}) +
    u") INSERT INTO device_telemetry_history (id, device_id, organization_id, telemetry, activity_log_id, received_at, "
    "device_timestamp) SELECT c0, c1, c2, c3::jsonb, c4, @at(c5), @at(c6) FROM "_s +
    unnested({"uuid", "uuid", "uuid", "text", "uuid", "bigint", "bigint"});

// Functions, since they are made of constants of another file, which may not be there yet when this one's are made.
// In the order of their keys, so that two collectors of one integration do not wait for each other crosswise.
QString devicesSql()
{
    return kDeviceInto +
           u", turn, last_message_at) SELECT c0, c1, c2, c3, c4, c5, c6, c7, c8, @at(c9), @at(c10), @at(c11), "
           u"@at(c12), c13, "
           u"c14, c15, "
           "c16::json, c17::jsonb, c18::jsonb, c19::jsonb, c20, @at(c21), c22::jsonb, ?::bigint, @at(c23) FROM "_s +
           unnested({"uuid", "uuid",   "uuid",   "text",   "text",   "text",   "text", "text",
                     "text", "bigint", "bigint", "bigint", "bigint", "bigint", "bool", "bool",
                     "text", "text",   "text",   "text",   "text",   "bigint", "text", "bigint"}) +
           u" ORDER BY c0"_s + kDeviceUpdate + u", turn = excluded.turn, last_message_at = excluded.last_message_at"_s;
}

QString aroundSql()
{
    return u"WITH topic AS ("_s + kTopicInto +
           u", turn) SELECT ?::uuid, c0, c1, c2, c3, c4, c5, @at(c6), ?::bigint FROM "_s +
           unnested({"text", "bytea", "bytea", "bool", "int", "bigint", "bigint"}) + u" ORDER BY c0"_s + kTopicUpdate +
           u", turn = excluded.turn), metric AS ("_s + kMetricInto + u"SELECT c0, c1, @at(c2) FROM "_s +
           unnested({"uuid", "text", "bigint"}) + u" ORDER BY c0, c1 ON CONFLICT DO NOTHING) "_s + kCountInto +
           u"SELECT @at(c0), ?::uuid, c1, c2 FROM "_s + unnested({"bigint", "text", "bigint"}) + u" ORDER BY c0, c1"_s +
           kCountUpdate;
}

template <size_t N>
Result<void> send(const Database &database, QSqlQuery &query, std::array<ArrayLiteral, N> &columns, int position = 0)
{
    for (ArrayLiteral &column : columns)
        database.bind(query, position++, column.take());
    return database.run(query);
}

} // namespace

Result<void> BatchInsert::prepare(const Database &database)
{
    const std::pair<QSqlQuery *, QString> all[] = {
        {&m_rows, kRows},
        {&m_devices, devicesSql()},
        {&m_around, aroundSql()},
        {&m_unrolled, u"INSERT INTO unrolled_batches (inbox_id, last_seq, from_at, to_at, telemetry_ids) "
                      "VALUES (?, ?, @at(?), @at(?), ?)"_s},
    };
    for (const auto &[statement, sql] : all) {
        auto prepared = database.prepare(sql);
        if (!prepared)
            return tl::unexpected(prepared.error());
        *statement = std::move(*prepared);
    }
    return {};
}

Result<void> BatchInsert::rows(const Database &database, const std::vector<const ActivityRow *> &activities,
                               std::span<const TelemetryRow> telemetry)
{
    if (activities.empty() && telemetry.empty())
        return {};
    std::array<ArrayLiteral, 18> c;
    for (const ActivityRow *row : activities) {
        c[0].add(row->id);
        c[1].add(row->organizationId);
        c[2].add(row->integrationId);
        c[3].add(row->direction);
        c[4].add(row->activityType);
        c[5].addJson(row->requestBody);
        c[6].add(row->status);
        c[7].addOrNull(row->errorMessage);
        c[8].addOrNull(row->errorCode);
        c[9].addJson(row->metadata);
        c[10].add(row->createdAtMs);
    }
    for (const TelemetryRow &row : telemetry) {
        c[11].add(row.id);
        c[12].add(row.deviceId);
        c[13].add(row.organizationId);
        c[14].addJson(toJsonObject(row.telemetry));
        c[15].add(row.activityLogId);
        c[16].add(row.receivedAtMs);
        c[17].add(row.deviceTimeMs);
    }
    return send(database, m_rows, c);
}

Result<void> BatchInsert::devices(const Database &database, const std::vector<Device> &devices, qint64 turn)
{
    if (devices.empty())
        return {};
    std::array<ArrayLiteral, 24> c;
    for (const Device &device : devices) {
        c[0].add(device.id);
        c[1].add(device.organizationId);
        c[2].add(device.integrationId);
        c[3].add(device.externalId);
        c[4].add(device.name());
        c[5].addOrNull(device.givenName);
        c[6].addOrNull(device.reportedName);
        c[7].add(QString::fromLatin1(deviceStatusKey(device.status)));
        c[8].addOrNull(device.statusReason);
        c[9].add(device.statusChangedAtMs);
        c[10].add(device.firstSeenAtMs);
        c[11].add(device.lastSeenAtMs);
        c[12].add(device.lastDeviceTimeMs);
        c[13].add(device.messages);
        c[14].add(device.hasTelemetry);
        c[15].add(device.idFromTopic);
        c[16].addJson(toJsonObject(device.facts));
        c[17].addJson(qualityAsJson(device.quality));
        c[18].addJson(latestAsJson(device.latest));
        c[19].addJson(tagsAsJson(device.tags));
        c[20].add(device.notes);
        c[21].add(device.lastReadingAtMs);
        c[22].addJson(intervalsAsJson(device.pace));
        c[23].add(device.lastMessageAtMs);
    }
    database.bind(m_devices, 0, turn);
    return send(database, m_devices, c, 1);
}

Result<void> BatchInsert::around(const Database &database, const Around &around)
{
    std::array<ArrayLiteral, 7> t;
    for (const TopicState &topic : around.topics) {
        t[0].add(topic.topic);
        t[1].addBytes(topic.lastHash);
        t[2].addBytes(topic.lastPayload);
        t[3].add(topic.retained);
        t[4].add(topic.qos);
        t[5].add(topic.messages);
        t[6].add(topic.lastAtMs);
    }
    std::array<ArrayLiteral, 3> m;
    for (auto it = around.metrics.constBegin(); it != around.metrics.constEnd(); ++it) {
        m[0].add(it.key().first);
        m[1].add(it.key().second);
        m[2].add(it.value());
    }
    std::array<ArrayLiteral, 3> n;
    for (auto it = around.counts.constBegin(); it != around.counts.constEnd(); ++it) {
        n[0].add(it.key().first);
        n[1].add(it.key().second);
        n[2].add(it.value());
    }
    int position = 0;
    database.bind(m_around, position++, blobOf(around.integrationId));
    database.bind(m_around, position++, around.turn);
    for (ArrayLiteral &column : t)
        database.bind(m_around, position++, column.take());
    for (ArrayLiteral &column : m)
        database.bind(m_around, position++, column.take());
    database.bind(m_around, position++, blobOf(around.integrationId));
    for (ArrayLiteral &column : n)
        database.bind(m_around, position++, column.take());
    return database.run(m_around);
}

Result<void> BatchInsert::unrolled(const Database &database, const QUuid &inboxId, qint64 lastSeq,
                                   const std::vector<const TelemetryRow *> &readings)
{
    if (readings.empty())
        return {};
    const auto [first, last] =
        std::minmax_element(readings.begin(), readings.end(), [](const TelemetryRow *a, const TelemetryRow *b) {
            return a->receivedAtMs < b->receivedAtMs;
        });
    ArrayLiteral ids;
    for (const TelemetryRow *row : readings)
        ids.add(row->id);
    return database.run(m_unrolled,
                        {blobOf(inboxId), lastSeq, (*first)->receivedAtMs, (*last)->receivedAtMs, ids.take()});
}

} // namespace store
