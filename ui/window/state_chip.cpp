// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/state_chip.h"

#include "ui/common/plain_text.h"

#include <QPainter>

namespace ui {
namespace {

constexpr int kHeight = 30;
constexpr int kShape = 11;
constexpr int kLongest = 360;

} // namespace

StateChip::StateChip(QWidget *parent) : QAbstractButton(parent)
{
    setObjectName(QStringLiteral("stateChip"));
    setFont(headlineFont(font()));
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void StateChip::setWords(const ChipWords &words)
{
    if (words == m_words)
        return;
    m_words = words;
    m_words.text = plainLine(words.text, 120);
    setAccessibleName(m_words.text);
    setToolTip(plainToolTip(tr("%1 – click for the diagnosis").arg(m_words.text)));
    updateGeometry();
    update();
}

QSize StateChip::sizeHint() const
{
    const int width = 2 * metrics::kSide + kShape + metrics::kGap + fontMetrics().horizontalAdvance(m_words.text);
    return {std::min(width, kLongest), kHeight};
}

void StateChip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor color = theme().of(m_words.tone);
    const double share = underMouse() || isDown() ? 0.24 : 0.14;
    painter.setPen(QPen(hasFocus() ? theme().accent : theme().tint(m_words.tone, theme().window, 0.5), 1));
    painter.setBrush(theme().tint(m_words.tone, theme().window, share));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::kChipRadius, metrics::kChipRadius);
    paintShape(painter, QRectF(metrics::kSide, (height() - kShape) / 2.0, kShape, kShape), color);
    const int left = metrics::kSide + kShape + metrics::kGap;
    const QRect room(left, 0, width() - left - metrics::kSide + 2, height());
    painter.setPen(color);
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft,
                     fontMetrics().elidedText(m_words.text, Qt::ElideRight, room.width()));
}

void StateChip::paintShape(QPainter &painter, const QRectF &where, const QColor &color) const
{
    painter.setPen(QPen(color, 1.8));
    painter.setBrush(m_words.shape == ChipShape::Full ? QBrush(color) : QBrush(Qt::NoBrush));
    const QRectF inner = where.adjusted(1, 1, -1, -1);
    if (m_words.shape == ChipShape::Cross) {
        painter.drawLine(inner.topLeft(), inner.bottomRight());
        painter.drawLine(inner.topRight(), inner.bottomLeft());
        return;
    }
    painter.drawEllipse(inner);
    if (m_words.shape == ChipShape::Half) {
        painter.setBrush(color);
        painter.drawPie(inner, 90 * 16, 180 * 16);
    }
}

} // namespace ui
