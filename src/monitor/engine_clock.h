// SPDX-License-Identifier: GPL-3.0-or-later
// The clock that alerts are judged by: it grows evenly whatever is done to the wall clock, never goes back, and gives
// what waited in the inbox the time at which it was received.
#pragma once

#include "model/observation.h"

namespace monitor {

// The machine's clocks at one moment.
struct Moment
{
    qint64 utcMs = 0;   // the wall clock
    qint64 bootNs = 0;  // steady, as Message::monotonicNs: goes on while the machine sleeps
    qint64 awakeNs = 0; // steady, stands still then
    [[nodiscard]] static Moment now();
};

class EngineClock
{
public:
    // `notBeforeMs`: UTC, where the run before has ended: this one does not begin earlier, whatever the wall clock
    // says.
    EngineClock(const Moment &start, qint64 notBeforeMs);

    [[nodiscard]] Instant now(const Moment &moment);
    // A message that this run received.
    [[nodiscard]] Instant received(qint64 utcMs, qint64 bootNs);
    // Something of this run that has a wall clock's time only; `moment`: now.
    [[nodiscard]] Instant happened(qint64 utcMs, const Moment &moment);
    // What an earlier run left in the inbox.
    [[nodiscard]] Instant earlier(qint64 utcMs);

    // Another collector has judged up to there: time goes on from it, also where its clock is ahead of ours.
    void continueFrom(qint64 timeMs, const Moment &moment);

    // Whether the machine has slept since the last call.
    [[nodiscard]] bool slept(const Moment &moment);

private:
    [[nodiscard]] qint64 timeAt(qint64 bootNs) const;
    [[nodiscard]] Instant forward(qint64 timeMs, qint64 utcMs);

    qint64 m_startMs; // engine's time at m_startNs
    qint64 m_startNs;
    qint64 m_asleepNs; // bootNs - awakeNs, as last seen
    qint64 m_lastMs = 0;
};

} // namespace monitor
