// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/page_table.h"

#include <QPainter>

namespace ui {
namespace {

constexpr double kRowHeight = 1.7; // heights of text
constexpr double kCellGap = 12;
constexpr double kSlack = 2;        // what rounding may take
constexpr double kMostFixed = 0.16; // of the table's width
constexpr double kMostShared = 0.3;

double naturalWidth(const std::vector<PageRow> &rows, const PageColumn &column, int at, const QFont &font)
{
    const QFontMetricsF text(font), title(headlineFont(font));
    double width = title.horizontalAdvance(column.title);
    for (const PageRow &row : rows)
        width = std::max(width, text.horizontalAdvance(row.cells.value(at)));
    return width + kCellGap + kSlack;
}

// Of a table as wide as 1. Columns without a share are as wide as their texts, within reason; the others get the rest.
std::vector<double> widthsOf(const std::vector<PageColumn> &columns, const std::vector<PageRow> &rows,
                             const QFont &font, double tableWidth)
{
    std::vector<double> widths;
    double fixed = 0, wanted = 0, shares = 0;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const bool isFixed = columns[i].share <= 0;
        const double atMost = isFixed ? kMostFixed : kMostShared;
        widths.push_back(std::min(naturalWidth(rows, columns[i], int(i), font) / tableWidth, atMost));
        (isFixed ? fixed : wanted) += widths.back();
        shares += columns[i].share;
    }
    const double rest = 1 - fixed;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].share > 0)
            widths[i] =
                wanted > rest ? widths[i] * rest / wanted : widths[i] + (rest - wanted) * columns[i].share / shares;
    }
    return widths;
}

// Calls `paintCell` with the place of each cell.
void paintCells(const QRectF &where, const std::vector<double> &widths,
                const std::function<void(int column, const QRectF &cell)> &paintCell)
{
    double x = where.left();
    for (std::size_t i = 0; i < widths.size(); ++i) {
        const double width = where.width() * widths[i];
        paintCell(int(i), {x, where.top(), width - (i + 1 < widths.size() ? kCellGap : 0), where.height()});
        x += width;
    }
}

void paintText(QPainter &painter, const QRectF &cell, const QString &text, bool isRight)
{
    const QFontMetricsF metrics(painter.font());
    painter.drawText(cell, int((isRight ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter | Qt::TextSingleLine),
                     metrics.elidedText(text, Qt::ElideRight, cell.width()));
}

struct Table
{
    std::vector<PageColumn> columns;
    std::vector<double> widths;
    QFont font;
};

void paintHeader(QPainter &painter, const QRectF &where, const Table &table)
{
    painter.setFont(headlineFont(table.font));
    painter.setPen(theme().secondary);
    paintCells(where, table.widths, [&](int i, const QRectF &cell) {
        const PageColumn &column = table.columns[std::size_t(i)];
        paintText(painter, cell, column.title, column.isRight);
    });
    painter.setPen(QPen(theme().secondary, 0.8));
    painter.drawLine(where.bottomLeft(), where.bottomRight());
}

void paintRow(QPainter &painter, const QRectF &where, const Table &table, const PageRow &row)
{
    painter.setFont(tabularFont(table.font));
    if (!row.isContinued) {
        painter.setPen(QPen(theme().line, 0.6));
        painter.drawLine(where.topLeft(), where.topRight());
    }
    bool isFirst = true;
    paintCells(where, table.widths, [&](int i, const QRectF &cell) {
        const QString text = row.cells.value(i);
        const bool isToned =
            !text.isEmpty() && std::exchange(isFirst, isFirst && text.isEmpty()) && row.tone != Tone::Neutral;
        painter.setPen(isToned ? theme().of(row.tone) : theme().text);
        paintText(painter, cell, text, table.columns[std::size_t(i)].isRight);
    });
}

} // namespace

void addTable(std::vector<FlowPiece> &pieces, const std::vector<PageColumn> &columns, const std::vector<PageRow> &rows,
              const TableLook &look)
{
    const auto table = std::make_shared<const Table>(
        Table{columns, widthsOf(columns, rows, tabularFont(look.font), look.width), look.font});
    const double height = QFontMetricsF(look.font).height() * kRowHeight;
    const auto header = std::make_shared<FlowPiece>();
    header->height = height;
    header->keepsNext = true;
    header->paint = [table](QPainter &painter, const QRectF &where) { paintHeader(painter, where, *table); };
    pieces.push_back(*header);
    for (const PageRow &row : rows) {
        FlowPiece piece;
        piece.height = height;
        piece.header = header;
        piece.paint = [table, row](QPainter &painter, const QRectF &where) { paintRow(painter, where, *table, row); };
        if (row.isContinued && !row.carried.isEmpty()) {
            PageRow first = row;
            first.cells[0] = row.carried;
            piece.paintFirst = [table, first](QPainter &painter, const QRectF &where) {
                paintRow(painter, where, *table, first);
            };
        }
        pieces.push_back(std::move(piece));
    }
}

} // namespace ui
