// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/events_export.h"

#include "export/columns.h"

#include <QJsonDocument>

namespace exports {

EventsCsv::EventsCsv(QIODevice *device, const CsvOptions &options) : m_csv(device, options.style), m_times(options.zone)
{
}

Result<void> EventsCsv::header()
{
    for (const EventColumn &column : eventColumns())
        m_csv.text(QString::fromLatin1(column.name));
    return m_csv.endRow();
}

Result<void> EventsCsv::row(const ActivityRecord &record)
{
    const QJsonObject metadata = QJsonDocument::fromJson(record.row.metadata).object();
    for (const EventColumn &column : eventColumns())
        column.write(m_csv, {record, metadata, m_times});
    ++m_rows;
    return m_csv.endRow();
}

Result<void> EventsCsv::finish()
{
    return m_csv.flush();
}

} // namespace exports
