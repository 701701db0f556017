// SPDX-License-Identifier: GPL-3.0-or-later
#include "alert/engine.h"

#include "alert/engine_private.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace alert {

Engine::Engine(const QUuid &organizationId, const QUuid &integrationId) : d(std::make_unique<Private>())
{
    d->organizationId = organizationId;
    d->integrationId = integrationId;
}

Engine::~Engine() = default;

std::optional<Engine::Silence> Engine::advance(const Instant &until, AlertChanges &out)
{
    while (d->timers.isDue(until.timeMs)) {
        const Timer timer = d->timers.take();
        const Instant at{timer.dueMs, until.utcMs - (until.timeMs - timer.dueMs)};
        switch (timer.kind) {
        case Timer::Kind::Silence:
            if (const auto silence = d->silenceDue(timer, at, out))
                return silence;
            break;
        case Timer::Kind::Delay:
            d->delayDue(timer, at, out);
            break;
        case Timer::Kind::Window:
            d->windowDue(timer, at, out);
            break;
        case Timer::Kind::Shelf:
            d->shelfDue(timer, at, out);
            break;
        }
    }
    return std::nullopt;
}

bool Engine::isDue(const Instant &now) const
{
    return d->timers.isDue(now.timeMs);
}

void Engine::observe(const Observation &observation, const Instant &at, AlertChanges &out)
{
    DeviceWatch &device = d->watchOf(*observation.device);
    if (observation.status) {
        d->judgeStatus(device, at, out);
        if (*observation.status == DeviceStatus::Offline && observation.device->statusReason == "no_data"_L1)
            d->fellSilent(device, at, out);
    }
    if (observation.isAlive) {
        d->heard(device, {}, at, out);
        if (device.restless > 0)
            d->markGood(device, out);
    }
    if (!observation.telemetry || observation.retained || observation.late)
        return;
    size_t hint = 0;
    for (const Field &sent : *observation.telemetry) {
        FieldWatch &field = d->fieldOf(device, hint++, sent.name);
        if (field.hasClock)
            d->heard(device, sent.name, at, out);
        const std::optional<double> value = numberOf(sent.value);
        if (value && !std::isnan(*value) && !field.staysQuiet(*value))
            d->judgeField(device, field, *value, observation, at, out);
    }
}

void Engine::countEvent(QStringView activityType, const Device *device, const Instant &at, AlertChanges &out)
{
    for (const RulePointer &rule : d->rules) {
        if (!rule->counts(activityType) || !(device ? rule->holdsDevice(*device) : rule->rule.scope.isEverything()))
            continue;
        if (device)
            (void)d->watchOf(*device);
        Watch &watch = d->findOrMake(rule, device, {});
        watch.counted.add(rule->rule, at.timeMs);
        watch.state.memory = watch.counted.memory();
        watch.windowDueMs = *watch.counted.changesAt(rule->rule);
        d->timers.add({watch.windowDueMs, Timer::Kind::Window, watch.state.key});
        const double count = watch.counted.count();
        const AlertState before = watch.state;
        const AlertKey key = watch.state.key;
        d->step(watch, rule->judge(count), {u"event"_s, count, {}}, at, out);
        if (Watch *left = d->find(key); left && left->state == before)
            d->settle(*left, out);
    }
}

void Engine::setLink(bool up, const Instant &at, AlertChanges &out)
{
    if (up == d->linkUp)
        return;
    d->linkUp = up;
    d->judge(d->connection, nullptr, {}, up ? Verdict::Clear : Verdict::Raise,
             {up ? u"link_up"_s : u"link_down"_s, std::nullopt, {}}, at, out);
    if (up) {
        d->graceFromMs = std::max(d->graceFromMs, at.timeMs);
        d->windAll();
        d->linkCameUp(out);
        return;
    }
    d->linkWentDown(out);
}

void Engine::resumed(const Instant &at)
{
    d->graceFromMs = std::max(d->graceFromMs, at.timeMs);
}

void Engine::setRules(const std::vector<AlertRule> &rules, const Instant &at, AlertChanges &out)
{
    d->compile(rules);
    d->notBeforeMs = at.timeMs;
    std::vector<AlertKey> keys;
    for (const auto &[key, watch] : d->watches)
        keys.push_back(key);
    for (const AlertKey &key : keys) {
        const RulePointer rule = d->ruleOf(key.ruleId);
        if (rule == d->connection)
            continue;
        Watch &watch = *d->find(key);
        if (!rule || !d->stillHolds(watch, *rule)) {
            d->end(key, rule ? u"rule_changed"_s : u"rule_removed"_s, at, out);
            continue;
        }
        watch.rule = rule;
        d->goOn(watch, at.timeMs, out);
    }
    for (DeviceWatch &device : d->devices) {
        d->plan(device);
        d->judgeStatus(device, at, out);
    }
}

void Engine::takeOperatorEdits(const std::vector<Alert> &alerts, const Instant &at)
{
    // Of several occurrences of one key the shelf of any counts.
    std::map<AlertKey, const Alert *, KeyOrder> shelved;
    for (const Alert &alert : alerts) {
        const Alert *&longest = shelved[alert.key];
        if (alert.isShelved(at.utcMs) && (!longest || *alert.shelvedUntilMs > *longest->shelvedUntilMs))
            longest = &alert;
        Watch *watch = d->find(alert.key);
        if (!watch || !watch->isOpen() || watch->alert.id != alert.id)
            continue;
        Alert taken = alert;
        taken.condition = watch->alert.condition;
        taken.quality = watch->alert.quality;
        taken.clearedAtMs = watch->alert.clearedAtMs;
        watch->alert = std::move(taken);
    }
    for (const auto &[key, alert] : shelved) {
        if (alert)
            d->shelve(key, *alert, at);
        else
            d->shelves.erase(key);
    }
}

void Engine::deviceEdited(const Device &device, const Instant &at, AlertChanges &out)
{
    DeviceWatch &watch = d->watchOf(device);
    d->notBeforeMs = at.timeMs;
    std::vector<AlertKey> gone;
    for (const auto &[key, one] : d->watches) {
        if (key.deviceId == device.id && !one.rule->holdsDevice(device))
            gone.push_back(key);
    }
    for (const AlertKey &key : gone)
        d->end(key, u"rule_changed"_s, at, out);
    d->plan(watch);
    d->judgeStatus(watch, at, out);
}

} // namespace alert
