// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/telemetry/chart_limits.h"

#include "alert/compiled_rule.h"
#include "ui/common/formats.h"
#include "ui/common/plain_text.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr int kDigits = 6;
constexpr std::size_t kMostLimits = 12; // more would be a grid

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(Chart)
};

Tone toneOfSeverity(Severity severity)
{
    return severity == Severity::Critical  ? Tone::Critical
           : severity == Severity::Warning ? Tone::Warning
                                           : Tone::Neutral;
}

const ChartSeries *seriesOf(const ChartContent &content, const Alert &alert)
{
    const auto at = std::find_if(content.series.begin(), content.series.end(), [&alert](const ChartSeries &series) {
        return series.device == alert.key.deviceId && series.field == alert.key.metric;
    });
    return at == content.series.end() ? nullptr : &*at;
}

} // namespace

void addLimits(std::vector<ChartLimit> &limits, const AlertRule &rule, int axis)
{
    const auto add = [&](double value) {
        ChartLimit limit{value, axis, Texts::tr("limit %1").arg(numberText(rule.metric, value, kDigits))};
        if (limits.size() < kMostLimits && std::find(limits.begin(), limits.end(), limit) == limits.end())
            limits.push_back(std::move(limit));
    };
    if (rule.kind == AlertKind::Threshold) {
        add(rule.limit);
    } else if (rule.kind == AlertKind::Band) {
        add(rule.low);
        add(rule.high);
    }
}

std::vector<ChartLimit> limitsOf(const std::vector<AlertRule> &rules, const std::vector<ChartSeries> &series,
                                 const Directory &directory)
{
    std::vector<ChartLimit> limits;
    for (const AlertRule &rule : rules) {
        if (!rule.enabled)
            continue;
        const alert::CompiledRule compiled(rule);
        for (const ChartSeries &one : series) {
            const Device *device = directory.find(one.device);
            if (device && compiled.holdsField(one.field) && compiled.holdsDevice(*device))
                addLimits(limits, rule, one.axis);
        }
    }
    return limits;
}

void addMarks(ChartContent &content, const Alert &alert)
{
    const ChartSeries *series = seriesOf(content, alert);
    ChartMark mark;
    mark.device = alert.key.deviceId;
    mark.text = plainLine(alert.ruleName, 80);
    if (alert.raisedAtMs >= content.fromMs && alert.raisedAtMs < content.toMs) {
        mark.atMs = alert.raisedAtMs;
        mark.tone = toneOfSeverity(alert.severity);
        mark.kind = Texts::tr("alert");
        if (series && alert.value) {
            mark.value = alert.value;
            mark.axis = series->axis;
        }
        content.marks.push_back(mark);
    }
    if (!alert.clearedAtMs || *alert.clearedAtMs < content.fromMs || *alert.clearedAtMs >= content.toMs)
        return;
    mark.atMs = *alert.clearedAtMs;
    mark.value.reset();
    mark.shape = ChartMark::Shape::Dot;
    mark.tone = Tone::Good;
    mark.kind = Texts::tr("alert cleared");
    mark.text = Texts::tr("%1 cleared").arg(plainLine(alert.ruleName, 80));
    content.marks.push_back(mark);
}

} // namespace ui
