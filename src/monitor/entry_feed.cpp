// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/entry_feed.h"

#include <chrono>

namespace monitor {
namespace {

qint64 sizeOf(const store::InboxEntry &entry)
{
    const auto *message = std::get_if<Message>(&entry.what);
    return 200 + (message ? message->payload.size() : 0);
}

} // namespace

void EntryFeed::offer(std::vector<store::InboxEntry> entries, const store::InboxTotals &totals)
{
    const std::lock_guard lock(m_mutex);
    m_totals = totals;
    for (store::InboxEntry &entry : entries) {
        if (m_bytes >= kMaxBytes || m_entries.size() >= kMaxCount)
            break;
        m_bytes += sizeOf(entry);
        m_entries.push_back(std::move(entry));
    }
    m_filled.notify_one();
}

void EntryFeed::close()
{
    const std::lock_guard lock(m_mutex);
    m_closed = true;
    m_filled.notify_all();
}

EntryFeed::Taken EntryFeed::take(qint64 next, int maxEntries, int timeoutMs, int lingerMs)
{
    std::unique_lock lock(m_mutex);
    m_filled.wait_for(lock, std::chrono::milliseconds(timeoutMs),
                      [this, next] { return m_totals.lastSeq >= next || m_closed; });
    if (lingerMs > 0 && m_totals.lastSeq >= next)
        m_filled.wait_for(lock, std::chrono::milliseconds(lingerMs),
                          [this, next, maxEntries] { return m_totals.lastSeq >= next + maxEntries - 1 || m_closed; });
    while (!m_entries.empty() && m_entries.front().seq < next) {
        m_bytes -= sizeOf(m_entries.front());
        m_entries.pop_front();
    }
    Taken taken;
    if (m_entries.empty() || m_entries.front().seq != next) {
        taken.readFile = m_totals.lastSeq >= next;
        return taken;
    }
    while (!m_entries.empty() && m_entries.front().seq == next && int(taken.entries.size()) < maxEntries) {
        m_bytes -= sizeOf(m_entries.front());
        taken.entries.push_back(std::move(m_entries.front()));
        m_entries.pop_front();
        ++next;
    }
    return taken;
}

bool EntryFeed::isClosed() const
{
    const std::lock_guard lock(m_mutex);
    return m_closed;
}

store::InboxTotals EntryFeed::totals() const
{
    const std::lock_guard lock(m_mutex);
    return m_totals;
}

} // namespace monitor
