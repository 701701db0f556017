// SPDX-License-Identifier: GPL-3.0-or-later
// The columns of exports, of every format: a name beside the function that writes the cell, so that header and value
// cannot drift.
#pragma once

#include "export/local_times.h"
#include "export/row_writer.h"
#include "model/alert.h"
#include "model/rows.h"

#include <QJsonObject>
#include <span>

namespace exports {

struct EventCells
{
    const ActivityRecord &record;
    const QJsonObject &metadata;
    LocalTimes &times;
};
struct EventColumn
{
    const char *name;
    void (*write)(RowWriter &row, const EventCells &cells);
};
[[nodiscard]] std::span<const EventColumn> eventColumns();

// `field` is set in the long form only: the one field that the row is about.
struct TelemetryCells
{
    const TelemetryRecord &record;
    LocalTimes &times;
    const Field *field = nullptr;
};
struct TelemetryColumn
{
    const char *name;
    void (*write)(RowWriter &row, const TelemetryCells &cells);
};
// Wide form: these, then a column per field, then these.
[[nodiscard]] std::span<const TelemetryColumn> telemetryColumnsBefore();
[[nodiscard]] std::span<const TelemetryColumn> telemetryColumnsAfter();
// Long form: between the two, one row a field.
[[nodiscard]] std::span<const TelemetryColumn> telemetryLongColumns();

// An alert as it was at some time, and the name of its device then or now.
struct AlertCells
{
    const Alert &alert;
    const QString &deviceName;
    LocalTimes &times;
};
struct AlertColumn
{
    const char *name;
    void (*write)(RowWriter &row, const AlertCells &cells);
};
[[nodiscard]] std::span<const AlertColumn> alertColumns();

// `temperature [°C]`; the bare name where the unit is unknown.
[[nodiscard]] QString fieldHeader(const QString &field);

} // namespace exports
