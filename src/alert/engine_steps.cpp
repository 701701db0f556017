// SPDX-License-Identifier: GPL-3.0-or-later
// The state machine of one key: normal → pending → active → recovering → normal (docs/alerts.md).
#include "alert/engine_private.h"

#include "base/json_writer.h"
#include "base/times.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace alert {
namespace {

// What started a delay, until it is over: the value and its reading.
QByteArray memoryOf(const Cause &cause)
{
    JsonWriter json;
    json.beginArray().value(cause.value).id(cause.telemetryId).value(cause.reason);
    return json.endArray().take();
}

Cause causeFrom(const QByteArray &memory)
{
    const QJsonArray array = QJsonDocument::fromJson(memory).array();
    Cause cause;
    if (array.at(0).isDouble())
        cause.value = array.at(0).toDouble();
    cause.telemetryId = QUuid::fromString(array.at(1).toString());
    cause.reason = array.at(2).toString();
    return cause;
}

} // namespace

Watch *Engine::Private::find(const AlertKey &key)
{
    const auto found = watches.find(key);
    return found == watches.end() ? nullptr : &found->second;
}

void Engine::Private::countRestless(const AlertKey &key, int by)
{
    DeviceWatch *device = byId.value(key.deviceId);
    if (!device)
        return;
    device->restless += by;
    for (FieldWatch &field : device->fields) {
        if (field.name == key.metric)
            field.restless += by;
    }
}

Watch &Engine::Private::findOrMake(const RulePointer &rule, const Device *device, const QString &metric)
{
    const AlertKey key{rule->rule.id, device ? device->id : QUuid(), metric};
    const auto [place, isNew] = watches.try_emplace(key);
    Watch &watch = place->second;
    if (isNew) {
        watch.rule = rule;
        watch.device = device;
        watch.state.key = key;
        countRestless(key, 1);
    }
    return watch;
}

void Engine::Private::judge(const RulePointer &rule, const Device *device, const QString &metric, Verdict verdict,
                            const Cause &cause, const Instant &at, AlertChanges &out)
{
    // A key at rest is moved by nothing but its condition.
    if (verdict != Verdict::Raise && !find({rule->rule.id, device ? device->id : QUuid(), metric}))
        return;
    step(findOrMake(rule, device, metric), verdict, cause, at, out);
}

void Engine::Private::step(Watch &watch, Verdict verdict, const Cause &cause, const Instant &at, AlertChanges &out)
{
    const AlertRule &rule = watch.rule->rule;
    AlertState &state = watch.state;
    const bool raises = verdict == Verdict::Raise;
    switch (state.condition) {
    case AlertCondition::Normal:
        state.readings = raises ? state.readings + 1 : 0;
        if (!raises || state.readings < watch.rule->readingsNeeded())
            break;
        state.readings = 0;
        if (rule.onDelayS == 0) {
            raise(watch, cause, at, out);
            break;
        }
        state.condition = AlertCondition::Pending;
        state.sinceMs = at.timeMs;
        if (rule.kind != AlertKind::Count)
            state.memory = memoryOf(cause);
        break;
    case AlertCondition::Pending:
        if (raises)
            return;
        state.condition = AlertCondition::Normal;
        state.sinceMs = at.timeMs;
        if (rule.kind != AlertKind::Count)
            state.memory.clear();
        break;
    case AlertCondition::Active:
        if (verdict != Verdict::Clear)
            return;
        if (rule.offDelayS == 0) {
            clear(watch, cause, at, out);
            break;
        }
        state.condition = AlertCondition::Recovering;
        state.sinceMs = at.timeMs;
        watch.alert.condition = state.condition;
        out.alerts.push_back(watch.alert);
        break;
    case AlertCondition::Recovering:
        if (!raises)
            return;
        state.condition = AlertCondition::Active;
        state.sinceMs = at.timeMs;
        watch.alert.condition = state.condition;
        out.alerts.push_back(watch.alert);
        break;
    }
    schedule(watch);
    settle(watch, out);
}

void Engine::Private::raise(Watch &watch, const Cause &cause, const Instant &at, AlertChanges &out)
{
    const AlertRule &rule = watch.rule->rule;
    const AlertCondition before = watch.state.condition;
    Alert alert;
    alert.id = ids.next(at.utcMs);
    alert.organizationId = organizationId;
    alert.integrationId = integrationId;
    alert.key = watch.state.key;
    alert.ruleName = rule.name;
    alert.externalId = watch.device ? watch.device->externalId : QString();
    alert.severity = rule.severity;
    alert.value = cause.value;
    alert.limit = watch.rule->limitText();
    alert.raisedAtMs = at.utcMs;
    if (const auto shelf = shelves.find(alert.key); shelf != shelves.end()) {
        alert.shelvedUntilMs = shelf->second.untilUtcMs;
        alert.shelvedBy = shelf->second.by;
        alert.shelfReason = shelf->second.reason;
    }
    watch.alert = alert;
    watch.state.condition = AlertCondition::Active;
    watch.state.sinceMs = at.timeMs;
    watch.state.alertId = alert.id;
    if (rule.kind != AlertKind::Count)
        watch.state.memory.clear();
    out.alerts.push_back(alert);
    AlertJournalEntry entry;
    entry.activityType = u"alert_raised"_s;
    entry.alert = alert;
    entry.value = cause.value;
    entry.from = QString::fromLatin1(alertConditionKey(before));
    entry.to = u"active"_s;
    entry.reason = cause.reason;
    entry.telemetryId = cause.telemetryId;
    entry.atMs = at.utcMs;
    out.journal.push_back(std::move(entry));
}

void Engine::Private::clear(Watch &watch, const Cause &cause, const Instant &at, AlertChanges &out)
{
    AlertJournalEntry entry;
    entry.activityType = u"alert_cleared"_s;
    entry.from = QString::fromLatin1(alertConditionKey(watch.state.condition));
    entry.to = u"normal"_s;
    watch.alert.condition = AlertCondition::Normal;
    watch.alert.clearedAtMs = at.utcMs;
    watch.state.condition = AlertCondition::Normal;
    watch.state.sinceMs = at.timeMs;
    watch.state.alertId = QUuid();
    out.alerts.push_back(watch.alert);
    entry.alert = watch.alert;
    entry.value = cause.value;
    entry.reason = cause.reason;
    entry.telemetryId = cause.telemetryId;
    entry.atMs = at.utcMs;
    out.journal.push_back(std::move(entry));
}

// The timer of the condition's delay, if it has one.
void Engine::Private::schedule(Watch &watch)
{
    const AlertRule &rule = watch.rule->rule;
    watch.delayDueMs = kNever;
    if (watch.state.condition == AlertCondition::Pending)
        watch.delayDueMs = watch.state.sinceMs + qint64(rule.onDelayS) * 1000;
    else if (watch.state.condition == AlertCondition::Recovering)
        watch.delayDueMs = watch.state.sinceMs + qint64(rule.offDelayS) * 1000;
    if (watch.delayDueMs != kNever)
        timers.add({watch.delayDueMs, Timer::Kind::Delay, watch.state.key});
}

void Engine::Private::goOn(Watch &watch, qint64 fromMs, AlertChanges &out)
{
    schedule(watch);
    if (watch.delayDueMs < fromMs) {
        // Kept in the state, so that a restart finds the same.
        watch.state.sinceMs += fromMs - watch.delayDueMs;
        schedule(watch);
        settle(watch, out);
    }
    watchWindow(watch, fromMs);
}

void Engine::Private::watchWindow(Watch &watch, qint64 fromMs)
{
    const std::optional<qint64> changesMs = watch.counted.changesAt(watch.rule->rule);
    if (!changesMs)
        return;
    watch.windowDueMs = std::max(*changesMs, fromMs);
    timers.add({watch.windowDueMs, Timer::Kind::Window, watch.state.key});
}

void Engine::Private::settle(Watch &watch, AlertChanges &out)
{
    out.states.push_back(watch.state);
    if (!watch.state.isAtRest())
        return;
    const AlertKey key = watch.state.key;
    watches.erase(key);
    countRestless(key, -1);
}

void Engine::Private::end(const AlertKey &key, const QString &reason, const Instant &at, AlertChanges &out)
{
    Watch *watch = find(key);
    if (!watch)
        return;
    if (watch->isOpen())
        clear(*watch, {reason, std::nullopt, {}}, at, out);
    watch->state = AlertState{};
    watch->state.key = key;
    settle(*watch, out);
}

void Engine::Private::setQuality(Watch &watch, AlertQuality quality, AlertChanges &out)
{
    if (!watch.isOpen() || watch.alert.quality == quality)
        return;
    watch.alert.quality = quality;
    out.alerts.push_back(watch.alert);
}

void Engine::Private::delayDue(const Timer &timer, const Instant &at, AlertChanges &out)
{
    Watch *watch = find(timer.key);
    if (!watch || watch->delayDueMs != timer.dueMs)
        return;
    Cause cause{u"timer"_s, std::nullopt, {}};
    if (watch->state.condition == AlertCondition::Pending) {
        if (watch->rule->rule.kind == AlertKind::Count)
            cause.value = watch->counted.count();
        else
            cause = causeFrom(watch->state.memory);
        raise(*watch, cause, at, out);
    } else {
        clear(*watch, cause, at, out);
    }
    schedule(*watch);
    settle(*watch, out);
}

// The oldest event has left the window: what is left is judged.
void Engine::Private::windowDue(const Timer &timer, const Instant &at, AlertChanges &out)
{
    Watch *watch = find(timer.key);
    if (!watch || watch->windowDueMs != timer.dueMs)
        return;
    watch->counted.forgetBefore(watch->rule->rule, at.timeMs);
    watch->state.memory = watch->counted.memory();
    watch->windowDueMs = watch->counted.changesAt(watch->rule->rule).value_or(kNever);
    if (watch->windowDueMs != kNever)
        timers.add({watch->windowDueMs, Timer::Kind::Window, timer.key});
    const double count = watch->counted.count();
    const AlertState before = watch->state;
    step(*watch, watch->rule->judge(count), {u"timer"_s, count, {}}, at, out);
    // What is in the window has changed, whatever the verdict.
    if (Watch *left = find(timer.key); left && left->state == before)
        settle(*left, out);
}

void Engine::Private::shelve(const AlertKey &key, const Alert &alert, const Instant &now)
{
    Shelf shelf;
    shelf.untilUtcMs = *alert.shelvedUntilMs;
    // One that ended while nobody ran ends now.
    shelf.dueMs = now.timeMs + std::max<qint64>(0, shelf.untilUtcMs - now.utcMs);
    shelf.by = alert.shelvedBy;
    shelf.reason = alert.shelfReason;
    const auto known = shelves.find(key);
    if (known != shelves.end() && known->second.untilUtcMs == shelf.untilUtcMs)
        return;
    shelves[key] = shelf;
    timers.add({shelf.dueMs, Timer::Kind::Shelf, key});
}

void Engine::Private::shelfDue(const Timer &timer, const Instant &at, AlertChanges &out)
{
    const auto shelf = shelves.find(timer.key);
    if (shelf == shelves.end() || shelf->second.dueMs != timer.dueMs)
        return;
    const qint64 untilUtcMs = shelf->second.untilUtcMs;
    shelves.erase(shelf);
    Watch *watch = find(timer.key);
    if (!watch || !watch->isOpen())
        return;
    // In the transaction of its row: after a crash the end is told again if it is not in, and else never.
    out.endedShelves.push_back({watch->alert.id, untilUtcMs});
    watch->alert.shelvedUntilMs.reset();
    AlertJournalEntry entry;
    entry.activityType = u"alert_unshelved"_s;
    entry.alert = watch->alert;
    entry.reason = u"expired"_s;
    entry.atMs = at.utcMs;
    out.journal.push_back(std::move(entry));
}

} // namespace alert
