// SPDX-License-Identifier: GPL-3.0-or-later
// Which rules concern which devices and fields, worked out once and shared.
#include "alert/engine_private.h"

#include <algorithm>

namespace alert {

void Engine::Private::compile(const std::vector<AlertRule> &sources)
{
    rules.clear();
    rulesOfField.clear();
    plansOfField.clear();
    for (const AlertRule &rule : sources)
        rules.push_back(std::make_shared<const CompiledRule>(rule));
    std::sort(rules.begin(), rules.end(),
              [](const RulePointer &a, const RulePointer &b) { return a->rule.id < b->rule.id; });
}

RulePointer Engine::Private::ruleOf(const QString &id) const
{
    if (id == kConnectionRuleId)
        return connection;
    const auto found =
        std::find_if(rules.begin(), rules.end(), [&id](const RulePointer &rule) { return rule->rule.id == id; });
    return found == rules.end() ? nullptr : *found;
}

const std::vector<RulePointer> &Engine::Private::judging(const QString &fieldName)
{
    const auto known = rulesOfField.find(fieldName);
    if (known != rulesOfField.end())
        return *known;
    std::vector<RulePointer> found;
    for (const RulePointer &rule : rules) {
        if (rule->judgesValues() && rule->holdsField(fieldName))
            found.push_back(rule);
    }
    return *rulesOfField.insert(fieldName, std::move(found));
}

std::shared_ptr<const FieldPlan> Engine::Private::planOf(const DeviceWatch &device, const QString &fieldName)
{
    FieldPlan plan;
    const std::vector<RulePointer> &candidates = judging(fieldName);
    for (const RulePointer &rule : candidates) {
        if (std::find(device.rules.begin(), device.rules.end(), rule) != device.rules.end())
            plan.rules.push_back(rule);
    }
    const bool whole = plan.rules.size() == candidates.size();
    if (whole) {
        if (const auto shared = plansOfField.value(fieldName))
            return shared;
    }
    for (const RulePointer &rule : plan.rules) {
        const std::optional<QuietRange> quiet = rule->quiet();
        plan.always = plan.always || !quiet;
        if (quiet) {
            plan.quietFrom = std::max(plan.quietFrom, quiet->from);
            plan.quietTo = std::min(plan.quietTo, quiet->to);
        }
    }
    auto made = std::make_shared<const FieldPlan>(std::move(plan));
    if (whole)
        plansOfField.insert(fieldName, made);
    return made;
}

DeviceWatch &Engine::Private::watchOf(const Device &device)
{
    if (DeviceWatch *known = byDevice.value(&device))
        return *known;
    return addDevice(device);
}

DeviceWatch &Engine::Private::addDevice(const Device &device)
{
    DeviceWatch &watch = devices.emplace_back();
    watch.device = &device;
    watch.clocks.emplace_back();
    byDevice.insert(&device, &watch);
    byId.insert(device.id, &watch);
    plan(watch);
    return watch;
}

void Engine::Private::prepare(const DeviceWatch &device, SilenceClock &clock)
{
    const qint64 given = givenTimeoutMs(device, clock);
    clock.leastMs = given > 0 ? std::min(given, kLeastTimeoutMs) : kLeastTimeoutMs;
    clock.scheduledMs = kNever;
}

// What the next value is compared with, as the registry knows it.
void Engine::Private::takeLastValue(const DeviceWatch &device, FieldWatch &field)
{
    const auto latest = device.device->latest.constFind(field.name);
    if (latest == device.device->latest.cend())
        return;
    field.lastValue = numberOf(latest->value);
    field.lastMs = latest->atMs;
}

// Anew, keeping what was seen and heard.
void Engine::Private::plan(DeviceWatch &watch)
{
    watch.rules.clear();
    watch.raisesOnSilence = false;
    for (const RulePointer &rule : rules) {
        if (!rule->holdsDevice(*watch.device))
            continue;
        watch.rules.push_back(rule);
        watch.raisesOnSilence |= rule->judgesValues() && rule->rule.noData == NoDataPolicy::Raise;
    }
    const std::vector<SilenceClock> before = std::move(watch.clocks);
    watch.clocks = {before.front()};
    const auto add = [&](const RulePointer &rule, const QString &metric) {
        SilenceClock clock;
        clock.rule = rule;
        clock.metric = metric;
        clock.lastMs = before.front().lastMs;
        if (!metric.isEmpty()) {
            const auto latest = watch.device->latest.constFind(metric);
            clock.lastMs = latest == watch.device->latest.cend() ? std::nullopt : std::optional(latest->atMs);
        }
        for (const SilenceClock &old : before) {
            if (old.rule && old.rule->rule.id == rule->rule.id && old.metric == metric) {
                clock.lastMs = old.lastMs ? old.lastMs : clock.lastMs;
                clock.struck = old.struck;
            }
        }
        watch.clocks.push_back(clock);
    };
    for (FieldWatch &field : watch.fields) {
        const bool wasKept = field.plan && field.plan->always;
        field.plan = planOf(watch, field.name);
        field.hasClock = false;
        if (!wasKept)
            takeLastValue(watch, field);
    }
    for (const RulePointer &rule : watch.rules) {
        if (rule->rule.kind != AlertKind::NoData)
            continue;
        if (rule->rule.metric.isEmpty())
            add(rule, {});
        for (FieldWatch &field : watch.fields) {
            if (!rule->rule.metric.isEmpty() && rule->holdsField(field.name)) {
                add(rule, field.name);
                field.hasClock = true;
            }
        }
    }
    for (SilenceClock &clock : watch.clocks) {
        prepare(watch, clock);
        if (clock.lastMs)
            wind(watch, clock, std::max(*clock.lastMs, graceFromMs));
    }
}

FieldWatch &Engine::Private::fieldOf(DeviceWatch &device, size_t hint, const QString &name)
{
    // Devices send their fields in the same order nearly always.
    if (hint < device.fields.size() && isSame(device.fields[hint].name, name))
        return device.fields[hint];
    for (FieldWatch &field : device.fields) {
        if (isSame(field.name, name))
            return field;
    }
    return addField(device, name);
}

FieldWatch &Engine::Private::addField(DeviceWatch &device, const QString &name)
{
    FieldWatch &field = device.fields.emplace_back();
    field.name = *fieldNames.insert(name);
    field.plan = planOf(device, name);
    for (const RulePointer &rule : device.rules) {
        if (rule->rule.kind != AlertKind::NoData || rule->rule.metric.isEmpty() || !rule->holdsField(name))
            continue;
        SilenceClock clock;
        clock.rule = rule;
        clock.metric = name;
        prepare(device, clock);
        device.clocks.push_back(clock);
        field.hasClock = true;
    }
    return field;
}

bool Engine::Private::stillHolds(const Watch &watch, const CompiledRule &rule) const
{
    const AlertRule &now = rule.rule;
    const AlertRule &before = watch.rule->rule;
    if (now.kind != before.kind || (watch.device && !rule.holdsDevice(*watch.device)))
        return false;
    switch (now.kind) {
    case AlertKind::Threshold:
    case AlertKind::Band:
    case AlertKind::RateOfChange:
        return rule.holdsField(watch.state.key.metric);
    case AlertKind::NoData:
        return now.metric.isEmpty() == watch.state.key.metric.isEmpty() &&
               (now.metric.isEmpty() || rule.holdsField(watch.state.key.metric));
    case AlertKind::Count:
        return now.metric == before.metric && (watch.device || now.scope.isEverything());
    case AlertKind::Status:
        break;
    }
    return true;
}

} // namespace alert
