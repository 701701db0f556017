// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/view_range.h"

#include "ui/common/clock.h"

#include <QCoreApplication>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr qint64 kMinute = 60'000, kHour = 60 * kMinute, kDay = 24 * kHour;
constexpr RangePreset kPresets[] = {
    {"15m", QT_TRANSLATE_NOOP("ViewRange", "Last 15 min"), 15 * kMinute},
    {"1h", QT_TRANSLATE_NOOP("ViewRange", "Last hour"), kHour},
    {"6h", QT_TRANSLATE_NOOP("ViewRange", "Last 6 hours"), 6 * kHour},
    {"24h", QT_TRANSLATE_NOOP("ViewRange", "Last 24 hours"), kDay},
    {"7d", QT_TRANSLATE_NOOP("ViewRange", "Last 7 days"), 7 * kDay},
    {"30d", QT_TRANSLATE_NOOP("ViewRange", "Last 30 days"), 30 * kDay},
    {"90d", QT_TRANSLATE_NOOP("ViewRange", "Last 90 days"), 90 * kDay},
    {"365d", QT_TRANSLATE_NOOP("ViewRange", "Last 365 days"), 365 * kDay},
};
constexpr std::size_t kMaxHistory = 100;
constexpr qint64 kShortest = 1000;       // a second
constexpr qint64 kLongest = 3660 * kDay; // ten years

} // namespace

std::span<const RangePreset> rangePresets()
{
    return kPresets;
}

ViewRange::ViewRange(QObject *parent) : QObject(parent)
{
    m_now.lengthMs = kDay;
}

void ViewRange::choose(const Choice &choice)
{
    if (choice == m_now)
        return;
    m_past.push_back(m_now);
    if (m_past.size() > kMaxHistory)
        m_past.erase(m_past.begin());
    m_future.clear();
    m_now = choice;
    Q_EMIT changed();
}

void ViewRange::setPreset(const QString &key)
{
    for (const RangePreset &preset : kPresets) {
        if (key == QLatin1String(preset.key))
            setLive(preset.lengthMs);
    }
}

void ViewRange::setLive(qint64 lengthMs)
{
    choose({true, std::clamp(lengthMs, kShortest, kLongest), 0, 0});
}

void ViewRange::setFixed(qint64 fromMs, qint64 toMs)
{
    if (toMs < fromMs)
        std::swap(fromMs, toMs);
    toMs = std::clamp(toMs, fromMs + kShortest, fromMs + kLongest);
    choose({false, 0, fromMs, toMs});
}

void ViewRange::step(int direction)
{
    const qint64 now = Clock::nowMs();
    const qint64 shift = lengthMs() / 2 * direction;
    const qint64 to = toMs(now) + shift;
    if (direction > 0 && to >= now)
        goLive();
    else
        setFixed(fromMs(now) + shift, to);
}

void ViewRange::zoom(double factor, qint64 aroundMs)
{
    const qint64 now = Clock::nowMs();
    const qint64 from = fromMs(now);
    const qint64 length = std::clamp(qint64(double(lengthMs()) * factor), kShortest, kLongest);
    // What is under the cursor stays under it.
    const double share = double(aroundMs - from) / double(lengthMs());
    const qint64 newFrom = aroundMs - qint64(double(length) * share);
    if (m_now.isLive && newFrom + length >= now)
        setLive(length);
    else
        setFixed(newFrom, newFrom + length);
}

void ViewRange::goLive()
{
    setLive(lengthMs());
}

void ViewRange::back()
{
    if (m_past.empty())
        return;
    m_future.push_back(m_now);
    m_now = m_past.back();
    m_past.pop_back();
    Q_EMIT changed();
}

void ViewRange::forward()
{
    if (m_future.empty())
        return;
    m_past.push_back(m_now);
    m_now = m_future.back();
    m_future.pop_back();
    Q_EMIT changed();
}

QString ViewRange::preset() const
{
    for (const RangePreset &preset : kPresets) {
        if (m_now.isLive && preset.lengthMs == m_now.lengthMs)
            return QString::fromLatin1(preset.key);
    }
    return {};
}

qint64 ViewRange::lengthMs() const
{
    return m_now.isLive ? m_now.lengthMs : m_now.toMs - m_now.fromMs;
}

qint64 ViewRange::fromMs(qint64 nowMs) const
{
    return m_now.isLive ? nowMs - m_now.lengthMs : m_now.fromMs;
}

qint64 ViewRange::toMs(qint64 nowMs) const
{
    return m_now.isLive ? nowMs : m_now.toMs;
}

TimeRange ViewRange::query(qint64 nowMs) const
{
    TimeRange range{fromMs(nowMs), std::nullopt};
    if (!m_now.isLive)
        range.toMs = m_now.toMs;
    return range;
}

} // namespace ui
