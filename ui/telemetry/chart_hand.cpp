// SPDX-License-Identifier: GPL-3.0-or-later
// What a hand does to a chart: mouse, wheel, crosshair.
#include "ui/telemetry/chart_view.h"

#include <QMouseEvent>
#include <QWheelEvent>
#include <cmath>

namespace ui {
namespace {

constexpr double kLeastDrag = 5; // pixels; less is a click
constexpr double kNear = 28;     // pixels from the crosshair within which a point is "at" it
constexpr double kMarkNear = 7;  // the same of a mark
constexpr double kNotch = 1.25;  // a notch of the wheel
constexpr qint64 kShortestMs = 1000;

} // namespace

void ChartView::setCursorMs(std::optional<qint64> atMs)
{
    if (atMs == m_cursorMs)
        return;
    m_cursorMs = atMs;
    viewport()->update();
    Q_EMIT cursorChanged();
}

std::vector<ChartPoint> ChartView::cursorPoints() const
{
    std::vector<ChartPoint> points;
    if (!m_cursorMs)
        return points;
    for (std::size_t s = 0; s < m_content.series.size(); ++s) {
        const Series &series = m_content.series[s].data;
        const auto nearest = nearestPoint(series, *m_cursorMs);
        if (nearest && std::abs(m_frame.x(series.points[*nearest].tMs) - m_frame.x(*m_cursorMs)) <= kNear)
            points.push_back({s, *nearest});
    }
    return points;
}

const ChartMark *ChartView::cursorMark() const
{
    const ChartMark *nearest = nullptr;
    if (!m_cursorMs || !m_parts.marks)
        return nearest;
    double best = kMarkNear;
    for (const ChartMark &mark : m_content.marks) {
        const double away = std::abs(m_frame.x(mark.atMs) - m_frame.x(*m_cursorMs));
        if (away <= best) {
            best = away;
            nearest = &mark;
        }
    }
    return nearest;
}

const ChartMark *ChartView::pointedMark() const
{
    if (!m_isHovering || !m_parts.marks)
        return nullptr;
    for (const ChartMark &mark : m_content.marks) {
        if ((placeOf(mark, m_frame) - m_pointer).manhattanLength() <= 2 * kMarkNear)
            return &mark;
    }
    return nullptr;
}

void ChartView::stepCursor(int direction)
{
    std::optional<qint64> next;
    for (const ChartSeries &series : m_content.series) {
        const auto &points = series.data.points;
        if (points.empty())
            continue;
        if (!m_cursorMs) {
            next = std::max(next.value_or(points.back().tMs), points.back().tMs);
            continue;
        }
        const auto before = [](const SeriesPoint &point, qint64 ms) { return point.tMs < ms; };
        if (direction > 0) {
            const auto at = std::lower_bound(points.begin(), points.end(), *m_cursorMs + 1, before);
            if (at != points.end() && (!next || at->tMs < *next))
                next = at->tMs;
        } else {
            const auto at = std::lower_bound(points.begin(), points.end(), *m_cursorMs, before);
            if (at != points.begin() && (!next || (at - 1)->tMs > *next))
                next = (at - 1)->tMs;
        }
    }
    if (next)
        setCursorMs(next);
}

// The crosshair goes to the nearest point, of whichever series; between points it stands under the pointer.
void ChartView::hover(const QPointF &where)
{
    if (!m_frame.plot.adjusted(-4, -4, 4, 4).contains(where)) {
        if (std::exchange(m_isHovering, false))
            setCursorMs(std::nullopt);
        return;
    }
    m_isHovering = true;
    m_pointer = where;
    const qint64 at = m_frame.at(where.x());
    std::optional<qint64> snapped;
    for (const ChartSeries &series : m_content.series) {
        const auto nearest = nearestPoint(series.data, at);
        if (!nearest)
            continue;
        const qint64 ms = series.data.points[*nearest].tMs;
        if (std::abs(m_frame.x(ms) - where.x()) <= kNear && (!snapped || std::abs(ms - at) < std::abs(*snapped - at)))
            snapped = ms;
    }
    setCursorMs(snapped.value_or(at));
}

void ChartView::preview(qint64 fromMs, qint64 toMs)
{
    m_preview = {fromMs, toMs};
    layOut();
}

void ChartView::commitPreview()
{
    if (!m_preview)
        return;
    const auto wanted = *m_preview;
    Q_EMIT rangeWanted(wanted.first, wanted.second);
}

void ChartView::mousePressEvent(QMouseEvent *event)
{
    const bool pans = event->button() == Qt::MiddleButton ||
                      (event->button() == Qt::LeftButton && event->modifiers().testFlag(Qt::ShiftModifier));
    if (!pans && event->button() != Qt::LeftButton)
        return;
    if (!m_frame.plot.contains(event->position()) || m_content.toMs <= m_content.fromMs)
        return;
    m_pressed = m_dragged = event->position();
    m_drag = pans ? Drag::Pan : Drag::Zoom;
    if (pans)
        setCursor(Qt::ClosedHandCursor);
}

void ChartView::mouseMoveEvent(QMouseEvent *event)
{
    m_dragged = event->position();
    if (m_drag == Drag::None) {
        hover(event->position());
        return;
    }
    if (m_drag == Drag::Pan) {
        const double length = double(m_content.toMs - m_content.fromMs);
        const auto shift = qint64((m_pressed.x() - m_dragged.x()) / std::max(1.0, m_frame.plot.width()) * length);
        preview(m_content.fromMs + shift, m_content.toMs + shift);
    }
    viewport()->update();
}

void ChartView::mouseReleaseEvent(QMouseEvent *event)
{
    const Drag drag = std::exchange(m_drag, Drag::None);
    viewport()->update();
    if (drag == Drag::Pan) {
        unsetCursor();
        commitPreview();
        return;
    }
    if (drag != Drag::Zoom)
        return;
    const double fromX =
        std::clamp(std::min(m_pressed.x(), event->position().x()), m_frame.plot.left(), m_frame.plot.right());
    const double toX =
        std::clamp(std::max(m_pressed.x(), event->position().x()), m_frame.plot.left(), m_frame.plot.right());
    if (toX - fromX < kLeastDrag)
        return;
    const qint64 from = m_frame.at(fromX);
    Q_EMIT rangeWanted(from, std::max(from + kShortestMs, m_frame.at(toX)));
}

void ChartView::mouseDoubleClickEvent(QMouseEvent *event)
{
    m_drag = Drag::None;
    if (event->button() == Qt::LeftButton)
        Q_EMIT backWanted();
}

// Turning on within a moment is one zoom, so that one step back undoes it.
void ChartView::wheelEvent(QWheelEvent *event)
{
    event->accept();
    const double notches = event->angleDelta().y() / 120.0;
    if (notches == 0 || m_content.toMs <= m_content.fromMs || m_drag != Drag::None)
        return;
    const double factor = std::pow(kNotch, -notches);
    const qint64 around = m_frame.at(std::clamp(event->position().x(), m_frame.plot.left(), m_frame.plot.right()));
    const double length = double(m_frame.toMs - m_frame.fromMs);
    const auto newLength = std::max(kShortestMs, qint64(length * factor));
    const double share = double(around - m_frame.fromMs) / length;
    const qint64 from = around - qint64(double(newLength) * share);
    m_wheel.start();
    preview(from, from + newLength);
}

void ChartView::leaveEvent(QEvent *event)
{
    QChartView::leaveEvent(event);
    if (std::exchange(m_isHovering, false))
        setCursorMs(std::nullopt);
}

} // namespace ui
