// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/exporter.h"

#include "export/atomic_file.h"
#include "monitor/when_done.h"

#include <QBuffer>
#include <QDateTime>
#include <QFileInfo>
#include <QSet>
#include <QStorageInfo>

using namespace Qt::StringLiterals;

namespace monitor {
namespace {

constexpr int kBeatMs = 100;
constexpr int kMaxNamePart = 48;
constexpr qint64 kFullBytes = 256 * 1024; // less room than this is none

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

// Writes what `each` visits behind the header; the number of lines.
template <typename Csv, typename Record, typename Each>
Result<qint64> stream(Csv &csv, Result<void> done, const Each &each, const ExportProgress &progress)
{
    bool goesOn = true;
    if (done) {
        const Result<void> read = each([&](const Record &record) {
            done = csv.row(record);
            goesOn = !done || !progress || progress(csv.rows());
            return done && goesOn;
        });
        if (!read)
            return tl::unexpected(read.error());
    }
    if (!goesOn || (done && progress && !progress(csv.rows())))
        return tl::unexpected(stopped());
    if (done)
        done = csv.finish();
    if (!done)
        return tl::unexpected(done.error());
    return csv.rows();
}

Result<ExportSummary> exportEvents(store::Reader &reader, const ExportJob &job, QIODevice *out,
                                   const ExportProgress &progress)
{
    const store::ActivityQuery query = activityQueryOf(job);
    exports::EventsCsv csv(out, job.csv);
    const auto rows = stream<exports::EventsCsv, ActivityRecord>(
        csv, csv.header(), [&](const auto &visit) { return reader.eachActivity(query, visit); }, progress);
    if (!rows)
        return tl::unexpected(rows.error());
    return ExportSummary{*rows, 0};
}

Result<ExportSummary> exportTelemetry(store::Reader &reader, const store::TelemetryQuery &query, const ExportJob &job,
                                      QIODevice *out, const ExportProgress &progress)
{
    QStringList fields;
    if (job.form == exports::TelemetryForm::Wide) {
        const auto found = reader.telemetryFields(query);
        if (!found)
            return tl::unexpected(found.error());
        fields = *found;
    }
    exports::TelemetryCsv csv(out, job.csv, job.form);
    const auto rows = stream<exports::TelemetryCsv, TelemetryRecord>(
        csv, csv.header(fields), [&](const auto &visit) { return reader.eachTelemetry(query, visit); }, progress);
    if (!rows)
        return tl::unexpected(rows.error());
    return ExportSummary{*rows, csv.fieldsLeftOut()};
}

Result<QByteArray> firstEvents(store::Reader &reader, const ExportJob &job, int rows)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    exports::EventsCsv csv(&buffer, job.csv);
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
    exports::TelemetryCsv csv(&buffer, job.csv, job.form);
    Result<void> done = csv.header(QStringList(fields.begin(), fields.end()));
    for (const TelemetryRecord &record : records) {
        if (done && csv.rows() < rows)
            done = csv.row(record);
    }
    if (done)
        done = csv.finish();
    return done ? Result<QByteArray>(buffer.data()) : tl::unexpected(done.error());
}

// Why a file could not be written, where the folder tells it.
Error explained(Error error, const QString &path)
{
    if (error.kind != Error::Kind::Io)
        return error;
    const QFileInfo folder(QFileInfo(path).absolutePath());
    const qint64 room = QStorageInfo(folder.filePath()).bytesAvailable();
    if (!folder.isDir())
        error.code = u"no_folder"_s;
    else if (room >= 0 && room < kFullBytes)
        error.code = u"disk_full"_s;
    else if (!folder.isWritable())
        error.code = u"not_writable"_s;
    return error;
}

Result<ExportSummary> exportToFile(store::Reader &reader, const ExportJob &job, const QString &path,
                                   const ExportProgress &progress)
{
    auto file = exports::AtomicFile::create(path);
    if (!file)
        return tl::unexpected(explained(file.error(), path));
    auto written = exportRows(reader, job, QDateTime::currentMSecsSinceEpoch(), (*file)->device(), progress);
    if (!written) {
        // Its temporary file takes room until it goes: look first.
        const Error error = explained(written.error(), path);
        return tl::unexpected(error.kind == Error::Kind::Cancelled ? stopped() : error);
    }
    if (const auto done = (*file)->commit(); !done)
        return tl::unexpected(explained(done.error(), path));
    return written;
}

} // namespace

Result<ExportSummary> exportRows(store::Reader &reader, const ExportJob &job, qint64 nowMs, QIODevice *out,
                                 const ExportProgress &progress)
{
    if (job.table == ExportJob::Table::Events)
        return exportEvents(reader, job, out, progress);
    store::TelemetryQuery query = telemetryQueryOf(job);
    if (!query.range.toMs)
        query.range.toMs = nowMs;
    return exportTelemetry(reader, query, job, out, progress);
}

Result<qint64> countRows(store::Reader &reader, const ExportJob &job, std::atomic<qint64> *rowsSoFar)
{
    const auto tell = [rowsSoFar](qint64 rows) {
        if (rowsSoFar)
            *rowsSoFar = rows;
    };
    if (job.table == ExportJob::Table::Events)
        return reader.countActivities(activityQueryOf(job), tell);
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
    const auto csv =
        job.table == ExportJob::Table::Events ? firstEvents(reader, job, rows) : firstReadings(reader, job, rows);
    if (!csv)
        return tl::unexpected(csv.error());
    ExportPreview preview;
    preview.rows = cellsOf(*csv, job.csv.style.separator);
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

ExportRun::ExportRun(const store::StoreUrl &url, ExportJob job, QString path, QObject *parent)
    : QObject(parent), m_job(std::move(job)), m_path(std::move(path)), m_thread(url, u"export"_s)
{
    m_beat.setInterval(kBeatMs);
    connect(&m_beat, &QTimer::timeout, this, [this] { Q_EMIT progress(rows()); });
}

ExportRun::~ExportRun()
{
    cancel();
}

void ExportRun::start(Existing existing)
{
    m_beat.start();
    const auto write = [job = m_job, path = m_path, cancel = m_cancel, rows = m_rows,
                        existing](store::Reader &reader) -> Result<ExportSummary> {
        if (existing == Existing::Keep && QFileInfo::exists(path))
            return fail(Error::Kind::Conflict, u"file_exists"_s, u"'%1' exists already"_s.arg(path));
        reader.setCancelled(cancel);
        return exportToFile(reader, job, path, [&](qint64 written) {
            rows->store(written, std::memory_order_relaxed);
            return !cancel->load(std::memory_order_relaxed);
        });
    };
    whenDone(this, m_thread.run<ExportSummary>(write), [this](const Result<ExportSummary> &result) {
        m_beat.stop();
        Q_EMIT finished(result);
    });
}

void ExportRun::cancel()
{
    *m_cancel = true;
}

} // namespace monitor
