// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of the two tables, as written and as read back.
#pragma once

#include "model/value.h"

#include <QUuid>
#include <optional>

namespace direction {
inline constexpr QStringView kIncoming = u"incoming";
inline constexpr QStringView kOutgoing = u"outgoing";
} // namespace direction

// integration_activity_log. JSON columns hold compact JSON text; an empty one is NULL.
struct ActivityRow
{
    QUuid id;
    QUuid organizationId;
    QUuid integrationId;
    QString direction;
    QString activityType;
    QString method;
    QString endpoint;
    QByteArray requestHeaders;
    QByteArray requestBody;
    QByteArray responseBody;
    std::optional<int> responseStatus;
    std::optional<int> responseTimeMs;
    QString status; // success, failed, error, …
    QString errorMessage;
    QString errorCode;
    QUuid userId; // null: NULL
    QString ipAddress;
    QString userAgent;
    QByteArray metadata; // JSON object
    qint64 createdAtMs = 0;
    int createdAtMicros = 0; // behind createdAtMs, 0 to 999: of rows that other programs wrote
    std::optional<qint64> completedAtMs;
    bool operator==(const ActivityRow &) const = default;
};

// device_telemetry_history.
struct TelemetryRow
{
    QUuid id;
    QUuid deviceId;
    QUuid organizationId;
    Fields telemetry;
    QUuid activityLogId;
    qint64 receivedAtMs = 0;
    std::optional<qint64> deviceTimeMs;
    bool operator==(const TelemetryRow &) const = default;
};

// An activity as views show it: the row, the names behind its ids, and its readings.
struct ActivityRecord
{
    ActivityRow row;
    QString deviceName;                  // empty: about no device
    std::vector<TelemetryRow> telemetry; // filled where asked for
};

// A reading as exports show it.
struct TelemetryRecord
{
    TelemetryRow row;
    QString deviceName;
    QString externalId;
};
