// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/report_charts.h"

#include "alert/compiled_rule.h"
#include "model/metrics.h"
#include "store/series_math.h"

#include <algorithm>

namespace monitor {
namespace {

QString metricOf(const QString &field)
{
    const Metric *metric = findMetric(field);
    return metric ? QString::fromLatin1(metric->name) : field;
}

} // namespace

ChartCollector::ChartCollector(ReportContent &content, const ReportBounds &bounds)
    : m_content(content),
      m_bounds(bounds),
      m_slotMs(store::niceBucketMs(content.period.toMs - content.period.fromMs, bounds.points))
{
}

std::size_t ChartCollector::alertsOf(const QUuid &device, const QString &field) const
{
    return std::size_t(std::count_if(m_content.alerts.begin(), m_content.alerts.end(), [&](const ReportAlert &alert) {
        return alert.alert.key.deviceId == device && alert.alert.key.metric == field;
    }));
}

void ChartCollector::add(const ReportDevice &device, const QString &field, Series series)
{
    Candidate &candidate = m_candidates[metricOf(field)];
    ++candidate.found;
    double low = series.points.front().min, high = series.points.front().max;
    for (const SeriesPoint &point : series.points) {
        low = std::min(low, point.min);
        high = std::max(high, point.max);
        const qint64 slot = store::floorTo(point.tMs, m_slotMs);
        const auto [at, isNew] = candidate.all.try_emplace(slot, point);
        at->second.tMs = slot;
        if (isNew)
            continue;
        at->second.n += point.n;
        at->second.min = std::min(at->second.min, point.min);
        at->second.max = std::max(at->second.max, point.max);
    }
    const ReportChart::Line line{device.device.id, device.device.name(), field, std::move(series)};
    Ranked ranked{alertsOf(line.device, field), high - low, line};
    const auto before = [](const Ranked &a, const Ranked &b) {
        return std::pair(a.alerts, a.moved) > std::pair(b.alerts, b.moved);
    };
    auto &kept = candidate.ranked;
    kept.insert(std::upper_bound(kept.begin(), kept.end(), ranked, before), std::move(ranked));
    if (kept.size() > m_bounds.lines)
        kept.pop_back();
}

ReportChart ChartCollector::chartOf(const QString &metric, Candidate &candidate,
                                    const std::vector<AlertRule> &rules) const
{
    ReportChart chart;
    chart.metric = metric;
    chart.found = candidate.found;
    for (Ranked &ranked : candidate.ranked)
        chart.lines.push_back(std::move(ranked.line));
    std::sort(chart.lines.begin(), chart.lines.end(), [](const auto &a, const auto &b) { return a.name < b.name; });
    if (chart.leftOut() > 0) {
        for (const auto &[slot, point] : candidate.all)
            chart.all.push_back(point);
    }
    for (const AlertRule &rule : rules) {
        const alert::CompiledRule compiled(rule);
        const bool holds = std::any_of(chart.lines.begin(), chart.lines.end(), [&](const ReportChart::Line &line) {
            const auto device = std::find_if(m_content.devices.begin(), m_content.devices.end(),
                                             [&line](const ReportDevice &one) { return one.device.id == line.device; });
            return device != m_content.devices.end() && compiled.holdsField(line.field) &&
                   compiled.holdsDevice(device->device);
        });
        if (rule.enabled && holds)
            chart.rules.push_back(rule);
    }
    for (const ReportAlert &alert : m_content.alerts) {
        const bool isDrawn = std::any_of(chart.lines.begin(), chart.lines.end(), [&alert](const auto &line) {
            return alert.alert.key.deviceId == line.device && alert.alert.key.metric == line.field;
        });
        if (isDrawn)
            chart.alerts.push_back(alert.alert);
    }
    return chart;
}

void ChartCollector::finish(const std::vector<AlertRule> &rules)
{
    QStringList metrics = m_candidates.keys();
    sortAsColumns(metrics);
    for (const QString &metric : std::as_const(metrics)) {
        if (m_content.charts.size() == m_bounds.charts) {
            m_content.chartsLeftOut = metrics.size() - qsizetype(m_bounds.charts);
            break;
        }
        m_content.charts.push_back(chartOf(metric, m_candidates[metric], rules));
    }
}

} // namespace monitor
