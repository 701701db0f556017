// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/alerts_export.h"

#include "export/columns.h"

namespace exports {

Result<void> AlertsExport::header()
{
    QStringList names;
    for (const AlertColumn &column : alertColumns())
        names += QString::fromLatin1(column.name);
    return m_out.header(names);
}

Result<void> AlertsExport::row(const Alert &alert, const QString &deviceName)
{
    for (const AlertColumn &column : alertColumns())
        column.write(m_out, {alert, deviceName, m_times});
    ++m_rows;
    return m_out.endRow();
}

} // namespace exports
