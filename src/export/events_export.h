// SPDX-License-Identifier: GPL-3.0-or-later
// The activity log as CSV (docs/formats.md, "Events CSV"), a row at a time.
#pragma once

#include "export/csv_writer.h"
#include "export/local_times.h"
#include "model/rows.h"

namespace exports {

// What the CSV of both tables can be asked for.
struct CsvOptions
{
    CsvStyle style;
    QTimeZone zone = QTimeZone::utc(); // of time_local
};

class EventsCsv
{
public:
    EventsCsv(QIODevice *device, const CsvOptions &options);
    // header(), then row() any number of times, then finish(). Error::Kind::Io where the device takes no more.
    [[nodiscard]] Result<void> header();
    [[nodiscard]] Result<void> row(const ActivityRecord &record);
    [[nodiscard]] Result<void> finish();
    [[nodiscard]] qint64 rows() const { return m_rows; }

private:
    CsvWriter m_csv;
    LocalTimes m_times;
    qint64 m_rows = 0;
};

} // namespace exports
