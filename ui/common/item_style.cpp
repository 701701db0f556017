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

// A selection shows where the focus is; without one a thin frame does.
void drawFocus(const QStyleOptionFocusRect &focus, QPainter &painter)
{
    if (focus.backgroundColor == focus.palette.color(QPalette::Highlight))
        return;
    painter.save();
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme().accent, 1, Qt::DotLine));
    painter.drawRect(focus.rect.adjusted(0, 0, -1, -1));
    painter.restore();
}

} // namespace

ItemStyle::ItemStyle() : QProxyStyle(u"Fusion"_s) {}

void ItemStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                              const QWidget *widget) const
{
    // Trees draw the focus of a whole row without saying for whom.
    const bool isOfView = !widget || qobject_cast<const QAbstractItemView *>(widget);
    const auto *focus =
        element == PE_FrameFocusRect && isOfView ? qstyleoption_cast<const QStyleOptionFocusRect *>(option) : nullptr;
    if (focus) {
        drawFocus(*focus, *painter);
        return;
    }
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
