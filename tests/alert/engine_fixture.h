// SPDX-License-Identifier: GPL-3.0-or-later
// An engine with a store of its own in memory, so that a test can restart it anywhere, and its journal as lines.
#pragma once

#include "alert/engine.h"
#include "base/json_writer.h"

#include <QMap>
#include <QStringList>
#include <deque>
#include <functional>

namespace fixture {

inline constexpr qint64 kStart = 1'700'000'000'000;

inline Instant at(double seconds, double wallShift = 0)
{
    const qint64 ms = kStart + qint64(seconds * 1000);
    return {ms, ms + qint64(wallShift * 1000)};
}

class Site
{
public:
    std::vector<AlertRule> rules = shippedRules();
    std::deque<Device> devices;
    std::unique_ptr<alert::Engine> engine;
    QStringList journal; // `raised temperature-high boiler temperature 30.1 @12.000`
    std::vector<AlertJournalEntry> entries;
    QMap<QUuid, Alert> alerts; // as the store would hold them
    std::vector<AlertState> states;
    qint64 aliveMs = kStart;

    Device &add(const QString &externalId)
    {
        Device &device = devices.emplace_back();
        device.id = QUuid::createUuidV5(QUuid(), externalId);
        device.externalId = externalId;
        device.firstSeenAtMs = kStart;
        return device;
    }
    void start(const Instant &now, bool linkUp = true)
    {
        engine = std::make_unique<alert::Engine>(QUuid(), QUuid());
        alert::Known known;
        known.rules = rules;
        known.states = states;
        known.open = {alerts.cbegin(), alerts.cend()};
        for (const Device &device : devices)
            known.devices.push_back(&device);
        if (!journal.isEmpty() || !states.empty())
            known.lastAlive = Instant{aliveMs, aliveMs};
        known.linkUp = linkUp;
        AlertChanges out;
        engine->load(known, now, out);
        take(out);
        aliveMs = now.timeMs;
    }
    // Up to `now`; devices that fell silent are made offline as the ingestor would.
    void advance(const Instant &now)
    {
        AlertChanges out;
        while (const auto silence = engine->advance(now, out)) {
            Device &device = find(silence->deviceId);
            setStatus(device, DeviceStatus::Offline, QStringLiteral("no_data"));
            take(std::exchange(out, {}));
            journal += line(QStringLiteral("silent"), device.externalId, silence->at.utcMs);
            Observation seen;
            seen.device = &device;
            seen.status = device.status;
            engine->observe(seen, silence->at, out);
        }
        take(out);
        aliveMs = now.timeMs;
    }
    void read(Device &device, const Fields &fields, const Instant &now)
    {
        advance(now);
        Observation seen;
        seen.device = &device;
        seen.telemetry = &fields;
        seen.isAlive = true;
        if (device.lastSeenAtMs)
            device.pace.add(now.timeMs - *device.lastSeenAtMs);
        device.lastSeenAtMs = now.timeMs;
        for (const Field &field : fields)
            device.latest.insert(field.name, {field.value, now.timeMs});
        if (device.status != DeviceStatus::Online) {
            setStatus(device, DeviceStatus::Online, QStringLiteral("mqtt_heartbeat"));
            seen.status = device.status;
        }
        observe(seen, now);
    }
    void read(Device &device, double temperature, const Instant &now)
    {
        read(device, {{QStringLiteral("temperature"), temperature}}, now);
    }
    void say(Device &device, DeviceStatus status, const Instant &now)
    {
        advance(now);
        setStatus(device, status, QStringLiteral("lwt_message"));
        Observation seen;
        seen.device = &device;
        seen.status = status;
        observe(seen, now);
    }
    void observe(const Observation &seen, const Instant &now)
    {
        AlertChanges out;
        engine->observe(seen, now, out);
        take(out);
        aliveMs = now.timeMs;
    }
    void link(bool up, const Instant &now)
    {
        advance(now);
        AlertChanges out;
        engine->setLink(up, now, out);
        take(out);
    }
    void event(const QString &type, Device *device, const Instant &now)
    {
        advance(now);
        AlertChanges out;
        engine->countEvent(type, device, now, out);
        take(out);
    }
    void setRules(const Instant &now)
    {
        advance(now);
        AlertChanges out;
        engine->setRules(rules, now, out);
        take(out);
    }
    void edited(const Device &device, const Instant &now)
    {
        AlertChanges out;
        engine->deviceEdited(device, now, out);
        take(out);
    }
    // As the processor does when somebody has changed the row of an alert.
    void edit(const QUuid &alertId, const std::function<void(Alert &)> &change, const Instant &now)
    {
        advance(now);
        change(alerts[alertId]);
        engine->takeOperatorEdits({alerts[alertId]}, now);
    }
    [[nodiscard]] const Alert &newest() const { return entries.back().alert; }
    QStringList takeJournal() { return std::exchange(journal, {}); }

    static QString line(const QString &what, const QString &subject, qint64 utcMs)
    {
        return QStringLiteral("%1 %2 @%3").arg(what, subject).arg(double(utcMs - kStart) / 1000, 0, 'f', 3);
    }

private:
    Device &find(const QUuid &id)
    {
        return *std::find_if(devices.begin(), devices.end(), [&](const Device &device) { return device.id == id; });
    }
    static void setStatus(Device &device, DeviceStatus status, const QString &reason)
    {
        device.status = status;
        device.statusReason = reason;
    }
    void take(const AlertChanges &changes)
    {
        for (const Alert &alert : changes.alerts)
            alerts.insert(alert.id, alert);
        for (const EndedShelf &shelf : changes.endedShelves) {
            Alert &alert = alerts[shelf.alertId];
            if (alert.shelvedUntilMs && *alert.shelvedUntilMs <= shelf.untilMs)
                alert.shelvedUntilMs.reset();
        }
        for (const AlertState &state : changes.states) {
            std::erase_if(states, [&](const AlertState &old) { return old.key == state.key; });
            if (!state.isAtRest())
                states.push_back(state);
        }
        for (const AlertJournalEntry &entry : changes.journal) {
            entries.push_back(entry);
            QString subject = entry.alert.key.ruleId;
            for (const QString &part : {entry.alert.externalId, entry.alert.key.metric})
                subject += part.isEmpty() ? QString() : QChar(u' ') + part;
            if (entry.value)
                subject += QStringLiteral(" ") + QString::fromLatin1(shortestNumber(*entry.value));
            subject += QStringLiteral(" (%1)").arg(entry.reason);
            journal += line(entry.activityType.mid(6), subject, entry.atMs);
        }
    }
};

} // namespace fixture
