// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/log_row.h"

#include "base/json_writer.h"
#include "base/times.h"

using namespace Qt::StringLiterals;

namespace notify {

LinkEvent notificationRow(const Announcement &announcement, Channel channel, const Attempt &attempt, qint64 atMs)
{
    const Alert &alert = announcement.alert;
    const auto orNull = [](const QString &text) { return text.isEmpty() ? std::nullopt : std::optional(text); };
    JsonWriter json;
    json.beginObject();
    json.key("alert_id").id(alert.id);
    json.field("rule_id", orNull(alert.key.ruleId)).field("rule", orNull(alert.ruleName));
    json.key("device_id").id(alert.key.deviceId);
    json.field("external_id", orNull(alert.externalId));
    json.key("event").ascii(eventKey(announcement.event));
    json.key("channel").ascii(channelKey(channel));
    json.field("attempt", attempt.number);
    json.field("next_try_at", attempt.nextTryAtMs ? std::optional(isoUtc(*attempt.nextTryAtMs)) : std::nullopt);
    if (!attempt.user.isEmpty())
        json.field("user", attempt.user);
    json.endObject();
    LinkEvent event;
    event.activityType = channel == Channel::Webhook ? u"notification_webhook"_s : u"other"_s;
    event.metadata = json.take();
    event.status = u"success"_s;
    event.atMs = atMs;
    return event;
}

} // namespace notify
