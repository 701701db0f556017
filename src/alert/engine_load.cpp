// SPDX-License-Identifier: GPL-3.0-or-later
// How a run goes on where the last one stopped.
#include "alert/engine_private.h"

#include "base/times.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace alert {
namespace {

// Away for longer, nobody knows what happened in between.
constexpr qint64 kRememberedForMs = 5 * 60 * 1000;

} // namespace

void Engine::load(const Known &known, const Instant &now, AlertChanges &out)
{
    d->compile(known.rules);
    d->linkUp = known.linkUp;
    d->loadDevices(known);
    d->loadStates(known, now, out);
    d->notObserved(known, now, out);
    if (!d->linkUp) {
        if (!d->find({kConnectionRuleId.toString(), {}, {}}))
            d->judge(d->connection, nullptr, {}, Verdict::Raise, {u"link_down"_s, std::nullopt, {}}, now, out);
        d->linkWentDown(out);
    } else {
        d->judge(d->connection, nullptr, {}, Verdict::Clear, {u"link_up"_s, std::nullopt, {}}, now, out);
    }
    for (DeviceWatch &device : d->devices)
        d->judgeStatus(device, now, out);
}

void Engine::Private::loadDevices(const Known &known)
{
    for (const Device *device : known.devices) {
        DeviceWatch &watch = watchOf(*device);
        watch.clocks.front().lastMs = device->lastSeenAtMs;
        for (auto it = device->latest.cbegin(); it != device->latest.cend(); ++it) {
            FieldWatch &field = addField(watch, it.key());
            takeLastValue(watch, field);
        }
        plan(watch);
    }
}

void Engine::Private::loadStates(const Known &known, const Instant &now, AlertChanges &out)
{
    QHash<QUuid, const Alert *> alerts;
    for (const Alert &alert : known.open) {
        alerts.insert(alert.id, &alert);
        // Also one that ended while nobody watched: its timer says so.
        if (alert.isShelved(now.utcMs) || (alert.isOpen() && alert.shelvedUntilMs))
            shelve(alert.key, alert, now);
    }
    for (const AlertState &state : known.states) {
        const RulePointer rule = ruleOf(state.key.ruleId);
        DeviceWatch *device = byId.value(state.key.deviceId);
        Watch watch;
        watch.rule = rule;
        watch.device = device ? device->device : nullptr;
        watch.state = state;
        if (const Alert *alert = alerts.value(state.alertId))
            watch.alert = *alert;
        if (rule && rule->rule.kind == AlertKind::Count)
            watch.counted.restore(state.memory);
        const auto place = watches.insert_or_assign(state.key, std::move(watch)).first;
        countRestless(state.key, 1);
        const bool aboutGone = !state.key.deviceId.isNull() && !device;
        if (!rule || aboutGone || (rule != connection && !stillHolds(place->second, *rule))) {
            if (!rule)
                place->second.rule = connection; // any: it is not asked again
            end(state.key, rule ? u"rule_changed"_s : u"rule_removed"_s, now, out);
            continue;
        }
        // Rules may have changed meanwhile; nothing happens before the end of the last run.
        goOn(place->second, known.lastAlive ? std::min(known.lastAlive->timeMs, now.timeMs) : now.timeMs, out);
        if (!device)
            continue;
        for (SilenceClock &clock : device->clocks) {
            if (clock.rule && clock.rule->rule.id == state.key.ruleId && clock.metric == state.key.metric)
                clock.struck = state.condition == AlertCondition::Pending || state.condition == AlertCondition::Active;
        }
    }
}

// Timers start again, and the journal of what is open says what nobody watched.
void Engine::Private::notObserved(const Known &known, const Instant &now, AlertChanges &out)
{
    if (!known.lastAlive)
        return;
    const qint64 away = now.timeMs - known.lastAlive->timeMs;
    if (away >= 0 && away <= kRememberedForMs)
        return;
    std::vector<AlertKey> keys;
    for (const auto &[key, watch] : watches)
        keys.push_back(key);
    for (const AlertKey &key : keys) {
        Watch &watch = *find(key);
        if (watch.isOpen()) {
            AlertJournalEntry entry;
            entry.activityType = u"alert_noted"_s;
            entry.alert = watch.alert;
            entry.reason = u"not_observed"_s;
            entry.from = isoUtc(known.lastAlive->utcMs);
            entry.to = isoUtc(now.utcMs);
            entry.atMs = now.utcMs;
            out.journal.push_back(std::move(entry));
        }
        watchWindow(watch, now.timeMs);
        if (watch.state.condition == AlertCondition::Active)
            continue;
        watch.state.readings = 0;
        watch.state.sinceMs = now.timeMs;
        schedule(watch);
        settle(watch, out);
    }
}

} // namespace alert
