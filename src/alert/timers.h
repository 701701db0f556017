// SPDX-License-Identifier: GPL-3.0-or-later
// What is to happen later, in order of time; ties in an order of their own, so that a run is repeatable.
#pragma once

#include "model/alert.h"

#include <limits>
#include <queue>

namespace alert {

inline constexpr qint64 kNever = std::numeric_limits<qint64>::max();

// Rule, device, metric: an order that does not depend on the process.
[[nodiscard]] inline bool comesBefore(const AlertKey &a, const AlertKey &b)
{
    if (a.ruleId != b.ruleId)
        return a.ruleId < b.ruleId;
    if (a.deviceId != b.deviceId)
        return a.deviceId < b.deviceId;
    return a.metric < b.metric;
}
struct KeyOrder
{
    bool operator()(const AlertKey &a, const AlertKey &b) const { return comesBefore(a, b); }
};

struct Timer
{
    enum class Kind { Silence, Delay, Window, Shelf };
    qint64 dueMs = kNever; // on the engine's clock
    Kind kind = Kind::Delay;
    AlertKey key; // Silence of the device itself: without a rule
};

// Timers are not taken back: who gets one looks whether it still means anything.
class Timers
{
public:
    void add(Timer timer) { m_queue.push(std::move(timer)); }
    [[nodiscard]] bool isDue(qint64 nowMs) const { return !m_queue.empty() && m_queue.top().dueMs <= nowMs; }
    [[nodiscard]] Timer take()
    {
        Timer timer = m_queue.top();
        m_queue.pop();
        return timer;
    }

private:
    struct Later
    {
        bool operator()(const Timer &a, const Timer &b) const
        {
            if (a.dueMs != b.dueMs)
                return a.dueMs > b.dueMs;
            if (a.kind != b.kind)
                return a.kind > b.kind;
            return comesBefore(b.key, a.key);
        }
    };
    std::priority_queue<Timer, std::vector<Timer>, Later> m_queue;
};

} // namespace alert
