// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/batch_insert.h"

#include "store/binary_array.h"
#include "store/database.h"
#include "store/device_json.h"
#include "store/row_mapping.h"
#include "store/writer_state.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace store {

namespace {

using enum BinaryType;

constexpr std::array kActivityTypes{Uuid, Uuid, Uuid, Text, Text, Jsonb, Text, Text, Text, Jsonb, Time};
constexpr std::array kTelemetryTypes{Uuid, Uuid, Uuid, Jsonb, Uuid, Time, Time};
constexpr std::array kDeviceTypes{Uuid, Uuid,   Uuid,  Text,  Text, Text,  Text,  Text,  Text, Time, Time,  Time,
                                  Time, Bigint, Truth, Truth, Json, Jsonb, Jsonb, Jsonb, Text, Time, Jsonb, Time};
constexpr std::array kTopicTypes{Text, Bytes, Bytes, Truth, Bigint, Bigint, Time};
constexpr std::array kMetricTypes{Uuid, Text, Time};
constexpr std::array kCountTypes{Time, Text, Bigint};

// `unnest(?::uuid[], …) AS u (c0, c1, …)`.
QString unnested(std::span<const BinaryType> types)
{
    QStringList arrays, names;
    for (const BinaryType type : types) {
        names += u"c%1"_s.arg(names.size());
        arrays += u"?::%1[]"_s.arg(QLatin1String(nameOf(type)));
    }
    return u"unnest(%1) AS u (%2)"_s.arg(arrays.join(", "_L1), names.join(", "_L1));
}

QString rowsSql()
{
    return u"WITH activity AS (INSERT INTO integration_activity_log (id, organization_id, integration_id, direction, "
           "activity_type, request_body, status, error_message, error_code, metadata, created_at) SELECT * FROM "_s +
           unnested(kActivityTypes) +
           u") INSERT INTO device_telemetry_history (id, device_id, organization_id, telemetry, activity_log_id, "
           "received_at, device_timestamp) SELECT * FROM "_s +
           unnested(kTelemetryTypes);
}

// In the order of their keys, so that two collectors of one integration do not wait for each other crosswise.
QString devicesSql()
{
    return kDeviceInto + u", last_message_at, turn) SELECT u.*, ?::bigint FROM "_s + unnested(kDeviceTypes) +
           u" ORDER BY c0"_s + kDeviceUpdate + u", turn = excluded.turn, last_message_at = excluded.last_message_at"_s;
}

QString aroundSql()
{
    return u"WITH topic AS ("_s + kTopicInto + u", turn) SELECT ?::uuid, u.*, ?::bigint FROM "_s +
           unnested(kTopicTypes) + u" ORDER BY c0"_s + kTopicUpdate + u", turn = excluded.turn), metric AS ("_s +
           kMetricInto + u"SELECT * FROM "_s + unnested(kMetricTypes) + u" ORDER BY c0, c1 ON CONFLICT DO NOTHING) "_s +
           kCountInto + u"SELECT c0, ?::uuid, c1, c2 FROM "_s + unnested(kCountTypes) + u" ORDER BY c0, c1"_s +
           kCountUpdate;
}

const QString kUnrolled = u"INSERT INTO unrolled_batches (inbox_id, last_seq, from_at, to_at, telemetry_ids) VALUES "
                          "(?::uuid, ?::bigint, ?::timestamptz, ?::timestamptz, ?::uuid[])"_s;

std::vector<BinaryArray> arraysOf(std::span<const BinaryType> types)
{
    return {types.begin(), types.end()};
}

void take(std::vector<BinaryArray> &arrays, std::vector<QByteArray> &values)
{
    for (BinaryArray &array : arrays)
        values.push_back(array.take());
}

Result<void> run(const ServerStatement &statement, const std::vector<QByteArray> &values)
{
    return statement.run(values).map([](const ServerRows &) {});
}

} // namespace

Result<void> BatchInsert::prepare(const Database &database)
{
    const std::pair<ServerStatement *, QString> all[] = {
        {&m_rows, rowsSql()},
        {&m_devices, devicesSql()},
        {&m_around, aroundSql()},
        {&m_unrolled, kUnrolled},
    };
    for (const auto &[statement, sql] : all) {
        auto prepared = ServerStatement::prepare(database, sql);
        if (!prepared)
            return tl::unexpected(prepared.error());
        *statement = std::move(*prepared);
    }
    return {};
}

Result<void> BatchInsert::rows(const std::vector<const ActivityRow *> &activities,
                               std::span<const TelemetryRow> telemetry)
{
    if (activities.empty() && telemetry.empty())
        return {};
    std::vector<BinaryArray> c = arraysOf(kActivityTypes), t = arraysOf(kTelemetryTypes);
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
        t[0].add(row.id);
        t[1].add(row.deviceId);
        t[2].add(row.organizationId);
        t[3].addJson(toJsonObject(row.telemetry));
        t[4].add(row.activityLogId);
        t[5].add(row.receivedAtMs);
        t[6].add(row.deviceTimeMs);
    }
    std::vector<QByteArray> values;
    take(c, values);
    take(t, values);
    return run(m_rows, values);
}

Result<void> BatchInsert::devices(const std::vector<Device> &devices, qint64 turn)
{
    if (devices.empty())
        return {};
    std::vector<BinaryArray> c = arraysOf(kDeviceTypes);
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
    std::vector<QByteArray> values{binaryOf(turn)};
    take(c, values);
    return run(m_devices, values);
}

Result<void> BatchInsert::around(const Around &around)
{
    std::vector<BinaryArray> t = arraysOf(kTopicTypes);
    for (const TopicState &topic : around.topics) {
        t[0].add(topic.topic);
        t[1].addBytes(topic.lastHash);
        t[2].addBytes(topic.lastPayload);
        t[3].add(topic.retained);
        t[4].add(topic.qos);
        t[5].add(topic.messages);
        t[6].add(topic.lastAtMs);
    }
    std::vector<BinaryArray> m = arraysOf(kMetricTypes);
    for (auto it = around.metrics.constBegin(); it != around.metrics.constEnd(); ++it) {
        m[0].add(it.key().first);
        m[1].add(it.key().second);
        m[2].add(it.value());
    }
    std::vector<BinaryArray> n = arraysOf(kCountTypes);
    for (auto it = around.counts.constBegin(); it != around.counts.constEnd(); ++it) {
        n[0].add(it.key().first);
        n[1].add(it.key().second);
        n[2].add(it.value());
    }
    std::vector<QByteArray> values{binaryOf(around.integrationId), binaryOf(around.turn)};
    take(t, values);
    take(m, values);
    values.push_back(binaryOf(around.integrationId));
    take(n, values);
    return run(m_around, values);
}

Result<void> BatchInsert::unrolled(const QUuid &inboxId, qint64 lastSeq,
                                   const std::vector<const TelemetryRow *> &readings)
{
    if (readings.empty())
        return {};
    const auto [first, last] =
        std::minmax_element(readings.begin(), readings.end(), [](const TelemetryRow *a, const TelemetryRow *b) {
            return a->receivedAtMs < b->receivedAtMs;
        });
    BinaryArray ids(Uuid);
    for (const TelemetryRow *row : readings)
        ids.add(row->id);
    return run(m_unrolled, {binaryOf(inboxId), binaryOf(lastSeq), binaryTime((*first)->receivedAtMs),
                            binaryTime((*last)->receivedAtMs), ids.take()});
}

} // namespace store
