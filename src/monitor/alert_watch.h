// SPDX-License-Identifier: GPL-3.0-or-later
// The alert engine in the processor: which instants it sees, what it is told of each entry, and how what it says gets
// into the batch of what caused it. Belongs to the processor thread.
#pragma once

#include "alert/engine.h"
#include "ingest/ingestor.h"
#include "monitor/engine_clock.h"
#include "store/inbox.h"
#include "store/writer.h"

namespace monitor {

class AlertWatch
{
public:
    AlertWatch(ingest::Ingestor &ingestor, const store::CollectorIdentity &identity);
    ~AlertWatch();

    struct Start
    {
        Moment moment;
        qint64 lastOldSeq = 0; // up to it the inbox holds what earlier runs received
        // When the first of those that wait was received, UTC; nothing: none waits.
        std::optional<qint64> firstWaitingMs;
    };
    // Once, when the ingestor has its devices.
    void load(const store::KnownState &known, const Start &start);
    // Another collector of the integration has judged since: the engine goes on from where that one stopped, as after a
    // restart without a pause. What was said meanwhile and is in no committed batch is forgotten; it will be said
    // again.
    void renew(const store::KnownState &known, const Moment &moment);
    // Whether another collector is connected: then silence is judged although this one is not.
    void setOthersHear(bool hear);
    [[nodiscard]] bool leansOnOthers() const { return !m_linkUp && m_othersHear; }
    // Whether a tick would find something to do.
    [[nodiscard]] bool hasWork(const Moment &moment);
    // The engine's time up to which everything is judged.
    [[nodiscard]] qint64 judgedAtMs() const { return m_now.timeMs; }

    // Timers that come due before the entry; its rows are not made yet.
    void before(const store::InboxEntry &entry, const Moment &moment, Batch &batch);
    // What the entry, that before() was called for, has shown.
    void afterMessage(const ingest::Witnessed &witnessed, Batch &batch);
    void afterEvent(const LinkEvent &event, Batch &batch);
    // Timers up to now; only when no entry waits, which would be earlier. The batch gets a step if anything changed.
    void tick(const Moment &moment, Batch &batch);
    [[nodiscard]] bool isDue(const Moment &moment) const;

    // What operators changed; journalled with the next batch.
    void takeEdits(const std::vector<AlertRule> &rules, const std::vector<Alert> &alerts,
                   const std::vector<const Device *> &devices);
    // Looks whether the machine slept, or this process stood still, since it was called last: every few seconds also
    // while the store takes nothing. before() and tick() do so, too.
    void noticeTime(const Moment &moment);

    // The journal since the last call, for those who are told of a batch that is committed.
    [[nodiscard]] std::vector<AlertJournalEntry> takeJournal();

private:
    [[nodiscard]] Instant instantOf(const store::InboxEntry &entry, const Moment &moment);
    void resume();
    void advance(const Instant &until, Batch &batch);
    void makeSilent(const alert::Engine::Silence &silence, Batch &batch);
    void flush(Batch &batch);

    void setLink(bool own, bool others);
    void loadEngine(const store::KnownState &known, std::optional<Instant> lastAlive);

    ingest::Ingestor &m_ingestor;
    const QUuid m_organizationId, m_integrationId;
    std::unique_ptr<alert::Engine> m_engine;
    std::optional<EngineClock> m_clock;
    AlertChanges m_changes; // said by the engine, not in a batch yet
    std::vector<AlertJournalEntry> m_journal;
    std::vector<AlertRule> m_rules; // as the engine has them
    Instant m_now;                  // of the entry that is being looked at
    qint64 m_step = 0;
    bool m_linkUp = false, m_othersHear = false;
    std::optional<Instant> m_graceFrom; // since when somebody hears, or this process watches again
    qint64 m_lastOldSeq = 0;
    bool m_inOld = false;    // among the entries of earlier runs
    qint64 m_nextTickNs = 0; // Moment::bootNs
    Moment m_noticed;        // the last that noticeTime() was told
    // Set when time has passed that nobody watched: what was received until then (Moment::bootNs) is from before.
    std::optional<qint64> m_gapFromNs;
};

} // namespace monitor
