// SPDX-License-Identifier: GPL-3.0-or-later
// How a row of the large lists looks: its ground, the square of its state with the word beside it, two lines of text.
#pragma once

#include "ui/common/theme.h"

#include <QRect>

class QPainter;
class QStyleOptionViewItem;

namespace ui {

void paintRowGround(QPainter &painter, const QStyleOptionViewItem &option, bool isFirst);

struct RowState
{
    QString icon;
    QString word;
    Tone tone = Tone::Neutral;
};
void paintRowState(QPainter &painter, const QRect &cell, const RowState &state, const QFont &font);

struct RowLines
{
    QString first;
    QString second; // in secondary text; empty: the first stands alone in the middle
    QFont font;     // of the first
    QColor color;   // of the first
    int align = Qt::AlignLeft;
};
void paintRowLines(QPainter &painter, const QRect &cell, const RowLines &lines, const QFont &base);
// Room for two lines and the square.
[[nodiscard]] int rowHeight(const QFont &font);

} // namespace ui
