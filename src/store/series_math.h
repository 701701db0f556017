// SPDX-License-Identifier: GPL-3.0-or-later
// The arithmetic of series: bucket sizes, merging of readings and rollups, and where there is nothing and why. Pure.
// Times are UTC milliseconds, ranges [from, to).
#pragma once

#include "model/query.h"

#include <limits>

namespace store {

inline constexpr qint64 kMinuteMs = 60'000;
inline constexpr qint64 kHourMs = 3'600'000;
inline constexpr qint64 kDayMs = 86'400'000;
// Ranges up to this are read from raw readings where they are few enough for the points asked for.
inline constexpr qint64 kRawRangeMs = 7 * kDayMs;

// The smallest nice size (1, 2, 5, 10, 15, 30 s; the same in minutes; 1, 2, 3, 6, 12 h; whole days) that cuts `rangeMs`
// into at most `points` buckets. At least 1 s; `points` at least 1.
[[nodiscard]] qint64 niceBucketMs(qint64 rangeMs, int points);
// Start of the multiple of `bucketMs` since 1970 UTC that `ms` lies in.
[[nodiscard]] qint64 floorTo(qint64 ms, qint64 bucketMs);
[[nodiscard]] qint64 ceilTo(qint64 ms, qint64 bucketMs);

// Some readings taken together, or one (n = 1).
struct Cell
{
    qint64 tMs = 0;
    qint64 n = 0;
    double min = 0, max = 0, sum = 0, last = 0;
};

// Puts cells, which come in ascending time and each lie in one bucket, into buckets.
class Buckets
{
public:
    // 0: a point for every cell.
    explicit Buckets(qint64 bucketMs) : m_bucketMs(bucketMs) {}
    void add(const Cell &cell);
    [[nodiscard]] std::vector<SeriesPoint> take();

private:
    void close();
    qint64 m_bucketMs;
    std::vector<SeriesPoint> m_points;
    std::optional<Cell> m_open;
};

struct Interval
{
    qint64 fromMs = 0;
    qint64 toMs = 0;
    bool operator==(const Interval &) const = default;
};

// Sorted, overlapping and touching ones made one, empty ones dropped.
[[nodiscard]] std::vector<Interval> united(std::vector<Interval> intervals);
// What of `range` none of `taken` (united) covers.
[[nodiscard]] std::vector<Interval> complement(const Interval &range, const std::vector<Interval> &taken);

// The usual time between two readings: the median. Of buckets that readings fill without a hole it is the bucket over
// the median of n. `timesBefore`: readings before the series, newest first, for series too short to tell. 0: unknown.
[[nodiscard]] qint64 usualIntervalMs(const Series &series, const std::vector<qint64> &timesBefore);

struct GapSources
{
    Interval range; // never beyond now
    std::vector<Interval> notRunning;
    std::vector<Interval> linkDown;
    std::vector<Interval> deviceOffline;
    std::vector<qint64> timesBefore; // of readings before the range, newest first
};
// Ascending, not overlapping, clipped to the range. Where reasons meet, the one that explains the others wins:
// not_running, link_down, device_offline, device_silent. Silent is what lies between two readings (or the newest one
// and the range's end) more than three usual intervals apart; what other reasons leave of it counts only if it is still
// that long. A device that has never sent is not silent.
[[nodiscard]] std::vector<SeriesGap> gapsOf(const Series &series, const GapSources &sources);

} // namespace store
