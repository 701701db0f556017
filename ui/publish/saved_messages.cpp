// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/publish/saved_messages.h"

#include "monitor/when_done.h"
#include "ui/common/plain_text.h"
#include "ui/common/retold.h"
#include "ui/common/theme.h"

#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr int kMaxName = 100;

bool sameContent(const store::SavedMessage &a, const store::SavedMessage &b)
{
    return a.topic == b.topic && a.payload == b.payload && a.qos == b.qos && a.retain == b.retain;
}

} // namespace

SavedMessages::SavedMessages(Workspace &workspace, std::function<store::SavedMessage()> content, QWidget *parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_content(std::move(content)),
      m_list(new QListWidget),
      m_name(new QLineEdit),
      m_saveNew(new QPushButton(tr("Save as new"))),
      m_update(new QPushButton(tr("Update"))),
      m_remove(new QPushButton(tr("Delete"))),
      m_undo(new QPushButton(tr("Undo"))),
      m_note(new QLabel)
{
    m_draft.qos = 1;
    buildLayout();
    connectSignals();
    fill();
}

void SavedMessages::buildLayout()
{
    m_list->setObjectName(u"savedList"_s);
    m_list->setAccessibleName(tr("Saved messages"));
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_name->setObjectName(u"savedName"_s);
    m_name->setAccessibleName(tr("Name of the message"));
    m_name->setPlaceholderText(tr("Name to save it under"));
    m_name->setMaxLength(kMaxName);
    m_saveNew->setObjectName(u"savedNew"_s);
    m_update->setObjectName(u"savedUpdate"_s);
    m_update->setToolTip(tr("Saves name, topic, payload, QoS and retain of the chosen message"));
    m_remove->setObjectName(u"savedRemove"_s);
    m_undo->setObjectName(u"savedUndo"_s);
    m_undo->hide();
    for (QPushButton *button : {m_saveNew, m_update, m_remove, m_undo})
        button->setAutoDefault(false);
    m_note->setObjectName(u"savedNote"_s);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->hide();
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins({});
    grid->setSpacing(metrics::kGap);
    auto *title = new QLabel(tr("Saved messages"));
    title->setFont(headlineFont(font()));
    grid->addWidget(title, 0, 0, 1, 2);
    grid->addWidget(m_list, 1, 0, 1, 2);
    grid->addWidget(m_note, 2, 0, 1, 2);
    grid->addWidget(m_undo, 3, 0);
    grid->addWidget(m_name, 4, 0, 1, 2);
    grid->addWidget(m_saveNew, 5, 0, 1, 2);
    grid->addWidget(m_update, 6, 0);
    grid->addWidget(m_remove, 6, 1);
}

void SavedMessages::connectSignals()
{
    connect(m_list, &QListWidget::currentRowChanged, this, &SavedMessages::onChosen);
    connect(m_name, &QLineEdit::textChanged, this, &SavedMessages::enableButtons);
    connect(m_saveNew, &QPushButton::clicked, this, [this] { save(true); });
    connect(m_update, &QPushButton::clicked, this, [this] { save(false); });
    connect(m_remove, &QPushButton::clicked, this, &SavedMessages::remove);
    connect(m_undo, &QPushButton::clicked, this, &SavedMessages::undoRemoving);
}

void SavedMessages::refresh()
{
    monitor::whenDone(this,
                      m_workspace.station.edits().run<std::vector<store::SavedMessage>>(
                          [](store::Editor &editor) { return editor.savedMessages(); }),
                      [this](const Result<std::vector<store::SavedMessage>> &read) {
                          if (!read) {
                              showNote(tr("The saved messages cannot be read: %1").arg(retold(read.error())), true);
                              return;
                          }
                          m_messages = *read;
                          fill();
                      });
}

void SavedMessages::fill()
{
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    m_list->addItem(tr("New message"));
    int row = 0;
    for (const store::SavedMessage &message : m_messages) {
        auto *item = new QListWidgetItem(plainLine(message.name, kMaxName));
        item->setToolTip(plainToolTip(message.topic));
        m_list->addItem(item);
        if (message.id == m_current)
            row = m_list->count() - 1;
    }
    if (row == 0)
        m_current = {};
    m_list->setCurrentRow(row);
    enableButtons();
}

const store::SavedMessage *SavedMessages::current() const
{
    for (const store::SavedMessage &message : m_messages) {
        if (message.id == m_current)
            return &message;
    }
    return nullptr;
}

// What was typed and is saved nowhere is found again under "New message".
void SavedMessages::onChosen(int row)
{
    if (row < 0)
        return;
    const store::SavedMessage content = m_content();
    if (m_current.isNull() || !sameContent(content, m_shown))
        m_draft = content;
    m_current = row == 0 ? QUuid() : m_messages[std::size_t(row) - 1].id;
    m_shown = row == 0 ? m_draft : m_messages[std::size_t(row) - 1];
    m_name->setText(row == 0 ? QString() : m_shown.name);
    m_note->hide();
    m_undo->hide();
    enableButtons();
    Q_EMIT chosen(m_shown);
}

void SavedMessages::chooseNone()
{
    const QSignalBlocker quiet(m_list);
    m_list->setCurrentRow(0);
    m_current = {};
    m_name->clear();
    enableButtons();
}

void SavedMessages::save(bool asNew)
{
    store::SavedMessage message = m_content();
    message.id = asNew ? QUuid() : m_current;
    message.name = m_name->text().trimmed();
    if (!message.name.isEmpty())
        store(message);
}

void SavedMessages::store(const store::SavedMessage &message)
{
    store::SavedMessage stamped = message;
    stamped.changedAtMs = Clock::nowMs();
    monitor::whenDone(
        this, m_workspace.station.edits().run<QUuid>([stamped](store::Editor &editor) {
            return editor.saveMessage(stamped);
        }),
        [this, stamped](const Result<QUuid> &saved) {
            if (!saved) {
                const bool taken = saved.error().code == "name_taken"_L1;
                showNote(taken ? tr("There is a message of that name already: choose another name, or Update it.")
                               : tr("Not saved: %1").arg(retold(saved.error())),
                         true);
                return;
            }
            m_current = *saved;
            m_shown = stamped;
            showNote(tr("Saved."), false);
            refresh();
        });
}

void SavedMessages::remove()
{
    const store::SavedMessage *message = current();
    if (!message)
        return;
    monitor::whenDone(this, m_workspace.station.edits().run<void>([id = message->id](store::Editor &editor) {
        return editor.removeMessage(id);
    }),
                      [this, removed = *message](const Result<void> &done) {
                          // Gone already is as good.
                          if (!done && done.error().kind != Error::Kind::NotFound) {
                              showNote(tr("Not deleted: %1").arg(retold(done.error())), true);
                              return;
                          }
                          m_removed = removed;
                          m_current = {};
                          m_name->clear();
                          showNote(tr("Deleted: %1").arg(plainLine(removed.name, 60)), false);
                          m_undo->show();
                          refresh();
                      });
}

void SavedMessages::undoRemoving()
{
    m_undo->hide();
    if (m_removed)
        store(*m_removed);
    if (m_removed)
        m_name->setText(m_removed->name);
    m_removed.reset();
}

void SavedMessages::showNote(const QString &text, bool isError)
{
    m_note->setText(plainBlock(text, 400));
    m_note->setProperty("tone", isError ? u"critical"_s : QString());
    m_note->style()->unpolish(m_note);
    m_note->style()->polish(m_note);
    m_note->show();
    m_undo->hide();
}

void SavedMessages::enableButtons()
{
    const bool named = !m_name->text().trimmed().isEmpty();
    m_saveNew->setEnabled(named);
    m_update->setEnabled(named && !m_current.isNull());
    m_remove->setEnabled(!m_current.isNull());
}

} // namespace ui
