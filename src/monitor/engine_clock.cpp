// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/engine_clock.h"

#include <QDateTime>
#include <algorithm>
#include <ctime>

namespace monitor {
namespace {

constexpr qint64 kNsPerMs = 1'000'000;
constexpr qint64 kSleepNs = 2'000 * kNsPerMs; // less is the time between reading two clocks

qint64 nsOf(clockid_t clock)
{
    timespec now{};
    clock_gettime(clock, &now);
    return qint64(now.tv_sec) * 1'000'000'000 + now.tv_nsec;
}

} // namespace

Moment Moment::now()
{
    Moment moment;
    moment.utcMs = QDateTime::currentMSecsSinceEpoch();
    moment.awakeNs = nsOf(CLOCK_MONOTONIC);
#ifdef CLOCK_BOOTTIME
    moment.bootNs = nsOf(CLOCK_BOOTTIME);
#else
    moment.bootNs = moment.awakeNs;
#endif
    return moment;
}

EngineClock::EngineClock(const Moment &start, qint64 notBeforeMs)
    : m_startMs(std::max(start.utcMs, notBeforeMs)), m_startNs(start.bootNs), m_asleepNs(start.bootNs - start.awakeNs)
{
}

Instant EngineClock::now(const Moment &moment)
{
    return forward(timeAt(moment.bootNs), moment.utcMs);
}

Instant EngineClock::received(qint64 utcMs, qint64 bootNs)
{
    return forward(timeAt(bootNs), utcMs);
}

Instant EngineClock::happened(qint64 utcMs, const Moment &moment)
{
    // A wall clock that was set in between would put it anywhere: not later than now.
    const qint64 agoMs = std::max<qint64>(0, moment.utcMs - utcMs);
    return forward(timeAt(moment.bootNs) - agoMs, utcMs);
}

Instant EngineClock::earlier(qint64 utcMs)
{
    return forward(std::min(utcMs, m_startMs), utcMs);
}

void EngineClock::continueFrom(qint64 timeMs, const Moment &moment)
{
    m_startMs += std::max<qint64>(0, timeMs - timeAt(moment.bootNs));
    m_lastMs = std::max(m_lastMs, timeMs);
}

bool EngineClock::slept(const Moment &moment)
{
    const qint64 asleepNs = moment.bootNs - moment.awakeNs;
    const bool slept = asleepNs - m_asleepNs > kSleepNs;
    m_asleepNs = asleepNs;
    return slept;
}

qint64 EngineClock::timeAt(qint64 bootNs) const
{
    return m_startMs + (bootNs - m_startNs) / kNsPerMs;
}

Instant EngineClock::forward(qint64 timeMs, qint64 utcMs)
{
    m_lastMs = std::max(m_lastMs, timeMs);
    return {m_lastMs, utcMs};
}

} // namespace monitor
