// SPDX-License-Identifier: GPL-3.0-or-later
// What the inbox thread hands to the processor: committed entries from memory while the processor keeps up. What does
// not fit is left out here and read from the inbox file later, so that an outage of the store costs no memory.
#pragma once

#include "store/inbox.h"

#include <condition_variable>
#include <deque>
#include <mutex>

namespace monitor {

class EntryFeed
{
public:
    static constexpr qint64 kMaxBytes = 8 * 1024 * 1024;
    static constexpr size_t kMaxCount = 5000;

    // Inbox thread, after their commit.
    void offer(std::vector<store::InboxEntry> entries, const store::InboxTotals &totals);
    void close();

    struct Taken
    {
        std::vector<store::InboxEntry> entries; // in seq order, beginning with the next one wanted
        bool readFile = false;                  // the next one is in the file only
    };
    // Processor: up to `maxEntries` from seq `next` on. Waits up to `timeoutMs` for the first one; then up to
    // `lingerMs` for more, so that under load the cost of a transaction is shared.
    [[nodiscard]] Taken take(qint64 next, int maxEntries, int timeoutMs, int lingerMs);
    [[nodiscard]] bool isClosed() const;
    [[nodiscard]] store::InboxTotals totals() const;

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_filled;
    std::deque<store::InboxEntry> m_entries;
    qint64 m_bytes = 0;
    store::InboxTotals m_totals;
    bool m_closed = false;
};

} // namespace monitor
