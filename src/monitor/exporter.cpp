// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/exporter.h"

#include "export/events_export.h"
#include "monitor/alert_export.h"

#include <QBuffer>
#include <QSet>

using namespace Qt::StringLiterals;

namespace monitor {
namespace {

constexpr int kMaxNamePart = 48;

Error stopped()
{
    return {Error::Kind::Cancelled, u"cancelled"_s, u"stopped; no file was written"_s};
}

store::ActivityQuery activityQueryOf(const ExportJob &job)
{
    store::ActivityQuery query;
    query.range = job.range;
    query.types = job.types;
    query.devices = job.devices;
    query.filter = job.filter;
    query.direction = PageDirection::Newer;
    return query;
}

store::TelemetryQuery telemetryQueryOf(const ExportJob &job)
{
    return {job.range, job.types, job.devices, job.filter};
}

// Writes what `each` visits behind the header.
template <typename Rows, typename Record, typename Each>
Result<ExportSummary> stream(Rows &rows, Result<void> done, const Each &each, const ExportProgress &progress)
{
    bool goesOn = true;
    ExportSummary summary;
    if (done) {
        const Result<void> read = each([&](const Record &record) {
            done = rows.row(record);
            summary.lastId = record.row.id;
            if (summary.firstId.isNull())
                summary.firstId = record.row.id;
            goesOn = !done || !progress || progress(rows.rows());
            return done && goesOn;
        });
        if (!read)
            return tl::unexpected(read.error());
    }
    if (!goesOn || (done && progress && !progress(rows.rows())))
        return tl::unexpected(stopped());
    if (done)
        done = rows.finish();
    if (!done)
        return tl::unexpected(done.error());
    // Packing a workbook takes its time.
    if (progress && !progress(rows.rows()))
        return tl::unexpected(stopped());
    summary.rows = rows.rows();
    return summary;
}

Result<ExportSummary> exportEvents(store::Reader &reader, const ExportJob &job, exports::RowWriter &out,
                                   const ExportProgress &progress)
{
    const store::ActivityQuery query = activityQueryOf(job);
    exports::EventsExport rows(out, job.file.zone);
    return stream<exports::EventsExport, ActivityRecord>(
        rows, rows.header(), [&](const auto &visit) { return reader.eachActivity(query, visit); }, progress);
}

Result<ExportSummary> exportTelemetry(store::Reader &reader, const ExportJob &job, exports::RowWriter &out,
                                      const ExportProgress &progress)
{
    const store::TelemetryQuery query = telemetryQueryOf(job);
    QStringList fields;
    if (job.form == exports::TelemetryForm::Wide) {
        const auto found = reader.telemetryFields(query);
        if (!found)
            return tl::unexpected(found.error());
        fields = *found;
    }
    exports::TelemetryExport rows(out, job.file.zone, job.form);
    auto summary = stream<exports::TelemetryExport, TelemetryRecord>(
        rows, rows.header(fields), [&](const auto &visit) { return reader.eachTelemetry(query, visit); }, progress);
    if (summary)
        summary->valuesLeftOut = rows.fieldsLeftOut();
    return summary;
}

exports::CsvStyle previewStyle(const ExportJob &job)
{
    return job.file.format == exports::Format::Csv ? job.file.style : exports::CsvStyle();
}

Result<QByteArray> firstEvents(store::Reader &reader, const ExportJob &job, int rows)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    exports::CsvWriter out(&buffer, previewStyle(job));
    exports::EventsExport csv(out, job.file.zone);
    Result<void> done = csv.header();
    const auto read = reader.eachActivity(activityQueryOf(job), [&](const ActivityRecord &record) {
        if (done && csv.rows() < rows)
            done = csv.row(record);
        return done && csv.rows() < rows;
    });
    if (!read)
        return tl::unexpected(read.error());
    if (done)
        done = csv.finish();
    return done ? Result<QByteArray>(buffer.data()) : tl::unexpected(done.error());
}

Result<QByteArray> firstReadings(store::Reader &reader, const ExportJob &job, int rows)
{
    std::vector<TelemetryRecord> records;
    QSet<QString> fields;
    const auto read = reader.eachTelemetry(telemetryQueryOf(job), [&](const TelemetryRecord &record) {
        records.push_back(record);
        for (const Field &field : record.row.telemetry)
            fields.insert(field.name);
        return int(records.size()) < rows;
    });
    if (!read)
        return tl::unexpected(read.error());
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    exports::CsvWriter out(&buffer, previewStyle(job));
    exports::TelemetryExport csv(out, job.file.zone, job.form);
    Result<void> done = csv.header(QStringList(fields.begin(), fields.end()));
    for (const TelemetryRecord &record : records) {
        if (done && csv.rows() < rows)
            done = csv.row(record);
    }
    if (done)
        done = csv.finish();
    return done ? Result<QByteArray>(buffer.data()) : tl::unexpected(done.error());
}

Result<QByteArray> firstAlerts(store::Reader &reader, const ExportJob &job, int rows)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    exports::CsvWriter out(&buffer, previewStyle(job));
    ExportJob first = job;
    first.file.format = exports::Format::Csv;
    const auto done = exportAlerts(reader, first, out, {}, rows);
    return done ? Result<QByteArray>(buffer.data()) : tl::unexpected(done.error());
}

} // namespace

Result<ExportSummary> exportRows(store::Reader &reader, const ExportJob &job, qint64 nowMs, QIODevice *out,
                                 const ExportProgress &progress)
{
    const auto writer = exports::makeWriter(out, job.file);
    Result<ExportSummary> summary;
    if (job.table == ExportJob::Table::Alerts) {
        summary = exportAlerts(reader, job, *writer, progress);
    } else if (job.table == ExportJob::Table::Events) {
        summary = exportEvents(reader, job, *writer, progress);
    } else {
        ExportJob closed = job;
        closed.range.toMs = job.range.toMs.value_or(nowMs);
        summary = exportTelemetry(reader, closed, *writer, progress);
    }
    if (summary)
        summary->textsCut = writer->textsCut();
    return summary;
}

Result<qint64> countRows(store::Reader &reader, const ExportJob &job, std::atomic<qint64> *rowsSoFar)
{
    const auto tell = [rowsSoFar](qint64 rows) {
        if (rowsSoFar)
            *rowsSoFar = rows;
    };
    if (job.table == ExportJob::Table::Events)
        return reader.countActivities(activityQueryOf(job), tell);
    if (job.table == ExportJob::Table::Alerts)
        return countAlerts(reader, job, tell);
    if (job.form == exports::TelemetryForm::Wide)
        return reader.countTelemetry(telemetryQueryOf(job), tell);
    qint64 rows = 0;
    const auto done = reader.eachTelemetry(telemetryQueryOf(job), [&](const TelemetryRecord &record) {
        rows += qint64(record.row.telemetry.size());
        tell(rows);
        return true;
    });
    return done ? Result<qint64>(rows) : tl::unexpected(done.error());
}

Result<ExportPreview> previewOf(store::Reader &reader, const ExportJob &job, int rows)
{
    const auto csv = job.table == ExportJob::Table::Events   ? firstEvents(reader, job, rows)
                     : job.table == ExportJob::Table::Alerts ? firstAlerts(reader, job, rows)
                                                             : firstReadings(reader, job, rows);
    if (!csv)
        return tl::unexpected(csv.error());
    ExportPreview preview;
    preview.rows = cellsOf(*csv, previewStyle(job).separator);
    if (!preview.rows.empty()) {
        preview.columns = preview.rows.front();
        preview.rows.erase(preview.rows.begin());
    }
    // The long form has several lines a reading.
    if (preview.rows.size() > std::size_t(rows))
        preview.rows.resize(std::size_t(rows));
    return preview;
}

std::vector<QStringList> cellsOf(const QByteArray &csv, char separator)
{
    std::vector<QStringList> rows;
    QStringList row;
    QByteArray cell;
    bool quoted = false;
    const qsizetype start = csv.startsWith("\xEF\xBB\xBF") ? 3 : 0;
    for (qsizetype at = start; at < csv.size(); ++at) {
        const char c = csv[at];
        if (c == '"' && quoted && at + 1 < csv.size() && csv[at + 1] == '"') {
            cell += '"';
            ++at;
        } else if (c == '"') {
            quoted = !quoted;
        } else if (!quoted && c == separator) {
            row += QString::fromUtf8(cell);
            cell.clear();
        } else if (!quoted && c == '\r' && at + 1 < csv.size() && csv[at + 1] == '\n') {
            row += QString::fromUtf8(cell);
            rows.push_back(std::exchange(row, {}));
            cell.clear();
            ++at;
        } else {
            cell += c;
        }
    }
    if (!cell.isEmpty() || !row.isEmpty()) {
        row += QString::fromUtf8(cell);
        rows.push_back(row);
    }
    return rows;
}

QString fileNamePart(const QString &name)
{
    QString part;
    for (const QChar c : name) {
        if (c.isLetterOrNumber() || c == u'-' || c == u'_')
            part += c;
        else if (!part.isEmpty() && !part.endsWith(u'_'))
            part += u'_';
        if (part.size() >= kMaxNamePart)
            break;
    }
    while (part.endsWith(u'_'))
        part.chop(1);
    return part;
}

} // namespace monitor
