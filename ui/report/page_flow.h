// SPDX-License-Identifier: GPL-3.0-or-later
// Pieces that follow each other down a page and onto the next: their heights first, so that the number of pages is
// known before the first is painted.
#pragma once

#include <QRectF>
#include <functional>
#include <memory>
#include <vector>

class QPainter;

namespace ui {

struct FlowPiece
{
    double height = 0;
    std::function<void(QPainter &painter, const QRectF &where)> paint; // empty: a space, which no page begins with
    // Instead of paint() where it is the first of a page, behind its header; empty: the same.
    std::function<void(QPainter &painter, const QRectF &where)> paintFirst;
    bool keepsNext = false;                  // never the last of a page: a heading
    std::shared_ptr<const FlowPiece> header; // painted again before it where it is the first of a page
};

struct PlacedPiece
{
    const FlowPiece *piece = nullptr;
    QRectF where;
    bool isFirst = false; // of its page, behind a header

    void paint(QPainter &painter) const
    {
        const auto &way = isFirst && piece->paintFirst ? piece->paintFirst : piece->paint;
        if (way)
            way(painter, where);
    }
};
using FlowPage = std::vector<PlacedPiece>;

// `area`: of every page. What is higher than a page gets one to itself. At least one page. `pieces` outlive the answer.
[[nodiscard]] std::vector<FlowPage> pagesOf(const std::vector<FlowPiece> &pieces, const QRectF &area);

} // namespace ui
