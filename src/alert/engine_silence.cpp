// SPDX-License-Identifier: GPL-3.0-or-later
// Readings, signs of life and the lack of them. Silence is judged while our own connection is up, and not for one
// time-out after it came back: what could not be heard is not held against a device.
#include "alert/engine_private.h"
#include "alert/kinds.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace alert {
namespace {

constexpr qint64 kTimesUsual = 3;

} // namespace

qint64 Engine::Private::givenTimeoutMs(const DeviceWatch &device, const SilenceClock &clock)
{
    if (clock.rule)
        return qint64(clock.rule->rule.afterS) * 1000;
    qint64 shortest = 0;
    for (const RulePointer &rule : device.rules) {
        const AlertRule &status = rule->rule;
        if (status.kind == AlertKind::Status && status.enabled && status.afterS > 0)
            shortest = shortest == 0 ? status.afterS : std::min<qint64>(shortest, status.afterS);
    }
    return shortest * 1000;
}

std::optional<qint64> Engine::Private::timeoutOf(const DeviceWatch &device, const SilenceClock &clock) const
{
    if (const qint64 given = givenTimeoutMs(device, clock); given > 0)
        return given;
    const std::optional<qint64> usual = device.device->pace.usualMs();
    if (!usual)
        return std::nullopt;
    return std::max(kLeastTimeoutMs, kTimesUsual * *usual);
}

// Sees to it that a timer is due no later than the clock could strike. What is usual for a device may change with
// each reading, so the timer asks anew when it is due.
void Engine::Private::wind(DeviceWatch &device, SilenceClock &clock, qint64 atMs)
{
    const qint64 dueMs = std::max(atMs + clock.leastMs, notBeforeMs);
    if (!linkUp || clock.scheduledMs <= dueMs)
        return;
    clock.scheduledMs = dueMs;
    timers.add({clock.scheduledMs,
                Timer::Kind::Silence,
                {clock.rule ? clock.rule->rule.id : QString(), device.device->id, clock.metric}});
}

void Engine::Private::windAll()
{
    for (DeviceWatch &device : devices) {
        for (SilenceClock &clock : device.clocks) {
            if (clock.lastMs && !clock.struck)
                wind(device, clock, std::max(*clock.lastMs, graceFromMs));
        }
    }
}

// Any sign of life with an empty metric, else a value of that field.
void Engine::Private::heard(DeviceWatch &device, const QString &metric, const Instant &at, AlertChanges &out)
{
    for (SilenceClock &clock : device.clocks) {
        if (!isSame(clock.metric, metric))
            continue;
        clock.lastMs = at.timeMs;
        wind(device, clock, at.timeMs);
        if (clock.struck) {
            clock.struck = false;
            judge(clock.rule, device.device, metric, Verdict::Clear, {u"reading"_s, std::nullopt, {}}, at, out);
        }
    }
}

std::optional<Engine::Silence> Engine::Private::silenceDue(const Timer &timer, const Instant &at, AlertChanges &out)
{
    DeviceWatch *device = byId.value(timer.key.deviceId);
    if (!device)
        return std::nullopt;
    const auto clock = std::find_if(device->clocks.begin(), device->clocks.end(), [&](const SilenceClock &one) {
        return (one.rule ? one.rule->rule.id : QString()) == timer.key.ruleId && one.metric == timer.key.metric;
    });
    if (clock == device->clocks.end() || clock->scheduledMs != timer.dueMs)
        return std::nullopt;
    clock->scheduledMs = kNever;
    const std::optional<qint64> timeout = timeoutOf(*device, *clock);
    if (!linkUp || !timeout || !clock->lastMs || clock->struck)
        return std::nullopt;
    const qint64 deadline = std::max(*clock->lastMs, graceFromMs) + *timeout;
    if (deadline > at.timeMs) {
        clock->scheduledMs = deadline;
        timers.add({deadline, Timer::Kind::Silence, timer.key});
        return std::nullopt;
    }
    if (clock->rule) {
        clock->struck = true;
        judge(clock->rule, device->device, clock->metric, Verdict::Raise, {u"no_data"_s, std::nullopt, {}}, at, out);
        return std::nullopt;
    }
    if (device->device->status == DeviceStatus::Offline)
        return std::nullopt;
    const qint64 silentFor = at.timeMs - *clock->lastMs;
    return Silence{device->device->id, at, silentFor};
}

void Engine::Private::fellSilent(DeviceWatch &device, const Instant &at, AlertChanges &out)
{
    if (device.restless > 0) {
        for (auto &[key, watch] : watches) {
            if (key.deviceId == device.device->id && !key.metric.isEmpty())
                setQuality(watch, AlertQuality::NoData, out);
        }
    }
    if (!device.raisesOnSilence)
        return;
    const Cause cause{u"no_data"_s, std::nullopt, {}};
    // In the order of names: that of the fields is another one after a restart.
    QMap<QString, std::shared_ptr<const FieldPlan>> fields;
    for (const FieldWatch &field : device.fields)
        fields.insert(field.name, field.plan);
    for (auto it = fields.cbegin(); it != fields.cend(); ++it) {
        for (const RulePointer &rule : it.value()->rules) {
            if (rule->rule.noData != NoDataPolicy::Raise)
                continue;
            Watch &watch = findOrMake(rule, device.device, it.key());
            // Silence is not one reading of several.
            if (watch.state.condition == AlertCondition::Normal)
                watch.state.readings = rule->rule.forReadings - 1;
            step(watch, Verdict::Raise, cause, at, out);
        }
    }
}

void Engine::Private::judgeStatus(DeviceWatch &device, const Instant &at, AlertChanges &out)
{
    const bool offline = device.device->status == DeviceStatus::Offline;
    for (const RulePointer &rule : device.rules) {
        if (rule->rule.kind != AlertKind::Status)
            continue;
        judge(rule, device.device, {}, offline ? Verdict::Raise : Verdict::Clear,
              {device.device->statusReason, std::nullopt, {}}, at, out);
    }
}

void Engine::Private::judgeField(DeviceWatch &device, FieldWatch &field, double value, const Observation &observation,
                                 const Instant &at, AlertChanges &out)
{
    const std::shared_ptr<const FieldPlan> plan = field.plan;
    const QString name = field.name;
    for (const RulePointer &rule : plan->rules) {
        double judged = value;
        if (rule->rule.kind == AlertKind::RateOfChange) {
            const auto rate =
                field.lastValue ? ratePerMinute(*field.lastValue, field.lastMs, value, at.timeMs) : std::nullopt;
            if (!rate)
                continue;
            judged = *rate;
        }
        if (Watch *watch = find({rule->rule.id, device.device->id, name}))
            setQuality(*watch, AlertQuality::Good, out);
        judge(rule, device.device, name, rule->judge(judged), {u"reading"_s, judged, observation.telemetryId}, at, out);
    }
    if (plan->always) {
        field.lastValue = value;
        field.lastMs = at.timeMs;
    }
}

void Engine::Private::linkWentDown(AlertChanges &out)
{
    for (auto &[key, watch] : watches) {
        if (key.ruleId != kConnectionRuleId)
            setQuality(watch, AlertQuality::LinkDown, out);
    }
}

// What is about no device has no reading to wait for.
void Engine::Private::linkCameUp(AlertChanges &out)
{
    for (auto &[key, watch] : watches) {
        if (key.deviceId.isNull())
            setQuality(watch, AlertQuality::Good, out);
    }
}

// The device is heard again: what is known of it as a whole is no longer old.
void Engine::Private::markGood(const DeviceWatch &device, AlertChanges &out)
{
    for (auto &[key, watch] : watches) {
        if (key.deviceId == device.device->id && key.metric.isEmpty())
            setQuality(watch, AlertQuality::Good, out);
    }
}

} // namespace alert
