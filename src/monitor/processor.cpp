// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/processor.h"

#include "base/memory.h"
#include "model/topics.h"
#include "monitor/clock_now.h"
#include "monitor/log.h"
#include "store/migrations.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QHostInfo>
#include <future>

using namespace Qt::StringLiterals;

namespace monitor {
namespace {

constexpr int kMaxBatch = 1000;
constexpr qint64 kMaxBatchBytes = 8 * 1024 * 1024;
constexpr int kIdleMs = 200;
// Under load a batch gathers for so long: the changes of a device are then written once, not once a message.
constexpr int kLingerMs = 80;
constexpr int kLoadedBatch = 32;
// Below that, messages that follow each other closely share a transaction for a shorter while; one after a pause is
// stored at once.
constexpr int kShortLingerMs = 40;
constexpr qint64 kCloselyMs = 80;
constexpr qint64 kLookForEditsMs = 500;
constexpr qint64 kCheckpointMs = 2000;
constexpr qint64 kFirstRetentionMs = 10 * 60 * 1000;
constexpr qint64 kDaysAgainMs = 60'000;
constexpr int kReopenMs = 500;
constexpr int kPauseStepMs = 100;
constexpr int kFormatCache = 100'000;

// The next 02:00 of the local clock.
qint64 nextNight(qint64 nowMs)
{
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(nowMs);
    QDateTime night(now.date(), QTime(2, 0));
    if (night <= now)
        night = QDateTime(now.date().addDays(1), QTime(2, 0));
    return night.toMSecsSinceEpoch();
}

} // namespace

Processor::Processor(EntryFeed &feed, ProcessorOptions options, Hooks hooks)
    : m_feed(feed), m_options(std::move(options)), m_hooks(std::move(hooks))
{
}

Processor::~Processor()
{
    m_feed.close();
    finish(0);
}

Result<store::CollectorIdentity> Processor::open(const InboxOpened &inbox)
{
    auto promise = std::make_shared<std::promise<Result<store::CollectorIdentity>>>();
    auto opened = promise->get_future();
    m_thread.reset(QThread::create([this, promise, inbox] {
        auto identity = openStore(inbox);
        // A server that is away keeps nobody from collecting: the inbox takes what comes.
        const bool later = !identity && m_options.store.isPostgres() && identity.error().kind == Error::Kind::StoreBusy;
        promise->set_value(later ? Result<store::CollectorIdentity>(identityOf(inbox)) : identity);
        if (identity || (later && openLater(inbox, identity.error())))
            loop();
        m_retention.reset();
        m_watch.reset();
        m_ingestor.reset();
        m_inboxReader.reset();
        m_writer.reset();
    }));
    m_thread->setObjectName(u"processor"_s);
    m_thread->start();
    return opened.get();
}

void Processor::finish(int timeoutMs)
{
    if (!m_thread)
        return;
    m_deadlineMs = steadyNow() + timeoutMs;
    m_thread->wait();
    m_thread.reset();
}

void Processor::setLink(bool connected, bool sessionPresent)
{
    m_connected = connected;
    m_sessionPresent = sessionPresent;
}

store::CollectorIdentity Processor::identityOf(const InboxOpened &inbox)
{
    store::CollectorIdentity identity;
    identity.inboxId = inbox.id;
    identity.inboxPath = inbox.path;
    identity.clientId = inbox.clientId;
    identity.host = QHostInfo::localHostName();
    identity.pid = QCoreApplication::applicationPid();
    identity.version = QStringLiteral(WATCHPOST_VERSION);
    return identity;
}

// Until the store can be opened, or there is no more time.
bool Processor::openLater(const InboxOpened &inbox, const Error &why)
{
    Error error = why;
    while (!m_feed.isClosed()) {
        report(error.text);
        pause(error.kind == Error::Kind::StoreBusy ? kReopenMs : kSlowRetryMs);
        const auto identity = openStore(inbox);
        if (identity) {
            report({});
            return true;
        }
        error = identity.error();
    }
    return false;
}

Result<store::CollectorIdentity> Processor::openStore(const InboxOpened &inbox)
{
    const qint64 now = utcNow();
    if (const auto migrated = store::migrate(m_options.store, now); !migrated)
        return tl::unexpected(migrated.error());
    auto writer = store::Writer::open(m_options.store);
    if (!writer)
        return tl::unexpected(writer.error());
    m_writer = std::move(*writer);
    auto reader = store::InboxReader::open(inbox.path);
    if (!reader)
        return tl::unexpected(reader.error());
    m_inboxReader = std::move(*reader);

    auto identified = m_writer->identify(m_options.integration, identityOf(inbox), now);
    if (!identified)
        return identified;
    if (const auto begun = m_writer->begin(*identified, now); !begun)
        return tl::unexpected(begun.error());
    auto known = m_writer->load();
    if (!known)
        return tl::unexpected(known.error());
    m_ingestor = std::make_unique<ingest::Ingestor>(
        ingest::Owner{identified->organizationId, identified->integrationId}, m_options.keepPayload);
    m_ingestor->takeOver(
        {known->devices, known->bindings, known->topics, known->devicesOfOthers, known->topicsOfOthers});
    m_next = known->lastSeq + 1;
    m_progress = std::move(*known);
    startWatch(inbox, *identified);
    m_progress.devices.clear();
    m_progress.bindings.clear();
    m_progress.topics.clear();
    m_progress.alerts.clear();
    m_progress.states.clear();
    m_progress.rules.clear();
    shareProgress();
    makeDays(now);
    m_nextRetentionMs = now + kFirstRetentionMs;
    m_rateSinceMs = steadyNow();
    return identified;
}

void Processor::startWatch(const InboxOpened &inbox, const store::CollectorIdentity &identity)
{
    AlertWatch::Start start;
    start.moment = Moment::now();
    start.lastOldSeq = inbox.totals.lastSeq;
    if (const auto waiting = m_inboxReader->readAfter(m_next - 1, 1, kMaxBatchBytes); waiting && !waiting->empty()) {
        const auto *message = std::get_if<Message>(&waiting->front().what);
        start.firstWaitingMs = message ? message->receivedAtMs : std::get<LinkEvent>(waiting->front().what).atMs;
    }
    m_watch = std::make_unique<AlertWatch>(*m_ingestor, identity);
    m_watch->load(m_progress, start);
}

void Processor::loop()
{
    while (!mustStop()) {
        m_pulse.beat();
        auto entries = takeEntries(kIdleMs);
        if (entries.empty() && m_feed.isClosed() && m_feed.totals().lastSeq < m_next)
            break;
        if (entries.empty() ? !watchTime() : !commit(workOn(std::move(entries))))
            break;
        housekeep();
    }
    const qint64 now = utcNow();
    m_connected = false;
    (void)heartbeat(now);
    if (const auto ended = m_writer->end(now); !ended)
        qCWarning(lcMonitor).noquote() << "the store could not be closed in order:" << ended.error().text;
}

void Processor::tellCommitted(const Batch &batch)
{
    if (!batch.entries.empty()) {
        m_underLoad = int(batch.entries.size()) >= kLoadedBatch;
        m_committedAtMs = steadyNow();
    }
    m_hooks.committed({m_next - 1, int(batch.entries.size())});
    if (const auto journal = m_watch->takeJournal(); !journal.empty() && m_hooks.alertsChanged)
        m_hooks.alertsChanged(journal);
}

bool Processor::mustStop() const
{
    const qint64 deadline = m_deadlineMs;
    return deadline > 0 && m_feed.isClosed() && steadyNow() >= deadline;
}

std::vector<store::InboxEntry> Processor::takeEntries(int timeoutMs)
{
    const bool closely = steadyNow() - m_committedAtMs < kCloselyMs;
    auto taken = m_feed.take(m_next, kMaxBatch, timeoutMs, m_underLoad ? kLingerMs : closely ? kShortLingerMs : 0);
    if (!taken.readFile)
        return std::move(taken.entries);
    auto read = m_inboxReader->readAfter(m_next - 1, kMaxBatch, kMaxBatchBytes);
    if (!read) {
        report(read.error().in(u"the inbox cannot be read"_s).text);
        QThread::msleep(kIdleMs);
        return {};
    }
    return std::move(*read);
}

// Shorter when the collector is being stopped meanwhile.
void Processor::pause(int ms)
{
    const bool stopping = m_feed.isClosed();
    for (int slept = 0; slept < ms && m_feed.isClosed() == stopping; slept += kPauseStepMs)
        QThread::msleep(ulong(std::min(kPauseStepMs, ms - slept)));
}

void Processor::housekeep()
{
    const qint64 now = utcNow();
    const qint64 steady = steadyNow();
    if (steady >= m_nextHeartbeatMs) {
        const double seconds = double(steady - m_rateSinceMs) / 1000;
        if (seconds >= 0.5) {
            m_rate = double(m_rateCount) / seconds;
            m_rateCount = 0;
            m_rateSinceMs = steady;
        }
        m_nextHeartbeatMs = steady + kHeartbeatMs;
        // A store that takes nothing is said at once, not with the next message.
        const auto written = heartbeat(now);
        if (written || written.error().code != "busy"_L1)
            report(written ? QString() : written.error().text);
    }
    const auto flushed = m_writer->flushRollups(now, false);
    if (!flushed && flushed.error().kind != Error::Kind::StoreBusy)
        qCWarning(lcMonitor).noquote() << "rollups could not be written yet:" << flushed.error().text;
    if (steady >= m_nextEditsMs) {
        m_nextEditsMs = steady + kLookForEditsMs;
        takeEdits();
    }
    if (steady >= m_nextCheckpointMs) {
        m_nextCheckpointMs = steady + kCheckpointMs;
        checkpoint();
        // What messages in flight took of every thread's heap, during a burst and behind it.
        if (m_committedAtMs > m_memoryGivenBackMs) {
            m_memoryGivenBackMs = steady;
            giveMemoryBack();
        }
    }
    if (m_nextDaysMs != 0 && steady >= m_nextDaysMs)
        makeDays(now);
    retain(now);
}

void Processor::shareProgress()
{
    const std::lock_guard lock(m_sharedMutex);
    m_shared = {m_progress.stored,       m_progress.rejected,
                m_progress.decodeErrors, m_progress.duplicatesSkipped,
                m_oldestWaitingAtMs,     m_rate};
}

Counters Processor::counters() const
{
    Shared shared;
    {
        const std::lock_guard lock(m_sharedMutex);
        shared = m_shared;
    }
    // Progress was read before the inbox: what was stored in between counts as waiting, and the sums agree.
    const store::InboxTotals inbox = m_feed.totals();
    Counters counters;
    counters.received = inbox.received;
    counters.receivedQos0 = inbox.receivedQos0;
    counters.stored = shared.stored;
    counters.rejected = shared.rejected;
    counters.decodeErrors = shared.decodeErrors;
    counters.duplicatesSkipped = shared.duplicatesSkipped + inbox.skipped;
    counters.waiting = inbox.received - counters.duplicatesSkipped - counters.stored - counters.rejected;
    counters.inboxOnDisk = inbox.onDisk;
    if (counters.waiting > 0 && shared.oldestWaitingAtMs > 0)
        counters.oldestWaitingMs = std::max<qint64>(0, utcNow() - shared.oldestWaitingAtMs);
    counters.ratePerSecond = shared.rate;
    counters.connected = m_connected;
    counters.sessionPresent = m_sessionPresent;
    return counters;
}

Result<void> Processor::heartbeat(qint64 nowMs)
{
    shareProgress();
    const Counters now = counters();
    auto written = m_writer->heartbeat(now, nowMs);
    if (written)
        m_saidConnected = now.connected;
    if (!written)
        qCDebug(lcMonitor).noquote() << "heartbeat not written:" << written.error().text;
    return written;
}

void Processor::takeEdits()
{
    const auto changed = m_writer->changedByOthers();
    if (!changed || (!*changed && !m_editsMissed))
        return;
    const auto edits = m_writer->operatorEdits();
    const auto rules = m_writer->alertRules();
    const auto alerts = m_writer->alertEdits(utcNow());
    if (!edits || !rules || !alerts) {
        m_editsMissed = true;
        return;
    }
    m_editsMissed = false;
    const auto devices = m_ingestor->takeOperatorEdits(*edits);
    m_watch->takeEdits(*rules, *alerts, devices);
}

void Processor::checkpoint()
{
    const auto durable = m_writer->checkpoint();
    if (durable)
        m_hooks.durable(*durable);
    else if (durable.error().kind != Error::Kind::StoreBusy)
        qCWarning(lcMonitor).noquote() << "the store could not be made durable yet:" << durable.error().text;
}

// Without its day a row finds a place too, but is not removed as quickly later. Where others hold the tables, a minute
// later is soon enough.
void Processor::makeDays(qint64 nowMs)
{
    const auto made = m_writer->makeDays(nowMs);
    const bool again = !made && made.error().kind == Error::Kind::StoreBusy;
    m_nextDaysMs = again ? steadyNow() + kDaysAgainMs : 0;
    if (!made && !again)
        qCInfo(lcMonitor).noquote() << "the coming days' partitions were not made:" << made.error().text;
}

// One chunk between two batches, until nothing is left; then again the next night.
void Processor::retain(qint64 nowMs)
{
    if (!m_retention) {
        if (nowMs < m_nextRetentionMs)
            return;
        m_nextRetentionMs = nextNight(nowMs);
        makeDays(nowMs);
        auto retention = store::Retention::open(m_options.store, m_options.retention, nowMs);
        if (!retention) {
            qCWarning(lcMonitor).noquote() << "retention could not begin:" << retention.error().text;
            return;
        }
        m_retention = std::move(*retention);
    }
    const auto removed = m_retention->step();
    if (removed && *removed > 0)
        return;
    if (!removed && removed.error().kind == Error::Kind::StoreBusy)
        return;
    if (!removed)
        qCWarning(lcMonitor).noquote() << "retention stopped:" << removed.error().text;
    else if (m_retention->removed().total() > 0)
        qCInfo(lcMonitor) << "retention removed" << m_retention->removed().total() << "rows";
    m_retention.reset();
}

// The format of the first subscription that the topic belongs to.
const TopicFormat &Processor::formatOf(const QString &topic)
{
    static const TopicFormat kAuto;
    const auto cached = m_formatByTopic.constFind(topic);
    int index = cached != m_formatByTopic.cend() ? *cached : -2;
    if (index == -2) {
        index = -1;
        for (size_t i = 0; i < m_options.topics.size() && index < 0; ++i) {
            if (topics::matches(m_options.topics[i].filter, topic))
                index = int(i);
        }
        if (m_formatByTopic.size() >= kFormatCache)
            m_formatByTopic.clear();
        m_formatByTopic.insert(topic, index);
    }
    return index < 0 ? kAuto : m_options.topics[size_t(index)];
}

// Says each change of the trouble once.
void Processor::report(const QString &trouble)
{
    if (trouble == m_trouble)
        return;
    m_trouble = trouble;
    if (trouble.isEmpty())
        qCInfo(lcMonitor) << "the store takes rows again";
    else
        qCWarning(lcMonitor).noquote() << "storing in the inbox only:" << trouble;
    m_hooks.trouble(trouble);
}

} // namespace monitor
