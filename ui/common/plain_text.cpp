// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/plain_text.h"

#include "base/visible_text.h"

#include <QEvent>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace ui {

QString plainLine(const QString &text, qsizetype limit)
{
    return visibleText(text, limit);
}

QString plainBlock(const QString &text, qsizetype limit)
{
    const QString bounded = text.size() > limit ? QString(text.first(limit) + u'…') : text;
    QStringList lines = bounded.split(u'\n');
    for (QString &line : lines) {
        QStringList cells = line.split(u'\t');
        for (QString &cell : cells)
            cell = visibleText(cell.endsWith(u'\r') ? cell.chopped(1) : cell, limit + 1);
        line = cells.join(u'\t');
    }
    return lines.join(u'\n');
}

QString plainToolTip(const QString &text, qsizetype limit)
{
    // `<qt>` makes it rich text for certain, in which everything escaped is plain; it also wraps long lines.
    return text.isEmpty() ? QString() : QString(u"<qt>"_s + visibleText(text, limit).toHtmlEscaped() + u"</qt>"_s);
}

QString plainAction(const QString &text, qsizetype limit)
{
    return visibleText(text, limit).replace(u'&', u"&&"_s);
}

PlainLabel::PlainLabel(const QString &text, QWidget *parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setPlain(text);
}

void PlainLabel::setPlain(const QString &text)
{
    m_text = plainLine(text, 1000);
    setAccessibleName(m_text);
    updateGeometry();
    elide();
}

void PlainLabel::setElideMode(Qt::TextElideMode mode)
{
    m_mode = mode;
    elide();
}

QSize PlainLabel::minimumSizeHint() const
{
    return {fontMetrics().horizontalAdvance(u"…"_s), QLabel::minimumSizeHint().height()};
}

QSize PlainLabel::sizeHint() const
{
    const QMargins margins = contentsMargins();
    const int width = fontMetrics().horizontalAdvance(m_text) + 2 * margin() + margins.left() + margins.right() + 2;
    return {std::min(width, 4000), QLabel::sizeHint().height()};
}

void PlainLabel::resizeEvent(QResizeEvent *event)
{
    QLabel::resizeEvent(event);
    elide();
}

void PlainLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        elide();
}

void PlainLabel::elide()
{
    const QString shown = fontMetrics().elidedText(m_text, m_mode, contentsRect().width() - 2 * margin());
    if (shown != text())
        setText(shown);
    setToolTip(shown == m_text ? QString() : plainToolTip(m_text));
}

} // namespace ui
