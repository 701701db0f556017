// SPDX-License-Identifier: GPL-3.0-or-later
// One device as the list shows it: made from the store's row, the time and the rate that was measured.
#pragma once

#include "model/alert_rule.h"
#include "model/device.h"

#include <QString>
#include <deque>
#include <optional>

namespace ui {

// In the order in which an operator wants to see them.
enum class DeviceRank { Offline, Stale, Unknown, Online };

struct DeviceRow
{
    Device device;
    DeviceRank rank = DeviceRank::Unknown;
    QString name;      // plain
    QString sortName;  // folded
    QString secondary; // the external id, where the name is another; plain
    QString haystack;  // folded: what the search looks through
    QString mainField; // empty: no reading yet
    QString mainText;  // with its unit
    QString mainTitle; // "Temperature"
    QString battery;   // with its unit; empty if unknown
    QString signal;    // the same
    std::optional<double> mainNumber, batteryNumber, signalNumber;
    std::optional<Severity> alert;   // the gravest of its open alerts; absent: it has none
    std::optional<double> perMinute; // absent until it was watched for long enough
};

// Messages a minute over the last minutes, from counts that are seen now and then.
class RateMeter
{
public:
    void note(qint64 messages, qint64 nowMs);
    [[nodiscard]] std::optional<double> perMinute(qint64 nowMs) const;

private:
    struct Seen
    {
        qint64 atMs = 0;
        qint64 messages = 0;
    };
    std::deque<Seen> m_seen;
    qint64 m_messages = 0;
};

// After how long without a message a device counts as stale: three times its usual interval, at least a minute; 15 min
// where too little is known of it.
[[nodiscard]] qint64 staleAfterMs(const Device &device, std::optional<double> perMinute);
[[nodiscard]] DeviceRank rankOf(const Device &device, std::optional<double> perMinute, qint64 nowMs);
[[nodiscard]] DeviceRow deviceRow(const Device &device, std::optional<double> perMinute, qint64 nowMs);

// "Online", "Offline", "Unknown", "Online, stale"; icon of resources/icons.
[[nodiscard]] QString rankWord(DeviceRank rank);
[[nodiscard]] QString rankIcon(DeviceRank rank);
// "12 / min", "0.4 / min", "3 / s".
[[nodiscard]] QString perMinuteText(double perMinute);

} // namespace ui
