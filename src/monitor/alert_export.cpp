// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/alert_export.h"

#include "export/alerts_export.h"

using namespace Qt::StringLiterals;

namespace monitor {

Alert alertAsAt(Alert alert, qint64 atMs)
{
    if (alert.clearedAtMs && *alert.clearedAtMs >= atMs)
        alert.clearedAtMs.reset();
    alert.condition = alert.clearedAtMs ? AlertCondition::Normal : AlertCondition::Active;
    if (alert.acknowledgedAtMs && *alert.acknowledgedAtMs >= atMs) {
        alert.acknowledgedAtMs.reset();
        alert.acknowledgedBy.clear();
        alert.acknowledgement = Acknowledgement::Unacknowledged;
    }
    return alert;
}

Result<ExportSummary> exportAlerts(store::Reader &reader, const ExportJob &job, exports::RowWriter &out,
                                   const ExportProgress &progress, qint64 rows)
{
    exports::AlertsExport table(out, job.file.zone);
    ExportSummary summary;
    Result<void> done = table.header();
    bool goesOn = !progress || progress(0);
    const auto visit = [&](const store::AlertRecord &record) {
        const Alert alert = job.range.toMs ? alertAsAt(record.alert, *job.range.toMs) : record.alert;
        done = table.row(alert, record.deviceName);
        summary.lastId = alert.id;
        if (summary.firstId.isNull())
            summary.firstId = alert.id;
        goesOn = !progress || progress(table.rows());
        return done && goesOn && table.rows() < rows;
    };
    if (done && goesOn) {
        if (const auto read = reader.eachAlertDuring(job.range, visit); !read)
            return tl::unexpected(read.error());
    }
    if (!goesOn)
        return fail(Error::Kind::Cancelled, u"cancelled"_s, u"stopped; no file was written"_s);
    if (done)
        done = table.finish();
    if (!done)
        return tl::unexpected(done.error());
    summary.rows = table.rows();
    return summary;
}

Result<qint64> countAlerts(store::Reader &reader, const ExportJob &job, const std::function<void(qint64)> &tell)
{
    qint64 rows = 0;
    const auto read = reader.eachAlertDuring(job.range, [&](const store::AlertRecord &) {
        tell(++rows);
        return true;
    });
    return read ? Result<qint64>(rows) : tl::unexpected(read.error());
}

} // namespace monitor
