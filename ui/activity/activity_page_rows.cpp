// SPDX-License-Identifier: GPL-3.0-or-later
// The activity log: going to rows, and what is done with them.
#include "monitor/when_done.h"
#include "ui/activity/activity_bar.h"
#include "ui/activity/activity_model.h"
#include "ui/activity/activity_page.h"
#include "ui/activity/activity_row_menu.h"
#include "ui/activity/activity_views.h"
#include "ui/activity/details_pane.h"
#include "ui/activity/filter_bar.h"
#include "ui/activity/list_notice.h"
#include "ui/alerts/alert_question.h"
#include "ui/common/retold.h"
#include "ui/common/rule_wish.h"

#include <QAbstractItemView>
#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QScopedValueRollback>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr qint64 kContextMs = 5 * 60'000;

} // namespace

void ActivityPage::show(const Destination &destination)
{
    ActivityChoice choice = m_bar->choice();
    if (!destination.device.isNull())
        choice.device = destination.device;
    if (destination.filter && filter::parse(*destination.filter))
        choice.filter = *destination.filter;
    if (choice != m_bar->choice()) {
        m_bar->setChoice(choice);
        onUserChose();
    }
    if (!destination.activity.isNull())
        goToRow(destination.activity);
    else if (destination.atMs)
        goTo({{}, destination.atMs, false});
    m_views->view()->setFocus();
}

Destination ActivityPage::here() const
{
    Destination here;
    here.place = Place::Log;
    here.device = m_bar->choice().device;
    here.filter = m_bar->choice().filter;
    if (const ActivityEntry *row = current()) {
        here.activity = row->record.row.id;
        here.atMs = row->record.row.createdAtMs;
    }
    return here;
}

// The row may be anywhere: its time is asked for first, so that the range can take it in.
void ActivityPage::goToRow(const QUuid &id)
{
    if (const int row = m_model->rowOf(id); row >= 0 && !m_model->isReading()) {
        pause();
        m_views->choose(row);
        return;
    }
    monitor::whenDone(this,
                      m_workspace.station.queries().ask<std::optional<ActivityRecord>>(
                          u"log.goal"_s, [id](store::Reader &reader) { return reader.activity(id); }),
                      [this, id](const Result<std::optional<ActivityRecord>> &record) {
                          if (!record && record.error().kind == Error::Kind::Cancelled)
                              return;
                          if (!record || !*record) {
                              m_fault = record ? tr("That row is no longer in the log.") : retold(record.error());
                              showNotices();
                              return;
                          }
                          goTo({id, (*record)->row.createdAtMs, false});
                      });
}

void ActivityPage::goTo(const Goal &goal)
{
    pause();
    m_goal = goal;
    bringIntoRange(*goal.atMs);
    if (goal.activity.isNull())
        m_model->goToTime(*goal.atMs);
    else
        m_model->goTo(goal.activity);
}

void ActivityPage::bringIntoRange(qint64 atMs)
{
    const TimeRange range = m_workspace.range.query(Clock::nowMs());
    if ((range.fromMs && atMs < *range.fromMs) || (range.toMs && atMs > *range.toMs))
        setFixedAround(atMs, m_workspace.range.lengthMs() / 2);
}

void ActivityPage::setFixedAround(qint64 atMs, qint64 halfMs)
{
    const QScopedValueRollback changing(m_changingRange, true);
    m_workspace.range.setFixed(atMs - halfMs, atMs + halfMs);
}

void ActivityPage::onArrived(int row)
{
    if (!m_goal)
        return;
    const Goal goal = *m_goal;
    if (row < 0 && !goal.widened && !goal.activity.isNull() && !m_model->error()) {
        // Not among what is chosen: everything is shown, and the way back.
        setAside();
        m_bar->setChoice(showEverything());
        applyChoice();
        goTo({goal.activity, goal.atMs, true});
        return;
    }
    m_goal.reset();
    if (row >= 0 && row < m_model->rowCount())
        m_views->choose(row);
    showNotices();
}

void ActivityPage::setAside()
{
    if (m_before)
        return;
    const qint64 now = Clock::nowMs();
    const ViewRange &range = m_workspace.range;
    m_before = Before{m_bar->choice(), range.isLive(), range.lengthMs(), range.fromMs(now), range.toMs(now)};
}

void ActivityPage::comeBack()
{
    if (!m_before)
        return;
    const Before before = *m_before;
    m_before.reset();
    {
        const QScopedValueRollback changing(m_changingRange, true);
        if (before.isLive)
            m_workspace.range.setLive(before.lengthMs);
        else
            m_workspace.range.setFixed(before.fromMs, before.toMs);
    }
    m_bar->setChoice(before.choice);
    applyChoice();
}

const ActivityEntry *ActivityPage::current() const
{
    const int row = m_views->currentRow();
    return row >= 0 && row < m_model->rowCount() ? &m_model->entry(row) : nullptr;
}

void ActivityPage::setDetailsShown(bool shown)
{
    m_details->setVisible(shown);
    m_bar->setDetailsShown(shown);
    if (shown)
        showDetailsOfCurrent();
}

void ActivityPage::toggleDetails()
{
    if (m_views->currentRow() < 0 && m_model->rowCount() > 0) {
        pause();
        m_views->choose(0);
    }
    setDetailsShown(m_details->isHidden());
}

void ActivityPage::showDetailsOfCurrent()
{
    if (m_details->isHidden())
        return;
    // What was read stays when the list goes on following.
    if (const ActivityEntry *row = current(); row && m_details->shown() != row->record.row.id)
        m_details->showActivity(row->record);
}

void ActivityPage::goToChart()
{
    const ActivityEntry *row = current();
    if (!row || row->device().isNull())
        return;
    Destination chart;
    chart.place = Place::Telemetry;
    chart.device = row->device();
    chart.atMs = row->record.row.createdAtMs;
    // Of several fields the chart keeps the one it shows.
    if (row->subject.fieldNames.size() == 1)
        chart.field = row->subject.fieldNames.first();
    m_workspace.navigator.go(chart);
}

void ActivityPage::goToDevice()
{
    const ActivityEntry *row = current();
    if (!row || row->device().isNull())
        return;
    Destination device;
    device.place = Place::Devices;
    device.device = row->device();
    m_workspace.navigator.go(device);
}

void ActivityPage::showContext()
{
    const ActivityEntry *row = current();
    if (!row)
        return;
    const QUuid id = row->record.row.id;
    const qint64 atMs = row->record.row.createdAtMs;
    setAside();
    setFixedAround(atMs, kContextMs);
    m_bar->setChoice(showEverything());
    applyChoice();
    goTo({id, atMs, true});
}

void ActivityPage::showRowMenu(const QPoint &globalPos)
{
    const ActivityEntry *row = current();
    if (!row)
        return;
    pause();
    auto *menu = new QMenu(this);
    menu->setObjectName(u"rowMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    RowActions actions;
    actions.filter = [this](const QString &term) { m_bar->filter().addTerm(term); };
    actions.chart = [this] { goToChart(); };
    actions.device = [this] { goToDevice(); };
    actions.context = [this] { showContext(); };
    actions.rule = [this, type = row->record.row.activityType, device = row->device()] {
        m_workspace.navigator.editRule(wishFromEvent(type, m_workspace.directory.find(device)));
    };
    if (const QUuid alert = alertOf(row->record.row); !alert.isNull())
        actions.alert = [this, alert] {
            Destination there;
            there.place = Place::Alerts;
            there.alert = alert;
            m_workspace.navigator.go(there);
        };
    actions.copy = [this](CopyForm form) { copy(form); };
    fillRowMenu(*menu, *row, actions);
    menu->popup(globalPos);
}

void ActivityPage::copy(CopyForm form)
{
    std::vector<ActivityRecord> records;
    for (const int row : m_views->selectedRows())
        records.push_back(m_model->entry(row).record);
    if (records.empty())
        return;
    if (form != CopyForm::Json) {
        copyRecords(records, form);
        return;
    }
    // With their readings, which the list does not read.
    monitor::whenDone(this,
                      m_workspace.station.queries().ask<std::vector<ActivityRecord>>(
                          u"log.copy"_s,
                          [records](store::Reader &reader) -> Result<std::vector<ActivityRecord>> {
                              std::vector<ActivityRecord> whole;
                              for (const ActivityRecord &record : records) {
                                  auto read = reader.activity(record.row.id);
                                  if (!read)
                                      return tl::unexpected(read.error());
                                  whole.push_back(*read ? std::move(**read) : record);
                              }
                              return whole;
                          }),
                      [this, form](const Result<std::vector<ActivityRecord>> &whole) {
                          if (whole)
                              copyRecords(*whole, form);
                          else if (whole.error().kind != Error::Kind::Cancelled)
                              m_fault = retold(whole.error());
                          showNotices();
                      });
}

void ActivityPage::copyRecords(const std::vector<ActivityRecord> &records, CopyForm form)
{
    QGuiApplication::clipboard()->setText(copyText(records, form, m_workspace.clock));
}

} // namespace ui
