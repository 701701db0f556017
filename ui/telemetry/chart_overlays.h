// SPDX-License-Identifier: GPL-3.0-or-later
// What is drawn of a chart beside its lines: under them the title, grid, labels, shades, explanations and bands; over
// them single points, limits and marks; and what follows the pointer.
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
// From the lowest to the highest, as wide as the lines. `pieces`: beside content.series.
void paintBands(QPainter &painter, const ChartFrame &frame, const ChartContent &content,
                const std::vector<ChartPieces> &pieces);
void paintOver(QPainter &painter, const ChartFrame &frame, const ChartContent &content, const ChartParts &parts,
               const std::vector<ChartPieces> &pieces);

struct ChartPoint
{
    std::size_t series = 0;
    std::size_t point = 0;
    bool operator==(const ChartPoint &) const = default;
};
void paintCrosshair(QPainter &painter, const ChartFrame &frame, const ChartContent &content, qint64 atMs,
                    const std::vector<ChartPoint> &points);
// While a stretch is being chosen.
void paintChoice(QPainter &painter, const ChartFrame &frame, double fromX, double toX);
void paintMark(QPainter &painter, const QPointF &where, const ChartMark &mark);
// What stands before an explanation.
void paintSign(QPainter &painter, const QRectF &where, const LegendEntry &entry);
// A short piece of the series' line, for chips and read-outs.
void paintSwatch(QPainter &painter, const QRectF &where, int look);

// Where a mark stands.
[[nodiscard]] QPointF placeOf(const ChartMark &mark, const ChartFrame &frame);

} // namespace ui
