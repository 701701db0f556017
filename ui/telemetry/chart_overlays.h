// SPDX-License-Identifier: GPL-3.0-or-later
// What is drawn of a chart beside its lines and bands: under them the title, grid, labels, shades and explanations;
// over them single points, limits and marks; and what follows the pointer.
#pragma once

#include "ui/telemetry/chart_frame.h"

class QPainter;

namespace ui {

// What of the content is to be drawn.
struct ChartParts
{
    bool band = true;
    bool marks = true;
};

// One explanation below the chart.
struct LegendEntry
{
    enum class Sign { Line, Band, Limit, Mark, Shade };
    Sign sign = Sign::Line;
    QString text;          // plain
    int look = 0;          // Line, Band
    ChartMark mark;        // Mark
    GapReason reason = {}; // Shade
};
// Times in `zone`, as short as the range allows.
[[nodiscard]] std::vector<LegendEntry> legendOf(const ChartContent &content, const ChartParts &parts,
                                                const QTimeZone &zone);

void paintUnder(QPainter &painter, const ChartFrame &frame, const ChartContent &content,
                const std::vector<LegendEntry> &legend);
// `dots`: beside content.series, the points that no line joins.
void paintOver(QPainter &painter, const ChartFrame &frame, const ChartContent &content, const ChartParts &parts,
               const std::vector<std::vector<std::size_t>> &dots);

struct ChartPoint
{
    std::size_t series = 0;
    std::size_t point = 0;
    bool operator==(const ChartPoint &) const = default;
};
void paintCrosshair(QPainter &painter, const ChartFrame &frame, const ChartContent &content, qint64 atMs,
                    const std::vector<ChartPoint> &points);
void paintBand(QPainter &painter, const ChartFrame &frame, double fromX, double toX);
void paintMark(QPainter &painter, const QPointF &where, const ChartMark &mark);
// A short piece of the series' line, for chips and read-outs.
void paintSwatch(QPainter &painter, const QRectF &where, int look);

// Where a mark stands.
[[nodiscard]] QPointF placeOf(const ChartMark &mark, const ChartFrame &frame);

} // namespace ui
