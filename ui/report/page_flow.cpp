// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/page_flow.h"

namespace ui {
namespace {

// Pieces that must stand on one page: headings with what they are above.
std::size_t endOfGroup(const std::vector<FlowPiece> &pieces, std::size_t first)
{
    std::size_t end = first;
    while (end + 1 < pieces.size() && pieces[end].keepsNext)
        ++end;
    return end + 1;
}

} // namespace

std::vector<FlowPage> pagesOf(const std::vector<FlowPiece> &pieces, const QRectF &area)
{
    std::vector<FlowPage> pages(1);
    double y = area.top();
    bool isFirst = true;
    const auto put = [&](const FlowPiece &piece) {
        pages.back().push_back({&piece, {area.left(), y, area.width(), piece.height}, isFirst});
        y += piece.height;
    };
    for (std::size_t first = 0; first < pieces.size();) {
        const std::size_t end = endOfGroup(pieces, first);
        double height = 0;
        for (std::size_t i = first; i < end; ++i)
            height += pieces[i].height;
        if (y + height > area.bottom() && !pages.back().empty()) {
            pages.emplace_back();
            y = area.top();
            isFirst = true;
            if (pieces[first].header)
                put(*pieces[first].header);
        }
        for (; first < end; ++first) {
            if (!pieces[first].paint && pages.back().empty())
                continue;
            put(pieces[first]);
            isFirst = false;
        }
    }
    return pages;
}

} // namespace ui
