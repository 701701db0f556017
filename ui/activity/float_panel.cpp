// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/float_panel.h"

#include "ui/common/theme.h"

#include <QPainter>
#include <QPainterPath>

namespace ui {
namespace {

constexpr int kMark = 5; // height of the mark that points up

} // namespace

FloatPanel::FloatPanel(QWidget &field) : QFrame(&field), m_field(field)
{
    hide();
    setFocusPolicy(Qt::NoFocus);
}

FloatPanel::~FloatPanel() = default;

void FloatPanel::floatAt(int x, const QSize &size)
{
    QWidget *window = m_field.window();
    if (parentWidget() != window)
        setParent(window);
    const QPoint corner = m_field.mapTo(window, QPoint(x, m_field.height() + 2));
    const int width = std::min(size.width(), window->width() - 2 * metrics::kGap);
    const int left =
        std::clamp(corner.x() - 10, metrics::kGap, std::max(metrics::kGap, window->width() - width - metrics::kGap));
    m_markX = std::clamp(corner.x() - left, kMark + 4, std::max(kMark + 4, width - kMark - 4));
    setGeometry(left, corner.y(), width, size.height());
    raise();
    show();
    update();
}

void FloatPanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme &look = theme();
    QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    QPainterPath outline;
    if (m_isPointing)
        box.setTop(box.top() + kMark);
    outline.addRoundedRect(box, metrics::kRadius, metrics::kRadius);
    if (m_isPointing) {
        QPainterPath mark;
        mark.addPolygon(QPolygonF({{m_markX - double(kMark), box.top() + 1},
                                   {double(m_markX), box.top() - kMark},
                                   {m_markX + double(kMark), box.top() + 1}}));
        outline = outline.united(mark);
    }
    painter.setPen(QPen(m_isPointing ? look.critical : look.line, 1));
    painter.setBrush(look.base);
    painter.drawPath(outline);
}

} // namespace ui
