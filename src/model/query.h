// SPDX-License-Identifier: GPL-3.0-or-later
// What views and commands ask the store for, and the answers that are more than rows.
#pragma once

#include "model/activity_types.h"
#include "model/rows.h"

#include <QUuid>
#include <optional>
#include <vector>

// [fromMs, toMs); an absent end is open.
struct TimeRange
{
    std::optional<qint64> fromMs;
    std::optional<qint64> toMs;
    bool operator==(const TimeRange &) const = default;
};

// Where a page ends: the next begins behind this row.
struct PageKey
{
    qint64 createdAtMs = 0;
    QUuid id;
    int microseconds = 0; // behind createdAtMs
    bool operator==(const PageKey &) const = default;
};
[[nodiscard]] PageKey keyOf(const ActivityRow &row);

enum class PageDirection { Older, Newer };

enum class SeriesSource { Raw, Minute, Hour };
[[nodiscard]] const char *seriesSourceKey(SeriesSource source);

struct SeriesPoint
{
    qint64 tMs = 0; // of the reading, or the start of the bucket
    qint64 n = 0;
    double min = 0, max = 0, mean = 0, last = 0;
    bool operator==(const SeriesPoint &) const = default;
};

enum class GapReason { DeviceSilent, DeviceOffline, LinkDown, NotRunning };
[[nodiscard]] const char *gapReasonKey(GapReason reason);

struct SeriesGap
{
    qint64 fromMs = 0;
    qint64 toMs = 0;
    GapReason reason = GapReason::DeviceSilent;
    bool operator==(const SeriesGap &) const = default;
};

struct SeriesQuery
{
    QUuid deviceId;
    QString metric; // field name as stored
    qint64 fromMs = 0;
    qint64 toMs = 0;
    int points = 0; // at most about this many buckets; 0: every raw reading
};

struct Series
{
    SeriesSource source = SeriesSource::Raw;
    qint64 bucketMs = 0; // 0: one point a reading
    std::vector<SeriesPoint> points;
    std::vector<SeriesGap> gaps;
    bool operator==(const Series &) const = default;
};

// The counters that any process can read (ingest.md): received = stored + rejected + duplicatesSkipped + waiting.
struct Counters
{
    qint64 received = 0;
    qint64 receivedQos0 = 0;
    qint64 stored = 0;
    qint64 rejected = 0;
    qint64 decodeErrors = 0;
    qint64 duplicatesSkipped = 0;
    qint64 waiting = 0;
    qint64 inboxOnDisk = 0;     // messages that the inbox file holds, processed ones within its keeping time included
    qint64 oldestWaitingMs = 0; // age; 0 when nothing waits
    std::optional<qint64> lastCommitMs; // UTC
    double ratePerSecond = 0;
    bool connected = false;
    bool sessionPresent = false;
    bool operator==(const Counters &) const = default;
};
