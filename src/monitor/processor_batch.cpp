// SPDX-License-Identifier: GPL-3.0-or-later
// The processor's batches: read, made in a turn from what is known then, and given to the store until they are in.
#include "monitor/processor.h"

#include "monitor/clock_now.h"

using namespace Qt::StringLiterals;

namespace monitor {
namespace {

constexpr int kFirstRetryMs = 200;
constexpr int kLongestRetryMs = 2000;
constexpr int kRetryWhileStoppingMs = 500;

} // namespace

// Read before it is our turn: several collectors do that at the same time.
Processor::Work Processor::workOn(std::vector<store::InboxEntry> entries)
{
    Work work;
    work.decoded.reserve(entries.size());
    for (const store::InboxEntry &entry : entries) {
        const auto *message = std::get_if<Message>(&entry.what);
        if (!message) {
            work.decoded.emplace_back(Decoded{});
            continue;
        }
        const decode::Input input{message->topic, message->payload, message->retained, message->receivedAtMs};
        work.decoded.push_back(m_decoder.read(input, formatOf(message->topic)));
        if (m_oldestWaitingAtMs == 0)
            m_oldestWaitingAtMs = message->receivedAtMs;
    }
    work.entries = std::move(entries);
    return work;
}

Batch Processor::build(const Work &work)
{
    Batch batch;
    batch.entries.reserve(work.entries.size());
    batch.activities.reserve(work.entries.size() + 16);
    batch.telemetry.reserve(work.entries.size());
    if (work.entries.empty())
        m_watch->tick(Moment::now(), batch);
    for (size_t i = 0; i < work.entries.size(); ++i) {
        const store::InboxEntry &entry = work.entries[i];
        m_watch->before(entry, Moment::now(), batch);
        if (const auto *message = std::get_if<Message>(&entry.what)) {
            ingest::Witnessed witnessed;
            m_ingestor->apply(entry.seq, *message, work.decoded[i], batch, witnessed);
            m_watch->afterMessage(witnessed, batch);
        } else {
            const auto &event = std::get<LinkEvent>(entry.what);
            m_ingestor->apply(entry.seq, event, batch);
            m_watch->afterEvent(event, batch);
        }
    }
    if (!batch.isEmpty())
        m_ingestor->finish(batch);
    batch.judgedAtMs = m_watch->judgedAtMs();
    return batch;
}

bool Processor::watchTime()
{
    const Moment moment = Moment::now();
    if (m_feed.totals().lastSeq >= m_next || !m_watch->isDue(moment))
        return true;
    m_watch->noticeTime(moment);
    const auto moved = m_writer->hasTurnMoved();
    if (!moved) // the heartbeat says what is wrong
        return true;
    if (*moved || m_watch->leansOnOthers() || m_watch->hasWork(moment))
        return commit({});
    Batch nothing;
    m_watch->tick(moment, nothing);
    return true;
}

// Tries until the batch is in, or the time to stop has run out.
bool Processor::commit(Work work)
{
    int waitMs = kFirstRetryMs;
    while (true) {
        m_pulse.beat();
        const auto outcome = attempt(work);
        if (outcome) {
            report({});
            count(*work.batch, *outcome);
            if (!work.batch->isEmpty())
                tellCommitted(*work.batch);
            return true;
        }
        if (outcome.error().code == store::kTurnMoved)
            continue;
        report(outcome.error().text);
        shareProgress();
        if (m_feed.isClosed() && steadyNow() + waitMs >= m_deadlineMs && m_deadlineMs > 0)
            return false;
        m_watch->noticeTime(Moment::now());
        for (int waited = 0; waited < waitMs && (waited == 0 || !m_feed.isClosed()); waited += int(kHeartbeatMs)) {
            (void)heartbeat(utcNow());
            pause(std::min(int(kHeartbeatMs), waitMs - waited));
        }
        // What somebody has to put right first is not asked for again and again.
        const bool passes = outcome.error().kind == Error::Kind::StoreBusy;
        waitMs = std::min(waitMs * 2, m_feed.isClosed() ? kRetryWhileStoppingMs
                                      : passes          ? kLongestRetryMs
                                                        : kSlowRetryMs);
    }
}

// Once. A batch that was made before is given again, as long as what it was made from is still so.
Result<store::Writer::Outcome> Processor::attempt(Work &work)
{
    // Before others look for it in their turns.
    if (m_connected != m_saidConnected) {
        if (auto said = heartbeat(utcNow()); !said)
            return tl::unexpected(said.error());
    }
    if (!work.batch) {
        if (auto made = make(work); !made)
            return tl::unexpected(made.error());
    }
    auto outcome = m_writer->commit(*work.batch, utcNow());
    if (!outcome && (outcome.error().code == store::kTurnMoved || outcome.error().code == "device_refused"_L1)) {
        work.batch.reset();
        m_isAstray = true;
    }
    return outcome;
}

// The batch, in a turn that commit() ends.
Result<void> Processor::make(Work &work)
{
    const auto turn = m_writer->takeTurn(utcNow());
    if (!turn)
        return tl::unexpected(turn.error());
    if (turn->moved || m_isAstray) {
        if (auto done = catchUp(m_isAstray); !done)
            return done;
    }
    m_watch->setOthersHear(turn->othersHear);
    work.batch = build(work);
    return {};
}

// What other collectors of the integration have written; or everything, where a batch of ours did not come to be.
Result<void> Processor::catchUp(bool everything)
{
    const auto known = m_writer->learn(everything);
    if (!known) {
        m_writer->passTurn();
        return tl::unexpected(known.error());
    }
    if (everything)
        m_ingestor->forget();
    m_ingestor->takeOver(
        {known->devices, known->bindings, known->topics, known->devicesOfOthers, known->topicsOfOthers});
    m_watch->renew(*known, Moment::now());
    m_isAstray = false;
    return {};
}

void Processor::count(const Batch &batch, const store::Writer::Outcome &outcome)
{
    if (!batch.entries.empty())
        m_next = batch.lastSeq() + 1;
    m_progress.stored += outcome.stored;
    m_progress.rejected += outcome.rejected;
    for (const EntryRows &entry : batch.entries) {
        m_progress.decodeErrors += entry.decodeError;
        m_progress.duplicatesSkipped += entry.skipped;
        m_rateCount += entry.isMessage;
    }
    m_oldestWaitingAtMs = 0;
    shareProgress();
}

} // namespace monitor
