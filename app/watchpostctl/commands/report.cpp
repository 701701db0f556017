// SPDX-License-Identifier: GPL-3.0-or-later
// `report daily|weekly`: tables of a day or week as CSV, and the pages, which the desktop program draws off screen.
#include "monitor/report.h"
#include "base/json_writer.h"
#include "base/times.h"
#include "console.h"
#include "page_drawer.h"
#include "row_query.h"

using namespace Qt::StringLiterals;

namespace {

// An option, the profile's zone, else that of this machine.
Result<QTimeZone> zoneFor(const CommandLine &line)
{
    const QString name = line.value(u"zone"_s);
    return exports::zoneOf(name.isEmpty() ? u"local"_s : name);
}

Result<monitor::ReportJob> jobOf(const CommandLine &line, qint64 nowMs)
{
    const QString word = line.positionals().value(0);
    const auto kind = valueOf(monitor::kReportKindKeys, word);
    if (!kind || line.positionals().size() != 1)
        return fail(Error::Kind::Usage, u"bad_kind"_s, u"report takes 'daily' or 'weekly'"_s);
    const QString folder = line.value(u"out"_s);
    if (folder.isEmpty())
        return fail(Error::Kind::Usage, u"no_folder"_s, u"report needs --out DIR, the folder for its files"_s);
    const auto zone = zoneFor(line);
    if (!zone)
        return tl::unexpected(zone.error());
    const auto date = monitor::reportDate(*kind, line.value(u"date"_s));
    if (!date)
        return tl::unexpected(date.error());
    const auto period = monitor::reportPeriod(*kind, *date, *zone, nowMs);
    return period ? Result<monitor::ReportJob>({*period, folder}) : tl::unexpected(period.error());
}

bool showProgress(monitor::ReportStage stage, qint64 rows)
{
    static constexpr const char *kStages[] = {"telemetry", "events", "alerts", "pages"};
    if (rows % 5000 == 0)
        console::progress(stage == monitor::ReportStage::Pages
                              ? u"drawing pages"_s
                              : u"%1: %L2 rows"_s.arg(QLatin1String(kStages[std::size_t(stage)])).arg(rows));
    return !console::stopRequested();
}

QByteArray jsonOf(const monitor::ReportJob &job, const monitor::ReportFiles &files)
{
    JsonWriter json;
    json.beginObject().field("report", QString::fromLatin1(keyOf(monitor::kReportKindKeys, job.period.kind)));
    json.field("label", job.period.label());
    json.field("zone", QString::fromUtf8(job.period.zone.id()));
    json.field("from", isoUtc(job.period.fromMs)).field("to", isoUtc(job.period.toMs));
    json.key("tables").beginArray();
    for (const monitor::ReportFile &file : files.tables)
        json.beginObject().field("file", file.path).field("rows", file.rows).endObject();
    json.endArray().key("pdf");
    files.pages.isEmpty() ? json.null() : json.value(files.pages);
    json.endObject();
    return json.take();
}

void print(const CommandLine &line, const monitor::ReportJob &job, const monitor::ReportFiles &files)
{
    if (line.isSet(u"json"_s)) {
        console::line(jsonOf(job, files));
    } else {
        for (const monitor::ReportFile &file : files.tables)
            console::line(
                u"%1: %2"_s.arg(file.path, file.rows == 0 ? u"nothing in that time"_s : u"%L1 rows"_s.arg(file.rows)));
        if (!files.pages.isEmpty())
            console::line(files.pages);
    }
}

} // namespace

int runReport(const QStringList &arguments)
{
    CommandLine line("report", "Writes the tables of a day or week as CSV, and pages with charts and alerts as PDF.");
    line.storeOption();
    line.option(u"date"_s, u"DATE"_s,
                u"a day of the period, 2026-11-27, or a week, 2026-W48; without it the last one that is over"_s);
    line.option(u"zone"_s, u"ZONE"_s,
                u"the site's zone, whose midnights bound the period; without it the profile's, else this machine's"_s);
    line.option(u"organization"_s, u"UUID"_s, u"whose rules the charts show"_s);
    line.option(u"out"_s, u"DIR"_s, u"folder for the files; made where it is missing"_s);
    line.flag(u"json"_s, u"print one JSON object"_s);
    line.positional(u"daily|weekly"_s, u"a day, or a week from Monday to Sunday"_s);
    if (const auto status = line.parse(arguments))
        return *status;
    const qint64 now = nowMs();
    const auto job = jobOf(line, now);
    if (!job)
        return console::fail(job.error());
    const auto profile = line.effectiveProfile();
    if (!profile)
        return console::fail(profile.error());
    console::catchStopSignal();
    auto reader = openReader(line);
    if (!reader)
        return console::fail(reader.error());
    const auto draw = [&](const QString &path) { return drawPages(*profile, *job, path); };
    const auto files = monitor::writeReport(**reader, *job, now, showProgress, draw);
    console::endProgress();
    if (!files)
        return console::fail(files.error());
    print(line, *job, *files);
    if (!files->noPages)
        return 0;
    // Where nothing can draw, tables are all that was to be had.
    if (files->noPages->kind != Error::Kind::NotFound)
        return console::fail(*files->noPages);
    console::note(files->noPages->text);
    return 0;
}
