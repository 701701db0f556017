// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a thread still goes round: it beats in each round, anybody may ask how long ago that was.
#pragma once

#include <QDeadlineTimer>
#include <algorithm>
#include <atomic>

namespace monitor {

// Steady clock, so that a clock that is set makes nobody look dead. From any thread.
class Pulse
{
public:
    void beat() { m_atMs = QDeadlineTimer::current().deadline(); }
    [[nodiscard]] qint64 silentMs() const { return std::max<qint64>(0, QDeadlineTimer::current().deadline() - m_atMs); }

private:
    std::atomic<qint64> m_atMs = QDeadlineTimer::current().deadline();
};

// How long each thread of a collector has been silent. A few seconds are usual while a store is busy.
struct ThreadSilence
{
    qint64 listenerMs = 0;
    qint64 inboxMs = 0;
    qint64 processorMs = 0;
    [[nodiscard]] qint64 longestMs() const { return std::max({listenerMs, inboxMs, processorMs}); }
};

} // namespace monitor
