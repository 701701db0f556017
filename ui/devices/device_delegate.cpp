// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/devices/device_delegate.h"

#include "ui/common/icons.h"
#include "ui/common/theme.h"
#include "ui/devices/device_model.h"
#include "ui/devices/sparklines.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr int kPad = 8;
constexpr int kGlyph = 18;
constexpr int kBar = 3; // the current row's mark
constexpr double kLine = 1.4;

void paintGround(QPainter &painter, const QStyleOptionViewItem &option, bool isFirst)
{
    const Theme &look = theme();
    if (option.state & QStyle::State_Selected)
        painter.fillRect(option.rect, look.tint(Tone::Accent, look.base));
    else if (option.state & QStyle::State_MouseOver)
        painter.fillRect(option.rect, look.tint(Tone::Accent, look.base, 0.05));
    painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), look.line);
    if (isFirst && (option.state & QStyle::State_Selected))
        painter.fillRect(QRect(option.rect.left(), option.rect.top(), kBar, option.rect.height()), look.accent);
}

// The square of a row's icon, with the word beside it.
void paintState(QPainter &painter, const QRect &cell, const QModelIndex &index, const QFont &font)
{
    const Theme &look = theme();
    const auto tone = Tone(index.data(DeviceModel::ToneRole).toInt());
    const QRect square(cell.left() + metrics::kSide - kPad, cell.center().y() - metrics::kRowIcon / 2 + 1,
                       metrics::kRowIcon, metrics::kRowIcon);
    painter.setPen(Qt::NoPen);
    painter.setBrush(look.tint(tone, look.base));
    painter.drawRoundedRect(square, metrics::kRadius, metrics::kRadius);
    const int margin = (metrics::kRowIcon - kGlyph) / 2;
    paintIcon(painter, square.adjusted(margin, margin, -margin, -margin), index.data(DeviceModel::IconRole).toString(),
              look.of(tone));
    const QRect word(square.right() + kPad, cell.top(), cell.right() - square.right() - kPad, cell.height());
    painter.setPen(tone == Tone::Good || tone == Tone::Neutral ? look.text : look.of(tone));
    painter.setFont(tone == Tone::Critical ? headlineFont(font) : font);
    const QString text = painter.fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, word.width());
    painter.drawText(word, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, text);
}

void paintText(QPainter &painter, const QRect &cell, const QModelIndex &index, const QFont &base)
{
    const Theme &look = theme();
    const auto column = DeviceColumn(index.column());
    const QString second = index.data(DeviceModel::SecondaryRole).toString();
    const int align = index.data(Qt::TextAlignmentRole).toInt() & Qt::AlignHorizontal_Mask;
    const bool dim = column != DeviceColumn::Name && index.data(DeviceModel::DimRole).toBool();
    const bool isHeadline = column == DeviceColumn::Name;
    painter.setFont(isHeadline ? headlineFont(base) : tabularFont(base));
    const auto tone = Tone(index.data(DeviceModel::ToneRole).toInt());
    QColor color = dim ? look.secondary : look.text;
    if (column == DeviceColumn::LastSeen && tone == Tone::Warning)
        color = look.warning;
    else if (column == DeviceColumn::Name && tone == Tone::Critical)
        color = look.critical;
    painter.setPen(color);
    const QFontMetrics large = painter.fontMetrics();
    const int lines = second.isEmpty() ? large.height() : large.height() * 2;
    QRect line(cell.left(), cell.top() + (cell.height() - lines) / 2, cell.width(), large.height());
    painter.drawText(line, align | Qt::AlignVCenter | Qt::TextSingleLine,
                     large.elidedText(index.data().toString(), Qt::ElideRight, line.width()));
    if (second.isEmpty())
        return;
    line.translate(0, large.height());
    painter.setFont(base);
    painter.setPen(look.secondary);
    painter.drawText(line, align | Qt::AlignVCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(second, Qt::ElideRight, line.width()));
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
    paintGround(*painter, option, index.column() == 0);
    const QRect cell = option.rect.adjusted(kPad, 0, -kPad, -1);
    painter->setClipRect(option.rect);
    const auto column = DeviceColumn(index.column());
    if (column == DeviceColumn::State)
        paintState(*painter, cell, index, option.font);
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
    return {100, std::max(QFontMetrics(headlineFont(option.font)).height() * 2 + kPad, metrics::kRowIcon + kPad * 2)};
}

} // namespace ui
