// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/notice_line.h"

#include "ui/common/icons.h"
#include "ui/common/plain_text.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr int kIcon = 16;
constexpr qsizetype kLongest = 1000;
constexpr int kLongestWord = 24;
constexpr int kMinWidth = 40;
constexpr int kUsualWidth = 300;
constexpr QChar kBreak(0x200b); // zero width space

QString breakable(const QString &text)
{
    QString out;
    int run = 0;
    for (const QChar c : text) {
        out += c;
        run = c.isSpace() ? 0 : run + 1;
        if (run >= kLongestWord && !c.isHighSurrogate()) {
            out += kBreak;
            run = 0;
        }
    }
    return out;
}

const char *toneName(Tone tone)
{
    switch (tone) {
    case Tone::Critical:
        return "critical";
    case Tone::Warning:
        return "warning";
    case Tone::Good:
        return "good";
    default:
        return "";
    }
}

QString iconOf(Tone tone)
{
    switch (tone) {
    case Tone::Critical:
        return u"alert"_s;
    case Tone::Warning:
        return u"warning"_s;
    case Tone::Good:
        return u"check"_s;
    default:
        return u"info"_s;
    }
}

} // namespace

WrappedText::WrappedText(QWidget *parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setAlignment(Qt::AlignLeft | Qt::AlignTop);
    setProperty("secondary", true);
}

void WrappedText::setPlain(const QString &text)
{
    m_text = plainBlock(text, kLongest);
    setText(breakable(m_text));
    setAccessibleName(m_text);
}

void WrappedText::setTone(Tone tone)
{
    const QString name = QString::fromLatin1(toneName(tone));
    setProperty("tone", name);
    setProperty("secondary", name.isEmpty());
    style()->unpolish(this);
    style()->polish(this);
}

QSize WrappedText::minimumSizeHint() const
{
    return {kMinWidth, fontMetrics().lineSpacing()};
}

// A layout that knows of heights for widths asks for the right one; this is for the others.
QSize WrappedText::sizeHint() const
{
    return {kUsualWidth, heightForWidth(width() > kMinWidth ? width() : kUsualWidth)};
}

NoticeLine::NoticeLine(QWidget *parent) : QWidget(parent), m_icon(new QLabel), m_text(new WrappedText)
{
    m_icon->setFixedSize(kIcon + 2, kIcon + 2);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::kGap);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addWidget(m_text, 1);
    hide();
}

void NoticeLine::setNotice(Tone tone, const QString &text)
{
    m_tone = tone;
    m_text->setTone(tone);
    m_text->setPlain(text);
    setAccessibleName(m_text->plain());
    setVisible(!text.isEmpty());
    drawIcon();
}

void NoticeLine::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        drawIcon();
}

void NoticeLine::drawIcon()
{
    const QColor color = m_tone == Tone::Neutral ? theme().secondary : theme().of(m_tone);
    m_icon->setPixmap(iconPixmap(iconOf(m_tone), kIcon, color, devicePixelRatioF()));
}

} // namespace ui
