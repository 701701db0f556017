// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of small lists in dialogs, as those of the large ones: air around them, and a ground on which ticks and colours
// stay readable when the row is chosen.
#pragma once

#include <QStyledItemDelegate>

namespace ui {

class RowDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace ui
