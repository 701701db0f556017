// SPDX-License-Identifier: GPL-3.0-or-later
// Events over the range as a strip of bars; where something went wrong, in the critical colour. Brushing sets the
// range.
#pragma once

#include "model/activity_types.h"
#include "ui/common/workspace.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

namespace ui {

// Bars finer than an hour where few enough rows lie in the range, else whole hours (store::Reader::bars).
// Drag: a range. Double click or Backspace: the range before. Left, Right, Home, End: a cursor; Enter: its bar's range.
class HistogramStrip : public QWidget
{
    Q_OBJECT

public:
    explicit HistogramStrip(Workspace &workspace, QWidget *parent = nullptr);
    // Which types are counted: the list's own choice.
    void setTypes(const std::vector<activity::Selection> &types);

    [[nodiscard]] const store::Histogram &shown() const { return m_shown; }
    // Bar of the keyboard's cursor; -1: none.
    [[nodiscard]] int cursorBar() const { return m_cursor; }
    // "23 Nov 08:00 – 09:00: 14 events, 2 of them problems".
    [[nodiscard]] QString wordsOf(int bar) const;
    // Where a bar is drawn, its whole column.
    [[nodiscard]] QRectF columnOf(int bar) const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    // The bars are others now.
    void read();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void leaveEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    void readSoon();
    void readNow();
    void take(const Result<store::Histogram> &answer);
    void describe();
    void moveCursor(int bar);
    void setRangeOf(int first, int last);
    [[nodiscard]] int barAt(double x) const;
    [[nodiscard]] QRectF plot() const;
    [[nodiscard]] qint64 mostInABar() const;
    void paintBars(QPainter &painter) const;
    void paintBrush(QPainter &painter) const;

    Workspace &m_workspace;
    std::vector<activity::Selection> m_types;
    store::Histogram m_shown;
    QTimer m_timer;
    QElapsedTimer m_asked;
    bool m_stale = true;
    bool m_hasFailed = false;
    int m_cursor = -1;
    int m_hovered = -1;
    std::optional<double> m_pressedX;
    double m_movedX = 0;
};

} // namespace ui
