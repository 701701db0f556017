// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/devices/device_row.h"

#include "base/ids.h"
#include "ui/common/formats.h"
#include "ui/common/plain_text.h"

#include <QCoreApplication>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr qint64 kMinuteMs = 60'000;
constexpr qint64 kMeasuredMs = 5 * kMinuteMs; // what a rate is measured over
constexpr qint64 kStepMs = 15'000;            // between the counts that are kept
constexpr qint64 kUnknownStaleMs = 15 * kMinuteMs;
constexpr qint64 kMaxStaleMs = 24 * 60 * kMinuteMs;
constexpr qint64 kEnoughMessages = 4; // for an average interval
constexpr qsizetype kMaxNumber = 9;   // characters of a number that is shown as it was sent
constexpr int kDigits = 5;

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(Devices)
};

// Searching looks at no more of a hostile name than this.
QString folded(const QString &text)
{
    return text.left(1000).toCaseFolded();
}

QString haystackOf(const Device &device)
{
    QStringList parts{device.name(), device.reportedName, device.externalId, idText(device.id)};
    for (const QString &tag : device.tags)
        parts.append(tag);
    QString all;
    for (const QString &part : std::as_const(parts))
        all += folded(part) + u'\n';
    return all;
}

} // namespace

void RateMeter::note(qint64 messages, qint64 nowMs)
{
    // Counted from the start again: the store is another one now.
    if (messages < m_messages)
        m_seen.clear();
    m_messages = messages;
    if (m_seen.empty() || nowMs - m_seen.back().atMs >= kStepMs)
        m_seen.push_back({nowMs, messages});
    while (m_seen.size() > 2 && nowMs - m_seen[1].atMs >= kMeasuredMs)
        m_seen.pop_front();
}

std::optional<double> RateMeter::perMinute(qint64 nowMs) const
{
    if (m_seen.empty() || nowMs - m_seen.front().atMs < kStepMs)
        return std::nullopt;
    return double(m_messages - m_seen.front().messages) * kMinuteMs / double(nowMs - m_seen.front().atMs);
}

qint64 staleAfterMs(const Device &device, std::optional<double> perMinute)
{
    // What it does now says more than its whole life, in which there were pauses.
    double intervalMs = 0;
    if (perMinute && *perMinute > 1)
        intervalMs = kMinuteMs / *perMinute;
    else if (device.messages >= kEnoughMessages && device.lastSeenAtMs)
        intervalMs = double(*device.lastSeenAtMs - device.firstSeenAtMs) / double(device.messages - 1);
    if (intervalMs <= 0)
        return kUnknownStaleMs;
    return std::clamp(qint64(3 * intervalMs), kMinuteMs, kMaxStaleMs);
}

DeviceRank rankOf(const Device &device, std::optional<double> perMinute, qint64 nowMs)
{
    if (device.status == DeviceStatus::Offline)
        return DeviceRank::Offline;
    if (device.status == DeviceStatus::Unknown)
        return DeviceRank::Unknown;
    const bool stale = !device.lastSeenAtMs || nowMs - *device.lastSeenAtMs > staleAfterMs(device, perMinute);
    return stale ? DeviceRank::Stale : DeviceRank::Online;
}

DeviceRow deviceRow(const Device &device, std::optional<double> perMinute, qint64 nowMs)
{
    DeviceRow row;
    row.device = device;
    row.perMinute = perMinute;
    row.rank = rankOf(device, perMinute, nowMs);
    row.name = plainLine(device.name());
    row.sortName = folded(device.name());
    if (device.name() != device.externalId)
        row.secondary = plainLine(device.externalId);
    row.haystack = haystackOf(device);
    row.mainField = mainField(device);
    if (!row.mainField.isEmpty()) {
        const Value &value = device.latest.value(row.mainField).value;
        row.mainText = valueText(row.mainField, value);
        row.mainTitle = metricTitle(row.mainField);
        row.mainNumber = numberOf(value);
        // A column has room for the number that a sensor measures, not for all digits of a double; the details have.
        if (row.mainNumber && std::holds_alternative<double>(value) && textOf(value).size() > kMaxNumber)
            row.mainText = numberText(row.mainField, *row.mainNumber, kDigits);
    }
    if (const LatestValue *battery = latestOf(device, "battery")) {
        row.battery = valueText(u"battery"_s, battery->value);
        row.batteryNumber = numberOf(battery->value);
    }
    if (device.quality.rssi) {
        row.signal = numberText(u"RSSI"_s, *device.quality.rssi);
        row.signalNumber = device.quality.rssi;
    } else if (const LatestValue *rssi = latestOf(device, "RSSI")) {
        row.signal = valueText(u"RSSI"_s, rssi->value);
        row.signalNumber = numberOf(rssi->value);
    }
    return row;
}

QString rankWord(DeviceRank rank)
{
    switch (rank) {
    case DeviceRank::Offline:
        return Texts::tr("Offline");
    case DeviceRank::Stale:
        return Texts::tr("Online, stale");
    case DeviceRank::Unknown:
        return Texts::tr("Unknown");
    case DeviceRank::Online:
        break;
    }
    return Texts::tr("Online");
}

QString rankIcon(DeviceRank rank)
{
    switch (rank) {
    case DeviceRank::Offline:
        return u"offline"_s;
    case DeviceRank::Stale:
        return u"stale"_s;
    case DeviceRank::Unknown:
        return u"unknown"_s;
    case DeviceRank::Online:
        break;
    }
    return u"online"_s;
}

QString perMinuteText(double perMinute)
{
    if (perMinute >= 120)
        return Texts::tr("%1 / s").arg(QString::number(perMinute / 60, 'f', perMinute >= 600 ? 0 : 1));
    const bool isWhole = perMinute >= 10 || perMinute == 0;
    return Texts::tr("%1 / min").arg(QString::number(perMinute, 'f', isWhole ? 0 : 1));
}

} // namespace ui
