// SPDX-License-Identifier: GPL-3.0-or-later
// Who is told of alerts and by which way, as a profile has it (contract §5). Never a secret.
#pragma once

#include "base/result.h"
#include "model/alert_rule.h"

#include <QFlags>
#include <QUrl>

namespace notify {

enum class Channel { Desktop = 1, Sound = 2, Mqtt = 4, Webhook = 8 };
Q_DECLARE_FLAGS(Channels, Channel)
Q_DECLARE_OPERATORS_FOR_FLAGS(Channels)
// As in rules and in the metadata of log rows: desktop, sound, mqtt, webhook.
[[nodiscard]] const char *channelKey(Channel channel);
[[nodiscard]] std::optional<Channel> channelOf(QStringView key);

struct MqttTarget
{
    QString topic; // empty: not set up
    int qos = 1;
    bool retain = false;
    bool operator==(const MqttTarget &) const = default;
};

struct WebhookTarget
{
    QString url;        // empty: not set up
    QString secretFile; // its first line signs the requests; empty: the one that is kept, if any
    QString caFile;     // PEM; trusted beside the system's certificates
    bool operator==(const WebhookTarget &) const = default;
};

struct Settings
{
    bool desktop = true;
    bool sound = false;
    std::vector<QuietHours> quiet; // of every rule, beside its own
    MqttTarget mqtt;
    WebhookTarget webhook;
    bool operator==(const Settings &) const = default;

    // What a collector does, and what a window does for the person before it.
    [[nodiscard]] Channels ofCollector() const;
    [[nodiscard]] Channels ofWindow() const;
};

// http or https with a host and without user or password. Error::Kind::Usage: bad_webhook, with what to do.
[[nodiscard]] Result<QUrl> parseWebhookUrl(const QString &text);
// Where to, for logs: without query, and without parts of the path that look like a token.
[[nodiscard]] QString endpointText(const QUrl &url);
// What makes no sense: a topic with wildcards, quiet hours that are no times. Error::Kind::Usage, bad_notify.
[[nodiscard]] Result<void> checkSettings(const Settings &settings);

} // namespace notify
