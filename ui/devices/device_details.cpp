// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/devices/device_details.h"

#include "monitor/when_done.h"
#include "ui/common/formats.h"
#include "ui/common/icons.h"
#include "ui/common/model_words.h"
#include "ui/common/plain_text.h"
#include "ui/common/retold.h"
#include "ui/common/theme.h"
#include "ui/devices/device_alerts.h"
#include "ui/devices/device_model.h"
#include "ui/devices/values_model.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QFormLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr int kIcon = 20;
constexpr int kMaxNotes = 20'000;
constexpr int kMaxName = 200;
constexpr int kMaxTags = 1000;
constexpr int kNotesHeight = 84;
constexpr int kValuesShown = 12; // more scroll
constexpr int kMaxFacts = 40;

QLabel *heading(const QString &text, const QFont &font)
{
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setFont(headlineFont(font));
    return label;
}

QStringList tagsOf(const QString &text)
{
    QStringList tags;
    for (const QString &tag : text.split(u',')) {
        if (const QString trimmed = tag.simplified(); !trimmed.isEmpty())
            tags.append(trimmed);
    }
    return tags;
}

} // namespace

DeviceDetails::DeviceDetails(Workspace &workspace, const DeviceModel &model, QWidget *parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_model(model),
      m_icon(new QLabel),
      m_title(new PlainLabel),
      m_state(new PlainLabel),
      m_since(new PlainLabel),
      m_close(new QToolButton),
      m_chart(new QPushButton(tr("Show on chart"))),
      m_log(new QPushButton(tr("Show in log"))),
      m_values(new ValuesModel(workspace.clock, this)),
      m_alerts(new DeviceAlerts(workspace)),
      m_valuesView(new QTreeView),
      m_noValues(new PlainLabel(tr("no reading yet"))),
      m_name(new QLineEdit),
      m_tags(new QLineEdit),
      m_notes(new QPlainTextEdit),
      m_saveNotes(new QPushButton(tr("Save notes"))),
      m_discardNotes(new QPushButton(tr("Discard"))),
      m_error(new QLabel),
      m_facts(new QFormLayout)
{
    setObjectName(u"deviceDetails"_s);
    buildLayout();
    connectSignals();
}

void DeviceDetails::buildLayout()
{
    auto *content = new QFrame;
    content->setProperty("panel", true);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(metrics::kSide, metrics::kGap, metrics::kSide, metrics::kSide);
    column->setSpacing(metrics::kGap);
    column->addWidget(buildHead());
    column->addWidget(m_alerts);
    m_valuesView->setModel(m_values);
    m_valuesView->setObjectName(u"deviceValues"_s);
    m_valuesView->setAccessibleName(tr("Newest values"));
    m_valuesView->setRootIsDecorated(false);
    m_valuesView->setUniformRowHeights(true);
    m_valuesView->setToolTip(tr("Enter or double click: show on the chart"));
    m_valuesView->header()->setSectionResizeMode(ValuesModel::Field, QHeaderView::Stretch);
    m_valuesView->header()->setSectionResizeMode(ValuesModel::NewestValue, QHeaderView::Stretch);
    m_valuesView->header()->setSectionResizeMode(ValuesModel::Age, QHeaderView::ResizeToContents);
    m_valuesView->header()->setStretchLastSection(false);
    m_noValues->setProperty("secondary", true);
    column->addWidget(heading(tr("Newest values"), font()));
    column->addWidget(m_noValues);
    column->addWidget(m_valuesView);
    column->addWidget(buildEditors());
    column->addWidget(heading(tr("About"), font()));
    m_facts->setContentsMargins({});
    m_facts->setHorizontalSpacing(metrics::kSide);
    m_facts->setVerticalSpacing(metrics::kGap / 2);
    column->addLayout(m_facts);
    column->addStretch();
    auto *scroll = new QScrollArea;
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins({});
    outer->addWidget(scroll);
    setMinimumWidth(280);
}

QWidget *DeviceDetails::buildHead()
{
    auto *head = new QWidget;
    m_title->setFont(titleFont(font()));
    m_title->setObjectName(u"deviceTitle"_s);
    m_state->setObjectName(u"deviceState"_s);
    m_since->setObjectName(u"deviceSince"_s);
    m_since->setProperty("secondary", true);
    m_close->setIcon(icon(u"close"_s));
    m_close->setToolTip(tr("Close the details (Escape)"));
    m_close->setAccessibleName(tr("Close the details"));
    m_chart->setObjectName(u"deviceShowChart"_s);
    m_chart->setToolTip(tr("Show on chart (G)"));
    m_log->setObjectName(u"deviceShowLog"_s);
    m_log->setToolTip(tr("Show in log (L)"));
    auto *title = new QHBoxLayout;
    title->addWidget(m_title, 1);
    title->addWidget(m_close);
    auto *state = new QHBoxLayout;
    state->addWidget(m_icon);
    state->addWidget(m_state, 1);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(metrics::kGap);
    buttons->addWidget(m_chart);
    buttons->addWidget(m_log);
    buttons->addStretch();
    auto *column = new QVBoxLayout(head);
    column->setContentsMargins({});
    column->setSpacing(metrics::kGap);
    column->addLayout(title);
    column->addLayout(state);
    column->addWidget(m_since);
    column->addLayout(buttons);
    return head;
}

QWidget *DeviceDetails::buildEditors()
{
    auto *editors = new QWidget;
    m_name->setObjectName(u"deviceName"_s);
    m_name->setAccessibleName(tr("Name"));
    m_name->setMaxLength(kMaxName);
    m_tags->setObjectName(u"deviceTags"_s);
    m_tags->setAccessibleName(tr("Tags"));
    m_tags->setMaxLength(kMaxTags);
    m_tags->setPlaceholderText(tr("Tags, separated by commas"));
    m_notes->setObjectName(u"deviceNotes"_s);
    m_notes->setAccessibleName(tr("Notes"));
    m_notes->setPlaceholderText(tr("Where it hangs, who serves it, …"));
    m_notes->setFixedHeight(kNotesHeight);
    m_notes->setTabChangesFocus(true);
    m_saveNotes->setObjectName(u"deviceSaveNotes"_s);
    m_discardNotes->setObjectName(u"deviceDiscardNotes"_s);
    m_error->setObjectName(u"deviceError"_s);
    m_error->setTextFormat(Qt::PlainText);
    m_error->setProperty("tone", u"critical"_s);
    m_error->setWordWrap(true);
    m_error->hide();
    for (QWidget *editor : {static_cast<QWidget *>(m_name), static_cast<QWidget *>(m_tags)})
        editor->installEventFilter(this);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(metrics::kGap);
    buttons->addWidget(m_saveNotes);
    buttons->addWidget(m_discardNotes);
    buttons->addStretch();
    auto *form = new QFormLayout(editors);
    form->setContentsMargins({});
    form->setHorizontalSpacing(metrics::kSide);
    form->setVerticalSpacing(metrics::kGap);
    form->addRow(m_error);
    form->addRow(tr("Name"), m_name);
    form->addRow(tr("Tags"), m_tags);
    form->addRow(tr("Notes"), m_notes);
    form->addRow(QString(), buttons);
    return editors;
}

void DeviceDetails::connectSignals()
{
    connect(m_close, &QToolButton::clicked, this, &DeviceDetails::closeWanted);
    connect(m_chart, &QPushButton::clicked, this, [this] { Q_EMIT chartWanted({}); });
    connect(m_log, &QPushButton::clicked, this, &DeviceDetails::logWanted);
    connect(m_valuesView, &QTreeView::activated, this,
            [this](const QModelIndex &index) { Q_EMIT chartWanted(m_values->field(index.row())); });
    // Enter and leaving the field save; Escape takes back.
    connect(m_name, &QLineEdit::editingFinished, this, &DeviceDetails::saveName);
    connect(m_tags, &QLineEdit::editingFinished, this, &DeviceDetails::saveTags);
    connect(m_notes, &QPlainTextEdit::textChanged, this, &DeviceDetails::onTyped);
    connect(m_saveNotes, &QPushButton::clicked, this, &DeviceDetails::saveNotes);
    connect(m_discardNotes, &QPushButton::clicked, this, [this] { m_notes->setPlainText(m_savedNotes); });
    connect(&m_workspace.clock, &Clock::zoneChanged, this, &DeviceDetails::refresh);
}

void DeviceDetails::setDevice(const QUuid &id)
{
    if (id != m_id) {
        if (m_notes->toPlainText() != m_savedNotes)
            m_drafts.insert(m_id, m_notes->toPlainText());
        m_id = id;
        m_alerts->setDevice(id);
        m_error->hide();
        m_factNames.clear();
        if (const Device *device = m_workspace.directory.find(id))
            resetEditors(*device);
    }
    refresh();
}

void DeviceDetails::resetEditors(const Device &device)
{
    m_savedName = device.givenName;
    m_savedTags = device.tags.join(u", "_s);
    m_savedNotes = device.notes;
    m_name->setText(m_savedName);
    m_tags->setText(m_savedTags);
    m_notes->setPlainText(m_drafts.contains(m_id) ? m_drafts.take(m_id) : m_savedNotes);
    onTyped();
}

void DeviceDetails::refresh()
{
    const Device *device = m_workspace.directory.find(m_id);
    if (!device)
        return;
    m_title->setPlain(device->name());
    const QString reported = device->reportedName.isEmpty() ? device->externalId : device->reportedName;
    m_name->setPlaceholderText(plainLine(reported, 60));
    // What is being typed stays; what somebody else changed comes in.
    const QString tags = device->tags.join(u", "_s);
    if (m_name->text() == m_savedName && device->givenName != m_savedName)
        m_name->setText(device->givenName);
    if (m_tags->text() == m_savedTags && tags != m_savedTags)
        m_tags->setText(tags);
    if (m_notes->toPlainText() == m_savedNotes && device->notes != m_savedNotes)
        m_notes->setPlainText(device->notes);
    m_savedName = device->givenName;
    m_savedTags = tags;
    m_savedNotes = device->notes;
    onTyped();
    showState(*device);
    showFacts(*device);
    const bool empty = device->latest.isEmpty();
    m_values->setDevice(*device, Clock::nowMs());
    m_noValues->setVisible(empty);
    m_valuesView->setVisible(!empty);
    const int rows = std::min(m_values->rowCount(), kValuesShown);
    const int rowHeight = std::max(m_valuesView->sizeHintForRow(0), fontMetrics().height());
    m_valuesView->setFixedHeight(rowHeight * rows + m_valuesView->header()->sizeHint().height() + 4);
    m_chart->setEnabled(device->hasTelemetry || !empty);
}

void DeviceDetails::tick()
{
    m_values->tick(Clock::nowMs());
    if (const Device *device = m_workspace.directory.find(m_id))
        showState(*device);
}

void DeviceDetails::showState(const Device &device)
{
    const qint64 now = Clock::nowMs();
    const int row = m_model.rowOf(m_id);
    const DeviceRank rank = row < 0 ? rankOf(device, std::nullopt, now) : m_model.row(row).rank;
    const Tone tone = toneOf(rank);
    m_icon->setPixmap(iconPixmap(rankIcon(rank), kIcon, theme().of(tone), devicePixelRatioF()));
    QString state = rankWord(rank);
    if (!device.statusReason.isEmpty())
        state += u" – "_s + reasonTitle(device.statusReason);
    m_state->setPlain(state);
    QStringList since;
    if (device.statusChangedAtMs)
        since.append(tr("since %1 (%2)")
                         .arg(m_workspace.clock.within(*device.statusChangedAtMs, 7 * 86'400'000LL),
                              Clock::span(now - *device.statusChangedAtMs)));
    since.append(device.lastSeenAtMs ? tr("last seen %1").arg(Clock::age(*device.lastSeenAtMs, now))
                                     : tr("never seen"));
    m_since->setPlain(since.join(u" · "_s));
}

// Name, value, name, value; those without a value are left out.
QStringList DeviceDetails::factsOf(const Device &device) const
{
    const Clock &clock = m_workspace.clock;
    QStringList all{tr("External id"), device.externalId, tr("Reported name"), device.reportedName};
    all += {tr("First seen"), clock.stamp(device.firstSeenAtMs), tr("Messages"), countText(device.messages)};
    if (device.quality.rssi)
        all += {tr("RSSI"), numberText(u"RSSI"_s, *device.quality.rssi)};
    if (device.quality.snr)
        all += {tr("SNR"), numberText(u"SNR"_s, *device.quality.snr)};
    for (std::size_t i = 0; i < device.facts.size() && i < kMaxFacts; ++i)
        all += {plainLine(device.facts[i].name, 60), textOf(device.facts[i].value)};
    QStringList facts;
    for (qsizetype i = 0; i + 1 < all.size(); i += 2) {
        if (!all[i + 1].isEmpty())
            facts += {all[i], all[i + 1]};
    }
    return facts;
}

// The rows stay while they are the same ones: the focus may be among them.
void DeviceDetails::showFacts(const Device &device)
{
    const QStringList facts = factsOf(device);
    QStringList names;
    for (qsizetype i = 0; i < facts.size(); i += 2)
        names.append(facts[i]);
    if (names != m_factNames) {
        m_factNames = names;
        buildFacts(facts, device.externalId);
    }
    for (qsizetype i = 0; i < m_factValues.size(); ++i)
        m_factValues[i]->setPlain(facts[i * 2 + 1]);
}

void DeviceDetails::buildFacts(const QStringList &facts, const QString &externalId)
{
    m_factValues.clear();
    while (m_facts->rowCount() > 0)
        m_facts->removeRow(0);
    for (qsizetype i = 0; i < facts.size(); i += 2) {
        auto *label = new PlainLabel(facts[i]);
        label->setProperty("secondary", true);
        auto *value = new PlainLabel;
        m_factValues.append(value);
        m_facts->addRow(label, value);
        if (i != 0)
            continue;
        value->setObjectName(u"deviceExternalId"_s);
        auto *copy = new QPushButton(tr("Copy external id"));
        copy->setObjectName(u"deviceCopyId"_s);
        connect(copy, &QPushButton::clicked, this, [externalId] { QApplication::clipboard()->setText(externalId); });
        auto *line = new QHBoxLayout;
        line->addWidget(copy);
        line->addStretch();
        m_facts->addRow(QString(), line);
    }
}

void DeviceDetails::startRenaming()
{
    m_name->setFocus(Qt::ShortcutFocusReason);
    m_name->selectAll();
}

void DeviceDetails::onTyped()
{
    const bool dirty = m_notes->toPlainText() != m_savedNotes;
    m_saveNotes->setEnabled(dirty);
    m_discardNotes->setEnabled(dirty);
}

void DeviceDetails::saveName()
{
    const QString name = m_name->text().trimmed();
    if (m_id.isNull() || name == m_savedName)
        return;
    monitor::whenDone(this, m_workspace.station.edits().run<void>([id = m_id, name](store::Editor &editor) {
        return editor.renameDevice(id, name);
    }),
                      [this, id = m_id](const Result<void> &saved) { onSaved(m_name, id, saved); });
}

void DeviceDetails::saveTags()
{
    const QStringList tags = tagsOf(m_tags->text());
    if (m_id.isNull() || m_tags->text() == m_savedTags)
        return;
    monitor::whenDone(this, m_workspace.station.edits().run<void>([id = m_id, tags](store::Editor &editor) {
        return editor.setTags(id, tags);
    }),
                      [this, id = m_id](const Result<void> &saved) { onSaved(m_tags, id, saved); });
}

void DeviceDetails::saveNotes()
{
    const QString notes = m_notes->toPlainText().left(kMaxNotes);
    monitor::whenDone(this, m_workspace.station.edits().run<void>([id = m_id, notes](store::Editor &editor) {
        return editor.setNotes(id, notes);
    }),
                      [this, id = m_id](const Result<void> &saved) { onSaved(m_notes, id, saved); });
}

void DeviceDetails::onSaved(QWidget *editor, const QUuid &id, const Result<void> &saved)
{
    if (saved)
        m_workspace.directory.refresh();
    if (id != m_id)
        return;
    m_error->setVisible(!saved);
    if (!saved) {
        m_error->setText(plainBlock(tr("Not saved: %1").arg(retold(saved.error())), 600));
        return;
    }
    // As the store has it now, so that it is no unsaved text while the directory is read.
    if (editor == m_name)
        m_name->setText(m_savedName = m_name->text().trimmed());
    else if (editor == m_tags)
        m_tags->setText(m_savedTags = tagsOf(m_tags->text()).join(u", "_s));
    else
        m_savedNotes = m_notes->toPlainText();
    onTyped();
}

void DeviceDetails::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        tick();
}

bool DeviceDetails::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        if (watched == m_name)
            m_name->setText(m_savedName);
        else if (watched == m_tags)
            m_tags->setText(m_savedTags);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace ui
