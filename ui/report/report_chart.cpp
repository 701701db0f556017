// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/report_chart.h"

#include "ui/common/formats.h"
#include "ui/common/plain_text.h"
#include "ui/telemetry/chart_limits.h"
#include "ui/telemetry/chart_overlays.h"

#include "model/metrics.h"

#include <QCoreApplication>
#include <QPainter>
#include <limits>
#include <numeric>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr double kPlotLines = 19;  // height of a chart without its explanations, in heights of text
constexpr double kLegendRow = 1.2; // the same, of a line of explanations
constexpr double kLegendTop = 2.6; // above the foot of the frame, as paintUnder() leaves room
constexpr double kSign = 16, kSignGap = 6, kEntryGap = 18;
constexpr double kLineWidth = 1.4;
constexpr std::size_t kMaxLines = 240; // stretches of a series
constexpr std::size_t kMostBands = 2;  // more would hide each other
constexpr std::size_t kFewPoints = 60; // they are marked
constexpr qint64 kBridged = 3;         // slots
constexpr qsizetype kNameLength = 32;

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(Report)
};

// All that is painted.
struct Picture
{
    ChartContent content;
    ChartContent extent; // the content, and what of all devices lies around it
    std::vector<SeriesPoint> all;
    std::vector<ChartPieces> pieces;
    std::vector<LegendEntry> legend;
    ChartParts parts;
    QTimeZone zone;
    QFont font;
};

QString titleOf(const monitor::ReportChart &chart)
{
    const QString title = metricTitle(chart.metric);
    return chart.leftOut() == 0 ? title
                                : Texts::tr("%1 – %2 of %3 devices")
                                      .arg(title, countText(qint64(chart.lines.size())), countText(chart.found));
}

// The name; with the field where one device sends several that mean the same.
QString lineName(const monitor::ReportChart &chart, const monitor::ReportChart::Line &line)
{
    const auto same = std::count_if(chart.lines.begin(), chart.lines.end(),
                                    [&line](const auto &other) { return other.device == line.device; });
    const QString name = plainLine(line.name, kNameLength);
    return same > 1 ? QString(name + u' ' + plainLine(line.field, kNameLength)) : name;
}

std::vector<ChartShade> shadesOf(const monitor::ReportChart &chart)
{
    std::vector<ChartShade> shades;
    for (const monitor::ReportChart::Line &line : chart.lines) {
        for (const SeriesGap &gap : line.data.gaps) {
            const bool isOurs = gap.reason == GapReason::NotRunning || gap.reason == GapReason::LinkDown;
            const bool isItsOwn = gap.reason == GapReason::DeviceOffline && chart.lines.size() == 1;
            const QString text = gap.reason == GapReason::NotRunning ? Texts::tr("not recording")
                                 : isOurs                            ? Texts::tr("no connection to the broker")
                                                                     : Texts::tr("offline");
            const ChartShade shade{gap.fromMs, gap.toMs, gap.reason, text};
            if ((isOurs || isItsOwn) && std::find(shades.begin(), shades.end(), shade) == shades.end())
                shades.push_back(shade);
        }
    }
    return shades;
}

ChartContent contentOf(const monitor::ReportChart &chart, const monitor::ReportPeriod &period)
{
    ChartContent content;
    content.title = titleOf(chart);
    content.fromMs = period.fromMs;
    content.toMs = period.toMs;
    content.units[0] = unitOf(chart.metric);
    int look = 0;
    for (const monitor::ReportChart::Line &line : chart.lines)
        content.series.push_back({line.device, lineName(chart, line), line.field, look++, 0, line.data});
    content.shades = shadesOf(chart);
    for (const AlertRule &rule : chart.rules)
        addLimits(content.limits, rule, 0);
    for (const Alert &alert : chart.alerts)
        addMarks(content, alert);
    return content;
}

std::vector<LegendEntry> legendFor(const Picture &picture)
{
    std::vector<LegendEntry> legend = legendOf(picture.content, picture.parts, picture.zone);
    // All lines are of one metric, which is the title.
    if (picture.content.series.size() > 1) {
        for (std::size_t i = 0; i < picture.content.series.size(); ++i)
            legend[i].text = picture.content.series[i].name;
    } else if (!legend.empty() && !picture.content.series.empty()) {
        legend.front().text = picture.content.series.front().name;
    }
    if (!picture.all.empty())
        legend.push_back(
            {LegendEntry::Sign::Shade, Texts::tr("lowest … highest of all devices"), 0, {}, GapReason::DeviceSilent});
    return legend;
}

std::shared_ptr<Picture> pictureOf(const monitor::ReportChart &chart, const monitor::ReportPeriod &period,
                                   const QFont &font)
{
    const auto picture = std::make_shared<Picture>();
    picture->content = contentOf(chart, period);
    picture->extent = picture->content;
    picture->all = chart.all;
    if (!chart.all.empty()) {
        ChartSeries all;
        all.data.points = chart.all;
        picture->extent.series.push_back(all);
    }
    picture->zone = period.zone;
    picture->font = font;
    picture->parts.band = chart.lines.size() <= kMostBands;
    for (const ChartSeries &series : picture->content.series) {
        picture->pieces.push_back(piecesOf(series.data, kMaxLines));
        if (series.data.points.size() <= kFewPoints) {
            auto &dots = picture->pieces.back().dots;
            dots.resize(series.data.points.size());
            std::iota(dots.begin(), dots.end(), std::size_t(0));
        }
    }
    picture->legend = legendFor(*picture);
    return picture;
}

// Calls `paint` with the place of each explanation, row by row; the number of rows.
int layOutLegend(const std::vector<LegendEntry> &legend, const QFont &font, const QRectF &area,
                 const std::function<void(const LegendEntry &, const QRectF &)> &paint)
{
    const QFontMetricsF text(font);
    const double row = text.height() * kLegendRow;
    double x = area.left();
    double y = area.top();
    int rows = legend.empty() ? 0 : 1;
    for (const LegendEntry &entry : legend) {
        const double width = std::min(area.width(), kSign + kSignGap + text.horizontalAdvance(entry.text));
        if (x + width > area.right() && x > area.left()) {
            x = area.left();
            y += row;
            ++rows;
        }
        if (paint)
            paint(entry, {x, y, width, row});
        x += width + kEntryGap;
    }
    return rows;
}

void paintEntry(QPainter &painter, const LegendEntry &entry, const QRectF &where)
{
    const QFontMetricsF text(painter.font());
    const QRectF sign(where.left(), where.top() + (text.height() - 12) / 2, kSign, 12);
    const bool isAll = entry.sign == LegendEntry::Sign::Shade && entry.reason == GapReason::DeviceSilent;
    if (isAll)
        painter.fillRect(sign.adjusted(1, 1, -1, -1), theme().line);
    else
        paintSign(painter, sign, entry);
    painter.setPen(theme().secondary);
    const double room = where.width() - kSign - kSignGap;
    painter.drawText(QPointF(where.left() + kSign + kSignGap, where.top() + text.ascent()),
                     text.elidedText(entry.text, Qt::ElideRight, room + 1));
}

// The shortest step: the slots that readings of all devices were put into.
qint64 slotOf(const std::vector<SeriesPoint> &all)
{
    qint64 slot = std::numeric_limits<qint64>::max();
    for (std::size_t i = 1; i < all.size(); ++i)
        slot = std::min(slot, all[i].tMs - all[i - 1].tMs);
    return slot;
}

// What all devices lie between, behind the lines that were chosen. A slot or two that no reading fell into are no hole.
void paintAll(QPainter &painter, const ChartFrame &frame, const std::vector<SeriesPoint> &all)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setClipRect(frame.plot);
    const qint64 slot = all.size() > 1 ? slotOf(all) : frame.toMs - frame.fromMs;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const bool isBridged = i + 1 < all.size() && all[i + 1].tMs - all[i].tMs <= kBridged * slot;
        // Around the place of the slot's points in the lines.
        const double left = frame.x(all[i].tMs - slot / 2);
        const double right = frame.x((isBridged ? all[i + 1].tMs : all[i].tMs + slot) - slot / 2);
        const double top = frame.y(all[i].max, 0);
        painter.fillRect(QRectF(QPointF(left, top), QPointF(right, std::max(top + 1, frame.y(all[i].min, 0)))),
                         theme().line);
    }
    painter.restore();
}

void paintLines(QPainter &painter, const ChartFrame &frame, const Picture &picture)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setClipRect(frame.plot.adjusted(-1, -1, 1, 1));
    painter.setBrush(Qt::NoBrush);
    for (std::size_t s = 0; s < picture.content.series.size(); ++s) {
        const ChartSeries &series = picture.content.series[s];
        QPen pen(theme().series(series.look), kLineWidth, theme().seriesPen(series.look));
        pen.setJoinStyle(Qt::BevelJoin);
        painter.setPen(pen);
        for (const auto &[first, end] : picture.pieces[s].lines) {
            QPolygonF line;
            for (std::size_t i = first; i < end; ++i) {
                const SeriesPoint &point = series.data.points[i];
                line.append({frame.x(point.tMs), frame.y(point.mean, series.axis)});
            }
            painter.drawPolyline(line);
        }
    }
    painter.restore();
}

void paintPicture(QPainter &painter, const QRectF &where, double plotHeight, const Picture &picture)
{
    const QRectF whole(where.left(), where.top(), where.width(), plotHeight);
    const ChartFrame frame =
        frameOf(picture.extent, whole, picture.font, picture.zone, {picture.content.fromMs, picture.content.toMs});
    painter.setFont(picture.font);
    paintUnder(painter, frame, picture.content, {});
    paintAll(painter, frame, picture.all);
    if (picture.parts.band)
        paintBands(painter, frame, picture.content, picture.pieces);
    paintLines(painter, frame, picture);
    paintOver(painter, frame, picture.content, picture.parts, picture.pieces);
    painter.setFont(picture.font);
    const double top = whole.bottom() - QFontMetricsF(picture.font).height() * kLegendTop;
    (void)layOutLegend(picture.legend, picture.font, {frame.plot.left(), top, frame.plot.width(), where.bottom() - top},
                       [&](const LegendEntry &entry, const QRectF &place) { paintEntry(painter, entry, place); });
}

} // namespace

FlowPiece reportChart(const monitor::ReportChart &chart, const monitor::ReportPeriod &period, const QFont &font,
                      double width)
{
    const auto picture = pictureOf(chart, period, font);
    const double line = QFontMetricsF(font).height();
    const double plotHeight = line * kPlotLines;
    const QRectF whole(0, 0, width, plotHeight);
    const ChartFrame frame =
        frameOf(picture->extent, whole, font, picture->zone, {picture->content.fromMs, picture->content.toMs});
    const int rows = layOutLegend(picture->legend, font, {0, 0, frame.plot.width(), 0}, {});
    FlowPiece piece;
    piece.height = plotHeight + line * (kLegendRow * rows - kLegendTop + 0.8);
    piece.paint = [picture, plotHeight](QPainter &painter, const QRectF &where) {
        painter.save();
        paintPicture(painter, where, plotHeight, *picture);
        painter.restore();
    };
    return piece;
}

} // namespace ui
