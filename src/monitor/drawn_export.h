// SPDX-License-Identifier: GPL-3.0-or-later
// The points of a chart into a file, away from the thread that drew them.
#pragma once

#include "base/result.h"
#include "export/drawn_export.h"
#include "export/formats.h"

#include <QFuture>

namespace monitor {

// As exports::DrawnExport writes it, one series after the other; the number of points. The file
// appears whole or not at all, and takes the place of an older one.
[[nodiscard]] QFuture<Result<qint64>> writeDrawn(const QString &path, std::vector<exports::DrawnSeries> series,
                                                 const exports::FileOptions &options);

} // namespace monitor
