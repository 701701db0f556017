// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/metrics.h"

#include <QHash>
#include <algorithm>

namespace {

constexpr Metric kMetrics[] = {
    {"temperature", "Temperature", u"°C", "temp"},
    {"humidity", "Humidity", u"%", "hum"},
    {"pressure", "Pressure", u"hPa", ""},
    {"co2", "CO₂", u"ppm", ""},
    {"battery", "Battery", u"%", "battery_level batterylevel"},
    {"BatteryIdle", "Battery idle", u"mV", ""},
    {"BatteryTx", "Battery transmitting", u"mV", ""},
    {"voltage", "Voltage", u"V", ""},
    {"current", "Current", u"A", ""},
    {"power", "Power", u"W", ""},
    {"energy", "Energy", u"kWh", ""},
    {"illuminance", "Illuminance", u"lx", "lux"},
    {"RSSI", "RSSI", u"dBm", ""},
    {"SNR", "SNR", u"dB", ""},
    {"GwRssi", "Gateway RSSI", u"dBm", ""},
    {"GwSnr", "Gateway SNR", u"dB", ""},
    {"linkquality", "Link quality", u"", ""},
    {"uptime", "Uptime", u"s", ""},
};

const QHash<QString, const Metric *> &byName()
{
    static const QHash<QString, const Metric *> index = [] {
        QHash<QString, const Metric *> made;
        for (const Metric &metric : kMetrics) {
            made.insert(QString::fromLatin1(metric.name).toLower(), &metric);
            const QStringList aliases = QString::fromLatin1(metric.aliases).split(u' ', Qt::SkipEmptyParts);
            for (const QString &alias : aliases)
                made.insert(alias, &metric);
        }
        return made;
    }();
    return index;
}

} // namespace

std::span<const Metric> knownMetrics()
{
    return kMetrics;
}

const Metric *findMetric(QStringView fieldName)
{
    const QString lower = fieldName.toString().toLower();
    if (const Metric *whole = byName().value(lower))
        return whole;
    const qsizetype dot = lower.lastIndexOf(u'.');
    return dot < 0 ? nullptr : byName().value(lower.mid(dot + 1));
}

QString unitOf(QStringView fieldName)
{
    const Metric *metric = findMetric(fieldName);
    return metric ? QString::fromUtf16(metric->unit) : QString();
}

void sortAsColumns(QStringList &fieldNames)
{
    const auto rank = [](const QString &name) {
        const Metric *metric = findMetric(name);
        return metric ? int(metric - kMetrics) : int(std::size(kMetrics));
    };
    std::stable_sort(fieldNames.begin(), fieldNames.end(), [&rank](const QString &a, const QString &b) {
        const int ra = rank(a), rb = rank(b);
        return ra != rb ? ra < rb : a < b;
    });
}
