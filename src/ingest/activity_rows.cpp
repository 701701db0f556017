// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/activity_rows.h"

#include "base/ids.h"
#include "base/json_writer.h"
#include "base/times.h"
#include "ingest/payload_body.h"
#include "model/activity_types.h"

using namespace Qt::StringLiterals;

namespace ingest {
namespace {

ActivityRow incoming(const Owner &owner, const QUuid &id, QStringView type, qint64 atMs)
{
    ActivityRow row;
    row.id = id;
    row.organizationId = owner.organizationId;
    row.integrationId = owner.integrationId;
    row.direction = direction::kIncoming.toString();
    row.activityType = type.toString();
    row.status = u"success"_s;
    row.createdAtMs = atMs;
    return row;
}

void writeQuality(JsonWriter &json, const ConnectionQuality &quality)
{
    json.key("connection_quality").beginObject();
    json.field("rssi", quality.rssi).field("snr", quality.snr);
    json.endObject();
}

void writeTexts(JsonWriter &json, const char *key, const QStringList &texts)
{
    json.key(key).beginArray();
    for (const QString &text : texts)
        json.value(text);
    json.endArray();
}

} // namespace

ActivityRow discoveredRow(const Owner &owner, const QUuid &id, const Message &message, const Device &device,
                          const QString &parser)
{
    ActivityRow row = incoming(owner, id, activity::kDeviceDiscovered, message.receivedAtMs);
    JsonWriter json;
    json.beginObject();
    json.key("device_id").id(device.id).field("external_id", device.externalId);
    json.field("topic", message.topic).field("parser_type", parser);
    json.endObject();
    row.metadata = json.take();
    return row;
}

ActivityRow messageRow(const Owner &owner, const QUuid &id, const Message &message, const MessageFacts &facts)
{
    ActivityRow row = incoming(owner, id, activity::kMessageReceived, message.receivedAtMs);
    JsonWriter json;
    json.beginObject();
    if (facts.devices.empty())
        json.key("device_id").null().key("external_id").null();
    else
        json.key("device_id").id(facts.devices.front()->id).field("external_id", facts.devices.front()->externalId);
    json.field("topic", message.topic);
    json.key("parser_type");
    facts.parser.isEmpty() ? json.null() : json.value(facts.parser);
    json.field("has_telemetry", !facts.telemetryFields.isEmpty());
    writeTexts(json, "telemetry_fields", facts.telemetryFields);
    json.key("message_timestamp");
    facts.deviceTimeMs ? json.utf8(isoUtcBytes(*facts.deviceTimeMs)) : json.null();
    json.field("qos", message.qos);
    if (message.retained)
        json.field("retained", true);
    if (message.duplicate)
        json.field("duplicate", true);
    if (!facts.warnings.isEmpty())
        writeTexts(json, "warnings", facts.warnings);
    if (facts.devices.size() > 1) {
        json.key("device_ids").beginArray();
        for (const Device *device : facts.devices)
            json.id(device->id);
        json.endArray();
    }
    json.endObject();
    row.metadata = json.take();
    return row;
}

namespace {

// The keys that a change of status has whatever brought it; the object stays open.
void writeChange(JsonWriter &json, const Device &device, const StatusChange &change, const QString &topic)
{
    json.beginObject();
    json.key("device_id").id(device.id).field("external_id", device.externalId);
    json.key("previous_status").ascii(deviceStatusKey(change.previous));
    json.key("new_status").ascii(deviceStatusKey(change.current));
    json.field("status_reason", change.reason);
    json.key("topic");
    topic.isNull() ? json.null() : json.value(topic);
    writeQuality(json, device.quality);
}

} // namespace

ActivityRow statusRow(const Owner &owner, const QUuid &id, const Message &message, const Device &device,
                      const StatusChange &change)
{
    const QStringView type =
        change.current == DeviceStatus::Offline ? activity::kDeviceOffline : activity::kDeviceOnline;
    ActivityRow row = incoming(owner, id, type, message.receivedAtMs);
    JsonWriter json;
    writeChange(json, device, change, message.topic);
    json.endObject();
    row.metadata = json.take();
    return row;
}

ActivityRow silenceRow(const Owner &owner, const QUuid &id, const Device &device, const StatusChange &change,
                       const Silence &silence)
{
    ActivityRow row = incoming(owner, id, activity::kDeviceOffline, silence.atMs);
    JsonWriter json;
    writeChange(json, device, change, {});
    json.field("silent_for_s", silence.forMs / 1000);
    json.endObject();
    row.metadata = json.take();
    return row;
}

ActivityRow eventRow(const Owner &owner, const QUuid &id, const LinkEvent &event)
{
    ActivityRow row = incoming(owner, id, event.activityType, event.atMs);
    const bool lost = event.activityType == activity::kConnectionLost;
    if (!lost)
        row.direction = direction::kOutgoing.toString();
    if (lost)
        row.status = u"error"_s;
    else if (event.activityType == activity::kPublishFailed)
        row.status = u"failed"_s;
    else if (!event.status.isEmpty())
        row.status = event.status;
    row.errorMessage = event.errorText;
    row.errorCode = event.errorCode;
    row.method = event.method;
    row.endpoint = event.endpoint;
    row.responseStatus = event.responseStatus;
    row.metadata = event.metadata.isEmpty() ? QByteArrayLiteral("{}") : event.metadata;
    if (event.activityType == activity::kPublishSuccess || event.activityType == activity::kPublishFailed)
        row.requestBody = payloadBody(event.payload);
    else
        row.requestBody = event.payload; // of a notification: JSON as it is
    if (event.responseTimeMs >= 0) {
        row.responseTimeMs = event.responseTimeMs;
        row.completedAtMs = event.atMs + event.responseTimeMs;
    }
    return row;
}

} // namespace ingest
