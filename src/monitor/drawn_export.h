// SPDX-License-Identifier: GPL-3.0-or-later
// The points of a chart into a file, away from the thread that drew them.
#pragma once

#include "base/result.h"
#include "export/drawn_export.h"

#include <QFuture>

namespace monitor {

// CSV as exports::DrawnCsv writes it, one series after the other; the number of lines below the header. The file
// appears whole or not at all, and takes the place of an older one.
[[nodiscard]] QFuture<Result<qint64>> writeDrawn(const QString &path, std::vector<exports::DrawnSeries> series,
                                                 const exports::CsvOptions &options);

} // namespace monitor
