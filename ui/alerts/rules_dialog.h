// SPDX-License-Identifier: GPL-3.0-or-later
// The alert rules: what is watched. Switched, made, copied, changed, removed, brought in and taken out from here.
#pragma once

#include "ui/common/workspace.h"

#include <QDialog>

class QPushButton;
class QTreeView;

namespace ui {

class NoticeLine;
class RulesModel;

class RulesDialog : public QDialog
{
    Q_OBJECT

public:
    explicit RulesDialog(Workspace &workspace, QWidget *parent = nullptr);

    // Says in its line how it went.
    void importFrom(const QString &path);
    void exportTo(const QString &path);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildLayout();
    void connectSignals();
    void onBook();
    void showButtons();
    [[nodiscard]] const AlertRule *current() const;
    void add();
    void duplicate();
    void edit();
    void askToRemove();
    void remove(const AlertRule &rule);
    void save(const AlertRule &rule);
    void chooseFile(bool forReading);
    void tell(const Result<void> &done, const QString &success);

    Workspace &m_workspace;
    RulesModel *m_model;
    QTreeView *m_list;
    NoticeLine *m_notice;
    QPushButton *m_new, *m_edit, *m_duplicate, *m_remove, *m_import, *m_export;
};

} // namespace ui
