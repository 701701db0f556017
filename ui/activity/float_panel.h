// SPDX-License-Identifier: GPL-3.0-or-later
// A small panel that floats over the window below a field: no window of its own, so that the keyboard stays where it
// is.
#pragma once

#include <QFrame>
#include <QPointer>

namespace ui {

class FloatPanel : public QFrame
{
    Q_OBJECT

public:
    // Belongs to `field`; floats in whatever window that is in.
    explicit FloatPanel(QWidget &field);
    ~FloatPanel() override;

    // Below the field, `x` being a position in it to begin at; no wider than the window.
    void floatAt(int x, const QSize &size);
    // Draws a mark at the top that points at the same `x`.
    void setPointing(bool isPointing) { m_isPointing = isPointing; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget &m_field;
    bool m_isPointing = false;
    int m_markX = 0;
};

} // namespace ui
