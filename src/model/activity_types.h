// SPDX-License-Identifier: GPL-3.0-or-later
// Activity types, their directions and the groups that views and commands filter by (contract §2, §6).
#pragma once

#include "base/result.h"

#include <QStringList>
#include <span>

namespace activity {

inline constexpr QStringView kMessageReceived = u"mqtt_message_received";
inline constexpr QStringView kDeviceDiscovered = u"mqtt_device_discovered";
inline constexpr QStringView kDeviceOnline = u"mqtt_device_online";
inline constexpr QStringView kDeviceOffline = u"mqtt_device_offline";
inline constexpr QStringView kConnectionEstablished = u"mqtt_connection_established";
inline constexpr QStringView kConnectionLost = u"mqtt_connection_lost";
inline constexpr QStringView kSubscriptionCreated = u"mqtt_subscription_created";
inline constexpr QStringView kPublishSuccess = u"mqtt_publish_success";
inline constexpr QStringView kPublishFailed = u"mqtt_publish_failed";

struct TypeInfo
{
    const char *key;
    const char *label; // English words
    bool incoming;
};
// Every type that the log may hold: MQTT, ours, and those of other integrations.
[[nodiscard]] std::span<const TypeInfo> types();
[[nodiscard]] const TypeInfo *findType(QStringView key);

// What `--type` or the window's group selects.
struct Selection
{
    bool everything = false;
    bool problems = false; // status failed | timeout | error, offline, connection_lost, alert_raised
    QStringList types;     // any of these
    bool operator==(const Selection &) const = default;
};
// `all`, `mqtt`, `messages`, `devices`, `connections`, `publishes`, `alerts`, `problems`, or one type.
[[nodiscard]] Result<Selection> parseSelection(const QString &word);
[[nodiscard]] QStringList groupNames();

} // namespace activity
