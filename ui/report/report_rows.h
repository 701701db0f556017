// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of a report: gaps, alerts, devices. Pure: content in, plain cells out.
#pragma once

#include "monitor/report_content.h"
#include "ui/report/page_table.h"

namespace ui {

[[nodiscard]] std::vector<PageColumn> gapColumns();
[[nodiscard]] std::vector<PageRow> gapRows(const monitor::ReportContent &content);

[[nodiscard]] std::vector<PageColumn> alertColumns();
[[nodiscard]] std::vector<PageRow> alertRows(const monitor::ReportContent &content);

struct DeviceRows
{
    std::vector<PageRow> rows; // by name; a row for each metric
    qint64 devicesLeftOut = 0;
};
[[nodiscard]] std::vector<PageColumn> deviceColumns();
// At most about `atMost` rows: devices with alerts before others.
[[nodiscard]] DeviceRows deviceRows(const monitor::ReportContent &content, std::size_t atMost = 160);

} // namespace ui
