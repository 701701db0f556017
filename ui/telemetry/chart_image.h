// SPDX-License-Identifier: GPL-3.0-or-later
// The picture of a chart in files and on the clipboard. Here and not in `export`, because a picture wants the widget.
#pragma once

#include "base/result.h"

#include <QImage>

namespace ui {

class ChartView;

enum class ImageFormat { Png, Svg, Pdf };
// `png`, `svg`, `pdf`: also the ending of the file's name.
[[nodiscard]] QString imageEnding(ImageFormat format);

// As it is on the screen, twice as fine.
[[nodiscard]] QImage chartImage(ChartView &chart);
// The bytes of a whole file.
[[nodiscard]] QByteArray chartFile(ChartView &chart, ImageFormat format);
// Written whole or not at all. Error::Kind::Io.
[[nodiscard]] Result<void> writeChart(ChartView &chart, ImageFormat format, const QString &path);

} // namespace ui
