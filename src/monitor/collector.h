// SPDX-License-Identifier: GPL-3.0-or-later
// The way of a message, wired: listener thread (link and gate), inbox thread, processor thread. Values cross by copy.
#pragma once

#include "broker/link_options.h"
#include "monitor/inbox_worker.h"
#include "monitor/notifier.h"
#include "monitor/processor.h"
#include "monitor/pulse.h"

#include <QFuture>
#include <QHash>
#include <QObject>
#include <QPromise>

namespace broker {
class Link;
}

namespace monitor {

struct CollectorOptions
{
    broker::LinkOptions link; // its filters are those of `processor.topics`
    QString inboxPath;
    ProcessorOptions processor;
    notify::Settings notify; // webhook and MQTT; what is shown and heard is a window's
    QByteArray webhookSecret;
};

// Lives in the thread that made it; signals come there.
class Collector : public QObject
{
    Q_OBJECT

public:
    explicit Collector(CollectorOptions options, QObject *parent = nullptr);
    ~Collector() override;

    // Opens inbox and store and takes their locks. Error::Kind::Conflict if another collector has them.
    [[nodiscard]] Result<void> open();
    // Connects and collects. Only after open().
    void start();
    // Stops reading, commits the inbox, lets acknowledgements go, disconnects, stores what is waiting – within 5 s –
    // and says stopped().
    void stop();
    void reconnectNow();
    // Over the collector's own connection; the log gets its row. Answers when the broker has confirmed it, at QoS 0
    // when it is written; an empty text: confirmed, else why not. From any thread, after start().
    [[nodiscard]] QFuture<QString> publish(const QString &topic, const QByteArray &payload, int qos, bool retain);
    // A row for the log that is not the link's; from any thread.
    void log(const LinkEvent &row);
    // As they are now, whether or not the store takes them; from any thread.
    [[nodiscard]] Counters counters() const;
    // How long each thread has not gone round; from any thread, after start().
    [[nodiscard]] ThreadSilence silence() const;

    [[nodiscard]] const store::CollectorIdentity &identity() const { return m_identity; }
    [[nodiscard]] const broker::LinkState &linkState() const { return m_linkState; }

Q_SIGNALS:
    void linkChanged(const broker::LinkState &state);
    void committed(const monitor::CommittedBatch &batch);
    // What alerts did, once it is in the store; in order.
    void alertsChanged(const std::vector<AlertJournalEntry> &journal);
    // Why the store or the inbox takes nothing at the moment; empty: all is well again.
    void storeTrouble(const QString &text);
    void inboxTrouble(const QString &text);
    void stopped();

private:
    void makeLink();
    void onArrived(const Arrival &arrival);
    void resumeIfDrained();
    void onPublished(qint64 token, const QString &errorText);
    void finishThreads();

    CollectorOptions m_options;
    ArrivalQueue m_queue;
    EntryFeed m_feed;
    QThread m_listenerThread;
    QObject *m_listener = nullptr; // lives in the listener thread; parent of the link
    broker::Link *m_link = nullptr;
    QHash<qint64, std::shared_ptr<QPromise<QString>>> m_publishes; // by token; in the listener thread
    Pulse m_listenerPulse;
    std::atomic_bool m_readingPaused = false;
    std::atomic_bool m_stopping = false;
    InboxOpened m_inbox;
    store::CollectorIdentity m_identity;
    broker::LinkState m_linkState;
    Notifier m_notifier;
    // Last, so that they go first: their threads use what stands above.
    Processor m_processor;
    InboxWorker m_inboxWorker;
};

} // namespace monitor
