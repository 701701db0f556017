// SPDX-License-Identifier: GPL-3.0-or-later
// Fusion with what no style sheet can say: the text of an item stands below the text of its header and has air around
// it; selected and hovered rows are flat.
#pragma once

#include <QProxyStyle>

namespace ui {

class ItemStyle : public QProxyStyle
{
    Q_OBJECT

public:
    ItemStyle();
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    [[nodiscard]] int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    [[nodiscard]] QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                         const QWidget *widget) const override;
};

} // namespace ui
