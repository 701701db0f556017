// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/item_style.h"

#include "ui/common/theme.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QStyleOptionViewItem>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr int kAir = 6;         // above and below an item's text, together
constexpr double kHover = 0.05; // of the accent in the ground

} // namespace

ItemStyle::ItemStyle() : QProxyStyle(u"Fusion"_s) {}

void ItemStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                              const QWidget *widget) const
{
    const bool isGround = element == PE_PanelItemViewItem || element == PE_PanelItemViewRow;
    const auto *item = isGround ? qstyleoption_cast<const QStyleOptionViewItem *>(option) : nullptr;
    if (!item) {
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        return;
    }
    const Theme &look = theme();
    if (item->backgroundBrush.style() != Qt::NoBrush)
        painter->fillRect(item->rect, item->backgroundBrush);
    if (item->state & State_Selected)
        painter->fillRect(item->rect, look.tint(Tone::Accent, look.base));
    else if (item->state & State_MouseOver)
        painter->fillRect(item->rect, look.tint(Tone::Accent, look.base, kHover));
}

int ItemStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    // Qt leaves one pixel more at both sides of an item's text, picture and tick.
    if (metric == PM_FocusFrameHMargin && qobject_cast<const QAbstractItemView *>(widget))
        return metrics::kCellPad - 1;
    return QProxyStyle::pixelMetric(metric, option, widget);
}

QSize ItemStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                  const QWidget *widget) const
{
    const QSize usual = QProxyStyle::sizeFromContents(type, option, size, widget);
    return type == CT_ItemViewItem ? usual + QSize(0, kAir) : usual;
}

} // namespace ui
