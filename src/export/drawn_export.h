// SPDX-License-Identifier: GPL-3.0-or-later
// The points of a chart as CSV, as they are drawn: a line for each reading or, where readings are drawn together, for
// each bucket with its extremes.
#pragma once

#include "export/events_export.h"
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
class DrawnCsv
{
public:
    DrawnCsv(QIODevice *device, const CsvOptions &options);
    // header(), then series() for one after the other, then finish(). Error::Kind::Io where the device takes no more.
    [[nodiscard]] Result<void> header();
    [[nodiscard]] Result<void> series(const DrawnSeries &series);
    [[nodiscard]] Result<void> finish();
    [[nodiscard]] qint64 rows() const { return m_rows; }

private:
    CsvWriter m_csv;
    LocalTimes m_times;
    qint64 m_rows = 0;
};

} // namespace exports
