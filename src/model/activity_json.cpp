// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/activity_json.h"

#include "base/ids.h"
#include "base/json_writer.h"
#include "base/times.h"
#include "model/activity_text.h"

using namespace Qt::StringLiterals;

namespace {

JsonWriter &textOrNull(JsonWriter &json, const char *key, const QString &text)
{
    json.key(key);
    return text.isEmpty() ? json.null() : json.value(text);
}

JsonWriter &jsonOrNull(JsonWriter &json, const char *key, const QByteArray &text)
{
    json.key(key);
    return text.isEmpty() ? json.null() : json.raw(text);
}

JsonWriter &timeOrNull(JsonWriter &json, const char *key, const std::optional<qint64> &ms)
{
    json.key(key);
    return ms ? json.utf8(isoUtcBytes(*ms)) : json.null();
}

void writeTexts(JsonWriter &json, const char *key, const QStringList &texts)
{
    json.key(key).beginArray();
    for (const QString &text : texts)
        json.value(text);
    json.endArray();
}

} // namespace

QByteArray activityJson(const ActivityRecord &record)
{
    const ActivityRow &row = record.row;
    JsonWriter json;
    json.beginObject();
    json.key("id").id(row.id).key("organization_id").id(row.organizationId);
    json.key("integration_id").id(row.integrationId);
    json.field("direction", row.direction).field("activity_type", row.activityType);
    textOrNull(json, "method", row.method);
    textOrNull(json, "endpoint", row.endpoint);
    jsonOrNull(json, "request_headers", row.requestHeaders);
    jsonOrNull(json, "request_body", row.requestBody);
    jsonOrNull(json, "response_body", row.responseBody);
    json.key("response_status");
    row.responseStatus ? json.value(*row.responseStatus) : json.null();
    json.key("response_time_ms");
    row.responseTimeMs ? json.value(*row.responseTimeMs) : json.null();
    json.field("status", row.status);
    textOrNull(json, "error_message", row.errorMessage);
    textOrNull(json, "error_code", row.errorCode);
    json.key("user_id").id(row.userId);
    textOrNull(json, "ip_address", row.ipAddress);
    textOrNull(json, "user_agent", row.userAgent);
    json.key("metadata").raw(row.metadata.isEmpty() ? QByteArrayLiteral("{}") : row.metadata);
    json.key("created_at").utf8(isoUtcBytes(row.createdAtMs));
    timeOrNull(json, "completed_at", row.completedAtMs);

    textOrNull(json, "device", record.deviceName);
    const ActivityText text = activityText(row, record.deviceName);
    json.field("headline", text.headline);
    writeTexts(json, "details", text.details);
    json.key("telemetry").beginArray();
    for (const TelemetryRow &telemetry : record.telemetry)
        json.raw(toJsonObject(telemetry.telemetry));
    json.endArray();
    json.endObject();
    return json.take();
}
