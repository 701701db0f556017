// SPDX-License-Identifier: GPL-3.0-or-later
// The one implementation of exports, for window and command line: rows of the store → a file's format, streamed; the
// file appears whole or not at all.
#pragma once

#include "export/atomic_file.h"
#include "export/formats.h"
#include "export/telemetry_export.h"
#include "monitor/store_thread.h"
#include "store/reader.h"

#include <QTimer>

namespace monitor {

struct ExportJob
{
    // Alerts: those that were open at some time of the range, as they were at its end; neither types nor devices nor
    // filter choose among them.
    enum class Table { Events, Telemetry, Alerts };
    Table table = Table::Events;
    TimeRange range;
    std::vector<activity::Selection> types;
    std::vector<QUuid> devices;
    std::optional<filter::Node> filter;
    QString filterText; // what `filter` was made of
    exports::FileOptions file;
    exports::TelemetryForm form = exports::TelemetryForm::Wide; // of telemetry
    bool withManifest = false;                                  // NAME.manifest.json beside the file
};

struct ExportSummary
{
    qint64 rows = 0;          // lines below the header
    qint64 valuesLeftOut = 0; // of fields that came while the export ran
    qint64 textsCut = 0;      // longer than the format has room for
    QUuid firstId, lastId;    // of the rows of the store; null without rows
    bool operator==(const ExportSummary &) const = default;
};

// Told of the lines written so far, after each; false ends the export: Error::Kind::Cancelled.
using ExportProgress = std::function<bool(qint64 rows)>;

// Oldest first; memory stays flat. An open end of a range of telemetry is closed at `nowMs`, so that the rows bring no
// field that the header was not told of.
[[nodiscard]] Result<ExportSummary> exportRows(store::Reader &reader, const ExportJob &job, qint64 nowMs,
                                               QIODevice *out, const ExportProgress &progress);

// A file that is written, with its manifest, and has no place yet: without commit() nothing is left behind.
class PreparedExport
{
public:
    [[nodiscard]] const ExportSummary &summary() const { return m_summary; }
    [[nodiscard]] const QString &path() const { return m_path; }
    // In place of an older file. Errors as those of exportToFile().
    [[nodiscard]] Result<void> commit();

private:
    friend Result<PreparedExport> prepareExport(store::Reader &, ExportJob, qint64, const QString &,
                                                const ExportProgress &);
    QString m_path;
    ExportSummary m_summary;
    std::unique_ptr<exports::AtomicFile> m_file, m_manifest; // m_manifest: null where none was asked for
};
[[nodiscard]] Result<PreparedExport> prepareExport(store::Reader &reader, ExportJob job, qint64 nowMs,
                                                   const QString &path, const ExportProgress &progress);

// To a file that appears whole or not at all, in place of an older one, with its manifest if asked for; `-` is standard
// output. With a manifest an open range ends at `nowMs`. Error::Kind::Io with the code disk_full, no_folder or
// not_writable where that is the reason.
[[nodiscard]] Result<ExportSummary> exportToFile(store::Reader &reader, ExportJob job, qint64 nowMs,
                                                 const QString &path, const ExportProgress &progress);

// The number of lines that exportRows() would write below the header. `rowsSoFar` may be watched from any thread.
// Error::Kind::Cancelled by the reader's flag.
[[nodiscard]] Result<qint64> countRows(store::Reader &reader, const ExportJob &job, std::atomic<qint64> *rowsSoFar);

// The first lines as cells, as CSV has them whatever the format: `columns` of the header, and rows of as many cells.
struct ExportPreview
{
    QStringList columns;
    std::vector<QStringList> rows;
};
// Of wide telemetry only the fields that these rows have: the file has those of the whole range.
[[nodiscard]] Result<ExportPreview> previewOf(store::Reader &reader, const ExportJob &job, int rows);

// The cells of CSV as exports write it (RFC 4180 with any separator; a byte order mark is skipped). What follows a
// broken quote is one cell.
[[nodiscard]] std::vector<QStringList> cellsOf(const QByteArray &csv, char separator);

// `name` as part of a file's name: letters and digits of any script, `-` and `_`; all else becomes one `_`.
[[nodiscard]] QString fileNamePart(const QString &name);

// One export to a file, in a thread of its own. Belongs to the thread that made it; one start().
class ExportRun : public QObject
{
    Q_OBJECT

public:
    ExportRun(const store::StoreUrl &url, ExportJob job, QString path, QObject *parent = nullptr);
    // Cancels what runs: no file is left.
    ~ExportRun() override;

    enum class Existing { Keep, Replace };
    // Existing::Keep: Error::Kind::Conflict, file_exists, where there is a file of that name.
    void start(Existing existing);
    // finished() follows soon.
    void cancel();
    [[nodiscard]] qint64 rows() const { return *m_rows; }
    [[nodiscard]] const QString &path() const { return m_path; }

Q_SIGNALS:
    // At most ten times a second.
    void progress(qint64 rows);
    // Error::Kind::Io with the code disk_full, no_folder or not_writable where that is the reason.
    void finished(const Result<monitor::ExportSummary> &result);

private:
    const ExportJob m_job;
    const QString m_path;
    CancelFlag m_cancel = std::make_shared<std::atomic_bool>(false);
    std::shared_ptr<std::atomic<qint64>> m_rows = std::make_shared<std::atomic<qint64>>(0);
    QTimer m_beat;
    StoreThread<store::Reader> m_thread; // last: it ends before what it works on
};

} // namespace monitor
