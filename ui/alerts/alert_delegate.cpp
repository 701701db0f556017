// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/alert_delegate.h"

#include "ui/alerts/alert_model.h"
#include "ui/common/row_painting.h"

#include <QPainter>

namespace ui {

void AlertDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &look = theme();
    const auto column = AlertColumn(index.column());
    const auto tone = Tone(index.data(AlertModel::ToneRole).toInt());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    paintRowGround(*painter, option, index.column() == 0);
    painter->setClipRect(option.rect);
    const QRect cell = option.rect.adjusted(metrics::kCellPad, 0, -metrics::kCellPad, -1);
    if (column == AlertColumn::Severity) {
        paintRowState(*painter, cell, {index.data(AlertModel::IconRole).toString(), index.data().toString(), tone},
                      option.font);
        painter->restore();
        return;
    }
    const bool urgent = index.data(AlertModel::UrgentRole).toBool();
    RowLines lines;
    lines.first = index.data().toString();
    lines.second = index.data(AlertModel::SecondaryRole).toString();
    lines.align = index.data(Qt::TextAlignmentRole).toInt() & Qt::AlignHorizontal_Mask;
    lines.color = index.data(AlertModel::DimRole).toBool() ? look.secondary : look.text;
    lines.font = tabularFont(option.font);
    if (column == AlertColumn::Device || (column == AlertColumn::State && urgent))
        lines.font = headlineFont(option.font);
    if (column == AlertColumn::Device && urgent && tone == Tone::Critical)
        lines.color = look.critical;
    paintRowLines(*painter, cell, lines, option.font);
    painter->restore();
}

QSize AlertDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {100, rowHeight(option.font)};
}

} // namespace ui
