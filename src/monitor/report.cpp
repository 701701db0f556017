// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/report.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace monitor {
namespace {

struct Part
{
    ReportStage stage;
    ExportJob::Table table;
    const char *name;
};
constexpr Part kParts[] = {
    {ReportStage::Telemetry, ExportJob::Table::Telemetry, "telemetry"},
    {ReportStage::Events, ExportJob::Table::Events, "events"},
    {ReportStage::Alerts, ExportJob::Table::Alerts, "alerts"},
};

QString pathOf(const ReportJob &job, const QString &ending)
{
    return QDir(job.folder).filePath(reportFileStem(job.period) + ending);
}

Result<PreparedExport> prepare(store::Reader &reader, const ReportJob &job, qint64 nowMs, const Part &part,
                               const ReportProgress &progress)
{
    ExportJob table;
    table.table = part.table;
    table.range = {job.period.fromMs, job.period.toMs};
    table.file.zone = job.period.zone;
    table.withManifest = true;
    const auto step = [&](qint64 rows) { return !progress || progress(part.stage, rows); };
    return prepareExport(reader, std::move(table), nowMs, pathOf(job, u"-%1.csv"_s.arg(QLatin1String(part.name))),
                         step);
}

} // namespace

QString reportFileStem(const ReportPeriod &period)
{
    return u"watchpost-%1-%2"_s.arg(QLatin1String(keyOf(kReportKindKeys, period.kind)), period.label());
}

QString reportPagesPath(const ReportJob &job)
{
    return pathOf(job, u".pdf"_s);
}

Result<ReportFiles> writeReport(store::Reader &reader, const ReportJob &job, qint64 nowMs,
                                const ReportProgress &progress, const DrawPages &draw)
{
    if (job.folder.isEmpty() || !QDir().mkpath(job.folder))
        return fail(Error::Kind::Io, u"no_folder"_s, u"the folder '%1' cannot be made"_s.arg(job.folder));
    std::vector<PreparedExport> tables;
    for (const Part &part : kParts) {
        auto prepared = prepare(reader, job, nowMs, part, progress);
        if (!prepared)
            return tl::unexpected(prepared.error());
        tables.push_back(std::move(*prepared));
    }
    if (progress && !progress(ReportStage::Pages, 0))
        return fail(Error::Kind::Cancelled, u"cancelled"_s, u"stopped; no file was written"_s);
    ReportFiles files;
    files.pages = reportPagesPath(job);
    if (const auto drawn = draw(files.pages); !drawn) {
        if (drawn.error().kind == Error::Kind::Cancelled)
            return tl::unexpected(drawn.error());
        files.pages.clear();
        files.noPages = drawn.error();
    }
    for (PreparedExport &table : tables) {
        if (const auto done = table.commit(); !done)
            return tl::unexpected(done.error());
        files.tables.push_back({table.path(), table.summary().rows});
    }
    return files;
}

} // namespace monitor
