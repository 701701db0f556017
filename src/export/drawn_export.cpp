// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/drawn_export.h"

#include "base/times.h"

namespace exports {
namespace {

struct DrawnCells
{
    const DrawnSeries &series;
    const SeriesPoint &point;
    LocalTimes &times;
};
struct DrawnColumn
{
    const char *name;
    void (*write)(CsvWriter &csv, const DrawnCells &cells);
};
constexpr DrawnColumn kColumns[] = {
    {"time_utc", [](CsvWriter &csv, const DrawnCells &c) { csv.ascii(isoUtcBytes(c.point.tMs)); }},
    {"time_local", [](CsvWriter &csv, const DrawnCells &c) { csv.ascii(c.times.text(c.point.tMs)); }},
    {"device", [](CsvWriter &csv, const DrawnCells &c) { csv.text(c.series.device); }},
    {"metric", [](CsvWriter &csv, const DrawnCells &c) { csv.text(c.series.metric); }},
    {"n", [](CsvWriter &csv, const DrawnCells &c) { csv.integer(c.point.n); }},
    {"min", [](CsvWriter &csv, const DrawnCells &c) { csv.number(c.point.min); }},
    {"mean", [](CsvWriter &csv, const DrawnCells &c) { csv.number(c.point.mean); }},
    {"max", [](CsvWriter &csv, const DrawnCells &c) { csv.number(c.point.max); }},
    {"last", [](CsvWriter &csv, const DrawnCells &c) { csv.number(c.point.last); }},
};

} // namespace

DrawnCsv::DrawnCsv(QIODevice *device, const CsvOptions &options) : m_csv(device, options.style), m_times(options.zone)
{
}

Result<void> DrawnCsv::header()
{
    for (const DrawnColumn &column : kColumns)
        m_csv.text(QString::fromLatin1(column.name));
    return m_csv.endRow();
}

Result<void> DrawnCsv::series(const DrawnSeries &series)
{
    for (const SeriesPoint &point : series.points) {
        const DrawnCells cells{series, point, m_times};
        for (const DrawnColumn &column : kColumns)
            column.write(m_csv, cells);
        if (auto done = m_csv.endRow(); !done)
            return done;
        ++m_rows;
    }
    return {};
}

Result<void> DrawnCsv::finish()
{
    return m_csv.flush();
}

} // namespace exports
