// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of the alerts' journal, with exactly the metadata keys of alerts.md, and the device's external id for its name.
#include "base/json_writer.h"
#include "model/activity_types.h"
#include "model/alert.h"

using namespace Qt::StringLiterals;

namespace {

void writeText(JsonWriter &json, const char *key, const QString &text)
{
    json.key(key);
    text.isEmpty() ? json.null() : json.value(text);
}

} // namespace

void writeLimit(JsonWriter &json, const QString &limit)
{
    bool isNumber = false;
    const double number = limit.toDouble(&isNumber);
    json.key("limit");
    if (limit.isEmpty())
        json.null();
    else
        isNumber ? json.value(number) : json.value(limit);
}

ActivityRow alertActivity(const QUuid &rowId, const AlertJournalEntry &entry)
{
    const Alert &alert = entry.alert;
    const activity::TypeInfo *type = activity::findType(entry.activityType);
    ActivityRow row;
    row.id = rowId;
    row.organizationId = alert.organizationId;
    row.integrationId = alert.integrationId;
    row.direction = (type && type->incoming ? direction::kIncoming : direction::kOutgoing).toString();
    row.activityType = entry.activityType;
    row.status = u"success"_s;
    row.createdAtMs = entry.atMs;

    JsonWriter json;
    json.beginObject();
    json.key("alert_id").id(alert.id).field("rule_id", alert.key.ruleId).field("rule", alert.ruleName);
    json.key("severity").ascii(severityKey(alert.severity));
    writeText(json, "metric", alert.key.metric);
    json.field("value", entry.value);
    writeLimit(json, alert.limit);
    writeText(json, "from", entry.from);
    writeText(json, "to", entry.to);
    writeText(json, "reason", entry.reason);
    json.key("device_id").id(alert.key.deviceId);
    writeText(json, "external_id", alert.externalId);
    json.key("telemetry_id").id(entry.telemetryId);
    writeText(json, "user", entry.user);
    writeText(json, "note", entry.note);
    json.endObject();
    row.metadata = json.take();
    return row;
}
