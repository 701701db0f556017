// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/drawn_export.h"

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
    void (*write)(RowWriter &row, const DrawnCells &cells);
};
constexpr DrawnColumn kColumns[] = {
    {"time_utc", [](RowWriter &row, const DrawnCells &c) { row.utc(c.point.tMs); }},
    {"time_local",
     [](RowWriter &row, const DrawnCells &c) { row.local(c.point.tMs, c.times.offsetMinutes(c.point.tMs)); }},
    {"device", [](RowWriter &row, const DrawnCells &c) { row.text(c.series.device); }},
    {"metric", [](RowWriter &row, const DrawnCells &c) { row.text(c.series.metric); }},
    {"n", [](RowWriter &row, const DrawnCells &c) { row.integer(c.point.n); }},
    {"min", [](RowWriter &row, const DrawnCells &c) { row.number(c.point.min); }},
    {"mean", [](RowWriter &row, const DrawnCells &c) { row.number(c.point.mean); }},
    {"max", [](RowWriter &row, const DrawnCells &c) { row.number(c.point.max); }},
    {"last", [](RowWriter &row, const DrawnCells &c) { row.number(c.point.last); }},
};

} // namespace

Result<void> DrawnExport::header()
{
    QStringList names;
    for (const DrawnColumn &column : kColumns)
        names += QString::fromLatin1(column.name);
    return m_out.header(names);
}

Result<void> DrawnExport::series(const DrawnSeries &series)
{
    for (const SeriesPoint &point : series.points) {
        const DrawnCells cells{series, point, m_times};
        for (const DrawnColumn &column : kColumns)
            column.write(m_out, cells);
        if (auto done = m_out.endRow(); !done)
            return done;
        ++m_rows;
    }
    return {};
}

} // namespace exports
