// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/telemetry_export.h"

#include "export/columns.h"
#include "model/metrics.h"

namespace exports {

Result<void> TelemetryExport::header(const QStringList &fields)
{
    QStringList names;
    for (const TelemetryColumn &column : telemetryColumnsBefore())
        names += QString::fromLatin1(column.name);
    if (m_form == TelemetryForm::Long) {
        for (const TelemetryColumn &column : telemetryLongColumns())
            names += QString::fromLatin1(column.name);
    } else {
        QStringList columns = fields;
        columns.removeDuplicates();
        sortAsColumns(columns);
        m_columnOf.clear();
        for (const QString &field : std::as_const(columns)) {
            m_columnOf.insert(field, int(m_columnOf.size()));
            names += fieldHeader(field);
        }
        m_cells.assign(std::size_t(columns.size()), nullptr);
    }
    for (const TelemetryColumn &column : telemetryColumnsAfter())
        names += QString::fromLatin1(column.name);
    return m_out.header(names);
}

Result<void> TelemetryExport::row(const TelemetryRecord &record)
{
    return m_form == TelemetryForm::Wide ? wideRow(record) : longRows(record);
}

Result<void> TelemetryExport::wideRow(const TelemetryRecord &record)
{
    std::fill(m_cells.begin(), m_cells.end(), nullptr);
    for (const Field &field : record.row.telemetry) {
        const auto column = m_columnOf.constFind(field.name);
        if (column == m_columnOf.cend())
            ++m_leftOut;
        else
            m_cells[std::size_t(*column)] = &field.value;
    }
    const TelemetryCells cells{record, m_times};
    for (const TelemetryColumn &column : telemetryColumnsBefore())
        column.write(m_out, cells);
    for (const Value *value : m_cells)
        value ? m_out.value(*value) : m_out.empty();
    for (const TelemetryColumn &column : telemetryColumnsAfter())
        column.write(m_out, cells);
    ++m_rows;
    return m_out.endRow();
}

Result<void> TelemetryExport::longRows(const TelemetryRecord &record)
{
    for (const Field &field : record.row.telemetry) {
        const TelemetryCells cells{record, m_times, &field};
        for (const auto columns : {telemetryColumnsBefore(), telemetryLongColumns(), telemetryColumnsAfter()}) {
            for (const TelemetryColumn &column : columns)
                column.write(m_out, cells);
        }
        ++m_rows;
        if (auto written = m_out.endRow(); !written)
            return written;
    }
    return {};
}

} // namespace exports
