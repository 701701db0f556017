// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/events.h"

#include "base/json_writer.h"
#include "base/times.h"
#include "model/activity_types.h"

namespace broker {
namespace {

std::optional<QString> orNull(const QString &text)
{
    return text.isEmpty() ? std::nullopt : std::optional(text);
}

QByteArray metadata(const ConnectionFacts &facts)
{
    JsonWriter json;
    json.beginObject();
    json.field("broker", facts.broker);
    json.field("client_id", facts.clientId);
    json.field("protocol", orNull(facts.protocol));
    json.field("session_present", facts.sessionPresent);
    json.field("reason", orNull(facts.reason));
    json.field("next_retry_at", facts.nextRetryAtMs ? std::optional(isoUtc(*facts.nextRetryAtMs)) : std::nullopt);
    json.endObject();
    return json.take();
}

} // namespace

LinkEvent connectionEstablished(const ConnectionFacts &facts, qint64 nowMs)
{
    LinkEvent event;
    event.activityType = activity::kConnectionEstablished.toString();
    event.metadata = metadata(facts);
    event.atMs = nowMs;
    return event;
}

LinkEvent connectionLost(const ConnectionFacts &facts, const QString &errorCode, qint64 nowMs)
{
    LinkEvent event;
    event.activityType = activity::kConnectionLost.toString();
    event.metadata = metadata(facts);
    event.errorText = facts.reason;
    event.errorCode = errorCode;
    event.atMs = nowMs;
    return event;
}

LinkEvent subscriptionCreated(const Subscription &subscription, qint64 nowMs)
{
    JsonWriter json;
    json.beginObject();
    json.field("topic_filter", subscription.filter);
    json.field("qos_granted", subscription.qosGranted);
    json.endObject();
    LinkEvent event;
    event.activityType = activity::kSubscriptionCreated.toString();
    event.metadata = json.take();
    event.atMs = nowMs;
    return event;
}

LinkEvent publishFinished(const Publish &publish, const PublishResult &result, const QString &user, qint64 nowMs)
{
    const bool failed = !result.errorText.isEmpty();
    JsonWriter json;
    json.beginObject();
    json.field("topic", publish.topic);
    json.field("qos", publish.qos);
    json.field("retain", publish.retain);
    json.field("bytes", qint64(publish.payload.size()));
    json.field("reason", orNull(failed && result.reason.isEmpty() ? result.errorText : result.reason));
    if (!user.isEmpty())
        json.field("user", user);
    json.endObject();
    LinkEvent event;
    event.activityType = (failed ? activity::kPublishFailed : activity::kPublishSuccess).toString();
    event.metadata = json.take();
    event.errorText = result.errorText;
    event.errorCode = result.errorCode;
    event.atMs = nowMs;
    event.responseTimeMs = publish.qos > 0 ? result.responseTimeMs : -1;
    event.payload = publish.payload;
    return event;
}

} // namespace broker
