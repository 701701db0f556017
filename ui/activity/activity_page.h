// SPDX-License-Identifier: GPL-3.0-or-later
// The activity log: one row per event, filterable, following the newest; details beside it.
#pragma once

#include "ui/activity/activity_choice.h"
#include "ui/activity/activity_copy.h"
#include "ui/activity/activity_emptiness.h"
#include "ui/common/screen.h"
#include "ui/common/workspace.h"

#include <QTimer>

class QSplitter;
class QStackedWidget;

namespace ui {

class ActivityBar;
class ActivityModel;
class ActivityViews;
class DetailsPane;
class EmptyState;
struct EmptyReason;
class HistogramStrip;
class ListNotice;

class ActivityPage : public Screen
{
    Q_OBJECT

public:
    explicit ActivityPage(Workspace &workspace, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Activity Log"); }
    [[nodiscard]] Place place() const override { return Place::Log; }
    [[nodiscard]] QList<QAction *> viewActions() override;
    void show(const Destination &destination) override;
    [[nodiscard]] Destination here() const override;
    void focusFilter() override;
    void follow() override;
    [[nodiscard]] ExportRequest exportRequest() const override;
    void saveState() override;

    [[nodiscard]] ActivityModel &model() { return *m_model; }

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    // What the log was before it was set aside to show one row with everything around it.
    struct Before
    {
        ActivityChoice choice;
        bool isLive = true;
        qint64 lengthMs = 0;
        qint64 fromMs = 0, toMs = 0;
    };
    // Where the list is to stand once it is read.
    struct Goal
    {
        QUuid activity;
        std::optional<qint64> atMs;
        bool widened = false; // the row was not among those chosen: everything is shown now
    };

    void buildLayout();
    void connectModel();
    void connectViews();
    void connectBar();
    void restoreState();

    void applyChoice();
    void onUserChose();
    void onRangeChanged();
    void onStationState();
    void pause();
    void setAside();
    void comeBack();
    void goTo(const Goal &goal);
    void goToRow(const QUuid &id);
    void onArrived(int row);
    void bringIntoRange(qint64 atMs);
    void setFixedAround(qint64 atMs, qint64 halfMs);

    void showNotices();
    void showPaused();
    void showSearch();
    void showMessagesHidden();
    void showEmptiness();
    void askBeyond();
    [[nodiscard]] EmptyReason reasonOf(EmptyCase why);
    [[nodiscard]] QString linkTrouble() const;
    [[nodiscard]] bool hidesMessages() const;
    [[nodiscard]] bool isRecording() const;
    void clearFilter();

    void setDetailsShown(bool shown);
    void toggleDetails();
    void showDetailsOfCurrent();
    void orientSplitter();
    void showRowMenu(const QPoint &globalPos);
    void goToChart();
    void goToDevice();
    void showContext();
    void copy(CopyForm form);
    void copyRecords(const std::vector<ActivityRecord> &records, CopyForm form);
    [[nodiscard]] const ActivityEntry *current() const;

    [[nodiscard]] QByteArray viewContent() const;
    void applyView(const QByteArray &content);

    Workspace &m_workspace;
    ActivityModel *m_model;
    ActivityBar *m_bar;
    HistogramStrip *m_histogram;
    ActivityViews *m_views;
    EmptyState *m_empty;
    QStackedWidget *m_stack;
    ListNotice *m_searchNotice;
    ListNotice *m_messagesNotice;
    ListNotice *m_asideNotice;
    ListNotice *m_pausedNotice;
    ListNotice *m_faultNotice;
    DetailsPane *m_details;
    QSplitter *m_splitter;
    QAction *m_compact;
    QAction *m_messages;

    MessagesGate m_gate;
    std::optional<Before> m_before;
    std::optional<Goal> m_goal;
    std::optional<EmptyFacts::Beyond> m_beyond;
    bool m_askingBeyond = false;
    QTimer m_readingShown; // nothing is said about reading that takes a moment only
    QString m_fault;       // of copying and saved views
    bool m_changingRange = false;
};

} // namespace ui
