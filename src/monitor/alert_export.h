// SPDX-License-Identifier: GPL-3.0-or-later
// Alerts of a range as they were at its end, so that what a report says of a day does not change afterwards.
#pragma once

#include "monitor/exporter.h"

namespace monitor {

// What `alert` was before `atMs`, UTC: open if it cleared later, unacknowledged if that came later. Notes carry no time
// and stay as they are.
[[nodiscard]] Alert alertAsAt(Alert alert, qint64 atMs);

// ExportJob::Table::Alerts of exportRows(); at most `rows`.
[[nodiscard]] Result<ExportSummary> exportAlerts(store::Reader &reader, const ExportJob &job, exports::RowWriter &out,
                                                 const ExportProgress &progress,
                                                 qint64 rows = std::numeric_limits<qint64>::max());
[[nodiscard]] Result<qint64> countAlerts(store::Reader &reader, const ExportJob &job,
                                         const std::function<void(qint64)> &tell);

} // namespace monitor
