// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/telemetry/chart_overlays.h"

#include "ui/common/plain_text.h"

#include <QPainter>
#include <cmath>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr double kOfflineShare = 0.10;
constexpr double kBandShare = 0.18;
constexpr std::size_t kBandPoints = 32; // of one polygon
constexpr double kMarkSize = 5;
constexpr double kDotSize = 2.2;
constexpr double kSign = 16;      // width of a sign below the chart
constexpr double kMinShade = 1.5; // a stretch is never thinner than this

QColor faded(QColor color, double share)
{
    color.setAlphaF(float(share));
    return color;
}

void fillShade(QPainter &painter, const QRectF &where, GapReason reason)
{
    const Theme &look = theme();
    if (reason == GapReason::DeviceOffline) {
        painter.fillRect(where, faded(look.critical, kOfflineShare));
        return;
    }
    // Not the device's doing: hatched; the two reasons lean apart.
    painter.fillRect(where, faded(look.neutral, 0.05));
    const QBrush hatch(faded(look.neutral, 0.35), reason == GapReason::LinkDown ? Qt::BDiagPattern : Qt::FDiagPattern);
    painter.fillRect(where, hatch);
}

void paintShades(QPainter &painter, const ChartFrame &frame, const ChartContent &content)
{
    painter.save();
    painter.setClipRect(frame.plot);
    for (const ChartShade &shade : content.shades) {
        const double left = frame.x(shade.fromMs);
        const double width = std::max(kMinShade, frame.x(shade.toMs) - left);
        fillShade(painter, {left, frame.plot.top(), width, frame.plot.height()}, shade.reason);
    }
    painter.restore();
}

void paintValueAxis(QPainter &painter, const ChartFrame &frame, int axis, const QString &unit)
{
    const auto &ticks = frame.values[std::size_t(axis)];
    if (!ticks)
        return;
    const Theme &look = theme();
    const QFontMetricsF text(frame.font);
    double widest = 0;
    for (qsizetype i = 0; i < ticks->labels.size(); ++i) {
        const double y = frame.y(ticks->at[std::size_t(i)], axis);
        if (axis == 0) {
            painter.setPen(QPen(look.line, 1));
            painter.drawLine(QPointF(frame.plot.left(), y), QPointF(frame.plot.right(), y));
        }
        painter.setPen(look.secondary);
        const double width = text.horizontalAdvance(ticks->labels[i]);
        widest = std::max(widest, width);
        const double left = axis == 0 ? frame.plot.left() - 6 - width : frame.plot.right() + 6;
        painter.drawText(QPointF(left, y + text.ascent() / 2 - 1), ticks->labels[i]);
    }
    if (unit.isEmpty())
        return;
    const QString title = text.elidedText(unit, Qt::ElideRight, frame.plot.height());
    painter.save();
    const double x =
        axis == 0 ? frame.plot.left() - 10 - widest - text.descent() : frame.plot.right() + 10 + widest + text.ascent();
    painter.translate(x, frame.plot.center().y() + text.horizontalAdvance(title) / 2);
    painter.rotate(-90);
    painter.drawText(QPointF(0, 0), title);
    painter.restore();
}

void paintTimeAxis(QPainter &painter, const ChartFrame &frame)
{
    const Theme &look = theme();
    const QFontMetricsF text(frame.font);
    double taken = frame.whole.left();
    for (const TimeTick &tick : frame.times) {
        const double x = frame.x(tick.atMs);
        painter.setPen(QPen(look.line, 1));
        painter.drawLine(QPointF(x, frame.plot.top()), QPointF(x, frame.plot.bottom() + 4));
        painter.setPen(look.secondary);
        const double width = text.horizontalAdvance(tick.label);
        const double y = frame.plot.bottom() + 5 + text.ascent();
        painter.drawText(QPointF(x - width / 2, y), tick.label);
        const double below = text.horizontalAdvance(tick.below);
        const double left = std::max(frame.whole.left() + 4, x - below / 2);
        if (tick.below.isEmpty() || left < taken)
            continue;
        painter.setPen(look.text);
        painter.drawText(QPointF(left, y + text.height()), tick.below);
        taken = left + below + 12;
    }
}

void paintTitle(QPainter &painter, const ChartFrame &frame, const QString &title)
{
    const QFont font = titleFont(frame.font);
    const QFontMetricsF text(font);
    painter.setFont(font);
    painter.setPen(theme().text);
    const double room = frame.whole.width() - 40;
    const QString shown = text.elidedText(plainLine(title, 300), Qt::ElideRight, room);
    const double left = frame.whole.center().x() - text.horizontalAdvance(shown) / 2;
    const double free = frame.plot.top() - frame.whole.top();
    painter.drawText(QPointF(left, frame.whole.top() + (free + text.ascent() - text.descent()) / 2), shown);
    painter.setFont(frame.font);
}

// At most two lines; what does not fit ends in "…".
void paintLegend(QPainter &painter, const ChartFrame &frame, const std::vector<LegendEntry> &legend)
{
    const QFontMetricsF text(frame.font);
    const double left = frame.whole.left() + 20;
    const double right = frame.whole.right() - 20;
    double x = left;
    double y = frame.whole.bottom() - text.height() * 2.6;
    int line = 0;
    for (const LegendEntry &entry : legend) {
        double width = kSign + 6 + text.horizontalAdvance(entry.text);
        if (x + width > right && x > left) {
            if (++line == 2) {
                painter.setPen(theme().secondary);
                painter.drawText(QPointF(x, y + text.ascent()), u"…"_s);
                return;
            }
            x = left;
            y += text.height() * 1.2;
        }
        width = std::min(width, right - x);
        paintSign(painter, {x, y + (text.height() - 12) / 2, kSign, 12}, entry);
        painter.setPen(theme().secondary);
        painter.drawText(QPointF(x + kSign + 6, y + text.ascent()),
                         text.elidedText(entry.text, Qt::ElideRight, width - kSign - 6));
        x += width + 18;
    }
}

// In short polygons: Qt fills a long one that goes up and down all the time in a time that grows with its square
// (3,000 points: 220 ms instead of 10). They meet at whole pixels, so that no seam shows.
void paintStretch(QPainter &painter, const ChartFrame &frame, const ChartSeries &series,
                  std::pair<std::size_t, std::size_t> stretch)
{
    const double fineness = std::max(1.0, painter.deviceTransform().m11());
    const std::vector<SeriesPoint> &points = series.data.points;
    for (std::size_t first = stretch.first; first + 1 < stretch.second; first += kBandPoints) {
        const std::size_t end = std::min(first + kBandPoints + 1, stretch.second);
        bool isFlat = true;
        QPolygonF outline(qsizetype(2 * (end - first)));
        for (std::size_t i = first; i < end; ++i) {
            double x = frame.x(points[i].tMs);
            if (i == first || i + 1 == end)
                x = std::round(x * fineness) / fineness;
            outline[qsizetype(i - first)] = {x, frame.y(points[i].max, series.axis)};
            outline[outline.size() - 1 - qsizetype(i - first)] = {x, frame.y(points[i].min, series.axis)};
            isFlat = isFlat && points[i].min == points[i].max;
        }
        if (!isFlat)
            painter.drawPolygon(outline);
    }
}

} // namespace

void paintSign(QPainter &painter, const QRectF &where, const LegendEntry &entry)
{
    const Theme &look = theme();
    switch (entry.sign) {
    case LegendEntry::Sign::Line:
        paintSwatch(painter, where, entry.look);
        break;
    case LegendEntry::Sign::Band:
        painter.fillRect(where.adjusted(2, 2, -2, -2), faded(look.series(entry.look), kBandShare * 1.5));
        break;
    case LegendEntry::Sign::Limit:
        painter.setPen(QPen(look.warning, 1.4, Qt::DashLine));
        painter.drawLine(QPointF(where.left(), where.center().y()), QPointF(where.right(), where.center().y()));
        break;
    case LegendEntry::Sign::Mark:
        paintMark(painter, where.center(), entry.mark);
        break;
    case LegendEntry::Sign::Shade:
        fillShade(painter, where.adjusted(2, 2, -2, -2), entry.reason);
        painter.setPen(QPen(faded(look.secondary, 0.5), 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(where.adjusted(2, 2, -2, -2));
        break;
    }
}

void paintUnder(QPainter &painter, const ChartFrame &frame, const ChartContent &content,
                const std::vector<LegendEntry> &legend)
{
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setFont(frame.font);
    paintShades(painter, frame, content);
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (int axis = 0; axis < kAxes; ++axis)
        paintValueAxis(painter, frame, axis, content.units[std::size_t(axis)]);
    paintTimeAxis(painter, frame);
    painter.setRenderHint(QPainter::Antialiasing, true);
    paintTitle(painter, frame, content.title);
    paintLegend(painter, frame, legend);
}

void paintBands(QPainter &painter, const ChartFrame &frame, const ChartContent &content,
                const std::vector<ChartPieces> &pieces)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setClipRect(frame.plot);
    painter.setPen(Qt::NoPen);
    for (std::size_t s = 0; s < content.series.size() && s < pieces.size(); ++s) {
        painter.setBrush(faded(theme().series(content.series[s].look), kBandShare));
        for (const auto &stretch : pieces[s].lines)
            paintStretch(painter, frame, content.series[s], stretch);
    }
    painter.restore();
}

void paintOver(QPainter &painter, const ChartFrame &frame, const ChartContent &content, const ChartParts &parts,
               const std::vector<ChartPieces> &pieces)
{
    const Theme &look = theme();
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.save();
    painter.setClipRect(frame.plot.adjusted(-3, -3, 3, 3));
    for (std::size_t s = 0; s < content.series.size() && s < pieces.size(); ++s) {
        const ChartSeries &series = content.series[s];
        const QColor color = look.series(series.look);
        for (const std::size_t at : pieces[s].dots) {
            const SeriesPoint &point = series.data.points[at];
            const double x = frame.x(point.tMs);
            if (parts.band && point.min < point.max) {
                painter.setPen(QPen(faded(color, kBandShare * 2), kDotSize));
                painter.drawLine(QPointF(x, frame.y(point.min, series.axis)),
                                 QPointF(x, frame.y(point.max, series.axis)));
            }
            painter.setPen(Qt::NoPen);
            painter.setBrush(color);
            painter.drawEllipse(QPointF(x, frame.y(point.mean, series.axis)), kDotSize, kDotSize);
        }
    }
    for (const ChartLimit &limit : content.limits) {
        const double y = frame.y(limit.value, limit.axis);
        painter.setPen(QPen(look.warning, 1.4, Qt::DashLine));
        painter.drawLine(QPointF(frame.plot.left(), y), QPointF(frame.plot.right(), y));
    }
    painter.restore();
    if (!parts.marks)
        return;
    for (const ChartMark &mark : content.marks) {
        if (mark.atMs >= frame.fromMs && mark.atMs <= frame.toMs)
            paintMark(painter, placeOf(mark, frame), mark);
    }
}

QPointF placeOf(const ChartMark &mark, const ChartFrame &frame)
{
    return {frame.x(mark.atMs),
            mark.value ? frame.y(*mark.value, mark.axis) - kMarkSize - 1 : frame.plot.bottom() - kMarkSize - 4};
}

void paintMark(QPainter &painter, const QPointF &where, const ChartMark &mark)
{
    const double r = kMarkSize;
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(QPen(theme().base, 1.2));
    painter.setBrush(theme().of(mark.tone));
    switch (mark.shape) {
    case ChartMark::Shape::Triangle:
        painter.drawPolygon(QPolygonF({where + QPointF(0, -r), where + QPointF(r, r), where + QPointF(-r, r)}));
        break;
    case ChartMark::Shape::TriangleDown:
        painter.drawPolygon(QPolygonF({where + QPointF(0, r), where + QPointF(r, -r), where + QPointF(-r, -r)}));
        break;
    case ChartMark::Shape::Dot:
        painter.drawEllipse(where, r, r);
        break;
    }
}

void paintSwatch(QPainter &painter, const QRectF &where, int look)
{
    painter.setRenderHint(QPainter::Antialiasing, true);
    QPen pen(theme().series(look), 2, theme().seriesPen(look));
    pen.setCapStyle(Qt::FlatCap);
    painter.setPen(pen);
    painter.drawLine(QPointF(where.left(), where.center().y()), QPointF(where.right(), where.center().y()));
}

void paintCrosshair(QPainter &painter, const ChartFrame &frame, const ChartContent &content, qint64 atMs,
                    const std::vector<ChartPoint> &points)
{
    const Theme &look = theme();
    const double x = frame.x(atMs);
    if (x < frame.plot.left() || x > frame.plot.right())
        return;
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(look.secondary, 1, Qt::DotLine));
    painter.drawLine(QPointF(x, frame.plot.top()), QPointF(x, frame.plot.bottom()));
    painter.setRenderHint(QPainter::Antialiasing, true);
    for (const ChartPoint &at : points) {
        const ChartSeries &series = content.series[at.series];
        const SeriesPoint &point = series.data.points[at.point];
        painter.setPen(QPen(look.base, 1.5));
        painter.setBrush(look.series(series.look));
        painter.drawEllipse(QPointF(frame.x(point.tMs), frame.y(point.mean, series.axis)), 4.5, 4.5);
    }
}

void paintChoice(QPainter &painter, const ChartFrame &frame, double fromX, double toX)
{
    const QRectF band =
        QRectF(QPointF(fromX, frame.plot.top()), QPointF(toX, frame.plot.bottom())).normalized() & frame.plot;
    painter.fillRect(band, faded(theme().accent, 0.14));
    painter.setPen(QPen(theme().accent, 1));
    painter.drawLine(band.topLeft(), band.bottomLeft());
    painter.drawLine(band.topRight(), band.bottomRight());
}

} // namespace ui
