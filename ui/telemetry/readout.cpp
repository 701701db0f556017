// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/telemetry/readout.h"

#include "ui/common/formats.h"
#include "ui/common/plain_text.h"

#include <QCoreApplication>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr double kSwatch = 14;
constexpr double kGap = 8;
constexpr qint64 kDayMs = 24 * 3600'000LL;

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(Readout)
};

QString numberAlone(double number)
{
    return numberText(QString(), number);
}

// "31.2 °C": a reading as it was sent, a mean rounded.
QString valueOf(const ChartSeries &series, const SeriesPoint &point)
{
    return point.n > 1 ? numberText(series.field, point.mean) : valueText(series.field, Value(point.mean));
}

QString rangeOf(const SeriesPoint &point)
{
    return numberAlone(point.min) + u" … "_s + numberAlone(point.max);
}

// "30.8 … 31.6, 12 samples mean"; nothing of one reading.
QString samplesOf(const SeriesPoint &point)
{
    if (point.n <= 1)
        return {};
    return rangeOf(point) + u", "_s + Texts::tr("%1 samples mean").arg(countText(point.n));
}

QString timeOf(const ChartView &chart, const Clock &clock, qint64 ms, bool isReading)
{
    const qint64 range = chart.content().toMs - chart.content().fromMs;
    return clock.within(ms, isReading && range <= kDayMs ? 0 : range);
}

// Whether it is the last point of a range that reaches until now.
bool isNewest(const ChartView &chart, const ChartPoint &at, qint64 nowMs)
{
    constexpr qint64 kEdgeMs = 60'000;
    return at.point + 1 == chart.content().series[at.series].data.points.size() &&
           chart.content().toMs >= nowMs - kEdgeMs;
}

void addPoint(std::vector<ReadoutPart> &parts, const ChartView &chart, const ChartPoint &at)
{
    const ChartSeries &series = chart.content().series[at.series];
    const SeriesPoint &point = series.data.points[at.point];
    const bool isAlone = chart.content().series.size() == 1;
    parts.push_back({valueOf(series, point), true, isAlone ? std::optional<int>() : series.look});
    if (isAlone && point.n > 1)
        parts.push_back({samplesOf(point), false, {}});
    else if (point.min < point.max)
        parts.push_back({rangeOf(point), false, {}});
}

std::vector<ReadoutPart> newestOf(const ChartView &chart, const Clock &clock, qint64 nowMs)
{
    std::vector<ReadoutPart> parts;
    std::optional<qint64> newest;
    for (std::size_t s = 0; s < chart.content().series.size(); ++s) {
        const ChartSeries &series = chart.content().series[s];
        if (series.data.points.empty())
            continue;
        const SeriesPoint &point = series.data.points.back();
        // Of a bucket its last reading, not its mean, is the newest.
        const bool isAlone = chart.content().series.size() == 1;
        parts.push_back(
            {valueText(series.field, Value(point.last)), true, isAlone ? std::optional<int>() : series.look});
        newest = std::max(newest.value_or(point.tMs), point.tMs);
    }
    if (!newest)
        return {};
    const bool isLive = chart.content().toMs >= nowMs - kDayMs / 1440;
    parts.insert(parts.begin(), {isLive ? Texts::tr("Newest") : Texts::tr("Last in this range"), false, {}});
    parts.push_back({isLive ? Clock::age(*newest, nowMs) : clock.stamp(*newest).chopped(4), false, {}});
    return parts;
}

} // namespace

std::vector<ReadoutPart> readoutOf(const ChartView &chart, const Clock &clock, qint64 nowMs)
{
    if (!chart.cursorMs())
        return newestOf(chart, clock, nowMs);
    std::vector<ReadoutPart> parts;
    const std::vector<ChartPoint> points = chart.cursorPoints();
    bool isReading = true;
    for (const ChartPoint &at : points)
        isReading = isReading && chart.content().series[at.series].data.points[at.point].n <= 1;
    parts.push_back({timeOf(chart, clock, *chart.cursorMs(), isReading && !points.empty()), false, {}});
    for (const ChartPoint &at : points)
        addPoint(parts, chart, at);
    if (points.empty())
        parts.push_back({Texts::tr("no reading here"), false, {}});
    if (!points.empty() && isNewest(chart, points.front(), nowMs)) {
        const SeriesPoint &point = chart.content().series[points.front().series].data.points[points.front().point];
        parts.push_back({Clock::age(point.tMs, nowMs), false, {}});
    }
    if (const ChartMark *mark = chart.cursorMark())
        parts.push_back({QString(plainLine(mark->text, 80) + (mark->reason.isEmpty() ? QString() : u", "_s) +
                                 plainLine(mark->reason, 60)),
                         false,
                         {}});
    return parts;
}

Readout::Readout(QWidget *parent) : QWidget(parent)
{
    setObjectName(u"telemetryReadout"_s);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

void Readout::setParts(std::vector<ReadoutPart> parts)
{
    m_parts = std::move(parts);
    setAccessibleName(text());
    update();
}

QString Readout::text() const
{
    QStringList words;
    for (const ReadoutPart &part : m_parts)
        words.append(part.text);
    return words.join(u' ');
}

QSize Readout::sizeHint() const
{
    return {300, fontMetrics().height() + 4};
}

QSize Readout::minimumSizeHint() const
{
    return {0, sizeHint().height()};
}

// In the middle; what does not fit goes from the end.
void Readout::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QFont strong = tabularFont(headlineFont(font()));
    const QFont usual = tabularFont(font());
    const auto fontOf = [&](const ReadoutPart &part) { return part.isStrong ? strong : usual; };
    double width = 0;
    for (const ReadoutPart &part : m_parts)
        width += QFontMetricsF(fontOf(part)).horizontalAdvance(part.text) + kGap + (part.look ? kSwatch + 4 : 0);
    double x = std::max(0.0, (this->width() - width + kGap) / 2);
    const double baseline = (height() + fontMetrics().ascent() - fontMetrics().descent()) / 2.0;
    for (const ReadoutPart &part : m_parts) {
        if (x >= this->width())
            return;
        if (part.look) {
            paintSwatch(painter, {x, 0, kSwatch, double(height())}, *part.look);
            x += kSwatch + 4;
        }
        painter.setFont(fontOf(part));
        painter.setPen(part.isStrong ? theme().text : theme().secondary);
        const QFontMetricsF text(fontOf(part));
        painter.drawText(QPointF(x, baseline), text.elidedText(part.text, Qt::ElideRight, this->width() - x));
        x += text.horizontalAdvance(part.text) + kGap;
    }
}

} // namespace ui
