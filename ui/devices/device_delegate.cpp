// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/devices/device_delegate.h"

#include "ui/alerts/alert_words.h"
#include "ui/common/icons.h"
#include "ui/common/row_painting.h"
#include "ui/devices/device_model.h"
#include "ui/devices/sparklines.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr double kLine = 1.4;
constexpr int kMark = 18; // of a device with an open alert

void paintText(QPainter &painter, const QRect &cell, const QModelIndex &index, const QFont &base)
{
    const Theme &look = theme();
    const auto column = DeviceColumn(index.column());
    const bool isHeadline = column == DeviceColumn::Name;
    const bool dim = !isHeadline && index.data(DeviceModel::DimRole).toBool();
    const auto tone = Tone(index.data(DeviceModel::ToneRole).toInt());
    RowLines lines;
    lines.first = index.data().toString();
    lines.second = index.data(DeviceModel::SecondaryRole).toString();
    lines.font = isHeadline ? headlineFont(base) : tabularFont(base);
    lines.align = index.data(Qt::TextAlignmentRole).toInt() & Qt::AlignHorizontal_Mask;
    lines.color = dim ? look.secondary : look.text;
    if (column == DeviceColumn::LastSeen && tone == Tone::Warning)
        lines.color = look.warning;
    else if (isHeadline && tone == Tone::Critical)
        lines.color = look.critical;
    QRect room = cell;
    const QVariant alert = index.data(DeviceModel::AlertRole);
    if (isHeadline && alert.isValid()) {
        const auto severity = Severity(alert.toInt());
        const QRect mark(cell.right() - kMark, cell.center().y() - kMark / 2, kMark, kMark);
        paintIcon(painter, mark, severityIcon(severity), look.of(toneOf(severity)));
        room.setRight(mark.left() - metrics::kCellPad / 2);
    }
    paintRowLines(painter, room, lines, base);
}

} // namespace

DeviceDelegate::DeviceDelegate(const DeviceModel &model, const DeviceFilter &filter, Sparklines &lines, QObject *parent)
    : QStyledItemDelegate(parent), m_model(model), m_filter(filter), m_lines(lines)
{
}

void DeviceDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    paintRowGround(*painter, option, index.column() == 0);
    const QRect cell = option.rect.adjusted(metrics::kCellPad, 0, -metrics::kCellPad, -1);
    painter->setClipRect(option.rect);
    const auto column = DeviceColumn(index.column());
    if (column == DeviceColumn::State)
        paintRowState(*painter, cell,
                      {index.data(DeviceModel::IconRole).toString(), index.data().toString(),
                       Tone(index.data(DeviceModel::ToneRole).toInt())},
                      option.font);
    else if (column == DeviceColumn::Trend)
        paintTrend(*painter, cell, index);
    else
        paintText(*painter, cell, index, option.font);
    painter->restore();
}

void DeviceDelegate::paintTrend(QPainter &painter, const QRect &cell, const QModelIndex &index) const
{
    const QModelIndex source = m_filter.mapToSource(index);
    const DeviceRow &row = m_model.row(source.row());
    const Sparkline *lines = m_lines.of(row.device.id, row.mainField);
    if (!lines)
        return;
    const Theme &look = theme();
    const QRectF area = QRectF(cell).adjusted(2, 9, -4, -9);
    const QColor color = index.data(DeviceModel::DimRole).toBool() ? look.secondary : look.accent;
    painter.setPen(QPen(color, kLine, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    for (const QPolygonF &line : *lines) {
        QPolygonF drawn;
        for (const QPointF &point : line)
            drawn.append({area.left() + point.x() * area.width(), area.top() + point.y() * area.height()});
        // A reading by itself is a line of no length.
        if (drawn.size() == 1)
            drawn.append(drawn.first() + QPointF(0.5, 0));
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(drawn);
    }
}

QSize DeviceDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {100, rowHeight(option.font)};
}

} // namespace ui
