// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of the tables as structs: the select list and the function that reads it, side by side for each table.
#pragma once

#include "base/result.h"
#include "model/device.h"
#include "model/rows.h"
#include "store/store_status.h"

#include <QSqlQuery>
#include <QUuid>
#include <QVariant>

namespace store {

class Database;

// Select lists; JSON comes as bytes. kActivityColumns begins with id, created_at: the key that pages are ordered by.
extern const QString kActivityColumns;
inline constexpr int kActivityDeviceColumn = 21; // metadata's device_id as text
extern const QString kTelemetryColumns;
extern const QString kDeviceColumns;
extern const QString kCollectorColumns;
extern const QString kProgressColumns;

[[nodiscard]] ActivityRow activityFrom(const QSqlQuery &row);
// Brings the fields of the record's readings into the order of its payload, which its metadata tells; jsonb keeps none.
void orderAsInPayload(ActivityRecord &record);
[[nodiscard]] TelemetryRow telemetryFrom(const QSqlQuery &row);
[[nodiscard]] Device deviceFrom(const QSqlQuery &row);
[[nodiscard]] CollectorRun collectorFrom(const QSqlQuery &row);
[[nodiscard]] IngestProgress progressFrom(const QSqlQuery &row);

// An id column, 16 bytes or text; a null id for NULL.
[[nodiscard]] inline QUuid idFrom(const QVariant &value)
{
    return value.typeId() == QMetaType::QString ? QUuid::fromString(value.toString())
                                                : QUuid::fromRfc4122(value.toByteArray());
}
// What a query without values answers in its first column, an id.
[[nodiscard]] Result<std::vector<QUuid>> idsOf(const Database &database, const QString &sql);
// To be bound: Database::bind makes of it what the tables hold.
[[nodiscard]] inline QVariant blobOf(const QUuid &id)
{
    return QVariant::fromValue(id);
}

} // namespace store
