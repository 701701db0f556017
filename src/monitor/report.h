// SPDX-License-Identifier: GPL-3.0-or-later
// A daily or weekly report: three tables as CSV with their manifests, and pages to read. One implementation, for window
// and command line; the pages are drawn by who can draw.
#pragma once

#include "monitor/exporter.h"
#include "monitor/profile.h"
#include "monitor/report_period.h"

namespace monitor {

struct ReportJob
{
    ReportPeriod period;
    QString folder; // made where it is missing
};

// `watchpost-daily-2026-11-27`, what all files of the report begin with.
[[nodiscard]] QString reportFileStem(const ReportPeriod &period);
[[nodiscard]] QString reportPagesPath(const ReportJob &job);

struct ReportFile
{
    QString path;
    qint64 rows = 0; // below the header
    bool operator==(const ReportFile &) const = default;
};
struct ReportFiles
{
    std::vector<ReportFile> tables;
    QString pages;                // empty: there are none, and this is why:
    std::optional<Error> noPages; // NotFound: this machine cannot draw; else drawing failed
    bool operator==(const ReportFiles &) const = default;
};

enum class ReportStage { Telemetry, Events, Alerts, Pages };
// Rows of the stage so far, of pages 0; false ends the report: Error::Kind::Cancelled.
using ReportProgress = std::function<bool(ReportStage stage, qint64 rows)>;

// Draws the pages into the file `path`, which appears whole or not at all. Where it cannot, the report goes without;
// Error::Kind::Cancelled ends it.
using DrawPages = std::function<Result<void>(const QString &path)>;

// The same store gives the same bytes of CSV. The tables get their places together when all is written, so that a
// report that is stopped, or killed, leaves none. `nowMs`: UTC.
[[nodiscard]] Result<ReportFiles> writeReport(store::Reader &reader, const ReportJob &job, qint64 nowMs,
                                              const ReportProgress &progress, const DrawPages &draw);

} // namespace monitor
