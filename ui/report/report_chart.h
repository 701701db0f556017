// SPDX-License-Identifier: GPL-3.0-or-later
// A chart of a report: the layers of the window's chart, painted without a widget.
#pragma once

#include "monitor/report_content.h"
#include "ui/report/page_flow.h"

#include <QFont>

namespace ui {

// `width`: of the page's area. The piece holds what it paints.
[[nodiscard]] FlowPiece reportChart(const monitor::ReportChart &chart, const monitor::ReportPeriod &period,
                                    const QFont &font, double width);

} // namespace ui
