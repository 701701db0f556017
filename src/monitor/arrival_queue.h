// SPDX-License-Identifier: GPL-3.0-or-later
// The bounded queue between the listener and the inbox thread: at most 8 MiB or 5,000 arrivals (one larger message
// alone may exceed it). Beyond it the listener stops reading; nothing is ever dropped.
#pragma once

#include "model/message.h"

#include <condition_variable>
#include <mutex>
#include <vector>

namespace monitor {

class ArrivalQueue
{
public:
    static constexpr qint64 kMaxBytes = 8 * 1024 * 1024;
    static constexpr size_t kMaxCount = 5000;

    // Listener. True if reading should pause now.
    bool push(const Arrival &arrival);
    [[nodiscard]] bool isFull() const;
    // Nothing more will come.
    void close();

    // Inbox thread: everything that waits, in order; waits up to `timeoutMs` for something, and from then on up to
    // `lingerMs` for more.
    [[nodiscard]] std::vector<Arrival> takeAll(int timeoutMs, int lingerMs = 0);
    [[nodiscard]] bool isClosedAndEmpty() const;

private:
    [[nodiscard]] bool fullLocked() const { return m_bytes >= kMaxBytes || m_arrivals.size() >= kMaxCount; }

    mutable std::mutex m_mutex;
    static constexpr size_t kEnough = 256; // not worth lingering for more

    std::condition_variable m_filled;
    std::condition_variable m_enough;
    std::vector<Arrival> m_arrivals;
    qint64 m_bytes = 0;
    bool m_closed = false;
};

} // namespace monitor
