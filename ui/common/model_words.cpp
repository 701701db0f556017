// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/model_words.h"

#include "model/activity_types.h"
#include "model/metrics.h"

#include <QCoreApplication>

namespace ui {
namespace {

constexpr const char *kActivityTexts[] = {
    // Titles of types
    QT_TRANSLATE_NOOP("ActivityText", "Message received"),
    QT_TRANSLATE_NOOP("ActivityText", "Device discovered"),
    QT_TRANSLATE_NOOP("ActivityText", "Device came online"),
    QT_TRANSLATE_NOOP("ActivityText", "Device went offline"),
    QT_TRANSLATE_NOOP("ActivityText", "Connected"),
    QT_TRANSLATE_NOOP("ActivityText", "Connection lost"),
    QT_TRANSLATE_NOOP("ActivityText", "Subscribed"),
    QT_TRANSLATE_NOOP("ActivityText", "Published"),
    QT_TRANSLATE_NOOP("ActivityText", "Publish failed"),
    QT_TRANSLATE_NOOP("ActivityText", "Alert raised"),
    QT_TRANSLATE_NOOP("ActivityText", "Alert acknowledged"),
    QT_TRANSLATE_NOOP("ActivityText", "Alert shelved"),
    QT_TRANSLATE_NOOP("ActivityText", "Alert unshelved"),
    QT_TRANSLATE_NOOP("ActivityText", "Alert noted"),
    QT_TRANSLATE_NOOP("ActivityText", "Alert cleared"),
    QT_TRANSLATE_NOOP("ActivityText", "Test connection"),
    QT_TRANSLATE_NOOP("ActivityText", "Sync import"),
    QT_TRANSLATE_NOOP("ActivityText", "Sync export"),
    QT_TRANSLATE_NOOP("ActivityText", "Sync both ways"),
    QT_TRANSLATE_NOOP("ActivityText", "Webhook received"),
    QT_TRANSLATE_NOOP("ActivityText", "E-mail notification"),
    QT_TRANSLATE_NOOP("ActivityText", "Slack notification"),
    QT_TRANSLATE_NOOP("ActivityText", "Webhook notification"),
    QT_TRANSLATE_NOOP("ActivityText", "API call"),
    QT_TRANSLATE_NOOP("ActivityText", "Device created"),
    QT_TRANSLATE_NOOP("ActivityText", "Device updated"),
    QT_TRANSLATE_NOOP("ActivityText", "Device deleted"),
    QT_TRANSLATE_NOOP("ActivityText", "Other"),
    // Headlines
    QT_TRANSLATE_NOOP("ActivityText", "Device discovered: %1"),
    QT_TRANSLATE_NOOP("ActivityText", "Message not understood"),
    QT_TRANSLATE_NOOP("ActivityText", "Device came online: %1"),
    QT_TRANSLATE_NOOP("ActivityText", "Device went offline: %1"),
    QT_TRANSLATE_NOOP("ActivityText", "Connected: %1"),
    QT_TRANSLATE_NOOP("ActivityText", "Connection lost: %1"),
    QT_TRANSLATE_NOOP("ActivityText", "Subscribed: %1"),
    QT_TRANSLATE_NOOP("ActivityText", "Published: %1"),
    QT_TRANSLATE_NOOP("ActivityText", "Publish failed: %1"),
    // Details
    QT_TRANSLATE_NOOP("ActivityText", "Topic: %1"),
    QT_TRANSLATE_NOOP("ActivityText", "Error: %1"),
    QT_TRANSLATE_NOOP("ActivityText", "Device: %1 | Fields: %2"),
    QT_TRANSLATE_NOOP("ActivityText", "Parser: %1"),
    QT_TRANSLATE_NOOP("ActivityText", "Reason: %1"),
    QT_TRANSLATE_NOOP("ActivityText", "Last RSSI: %1 dBm"),
    QT_TRANSLATE_NOOP("ActivityText", "Session: kept"),
    QT_TRANSLATE_NOOP("ActivityText", "Session: new"),
    QT_TRANSLATE_NOOP("ActivityText", "Note: %1"),
    QT_TRANSLATE_NOOP("ActivityText", "Next try: %1"),
    QT_TRANSLATE_NOOP("ActivityText", "QoS granted: %1"),
    QT_TRANSLATE_NOOP("ActivityText", "QoS: %1 | Bytes: %2"),
    QT_TRANSLATE_NOOP("ActivityText", "%1, limit %2"),
    QT_TRANSLATE_NOOP("ActivityText", "By: %1"),
    QT_TRANSLATE_NOOP("ActivityText", "Until: %1"),
    QT_TRANSLATE_NOOP("ActivityText", "Response status: %1"),
    // Reasons of a change of state
    QT_TRANSLATE_NOOP("ActivityText", "LWT message received"),
    QT_TRANSLATE_NOOP("ActivityText", "Status message received"),
    QT_TRANSLATE_NOOP("ActivityText", "Reading received"),
    QT_TRANSLATE_NOOP("ActivityText", "No data"),
    QT_TRANSLATE_NOOP("ActivityText", "No data for %1"),
    QT_TRANSLATE_NOOP("ActivityText", "Not observed from %1 to %2"),
    // Parsers
    QT_TRANSLATE_NOOP("ActivityText", "Standard"),
    QT_TRANSLATE_NOOP("ActivityText", "VMark"),
    QT_TRANSLATE_NOOP("ActivityText", "Custom"),
    QT_TRANSLATE_NOOP("ActivityText", "Plain"),
};

constexpr const char *kMetricTitles[] = {
    QT_TRANSLATE_NOOP("Metric", "Temperature"),
    QT_TRANSLATE_NOOP("Metric", "Humidity"),
    QT_TRANSLATE_NOOP("Metric", "Pressure"),
    QT_TRANSLATE_NOOP("Metric", "CO₂"),
    QT_TRANSLATE_NOOP("Metric", "Battery"),
    QT_TRANSLATE_NOOP("Metric", "Battery idle"),
    QT_TRANSLATE_NOOP("Metric", "Battery transmitting"),
    QT_TRANSLATE_NOOP("Metric", "Voltage"),
    QT_TRANSLATE_NOOP("Metric", "Current"),
    QT_TRANSLATE_NOOP("Metric", "Power"),
    QT_TRANSLATE_NOOP("Metric", "Energy"),
    QT_TRANSLATE_NOOP("Metric", "Illuminance"),
    QT_TRANSLATE_NOOP("Metric", "RSSI"),
    QT_TRANSLATE_NOOP("Metric", "SNR"),
    QT_TRANSLATE_NOOP("Metric", "Gateway RSSI"),
    QT_TRANSLATE_NOOP("Metric", "Gateway SNR"),
    QT_TRANSLATE_NOOP("Metric", "Link quality"),
    QT_TRANSLATE_NOOP("Metric", "Uptime"),
};

QString say(const char *english)
{
    return QCoreApplication::translate("ActivityText", english);
}

} // namespace

ActivityText activityWords(const ActivityRow &row, const QString &deviceName)
{
    return activityText(row, deviceName, say);
}

QString reasonTitle(const QString &reason)
{
    return statusReasonText(reason, say);
}

QString parserWord(const QString &parser)
{
    return parserTitle(parser, say);
}

QString knownMetricTitle(const QString &field)
{
    const Metric *metric = findMetric(field);
    return metric ? QCoreApplication::translate("Metric", metric->title) : QString();
}

QString knownTypeTitle(const QString &type)
{
    const activity::TypeInfo *info = activity::findType(type);
    return info ? say(info->label) : QString();
}

std::span<const char *const> listedActivityTexts()
{
    return kActivityTexts;
}

std::span<const char *const> listedMetricTitles()
{
    return kMetricTitles;
}

} // namespace ui
