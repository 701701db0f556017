// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/alert_watch.h"

#include "model/activity_types.h"

#include <algorithm>
#include <iterator>

namespace monitor {
namespace {

constexpr qint64 kTickNs = 1'000'000'000;
// A process that did not get to look for so long was stopped: what devices sent meanwhile is still on its way.
constexpr qint64 kStoodStillNs = 30'000'000'000;

template <typename T>
void append(std::vector<T> &to, std::vector<T> &from)
{
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
    from.clear();
}

// The newest of each stands.
void merge(std::vector<Alert> &into, const std::vector<Alert> &changed)
{
    for (const Alert &alert : changed) {
        const auto there =
            std::find_if(into.begin(), into.end(), [&alert](const Alert &one) { return one.id == alert.id; });
        if (there != into.end())
            *there = alert;
        else
            into.push_back(alert);
    }
}

} // namespace

AlertWatch::AlertWatch(ingest::Ingestor &ingestor, const store::CollectorIdentity &identity)
    : m_ingestor(ingestor), m_organizationId(identity.organizationId), m_integrationId(identity.integrationId)
{
}

AlertWatch::~AlertWatch() = default;

void AlertWatch::load(const store::KnownState &known, const Start &start)
{
    m_clock.emplace(start.moment, known.lastAliveMs.value_or(0));
    m_step = known.step;
    m_lastOldSeq = start.lastOldSeq;
    m_inOld = start.firstWaitingMs.has_value();
    m_noticed = start.moment;
    m_now = m_inOld ? m_clock->earlier(*start.firstWaitingMs) : m_clock->now(start.moment);
    std::optional<Instant> lastAlive;
    if (known.lastAliveMs)
        lastAlive = Instant{*known.lastAliveMs, *known.lastAliveMs};
    // While another one runs nothing is unobserved, and time goes on from what it has judged.
    if (known.othersRun) {
        m_clock->continueFrom(known.judgedAtMs, start.moment);
        m_now.timeMs = std::max(m_now.timeMs, known.judgedAtMs);
        lastAlive = m_now;
    }
    m_othersHear = known.othersHear;
    if (m_othersHear)
        m_graceFrom = m_now;
    loadEngine(known, lastAlive);
}

void AlertWatch::renew(const store::KnownState &known, const Moment &moment)
{
    m_changes = {};
    m_journal.clear();
    m_step = std::max(m_step, known.step);
    m_clock->continueFrom(known.judgedAtMs, moment);
    if (known.judgedAtMs > m_now.timeMs)
        m_now = {known.judgedAtMs, m_now.utcMs + (known.judgedAtMs - m_now.timeMs)};
    if (known.othersHear && !m_othersHear && !m_linkUp)
        m_graceFrom = m_now;
    m_othersHear = known.othersHear;
    loadEngine(known, m_now);
}

void AlertWatch::loadEngine(const store::KnownState &known, std::optional<Instant> lastAlive)
{
    m_rules = known.rules;
    alert::Known state;
    state.rules = known.rules;
    state.states = known.states;
    state.open = known.alerts;
    state.devices = m_ingestor.devices();
    state.lastAlive = lastAlive;
    state.linkUp = m_linkUp || m_othersHear;
    m_engine = std::make_unique<alert::Engine>(m_organizationId, m_integrationId);
    m_engine->load(state, m_now, m_changes);
    if (m_graceFrom)
        m_engine->resumed(*m_graceFrom);
}

void AlertWatch::setOthersHear(bool hear)
{
    setLink(m_linkUp, hear);
}

// Down is only what nobody hears.
void AlertWatch::setLink(bool own, bool others)
{
    const bool wasUp = m_linkUp || m_othersHear;
    m_linkUp = own;
    m_othersHear = others;
    const bool isUp = own || others;
    if (isUp && !wasUp)
        m_graceFrom = m_now;
    m_engine->setLink(isUp, m_now, m_changes);
}

bool AlertWatch::hasWork(const Moment &moment)
{
    return m_inOld || m_gapFromNs || !m_changes.isEmpty() || m_engine->isDue(m_clock->now(moment));
}

void AlertWatch::before(const store::InboxEntry &entry, const Moment &moment, Batch &batch)
{
    noticeTime(moment);
    m_now = instantOf(entry, moment);
    const auto *message = std::get_if<Message>(&entry.what);
    const bool isNew = entry.seq > m_lastOldSeq;
    // A message that an earlier run has left says that it was connected then.
    if (m_inOld && !isNew && message && !m_linkUp)
        setLink(true, m_othersHear);
    const bool pastGap = m_gapFromNs && isNew && (!message || message->monotonicNs > *m_gapFromNs);
    if (pastGap || (m_inOld && isNew))
        resume();
    advance(m_now, batch);
}

// Before the engine sees how much later it is.
void AlertWatch::resume()
{
    // This run has a connection of its own, or none yet.
    if (m_inOld)
        setLink(false, m_othersHear);
    m_inOld = false;
    m_gapFromNs.reset();
    m_graceFrom = m_now;
    m_engine->resumed(m_now);
}

Instant AlertWatch::instantOf(const store::InboxEntry &entry, const Moment &moment)
{
    const auto *message = std::get_if<Message>(&entry.what);
    const qint64 utcMs = message ? message->receivedAtMs : std::get<LinkEvent>(entry.what).atMs;
    if (entry.seq <= m_lastOldSeq)
        return m_clock->earlier(utcMs);
    return message ? m_clock->received(utcMs, message->monotonicNs) : m_clock->happened(utcMs, moment);
}

void AlertWatch::afterMessage(const ingest::Witnessed &witnessed, Batch &batch)
{
    for (const Device *device : witnessed.renamed)
        m_engine->deviceEdited(*device, m_now, m_changes);
    for (const Observation &observation : witnessed.observations)
        m_engine->observe(observation, m_now, m_changes);
    for (const auto &event : witnessed.events)
        m_engine->countEvent(event.activityType, event.device, m_now, m_changes);
    flush(batch);
}

void AlertWatch::afterEvent(const LinkEvent &event, Batch &batch)
{
    if (event.activityType == activity::kConnectionEstablished)
        setLink(true, m_othersHear);
    else if (event.activityType == activity::kConnectionLost)
        setLink(false, m_othersHear);
    m_engine->countEvent(event.activityType, nullptr, m_now, m_changes);
    flush(batch);
}

void AlertWatch::tick(const Moment &moment, Batch &batch)
{
    m_nextTickNs = moment.bootNs + kTickNs;
    noticeTime(moment);
    m_now = m_clock->now(moment);
    if (m_inOld || m_gapFromNs)
        resume();
    advance(m_now, batch);
}

bool AlertWatch::isDue(const Moment &moment) const
{
    return moment.bootNs >= m_nextTickNs || !m_changes.isEmpty();
}

void AlertWatch::takeEdits(const std::vector<AlertRule> &rules, const std::vector<Alert> &alerts,
                           const std::vector<const Device *> &devices)
{
    // At the last instant, not at the present one: entries of before may wait.
    for (const Device *device : devices)
        m_engine->deviceEdited(*device, m_now, m_changes);
    m_engine->takeOperatorEdits(alerts, m_now);
    if (rules != m_rules) {
        m_rules = rules;
        m_engine->setRules(rules, m_now, m_changes);
    }
}

std::vector<AlertJournalEntry> AlertWatch::takeJournal()
{
    return std::exchange(m_journal, {});
}

void AlertWatch::noticeTime(const Moment &moment)
{
    const bool stoodStill = moment.awakeNs - m_noticed.awakeNs > kStoodStillNs;
    if ((m_clock->slept(moment) || stoodStill) && !m_gapFromNs)
        m_gapFromNs = m_noticed.bootNs;
    m_noticed = moment;
}

void AlertWatch::advance(const Instant &until, Batch &batch)
{
    while (const auto silence = m_engine->advance(until, m_changes)) {
        flush(batch);
        makeSilent(*silence, batch);
    }
    flush(batch);
}

void AlertWatch::makeSilent(const alert::Engine::Silence &silence, Batch &batch)
{
    const size_t events = batch.events.size();
    const auto observation = m_ingestor.silence(silence.deviceId, silence.at.utcMs, silence.silentForMs, batch);
    if (!observation)
        return;
    m_engine->observe(*observation, silence.at, m_changes);
    if (batch.events.size() == events)
        return;
    if (batch.step == 0)
        batch.step = ++m_step;
    m_engine->countEvent(activity::kDeviceOffline, observation->device, silence.at, m_changes);
}

// Rows get their ids here, behind those of what caused them.
void AlertWatch::flush(Batch &batch)
{
    if (m_changes.isEmpty())
        return;
    if (batch.step == 0)
        batch.step = ++m_step;
    for (const AlertJournalEntry &entry : m_changes.journal)
        batch.events.push_back(alertActivity(m_ingestor.ids().next(entry.atMs), entry));
    append(m_journal, m_changes.journal);
    merge(batch.alerts, m_changes.alerts);
    m_changes.alerts.clear();
    append(batch.alertStates, m_changes.states);
    append(batch.endedShelves, m_changes.endedShelves);
}

} // namespace monitor
