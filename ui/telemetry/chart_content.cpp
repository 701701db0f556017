// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/telemetry/chart_content.h"

#include <algorithm>

namespace ui {

ChartPieces piecesOf(const Series &series, std::size_t maxLines)
{
    ChartPieces pieces;
    const std::vector<SeriesPoint> &points = series.points;
    std::vector<std::pair<std::size_t, std::size_t>> stretches;
    std::size_t first = 0, gap = 0;
    for (std::size_t i = 1; i <= points.size(); ++i) {
        bool isBroken = i == points.size();
        if (!isBroken) {
            while (gap < series.gaps.size() && series.gaps[gap].toMs <= points[i - 1].tMs)
                ++gap;
            // Readings that came in the midst of a stretch in which none was to be expected are joined all the same.
            isBroken = gap < series.gaps.size() && series.gaps[gap].fromMs < points[i].tMs &&
                       (series.gaps[gap].fromMs >= points[i - 1].tMs || series.gaps[gap].toMs <= points[i].tMs);
        }
        if (isBroken) {
            stretches.emplace_back(first, i);
            first = i;
        }
    }
    for (const auto &stretch : stretches) {
        if (stretch.second - stretch.first > 1)
            pieces.lines.push_back(stretch);
    }
    if (pieces.lines.size() > maxLines) {
        std::nth_element(pieces.lines.begin(), pieces.lines.begin() + qsizetype(maxLines), pieces.lines.end(),
                         [](const auto &a, const auto &b) { return a.second - a.first > b.second - b.first; });
        pieces.lines.resize(maxLines);
        std::sort(pieces.lines.begin(), pieces.lines.end());
    }
    std::size_t line = 0;
    for (const auto &stretch : stretches) {
        if (line < pieces.lines.size() && pieces.lines[line] == stretch) {
            ++line;
            continue;
        }
        for (std::size_t i = stretch.first; i < stretch.second; ++i)
            pieces.dots.push_back(i);
    }
    return pieces;
}

std::optional<ChartExtent> extentOf(const ChartContent &content, int axis)
{
    std::optional<ChartExtent> extent;
    const auto include = [&](double low, double high) {
        if (!extent)
            extent = ChartExtent{low, high};
        extent->low = std::min(extent->low, low);
        extent->high = std::max(extent->high, high);
    };
    for (const ChartSeries &series : content.series) {
        if (series.axis != axis)
            continue;
        for (const SeriesPoint &point : series.data.points)
            include(point.min, point.max);
    }
    for (const ChartLimit &limit : content.limits) {
        if (limit.axis == axis)
            include(limit.value, limit.value);
    }
    return extent;
}

std::optional<std::size_t> nearestPoint(const Series &series, qint64 atMs)
{
    if (series.points.empty())
        return std::nullopt;
    const auto after = std::lower_bound(series.points.begin(), series.points.end(), atMs,
                                        [](const SeriesPoint &point, qint64 ms) { return point.tMs < ms; });
    if (after == series.points.end())
        return series.points.size() - 1;
    const auto index = std::size_t(after - series.points.begin());
    if (index == 0 || after->tMs - atMs <= atMs - series.points[index - 1].tMs)
        return index;
    return index - 1;
}

} // namespace ui
