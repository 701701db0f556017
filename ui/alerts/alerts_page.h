// SPDX-License-Identifier: GPL-3.0-or-later
// What needs an operator, and what did: alerts with their states; one of them whole beside the list.
#pragma once

#include "ui/alerts/alert_acts.h"
#include "ui/common/screen.h"
#include "ui/common/workspace.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QTreeView;

namespace ui {

class AlertDetails;
class AlertModel;
class AlertOrder;
class EmptyState;
class NoticeLine;

class AlertsPage : public Screen
{
    Q_OBJECT

public:
    explicit AlertsPage(Workspace &workspace, QWidget *parent = nullptr);
    ~AlertsPage() override;

    [[nodiscard]] QString title() const override { return tr("Alerts"); }
    [[nodiscard]] Place place() const override { return Place::Alerts; }
    [[nodiscard]] QList<QAction *> viewActions() override;
    void show(const Destination &destination) override;
    [[nodiscard]] Destination here() const override;
    void focusFilter() override;
    // The alerts' rows of the log, in the range.
    [[nodiscard]] ExportRequest exportRequest() const override;
    void saveState() override;

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum class Shown { Waiting, Silenced, History };

    void buildActions();
    void buildLayout();
    [[nodiscard]] QWidget *buildBar();
    void buildList();
    void connectSignals();
    void connectActions();
    void restoreState();

    void onBook();
    void onShown();
    void refreshHistory();
    void onHistory(const Result<std::vector<store::AlertRecord>> &read);
    void setRecords(std::vector<store::AlertRecord> records);
    [[nodiscard]] std::vector<store::AlertRecord> fromBook() const;
    [[nodiscard]] bool fits(const store::AlertRecord &record) const;
    void onTick();
    void showSummary();
    void showEmptiness();
    void showCurrent();
    void showActions();
    void selectWanted();
    void openDetails(bool open);
    void openMenu(const QPoint &where);

    [[nodiscard]] Shown shown() const;
    [[nodiscard]] const store::AlertRecord *current() const;
    [[nodiscard]] std::vector<Alert> selected() const;
    void acknowledge();
    void shelve();
    void unshelve();
    void note();
    void goToChart();
    void goToLog();
    void goToDevice();
    void goToRule();
    void goToRow(const QUuid &row, qint64 atMs);
    void copy();

    Workspace &m_workspace;
    AlertModel *m_model;
    AlertOrder *m_order;
    AlertActs *m_acts;
    QUuid m_wanted;       // to be selected once it is read
    bool m_afresh = true; // the next records are another list
    int m_historyLimit;
    bool m_hasMore = false;
    bool m_historyIsStale = true;
    bool m_isAsking = false;
    bool m_isRead = false; // what is shown was read at least once
    QString m_trouble;
    std::vector<store::AlertRecord> m_history; // before the search

    QLabel *m_summary;
    QComboBox *m_shown;
    QLineEdit *m_search;
    QPushButton *m_more;
    NoticeLine *m_notice;
    QTreeView *m_list;
    EmptyState *m_empty;
    QStackedWidget *m_pages;
    QSplitter *m_splitter;
    AlertDetails *m_details;
    QAction *m_showDetails, *m_acknowledge, *m_shelve, *m_unshelve, *m_note, *m_chart, *m_log, *m_device, *m_rule,
        *m_copy;
};

} // namespace ui
