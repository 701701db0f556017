// SPDX-License-Identifier: GPL-3.0-or-later
// Where things are in the picture of a chart: the plot, its axes, and the way from values to places and back.
#pragma once

#include "ui/telemetry/chart_axes.h"
#include "ui/telemetry/chart_content.h"

#include <QFont>
#include <QRectF>

namespace ui {

struct ChartFrame
{
    QRectF whole;
    QRectF plot;
    QFont font;
    qint64 fromMs = 0;
    qint64 toMs = 1;
    std::array<std::optional<ValueTicks>, kAxes> values; // nothing: there is no such axis
    std::vector<TimeTick> times;

    [[nodiscard]] double x(qint64 ms) const
    {
        return plot.left() + plot.width() * double(ms - fromMs) / double(std::max<qint64>(1, toMs - fromMs));
    }
    [[nodiscard]] double y(double value, int axis) const
    {
        const auto &ticks = values[std::size_t(axis)];
        return ticks ? plot.bottom() - plot.height() * (value - ticks->min) / (ticks->max - ticks->min) : plot.bottom();
    }
    [[nodiscard]] qint64 at(double place) const
    {
        return fromMs + qint64((place - plot.left()) / std::max(1.0, plot.width()) * double(toMs - fromMs));
    }
};

// Lays out a chart in `whole`: room for the title above, the labels beside, and the line of explanations below.
// `fromMs`, `toMs`: the range shown, which is another than the content's while it is being moved.
[[nodiscard]] ChartFrame frameOf(const ChartContent &content, const QRectF &whole, const QFont &font,
                                 const QTimeZone &zone, std::pair<qint64, qint64> range);

} // namespace ui
