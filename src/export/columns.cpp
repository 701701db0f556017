// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/columns.h"

#include "base/ids.h"
#include "model/activity_text.h"
#include "model/metrics.h"

using namespace Qt::StringLiterals;

namespace exports {
namespace {

QString metadataText(const EventCells &cells, QLatin1StringView key)
{
    return cells.metadata.value(key).toString();
}

void writeMessage(RowWriter &row, const EventCells &cells)
{
    const ActivityText words = activityText(cells.record.row, cells.record.deviceName);
    row.text(QStringList(QStringList{words.headline} + words.details).join("; "_L1));
}

void writeTopic(RowWriter &row, const EventCells &cells)
{
    const QString topic = metadataText(cells, "topic"_L1);
    row.text(topic.isEmpty() ? metadataText(cells, "topic_filter"_L1) : topic);
}

void writeError(RowWriter &row, const EventCells &cells)
{
    const ActivityRow &event = cells.record.row;
    row.text(event.errorMessage.isEmpty() ? event.errorCode : event.errorMessage);
}

void writeMetadata(RowWriter &row, const EventCells &cells)
{
    const QByteArray &json = cells.record.row.metadata;
    // Whatever somebody else has written there.
    const bool isObject = !cells.metadata.isEmpty() || json == "{}";
    isObject ? row.json(json) : row.text(QString::fromUtf8(json));
}

void writeDevice(RowWriter &row, const EventCells &cells)
{
    row.text(cells.record.deviceName.isEmpty() ? metadataText(cells, "external_id"_L1) : cells.record.deviceName);
}

constexpr EventColumn kEventColumns[] = {
    {"time_utc", [](RowWriter &row, const EventCells &c) { row.utc(c.record.row.createdAtMs); }},
    {"time_local",
     [](RowWriter &row, const EventCells &c) {
         row.local(c.record.row.createdAtMs, c.times.offsetMinutes(c.record.row.createdAtMs));
     }},
    {"activity_type", [](RowWriter &row, const EventCells &c) { row.text(c.record.row.activityType); }},
    {"status", [](RowWriter &row, const EventCells &c) { row.text(c.record.row.status); }},
    {"device", writeDevice},
    {"external_id", [](RowWriter &row, const EventCells &c) { row.text(metadataText(c, "external_id"_L1)); }},
    {"topic", writeTopic},
    {"message", writeMessage},
    {"error", writeError},
    {"metadata", writeMetadata},
};

constexpr TelemetryColumn kBefore[] = {
    {"time_utc", [](RowWriter &row, const TelemetryCells &c) { row.utc(c.record.row.receivedAtMs); }},
    {"time_local",
     [](RowWriter &row, const TelemetryCells &c) {
         row.local(c.record.row.receivedAtMs, c.times.offsetMinutes(c.record.row.receivedAtMs));
     }},
    {"device", [](RowWriter &row, const TelemetryCells &c) { row.text(c.record.deviceName); }},
    {"external_id", [](RowWriter &row, const TelemetryCells &c) { row.text(c.record.externalId); }},
};

constexpr TelemetryColumn kLong[] = {
    {"metric", [](RowWriter &row, const TelemetryCells &c) { row.text(c.field->name); }},
    {"value", [](RowWriter &row, const TelemetryCells &c) { row.value(c.field->value); }},
    {"unit", [](RowWriter &row, const TelemetryCells &c) { row.text(unitOf(c.field->name)); }},
};

void writeDeviceTime(RowWriter &row, const TelemetryCells &cells)
{
    const auto at = cells.record.row.deviceTimeMs;
    at ? row.utc(*at) : row.empty();
}

void writeActivityId(RowWriter &row, const TelemetryCells &cells)
{
    const QUuid &id = cells.record.row.activityLogId;
    id.isNull() ? row.empty() : row.ascii(id.toByteArray(QUuid::WithoutBraces));
}

constexpr TelemetryColumn kAfter[] = {
    {"device_time", writeDeviceTime},
    {"activity_log_id", writeActivityId},
};

// A number as a number; words such as `15 min` as they are.
void writeLimit(RowWriter &row, const QString &limit)
{
    bool isNumber = false;
    const double number = limit.toDouble(&isNumber);
    isNumber ? row.number(number) : row.text(limit);
}

void writeMaybe(RowWriter &row, std::optional<qint64> utcMs)
{
    utcMs ? row.utc(*utcMs) : row.empty();
}

void writeMaybeLocal(RowWriter &row, std::optional<qint64> utcMs, LocalTimes &times)
{
    utcMs ? row.local(*utcMs, times.offsetMinutes(*utcMs)) : row.empty();
}

constexpr AlertColumn kAlertColumns[] = {
    {"raised_utc", [](RowWriter &row, const AlertCells &c) { row.utc(c.alert.raisedAtMs); }},
    {"raised_local", [](RowWriter &row, const AlertCells &c) { writeMaybeLocal(row, c.alert.raisedAtMs, c.times); }},
    {"cleared_utc", [](RowWriter &row, const AlertCells &c) { writeMaybe(row, c.alert.clearedAtMs); }},
    {"cleared_local", [](RowWriter &row, const AlertCells &c) { writeMaybeLocal(row, c.alert.clearedAtMs, c.times); }},
    {"severity", [](RowWriter &row, const AlertCells &c) { row.ascii(severityKey(c.alert.severity)); }},
    {"rule", [](RowWriter &row, const AlertCells &c) { row.text(c.alert.ruleName); }},
    {"device", [](RowWriter &row, const AlertCells &c) { row.text(c.deviceName); }},
    {"external_id", [](RowWriter &row, const AlertCells &c) { row.text(c.alert.externalId); }},
    {"metric", [](RowWriter &row, const AlertCells &c) { row.text(c.alert.key.metric); }},
    {"value", [](RowWriter &row, const AlertCells &c) { c.alert.value ? row.number(*c.alert.value) : row.empty(); }},
    {"unit", [](RowWriter &row, const AlertCells &c) { row.text(unitOf(c.alert.key.metric)); }},
    {"limit", [](RowWriter &row, const AlertCells &c) { writeLimit(row, c.alert.limit); }},
    {"condition", [](RowWriter &row, const AlertCells &c) { row.ascii(alertConditionKey(c.alert.condition)); }},
    {"acknowledgement",
     [](RowWriter &row, const AlertCells &c) { row.ascii(acknowledgementKey(c.alert.acknowledgement)); }},
    {"acknowledged_utc", [](RowWriter &row, const AlertCells &c) { writeMaybe(row, c.alert.acknowledgedAtMs); }},
    {"acknowledged_by", [](RowWriter &row, const AlertCells &c) { row.text(c.alert.acknowledgedBy); }},
    {"note", [](RowWriter &row, const AlertCells &c) { row.text(c.alert.note); }},
    {"alert_id", [](RowWriter &row, const AlertCells &c) { row.ascii(c.alert.id.toByteArray(QUuid::WithoutBraces)); }},
};

} // namespace

std::span<const AlertColumn> alertColumns()
{
    return kAlertColumns;
}

std::span<const EventColumn> eventColumns()
{
    return kEventColumns;
}

std::span<const TelemetryColumn> telemetryColumnsBefore()
{
    return kBefore;
}

std::span<const TelemetryColumn> telemetryColumnsAfter()
{
    return kAfter;
}

std::span<const TelemetryColumn> telemetryLongColumns()
{
    return kLong;
}

QString fieldHeader(const QString &field)
{
    const QString unit = unitOf(field);
    return unit.isEmpty() ? field : QString(field + " ["_L1 + unit + u']');
}

} // namespace exports
