// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/activity_text.h"

#include "base/json_writer.h"
#include "base/times.h"
#include "model/activity_types.h"

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

    [[nodiscard]] QString text(QLatin1StringView key) const
    {
        const QJsonValue value = metadata.value(key);
        return value.isDouble() ? QString::fromLatin1(shortestNumber(value.toDouble())) : value.toString();
    }
    [[nodiscard]] QString line(const QString &label, const QString &value) const
    {
        return value.isEmpty() ? QString() : QString(label + ": "_L1 + value);
    }
    [[nodiscard]] QString timeText(QLatin1StringView key) const
    {
        const auto parsed = parseIsoTime(text(key));
        return parsed ? isoUtc(parsed->ms) : QString();
    }
};

ActivityText discovered(const Subject &s)
{
    return {u"Device discovered: "_s + s.device, {s.line(u"Topic"_s, s.text("topic"_L1))}};
}

ActivityText message(const Subject &s)
{
    if (s.row.status == "error"_L1)
        return {u"Message not understood"_s,
                {s.line(u"Topic"_s, s.text("topic"_L1)), s.line(u"Error"_s, s.row.errorMessage)}};
    const auto fields = s.metadata.value("telemetry_fields"_L1).toArray().size();
    return {u"Message received"_s,
            {u"Device: %1 | Fields: %2"_s.arg(s.device, QString::number(fields)),
             s.line(u"Parser"_s, parserTitle(s.text("parser_type"_L1)))}};
}

ActivityText online(const Subject &s)
{
    return {u"Device came online: "_s + s.device, {s.line(u"Reason"_s, statusReasonText(s.text("status_reason"_L1)))}};
}

ActivityText offline(const Subject &s)
{
    ActivityText text{u"Device went offline: "_s + s.device,
                      {s.line(u"Reason"_s, statusReasonText(s.text("status_reason"_L1)))}};
    const QJsonValue rssi = s.metadata.value("connection_quality"_L1).toObject().value("rssi"_L1);
    if (rssi.isDouble())
        text.details += u"Last RSSI: %1 dBm"_s.arg(QString::fromLatin1(shortestNumber(rssi.toDouble())));
    return text;
}

ActivityText connected(const Subject &s)
{
    const bool kept = s.metadata.value("session_present"_L1).toBool();
    ActivityText text{u"Connected: "_s + s.text("broker"_L1), {u"Session: "_s + (kept ? u"kept"_s : u"new"_s)}};
    text.details += s.line(u"Note"_s, s.text("reason"_L1));
    return text;
}

ActivityText connectionLost(const Subject &s)
{
    return {u"Connection lost: "_s + s.text("broker"_L1),
            {s.line(u"Reason"_s, s.text("reason"_L1)), s.line(u"Next try"_s, s.timeText("next_retry_at"_L1))}};
}

ActivityText subscribed(const Subject &s)
{
    return {u"Subscribed: "_s + s.text("topic_filter"_L1), {s.line(u"QoS granted"_s, s.text("qos_granted"_L1))}};
}

ActivityText published(const Subject &s)
{
    return {u"Published: "_s + s.text("topic"_L1),
            {u"QoS: %1 | Bytes: %2"_s.arg(s.text("qos"_L1), s.text("bytes"_L1))}};
}

ActivityText publishFailed(const Subject &s)
{
    return {u"Publish failed: "_s + s.text("topic"_L1), {s.line(u"Reason"_s, s.text("reason"_L1))}};
}

// `Temperature above 30 °C – boiler-3`, then what was measured or who did it.
ActivityText alert(const Subject &s)
{
    const activity::TypeInfo *type = activity::findType(s.row.activityType);
    QString headline = QString::fromLatin1(type->label) + u": "_s + s.text("rule"_L1);
    if (!s.device.isEmpty())
        headline += u" – "_s + s.device;
    ActivityText text{headline, {}};
    if (!s.text("metric"_L1).isEmpty()) {
        QString measured = s.text("metric"_L1) + u' ' + s.text("value"_L1);
        if (!s.text("limit"_L1).isEmpty())
            measured += u", limit "_s + s.text("limit"_L1);
        text.details += measured;
    }
    text.details += s.line(u"By"_s, s.text("user"_L1));
    text.details += s.line(u"Until"_s, s.timeText("to"_L1));
    return text;
}

ActivityText otherIntegration(const Subject &s)
{
    const activity::TypeInfo *type = activity::findType(s.row.activityType);
    ActivityText text{type ? QString::fromLatin1(type->label) : s.row.activityType, {s.row.status}};
    text.details += s.row.endpoint;
    if (s.row.responseStatus)
        text.details += u"Response status: "_s + QString::number(*s.row.responseStatus);
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

QString statusReasonText(const QString &reason)
{
    if (reason == "lwt_message"_L1)
        return u"LWT message received"_s;
    if (reason == "mqtt_status"_L1)
        return u"Status message received"_s;
    if (reason == "mqtt_heartbeat"_L1)
        return u"Reading received"_s;
    if (reason == "no_data"_L1)
        return u"No data"_s;
    return reason;
}

QString parserTitle(const QString &parser)
{
    if (parser == "standard"_L1)
        return u"Standard"_s;
    if (parser == "vmark"_L1)
        return u"VMark"_s;
    if (parser == "custom"_L1)
        return u"Custom"_s;
    if (parser == "plain"_L1)
        return u"Plain"_s;
    return parser;
}

ActivityText activityText(const ActivityRow &row, const QString &deviceName)
{
    const QJsonObject metadata = QJsonDocument::fromJson(row.metadata).object();
    const Subject subject{metadata, deviceName.isEmpty() ? metadata.value("external_id"_L1).toString() : deviceName,
                          row};
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
