// SPDX-License-Identifier: GPL-3.0-or-later
// A table as pieces of a page: its header stands on each page that it reaches; cells are plain, one line, elided.
#pragma once

#include "ui/common/theme.h"
#include "ui/report/page_flow.h"

#include <QStringList>

namespace ui {

struct PageColumn
{
    QString title;
    double share = 0;     // of what is left when every column has what its texts need; 0: none, and cut last
    bool isRight = false; // numbers
};

struct PageRow
{
    QStringList cells;
    Tone tone = Tone::Neutral; // of the first cell with a text; Neutral: text
    bool isContinued = false;  // belongs to the row above: no line between
    QString carried;           // first cell of a row that is continued, where it begins a page
};

struct TableLook
{
    QFont font;
    double width = 0; // of the page's area
};

void addTable(std::vector<FlowPiece> &pieces, const std::vector<PageColumn> &columns, const std::vector<PageRow> &rows,
              const TableLook &look);

} // namespace ui
