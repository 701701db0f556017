// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of the tables as structs: the select list and the function that reads it, side by side for each table.
#pragma once

#include "model/device.h"
#include "model/rows.h"
#include "store/store_status.h"

#include <QSqlQuery>

namespace store {

// Select lists; JSON comes as bytes. kActivityColumns begins with id, created_at: the key that pages are ordered by.
extern const QString kActivityColumns;
inline constexpr int kActivityDeviceColumn = 21; // metadata's device_id as text
extern const QString kTelemetryColumns;
extern const QString kDeviceColumns;
extern const QString kCollectorColumns;
extern const QString kProgressColumns;

[[nodiscard]] ActivityRow activityFrom(const QSqlQuery &row);
[[nodiscard]] TelemetryRow telemetryFrom(const QSqlQuery &row);
[[nodiscard]] Device deviceFrom(const QSqlQuery &row);
[[nodiscard]] CollectorRun collectorFrom(const QSqlQuery &row);
[[nodiscard]] IngestProgress progressFrom(const QSqlQuery &row);

// A BLOB(16) column; a null id for NULL.
[[nodiscard]] inline QUuid idFrom(const QVariant &value)
{
    return QUuid::fromRfc4122(value.toByteArray());
}
// As the tables hold it.
[[nodiscard]] inline QByteArray blobOf(const QUuid &id)
{
    return id.toRfc4122();
}

} // namespace store
