// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/collector.h"

#include "broker/link.h"
#include "monitor/log.h"

#include <QTimer>

using namespace Qt::StringLiterals;

namespace monitor {
namespace {

// All of stopping takes at most five seconds (ingest.md).
constexpr int kInboxStopMs = 2000;
constexpr int kProcessorStopMs = 2500;
constexpr int kPulseMs = 1000;

} // namespace

Collector::Collector(CollectorOptions options, QObject *parent)
    : QObject(parent),
      m_options(std::move(options)),
      m_notifier({m_options.processor.store, m_options.notify, m_options.webhookSecret},
                 {[this](const LinkEvent &row) { log(row); },
                  [this](const QByteArray &payload) {
                      const notify::MqttTarget &to = m_options.notify.mqtt;
                      return publish(to.topic, payload, to.qos, to.retain);
                  }}),
      m_processor(m_feed, m_options.processor,
                  {[this](const CommittedBatch &batch) {
                       QMetaObject::invokeMethod(this, [this, batch] { Q_EMIT committed(batch); });
                   },
                   [this](qint64 seq) { m_inboxWorker.setDurableSeq(seq); },
                   [this](const QString &text) {
                       QMetaObject::invokeMethod(this, [this, text] { Q_EMIT storeTrouble(text); });
                   },
                   [this](const std::vector<AlertJournalEntry> &journal) {
                       m_notifier.take(journal);
                       QMetaObject::invokeMethod(this, [this, journal] { Q_EMIT alertsChanged(journal); });
                   }}),
      m_inboxWorker(
          m_queue, m_feed,
          {[this](Committed upTo) { QMetaObject::invokeMethod(m_listener, [this, upTo] { m_link->release(upTo); }); },
           [this] {
               if (m_readingPaused)
                   QMetaObject::invokeMethod(m_listener, [this] { resumeIfDrained(); });
           },
           [this](const QString &text) {
               QMetaObject::invokeMethod(this, [this, text] { Q_EMIT inboxTrouble(text); });
           }})
{
    m_options.link.filters.clear();
    for (const TopicFormat &topic : m_options.processor.topics)
        m_options.link.filters.append(topic.filter);
}

Collector::~Collector()
{
    // Without a stop(): nothing that was not committed is acknowledged, so nothing is lost by going at once. The inbox
    // thread goes first, because it calls into the listener's.
    m_stopping = true;
    m_notifier.finish();
    m_queue.close();
    m_inboxWorker.finish(0);
    finishThreads();
}

Result<void> Collector::open()
{
    auto inbox = m_inboxWorker.open(m_options.inboxPath, m_options.link.clientId);
    if (!inbox)
        return tl::unexpected(inbox.error());
    m_inbox = *inbox;
    m_notifier.start();
    auto identity = m_processor.open(m_inbox);
    if (!identity)
        return tl::unexpected(identity.error());
    m_identity = *identity;
    m_options.link.clientId = m_inbox.clientId;
    m_options.link.lastContactMs = m_inbox.lastContactMs;
    return {};
}

void Collector::start()
{
    m_listenerThread.setObjectName(u"listener"_s);
    m_listener = new QObject;
    m_listener->moveToThread(&m_listenerThread);
    connect(&m_listenerThread, &QThread::finished, m_listener, &QObject::deleteLater);
    connect(&m_listenerThread, &QThread::started, m_listener, [this] { makeLink(); });
    m_listenerThread.start();
    m_inboxWorker.run();
    m_notifier.begin(m_identity);
}

void Collector::makeLink()
{
    m_link = new broker::Link(m_options.link, m_inbox.subscriptions, m_listener);
    connect(m_link, &broker::Link::arrived, m_listener, [this](const Arrival &arrival) { onArrived(arrival); });
    connect(m_link, &broker::Link::subscriptionsChanged, m_listener,
            [this](const std::vector<broker::Subscription> &subscriptions) {
                m_inboxWorker.saveSubscriptions(subscriptions);
            });
    connect(m_link, &broker::Link::stateChanged, m_listener, [this](const broker::LinkState &state) {
        const bool connected = state.phase == broker::LinkPhase::Ready || state.phase == broker::LinkPhase::Subscribing;
        m_processor.setLink(connected, state.sessionPresent);
        QMetaObject::invokeMethod(this, [this, state] {
            m_linkState = state;
            Q_EMIT linkChanged(state);
        });
    });
    connect(m_link, &broker::Link::published, m_listener,
            [this](qint64 token, const QString &errorText) { onPublished(token, errorText); });
    connect(m_link, &broker::Link::stopped, m_listener,
            [this] { QMetaObject::invokeMethod(this, [this] { finishThreads(); }); });
    auto *pulse = new QTimer(m_listener);
    connect(pulse, &QTimer::timeout, m_listener, [this] { m_listenerPulse.beat(); });
    pulse->start(kPulseMs);
    m_link->start();
}

void Collector::onArrived(const Arrival &arrival)
{
    if (!m_queue.push(arrival))
        return;
    if (!m_readingPaused.exchange(true))
        m_link->setReadingPaused(true);
    // The inbox thread may have emptied the queue before it could see the flag.
    resumeIfDrained();
}

void Collector::resumeIfDrained()
{
    if (!m_stopping && !m_queue.isFull() && m_readingPaused.exchange(false))
        m_link->setReadingPaused(false);
}

void Collector::reconnectNow()
{
    if (m_listener)
        QMetaObject::invokeMethod(m_listener, [this] { m_link->reconnectNow(); });
}

QFuture<QString> Collector::publish(const QString &topic, const QByteArray &payload, int qos, bool retain)
{
    auto promise = std::make_shared<QPromise<QString>>();
    const QFuture<QString> future = promise->future();
    promise->start();
    QMetaObject::invokeMethod(m_listener, [this, promise, topic, payload, qos, retain] {
        if (m_stopping) {
            promise->addResult(u"the collector is being stopped"_s);
            promise->finish();
            return;
        }
        m_publishes.insert(m_link->publish(topic, payload, qos, retain), promise);
    });
    return future;
}

void Collector::log(const LinkEvent &row)
{
    // A handful beside what devices send: the pause that it may ask for comes with the next of theirs.
    (void)m_queue.push(row);
}

void Collector::onPublished(qint64 token, const QString &errorText)
{
    if (const auto promise = m_publishes.take(token)) {
        promise->addResult(errorText);
        promise->finish();
    }
}

Counters Collector::counters() const
{
    return m_processor.counters();
}

ThreadSilence Collector::silence() const
{
    return {m_listenerPulse.silentMs(), m_inboxWorker.silentMs(), m_processor.silentMs()};
}

void Collector::stop()
{
    if (m_stopping.exchange(true))
        return;
    if (!m_listenerThread.isRunning()) {
        finishThreads();
        return;
    }
    QMetaObject::invokeMethod(
        m_listener, [this] { m_link->setReadingPaused(true); }, Qt::BlockingQueuedConnection);
    m_notifier.finish(); // its last rows still go into the inbox
    m_queue.close();
    m_inboxWorker.finish(kInboxStopMs);
    // Behind the last release in the listener's event queue.
    QMetaObject::invokeMethod(m_listener, [this] { m_link->stop(); });
}

void Collector::finishThreads()
{
    if (m_listenerThread.isRunning()) {
        m_listenerThread.quit();
        m_listenerThread.wait();
    }
    m_queue.close();
    m_inboxWorker.finish(kInboxStopMs);
    m_feed.close();
    m_processor.finish(kProcessorStopMs);
    Q_EMIT stopped();
}

} // namespace monitor
