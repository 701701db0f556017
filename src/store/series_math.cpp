// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/series_math.h"

#include <algorithm>

namespace store {
namespace {

constexpr qint64 kSecondMs = 1000;
constexpr qint64 kNiceMs[] = {kSecondMs, 2 * kSecondMs, 5 * kSecondMs, 10 * kSecondMs, 15 * kSecondMs, 30 * kSecondMs,
                              kMinuteMs, 2 * kMinuteMs, 5 * kMinuteMs, 10 * kMinuteMs, 15 * kMinuteMs, 30 * kMinuteMs,
                              kHourMs,   2 * kHourMs,   3 * kHourMs,   6 * kHourMs,    12 * kHourMs,   kDayMs};
constexpr qint64 kSilentIntervals = 3;
constexpr std::size_t kEnoughIntervals = 2;

qint64 median(std::vector<qint64> values)
{
    if (values.empty())
        return 0;
    const auto middle = values.begin() + qsizetype(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

std::vector<qint64> steps(const std::vector<qint64> &ascending)
{
    std::vector<qint64> out;
    for (std::size_t i = 1; i < ascending.size(); ++i)
        out.push_back(ascending[i] - ascending[i - 1]);
    return out;
}

// [end of a reading or bucket, start of the next) where that is long enough to be called silence.
std::vector<Interval> silences(const Series &series, const GapSources &sources, qint64 limitMs)
{
    std::vector<Interval> found;
    std::optional<qint64> quietSince;
    if (!sources.timesBefore.empty())
        quietSince = sources.timesBefore.front();
    const auto consider = [&](qint64 until) {
        if (quietSince && until - *quietSince > limitMs)
            found.push_back({std::max(*quietSince, sources.range.fromMs), until});
    };
    for (const SeriesPoint &point : series.points) {
        consider(point.tMs);
        quietSince = point.tMs + series.bucketMs;
    }
    consider(sources.range.toMs);
    return found;
}

} // namespace

qint64 niceBucketMs(qint64 rangeMs, int points)
{
    const qint64 wanted = std::max<qint64>(1, points);
    for (const qint64 nice : kNiceMs) {
        if (rangeMs <= nice * wanted)
            return nice;
    }
    return (rangeMs + wanted * kDayMs - 1) / (wanted * kDayMs) * kDayMs;
}

qint64 floorTo(qint64 ms, qint64 bucketMs)
{
    const qint64 rest = ms % bucketMs;
    return ms - (rest < 0 ? rest + bucketMs : rest);
}

qint64 ceilTo(qint64 ms, qint64 bucketMs)
{
    const qint64 floor = floorTo(ms, bucketMs);
    return floor == ms ? ms : floor + bucketMs;
}

void Buckets::add(const Cell &cell)
{
    const qint64 t = m_bucketMs > 0 ? floorTo(cell.tMs, m_bucketMs) : cell.tMs;
    if (!m_open || m_open->tMs != t || m_bucketMs == 0) {
        close();
        m_open = cell;
        m_open->tMs = t;
        return;
    }
    m_open->n += cell.n;
    m_open->min = std::min(m_open->min, cell.min);
    m_open->max = std::max(m_open->max, cell.max);
    m_open->sum += cell.sum;
    m_open->last = cell.last;
}

void Buckets::close()
{
    if (m_open) {
        // Rounding must not put the mean outside of what was measured.
        const double mean = std::clamp(m_open->sum / double(m_open->n), m_open->min, m_open->max);
        m_points.push_back({m_open->tMs, m_open->n, m_open->min, m_open->max, mean, m_open->last});
    }
    m_open.reset();
}

std::vector<SeriesPoint> Buckets::take()
{
    close();
    return std::move(m_points);
}

std::vector<Interval> united(std::vector<Interval> intervals)
{
    std::sort(intervals.begin(), intervals.end(),
              [](const Interval &a, const Interval &b) { return a.fromMs < b.fromMs; });
    std::vector<Interval> out;
    for (const Interval &interval : intervals) {
        if (interval.toMs <= interval.fromMs)
            continue;
        if (!out.empty() && interval.fromMs <= out.back().toMs)
            out.back().toMs = std::max(out.back().toMs, interval.toMs);
        else
            out.push_back(interval);
    }
    return out;
}

std::vector<Interval> complement(const Interval &range, const std::vector<Interval> &taken)
{
    std::vector<Interval> out;
    qint64 at = range.fromMs;
    for (const Interval &interval : taken) {
        if (interval.toMs <= at)
            continue;
        if (interval.fromMs >= range.toMs)
            break;
        if (interval.fromMs > at)
            out.push_back({at, interval.fromMs});
        at = interval.toMs;
    }
    if (at < range.toMs)
        out.push_back({at, range.toMs});
    return out;
}

qint64 usualIntervalMs(const Series &series, const std::vector<qint64> &timesBefore)
{
    std::vector<qint64> times, counts;
    for (const SeriesPoint &point : series.points) {
        times.push_back(point.tMs);
        counts.push_back(point.n);
    }
    std::vector<qint64> apart = steps(times);
    if (apart.size() >= kEnoughIntervals) {
        const qint64 usual = median(std::move(apart));
        if (series.bucketMs == 0 || usual > series.bucketMs)
            return usual;
        return series.bucketMs / std::max<qint64>(1, median(std::move(counts)));
    }
    const std::vector<qint64> before = steps({timesBefore.rbegin(), timesBefore.rend()});
    if (series.bucketMs == 0)
        apart.insert(apart.end(), before.begin(), before.end());
    else
        apart = before;
    return median(std::move(apart));
}

std::vector<SeriesGap> gapsOf(const Series &series, const GapSources &sources)
{
    std::vector<SeriesGap> gaps;
    std::vector<Interval> taken;
    const auto add = [&](GapReason reason, const std::vector<Interval> &intervals, qint64 longerThanMs) {
        std::vector<Interval> mine;
        for (const Interval &interval : united(intervals)) {
            const Interval clipped{std::max(interval.fromMs, sources.range.fromMs),
                                   std::min(interval.toMs, sources.range.toMs)};
            if (clipped.fromMs >= clipped.toMs)
                continue;
            for (const Interval &left : complement(clipped, taken)) {
                // At the start of the range a silence may be the end of a longer one.
                if (left.toMs - left.fromMs > longerThanMs || left.fromMs == sources.range.fromMs)
                    mine.push_back(left);
            }
        }
        for (const Interval &interval : mine)
            gaps.push_back({interval.fromMs, interval.toMs, reason});
        taken.insert(taken.end(), mine.begin(), mine.end());
        taken = united(std::move(taken));
    };
    add(GapReason::NotRunning, sources.notRunning, 0);
    add(GapReason::LinkDown, sources.linkDown, 0);
    add(GapReason::DeviceOffline, sources.deviceOffline, 0);
    if (const qint64 usual = usualIntervalMs(series, sources.timesBefore); usual > 0) {
        const qint64 limit = kSilentIntervals * usual;
        add(GapReason::DeviceSilent, silences(series, sources, limit), limit);
    }
    std::sort(gaps.begin(), gaps.end(), [](const SeriesGap &a, const SeriesGap &b) { return a.fromMs < b.fromMs; });
    return gaps;
}

} // namespace store
