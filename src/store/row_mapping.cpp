// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/row_mapping.h"

#include "store/database.h"
#include "store/fields_json.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QVariant>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace store {

const QString kActivityColumns =
    u"id, @ms(created_at), organization_id, integration_id, direction, activity_type, method, endpoint, "
    "@bytes(request_headers), @bytes(request_body), @bytes(response_body), response_status, "
    "response_time_ms, status, error_message, error_code, user_id, ip_address, user_agent, "
    "@bytes(metadata), @ms(completed_at), @device, @micros(created_at)"_s;

const QString kTelemetryColumns =
    u"id, device_id, organization_id, @bytes(telemetry), activity_log_id, @ms(received_at), @ms(device_timestamp)"_s;

const QString kDeviceColumns =
    u"id, organization_id, integration_id, external_id, given_name, reported_name, status, status_reason, "
    "@ms(status_changed_at), @ms(first_seen_at), @ms(last_seen_at), @ms(last_device_time), messages, has_telemetry, "
    "id_from_topic, @bytes(facts), @bytes(connection_quality), @bytes(latest), @bytes(tags), notes, "
    "@ms(last_reading_at), @bytes(intervals)"_s;

const QString kCollectorColumns =
    u"inbox_id, client_id, integration_id, host, pid, version, inbox_path, @ms(started_at), @ms(heartbeat_at), "
    "@ms(ended_at), "
    "connected, session_present, received, received_qos0, stored, rejected, decode_errors, duplicates_skipped, "
    "waiting, inbox_on_disk, oldest_waiting_ms, @ms(last_commit), rate_per_s"_s;

const QString kProgressColumns =
    u"inbox_id, last_seq, stored, rejected, decode_errors, duplicates_skipped, @ms(last_commit), rolled_up_seq, "
    "@ms(rolled_up_at)"_s;

namespace {

// Reads the columns of a select list one after the other.
class Columns
{
public:
    explicit Columns(const QSqlQuery &row) : m_row(row) {}
    QVariant next() { return m_row.value(m_at++); }
    QUuid id() { return idFrom(next()); }
    QString text() { return next().toString(); }
    QByteArray bytes() { return next().toByteArray(); }
    qint64 number() { return next().toLongLong(); }
    bool flag() { return next().toBool(); }
    template <typename T = qint64>
    std::optional<T> maybe()
    {
        const QVariant value = next();
        return value.isNull() ? std::nullopt : std::optional<T>(T(value.toLongLong()));
    }

private:
    const QSqlQuery &m_row;
    int m_at = 0;
};

std::optional<double> numberIn(const QJsonObject &object, QLatin1StringView key)
{
    const QJsonValue value = object.value(key);
    return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
}

} // namespace

ActivityRow activityFrom(const QSqlQuery &row)
{
    Columns c(row);
    ActivityRow a;
    a.id = c.id();
    a.createdAtMs = c.number();
    a.organizationId = c.id();
    a.integrationId = c.id();
    a.direction = c.text();
    a.activityType = c.text();
    a.method = c.text();
    a.endpoint = c.text();
    a.requestHeaders = c.bytes();
    a.requestBody = c.bytes();
    a.responseBody = c.bytes();
    a.responseStatus = c.maybe<int>();
    a.responseTimeMs = c.maybe<int>();
    a.status = c.text();
    a.errorMessage = c.text();
    a.errorCode = c.text();
    a.userId = c.id();
    a.ipAddress = c.text();
    a.userAgent = c.text();
    a.metadata = c.bytes();
    a.completedAtMs = c.maybe();
    (void)c.next(); // the device is the caller's
    a.createdAtMicros = int(c.number());
    return a;
}

void orderAsInPayload(ActivityRecord &record)
{
    if (record.telemetry.empty())
        return;
    const QJsonArray names =
        QJsonDocument::fromJson(record.row.metadata).object().value("telemetry_fields"_L1).toArray();
    QHash<QString, qsizetype> places;
    for (const QJsonValue &name : names)
        places.insert(name.toString(), places.size());
    const auto placeOf = [&places](const Field &field) { return places.value(field.name, places.size()); };
    for (TelemetryRow &row : record.telemetry)
        std::stable_sort(row.telemetry.begin(), row.telemetry.end(),
                         [&placeOf](const Field &a, const Field &b) { return placeOf(a) < placeOf(b); });
}

TelemetryRow telemetryFrom(const QSqlQuery &row)
{
    Columns c(row);
    TelemetryRow t;
    t.id = c.id();
    t.deviceId = c.id();
    t.organizationId = c.id();
    t.telemetry = fieldsFromJson(c.bytes()).value_or(Fields());
    t.activityLogId = c.id();
    t.receivedAtMs = c.number();
    t.deviceTimeMs = c.maybe();
    return t;
}

Device deviceFrom(const QSqlQuery &row)
{
    Columns c(row);
    Device d;
    d.id = c.id();
    d.organizationId = c.id();
    d.integrationId = c.id();
    d.externalId = c.text();
    d.givenName = c.text();
    d.reportedName = c.text();
    d.status = deviceStatusOf(c.text());
    d.statusReason = c.text();
    d.statusChangedAtMs = c.maybe();
    d.firstSeenAtMs = c.number();
    d.lastSeenAtMs = c.maybe();
    d.lastDeviceTimeMs = c.maybe();
    d.messages = c.number();
    d.hasTelemetry = c.flag();
    d.idFromTopic = c.flag();
    d.facts = fieldsFromJson(c.bytes()).value_or(Fields());
    const QJsonObject quality = QJsonDocument::fromJson(c.bytes()).object();
    d.quality = {numberIn(quality, "rssi"_L1), numberIn(quality, "snr"_L1)};
    d.latest = latestFromJson(c.bytes());
    const QJsonArray tags = QJsonDocument::fromJson(c.bytes()).array();
    for (const QJsonValue &tag : tags)
        d.tags += tag.toString();
    d.notes = c.text();
    d.lastReadingAtMs = c.maybe();
    const QJsonArray intervals = QJsonDocument::fromJson(c.bytes()).array();
    for (const QJsonValue &interval : intervals)
        d.pace.add(interval.toInteger());
    return d;
}

CollectorRun collectorFrom(const QSqlQuery &row)
{
    Columns c(row);
    CollectorRun r;
    r.inboxId = c.id().toRfc4122();
    r.clientId = c.text();
    r.integrationId = c.id();
    r.host = c.text();
    r.pid = c.number();
    r.version = c.text();
    r.inboxPath = c.text();
    r.startedAtMs = c.number();
    r.heartbeatAtMs = c.number();
    r.endedAtMs = c.maybe();
    r.counters.connected = c.flag();
    r.counters.sessionPresent = c.flag();
    r.counters.received = c.number();
    r.counters.receivedQos0 = c.number();
    r.counters.stored = c.number();
    r.counters.rejected = c.number();
    r.counters.decodeErrors = c.number();
    r.counters.duplicatesSkipped = c.number();
    r.counters.waiting = c.number();
    r.counters.inboxOnDisk = c.number();
    r.counters.oldestWaitingMs = c.number();
    r.counters.lastCommitMs = c.maybe();
    r.counters.ratePerSecond = c.next().toDouble();
    return r;
}

IngestProgress progressFrom(const QSqlQuery &row)
{
    Columns c(row);
    IngestProgress p;
    p.inboxId = c.id().toRfc4122();
    p.lastSeq = c.number();
    p.stored = c.number();
    p.rejected = c.number();
    p.decodeErrors = c.number();
    p.duplicatesSkipped = c.number();
    p.lastCommitMs = c.maybe();
    p.rolledUpSeq = c.number();
    p.rolledUpAtMs = c.number();
    return p;
}

Result<std::vector<QUuid>> idsOf(const Database &database, const QString &sql)
{
    auto query = database.prepare(sql);
    if (!query)
        return tl::unexpected(query.error());
    if (auto done = database.run(*query); !done)
        return tl::unexpected(done.error());
    std::vector<QUuid> ids;
    while (query->next())
        ids.push_back(idFrom(query->value(0)));
    return ids;
}

} // namespace store
