// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/activity_views.h"

#include "ui/activity/activity_columns.h"
#include "ui/activity/activity_delegate.h"
#include "ui/activity/activity_model.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QListView>
#include <QMenu>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QTableView>
#include <set>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr int kCompactPad = 10;

} // namespace

ActivityViews::ActivityViews(ActivityModel &model, const Clock &clock, QWidget *parent)
    : QStackedWidget(parent), m_model(model), m_list(new QListView), m_table(new QTableView)
{
    // Before the views hear of it: a current row that is forgotten must not make them choose another one.
    connect(&m_model, &ActivityModel::aboutToForget, this, &ActivityViews::onAboutToForget);
    connect(&m_model, &ActivityModel::aboutToMove, this, &ActivityViews::rememberPlace);
    buildList(clock);
    buildTable();
    m_selection = m_list->selectionModel();
    m_table->setSelectionModel(m_selection);
    addWidget(m_list);
    addWidget(m_table);
    connectView(m_list);
    connectView(m_table);
    connect(&m_model, &ActivityModel::moved, this, &ActivityViews::keepPlace);
    // By the selection, not by the current row: a view that gets the focus makes its first row current by itself.
    connect(m_selection, &QItemSelectionModel::selectionChanged, this, [this] {
        if (m_selection->hasSelection() && !m_settling)
            Q_EMIT movedAway();
        Q_EMIT currentChanged();
    });
    connect(&clock, &Clock::tick, this, [this] { view()->viewport()->update(); });
}

void ActivityViews::buildList(const Clock &clock)
{
    m_list->setObjectName(u"activityList"_s);
    m_list->setAccessibleName(tr("Activities, newest first"));
    m_list->setItemDelegate(new ActivityDelegate(m_model, clock, m_list));
    m_list->setModel(&m_model);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->verticalScrollBar()->setSingleStep(24);
}

void ActivityViews::buildTable()
{
    m_table->setObjectName(u"activityTable"_s);
    m_table->setAccessibleName(tr("Activities, newest first"));
    m_table->setItemDelegate(new ActivityCellDelegate(m_model, m_table));
    m_table->setModel(&m_model);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setCornerButtonEnabled(false);
    QHeaderView *rows = m_table->verticalHeader();
    rows->hide();
    rows->setSectionResizeMode(QHeaderView::Fixed);
    rows->setMinimumSectionSize(16);
    rows->setDefaultSectionSize(fontMetrics().height() + kCompactPad);
    QHeaderView *header = m_table->horizontalHeader();
    header->setObjectName(u"activityHeader"_s);
    header->setSectionsMovable(true);
    header->setHighlightSections(false);
    header->setStretchLastSection(true);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QHeaderView::customContextMenuRequested, this, &ActivityViews::showColumnMenu);
    resetColumns();
}

void ActivityViews::connectView(QAbstractItemView *view)
{
    view->setContextMenuPolicy(Qt::NoContextMenu);
    view->installEventFilter(this);
    view->viewport()->installEventFilter(this);
    connect(view, &QAbstractItemView::doubleClicked, this, &ActivityViews::detailsToggled);
    connect(view->verticalScrollBar(), &QScrollBar::valueChanged, this, [this, view] { onScrolled(view); });
    connect(view->verticalScrollBar(), &QScrollBar::rangeChanged, this, &ActivityViews::wantRows);
}

void ActivityViews::resetColumns()
{
    int column = 0;
    for (const ActivityColumn &known : activityColumns()) {
        m_table->setColumnWidth(column, known.width * fontMetrics().averageCharWidth() + 2 * metrics::kGap);
        m_table->setColumnHidden(column, !known.isShown);
        m_table->horizontalHeader()->moveSection(m_table->horizontalHeader()->visualIndex(column), column);
        ++column;
    }
}

void ActivityViews::showColumnMenu(const QPoint &pos)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    int column = 0;
    for (const ActivityColumn &known : activityColumns()) {
        QAction *action = menu->addAction(columnTitle(known));
        action->setCheckable(true);
        action->setChecked(!m_table->isColumnHidden(column));
        // One must stay: a table without columns has no header to bring them back with.
        action->setEnabled(m_table->isColumnHidden(column) || m_table->horizontalHeader()->hiddenSectionCount() <
                                                                  m_table->horizontalHeader()->count() - 1);
        connect(action, &QAction::toggled, this,
                [this, column](bool shown) { m_table->setColumnHidden(column, !shown); });
        ++column;
    }
    menu->addSeparator();
    menu->addAction(tr("Columns as at first"), this, &ActivityViews::resetColumns);
    menu->popup(m_table->horizontalHeader()->mapToGlobal(pos));
}

void ActivityViews::setCompact(bool compact)
{
    if (compact == isCompact())
        return;
    const bool hadFocus = view()->hasFocus();
    const QScopedValueRollback settling(m_settling, true);
    setCurrentWidget(compact ? static_cast<QWidget *>(m_table) : m_list);
    if (hadFocus)
        view()->setFocus();
    if (m_selection->currentIndex().isValid())
        view()->scrollTo(m_selection->currentIndex(), QAbstractItemView::PositionAtCenter);
    else
        view()->scrollToTop();
    wantRows();
}

bool ActivityViews::isCompact() const
{
    return currentWidget() == m_table;
}

QAbstractItemView *ActivityViews::view() const
{
    return isCompact() ? static_cast<QAbstractItemView *>(m_table) : m_list;
}

int ActivityViews::currentRow() const
{
    const QModelIndex current = m_selection->currentIndex();
    return current.isValid() && m_selection->isSelected(current) ? current.row() : -1;
}

QList<int> ActivityViews::selectedRows() const
{
    // By ranges: a list of all cells would be long.
    std::set<int> rows;
    for (const QItemSelectionRange &range : m_selection->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.insert(row);
    }
    return {rows.begin(), rows.end()};
}

void ActivityViews::choose(int row)
{
    const QScopedValueRollback settling(m_settling, true);
    const QModelIndex index = m_model.index(row, 0);
    m_selection->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    view()->doItemsLayout();
    view()->scrollTo(index, QAbstractItemView::PositionAtCenter);
    wantRows();
}

void ActivityViews::clearChoice()
{
    const QScopedValueRollback settling(m_settling, true);
    m_selection->clear();
}

void ActivityViews::scrollToTop()
{
    const QScopedValueRollback settling(m_settling, true);
    view()->scrollToTop();
}

QByteArray ActivityViews::columns() const
{
    return m_table->horizontalHeader()->saveState();
}

void ActivityViews::setColumns(const QByteArray &state)
{
    // Of another version with other columns: as at first.
    if (state.isEmpty() || !m_table->horizontalHeader()->restoreState(state) ||
        m_table->horizontalHeader()->hiddenSectionCount() >= m_table->horizontalHeader()->count())
        resetColumns();
}

void ActivityViews::wantRows()
{
    const QAbstractItemView *shown = view();
    const int rows = m_model.rowCount();
    if (rows == 0)
        return;
    const QModelIndex first = shown->indexAt(QPoint(4, 1));
    const QModelIndex last = shown->indexAt(QPoint(4, shown->viewport()->height() - 2));
    m_model.want(first.isValid() ? first.row() : 0, last.isValid() ? last.row() : rows - 1);
}

void ActivityViews::onScrolled(QAbstractItemView *scrolled)
{
    if (scrolled != view())
        return;
    if (!m_settling && scrolled->verticalScrollBar()->value() > 0)
        Q_EMIT movedAway();
    wantRows();
}

void ActivityViews::rememberPlace()
{
    m_settling = true;
    QAbstractItemView *shown = view();
    m_wasAtTop = !m_model.isPaused();
    const QModelIndex first = shown->indexAt(QPoint(4, 1));
    m_anchor = first;
    m_anchorTop = shown->visualRect(first).top();
}

// Rows came in or went above what is shown: scroll by as much as they are high.
void ActivityViews::keepPlace()
{
    QAbstractItemView *shown = view();
    shown->doItemsLayout();
    if (m_wasAtTop)
        shown->scrollToTop();
    else if (m_anchor.isValid())
        shown->verticalScrollBar()->setValue(shown->verticalScrollBar()->value() + shown->visualRect(m_anchor).top() -
                                             m_anchorTop);
    m_anchor = QPersistentModelIndex();
    m_settling = false;
    wantRows();
}

void ActivityViews::onAboutToForget(int first, int last)
{
    const int current = currentRow();
    if (current >= first && current <= last)
        m_selection->setCurrentIndex({}, QItemSelectionModel::NoUpdate);
}

bool ActivityViews::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
        if (handleKey(*static_cast<QKeyEvent *>(event)))
            return true;
        break;
    case QEvent::ShortcutOverride:
        // Ours before the window's, which may use the same keys elsewhere.
        if (isOurs(*static_cast<QKeyEvent *>(event))) {
            event->accept();
            return true;
        }
        break;
    case QEvent::ContextMenu:
        if (static_cast<QContextMenuEvent *>(event)->reason() == QContextMenuEvent::Mouse)
            Q_EMIT menuWanted(static_cast<QContextMenuEvent *>(event)->globalPos());
        else
            wantMenu();
        return true;
    case QEvent::Resize:
        if (watched == view()->viewport())
            QMetaObject::invokeMethod(this, &ActivityViews::wantRows, Qt::QueuedConnection);
        break;
    default:
        break;
    }
    return QStackedWidget::eventFilter(watched, event);
}

// By the key: beside the current row.
void ActivityViews::wantMenu()
{
    const QModelIndex current = m_selection->currentIndex();
    if (!current.isValid())
        return;
    const QRect row = view()->visualRect(current);
    Q_EMIT menuWanted(view()->viewport()->mapToGlobal(row.topLeft() + QPoint(metrics::kSide, row.height() / 2)));
}

bool ActivityViews::isOurs(const QKeyEvent &event) const
{
    if (event.matches(QKeySequence::Copy))
        return true;
    const bool isPlain = event.modifiers() == Qt::NoModifier || event.modifiers() == Qt::KeypadModifier;
    return isPlain && (event.key() == Qt::Key_G || event.key() == Qt::Key_D || event.key() == Qt::Key_Escape);
}

bool ActivityViews::handleKey(const QKeyEvent &event)
{
    struct Key
    {
        int key;
        Qt::KeyboardModifiers modifiers;
        void (ActivityViews::*said)();
    };
    static constexpr Key kKeys[] = {
        {Qt::Key_Return, Qt::NoModifier, &ActivityViews::detailsToggled},
        {Qt::Key_Enter, Qt::NoModifier, &ActivityViews::detailsToggled},
        {Qt::Key_Space, Qt::NoModifier, &ActivityViews::detailsToggled},
        {Qt::Key_Escape, Qt::NoModifier, &ActivityViews::detailsClosed},
        {Qt::Key_G, Qt::NoModifier, &ActivityViews::chartWanted},
        {Qt::Key_D, Qt::NoModifier, &ActivityViews::deviceWanted},
        {Qt::Key_End, Qt::NoModifier, &ActivityViews::newestWanted},
        {Qt::Key_Home, Qt::NoModifier, &ActivityViews::topWanted},
        {Qt::Key_End, Qt::ControlModifier, &ActivityViews::oldestWanted},
    };
    if (event.matches(QKeySequence::Copy)) {
        Q_EMIT copyWanted();
        return true;
    }
    for (const Key &known : kKeys) {
        if (event.key() == known.key && (event.modifiers() & ~Qt::KeypadModifier) == known.modifiers) {
            Q_EMIT(this->*known.said)();
            return true;
        }
    }
    return false;
}

} // namespace ui
