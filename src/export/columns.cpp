// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/columns.h"

#include "base/ids.h"
#include "base/times.h"
#include "model/activity_text.h"
#include "model/metrics.h"

using namespace Qt::StringLiterals;

namespace exports {
namespace {

QString metadataText(const EventCells &cells, QLatin1StringView key)
{
    return cells.metadata.value(key).toString();
}

void writeMessage(CsvWriter &csv, const EventCells &cells)
{
    const ActivityText words = activityText(cells.record.row, cells.record.deviceName);
    csv.text(QStringList(QStringList{words.headline} + words.details).join("; "_L1));
}

void writeTopic(CsvWriter &csv, const EventCells &cells)
{
    const QString topic = metadataText(cells, "topic"_L1);
    csv.text(topic.isEmpty() ? metadataText(cells, "topic_filter"_L1) : topic);
}

void writeError(CsvWriter &csv, const EventCells &cells)
{
    const ActivityRow &row = cells.record.row;
    csv.text(row.errorMessage.isEmpty() ? row.errorCode : row.errorMessage);
}

void writeDevice(CsvWriter &csv, const EventCells &cells)
{
    csv.text(cells.record.deviceName.isEmpty() ? metadataText(cells, "external_id"_L1) : cells.record.deviceName);
}

constexpr EventColumn kEventColumns[] = {
    {"time_utc", [](CsvWriter &csv, const EventCells &c) { csv.ascii(isoUtcBytes(c.record.row.createdAtMs)); }},
    {"time_local", [](CsvWriter &csv, const EventCells &c) { csv.ascii(c.times.text(c.record.row.createdAtMs)); }},
    {"activity_type", [](CsvWriter &csv, const EventCells &c) { csv.text(c.record.row.activityType); }},
    {"status", [](CsvWriter &csv, const EventCells &c) { csv.text(c.record.row.status); }},
    {"device", writeDevice},
    {"external_id", [](CsvWriter &csv, const EventCells &c) { csv.text(metadataText(c, "external_id"_L1)); }},
    {"topic", writeTopic},
    {"message", writeMessage},
    {"error", writeError},
    {"metadata", [](CsvWriter &csv, const EventCells &c) { csv.text(QString::fromUtf8(c.record.row.metadata)); }},
};

constexpr TelemetryColumn kBefore[] = {
    {"time_utc", [](CsvWriter &csv, const TelemetryCells &c) { csv.ascii(isoUtcBytes(c.record.row.receivedAtMs)); }},
    {"time_local", [](CsvWriter &csv, const TelemetryCells &c) { csv.ascii(c.times.text(c.record.row.receivedAtMs)); }},
    {"device", [](CsvWriter &csv, const TelemetryCells &c) { csv.text(c.record.deviceName); }},
    {"external_id", [](CsvWriter &csv, const TelemetryCells &c) { csv.text(c.record.externalId); }},
};

constexpr TelemetryColumn kLong[] = {
    {"metric", [](CsvWriter &csv, const TelemetryCells &c) { csv.text(c.field->name); }},
    {"value", [](CsvWriter &csv, const TelemetryCells &c) { csv.value(c.field->value); }},
    {"unit", [](CsvWriter &csv, const TelemetryCells &c) { csv.text(unitOf(c.field->name)); }},
};

void writeDeviceTime(CsvWriter &csv, const TelemetryCells &cells)
{
    const auto at = cells.record.row.deviceTimeMs;
    at ? csv.ascii(isoUtcBytes(*at)) : csv.empty();
}

void writeActivityId(CsvWriter &csv, const TelemetryCells &cells)
{
    const QUuid &id = cells.record.row.activityLogId;
    id.isNull() ? csv.empty() : csv.ascii(id.toByteArray(QUuid::WithoutBraces));
}

constexpr TelemetryColumn kAfter[] = {
    {"device_time", writeDeviceTime},
    {"activity_log_id", writeActivityId},
};

} // namespace

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
