// SPDX-License-Identifier: GPL-3.0-or-later
// Removes what is older than its keeping time, in chunks small enough to run beside a collector.
#pragma once

#include "base/result.h"
#include "store/store_url.h"

#include <memory>
#include <optional>

namespace store {

class Database;

// Keeping times in days; 0 keeps for ever.
struct RetentionDays
{
    int telemetry = 90;
    int messages = 30;  // rows of mqtt_message_received
    int events = 365;   // all other rows of the log, and alerts that are over
    int rollups = 1095; // rollups and hourly counts
    bool operator==(const RetentionDays &) const = default;
};

// Rows that would go now.
struct RetentionPreview
{
    qint64 telemetry = 0;
    qint64 messages = 0;
    qint64 events = 0;
    qint64 rollups = 0;
    [[nodiscard]] qint64 total() const { return telemetry + messages + events + rollups; }
    bool operator==(const RetentionPreview &) const = default;
};

[[nodiscard]] Result<RetentionPreview> previewRetention(const StoreUrl &url, const RetentionDays &days, qint64 nowMs);

class Retention
{
public:
    // What is older than `nowMs` less the keeping times, from now on.
    [[nodiscard]] static Result<std::unique_ptr<Retention>> open(const StoreUrl &url, const RetentionDays &days,
                                                                 qint64 nowMs);
    ~Retention();
    // Removes one chunk of at most 5,000 rows of one class in a transaction of its own; how many. 0: done.
    // PostgreSQL: or a whole day of a table that is divided by days, once all of it is too old.
    // StoreBusy: call again.
    [[nodiscard]] Result<qint64> step();
    // What the steps have removed so far.
    [[nodiscard]] const RetentionPreview &removed() const { return m_removed; }

private:
    Retention();
    std::unique_ptr<Database> m_database;
    RetentionDays m_days;
    qint64 m_nowMs = 0;
    int m_class = 0;
    RetentionPreview m_removed;
};

} // namespace store
