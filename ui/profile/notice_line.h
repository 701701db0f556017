// SPDX-License-Identifier: GPL-3.0-or-later
// A sentence with a drawn icon, beside what it is about: why something is refused, what to mind, what was found.
// Wraps, also within long words: what it tells may come from a broker.
#pragma once

#include "ui/common/theme.h"

#include <QLabel>

namespace ui {

// Wrapping plain text whose longest word does not decide how narrow it can be.
class WrappedText : public QLabel
{
    Q_OBJECT

public:
    explicit WrappedText(QWidget *parent = nullptr);
    void setPlain(const QString &text);
    [[nodiscard]] QString plain() const { return m_text; }
    // Neutral: secondary text.
    void setTone(Tone tone);
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QSize sizeHint() const override;

private:
    QString m_text;
};

class NoticeLine : public QWidget
{
    Q_OBJECT

public:
    explicit NoticeLine(QWidget *parent = nullptr);
    // An empty text hides it.
    void setNotice(Tone tone, const QString &text);
    void clear() { setNotice(Tone::Neutral, {}); }
    [[nodiscard]] QString text() const { return m_text->plain(); }
    [[nodiscard]] Tone tone() const { return m_tone; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void drawIcon();

    Tone m_tone = Tone::Neutral;
    QLabel *m_icon;
    WrappedText *m_text;
};

} // namespace ui
