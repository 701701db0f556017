// SPDX-License-Identifier: GPL-3.0-or-later
// What a decoder makes of a payload: values, and what the payload says about its device.
#pragma once

#include "model/value.h"

#include <QStringList>
#include <optional>

enum class DeviceStatus { Unknown, Online, Offline };
[[nodiscard]] const char *deviceStatusKey(DeviceStatus status);
[[nodiscard]] DeviceStatus deviceStatusOf(QStringView key);

struct Reading
{
    QString externalId;                 // from the payload, else the topic id (contract §1)
    bool idInPayload = false;           // true: the payload named the device; only such an id binds a prefix
    QString name;                       // what the payload calls the device; empty if it does not
    Fields telemetry;                   // in order of the payload, without nulls
    std::optional<DeviceStatus> status; // only when the message states one
    QString statusReason;               // lwt_message or mqtt_status, with `status`
    std::optional<qint64> deviceTimeMs; // UTC milliseconds
    Fields facts;                       // product, service, metadata, …
    QStringList warnings;               // clock_skew, no_zone, nul_replaced, duplicate_key
    bool operator==(const Reading &) const = default;
};

// One payload read: at least one reading.
struct Decoded
{
    QString format; // parser_type: standard, vmark, custom, plain
    std::vector<Reading> readings;
};

// Where a custom payload has what (decode.md "Custom"); an empty path is not used.
struct CustomPaths
{
    QString deviceIdPath;
    QString telemetryPath;
    std::vector<std::pair<QString, QString>> telemetryMap; // name, path
    QString statusPath;
    QString timestampPath;
    QString timestampFormat;
    bool operator==(const CustomPaths &) const = default;
};

// One subscription of a profile: what to ask the broker for and how to read what comes.
struct TopicFormat
{
    QString filter;
    QString format = QStringLiteral("auto");
    std::optional<CustomPaths> custom;
    bool operator==(const TopicFormat &) const = default;
};
