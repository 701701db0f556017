// SPDX-License-Identifier: GPL-3.0-or-later
// One rule: its fields at the left, what it would have done in the last 24 hours at the right. A save over somebody
// else's newer one is refused, with the way to look at theirs.
#pragma once

#include "ui/common/workspace.h"

#include <QDialog>

class QPushButton;

namespace ui {

class NoticeLine;
class RuleForm;
class RuleTrialView;

class RuleEditor : public QDialog
{
    Q_OBJECT

public:
    // A rule with an id is the stored one; without: a new one like it.
    RuleEditor(Workspace &workspace, const RuleWish &wish, QWidget *parent = nullptr);

private:
    void buildLayout();
    void check();
    void save();
    void onSaved(const Result<AlertRule> &saved);
    void reload();

    Workspace &m_workspace;
    QString m_id; // empty: a new one
    RuleForm *m_form;
    RuleTrialView *m_trial;
    NoticeLine *m_notice;
    QPushButton *m_save, *m_reload;
};

} // namespace ui
