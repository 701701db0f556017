// SPDX-License-Identifier: GPL-3.0-or-later
// What is asked of the alerts in the store, what comes back, and what operators change of them and of their rules.
#pragma once

#include "base/result.h"
#include "model/alert.h"
#include "model/query.h"

#include <QUuid>
#include <array>
#include <vector>

namespace store {

enum class AlertListing {
    Listed,         // open, or not yet acknowledged: what the list of alerts shows
    Active,         // open
    Unacknowledged, // open or not
    Acknowledged,   // open or not
    Shelved,        // now
    Cleared,        // no longer open
    All,
};
[[nodiscard]] const char *alertListingKey(AlertListing listing);
[[nodiscard]] std::optional<AlertListing> alertListingOf(QStringView key);

// Which alerts. Each list is "any of", an empty one everything; the range and the lists all hold.
struct AlertQuery
{
    std::vector<AlertListing> states;
    TimeRange range; // of raised_at
    std::vector<QUuid> devices;
    std::vector<QUuid> ids;
    int limit = 1000;
    enum class Order { NewestFirst, SeverityFirst }; // SeverityFirst: critical before warning, then newest first
    Order order = Order::NewestFirst;
};

// An alert as views show it. `alert.quality` is NotRunning where the alert is open and nobody collects its integration.
struct AlertRecord
{
    Alert alert;
    QString deviceName;      // empty: about no device
    QString ruleText;        // what to do; empty where the rule says nothing or is gone
    bool ruleEnabled = true; // false: neither counted nor notified
    bool operator==(const AlertRecord &) const = default;
};

// Without shelved alerts and those of disabled rules, except `shelved`.
struct AlertCounts
{
    std::array<qint64, 3> unacknowledged{}; // by Severity
    qint64 open = 0;
    qint64 shelved = 0; // listed ones
    [[nodiscard]] qint64 of(Severity severity) const { return unacknowledged[size_t(severity)]; }
    [[nodiscard]] qint64 total() const { return unacknowledged[0] + unacknowledged[1] + unacknowledged[2]; }
    bool operator==(const AlertCounts &) const = default;
};

// Which alert an operator means, and in which version it was seen; absent: as it is now.
struct AlertTarget
{
    QUuid id;
    std::optional<qint64> expectedVersion;
};

struct OperatorAct
{
    QString user; // login name
    qint64 nowMs = 0;
};

struct Shelf
{
    qint64 untilMs = 0; // UTC
    QString reason;
    qint64 longestMs = 24 * 3'600'000;
};

// What became of a change of several alerts: each is changed or refused on its own.
struct AlertsEdited
{
    struct Refusal
    {
        QUuid id;
        Error error; // Conflict already_acknowledged, stale_version; NotFound; Usage cleared, not_shelved
    };
    std::vector<Alert> changed; // as they are now
    std::vector<Refusal> refused;
};

} // namespace store
