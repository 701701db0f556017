// SPDX-License-Identifier: GPL-3.0-or-later
// Alerts as an export's rows (docs/formats.md, "Reports"), one at a time.
#pragma once

#include "export/local_times.h"
#include "export/row_writer.h"
#include "model/alert.h"

namespace exports {

class AlertsExport
{
public:
    // `out` outlives the export; `zone`: of the local times.
    AlertsExport(RowWriter &out, const QTimeZone &zone) : m_out(out), m_times(zone) {}
    // header(), then row() any number of times, then finish(). Errors are those of the writer.
    [[nodiscard]] Result<void> header();
    // `deviceName`: empty where the alert is about no device.
    [[nodiscard]] Result<void> row(const Alert &alert, const QString &deviceName);
    [[nodiscard]] Result<void> finish() { return m_out.finish(); }
    [[nodiscard]] qint64 rows() const { return m_rows; }

private:
    RowWriter &m_out;
    LocalTimes m_times;
    qint64 m_rows = 0;
};

} // namespace exports
