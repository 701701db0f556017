// SPDX-License-Identifier: GPL-3.0-or-later
// The processor thread: takes inbox entries in order, decodes them, applies the rules and writes rows and progress in
// one transaction of the store. After a crash it goes on behind the progress that the store holds.
#pragma once

#include "decode/decode.h"
#include "ingest/ingestor.h"
#include "monitor/alert_watch.h"
#include "monitor/entry_feed.h"
#include "monitor/inbox_worker.h"
#include "monitor/pulse.h"
#include "store/retention.h"
#include "store/writer.h"

#include <QThread>
#include <atomic>
#include <functional>
#include <memory>
#include <mutex>

namespace monitor {

struct ProcessorOptions
{
    store::StoreUrl store;
    store::IntegrationChoice integration;
    std::vector<TopicFormat> topics;
    ingest::KeepPayload keepPayload = ingest::KeepPayload::All;
    store::RetentionDays retention;
};

// What is told about a committed batch.
struct CommittedBatch
{
    qint64 lastSeq = 0;
    int entries = 0;
};

// How often the collector says in the store that it lives, and how it is.
inline constexpr qint64 kHeartbeatMs = 1000;
// How long it waits for somebody to put right what does not pass by itself.
inline constexpr int kSlowRetryMs = 5000;

class Processor
{
public:
    // What is called from the processor thread.
    struct Hooks
    {
        std::function<void(const CommittedBatch &)> committed;
        std::function<void(qint64 seq)> durable;      // everything up to it survives a power cut in the store
        std::function<void(const QString &)> trouble; // why the store takes nothing; empty: it does again
        // The journal of a committed batch, in order: what raised, cleared, … and has just become durable.
        std::function<void(const std::vector<AlertJournalEntry> &)> alertsChanged;
    };

    Processor(EntryFeed &feed, ProcessorOptions options, Hooks hooks);
    ~Processor();

    // Starts the thread, opens the store and takes the collector's lock in it. Where a database server cannot be
    // reached it goes on trying, and answers an identity without organization and integration.
    [[nodiscard]] Result<store::CollectorIdentity> open(const InboxOpened &inbox);
    // Call after feed.close(): stores what is waiting for at most `timeoutMs`; the rest stays in the inbox.
    void finish(int timeoutMs);

    // From any thread: what the heartbeat tells about the link.
    void setLink(bool connected, bool sessionPresent);
    // From any thread: what was received by now, and what became of it.
    [[nodiscard]] Counters counters() const;
    [[nodiscard]] qint64 silentMs() const { return m_pulse.silentMs(); } // since the thread last went round

private:
    [[nodiscard]] static store::CollectorIdentity identityOf(const InboxOpened &inbox);
    [[nodiscard]] Result<store::CollectorIdentity> openStore(const InboxOpened &inbox);
    [[nodiscard]] bool openLater(const InboxOpened &inbox, const Error &why);
    void pause(int ms);
    void makeDays(qint64 nowMs);
    void loop();
    [[nodiscard]] std::vector<store::InboxEntry> takeEntries(int timeoutMs);
    // Entries, read, and the batch that they make as long as nobody else writes; without entries: what time has
    // brought.
    struct Work
    {
        std::vector<store::InboxEntry> entries;
        std::vector<Result<Decoded>> decoded; // of each entry; of events nothing
        std::optional<Batch> batch;
    };
    [[nodiscard]] Work workOn(std::vector<store::InboxEntry> entries);
    [[nodiscard]] Batch build(const Work &work);
    // What time alone has brought, unless entries wait. False: no more time.
    [[nodiscard]] bool watchTime();
    void startWatch(const InboxOpened &inbox, const store::CollectorIdentity &identity);
    void tellCommitted(const Batch &batch);
    [[nodiscard]] bool commit(Work work);
    [[nodiscard]] Result<store::Writer::Outcome> attempt(Work &work);
    [[nodiscard]] Result<void> make(Work &work);
    [[nodiscard]] Result<void> catchUp(bool everything);
    void count(const Batch &batch, const store::Writer::Outcome &outcome);
    void housekeep();
    void shareProgress();
    Result<void> heartbeat(qint64 nowMs);
    void takeEdits();
    void checkpoint();
    void retain(qint64 nowMs);
    [[nodiscard]] const TopicFormat &formatOf(const QString &topic);
    [[nodiscard]] bool mustStop() const;
    void report(const QString &trouble);

    EntryFeed &m_feed;
    ProcessorOptions m_options;
    Hooks m_hooks;
    std::unique_ptr<QThread> m_thread;
    std::atomic<qint64> m_deadlineMs = 0; // steady clock; 0: none
    Pulse m_pulse;
    std::atomic_bool m_connected = false;
    std::atomic_bool m_sessionPresent = false;
    // What counters() adds to the totals of the feed; under m_sharedMutex.
    struct Shared
    {
        qint64 stored = 0, rejected = 0, decodeErrors = 0, duplicatesSkipped = 0;
        qint64 oldestWaitingAtMs = 0; // UTC; 0: nothing waits, as far as the processor knows
        double rate = 0;
    };
    mutable std::mutex m_sharedMutex;
    Shared m_shared;

    // Everything below lives in the thread.
    std::unique_ptr<store::Writer> m_writer;
    std::unique_ptr<store::InboxReader> m_inboxReader;
    std::unique_ptr<ingest::Ingestor> m_ingestor;
    std::unique_ptr<AlertWatch> m_watch; // uses the ingestor
    std::unique_ptr<store::Retention> m_retention;
    QString m_inboxPath;
    decode::Reader m_decoder;
    QHash<QString, int> m_formatByTopic;
    store::KnownState m_progress; // its sums: over the life of the inbox
    qint64 m_next = 1;
    bool m_underLoad = false;
    qint64 m_committedAtMs = 0;     // steady clock
    qint64 m_memoryGivenBackMs = 0; // steady clock
    qint64 m_oldestWaitingAtMs = 0;
    QString m_trouble;
    bool m_isAstray = false;      // what is known in memory is of a batch that never was
    bool m_saidConnected = false; // in the last heartbeat
    bool m_editsMissed = false;   // seen, but not read
    qint64 m_nextHeartbeatMs = 0, m_nextEditsMs = 0, m_nextCheckpointMs = 0; // steady clock
    qint64 m_nextDaysMs = 0;                                                 // steady clock; 0: the days are made
    qint64 m_nextRetentionMs = 0;                                            // UTC
    qint64 m_rateSinceMs = 0, m_rateCount = 0;
    double m_rate = 0;
};

} // namespace monitor
