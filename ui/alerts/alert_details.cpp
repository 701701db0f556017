// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/alert_details.h"

#include "monitor/when_done.h"
#include "ui/activity/facts_view.h"
#include "ui/alerts/alert_words.h"
#include "ui/common/formats.h"
#include "ui/common/icons.h"
#include "ui/common/model_words.h"
#include "ui/common/plain_text.h"
#include "ui/profile/notice_line.h"

#include <QAction>
#include <QEvent>
#include <QGridLayout>
#include <QHeaderView>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr int kIcon = 20;
constexpr int kDigits = 6;
constexpr int kMaxJournalRows = 8; // more scroll
constexpr int kButtonsBeside = 3;
constexpr qint64 kDayMs = 86'400'000;
constexpr int kIdRole = Qt::UserRole + 1;
constexpr int kTimeRole = Qt::UserRole + 2;

QLabel *heading(const QString &text, const QFont &font)
{
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setFont(headlineFont(font));
    return label;
}

void add(std::vector<Fact> &facts, const QString &label, const QString &value)
{
    if (!value.isEmpty())
        facts.push_back({label, plainLine(value, 1000)});
}

// What a row of the journal says beside the alert's own name.
QString journalWords(const ActivityRecord &record)
{
    ActivityText words = activityWords(record.row, record.deviceName);
    QStringList parts{knownTypeTitle(record.row.activityType)};
    parts += words.details;
    return plainLine(parts.join(u" · "_s), 300);
}

} // namespace

AlertDetails::AlertDetails(Workspace &workspace, QWidget *parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_icon(new QLabel),
      m_title(new PlainLabel),
      m_state(new PlainLabel),
      m_since(new PlainLabel),
      m_close(new QToolButton),
      m_buttons(new QWidget),
      m_whatTitle(heading(tr("What to do"), font())),
      m_valuesTitle(heading(tr("Newest values"), font())),
      m_what(new WrappedText),
      m_facts(new FactsView),
      m_values(new FactsView),
      m_journal(new QTreeWidget),
      m_nothing(new QLabel(tr("Select an alert to see its details."))),
      m_content(new QWidget)
{
    setObjectName(u"alertDetails"_s);
    setAccessibleName(tr("Details of the alert"));
    setMinimumWidth(280);
    m_icon->setTextFormat(Qt::PlainText);
    buildLayout();
    connect(m_close, &QToolButton::clicked, this, &AlertDetails::closeWanted);
    connect(&m_workspace.clock, &Clock::zoneChanged, this, &AlertDetails::tick);
    connect(m_journal, &QTreeWidget::itemActivated, this, [this](QTreeWidgetItem *item) {
        Q_EMIT activityWanted(item->data(0, kIdRole).toUuid(), item->data(0, kTimeRole).toLongLong());
    });
    clear();
}

QWidget *AlertDetails::buildHead()
{
    auto *head = new QWidget;
    m_title->setFont(titleFont(font()));
    m_title->setObjectName(u"alertTitle"_s);
    m_state->setObjectName(u"alertState"_s);
    m_since->setObjectName(u"alertSince"_s);
    m_since->setProperty("secondary", true);
    m_close->setIcon(icon(u"close"_s));
    m_close->setToolTip(tr("Close the details (Escape)"));
    m_close->setAccessibleName(tr("Close the details"));
    auto *title = new QHBoxLayout;
    title->addWidget(m_title, 1);
    title->addWidget(m_close);
    auto *state = new QHBoxLayout;
    state->addWidget(m_icon);
    state->addWidget(m_state, 1);
    auto *column = new QVBoxLayout(head);
    column->setContentsMargins({});
    column->setSpacing(metrics::kGap / 2);
    column->addLayout(title);
    column->addLayout(state);
    column->addWidget(m_since);
    return head;
}

void AlertDetails::buildLayout()
{
    m_what->setObjectName(u"alertWhatToDo"_s);
    m_facts->setObjectName(u"alertFacts"_s);
    m_facts->setAccessibleName(tr("What is known of the alert"));
    m_values->setObjectName(u"alertValues"_s);
    m_values->setAccessibleName(tr("Newest values"));
    m_journal->setObjectName(u"alertJournal"_s);
    m_journal->setAccessibleName(tr("What happened so far"));
    m_journal->setRootIsDecorated(false);
    m_journal->setUniformRowHeights(true);
    m_journal->setHeaderHidden(true);
    m_journal->setColumnCount(2);
    m_journal->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_journal->setToolTip(tr("Enter or double click: show in the log"));
    auto *column = new QVBoxLayout(m_content);
    column->setContentsMargins(metrics::kSide, metrics::kGap, metrics::kSide, metrics::kSide);
    column->setSpacing(metrics::kGap);
    column->addWidget(buildHead());
    column->addWidget(m_buttons);
    column->addWidget(m_whatTitle);
    column->addWidget(m_what);
    column->addWidget(heading(tr("What happened so far"), font()));
    column->addWidget(m_journal);
    column->addWidget(m_valuesTitle);
    column->addWidget(m_values);
    column->addWidget(heading(tr("About"), font()));
    column->addWidget(m_facts);
    column->addStretch();
    auto *scroll = new QScrollArea;
    scroll->setWidget(m_content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->viewport()->setAutoFillBackground(false);
    m_content->setAutoFillBackground(false);
    m_nothing->setTextFormat(Qt::PlainText);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    m_nothing->setProperty("secondary", true);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins({});
    outer->addWidget(scroll, 1);
    outer->addWidget(m_nothing, 1);
}

void AlertDetails::setActions(const QList<QAction *> &actions)
{
    auto *grid = new QGridLayout(m_buttons);
    grid->setContentsMargins({});
    grid->setSpacing(metrics::kGap);
    int place = 0;
    for (QAction *action : actions) {
        auto *button = new QPushButton(action->text());
        button->setObjectName(action->objectName() + u"Button"_s);
        button->setToolTip(u"%1 (%2)"_s.arg(action->text(), action->shortcut().toString(QKeySequence::NativeText)));
        button->setEnabled(action->isEnabled());
        button->setProperty("primary", place == 0);
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        connect(action, &QAction::changed, button, [button, action] { button->setEnabled(action->isEnabled()); });
        grid->addWidget(button, place / kButtonsBeside, place % kButtonsBeside);
        ++place;
    }
}

void AlertDetails::clear()
{
    m_record = {};
    m_content->parentWidget()->parentWidget()->hide();
    m_nothing->show();
}

void AlertDetails::setAlert(const store::AlertRecord &record)
{
    const bool isAnother = record.alert.id != m_record.alert.id;
    m_record = record;
    m_nothing->hide();
    m_content->parentWidget()->parentWidget()->show();
    if (isAnother)
        showStory({});
    showRecord();
    const auto question = [alert = record.alert, now = Clock::nowMs()](store::Reader &reader) {
        return readStory(reader, alert, now);
    };
    monitor::whenDone(this, m_workspace.station.queries().ask<AlertStory>(u"alerts.details"_s, question),
                      [this, id = record.alert.id](const Result<AlertStory> &story) {
                          if (story && id == m_record.alert.id)
                              showStory(*story);
                      });
}

void AlertDetails::tick()
{
    if (!m_record.alert.id.isNull())
        showRecord();
}

void AlertDetails::showRecord()
{
    const Alert &alert = m_record.alert;
    const Clock &clock = m_workspace.clock;
    const qint64 now = Clock::nowMs();
    const Tone tone = alert.isOpen() ? toneOf(alert.severity) : Tone::Neutral;
    m_icon->setPixmap(iconPixmap(severityIcon(alert.severity), kIcon, theme().of(tone), devicePixelRatioF()));
    m_title->setPlain(alertTitle(m_record));
    QStringList state{severityWord(alert.severity), alertStateWords(alert)};
    if (const QString remark = alertRemark(m_record, clock, now); !remark.isEmpty())
        state.append(remark);
    m_state->setPlain(state.join(u" · "_s));
    const qint64 end = alert.clearedAtMs.value_or(now);
    m_since->setPlain(alert.clearedAtMs ? tr("from %1, for %2")
                                              .arg(clock.within(alert.raisedAtMs, 7 * kDayMs),
                                                   Clock::span(std::max<qint64>(0, end - alert.raisedAtMs)))
                                        : tr("since %1 (%2)")
                                              .arg(clock.within(alert.raisedAtMs, 7 * kDayMs),
                                                   Clock::span(std::max<qint64>(0, end - alert.raisedAtMs))));
    m_whatTitle->setVisible(!m_record.ruleText.isEmpty());
    m_what->setVisible(!m_record.ruleText.isEmpty());
    m_what->setPlain(m_record.ruleText);
    std::vector<Fact> facts;
    add(facts, tr("Raised"), clock.stamp(alert.raisedAtMs));
    if (alert.clearedAtMs)
        add(facts, tr("Cleared"), clock.stamp(*alert.clearedAtMs));
    if (alert.value)
        add(facts, tr("Raised by"), numberText(alert.key.metric, *alert.value, kDigits));
    add(facts, tr("Limit"), alertLimit(alert));
    add(facts, tr("Acknowledged by"), alert.acknowledgedBy);
    if (alert.acknowledgedAtMs)
        add(facts, tr("Acknowledged"), clock.stamp(*alert.acknowledgedAtMs));
    add(facts, tr("Note"), alert.note);
    if (alert.isShelved(now)) {
        add(facts, tr("Shelved by"), alert.shelvedBy);
        add(facts, tr("Why shelved"), alert.shelfReason);
    }
    add(facts, tr("External id"), alert.externalId);
    m_facts->setFacts(std::move(facts));
}

void AlertDetails::showStory(const AlertStory &story)
{
    const Clock &clock = m_workspace.clock;
    m_journal->clear();
    for (const ActivityRecord &record : story.journal) {
        auto *item = new QTreeWidgetItem({clock.within(record.row.createdAtMs, 7 * kDayMs), journalWords(record)});
        item->setData(0, kIdRole, record.row.id);
        item->setData(0, kTimeRole, record.row.createdAtMs);
        item->setToolTip(0, plainToolTip(clock.exact(record.row.createdAtMs)));
        item->setToolTip(1, plainToolTip(item->text(1)));
        m_journal->addTopLevelItem(item);
    }
    const int rows = std::clamp(int(story.journal.size()), 1, kMaxJournalRows);
    m_journal->setFixedHeight(rows * std::max(m_journal->sizeHintForRow(0), fontMetrics().height() + 4) + 6);
    std::vector<Fact> values;
    for (const SeriesPoint &point : story.values)
        values.push_back(
            {clock.within(point.tMs, kDayMs / 4), numberText(m_record.alert.key.metric, point.last, kDigits)});
    m_valuesTitle->setVisible(!values.empty());
    m_values->setVisible(!values.empty());
    m_valuesTitle->setText(tr("Newest values of %1").arg(plainLine(metricTitle(m_record.alert.key.metric), 60)));
    m_values->setFacts(std::move(values));
}

void AlertDetails::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        tick();
}

void AlertDetails::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme().base);
}

} // namespace ui
