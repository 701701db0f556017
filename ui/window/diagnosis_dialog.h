// SPDX-License-Identifier: GPL-3.0-or-later
// Behind the state chip: the steps of the connection, the counters and how they add up, the store and its check.
#pragma once

#include "ui/common/workspace.h"

#include <QDialog>

class QGridLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace ui {

class WrappedText;

class DiagnosisDialog : public QDialog
{
    Q_OBJECT

public:
    explicit DiagnosisDialog(Workspace &workspace, QWidget *parent = nullptr);
    // All of it as text, one line a fact: what "Copy" copies.
    [[nodiscard]] QString text() const;

private:
    struct Fact
    {
        QString name;
        QString value;
    };

    void buildLayout();
    [[nodiscard]] bool isEncrypted() const;
    void showState();
    void showSteps();
    [[nodiscard]] std::vector<Fact> facts() const;
    void checkStore();
    void addFinding(const QString &step, bool ok, const QString &words);

    Workspace &m_workspace;
    QVBoxLayout *m_steps;
    QGridLayout *m_facts;
    std::vector<std::pair<QLabel *, WrappedText *>> m_factLabels;
    QVBoxLayout *m_findings;
    QPushButton *m_check;
    QString m_shownSteps;
};

} // namespace ui
