// SPDX-License-Identifier: GPL-3.0-or-later
// One alert, whole: its state, what to do, what happened to it so far, the newest values of what it is about.
#pragma once

#include "ui/alerts/alert_question.h"
#include "ui/common/workspace.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QToolButton;
class QTreeWidget;

namespace ui {

class FactsView;
class PlainLabel;
class WrappedText;

class AlertDetails : public QWidget
{
    Q_OBJECT

public:
    explicit AlertDetails(Workspace &workspace, QWidget *parent = nullptr);
    // The actions of the page, as buttons in this order.
    void setActions(const QList<QAction *> &actions);
    // Asks the store for what belongs to it, without waiting.
    void setAlert(const store::AlertRecord &record);
    void clear();
    [[nodiscard]] QUuid shown() const { return m_record.alert.id; }
    void tick();

Q_SIGNALS:
    void closeWanted();
    void activityWanted(const QUuid &row, qint64 atMs);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void buildLayout();
    [[nodiscard]] QWidget *buildHead();
    void showRecord();
    void showStory(const AlertStory &story);

    Workspace &m_workspace;
    store::AlertRecord m_record;
    QLabel *m_icon;
    PlainLabel *m_title, *m_state, *m_since;
    QToolButton *m_close;
    QWidget *m_buttons;
    QLabel *m_whatTitle, *m_valuesTitle;
    WrappedText *m_what;
    FactsView *m_facts, *m_values;
    QTreeWidget *m_journal;
    QLabel *m_nothing;
    QWidget *m_content;
};

} // namespace ui
