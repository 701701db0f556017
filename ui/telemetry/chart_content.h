// SPDX-License-Identifier: GPL-3.0-or-later
// What a chart shows, as values: series with their looks, shaded stretches, limits and marks; and the arithmetic
// between them and the picture. Pure. Times are UTC milliseconds, texts of devices as they came (the chart makes them
// plain).
#pragma once

#include "model/query.h"
#include "ui/common/theme.h"

#include <QString>
#include <array>

namespace ui {

inline constexpr int kAxes = 2;

struct ChartSeries
{
    QUuid device;
    QString name;  // of the device
    QString field; // as stored
    int look = 0;  // of Theme::series() and seriesPen()
    int axis = 0;  // 0: left, 1: right
    Series data;
    bool operator==(const ChartSeries &) const = default;
};

// A stretch without data that has a reason worth saying.
struct ChartShade
{
    qint64 fromMs = 0;
    qint64 toMs = 0;
    GapReason reason = GapReason::DeviceOffline;
    QString text; // for the line below the chart, without its times
    bool operator==(const ChartShade &) const = default;
};

// A limit of a rule.
struct ChartLimit
{
    double value = 0;
    int axis = 0;
    QString text; // "limit 30 °C"
    bool operator==(const ChartLimit &) const = default;
};

// An event on the chart: at a value, or without one at the foot.
struct ChartMark
{
    enum class Shape { Triangle, TriangleDown, Dot };
    qint64 atMs = 0;
    std::optional<double> value;
    int axis = 0;
    Shape shape = Shape::Triangle;
    Tone tone = Tone::Critical;
    QString kind; // for the line below the chart: "alert", "went offline"
    QString text; // the headline of its row
    QString reason;
    QUuid device;
    QUuid activity;
    bool operator==(const ChartMark &) const = default;
};

struct ChartContent
{
    QString title;
    qint64 fromMs = 0;
    qint64 toMs = 0;
    std::array<QString, kAxes> units; // titles of the axes
    std::vector<ChartSeries> series;
    std::vector<ChartShade> shades;
    std::vector<ChartLimit> limits;
    std::vector<ChartMark> marks;
    bool operator==(const ChartContent &) const = default;
};

// How the points of a series are drawn: stretches [first, second) of points that are joined, and points that are not.
struct ChartPieces
{
    std::vector<std::pair<std::size_t, std::size_t>> lines; // ascending, each at least two points
    std::vector<std::size_t> dots;                          // ascending
    bool operator==(const ChartPieces &) const = default;
};
// Broken wherever a gap begins or ends between two points. Of more than `maxLines` stretches those with the
// fewest points become dots, so that nothing is joined that is apart.
[[nodiscard]] ChartPieces piecesOf(const Series &series, std::size_t maxLines);

// Lowest and highest of an axis, limits included; nothing where it has neither.
struct ChartExtent
{
    double low = 0;
    double high = 0;
};
[[nodiscard]] std::optional<ChartExtent> extentOf(const ChartContent &content, int axis);

// The point nearest to an instant, by time; nothing of an empty series.
[[nodiscard]] std::optional<std::size_t> nearestPoint(const Series &series, qint64 atMs);

} // namespace ui
