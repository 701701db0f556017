// SPDX-License-Identifier: GPL-3.0-or-later
// The drawn icons of resources/icons, in any colour and sharp at any scale.
#pragma once

#include <QColor>
#include <QIcon>
#include <QPixmap>
#include <QRectF>

class QPainter;

namespace ui {

// `name`: the file's, without `.svg`. Cached by name, size, colour and scale.
[[nodiscard]] QPixmap iconPixmap(const QString &name, int size, const QColor &color, qreal devicePixelRatio);
void paintIcon(QPainter &painter, const QRectF &where, const QString &name, const QColor &color);
// Follows the palette: drawn in the text colour of the moment, dimmed where disabled.
[[nodiscard]] QIcon icon(const QString &name);
[[nodiscard]] QIcon programIcon();

} // namespace ui
