// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/row_painting.h"

#include "ui/common/icons.h"

#include <QPainter>
#include <QStyleOptionViewItem>

namespace ui {
namespace {

constexpr int kPad = metrics::kCellPad;
constexpr int kGlyph = 18;
constexpr int kBar = 3; // the current row's mark

} // namespace

void paintRowGround(QPainter &painter, const QStyleOptionViewItem &option, bool isFirst)
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

void paintRowState(QPainter &painter, const QRect &cell, const RowState &state, const QFont &font)
{
    const Theme &look = theme();
    const Tone tone = state.tone;
    const QRect square(cell.left() + metrics::kSide - kPad, cell.center().y() - metrics::kRowIcon / 2 + 1,
                       metrics::kRowIcon, metrics::kRowIcon);
    painter.setPen(Qt::NoPen);
    painter.setBrush(look.tint(tone, look.base));
    painter.drawRoundedRect(square, metrics::kRadius, metrics::kRadius);
    const int margin = (metrics::kRowIcon - kGlyph) / 2;
    paintIcon(painter, square.adjusted(margin, margin, -margin, -margin), state.icon, look.of(tone));
    const QRect word(square.right() + kPad, cell.top(), cell.right() - square.right() - kPad, cell.height());
    painter.setPen(tone == Tone::Good || tone == Tone::Neutral ? look.text : look.of(tone));
    painter.setFont(tone == Tone::Critical ? headlineFont(font) : font);
    painter.drawText(word, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(state.word, Qt::ElideRight, word.width()));
}

void paintRowLines(QPainter &painter, const QRect &cell, const RowLines &lines, const QFont &base)
{
    painter.setFont(lines.font);
    painter.setPen(lines.color);
    const QFontMetrics large = painter.fontMetrics();
    const int height = lines.second.isEmpty() ? large.height() : large.height() * 2;
    QRect line(cell.left(), cell.top() + (cell.height() - height) / 2, cell.width(), large.height());
    painter.drawText(line, lines.align | Qt::AlignVCenter | Qt::TextSingleLine,
                     large.elidedText(lines.first, Qt::ElideRight, line.width()));
    if (lines.second.isEmpty())
        return;
    line.translate(0, large.height());
    painter.setFont(base);
    painter.setPen(theme().secondary);
    painter.drawText(line, lines.align | Qt::AlignVCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(lines.second, Qt::ElideRight, line.width()));
}

int rowHeight(const QFont &font)
{
    return std::max(QFontMetrics(headlineFont(font)).height() * 2 + kPad, metrics::kRowIcon + kPad * 2);
}

} // namespace ui
