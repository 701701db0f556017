// SPDX-License-Identifier: GPL-3.0-or-later
// The messages that were kept for publishing again: chosen, saved, renamed, deleted.
#pragma once

#include "store/editor.h"
#include "ui/common/workspace.h"

#include <QWidget>
#include <functional>
#include <optional>

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace ui {

class SavedMessages : public QWidget
{
    Q_OBJECT

public:
    // `content`: what stands in the dialog now; id, name and time are not looked at.
    SavedMessages(Workspace &workspace, std::function<store::SavedMessage()> content, QWidget *parent = nullptr);
    // Reads them from the store, as others may have changed them.
    void refresh();
    // Nothing saved is shown in the dialog any more.
    void chooseNone();

Q_SIGNALS:
    void chosen(const store::SavedMessage &message);

private:
    void buildLayout();
    void connectSignals();
    void fill();
    void onChosen(int row);
    void save(bool asNew);
    void store(const store::SavedMessage &message);
    void remove();
    void undoRemoving();
    void showNote(const QString &text, bool isError);
    void enableButtons();
    [[nodiscard]] const store::SavedMessage *current() const;

    Workspace &m_workspace;
    std::function<store::SavedMessage()> m_content;
    std::vector<store::SavedMessage> m_messages;
    store::SavedMessage m_draft; // what stood there unsaved when another was chosen
    store::SavedMessage m_shown; // as it was when it was chosen
    QUuid m_current;             // null: the draft
    std::optional<store::SavedMessage> m_removed;

    QListWidget *m_list;
    QLineEdit *m_name;
    QPushButton *m_saveNew, *m_update, *m_remove, *m_undo;
    QLabel *m_note;
};

} // namespace ui
