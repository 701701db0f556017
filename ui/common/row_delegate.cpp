// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/row_delegate.h"

#include "ui/common/row_painting.h"

namespace ui {
namespace {

constexpr int kRowPad = 2; // more than other items

} // namespace

void RowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    paintRowGround(*painter, option, index.column() == 0);
    QStyleOptionViewItem plain = option;
    plain.state &= ~(QStyle::State_Selected | QStyle::State_HasFocus | QStyle::State_MouseOver);
    QStyledItemDelegate::paint(painter, plain, index);
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return QStyledItemDelegate::sizeHint(option, index) + QSize(0, kRowPad);
}

} // namespace ui
