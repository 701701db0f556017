// SPDX-License-Identifier: GPL-3.0-or-later
// Text from devices is hostile: every place that shows some goes through here. Never rich text; control and
// bidirectional characters visible; bounded.
#pragma once

#include <QLabel>
#include <QString>

namespace ui {

// One line for lists, labels, menus and titles; cut with "…" beyond `limit` characters.
[[nodiscard]] QString plainLine(const QString &text, qsizetype limit = 200);
// Several lines: line feeds and tabs stay, all else as plainLine().
[[nodiscard]] QString plainBlock(const QString &text, qsizetype limit = 100'000);
// For tool tips and other places where Qt would guess rich text: escaped, and bounded.
[[nodiscard]] QString plainToolTip(const QString &text, qsizetype limit = 600);
// For actions, buttons, tabs: plainLine() with `&` doubled, so that it is no mnemonic.
[[nodiscard]] QString plainAction(const QString &text, qsizetype limit = 60);

// A label that shows what it is given through plainLine(), elides what does not fit, and never grows the window.
// The whole text is its tool tip while it is elided, and its accessible name.
class PlainLabel : public QLabel
{
    Q_OBJECT

public:
    explicit PlainLabel(const QString &text = {}, QWidget *parent = nullptr);
    void setPlain(const QString &text);
    [[nodiscard]] QString plain() const { return m_text; }
    void setElideMode(Qt::TextElideMode mode);
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void elide();
    QString m_text;
    Qt::TextElideMode m_mode = Qt::ElideRight;
};

} // namespace ui
