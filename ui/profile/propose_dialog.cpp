// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/propose_dialog.h"

#include "ui/common/formats.h"
#include "ui/common/plain_text.h"
#include "ui/common/retold.h"
#include "ui/common/row_delegate.h"
#include "ui/profile/notice_line.h"
#include "ui/profile/proposal_model.h"

#include <QHeaderView>
#include <QProgressBar>
#include <QPushButton>
#include <QTreeView>
#include <QVBoxLayout>
#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr QSize kSize(720, 440);
constexpr int kLongerMs = 30'000;
constexpr std::array kWidths{360, 140, 80, 90};

QString withStop(const QString &sentence)
{
    return sentence.isEmpty() || sentence.endsWith(u'.') ? sentence : QString(sentence + u'.');
}

} // namespace

ProposeDialog::ProposeDialog(const monitor::Profile &profile, const QByteArray &password, QWidget *parent)
    : QDialog(parent),
      m_profile(profile),
      m_password(password),
      m_model(new ProposalModel(this)),
      m_list(new QTreeView),
      m_what(new WrappedText),
      m_progress(new QProgressBar),
      m_notice(new NoticeLine),
      m_listen(new QPushButton),
      m_cancel(new QPushButton(tr("Cancel"))),
      m_use(new QPushButton(tr("&Use these topics")))
{
    setObjectName(u"proposeDialog"_s);
    setWindowTitle(tr("Listen and propose topics"));
    buildLayout();
    connectSignals();
    showButtons();
}

void ProposeDialog::buildLayout()
{
    const std::pair<QWidget *, const char *> names[] = {
        {m_list, "proposeList"},     {m_what, "proposeWhat"},     {m_progress, "proposeProgress"},
        {m_notice, "proposeNotice"}, {m_listen, "proposeListen"}, {m_cancel, "proposeCancel"},
        {m_use, "proposeUse"}};
    for (const auto &[widget, name] : names)
        widget->setObjectName(QString::fromLatin1(name));
    m_list->setAccessibleName(tr("Proposed topics"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new RowDelegate(this));
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(int(ProposalColumn::Filter), QHeaderView::Stretch);
    for (int column = 1; column < m_model->columnCount(); ++column)
        m_list->header()->resizeSection(column, kWidths[std::size_t(column)]);
    m_progress->setTextVisible(false);
    m_progress->setMaximumHeight(4);
    m_progress->setAccessibleName(tr("Time that is left"));
    m_listen->setAutoDefault(false);
    m_cancel->setAutoDefault(false);
    m_use->setProperty("primary", true);
    m_use->setDefault(true);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(metrics::kGap);
    buttons->addWidget(m_listen);
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_use);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::kSide, metrics::kSide, metrics::kSide, metrics::kSide);
    column->setSpacing(metrics::kGap);
    column->addWidget(m_what);
    column->addWidget(m_progress);
    column->addWidget(m_list, 1);
    column->addWidget(m_notice);
    column->addLayout(buttons);
    resize(kSize);
}

void ProposeDialog::connectSignals()
{
    connect(&m_listening, &monitor::TopicListening::progress, this, &ProposeDialog::onProgress);
    connect(&m_listening, &monitor::TopicListening::finished, this, &ProposeDialog::onFinished);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &ProposeDialog::showButtons);
    connect(m_model, &QAbstractItemModel::modelReset, this, &ProposeDialog::showButtons);
    connect(m_listen, &QPushButton::clicked, this, [this] {
        if (m_listening.isRunning())
            m_listening.stop();
        else
            listen(kLongerMs);
    });
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_use, &QPushButton::clicked, this, &QDialog::accept);
    connect(this, &QDialog::finished, &m_listening, &monitor::TopicListening::cancel);
}

void ProposeDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    if (!m_begun)
        listen(m_firstMs);
    m_begun = true;
}

void ProposeDialog::listen(int milliseconds)
{
    m_listenMs = milliseconds;
    m_notice->clear();
    m_progress->setRange(0, 0);
    m_progress->show();
    m_what->setPlain(tr("Connecting to %1 …").arg(plainLine(m_profile.broker, 80)));
    m_listening.start(m_profile, m_password, milliseconds);
    showButtons();
}

void ProposeDialog::onProgress(const monitor::ListenProgress &progress)
{
    if (!progress.isListening)
        return;
    m_progress->setRange(0, m_listenMs);
    m_progress->setValue(m_listenMs - progress.remainingMs);
    const QString left = tr("Listening, %n s left.", nullptr, (progress.remainingMs + 999) / 1000);
    m_what->setPlain(QString(left + u' ' +
                             tr("%1 messages on %2 topics so far. Nothing is recorded meanwhile.")
                                 .arg(countText(progress.messages), countText(progress.topics))));
}

void ProposeDialog::onFinished(const monitor::ListenOutcome &outcome)
{
    m_progress->hide();
    m_model->setProposal(outcome.filters, currentTopics(outcome));
    m_list->setCurrentIndex(m_model->index(0, int(ProposalColumn::Filter)));
    showOutcome(outcome);
    showButtons();
    if (m_model->rowCount() > 0)
        m_list->setFocus();
}

// The usual ones that nobody has chosen stand beside what came only where they are what is spoken here: a will or a
// status that did not come within seconds belongs to the telemetry that did.
std::vector<TopicFormat> ProposeDialog::currentTopics(const monitor::ListenOutcome &outcome) const
{
    const std::vector<TopicFormat> usual = monitor::defaultTopics();
    if (!m_profile.topics.empty() && m_profile.topics != usual)
        return m_profile.topics;
    const bool areSpoken =
        !outcome.refused.isEmpty() || std::any_of(usual.begin(), usual.end(), [&outcome](const TopicFormat &topic) {
            return std::any_of(outcome.filters.begin(), outcome.filters.end(),
                               [&topic](const auto &heard) { return heard.filter == topic.filter; });
        });
    return areSpoken ? usual : std::vector<TopicFormat>();
}

void ProposeDialog::showOutcome(const monitor::ListenOutcome &outcome)
{
    if (!outcome.trouble.isEmpty()) {
        m_what->setPlain(tr("Nothing could be heard."));
        m_notice->setNotice(Tone::Critical,
                            QString(withStop(retold(outcome.trouble)) + u' ' + retold(outcome.advice)).trimmed());
    } else if (!outcome.refused.isEmpty()) {
        m_what->setPlain(tr("The topics below are a guess."));
        m_notice->setNotice(Tone::Warning,
                            tr("The broker does not let this user listen to everything (%1). Ask whoever runs it which "
                               "topics you may read.")
                                .arg(retold(outcome.refused)));
    } else if (outcome.messages == 0) {
        m_what->setPlain(tr("Nothing came."));
        m_notice->setNotice(Tone::Neutral,
                            tr("Devices may send seldom. Listen longer, or keep the topics as they are."));
    } else {
        m_what->setPlain(tr("%1 messages came on %2 topics. Choose what is to be recorded:")
                             .arg(countText(outcome.messages), countText(outcome.topics)));
        m_notice->setNotice(Tone::Warning, outcome.isCapped
                                               ? tr("The broker says more than was listened to: the proposal covers "
                                                    "the first of it.")
                                               : QString());
    }
}

void ProposeDialog::showButtons()
{
    const bool running = m_listening.isRunning();
    m_listen->setText(running ? tr("&Stop listening") : tr("&Listen again for 30 s"));
    m_use->setEnabled(!running && !m_model->chosen().empty());
    m_list->setEnabled(!running);
}

std::vector<TopicFormat> ProposeDialog::topics() const
{
    return m_model->chosen();
}

} // namespace ui
