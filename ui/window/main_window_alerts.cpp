// SPDX-License-Identifier: GPL-3.0-or-later
// What the frame says of alerts: the line of the newest critical one, the counters on the tab, in the status bar and
// for the tray; and the ways to alerts and rules.
#include "ui/alerts/alert_acts.h"
#include "ui/alerts/alert_words.h"
#include "ui/alerts/rule_editor.h"
#include "ui/alerts/rules_dialog.h"
#include "ui/common/banner.h"
#include "ui/common/formats.h"
#include "ui/common/icons.h"
#include "ui/common/plain_text.h"
#include "ui/common/screen.h"
#include "ui/window/main_window.h"

#include <QTabWidget>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace ui {

void MainWindow::connectAlerts()
{
    m_acts = new AlertActs(*m_workspace, m_tabs);
    connect(m_acts, &AlertActs::finished, this, [this](Tone, const QString &text) {
        if (!text.isEmpty())
            say(text);
    });
    connect(&m_workspace->alerts, &AlertBook::changed, m_acts, [this] { showAlerts(); });
    connect(&m_workspace->navigator, &Navigator::ruleWanted, m_acts, [this](const RuleWish &wish) { editRule(wish); });
    connect(m_unacknowledged, &QToolButton::clicked, m_acts, [this] { goToAlert({}); });
}

void MainWindow::showAlerts()
{
    if (!m_workspace || m_leaving)
        return;
    const AlertBook &book = m_workspace->alerts;
    BannerText banner;
    if (const store::AlertRecord *record = book.gravest()) {
        const Alert alert = record->alert;
        const qint64 length = std::max<qint64>(0, alert.clearedAtMs.value_or(Clock::nowMs()) - alert.raisedAtMs);
        banner.tone = toneOf(alert.severity);
        banner.icon = severityIcon(alert.severity);
        banner.text = alert.isOpen()
                          ? tr("%1: %2, %3").arg(severityWord(alert.severity), alertTitle(*record), Clock::span(length))
                          : tr("%1: %2, cleared after %3")
                                .arg(severityWord(alert.severity), alertTitle(*record), Clock::span(length));
        banner.actionLabel = tr("Acknowledge");
        banner.action = [this, alert] { m_acts->acknowledge({alert}); };
        banner.secondLabel = tr("Show");
        banner.second = [this, id = alert.id] { goToAlert(id); };
    }
    m_alertBanner->setText(banner);

    const store::AlertCounts &counts = book.counts();
    QStringList parts;
    for (const Severity severity : {Severity::Critical, Severity::Warning, Severity::Info}) {
        if (counts.of(severity) > 0)
            parts.append(u"%1 %2"_s.arg(countText(counts.of(severity)), severityWord(severity).toLower()));
    }
    m_unacknowledged->setVisible(!parts.isEmpty());
    m_unacknowledged->setText(tr("%1 unacknowledged").arg(parts.join(u", "_s)));
    const bool critical = counts.of(Severity::Critical) > 0;
    const bool warning = counts.of(Severity::Warning) > 0;
    const Severity gravest = critical ? Severity::Critical : warning ? Severity::Warning : Severity::Info;
    m_unacknowledged->setIcon(QIcon(iconPixmap(severityIcon(gravest), m_unacknowledged->iconSize().height(),
                                               theme().of(toneOf(gravest)), devicePixelRatioF())));
    for (std::size_t i = 0; i < m_screens.size(); ++i) {
        if (m_screens[i]->place() != Place::Alerts)
            continue;
        const QString title = m_screens[i]->title();
        const QString shown = counts.total() > 0 ? u"%1 (%2)"_s.arg(title, countText(counts.total())) : title;
        if (m_tabs->tabText(int(i)) != shown)
            m_tabs->setTabText(int(i), shown);
    }
    Q_EMIT alertsShown(counts);
}

void MainWindow::goToAlert(const QUuid &id)
{
    Destination there;
    there.place = Place::Alerts;
    there.alert = id;
    go(there);
}

void MainWindow::openRules()
{
    if (!m_rules)
        m_rules = new RulesDialog(*m_workspace, this);
    m_rules->show();
    m_rules->raise();
    m_rules->activateWindow();
}

void MainWindow::editRule(const RuleWish &wish)
{
    RuleWish known = wish;
    if (!wish.rule.id.isEmpty()) {
        const AlertRule *stored = m_workspace->alerts.rule(wish.rule.id);
        if (!stored) {
            say(tr("That rule is not there any more."));
            return;
        }
        known.rule = *stored;
    }
    // Whoever came from the list of rules goes back to it.
    QWidget *from = m_rules && m_rules->isActiveWindow() ? static_cast<QWidget *>(m_rules) : this;
    auto *editor = new RuleEditor(*m_workspace, known, from);
    editor->setAttribute(Qt::WA_DeleteOnClose);
    editor->open();
}

} // namespace ui
