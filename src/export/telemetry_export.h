// SPDX-License-Identifier: GPL-3.0-or-later
// Readings as an export's rows (docs/formats.md, "Exports"), a reading at a time: wide (a column per field) or long (a
// row per field).
#pragma once

#include "export/local_times.h"
#include "export/row_writer.h"
#include "model/rows.h"

#include <QHash>
#include <QStringList>

namespace exports {

enum class TelemetryForm { Wide, Long };

class TelemetryExport
{
public:
    // `out` outlives the export; `zone`: of time_local.
    TelemetryExport(RowWriter &out, const QTimeZone &zone, TelemetryForm form = TelemetryForm::Wide)
        : m_out(out), m_times(zone), m_form(form)
    {
    }
    // `fields`: every field that the readings have; the columns are put in the metric table's order, then by name.
    // Not used in the long form.
    [[nodiscard]] Result<void> header(const QStringList &fields);
    // A field that header() was not told of is left out of the wide form; fieldsLeftOut() counts them.
    [[nodiscard]] Result<void> row(const TelemetryRecord &record);
    [[nodiscard]] Result<void> finish() { return m_out.finish(); }
    [[nodiscard]] qint64 rows() const { return m_rows; } // lines below the header
    [[nodiscard]] qint64 fieldsLeftOut() const { return m_leftOut; }

private:
    [[nodiscard]] Result<void> wideRow(const TelemetryRecord &record);
    [[nodiscard]] Result<void> longRows(const TelemetryRecord &record);

    RowWriter &m_out;
    LocalTimes m_times;
    TelemetryForm m_form;
    QHash<QString, int> m_columnOf;
    std::vector<const Value *> m_cells; // of the row being written, by column
    qint64 m_rows = 0;
    qint64 m_leftOut = 0;
};

} // namespace exports
