// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/diagnosis_dialog.h"

#include "monitor/diagnosis.h"
#include "monitor/when_done.h"
#include "ui/common/formats.h"
#include "ui/common/icons.h"
#include "ui/common/plain_text.h"
#include "ui/common/retold.h"
#include "ui/common/theme.h"
#include "ui/profile/notice_line.h"
#include "ui/window/state_words.h"

#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr int kWidth = 560;
constexpr int kIcon = 16;

enum class StepState { Done, Now, Failed, Ahead };

struct Step
{
    QString name;
    StepState state;
};

// Which steps the link has behind it. A lost connection shows where the next attempt stands.
std::vector<Step> stepsOf(const monitor::StationState &state, bool isEncrypted)
{
    using broker::LinkPhase;
    const std::pair<LinkPhase, const char *> names[] = {
        {LinkPhase::Resolving, QT_TRANSLATE_NOOP("Diagnosis", "Look the host up")},
        {LinkPhase::Connecting, QT_TRANSLATE_NOOP("Diagnosis", "Connect")},
        {LinkPhase::Securing, QT_TRANSLATE_NOOP("Diagnosis", "Secure (TLS)")},
        {LinkPhase::Handshaking, QT_TRANSLATE_NOOP("Diagnosis", "Log in at the broker")},
        {LinkPhase::Subscribing, QT_TRANSLATE_NOOP("Diagnosis", "Subscribe")},
    };
    const LinkPhase phase = state.link.phase;
    const bool failed =
        phase == LinkPhase::WaitingToRetry || phase == LinkPhase::Refused || phase == LinkPhase::Stopped;
    std::vector<Step> steps;
    for (const auto &[step, name] : names) {
        if (step == LinkPhase::Securing && !isEncrypted)
            continue;
        StepState how = StepState::Ahead;
        if (phase == LinkPhase::Ready || (!failed && int(phase) > int(step)))
            how = StepState::Done;
        else if (phase == step)
            how = StepState::Now;
        steps.push_back({QCoreApplication::translate("Diagnosis", name), how});
    }
    if (failed)
        steps.push_back({state.link.reason.isEmpty() ? QCoreApplication::translate("Diagnosis", "Not connected")
                                                     : retold(state.link.reason),
                         StepState::Failed});
    return steps;
}

QLabel *sectionTitle(const QString &text)
{
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setFont(headlineFont(label->font()));
    return label;
}

QWidget *iconLine(const QString &iconName, const QColor &color, const QString &text, qreal scale)
{
    auto *line = new QWidget;
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::kGap);
    auto *mark = new QLabel;
    mark->setPixmap(iconPixmap(iconName, kIcon, color, scale));
    row->addWidget(mark);
    auto *words = new QLabel(plainLine(text, 400));
    words->setTextFormat(Qt::PlainText);
    words->setWordWrap(true);
    words->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    row->addWidget(words, 1);
    return line;
}

void clearLayout(QLayout *layout)
{
    while (QLayoutItem *item = layout->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

} // namespace

DiagnosisDialog::DiagnosisDialog(Workspace &workspace, QWidget *parent)
    : QDialog(parent),
      m_workspace(workspace),
      m_steps(new QVBoxLayout),
      m_facts(new QGridLayout),
      m_findings(new QVBoxLayout),
      m_check(new QPushButton(tr("Check the database")))
{
    setWindowTitle(tr("Diagnosis"));
    setObjectName(u"diagnosis"_s);
    setMinimumWidth(kWidth);
    buildLayout();
    connect(&workspace.station, &monitor::Station::stateChanged, this, &DiagnosisDialog::showState);
    connect(m_check, &QPushButton::clicked, this, &DiagnosisDialog::checkStore);
    showState();
}

void DiagnosisDialog::buildLayout()
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    auto *reconnect = buttons->addButton(tr("Reconnect now"), QDialogButtonBox::ActionRole);
    auto *copy = buttons->addButton(tr("Copy"), QDialogButtonBox::ActionRole);
    connect(reconnect, &QPushButton::clicked, &m_workspace.station, &monitor::Station::reconnectNow);
    connect(copy, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(text()); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    buttons->addButton(m_check, QDialogButtonBox::ActionRole);

    auto *column = new QVBoxLayout(this);
    column->setSpacing(metrics::kGap);
    column->setContentsMargins(metrics::kSide, metrics::kSide, metrics::kSide, metrics::kSide);
    column->addWidget(sectionTitle(tr("Connection")));
    column->addLayout(m_steps);
    column->addSpacing(metrics::kGap);
    column->addWidget(sectionTitle(tr("Counters")));
    m_facts->setColumnStretch(1, 1);
    column->addLayout(m_facts);
    column->addLayout(m_findings);
    column->addStretch();
    column->addWidget(buttons);
}

std::vector<DiagnosisDialog::Fact> DiagnosisDialog::facts() const
{
    const monitor::StationState &state = m_workspace.station.state();
    const Counters &n = state.counters;
    std::vector<Fact> all{
        {tr("State"), chipWords(state, m_workspace.station.profile().name, Clock::nowMs()).text},
        {tr("Broker"), state.broker.isEmpty() ? tr("none") : state.broker},
        {tr("Protocol"), state.link.protocol.isEmpty() ? tr("–") : u"MQTT "_s + state.link.protocol},
        {tr("Received"), countText(n.received)},
        {tr("Stored"), countText(n.stored)},
        {tr("Waiting in the inbox"),
         n.waiting > 0 ? tr("%1, the oldest for %2").arg(countText(n.waiting), Clock::span(n.oldestWaitingMs))
                       : countText(n.waiting)},
        {tr("Unchanged retained or repeated"), countText(n.duplicatesSkipped)},
        {tr("Not understood (stored)"), countText(n.decodeErrors)},
        {tr("Refused by the database"), countText(n.rejected)},
        {tr("Sum"), n.received == n.stored + n.rejected + n.duplicatesSkipped + n.waiting
                        ? tr("received = stored + waiting + repeated + refused")
                        : tr("does not add up")},
        {tr("Rate"), rateText(n.ratePerSecond)},
        {tr("Store"), m_workspace.station.storeUrl().text() + u", "_s + sizeText(state.storeBytes)},
    };
    const std::pair<QString, QString> troubles[] = {{tr("Store's trouble"), state.storeTrouble},
                                                    {tr("Inbox's trouble"), state.inboxTrouble},
                                                    {tr("Reading"), state.readTrouble}};
    for (const auto &[name, text] : troubles) {
        if (!text.isEmpty())
            all.push_back({name, retold(text)});
    }
    return all;
}

QString DiagnosisDialog::text() const
{
    QStringList lines;
    for (const Step &step : stepsOf(m_workspace.station.state(), isEncrypted()))
        lines += (step.state == StepState::Done     ? u"ok      "_s
                  : step.state == StepState::Failed ? u"FAILED  "_s
                                                    : u"        "_s) +
                 plainLine(step.name, 400);
    for (const Fact &fact : facts())
        lines += fact.name + u": "_s + plainLine(fact.value, 400);
    return lines.join(u'\n');
}

bool DiagnosisDialog::isEncrypted() const
{
    const auto url = broker::parseBrokerUrl(m_workspace.station.profile().broker);
    return url && url->isEncrypted();
}

void DiagnosisDialog::showState()
{
    showSteps();
    const std::vector<Fact> now = facts();
    while (m_factLabels.size() < now.size()) {
        const int row = int(m_factLabels.size());
        auto *name = new QLabel;
        name->setTextFormat(Qt::PlainText);
        name->setProperty("secondary", true);
        auto *value = new WrappedText;
        value->setProperty("secondary", false);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        m_facts->addWidget(name, row, 0, Qt::AlignTop);
        m_facts->addWidget(value, row, 1);
        m_factLabels.emplace_back(name, value);
    }
    for (std::size_t i = 0; i < m_factLabels.size(); ++i) {
        const bool used = i < now.size();
        m_factLabels[i].first->setVisible(used);
        m_factLabels[i].second->setVisible(used);
        if (!used)
            continue;
        m_factLabels[i].first->setText(now[i].name);
        if (m_factLabels[i].second->plain() != now[i].value)
            m_factLabels[i].second->setPlain(now[i].value);
    }
}

void DiagnosisDialog::showSteps()
{
    const monitor::StationState &state = m_workspace.station.state();
    const bool viewing = state.phase == monitor::StationPhase::Viewing;
    const auto steps = viewing ? std::vector<Step>{} : stepsOf(state, isEncrypted());
    QString shown = viewing ? u"viewing"_s : QString();
    for (const Step &step : steps)
        shown += step.name + QString::number(int(step.state));
    // Built anew only when something changed: a selection in the text stays.
    if (shown == m_shownSteps)
        return;
    m_shownSteps = shown;
    clearLayout(m_steps);
    const qreal scale = devicePixelRatioF();
    if (viewing)
        m_steps->addWidget(iconLine(u"info"_s, theme().neutral,
                                    tr("This window only looks: another program collects, or none does."), scale));
    for (const Step &step : steps) {
        const bool done = step.state == StepState::Done;
        const bool failed = step.state == StepState::Failed;
        m_steps->addWidget(iconLine(done     ? u"check"_s
                                    : failed ? u"close"_s
                                             : u"right"_s,
                                    done     ? theme().good
                                    : failed ? theme().critical
                                             : theme().secondary,
                                    step.state == StepState::Now ? tr("%1 …").arg(step.name) : step.name, scale));
    }
}

void DiagnosisDialog::checkStore()
{
    m_check->setEnabled(false);
    clearLayout(m_findings);
    addFinding(tr("Check"), true, tr("reading the whole database …"));
    monitor::whenDone(
        this,
        m_workspace.station.queries().ask<std::vector<monitor::Finding>>(
            u"diagnosis.check"_s,
            [url = m_workspace.station.storeUrl()](store::Reader &) -> Result<std::vector<monitor::Finding>> {
                return monitor::diagnoseStore(url, Clock::nowMs());
            }),
        [this](const Result<std::vector<monitor::Finding>> &found) {
            clearLayout(m_findings);
            m_check->setEnabled(true);
            if (!found) {
                addFinding(tr("Store"), false, retold(found.error()));
                return;
            }
            for (const monitor::Finding &finding : *found)
                addFinding(finding.step, finding.ok,
                           finding.advice.isEmpty() ? finding.detail
                                                    : QString(finding.detail + u" – "_s + finding.advice));
        });
}

void DiagnosisDialog::addFinding(const QString &step, bool ok, const QString &words)
{
    m_findings->addWidget(iconLine(ok ? u"check"_s : u"close"_s, ok ? theme().good : theme().critical,
                                   u"%1: %2"_s.arg(step, words), devicePixelRatioF()));
}

} // namespace ui
