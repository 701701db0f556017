// SPDX-License-Identifier: GPL-3.0-or-later
// `Save view ▾`: keeps the arrangement of the log under a name in the store, and brings kept ones back.
#pragma once

#include "store/editor.h"
#include "ui/common/workspace.h"

#include <QPushButton>
#include <functional>

namespace ui {

class SavedViewsButton : public QPushButton
{
    Q_OBJECT

public:
    // `content`: what is to be saved now, as JSON.
    SavedViewsButton(Workspace &workspace, std::function<QByteArray()> content, QWidget *parent = nullptr);
    // Replaces the view of that name, if there is one.
    void save(const QString &name);
    [[nodiscard]] const std::vector<store::SavedView> &views() const { return m_views; }

Q_SIGNALS:
    // A view was chosen.
    void applied(const QByteArray &content);
    // The list of views was read, or could not be.
    void viewsRead();
    // What went wrong, for people.
    void failed(const QString &text);

private:
    void readViews();
    void fillMenu();
    void askForName();
    void remove(const QUuid &id);
    [[nodiscard]] const store::SavedView *named(const QString &name) const;

    Workspace &m_workspace;
    std::function<QByteArray()> m_content;
    std::vector<store::SavedView> m_views;
};

} // namespace ui
