// SPDX-License-Identifier: GPL-3.0-or-later
// A chart of series over time with what a hand can do to it: drag to zoom, move, turn the wheel, read values off. It
// changes no range itself; it says what is wanted.
#pragma once

#include "ui/telemetry/chart_overlays.h"

#include <QChartView>
#include <QPixmap>
#include <QTimer>

class QLineSeries;
class QValueAxis;

namespace ui {

class ChartLayer;

// Series of Qt Charts are kept and filled again, the chart is never rebuilt. Between changes the picture is kept as
// pixels, so that a moving crosshair costs nothing but itself.
class ChartView : public QChartView
{
    Q_OBJECT

public:
    explicit ChartView(QWidget *parent = nullptr);
    ~ChartView() override;

    void setContent(const ChartContent &content);
    [[nodiscard]] const ChartContent &content() const { return m_content; }
    void setParts(const ChartParts &parts);
    [[nodiscard]] const ChartParts &parts() const { return m_parts; }
    void setZone(const QTimeZone &zone);
    [[nodiscard]] const QTimeZone &zone() const { return m_zone; }
    [[nodiscard]] const ChartFrame &frame() const { return m_frame; }
    // Colours and fonts of the moment.
    void restyle();

    // Where the crosshair stands; nothing: nowhere.
    [[nodiscard]] std::optional<qint64> cursorMs() const { return m_cursorMs; }
    void setCursorMs(std::optional<qint64> atMs);
    // Of each series the point at the crosshair, if one is near it.
    [[nodiscard]] std::vector<ChartPoint> cursorPoints() const;
    // The mark under the crosshair; nullptr: none.
    [[nodiscard]] const ChartMark *cursorMark() const;
    // The mark that the pointer is on; nullptr: none.
    [[nodiscard]] const ChartMark *pointedMark() const;
    // To the point before or after; from nowhere to the newest.
    void stepCursor(int direction);

    // The whole picture into `target`, at the resolution of the painter's device.
    void paintPicture(QPainter &painter, const QRectF &target);
    // The lines that Qt Charts draws at the moment, by series: for tests of what is on the screen.
    [[nodiscard]] std::vector<QList<QPointF>> linesOf(std::size_t series) const;

Q_SIGNALS:
    void cursorChanged();
    void rangeWanted(qint64 fromMs, qint64 toMs);
    void backWanted();
    // The plot has another width now: another number of points fits.
    void plotResized();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    enum class Drag { None, Zoom, Pan };
    struct Line
    {
        QLineSeries *series = nullptr;
        int axis = -1;
    };

    void layOut();
    void fillSeries();
    void fillLine(Line &line, const ChartSeries &series, std::pair<std::size_t, std::size_t> stretch);
    [[nodiscard]] Line makeLine();
    void putOnAxis(Line &line, int axis);
    void preview(qint64 fromMs, qint64 toMs);
    void commitPreview();
    void hover(const QPointF &where);

    ChartContent m_content;
    ChartParts m_parts;
    QTimeZone m_zone = QTimeZone::utc();
    ChartFrame m_frame;
    std::vector<LegendEntry> m_legend;
    std::vector<ChartPieces> m_pieces;      // beside m_content.series
    std::vector<std::vector<Line>> m_lines; // by series; more than are used are empty and hidden
    QValueAxis *m_times;
    std::array<QValueAxis *, kAxes> m_values{};
    ChartLayer *m_under, *m_over;
    QPixmap m_picture;
    bool m_isStale = true;

    std::optional<qint64> m_cursorMs;
    bool m_isHovering = false; // the crosshair is the pointer's
    QPointF m_pointer;         // while it is
    Drag m_drag = Drag::None;
    QPointF m_pressed, m_dragged;
    std::optional<std::pair<qint64, qint64>> m_preview; // the range while it is being moved
    QTimer m_wheel;
};

} // namespace ui
