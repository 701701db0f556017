// SPDX-License-Identifier: GPL-3.0-or-later
// The activity log as an export's rows (docs/formats.md, "Exports"), one at a time.
#pragma once

#include "export/local_times.h"
#include "export/row_writer.h"
#include "model/rows.h"

namespace exports {

class EventsExport
{
public:
    // `out` outlives the export; `zone`: of time_local.
    EventsExport(RowWriter &out, const QTimeZone &zone) : m_out(out), m_times(zone) {}
    // header(), then row() any number of times, then finish(). Errors are those of the writer.
    [[nodiscard]] Result<void> header();
    [[nodiscard]] Result<void> row(const ActivityRecord &record);
    [[nodiscard]] Result<void> finish() { return m_out.finish(); }
    [[nodiscard]] qint64 rows() const { return m_rows; }

private:
    RowWriter &m_out;
    LocalTimes m_times;
    qint64 m_rows = 0;
};

} // namespace exports
