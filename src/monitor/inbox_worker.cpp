// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/inbox_worker.h"

#include "monitor/log.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <future>

using namespace Qt::StringLiterals;

namespace monitor {
namespace {

// How long a stored message stays in the inbox, so that a store restored from a backup can catch up.
constexpr qint64 kKeepMs = 15 * 60 * 1000;
constexpr qint64 kTrimEveryMs = 2000;
// Messages that follow each other closely share a transaction, which costs more than they do. One that comes after a
// pause is committed at once.
constexpr int kLingerMs = 15;
constexpr qint64 kCloselyMs = 60;

std::vector<broker::Subscription> toLink(const std::vector<store::InboxSubscription> &stored)
{
    std::vector<broker::Subscription> subscriptions;
    subscriptions.reserve(stored.size());
    for (const store::InboxSubscription &one : stored)
        subscriptions.push_back({one.filter, one.identifier, one.qosRequested, one.qosGranted});
    return subscriptions;
}

std::optional<qint64> lastContact(const store::InboxTotals &totals)
{
    return totals.lastContactMs > 0 ? std::optional(totals.lastContactMs) : std::nullopt;
}

} // namespace

InboxWorker::InboxWorker(ArrivalQueue &queue, EntryFeed &feed, Hooks hooks)
    : m_queue(queue), m_feed(feed), m_hooks(std::move(hooks))
{
}

InboxWorker::~InboxWorker()
{
    m_queue.close();
    finish(0);
}

Result<InboxOpened> InboxWorker::open(const QString &path, const QString &clientId)
{
    auto promise = std::make_shared<std::promise<Result<InboxOpened>>>();
    auto opened = promise->get_future();
    m_thread.reset(QThread::create([this, promise, path, clientId] {
        auto inbox = store::Inbox::open(path, clientId);
        if (!inbox) {
            promise->set_value(tl::unexpected(inbox.error()));
            return;
        }
        m_inbox = std::move(*inbox);
        promise->set_value(InboxOpened{m_inbox->id(), m_inbox->path(), m_inbox->clientId(),
                                       toLink(m_inbox->subscriptions()), lastContact(m_inbox->totals()),
                                       m_inbox->totals()});
        if (!m_inbox->setAside().isEmpty())
            qCCritical(lcMonitor).noquote() << "the inbox was damaged and is set aside as" << m_inbox->setAside()
                                            << "– messages that waited in it are not in the store";
        m_feed.offer({}, m_inbox->totals()); // what the file still holds comes first
        loop();
        m_inbox.reset();
    }));
    m_thread->setObjectName(u"inbox"_s);
    m_thread->start();
    return opened.get();
}

void InboxWorker::run()
{
    const std::lock_guard lock(m_mutex);
    m_running = true;
    m_wake.notify_all();
}

void InboxWorker::finish(int timeoutMs)
{
    if (!m_thread)
        return;
    run(); // a thread that never ran must see the closed queue
    if (!m_thread->wait(QDeadlineTimer(timeoutMs))) {
        // What was not committed was not acknowledged: the broker will send it again.
        m_giveUp = true;
        m_thread->wait();
    }
    m_thread.reset();
}

void InboxWorker::saveSubscriptions(std::vector<broker::Subscription> subscriptions)
{
    const std::lock_guard lock(m_mutex);
    m_subscriptions = std::move(subscriptions);
}

void InboxWorker::loop()
{
    {
        std::unique_lock lock(m_mutex);
        m_wake.wait(lock, [this] { return m_running.load(); });
    }
    QElapsedTimer sinceAppend;
    while (!m_giveUp && !m_queue.isClosedAndEmpty()) {
        m_pulse.beat();
        const bool closely = sinceAppend.isValid() && sinceAppend.elapsed() < kCloselyMs;
        const std::vector<Arrival> arrivals = m_queue.takeAll(500, closely ? kLingerMs : 0);
        if (!arrivals.empty()) {
            append(arrivals);
            sinceAppend.start();
        }
        m_hooks.drained();
        saveWaitingSubscriptions();
        trim();
    }
    saveWaitingSubscriptions();
}

void InboxWorker::append(const std::vector<Arrival> &arrivals)
{
    int waitMs = 100;
    while (!m_giveUp) {
        m_pulse.beat();
        auto appended = m_inbox->append(arrivals);
        if (appended) {
            m_feed.offer(std::move(appended->entries), m_inbox->totals());
            m_hooks.release(appended->committed);
            if (m_inTrouble) {
                m_inTrouble = false;
                qCInfo(lcMonitor) << "the inbox can be written again";
                m_hooks.trouble({});
            }
            return;
        }
        if (!m_inTrouble)
            qCCritical(lcMonitor).noquote()
                << "the inbox cannot be written, acknowledgements are withheld:" << appended.error().text;
        m_inTrouble = true;
        m_hooks.trouble(appended.error().text);
        std::unique_lock lock(m_mutex);
        m_wake.wait_for(lock, std::chrono::milliseconds(waitMs));
        waitMs = std::min(waitMs * 2, 2000);
    }
}

void InboxWorker::saveWaitingSubscriptions()
{
    std::optional<std::vector<broker::Subscription>> waiting;
    {
        const std::lock_guard lock(m_mutex);
        waiting = std::exchange(m_subscriptions, std::nullopt);
    }
    if (!waiting)
        return;
    std::vector<store::InboxSubscription> rows;
    for (const broker::Subscription &one : *waiting)
        rows.push_back({one.filter, one.identifier, one.qosRequested, one.qosGranted});
    if (const auto saved = m_inbox->saveSubscriptions(rows); !saved)
        qCWarning(lcMonitor).noquote() << "subscriptions could not be remembered:" << saved.error().text;
}

void InboxWorker::trim()
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    if (now < m_nextTrimMs && m_nextTrimMs - now <= kTrimEveryMs)
        return;
    m_nextTrimMs = now + kTrimEveryMs;
    if (const auto trimmed = m_inbox->trim(m_durableSeq, now - kKeepMs); !trimmed)
        qCWarning(lcMonitor).noquote() << "the inbox could not be trimmed:" << trimmed.error().text;
}

} // namespace monitor
