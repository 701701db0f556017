// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/activity_text.h"

#include "base/json_writer.h"
#include "base/times.h"
#include "model/activity_types.h"
#include "model/metrics.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace {

// The metadata of a row with what the rows of one type share.
struct Subject
{
    QJsonObject metadata;
    QString device;
    const ActivityRow &row;
    TextSource say;

    [[nodiscard]] QString text(QLatin1StringView key) const
    {
        const QJsonValue value = metadata.value(key);
        return value.isDouble() ? QString::fromLatin1(shortestNumber(value.toDouble())) : value.toString();
    }
    // A line that says one thing; nothing where that is not known.
    [[nodiscard]] QString line(const char *source, const QString &value) const
    {
        return value.isEmpty() ? QString() : say(source).arg(value);
    }
    [[nodiscard]] QString timeText(QLatin1StringView key) const
    {
        const auto parsed = parseIsoTime(text(key));
        return parsed ? isoUtc(parsed->ms) : QString();
    }
    [[nodiscard]] QString statusReason() const
    {
        const QJsonValue silent = metadata.value("silent_for_s"_L1);
        if (text("status_reason"_L1) == "no_data"_L1 && silent.isDouble())
            return say("No data for %1").arg(durationText(qint64(silent.toDouble()) * 1000));
        return statusReasonText(text("status_reason"_L1), say);
    }
};

ActivityText discovered(const Subject &s)
{
    return {s.say("Device discovered: %1").arg(s.device), {s.line("Topic: %1", s.text("topic"_L1))}};
}

ActivityText message(const Subject &s)
{
    if (s.row.status == "error"_L1)
        return {s.say("Message not understood"),
                {s.line("Topic: %1", s.text("topic"_L1)), s.line("Error: %1", s.row.errorMessage)}};
    const auto fields = s.metadata.value("telemetry_fields"_L1).toArray().size();
    return {s.say("Message received"),
            {s.say("Device: %1 | Fields: %2").arg(s.device, QString::number(fields)),
             s.line("Parser: %1", parserTitle(s.text("parser_type"_L1), s.say))}};
}

ActivityText online(const Subject &s)
{
    return {s.say("Device came online: %1").arg(s.device), {s.line("Reason: %1", s.statusReason())}};
}

ActivityText offline(const Subject &s)
{
    ActivityText text{s.say("Device went offline: %1").arg(s.device), {s.line("Reason: %1", s.statusReason())}};
    const QJsonValue rssi = s.metadata.value("connection_quality"_L1).toObject().value("rssi"_L1);
    if (rssi.isDouble())
        text.details += s.say("Last RSSI: %1 dBm").arg(QString::fromLatin1(shortestNumber(rssi.toDouble())));
    return text;
}

ActivityText connected(const Subject &s)
{
    const bool kept = s.metadata.value("session_present"_L1).toBool();
    return {s.say("Connected: %1").arg(s.text("broker"_L1)),
            {s.say(kept ? "Session: kept" : "Session: new"), s.line("Note: %1", s.text("reason"_L1))}};
}

ActivityText connectionLost(const Subject &s)
{
    return {s.say("Connection lost: %1").arg(s.text("broker"_L1)),
            {s.line("Reason: %1", s.text("reason"_L1)), s.line("Next try: %1", s.timeText("next_retry_at"_L1))}};
}

ActivityText subscribed(const Subject &s)
{
    return {s.say("Subscribed: %1").arg(s.text("topic_filter"_L1)),
            {s.line("QoS granted: %1", s.text("qos_granted"_L1))}};
}

ActivityText published(const Subject &s)
{
    return {s.say("Published: %1").arg(s.text("topic"_L1)),
            {s.say("QoS: %1 | Bytes: %2").arg(s.text("qos"_L1), s.text("bytes"_L1))}};
}

ActivityText publishFailed(const Subject &s)
{
    return {s.say("Publish failed: %1").arg(s.text("topic"_L1)), {s.line("Reason: %1", s.text("reason"_L1))}};
}

// `Temperature above 30 °C – boiler-3`, then what was measured or who did it.
ActivityText alert(const Subject &s)
{
    const activity::TypeInfo *type = activity::findType(s.row.activityType);
    QString headline = s.say(type->label) + u": "_s + s.text("rule"_L1);
    if (!s.device.isEmpty())
        headline += u" – "_s + s.device;
    ActivityText text{headline, {}};
    if (const QString metric = s.text("metric"_L1); !metric.isEmpty()) {
        QString measured = metric;
        if (const QString value = s.text("value"_L1); !value.isEmpty())
            measured += u' ' + value + (unitOf(metric).isEmpty() ? QString() : u' ' + unitOf(metric));
        const QString limit = s.text("limit"_L1);
        text.details += limit.isEmpty() ? measured : s.say("%1, limit %2").arg(measured, limit);
    }
    text.details += s.line("By: %1", s.text("user"_L1));
    if (s.row.activityType == "alert_shelved"_L1)
        text.details += s.line("Until: %1", s.timeText("to"_L1));
    if (s.text("reason"_L1) == "not_observed"_L1)
        text.details += s.say("Not observed from %1 to %2").arg(s.timeText("from"_L1), s.timeText("to"_L1));
    text.details += s.line("Note: %1", s.text("note"_L1));
    return text;
}

ActivityText otherIntegration(const Subject &s)
{
    const activity::TypeInfo *type = activity::findType(s.row.activityType);
    ActivityText text{type ? s.say(type->label) : s.row.activityType, {s.row.status}};
    text.details += s.row.endpoint;
    if (s.row.responseStatus)
        text.details += s.say("Response status: %1").arg(*s.row.responseStatus);
    return text;
}

struct Writer
{
    QStringView type;
    ActivityText (*write)(const Subject &);
};
constexpr Writer kWriters[] = {
    {activity::kMessageReceived, message},
    {activity::kDeviceDiscovered, discovered},
    {activity::kDeviceOnline, online},
    {activity::kDeviceOffline, offline},
    {activity::kConnectionEstablished, connected},
    {activity::kConnectionLost, connectionLost},
    {activity::kSubscriptionCreated, subscribed},
    {activity::kPublishSuccess, published},
    {activity::kPublishFailed, publishFailed},
    {u"alert_raised", alert},
    {u"alert_acknowledged", alert},
    {u"alert_shelved", alert},
    {u"alert_unshelved", alert},
    {u"alert_noted", alert},
    {u"alert_cleared", alert},
};

} // namespace

QString englishText(const char *source)
{
    return QString::fromUtf8(source);
}

QString statusReasonText(const QString &reason, TextSource say)
{
    if (reason == "lwt_message"_L1)
        return say("LWT message received");
    if (reason == "mqtt_status"_L1)
        return say("Status message received");
    if (reason == "mqtt_heartbeat"_L1)
        return say("Reading received");
    if (reason == "no_data"_L1)
        return say("No data");
    return reason;
}

QString parserTitle(const QString &parser, TextSource say)
{
    if (parser == "standard"_L1)
        return say("Standard");
    if (parser == "vmark"_L1)
        return say("VMark");
    if (parser == "custom"_L1)
        return say("Custom");
    if (parser == "plain"_L1)
        return say("Plain");
    return parser;
}

ActivityText activityText(const ActivityRow &row, const QString &deviceName, TextSource say)
{
    const QJsonObject metadata = QJsonDocument::fromJson(row.metadata).object();
    const Subject subject{metadata, deviceName.isEmpty() ? metadata.value("external_id"_L1).toString() : deviceName,
                          row, say};
    ActivityText text;
    bool written = false;
    for (const Writer &writer : kWriters) {
        if (row.activityType == writer.type) {
            text = writer.write(subject);
            written = true;
            break;
        }
    }
    if (!written)
        text = otherIntegration(subject);
    text.details.removeAll(QString());
    return text;
}
