// SPDX-License-Identifier: GPL-3.0-or-later
// The rows as a list of two-line rows or as a compact table: two views of one model with one selection. Keeps in place
// what is shown while the model's window moves, and says what the user does.
#pragma once

#include <QPersistentModelIndex>
#include <QStackedWidget>

class QListView;
class QTableView;
class QAbstractItemView;
class QItemSelectionModel;
class QKeyEvent;

namespace ui {

class ActivityModel;
class Clock;

class ActivityViews : public QStackedWidget
{
    Q_OBJECT

public:
    ActivityViews(ActivityModel &model, const Clock &clock, QWidget *parent = nullptr);

    void setCompact(bool compact);
    [[nodiscard]] bool isCompact() const;
    [[nodiscard]] QAbstractItemView *view() const;
    // The row that keys and the details are about; -1: none.
    [[nodiscard]] int currentRow() const;
    // From the newest to the oldest.
    [[nodiscard]] QList<int> selectedRows() const;
    // Selects the row and brings it into view, without saying moved().
    void choose(int row);
    void clearChoice();
    void scrollToTop();
    // The table's columns: order, widths, which are shown.
    [[nodiscard]] QByteArray columns() const;
    void setColumns(const QByteArray &state);
    // Asks the model for what lies around what is shown.
    void wantRows();

Q_SIGNALS:
    // The user scrolled away from the newest row, or chose one.
    void movedAway();
    void currentChanged();
    void detailsToggled();
    void detailsClosed();
    void chartWanted();
    void deviceWanted();
    void copyWanted();
    void newestWanted();
    void topWanted();
    void oldestWanted();
    void menuWanted(const QPoint &globalPos);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildList(const Clock &clock);
    void buildTable();
    void connectView(QAbstractItemView *view);
    void resetColumns();
    void showColumnMenu(const QPoint &pos);
    void onScrolled(QAbstractItemView *view);
    void rememberPlace();
    void keepPlace();
    void onAboutToForget(int first, int last);
    [[nodiscard]] bool handleKey(const QKeyEvent &event);
    [[nodiscard]] bool isOurs(const QKeyEvent &event) const;
    void wantMenu();

    ActivityModel &m_model;
    QListView *m_list;
    QTableView *m_table;
    QItemSelectionModel *m_selection = nullptr;
    QPersistentModelIndex m_anchor; // the first row in view, where it is to stay
    int m_anchorTop = 0;
    bool m_wasAtTop = true;
    bool m_settling = false; // we scroll or select, not the user
};

} // namespace ui
