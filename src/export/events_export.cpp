// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/events_export.h"

#include "export/columns.h"

#include <QJsonDocument>

namespace exports {

Result<void> EventsExport::header()
{
    QStringList names;
    for (const EventColumn &column : eventColumns())
        names += QString::fromLatin1(column.name);
    return m_out.header(names);
}

Result<void> EventsExport::row(const ActivityRecord &record)
{
    const QJsonObject metadata = QJsonDocument::fromJson(record.row.metadata).object();
    for (const EventColumn &column : eventColumns())
        column.write(m_out, {record, metadata, m_times});
    ++m_rows;
    return m_out.endRow();
}

} // namespace exports
