// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/alert_acts.h"

#include "monitor/login_name.h"
#include "monitor/when_done.h"
#include "ui/alerts/alert_words.h"
#include "ui/common/plain_text.h"
#include "ui/common/retold.h"

using namespace Qt::StringLiterals;

namespace ui {

AlertActs::AlertActs(Workspace &workspace, QObject *parent) : QObject(parent), m_workspace(workspace) {}

void AlertActs::acknowledge(const std::vector<Alert> &alerts)
{
    std::vector<Alert> open;
    std::copy_if(alerts.begin(), alerts.end(), std::back_inserter(open),
                 [](const Alert &alert) { return alert.acknowledgement == Acknowledgement::Unacknowledged; });
    if (open.empty() && !alerts.empty()) {
        Q_EMIT finished(Tone::Neutral, tr("Already acknowledged by %1.").arg(plainLine(alerts[0].acknowledgedBy, 60)));
        return;
    }
    run(open, [](store::Editor &editor, const auto &targets, const store::OperatorAct &act) {
        return editor.acknowledgeAlerts(targets, act);
    });
}

void AlertActs::shelve(const std::vector<Alert> &alerts, qint64 untilMs, const QString &reason)
{
    const store::Shelf shelf{untilMs, reason};
    run(alerts, [shelf](store::Editor &editor, const auto &targets, const store::OperatorAct &act) {
        return editor.shelveAlerts(targets, shelf, act);
    });
}

void AlertActs::unshelve(const std::vector<Alert> &alerts)
{
    run(alerts, [](store::Editor &editor, const auto &targets, const store::OperatorAct &act) {
        return editor.unshelveAlerts(targets, act);
    });
}

void AlertActs::note(const std::vector<Alert> &alerts, const QString &text)
{
    run(alerts, [text](store::Editor &editor, const auto &targets, const store::OperatorAct &act) {
        return editor.noteAlerts(targets, text, act);
    });
}

void AlertActs::run(const std::vector<Alert> &alerts, const Act &act)
{
    if (alerts.empty())
        return;
    std::vector<store::AlertTarget> targets;
    for (const Alert &alert : alerts)
        targets.push_back({alert.id, alert.version});
    const auto change = [act, targets, user = monitor::loginName()](store::Editor &editor) {
        return act(editor, targets, {user, Clock::nowMs()});
    };
    monitor::whenDone(this, m_workspace.station.edits().run<store::AlertsEdited>(change),
                      [this, alerts](const Result<store::AlertsEdited> &edited) { tell(edited, alerts); });
}

void AlertActs::tell(const Result<store::AlertsEdited> &edited, const std::vector<Alert> &alerts)
{
    m_workspace.alerts.refresh();
    if (!edited) {
        Q_EMIT finished(Tone::Critical, tr("Nothing was changed: %1").arg(plainLine(retold(edited.error()), 300)));
        return;
    }
    if (edited->refused.empty()) {
        Q_EMIT finished(Tone::Neutral, {});
        return;
    }
    QString text = refused(edited->refused.front(), alerts);
    if (edited->refused.size() > 1)
        text += u' ' + tr("The same holds for %n more.", nullptr, int(edited->refused.size()) - 1);
    Q_EMIT finished(Tone::Warning, text);
}

QString AlertActs::refused(const store::AlertsEdited::Refusal &refusal, const std::vector<Alert> &alerts) const
{
    const auto alert =
        std::find_if(alerts.begin(), alerts.end(), [&refusal](const Alert &one) { return one.id == refusal.id; });
    const QString what = alert == alerts.end() ? QString() : plainLine(alert->ruleName, 80);
    return what.isEmpty() ? refusalWords(refusal.error) : QString(u"%1: %2"_s.arg(what, refusalWords(refusal.error)));
}

} // namespace ui
