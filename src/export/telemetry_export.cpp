// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/telemetry_export.h"

#include "export/columns.h"
#include "model/metrics.h"

namespace exports {

TelemetryCsv::TelemetryCsv(QIODevice *device, const CsvOptions &options, TelemetryForm form)
    : m_csv(device, options.style), m_times(options.zone), m_form(form)
{
}

Result<void> TelemetryCsv::header(const QStringList &fields)
{
    QStringList columns = fields;
    columns.removeDuplicates();
    sortAsColumns(columns);
    for (const TelemetryColumn &column : telemetryColumnsBefore())
        m_csv.text(QString::fromLatin1(column.name));
    if (m_form == TelemetryForm::Long) {
        for (const TelemetryColumn &column : telemetryLongColumns())
            m_csv.text(QString::fromLatin1(column.name));
    } else {
        m_columnOf.clear();
        for (const QString &field : std::as_const(columns)) {
            m_columnOf.insert(field, int(m_columnOf.size()));
            m_csv.text(fieldHeader(field));
        }
        m_cells.assign(std::size_t(columns.size()), nullptr);
    }
    for (const TelemetryColumn &column : telemetryColumnsAfter())
        m_csv.text(QString::fromLatin1(column.name));
    return m_csv.endRow();
}

Result<void> TelemetryCsv::row(const TelemetryRecord &record)
{
    return m_form == TelemetryForm::Wide ? wideRow(record) : longRows(record);
}

Result<void> TelemetryCsv::wideRow(const TelemetryRecord &record)
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
        column.write(m_csv, cells);
    for (const Value *value : m_cells)
        value ? m_csv.value(*value) : m_csv.empty();
    for (const TelemetryColumn &column : telemetryColumnsAfter())
        column.write(m_csv, cells);
    ++m_rows;
    return m_csv.endRow();
}

Result<void> TelemetryCsv::longRows(const TelemetryRecord &record)
{
    for (const Field &field : record.row.telemetry) {
        const TelemetryCells cells{record, m_times, &field};
        for (const auto columns : {telemetryColumnsBefore(), telemetryLongColumns(), telemetryColumnsAfter()}) {
            for (const TelemetryColumn &column : columns)
                column.write(m_csv, cells);
        }
        ++m_rows;
        if (auto written = m_csv.endRow(); !written)
            return written;
    }
    return {};
}

Result<void> TelemetryCsv::finish()
{
    return m_csv.flush();
}

} // namespace exports
