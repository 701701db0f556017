// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/telemetry/chart_frame.h"

#include <QFontMetricsF>

namespace ui {
namespace {

constexpr double kSide = 20;       // left and right of everything
constexpr double kLabelGap = 6;    // between a label and its axis
constexpr double kValueRoom = 3.4; // heights of text between two values
constexpr double kTimeRoom = 7;    // heights of text between two times
constexpr int kMaxIntervals = 10;

double widest(const ValueTicks &ticks, const QFontMetricsF &text)
{
    double width = 0;
    for (const QString &label : ticks.labels)
        width = std::max(width, text.horizontalAdvance(label));
    return width;
}

} // namespace

ChartFrame frameOf(const ChartContent &content, const QRectF &whole, const QFont &font, const QTimeZone &zone,
                   std::pair<qint64, qint64> range)
{
    ChartFrame frame;
    frame.whole = whole;
    frame.font = font;
    frame.fromMs = range.first;
    frame.toMs = std::max(range.first + 1, range.second);
    const QFontMetricsF text(font);
    const double line = text.height();
    // Title above; two lines of times and one or two of explanations below.
    const double top = whole.top() + line * 2.6;
    const double bottom = std::max(top + 1, whole.bottom() - line * 5.2);
    const int intervals = std::clamp(int((bottom - top) / (line * kValueRoom)), 1, kMaxIntervals);
    double sides[kAxes] = {kSide, kSide};
    for (int axis = 0; axis < kAxes; ++axis) {
        const bool isUsed = axis == 0 || std::any_of(content.series.begin(), content.series.end(),
                                                     [axis](const ChartSeries &s) { return s.axis == axis; });
        if (!isUsed)
            continue;
        const ChartExtent extent = extentOf(content, axis).value_or(ChartExtent{0, 1});
        frame.values[std::size_t(axis)] =
            axis == 0 ? valueTicks(extent.low, extent.high, intervals)
                      : alignedTicks(extent.low, extent.high, int(frame.values[0]->at.size()) - 1);
        const bool hasTitle = !content.units[std::size_t(axis)].isEmpty();
        sides[axis] = kSide + widest(*frame.values[std::size_t(axis)], text) + kLabelGap + (hasTitle ? line : 0);
    }
    // The last time hangs over the right end.
    sides[1] = std::max(sides[1], text.horizontalAdvance(u'0') * 4);
    frame.plot = {whole.left() + sides[0], top, std::max(1.0, whole.width() - sides[0] - sides[1]), bottom - top};
    frame.times = timeTicks(frame.fromMs, frame.toMs, zone, std::max(2, int(frame.plot.width() / (line * kTimeRoom))));
    return frame;
}

} // namespace ui
