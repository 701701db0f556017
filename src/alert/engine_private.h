// SPDX-License-Identifier: GPL-3.0-or-later
// The inside of the engine, which its sources share.
#pragma once

#include "alert/engine.h"
#include "alert/watch.h"

#include <QHash>
#include <QSet>
#include <deque>
#include <map>

namespace alert {

struct Engine::Private
{
    struct Shelf
    {
        qint64 dueMs = 0; // on the engine's clock
        qint64 untilUtcMs = 0;
        QString by;
        QString reason;
    };

    QUuid organizationId;
    QUuid integrationId;
    IdSource ids;
    std::vector<RulePointer> rules;
    RulePointer connection = std::make_shared<const CompiledRule>(connectionRule());
    QHash<QString, std::vector<RulePointer>> rulesOfField;         // that judge values, by field name
    QHash<QString, std::shared_ptr<const FieldPlan>> plansOfField; // for devices that all of them hold
    QSet<QString> fieldNames; // one text for all devices: comparing it then meets what is in the cache
    std::deque<DeviceWatch> devices;
    QHash<const Device *, DeviceWatch *> byDevice;
    QHash<QUuid, DeviceWatch *> byId;
    std::map<AlertKey, Watch, KeyOrder> watches;
    std::map<AlertKey, Shelf, KeyOrder> shelves;
    Timers timers;
    bool linkUp = false;
    qint64 graceFromMs = 0; // silence is counted from here at the earliest
    qint64 notBeforeMs = 0; // what a changed rule finds silent is so from here on, not in the past

    // engine_plan.cpp: which rules concern what.
    void compile(const std::vector<AlertRule> &sources);
    [[nodiscard]] RulePointer ruleOf(const QString &id) const;
    [[nodiscard]] const std::vector<RulePointer> &judging(const QString &fieldName);
    [[nodiscard]] std::shared_ptr<const FieldPlan> planOf(const DeviceWatch &device, const QString &fieldName);
    DeviceWatch &watchOf(const Device &device);
    DeviceWatch &addDevice(const Device &device);
    void plan(DeviceWatch &device);
    static void takeLastValue(const DeviceWatch &device, FieldWatch &field);
    static void prepare(const DeviceWatch &device, SilenceClock &clock);
    FieldWatch &fieldOf(DeviceWatch &device, size_t hint, const QString &name);
    FieldWatch &addField(DeviceWatch &device, const QString &name);
    [[nodiscard]] bool stillHolds(const Watch &watch, const CompiledRule &rule) const;

    // engine_steps.cpp: the state machine.
    [[nodiscard]] Watch *find(const AlertKey &key);
    Watch &findOrMake(const RulePointer &rule, const Device *device, const QString &metric);
    // The verdict on a key, whether or not there is a watch for it yet.
    void judge(const RulePointer &rule, const Device *device, const QString &metric, Verdict verdict,
               const Cause &cause, const Instant &at, AlertChanges &out);
    void step(Watch &watch, Verdict verdict, const Cause &cause, const Instant &at, AlertChanges &out);
    void raise(Watch &watch, const Cause &cause, const Instant &at, AlertChanges &out);
    void clear(Watch &watch, const Cause &cause, const Instant &at, AlertChanges &out);
    void schedule(Watch &watch);
    // The timers of a watch whose rule may be another one now: what would have been due before is due then.
    void goOn(Watch &watch, qint64 fromMs, AlertChanges &out);
    void watchWindow(Watch &watch, qint64 fromMs);
    // Writes the state; a watch that came to rest is gone afterwards.
    void settle(Watch &watch, AlertChanges &out);
    void end(const AlertKey &key, const QString &reason, const Instant &at, AlertChanges &out);
    void setQuality(Watch &watch, AlertQuality quality, AlertChanges &out);
    void delayDue(const Timer &timer, const Instant &at, AlertChanges &out);
    void windowDue(const Timer &timer, const Instant &at, AlertChanges &out);
    void shelfDue(const Timer &timer, const Instant &at, AlertChanges &out);
    void shelve(const AlertKey &key, const Alert &alert, const Instant &now);
    void countRestless(const AlertKey &key, int by);

    // engine_silence.cpp: who was heard, who was not.
    [[nodiscard]] std::optional<qint64> timeoutOf(const DeviceWatch &device, const SilenceClock &clock) const;
    // Of the rules; 0: what is usual for the device counts.
    [[nodiscard]] static qint64 givenTimeoutMs(const DeviceWatch &device, const SilenceClock &clock);
    void wind(DeviceWatch &device, SilenceClock &clock, qint64 atMs);
    void windAll();
    void heard(DeviceWatch &device, const QString &metric, const Instant &at, AlertChanges &out);
    [[nodiscard]] std::optional<Silence> silenceDue(const Timer &timer, const Instant &at, AlertChanges &out);
    void fellSilent(DeviceWatch &device, const Instant &at, AlertChanges &out);
    void judgeStatus(DeviceWatch &device, const Instant &at, AlertChanges &out);
    void judgeField(DeviceWatch &device, FieldWatch &field, double value, const Observation &observation,
                    const Instant &at, AlertChanges &out);
    void linkWentDown(AlertChanges &out);
    void linkCameUp(AlertChanges &out);
    void markGood(const DeviceWatch &device, AlertChanges &out);

    // engine_load.cpp
    void loadDevices(const Known &known);
    void loadStates(const Known &known, const Instant &now, AlertChanges &out);
    void notObserved(const Known &known, const Instant &now, AlertChanges &out);
};

} // namespace alert
