// SPDX-License-Identifier: GPL-3.0-or-later
// The activity log: what it says about itself – paused, searching, hiding, empty and why.
#include "monitor/when_done.h"
#include "ui/activity/activity_bar.h"
#include "ui/activity/activity_model.h"
#include "ui/activity/activity_page.h"
#include "ui/activity/activity_views.h"
#include "ui/activity/list_notice.h"
#include "ui/common/empty_state.h"
#include "ui/common/formats.h"
#include "ui/common/plain_text.h"

#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

// Where "Go there" puts the newest row: near the end of the range.
constexpr qint64 kBehindNewestMs = 60'000;

Result<EmptyFacts::Beyond> lookBeyond(store::Reader &reader, const TimeRange &range, const ActivityQuestion &messages)
{
    EmptyFacts::Beyond beyond;
    store::ActivityQuery one;
    one.limit = 1;
    const auto newest = reader.activities(one);
    if (!newest)
        return tl::unexpected(newest.error());
    if (!newest->records.empty())
        beyond.newestMs = newest->records.front().row.createdAtMs;
    one.range = range;
    const auto inRange = reader.activities(one);
    if (!inRange)
        return tl::unexpected(inRange.error());
    beyond.hasRowsInRange = !inRange->records.empty();
    one.types = messages.types;
    one.devices = messages.devices;
    one.filter = messages.filter;
    const auto matching = reader.activities(one);
    if (!matching)
        return tl::unexpected(matching.error());
    beyond.hasMatchingMessages = !matching->records.empty();
    return beyond;
}

} // namespace

void ActivityPage::showNotices()
{
    showPaused();
    showSearch();
    showMessagesHidden();
    m_asideNotice->say(m_before ? tr("The filter is set aside: every event around this row is shown") : QString(),
                       tr("Back to the filtered log"));
    const bool hasRows = m_model->rowCount() > 0;
    if (m_model->error() && hasRows)
        m_faultNotice->say(tr("The log cannot be read at the moment: %1").arg(m_model->error()->text), tr("Try again"));
    else
        m_faultNotice->say(m_fault, tr("Close"));
    showEmptiness();
}

bool ActivityPage::isRecording() const
{
    using monitor::StationPhase;
    const monitor::StationState &state = m_workspace.station.state();
    return state.phase == StationPhase::Recording || state.phase == StationPhase::StoringLocally ||
           (state.phase == StationPhase::Viewing && state.collectorRuns);
}

void ActivityPage::showPaused()
{
    if (!m_model->isPaused() || !m_workspace.range.isLive() || m_model->rowCount() == 0) {
        m_pausedNotice->say({});
        return;
    }
    QString text = isRecording() ? tr("List paused – recording goes on") : tr("List paused");
    if (m_model->newRows() > ActivityModel::kMaxCounted)
        text += tr(", %1+ new").arg(countText(ActivityModel::kMaxCounted));
    else if (m_model->newRows() > 0)
        text += tr(", %1 new").arg(countText(m_model->newRows()));
    m_pausedNotice->say(text, tr("Resume"));
}

void ActivityPage::showSearch()
{
    const auto searched = m_model->searchedBackToMs();
    if (!searched || m_model->rowCount() == 0) {
        m_searchNotice->say({});
        return;
    }
    const QString when = m_workspace.clock.within(*searched, m_workspace.range.lengthMs());
    if (m_model->isSearching())
        m_searchNotice->say(tr("Searched back to %1, still looking").arg(when), tr("Stop"));
    else
        m_searchNotice->say(tr("Searched back to %1").arg(when), tr("Continue"));
}

void ActivityPage::showMessagesHidden()
{
    if (!hidesMessages()) {
        m_messagesNotice->say({});
        return;
    }
    const double rate = m_workspace.station.state().counters.ratePerSecond;
    const QString text =
        rate >= 0.5 ? tr("Messages hidden: %1/s").arg(countText(qRound64(rate))) : tr("Messages hidden");
    m_messagesNotice->say(text, tr("Show"));
}

void ActivityPage::showEmptiness()
{
    if (m_model->rowCount() > 0) {
        m_beyond.reset();
        m_stack->setCurrentWidget(m_views);
        return;
    }
    if (m_model->hasRead() && !m_beyond)
        askBeyond();
    EmptyFacts facts;
    facts.hasRead = m_model->hasRead();
    facts.isSearching = m_model->isSearching();
    facts.isStopped = m_model->searchedBackToMs() && !m_model->isReading();
    facts.hasFailed = m_model->error().has_value();
    facts.areMessagesHidden = hidesMessages();
    facts.beyond = m_beyond;
    facts.phase = m_workspace.station.state().phase;
    const EmptyCase why = emptyCaseOf(facts);
    if (why == EmptyCase::Reading && m_readingShown.isActive())
        return;
    m_empty->setReason(reasonOf(why));
    m_stack->setCurrentWidget(m_empty);
}

void ActivityPage::askBeyond()
{
    if (m_askingBeyond || !m_model->hasRead())
        return;
    m_askingBeyond = true;
    const TimeRange range = m_workspace.range.query(Clock::nowMs());
    const ActivityQuestion messages = questionOf(m_bar->choice(), false);
    monitor::whenDone(
        this,
        m_workspace.station.queries().ask<EmptyFacts::Beyond>(
            u"log.beyond"_s, [range, messages](store::Reader &reader) { return lookBeyond(reader, range, messages); }),
        [this](const Result<EmptyFacts::Beyond> &beyond) {
            m_askingBeyond = false;
            if (!beyond || m_model->rowCount() > 0 || m_beyond == *beyond)
                return;
            m_beyond = *beyond;
            showEmptiness();
        });
}

QString ActivityPage::linkTrouble() const
{
    using monitor::StationPhase;
    const monitor::StationState &state = m_workspace.station.state();
    if (state.phase == StationPhase::NotConnected)
        return state.link.reason.isEmpty() ? tr("Not connected to %1.").arg(plainLine(state.broker))
                                           : tr("Not connected: %1").arg(plainLine(state.link.reason));
    if (state.phase == StationPhase::Connecting)
        return tr("Connecting to %1.").arg(plainLine(state.broker));
    if (state.phase == StationPhase::Viewing && !state.collectorRuns)
        return tr("Nobody is recording into this store at the moment.");
    return {};
}

void ActivityPage::clearFilter()
{
    ActivityChoice all = showEverything();
    all.messages = m_bar->choice().messages == MessagesMode::Hidden ? MessagesMode::Shown : m_bar->choice().messages;
    m_bar->setChoice(all);
    onUserChose();
}

EmptyReason ActivityPage::reasonOf(EmptyCase why)
{
    const auto reconnect = [this] { m_workspace.station.reconnectNow(); };
    const auto again = [this] { m_model->reload(); };
    const monitor::StationState &state = m_workspace.station.state();
    const bool isOffline = state.phase == monitor::StationPhase::NotConnected;
    switch (why) {
    case EmptyCase::Reading:
        return {u"log"_s, tr("Reading the log…"), {}, {}};
    case EmptyCase::Searching:
    case EmptyCase::Stopped: {
        const QString when =
            m_workspace.clock.within(m_model->searchedBackToMs().value_or(0), m_workspace.range.lengthMs());
        if (why == EmptyCase::Stopped)
            return {u"search"_s,
                    tr("Nothing found so far"),
                    tr("Searched back to %1.").arg(when),
                    {{tr("Continue"), [this] { m_model->continueSearching(); }}}};
        return {u"search"_s,
                tr("Searched back to %1, still looking").arg(when),
                tr("Few events fit the filter."),
                {{tr("Stop"), [this] { m_model->stopSearching(); }}}};
    }
    case EmptyCase::Unreadable:
        return {u"database"_s,
                tr("The log cannot be read"),
                plainLine(m_model->error() ? m_model->error()->text : state.error, 400),
                {{tr("Try again"), again}}};
    case EmptyCase::MessagesHidden:
        return {u"message"_s,
                tr("Messages are hidden"),
                tr("Nothing but messages was received in this range."),
                {{tr("Show messages"), [this] { m_bar->setMessagesShown(true); }}}};
    case EmptyCase::Filtered:
        return {u"search"_s,
                tr("The filter hides everything in this range"),
                tr("There are events, but none that fits group, device, status and filter."),
                {{tr("Clear filter"), [this] { clearFilter(); }}}};
    case EmptyCase::NothingInRange: {
        const qint64 newest = *m_beyond->newestMs;
        EmptyReason reason{u"log"_s,
                           tr("Nothing in this range"),
                           tr("The newest event is of %1.").arg(m_workspace.clock.stamp(newest)),
                           {{tr("Go there"), [this, newest] {
                                 const qint64 to = newest + kBehindNewestMs;
                                 m_workspace.range.setFixed(to - m_workspace.range.lengthMs(), to);
                             }}}};
        if (const QString trouble = linkTrouble(); !trouble.isEmpty())
            reason.text += u' ' + trouble;
        if (isOffline)
            reason.ways.push_back({tr("Reconnect now"), reconnect});
        return reason;
    }
    case EmptyCase::NotConnected: {
        EmptyReason reason{u"plug"_s, tr("Not connected"), linkTrouble(), {}};
        if (isOffline)
            reason.ways.push_back({tr("Reconnect now"), reconnect});
        return reason;
    }
    case EmptyCase::NothingRecorded:
        break;
    }
    QString text = linkTrouble();
    if (text.isEmpty())
        text = tr("Events appear here as they come in.");
    return {u"log"_s, tr("Nothing recorded yet"), text, {}};
}

} // namespace ui
