// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/way_card.h"

#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QEvent>
#include <QKeyEvent>
#include <QPainter>

namespace ui {
namespace {

constexpr int kSquare = 42;
constexpr int kGlyph = 24;
constexpr int kWidth = 262;
constexpr int kMinWidth = 190;
constexpr int kPad = 18;
constexpr int kSentenceLines = 4;

} // namespace

WayCard::WayCard(const QString &icon, const QString &headline, const QString &sentence, QWidget *parent)
    : QAbstractButton(parent), m_icon(icon), m_sentence(sentence)
{
    setText(headline);
    setAccessibleName(QString(headline).remove(u'&'));
    setAccessibleDescription(sentence);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QSize WayCard::sizeHint() const
{
    const int text = QFontMetrics(titleFont(font())).height() + 4 + kSentenceLines * fontMetrics().lineSpacing();
    return {kWidth, 2 * kPad + kSquare + 14 + text};
}

QSize WayCard::minimumSizeHint() const
{
    return {kMinWidth, sizeHint().height()};
}

void WayCard::paintEvent(QPaintEvent *)
{
    const Theme &look = theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool marked = isEnabled() && (underMouse() || hasFocus());
    const QColor ground = isDown() ? look.tint(Tone::Accent, look.base, 0.18)
                          : marked ? look.tint(Tone::Accent, look.base, 0.06)
                                   : look.base;
    painter.setPen(QPen(marked ? look.accent : look.line, hasFocus() ? 2 : 1));
    painter.setBrush(ground);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), metrics::kRadius + 2, metrics::kRadius + 2);

    const QColor accent = isEnabled() ? look.accent : look.secondary;
    const QRectF square(kPad, kPad, kSquare, kSquare);
    painter.setPen(Qt::NoPen);
    painter.setBrush(isEnabled() ? look.tint(Tone::Accent, ground) : look.tint(Tone::Neutral, ground));
    painter.drawRoundedRect(square, metrics::kRadius + 2, metrics::kRadius + 2);
    const QRectF glyph(0, 0, kGlyph, kGlyph);
    paintIcon(painter, glyph.translated(square.center() - glyph.center()), m_icon, accent);

    const QFont headline = titleFont(font());
    painter.setFont(headline);
    painter.setPen(isEnabled() ? look.text : look.secondary);
    QRect place(kPad, kPad + kSquare + 14, width() - 2 * kPad, QFontMetrics(headline).height());
    painter.drawText(place, Qt::AlignLeft | Qt::TextShowMnemonic, text());
    painter.setFont(font());
    painter.setPen(look.secondary);
    place.setTop(place.bottom() + 5);
    place.setBottom(height() - kPad / 2);
    painter.drawText(place, Qt::AlignLeft | Qt::TextWordWrap, m_sentence);
}

void WayCard::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void WayCard::changeEvent(QEvent *event)
{
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        updateGeometry();
    update();
}

} // namespace ui
