// SPDX-License-Identifier: GPL-3.0-or-later
// The inbox thread: appends whatever has arrived as one transaction, then lets its acknowledgements go and hands the
// entries to the processor. The only place where a promise to the broker is made.
#pragma once

#include "broker/link_options.h"
#include "model/committed.h"
#include "monitor/arrival_queue.h"
#include "monitor/entry_feed.h"
#include "monitor/pulse.h"
#include "store/inbox.h"

#include <QThread>
#include <atomic>
#include <functional>
#include <memory>

namespace monitor {

struct InboxOpened
{
    QUuid id;
    QString path;
    QString clientId;
    std::vector<broker::Subscription> subscriptions;
    std::optional<qint64> lastContactMs;
    store::InboxTotals totals;
};

class InboxWorker
{
public:
    // What is called from the inbox thread.
    struct Hooks
    {
        std::function<void(Committed)> release;
        std::function<void()> drained;                // everything that had arrived is committed
        std::function<void(const QString &)> trouble; // why nothing can be kept; empty: it can again
    };

    InboxWorker(ArrivalQueue &queue, EntryFeed &feed, Hooks hooks);
    ~InboxWorker();

    // Starts the thread and opens the file in it. Error::Kind::Conflict if another process holds it.
    [[nodiscard]] Result<InboxOpened> open(const QString &path, const QString &clientId);
    // Begins to take from the queue; what the file still holds is offered to the feed.
    void run();
    // Call after queue.close(): waits until what had arrived is committed, at most `timeoutMs`, and ends the thread.
    void finish(int timeoutMs);

    // From any thread.
    void saveSubscriptions(std::vector<broker::Subscription> subscriptions);
    void setDurableSeq(qint64 seq) { m_durableSeq = seq; }
    [[nodiscard]] qint64 silentMs() const { return m_pulse.silentMs(); } // since the thread last went round

private:
    void loop();
    void append(const std::vector<Arrival> &arrivals);
    void saveWaitingSubscriptions();
    void trim();

    ArrivalQueue &m_queue;
    EntryFeed &m_feed;
    Hooks m_hooks;
    std::unique_ptr<QThread> m_thread;
    std::unique_ptr<store::Inbox> m_inbox; // lives in the thread
    std::atomic<qint64> m_durableSeq = 0;
    Pulse m_pulse;
    std::atomic_bool m_running = false;
    std::atomic_bool m_giveUp = false;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::optional<std::vector<broker::Subscription>> m_subscriptions;
    bool m_inTrouble = false;
    qint64 m_nextTrimMs = 0;
};

} // namespace monitor
