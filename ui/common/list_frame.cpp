// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/list_frame.h"

#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QSplitter>
#include <QTreeView>

using namespace Qt::StringLiterals;

namespace ui {

void setUpLargeList(QTreeView &list, std::span<const int> widths, int stretched)
{
    list.setRootIsDecorated(false);
    list.setUniformRowHeights(true);
    list.setAllColumnsShowFocus(true);
    list.setMouseTracking(true);
    list.setSelectionMode(QAbstractItemView::ExtendedSelection);
    list.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    list.setContextMenuPolicy(Qt::CustomContextMenu);
    list.setExpandsOnDoubleClick(false);
    list.setSortingEnabled(true);
    QHeaderView *header = list.header();
    header->setStretchLastSection(false);
    header->setSectionsMovable(true);
    for (std::size_t column = 0; column < widths.size(); ++column)
        header->resizeSection(int(column), widths[column]);
    header->setSectionResizeMode(stretched, QHeaderView::Stretch);
}

void setUpSearch(QLineEdit &search, int maxWidth)
{
    search.setClearButtonEnabled(true);
    search.setMaximumWidth(maxWidth);
    search.addAction(icon(u"search"_s), QLineEdit::LeadingPosition);
}

QWidget *barOf(std::initializer_list<QWidget *> left, std::initializer_list<QWidget *> right)
{
    auto *bar = new QWidget;
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(metrics::kSide, metrics::kGap, metrics::kSide, metrics::kGap);
    row->setSpacing(metrics::kGap);
    for (QWidget *widget : left)
        row->addWidget(widget);
    row->addStretch();
    for (QWidget *widget : right)
        row->addWidget(widget, widget == *(right.end() - 1) ? 1 : 0);
    return bar;
}

void putBeside(QSplitter &splitter, QWidget *list, QWidget *details)
{
    splitter.addWidget(list);
    splitter.addWidget(details);
    splitter.setChildrenCollapsible(false);
    splitter.setHandleWidth(1);
    splitter.setStretchFactor(0, 1);
    splitter.setStretchFactor(1, 0);
    details->hide();
}

} // namespace ui
