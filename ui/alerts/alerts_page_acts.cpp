// SPDX-License-Identifier: GPL-3.0-or-later
// What an operator does on the page of alerts: acknowledge, shelve, note, and go from an alert to what it is about.
#include "monitor/when_done.h"
#include "ui/alerts/alert_details.h"
#include "ui/alerts/alert_model.h"
#include "ui/alerts/alert_question.h"
#include "ui/alerts/alert_words.h"
#include "ui/alerts/alerts_page.h"
#include "ui/alerts/note_dialog.h"
#include "ui/alerts/shelve_dialog.h"
#include "ui/common/icons.h"
#include "ui/profile/notice_line.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QTreeView>

using namespace Qt::StringLiterals;

namespace ui {

void AlertsPage::buildActions()
{
    const auto make = [this](const QString &text, const QKeySequence &key, const char *name) {
        auto *action = new QAction(text, this);
        action->setObjectName(QString::fromLatin1(name));
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetShortcut);
        return action;
    };
    m_showDetails = make(tr("Details"), {}, "alertsShowDetails");
    m_showDetails->setCheckable(true);
    m_acknowledge = make(tr("Acknowledge"), Qt::Key_A, "alertsAcknowledge");
    m_shelve = make(tr("Shelve…"), Qt::Key_S, "alertsShelve");
    m_unshelve = make(tr("Unshelve"), Qt::Key_U, "alertsUnshelve");
    m_note = make(tr("Note…"), Qt::Key_N, "alertsNote");
    m_chart = make(tr("Show on chart"), Qt::Key_G, "alertsChart");
    m_log = make(tr("Show in log"), Qt::Key_L, "alertsLog");
    m_device = make(tr("Show device"), Qt::Key_D, "alertsDevice");
    m_rule = make(tr("Show rule"), Qt::Key_R, "alertsRule");
    m_copy = make(tr("Copy"), QKeySequence::Copy, "alertsCopy");
}

void AlertsPage::connectActions()
{
    connect(m_showDetails, &QAction::toggled, this, &AlertsPage::openDetails);
    connect(m_acknowledge, &QAction::triggered, this, &AlertsPage::acknowledge);
    connect(m_shelve, &QAction::triggered, this, &AlertsPage::shelve);
    connect(m_unshelve, &QAction::triggered, this, &AlertsPage::unshelve);
    connect(m_note, &QAction::triggered, this, &AlertsPage::note);
    connect(m_chart, &QAction::triggered, this, &AlertsPage::goToChart);
    connect(m_log, &QAction::triggered, this, &AlertsPage::goToLog);
    connect(m_device, &QAction::triggered, this, &AlertsPage::goToDevice);
    connect(m_rule, &QAction::triggered, this, &AlertsPage::goToRule);
    connect(m_copy, &QAction::triggered, this, &AlertsPage::copy);
}

QList<QAction *> AlertsPage::viewActions()
{
    return {m_showDetails};
}

const store::AlertRecord *AlertsPage::current() const
{
    const QModelIndex index = m_list->currentIndex();
    const int row = index.isValid() ? m_model->rowOf(index.data(AlertModel::IdRole).toUuid()) : -1;
    return row < 0 ? nullptr : &m_model->row(row).record;
}

std::vector<Alert> AlertsPage::selected() const
{
    std::vector<Alert> alerts;
    for (const QModelIndex &index : m_list->selectionModel()->selectedRows()) {
        const int row = m_model->rowOf(index.data(AlertModel::IdRole).toUuid());
        if (row >= 0)
            alerts.push_back(m_model->row(row).record.alert);
    }
    // A click beside the rows selects nothing, and yet the details show one.
    if (const store::AlertRecord *shown = current(); alerts.empty() && shown)
        alerts.push_back(shown->alert);
    return alerts;
}

void AlertsPage::showCurrent()
{
    showActions();
    if (!m_details->isVisibleTo(this))
        return;
    if (const store::AlertRecord *record = current())
        m_details->setAlert(*record);
    else
        m_details->clear();
}

void AlertsPage::showActions()
{
    const std::vector<Alert> alerts = selected();
    const qint64 now = Clock::nowMs();
    const auto any = [&alerts](auto holds) { return std::any_of(alerts.begin(), alerts.end(), holds); };
    m_acknowledge->setEnabled(
        any([](const Alert &alert) { return alert.acknowledgement == Acknowledgement::Unacknowledged; }));
    m_shelve->setEnabled(any([](const Alert &alert) { return alert.isListed(); }));
    m_unshelve->setEnabled(any([now](const Alert &alert) { return alert.isShelved(now); }));
    m_note->setEnabled(!alerts.empty());
    m_copy->setEnabled(!alerts.empty());
    const store::AlertRecord *record = current();
    const bool hasDevice = record && !record->alert.key.deviceId.isNull();
    m_chart->setEnabled(hasDevice);
    m_device->setEnabled(hasDevice);
    m_log->setEnabled(record != nullptr);
    m_rule->setEnabled(record && m_workspace.alerts.rule(record->alert.key.ruleId));
}

void AlertsPage::acknowledge()
{
    m_acts->acknowledge(selected());
}

void AlertsPage::unshelve()
{
    std::vector<Alert> alerts = selected();
    std::erase_if(alerts, [now = Clock::nowMs()](const Alert &alert) { return !alert.isShelved(now); });
    m_acts->unshelve(alerts);
}

void AlertsPage::shelve()
{
    const std::vector<Alert> alerts = selected();
    auto *dialog = new ShelveDialog(m_workspace.clock, int(alerts.size()), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this,
            [this, dialog, alerts] { m_acts->shelve(alerts, dialog->untilMs(), dialog->reason()); });
    dialog->open();
}

void AlertsPage::note()
{
    const std::vector<Alert> alerts = selected();
    auto *dialog = new NoteDialog(alerts.size() == 1 ? alerts.front().note : QString(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, alerts] { m_acts->note(alerts, dialog->note()); });
    dialog->open();
}

void AlertsPage::goToChart()
{
    const store::AlertRecord *record = current();
    if (!record || record->alert.key.deviceId.isNull())
        return;
    Destination there;
    there.place = Place::Telemetry;
    there.device = record->alert.key.deviceId;
    there.field = record->alert.key.metric;
    there.atMs = record->alert.raisedAtMs;
    m_workspace.navigator.go(there);
}

void AlertsPage::goToRow(const QUuid &row, qint64 atMs)
{
    Destination there;
    there.place = Place::Log;
    there.activity = row;
    there.atMs = atMs;
    m_workspace.navigator.go(there);
}

void AlertsPage::goToLog()
{
    const store::AlertRecord *record = current();
    if (!record)
        return;
    const auto question = [alert = record->alert](store::Reader &reader) { return raisedRow(reader, alert); };
    monitor::whenDone(this, m_workspace.station.queries().ask<QUuid>(u"alerts.row"_s, question),
                      [this, atMs = record->alert.raisedAtMs](const Result<QUuid> &row) {
                          if (row && row->isNull())
                              m_notice->setNotice(Tone::Neutral, tr("Its row is not in the log any more."));
                          else if (row)
                              goToRow(*row, atMs);
                          else if (row.error().kind != Error::Kind::Cancelled)
                              m_notice->setNotice(Tone::Critical, refusalWords(row.error()));
                      });
}

void AlertsPage::goToDevice()
{
    const store::AlertRecord *record = current();
    if (!record || record->alert.key.deviceId.isNull())
        return;
    Destination there;
    there.place = Place::Devices;
    there.device = record->alert.key.deviceId;
    m_workspace.navigator.go(there);
}

void AlertsPage::goToRule()
{
    const store::AlertRecord *record = current();
    if (!record)
        return;
    RuleWish wish;
    wish.rule.id = record->alert.key.ruleId;
    wish.device = record->alert.key.deviceId;
    wish.field = record->alert.key.metric;
    m_workspace.navigator.editRule(wish);
}

// One line an alert, as the table has it.
void AlertsPage::copy()
{
    QStringList lines;
    for (const QModelIndex &index : m_list->selectionModel()->selectedRows()) {
        QStringList cells;
        for (int column = 0; column < kAlertColumns; ++column)
            cells.append(index.siblingAtColumn(column).data().toString());
        const int row = m_model->rowOf(index.data(AlertModel::IdRole).toUuid());
        if (row >= 0)
            cells.append(m_workspace.clock.exact(m_model->row(row).record.alert.raisedAtMs));
        lines.append(cells.join(u'\t'));
    }
    if (!lines.isEmpty())
        QApplication::clipboard()->setText(lines.join(u'\n'));
}

void AlertsPage::openMenu(const QPoint &where)
{
    if (!m_list->indexAt(where).isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *details = menu->addAction(tr("Show details"), this, [this] { openDetails(true); });
    menu->setDefaultAction(details);
    menu->addSeparator();
    menu->addActions({m_acknowledge, m_shelve, m_unshelve, m_note});
    menu->addSeparator();
    menu->addActions({m_chart, m_log, m_device, m_rule});
    menu->addSeparator();
    menu->addAction(m_copy);
    menu->popup(m_list->viewport()->mapToGlobal(where));
}

void AlertsPage::show(const Destination &destination)
{
    if (destination.alert.isNull())
        return;
    m_wanted = destination.alert;
    selectWanted();
    if (m_wanted.isNull())
        return;
    // Not in this list: whatever hides it is taken away.
    m_search->clear();
    const auto &listed = m_workspace.alerts.listed();
    const auto at = std::find_if(listed.begin(), listed.end(),
                                 [this](const store::AlertRecord &record) { return record.alert.id == m_wanted; });
    Shown where = Shown::History;
    if (at != listed.end())
        where = isAudible(*at, Clock::nowMs()) ? Shown::Waiting : Shown::Silenced;
    m_shown->setCurrentIndex(int(where));
    selectWanted();
}

void AlertsPage::selectWanted()
{
    const int row = m_wanted.isNull() ? -1 : m_model->rowOf(m_wanted);
    if (row < 0)
        return;
    m_wanted = {};
    const QModelIndex index = m_order->mapFromSource(m_model->index(row, 0));
    m_list->setCurrentIndex(index);
    m_list->scrollTo(index, QAbstractItemView::PositionAtCenter);
    openDetails(true);
    m_list->setFocus();
}

Destination AlertsPage::here() const
{
    Destination here;
    here.place = Place::Alerts;
    if (const store::AlertRecord *record = current())
        here.alert = record->alert.id;
    return here;
}

void AlertsPage::focusFilter()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

ExportRequest AlertsPage::exportRequest() const
{
    ExportRequest request;
    request.table = ExportRequest::Table::Events;
    request.range = m_workspace.range.query(Clock::nowMs());
    if (const auto alerts = activity::parseSelection(u"alerts"_s))
        request.types = {*alerts};
    const bool searched = !m_search->text().trimmed().isEmpty();
    bool haveDevices = searched;
    std::vector<QUuid> devices;
    for (int row = 0; row < m_model->size(); ++row) {
        const Alert &alert = m_model->row(row).record.alert;
        // What is open is listed however long ago it was raised.
        if (shown() != Shown::History && request.range.fromMs)
            request.range.fromMs = std::min(*request.range.fromMs, alert.raisedAtMs);
        haveDevices = haveDevices && !alert.key.deviceId.isNull();
        if (std::find(devices.begin(), devices.end(), alert.key.deviceId) == devices.end())
            devices.push_back(alert.key.deviceId);
    }
    // An alert about the connection belongs to no device, which a choice of devices would leave out.
    if (haveDevices)
        request.devices = devices.empty() ? std::vector<QUuid>{QUuid()} : devices;
    return request;
}

// Enter and Space open the details, Escape closes them.
bool AlertsPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space) {
            openDetails(true);
            return true;
        }
        if (key == Qt::Key_Escape && m_details->isVisibleTo(this)) {
            openDetails(false);
            return true;
        }
    }
    return Screen::eventFilter(watched, event);
}

} // namespace ui
