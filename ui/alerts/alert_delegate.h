// SPDX-License-Identifier: GPL-3.0-or-later
// Draws a row of the alerts: severity in its square, two lines a cell; what needs nobody any more is dimmed.
#pragma once

#include <QStyledItemDelegate>

namespace ui {

class AlertDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace ui
