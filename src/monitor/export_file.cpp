// SPDX-License-Identifier: GPL-3.0-or-later
// An export as a file, with its manifest.
#include "export/digest_device.h"
#include "monitor/export_manifest.h"
#include "monitor/exporter.h"

#include <QFileInfo>
#include <QStorageInfo>

using namespace Qt::StringLiterals;

namespace monitor {
namespace {

constexpr qint64 kFullBytes = 256 * 1024; // less room than this is none

// Why a file could not be written, where the folder tells it.
Error explained(Error error, const QString &path)
{
    if (error.kind != Error::Kind::Io || path == "-"_L1)
        return error;
    const QFileInfo folder(QFileInfo(path).absolutePath());
    const qint64 room = QStorageInfo(folder.filePath()).bytesAvailable();
    if (!folder.isDir())
        error.code = u"no_folder"_s;
    else if (room >= 0 && room < kFullBytes)
        // What was written only in part has no reason by the system.
        return {error.kind, u"disk_full"_s,
                u"the export could not be written: no room in %1; no file was written"_s.arg(folder.filePath())};
    else if (!folder.isWritable())
        error.code = u"not_writable"_s;
    return error;
}

Error stopped()
{
    return {Error::Kind::Cancelled, u"cancelled"_s, u"stopped; no file was written"_s};
}

// Written, not yet in its place.
Result<std::unique_ptr<exports::AtomicFile>> prepareManifest(const QString &path, const QByteArray &text)
{
    auto file = exports::AtomicFile::create(path);
    if (!file)
        return tl::unexpected(file.error());
    if ((*file)->device()->write(text) != text.size())
        return fail(Error::Kind::Io, u"write_failed"_s,
                    u"cannot write '%1': %2"_s.arg(path, (*file)->device()->errorString()));
    return file;
}

} // namespace

Result<void> PreparedExport::commit()
{
    auto done = m_file->commit();
    if (done && m_manifest)
        done = m_manifest->commit();
    return done ? done : tl::unexpected(explained(done.error(), m_path));
}

Result<PreparedExport> prepareExport(store::Reader &reader, ExportJob job, qint64 nowMs, const QString &path,
                                     const ExportProgress &progress)
{
    if (job.withManifest && path == "-"_L1)
        return fail(Error::Kind::Usage, u"bad_output"_s, u"a manifest stands beside a file: name one"_s);
    if (job.withManifest)
        job.range.toMs = job.range.toMs.value_or(nowMs);
    auto file = exports::AtomicFile::create(path);
    if (!file)
        return tl::unexpected(explained(file.error(), path));
    exports::DigestDevice digest((*file)->device());
    auto written = exportRows(reader, job, nowMs, job.withManifest ? &digest : (*file)->device(), progress);
    if (!written) {
        // What was written takes room until it goes: look first.
        const Error error = explained(written.error(), path);
        return tl::unexpected(error.kind == Error::Kind::Cancelled ? stopped() : error);
    }
    PreparedExport prepared;
    prepared.m_path = path;
    prepared.m_summary = *written;
    prepared.m_file = std::move(*file);
    if (!job.withManifest)
        return prepared;
    const auto vitals = reader.vitals(nowMs);
    if (!vitals)
        return tl::unexpected(vitals.error());
    auto manifest = prepareManifest(
        manifestPathOf(path), manifestOf(job, *written, {digest.bytes(), digest.sha256()}, vitals->schemaVersion));
    if (!manifest)
        return tl::unexpected(explained(manifest.error(), path));
    prepared.m_manifest = std::move(*manifest);
    return prepared;
}

Result<ExportSummary> exportToFile(store::Reader &reader, ExportJob job, qint64 nowMs, const QString &path,
                                   const ExportProgress &progress)
{
    auto prepared = prepareExport(reader, std::move(job), nowMs, path, progress);
    if (!prepared)
        return tl::unexpected(prepared.error());
    if (const auto done = prepared->commit(); !done)
        return tl::unexpected(done.error());
    return prepared->summary();
}

} // namespace monitor
