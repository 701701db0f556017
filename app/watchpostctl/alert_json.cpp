// SPDX-License-Identifier: GPL-3.0-or-later
#include "alert_json.h"

#include "base/json_writer.h"
#include "base/times.h"

namespace {

void writeText(JsonWriter &json, const char *key, const QString &text)
{
    json.key(key);
    text.isEmpty() ? json.null() : json.value(text);
}

void writeTime(JsonWriter &json, const char *key, const std::optional<qint64> &ms)
{
    json.key(key);
    ms ? json.utf8(isoUtcBytes(*ms)) : json.null();
}

} // namespace

QByteArray alertJson(const Alert &alert)
{
    JsonWriter json;
    json.beginObject();
    json.key("alert_id").id(alert.id);
    json.field("rule_id", alert.key.ruleId).field("rule", alert.ruleName);
    json.key("severity").ascii(severityKey(alert.severity));
    json.key("device_id").id(alert.key.deviceId);
    writeText(json, "external_id", alert.externalId);
    writeText(json, "metric", alert.key.metric);
    json.field("value", alert.value);
    writeLimit(json, alert.limit);
    json.key("condition").ascii(alertConditionKey(alert.condition));
    json.key("acknowledgement").ascii(acknowledgementKey(alert.acknowledgement));
    json.key("quality").ascii(alertQualityKey(alert.quality));
    writeTime(json, "shelved_until", alert.shelvedUntilMs);
    writeTime(json, "raised_at", alert.raisedAtMs);
    writeTime(json, "cleared_at", alert.clearedAtMs);
    writeTime(json, "acknowledged_at", alert.acknowledgedAtMs);
    writeText(json, "acknowledged_by", alert.acknowledgedBy);
    writeText(json, "note", alert.note);
    json.field("version", alert.version);
    json.endObject();
    return json.take();
}

QByteArray trialJson(const monitor::TrialAlert &alert, const QString &deviceName)
{
    JsonWriter json;
    json.beginObject();
    json.field("rule", alert.ruleName);
    writeText(json, "device", deviceName);
    writeTime(json, "raised_at", alert.raisedAtMs);
    writeTime(json, "cleared_at", alert.clearedAtMs);
    json.field("value", alert.value);
    json.field("rule_id", alert.ruleId);
    writeText(json, "external_id", alert.externalId);
    writeText(json, "metric", alert.metric);
    json.endObject();
    return json.take();
}
