// SPDX-License-Identifier: GPL-3.0-or-later
// The points of a chart as an export's rows, as they are drawn: one for each reading or, where readings are drawn
// together, for each bucket with its extremes.
#pragma once

#include "export/local_times.h"
#include "export/row_writer.h"
#include "model/query.h"

namespace exports {

struct DrawnSeries
{
    QString device; // its name
    QString metric; // field name as stored
    std::vector<SeriesPoint> points;
};

// Columns: time_utc, time_local, device, metric, n, min, mean, max, last. The time is that of the reading (n = 1), or
// where the bucket begins.
class DrawnExport
{
public:
    // `out` outlives the export; `zone`: of time_local.
    DrawnExport(RowWriter &out, const QTimeZone &zone) : m_out(out), m_times(zone) {}
    // header(), then series() for one after the other, then finish(). Errors are those of the writer.
    [[nodiscard]] Result<void> header();
    [[nodiscard]] Result<void> series(const DrawnSeries &series);
    [[nodiscard]] Result<void> finish() { return m_out.finish(); }
    [[nodiscard]] qint64 rows() const { return m_rows; }

private:
    RowWriter &m_out;
    LocalTimes m_times;
    qint64 m_rows = 0;
};

} // namespace exports
