// SPDX-License-Identifier: GPL-3.0-or-later
// `export events|telemetry`: streamed; the file appears whole or not at all. `verify FILE`: whether it is unchanged.
#include "console.h"
#include "monitor/export_manifest.h"
#include "row_query.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace {

// Counts records, shows progress and says when to end.
class Progress
{
public:
    bool step(qint64 rows)
    {
        if (++m_steps % 5000 == 0)
            console::progress(u"%L1 rows"_s.arg(rows));
        return !console::stopRequested();
    }

private:
    qint64 m_steps = 0;
};

Result<monitor::ExportJob> jobOf(const CommandLine &line)
{
    const QString word = line.value(u"format"_s);
    const auto format =
        word.isEmpty() ? exports::formatOfFile(line.value(u"out"_s)) : valueOf(exports::kFormatKeys, word);
    if (!format)
        return fail(Error::Kind::Usage, u"bad_format"_s, u"--format takes csv, xlsx or jsonl, not '%1'"_s.arg(word));
    monitor::ExportJob job;
    const QString localeName = line.value(u"locale"_s);
    const QLocale locale = localeName.isEmpty() ? QLocale::system() : QLocale(localeName);
    // Qt takes a name that it does not know for this one.
    const bool isPlain = localeName.isEmpty() || localeName.section(u'.', 0, 0) == "C"_L1 || localeName == "POSIX"_L1;
    if (locale.language() == QLocale::C && !isPlain)
        return fail(Error::Kind::Usage, u"unknown_locale"_s,
                    u"'%1' is not a locale: write a name such as de_DE or en_US"_s.arg(localeName));
    const auto style = exports::csvPreset(line.value(u"preset"_s), locale);
    if (!style)
        return tl::unexpected(style.error());
    const auto zone = exports::zoneOf(line.value(u"zone"_s));
    if (!zone)
        return tl::unexpected(zone.error());
    job.file = {*style, *zone, *format};
    job.filterText = line.value(u"filter"_s);
    job.withManifest = line.isSet(u"manifest"_s);
    if (line.isSet(u"long"_s))
        job.form = exports::TelemetryForm::Long;
    return job;
}

void sayHowItWent(const monitor::ExportSummary &written, const QString &out)
{
    if (written.valuesLeftOut > 0)
        console::note(
            u"%1 values of fields that came while exporting were left out: export again"_s.arg(written.valuesLeftOut));
    if (written.textsCut > 0)
        console::note(u"%1 texts were longer than a cell may be and are cut, with a note in the cell: csv and jsonl "
                      "have them whole"_s.arg(written.textsCut));
    if (out != "-"_L1)
        console::note(u"%L1 rows written to %2"_s.arg(written.rows).arg(out));
}

} // namespace

int runExport(const QStringList &arguments)
{
    CommandLine line("export", "Writes events or telemetry as CSV, Excel workbook or JSON Lines, oldest first.");
    line.storeOption();
    addRowOptions(line);
    line.option(u"format"_s, u"FORMAT"_s, u"csv, xlsx or jsonl; without it the ending of FILE, else csv"_s);
    line.option(u"preset"_s, u"PRESET"_s, u"data (RFC 4180) or excel (separator and decimal sign of the locale)"_s,
                u"data"_s);
    line.option(u"locale"_s, u"NAME"_s, u"locale of the excel preset, for example de_DE; without it the system's"_s);
    line.option(u"zone"_s, u"ZONE"_s, u"zone of time_local: UTC, local or a name such as Europe/Berlin"_s, u"UTC"_s);
    line.option(u"out"_s, u"FILE"_s, u"where to; - is standard output"_s, u"-"_s);
    line.flag(u"long"_s, u"telemetry: a row for each value (metric, value, unit)"_s);
    line.flag(u"manifest"_s, u"write FILE.manifest.json beside it, which 'watchpostctl verify FILE' checks"_s);
    line.positional(u"events|telemetry"_s, u"which table"_s);
    if (const auto status = line.parse(arguments))
        return *status;
    const QString table = line.positionals().value(0);
    if (line.positionals().size() != 1 || (table != "events"_L1 && table != "telemetry"_L1))
        return console::fail({Error::Kind::Usage, {}, u"export takes 'events' or 'telemetry'"_s});
    auto job = jobOf(line);
    if (!job)
        return console::fail(job.error());
    console::catchStopSignal();
    auto reader = openReader(line);
    if (!reader)
        return console::fail(reader.error());
    auto rows = rowSelectionOf(line, **reader, nowMs());
    if (!rows)
        return console::fail(rows.error());
    job->table = table == "events"_L1 ? monitor::ExportJob::Table::Events : monitor::ExportJob::Table::Telemetry;
    job->range = rows->range;
    job->types = std::move(rows->types);
    job->devices = std::move(rows->devices);
    job->filter = std::move(rows->filter);
    const QString out = line.value(u"out"_s);
    Progress progress;
    const auto written = monitor::exportToFile(**reader, std::move(*job), nowMs(), out,
                                               [&progress](qint64 done) { return progress.step(done); });
    console::endProgress();
    if (!written)
        return console::fail(written.error());
    sayHowItWent(*written, out);
    return 0;
}

int runVerify(const QStringList &arguments)
{
    CommandLine line("verify", "Checks an exported file against its manifest.");
    line.positional(u"FILE"_s, u"the file; FILE.manifest.json lies beside it"_s);
    if (const auto status = line.parse(arguments))
        return *status;
    const QString path = line.positionals().value(0);
    if (line.positionals().size() != 1)
        return console::fail({Error::Kind::Usage, {}, u"verify takes one file"_s});
    const auto facts = monitor::verifyExport(path);
    if (!facts)
        return console::fail(facts.error());
    console::line(u"%1: unchanged, %2 rows, SHA-256 %3"_s.arg(path, QString::number(facts->rows),
                                                              QString::fromLatin1(facts->digest.sha256)));
    return 0;
}
