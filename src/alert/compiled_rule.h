// SPDX-License-Identifier: GPL-3.0-or-later
// A rule made ready for judging: what it holds, and what a value means to it.
#pragma once

#include "model/alert.h"
#include "model/device.h"
#include "model/metrics.h"

#include <QSet>
#include <memory>

namespace alert {

// What a value says of a rule: that its condition holds, that it is over, or – within the deadband – neither.
enum class Verdict { Raise, Between, Clear };

// Values between which a rule that is at rest stays at rest.
struct QuietRange
{
    double from;
    double to;
};

struct CompiledRule
{
    explicit CompiledRule(const AlertRule &rule);

    AlertRule rule;

    [[nodiscard]] bool holdsDevice(const Device &device) const;
    // By canonical metric, or by the name itself; any case.
    [[nodiscard]] bool holdsField(const QString &fieldName) const;
    // Of kinds that judge values: threshold, band and – given the change per minute – rate of change.
    [[nodiscard]] Verdict judge(double value) const;
    // Nothing where each value has to be judged.
    [[nodiscard]] std::optional<QuietRange> quiet() const;
    // What an alert says of its limit.
    [[nodiscard]] QString limitText() const;
    // Whether an event of that type is counted.
    [[nodiscard]] bool counts(QStringView activityType) const;

    // Readings in a row; what is no reading counts at once.
    [[nodiscard]] int readingsNeeded() const { return judgesValues() ? rule.forReadings : 1; }
    [[nodiscard]] bool judgesValues() const
    {
        return rule.kind == AlertKind::Threshold || rule.kind == AlertKind::Band ||
               rule.kind == AlertKind::RateOfChange;
    }

private:
    QSet<QString> m_devices;
    QSet<QString> m_tags;
    const Metric *m_metric = nullptr;
    QStringList m_counted;
    bool m_countsProblems = false;
    bool m_countsAll = false;
};
using RulePointer = std::shared_ptr<const CompiledRule>;

} // namespace alert
