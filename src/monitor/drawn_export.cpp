// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/drawn_export.h"

#include "export/atomic_file.h"
#include "monitor/background.h"

namespace monitor {
namespace {

Result<qint64> write(const QString &path, const std::vector<exports::DrawnSeries> &series,
                     const exports::FileOptions &options)
{
    auto file = exports::AtomicFile::create(path);
    if (!file)
        return tl::unexpected(file.error());
    const auto writer = exports::makeWriter((*file)->device(), options);
    exports::DrawnExport out(*writer, options.zone);
    Result<void> done = out.header();
    for (const exports::DrawnSeries &one : series) {
        if (done)
            done = out.series(one);
    }
    if (done)
        done = out.finish();
    if (done)
        done = (*file)->commit();
    if (!done)
        return tl::unexpected(done.error());
    return out.rows();
}

} // namespace

QFuture<Result<qint64>> writeDrawn(const QString &path, std::vector<exports::DrawnSeries> series,
                                   const exports::FileOptions &options)
{
    return inBackground<Result<qint64>>(
        [path, series = std::move(series), options] { return write(path, series, options); });
}

} // namespace monitor
