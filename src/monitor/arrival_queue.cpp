// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/arrival_queue.h"

#include <chrono>

namespace monitor {
namespace {

qint64 sizeOf(const Arrival &arrival)
{
    if (const auto *message = std::get_if<Message>(&arrival))
        return 200 + message->payload.size() + 2 * message->topic.size();
    if (const auto *event = std::get_if<LinkEvent>(&arrival))
        return 200 + event->metadata.size() + event->payload.size();
    return 50;
}

} // namespace

bool ArrivalQueue::push(const Arrival &arrival)
{
    const std::lock_guard lock(m_mutex);
    m_bytes += sizeOf(arrival);
    m_arrivals.push_back(arrival);
    // The inbox thread wakes once for all that gathers while it commits: the batch grows by itself under load.
    if (m_arrivals.size() == 1)
        m_filled.notify_one();
    else if (m_arrivals.size() == kEnough)
        m_enough.notify_one();
    return fullLocked();
}

bool ArrivalQueue::isFull() const
{
    const std::lock_guard lock(m_mutex);
    return fullLocked();
}

void ArrivalQueue::close()
{
    const std::lock_guard lock(m_mutex);
    m_closed = true;
    m_filled.notify_all();
    m_enough.notify_all();
}

std::vector<Arrival> ArrivalQueue::takeAll(int timeoutMs, int lingerMs)
{
    std::unique_lock lock(m_mutex);
    m_filled.wait_for(lock, std::chrono::milliseconds(timeoutMs), [this] { return !m_arrivals.empty() || m_closed; });
    if (lingerMs > 0 && !m_arrivals.empty())
        m_enough.wait_for(lock, std::chrono::milliseconds(lingerMs),
                          [this] { return m_arrivals.size() >= kEnough || m_closed; });
    m_bytes = 0;
    return std::exchange(m_arrivals, {});
}

bool ArrivalQueue::isClosedAndEmpty() const
{
    const std::lock_guard lock(m_mutex);
    return m_closed && m_arrivals.empty();
}

} // namespace monitor
