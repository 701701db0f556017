// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/devices/sparklines.h"

#include "monitor/station.h"
#include "monitor/when_done.h"
#include "ui/common/clock.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr qint64 kRangeMs = 6 * 3'600'000LL;
constexpr int kPoints = 60;
constexpr int kAtOnce = 6; // the reader answers others in between
constexpr int kMaxKept = 600;
constexpr int kSoonMs = 120;
constexpr qint64 kRefreshMs = 90'000;
constexpr qint64 kStillWantedMs = 10'000; // painted a moment ago: it may still be in view
// The reader spends at most a hundredth of its time on these curves.
constexpr qint64 kShareOfTime = 100;

} // namespace

Sparkline sparklineOf(const Series &series, qint64 fromMs, qint64 toMs)
{
    Sparkline lines;
    if (series.points.empty() || toMs <= fromMs)
        return lines;
    double low = series.points.front().mean, high = low;
    for (const SeriesPoint &point : series.points) {
        low = std::min(low, point.mean);
        high = std::max(high, point.mean);
    }
    auto gap = series.gaps.begin();
    qint64 before = fromMs;
    for (const SeriesPoint &point : series.points) {
        while (gap != series.gaps.end() && gap->toMs <= before)
            ++gap;
        const bool parted = gap != series.gaps.end() && gap->fromMs < point.tMs && gap->toMs > before;
        if (lines.empty() || parted)
            lines.emplace_back();
        const double x = double(point.tMs - fromMs) / double(toMs - fromMs);
        const double y = high > low ? (high - point.mean) / (high - low) : 0.5;
        lines.back().append({std::clamp(x, 0.0, 1.0), y});
        before = point.tMs;
    }
    return lines;
}

Sparklines::Sparklines(monitor::Station &station, QObject *parent)
    : QObject(parent), m_station(station), m_refreshMs(kRefreshMs)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Sparklines::ask);
}

const Sparkline *Sparklines::of(const QUuid &device, const QString &field)
{
    if (field.isEmpty())
        return nullptr;
    Kept &kept = m_kept[device];
    const qint64 now = Clock::nowMs();
    kept.wantedMs = now;
    if (kept.field != field)
        kept = {field, {}, 0, now};
    if (isDue(kept, now))
        askSoon();
    return kept.askedMs == 0 ? nullptr : &kept.line;
}

bool Sparklines::isDue(const Kept &kept, qint64 nowMs) const
{
    return kept.askedMs == 0 || nowMs - kept.askedMs >= m_refreshMs;
}

void Sparklines::askSoon()
{
    if (!m_asking && !m_timer.isActive())
        m_timer.start(kSoonMs);
}

void Sparklines::ask()
{
    const qint64 now = Clock::nowMs();
    Wanted wanted;
    for (auto it = m_kept.begin(); it != m_kept.end() && wanted.size() < kAtOnce; ++it) {
        if (now - it->wantedMs < kStillWantedMs && isDue(*it, now))
            wanted.emplace_back(it.key(), it->field);
    }
    if (wanted.empty())
        return;
    m_asking = true;
    monitor::whenDone(
        this,
        m_station.queries().ask<std::vector<Answer>>(
            u"devices.sparklines"_s,
            [wanted, now](store::Reader &reader) -> Result<std::vector<Answer>> {
                std::vector<Answer> answers;
                for (const auto &[device, field] : wanted) {
                    const SeriesQuery query{device, field, now - kRangeMs, now, kPoints};
                    const auto series = reader.series(query, now);
                    // A device that is gone, or a busy store: no curve this time.
                    answers.push_back(
                        {device, field, series ? sparklineOf(*series, query.fromMs, query.toMs) : Sparkline()});
                }
                return answers;
            }),
        [this, now, wanted](const Result<std::vector<Answer>> &answers) {
            m_asking = false;
            const qint64 tookMs = std::max<qint64>(1, Clock::nowMs() - now);
            m_refreshMs = std::max(kRefreshMs, tookMs * kShareOfTime);
            for (const auto &[device, field] : wanted) {
                if (const auto kept = m_kept.find(device); kept != m_kept.end() && kept->field == field)
                    kept->askedMs = now;
            }
            if (answers) {
                for (const Answer &answer : *answers) {
                    if (const auto kept = m_kept.find(answer.device); kept != m_kept.end())
                        kept->line = answer.line;
                }
            }
            forgetOldest();
            Q_EMIT arrived();
            askSoon();
        });
}

void Sparklines::forgetOldest()
{
    if (m_kept.size() <= kMaxKept)
        return;
    std::vector<std::pair<qint64, QUuid>> byAge;
    for (auto it = m_kept.cbegin(); it != m_kept.cend(); ++it)
        byAge.emplace_back(it->wantedMs, it.key());
    std::sort(byAge.begin(), byAge.end());
    for (std::size_t i = 0; i + kMaxKept < byAge.size(); ++i)
        m_kept.remove(byAge[i].second);
}

} // namespace ui
