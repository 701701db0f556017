// SPDX-License-Identifier: GPL-3.0-or-later
// What the engine holds in memory: a watch for each key that is not at rest, and of each device what its rules need.
#pragma once

#include "alert/compiled_rule.h"
#include "alert/count_window.h"
#include "alert/timers.h"

#include <cstring>

namespace alert {

// One key that is not at rest.
struct Watch
{
    RulePointer rule;
    const Device *device = nullptr; // null: about none
    AlertState state;
    Alert alert; // while the occurrence is open
    CountWindow counted;
    qint64 delayDueMs = kNever;
    qint64 windowDueMs = kNever;

    [[nodiscard]] bool isOpen() const
    {
        return state.condition == AlertCondition::Active || state.condition == AlertCondition::Recovering;
    }
};

// What brought a verdict.
struct Cause
{
    QString reason;
    std::optional<double> value;
    QUuid telemetryId;
};

// By their characters alone: a third of what QString's comparison costs, once a field of every message.
[[nodiscard]] inline bool isSame(const QString &a, const QString &b)
{
    return a.size() == b.size() && std::memcmp(a.constData(), b.constData(), size_t(a.size()) * sizeof(QChar)) == 0;
}

// What the rules of one field have in common, shared by the devices that they all hold.
struct FieldPlan
{
    std::vector<RulePointer> rules; // that judge values
    double quietFrom = -std::numeric_limits<double>::infinity();
    double quietTo = std::numeric_limits<double>::infinity();
    bool always = false; // no value is quiet
};

struct FieldWatch
{
    QString name;
    std::shared_ptr<const FieldPlan> plan;
    int restless = 0; // keys of this field that are not at rest
    bool hasClock = false;
    // The last value that was judged; kept where a rule asks for it.
    std::optional<double> lastValue;
    qint64 lastMs = 0;

    [[nodiscard]] bool staysQuiet(double value) const
    {
        return restless == 0 && !plan->always && value >= plan->quietFrom && value <= plan->quietTo;
    }
};

// What is usual for a device gives no shorter time-out than this; a rule may.
inline constexpr qint64 kLeastTimeoutMs = 60'000;

// Since when nothing was heard: of the device (no rule), or of what a rule of kind NoData asks for.
struct SilenceClock
{
    RulePointer rule;
    QString metric; // empty: any sign of life
    std::optional<qint64> lastMs;
    qint64 scheduledMs = kNever;      // of the timer that is under way
    qint64 leastMs = kLeastTimeoutMs; // it cannot strike sooner
    bool struck = false;
};

struct DeviceWatch
{
    const Device *device = nullptr;
    std::vector<RulePointer> rules; // that hold the device
    std::vector<FieldWatch> fields;
    std::vector<SilenceClock> clocks; // the first is the device's own
    int restless = 0;                 // keys of the device that are not at rest
    bool raisesOnSilence = false;     // some rule counts silence as its condition
};

} // namespace alert
