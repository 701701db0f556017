// SPDX-License-Identifier: GPL-3.0-or-later
// The line of explanations below a chart.
#include "ui/common/clock.h"
#include "ui/common/formats.h"
#include "ui/common/plain_text.h"
#include "ui/telemetry/chart_overlays.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr int kNamed = 2; // stretches of one kind that are named each; more are counted
constexpr qint64 kDayMs = 24 * 3600'000LL;

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(Chart)
};

QString timeText(qint64 ms, const ChartContent &content, const QTimeZone &zone)
{
    const qint64 range = content.toMs - content.fromMs;
    const auto format = range <= 600'000 ? "HH:mm:ss"_L1 : range <= kDayMs ? "HH:mm"_L1 : "d MMM HH:mm"_L1;
    return QLocale::c().toString(QDateTime::fromMSecsSinceEpoch(ms, zone), QString(format));
}

void addSeries(std::vector<LegendEntry> &legend, const ChartContent &content, const ChartParts &parts)
{
    bool isMean = false, hasBand = false;
    for (const ChartSeries &series : content.series) {
        for (const SeriesPoint &point : series.data.points) {
            isMean = isMean || point.n > 1;
            hasBand = hasBand || point.min < point.max;
        }
    }
    if (content.series.size() > 1) {
        for (const ChartSeries &series : content.series)
            legend.push_back({LegendEntry::Sign::Line,
                              QString(plainLine(series.name, 40) + u' ' + metricTitle(series.field)),
                              series.look,
                              {},
                              {}});
    } else if (!content.series.empty()) {
        legend.push_back({LegendEntry::Sign::Line,
                          isMean ? Texts::tr("mean") : Texts::tr("readings"),
                          content.series.front().look,
                          {},
                          {}});
    }
    if (hasBand && parts.band)
        legend.push_back({LegendEntry::Sign::Band,
                          Texts::tr("min … max"),
                          content.series.empty() ? 0 : content.series.front().look,
                          {},
                          {}});
}

void addMarks(std::vector<LegendEntry> &legend, const ChartContent &content)
{
    QStringList kinds;
    for (const ChartMark &mark : content.marks) {
        if (kinds.contains(mark.kind))
            continue;
        kinds.append(mark.kind);
        legend.push_back({LegendEntry::Sign::Mark, plainLine(mark.kind, 60), 0, mark, {}});
    }
}

void addShades(std::vector<LegendEntry> &legend, const ChartContent &content, const QTimeZone &zone)
{
    struct Kind
    {
        QString text;
        GapReason reason;
        int count = 0;
        qint64 lengthMs = 0;
    };
    std::vector<Kind> kinds;
    for (const ChartShade &shade : content.shades) {
        auto kind = std::find_if(kinds.begin(), kinds.end(), [&](const Kind &k) { return k.text == shade.text; });
        if (kind == kinds.end())
            kind = kinds.insert(kinds.end(), {shade.text, shade.reason, 0, 0});
        ++kind->count;
        kind->lengthMs += shade.toMs - shade.fromMs;
    }
    for (const Kind &kind : kinds) {
        QString text = plainLine(kind.text, 80) + u' ';
        if (kind.count > kNamed) {
            text += Texts::tr("%1 times, %2 in all").arg(countText(kind.count), Clock::span(kind.lengthMs));
        } else {
            QStringList times;
            for (const ChartShade &shade : content.shades) {
                if (shade.text == kind.text)
                    times.append(timeText(shade.fromMs, content, zone) + u" – "_s +
                                 timeText(shade.toMs, content, zone));
            }
            text += times.join(u", "_s);
        }
        legend.push_back({LegendEntry::Sign::Shade, text, 0, {}, kind.reason});
    }
}

} // namespace

std::vector<LegendEntry> legendOf(const ChartContent &content, const ChartParts &parts, const QTimeZone &zone)
{
    std::vector<LegendEntry> legend;
    addSeries(legend, content, parts);
    for (const ChartLimit &limit : content.limits)
        legend.push_back({LegendEntry::Sign::Limit, plainLine(limit.text, 60), 0, {}, {}});
    if (parts.marks)
        addMarks(legend, content);
    addShades(legend, content, zone);
    return legend;
}

} // namespace ui
