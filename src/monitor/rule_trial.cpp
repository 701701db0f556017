// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/rule_trial.h"

#include "alert/engine.h"
#include "model/activity_types.h"

#include <QDateTime>
#include <QHash>
#include <QSet>
#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace monitor {
namespace {

// Something beside readings that a rule may look at.
struct PastEvent
{
    qint64 atMs = 0;
    QUuid id; // of its row; orders what happened in one millisecond
    QString type;
    QUuid deviceId;
    QString reason; // of a change of status
};

bool isBefore(const PastEvent &event, qint64 atMs, const QUuid &id)
{
    return event.atMs != atMs ? event.atMs < atMs : event.id <= id;
}

// The history of some devices, told to an engine of its own.
class Replay
{
public:
    Replay(const std::vector<AlertRule> &rules, std::vector<Device> devices, const QUuid &organization)
        : m_engine(organization, {}), m_devices(std::move(devices))
    {
        for (const AlertRule &rule : rules)
            m_ruleIds << rule.id;
        for (Device &device : m_devices) {
            forget(device);
            m_byId.insert(device.id, &device);
        }
    }

    void begin(const std::vector<AlertRule> &rules, qint64 fromMs)
    {
        alert::Known known;
        known.rules = rules;
        known.linkUp = true;
        for (const Device &device : m_devices)
            known.devices.push_back(&device);
        m_engine.load(known, at(fromMs), m_changes);
        collect();
    }

    void take(const PastEvent &event)
    {
        const Instant when = advance(event.atMs);
        Device *device = m_byId.value(event.deviceId);
        if (event.type == activity::kConnectionLost || event.type == kNotRunning)
            m_engine.setLink(false, when, m_changes);
        else if (event.type == activity::kConnectionEstablished)
            m_engine.setLink(true, when, m_changes);
        else if (device && event.type == activity::kDeviceOnline)
            change(*device, DeviceStatus::Online, when);
        // Silence follows from the readings and from what the rules on trial say.
        else if (device && event.type == activity::kDeviceOffline && event.reason != "no_data"_L1)
            change(*device, DeviceStatus::Offline, when);
        if (event.type != kNotRunning)
            m_engine.countEvent(event.type, device, when, m_changes);
        collect();
    }

    void take(const TelemetryRow &row)
    {
        Device *device = m_byId.value(row.deviceId);
        if (!device)
            return;
        const Instant when = advance(row.receivedAtMs);
        Observation seen;
        seen.device = device;
        seen.telemetry = &row.telemetry;
        seen.telemetryId = row.id;
        seen.isAlive = true;
        seen.late = row.deviceTimeMs && device->lastDeviceTimeMs && *row.deviceTimeMs < *device->lastDeviceTimeMs;
        if (row.deviceTimeMs && !seen.late)
            device->lastDeviceTimeMs = row.deviceTimeMs;
        device->lastSeenAtMs = device->lastReadingAtMs = row.receivedAtMs;
        if (device->status != DeviceStatus::Online)
            seen.status = device->status = DeviceStatus::Online;
        m_engine.observe(seen, when, m_changes);
        collect();
    }

    Instant advance(qint64 toMs)
    {
        const Instant until = at(toMs);
        while (const auto silence = m_engine.advance(until, m_changes)) {
            if (Device *device = m_byId.value(silence->deviceId)) {
                change(*device, DeviceStatus::Offline, silence->at);
                m_engine.countEvent(activity::kDeviceOffline, device, silence->at, m_changes);
            }
            collect();
        }
        collect();
        return until;
    }

    std::vector<TrialAlert> takeAlerts() { return std::move(m_alerts); }

    static constexpr QStringView kNotRunning = u"not_running";

private:
    // What is known of a device now says nothing of it then.
    static void forget(Device &device)
    {
        device.status = DeviceStatus::Unknown;
        device.lastSeenAtMs.reset();
        device.lastReadingAtMs.reset();
        device.lastDeviceTimeMs.reset();
        device.latest.clear();
    }

    Instant at(qint64 ms)
    {
        m_lastMs = std::max(m_lastMs, ms);
        return {m_lastMs, ms};
    }

    void change(Device &device, DeviceStatus status, const Instant &when)
    {
        if (device.status == status)
            return;
        device.status = status;
        Observation seen;
        seen.device = &device;
        seen.isAlive = status == DeviceStatus::Online;
        seen.status = status;
        m_engine.observe(seen, when, m_changes);
    }

    void collect()
    {
        for (const Alert &alert : m_changes.alerts) {
            if (!m_ruleIds.contains(alert.key.ruleId))
                continue;
            const auto known = m_placeOf.constFind(alert.id);
            if (known != m_placeOf.constEnd()) {
                m_alerts[*known].clearedAtMs = alert.clearedAtMs;
                continue;
            }
            m_placeOf.insert(alert.id, m_alerts.size());
            m_alerts.push_back({alert.key.ruleId, alert.ruleName, alert.key.deviceId, alert.externalId,
                                alert.key.metric, alert.severity, alert.value, alert.raisedAtMs, alert.clearedAtMs});
        }
        m_changes = {};
    }

    alert::Engine m_engine;
    std::vector<Device> m_devices;
    QHash<QUuid, Device *> m_byId;
    QStringList m_ruleIds;
    AlertChanges m_changes;
    std::vector<TrialAlert> m_alerts;
    QHash<QUuid, size_t> m_placeOf; // in m_alerts
    qint64 m_lastMs = 0;
};

// The rows beside readings that any of the rules may look at, oldest first.
Result<std::vector<PastEvent>> eventsOf(store::Reader &reader, const RuleTrial &trial)
{
    store::ActivityQuery query;
    query.range = {trial.fromMs, trial.toMs};
    query.direction = PageDirection::Newer;
    activity::Selection types;
    types.types = QStringList{activity::kDeviceOnline.toString(), activity::kDeviceOffline.toString(),
                              activity::kConnectionEstablished.toString(), activity::kConnectionLost.toString()};
    query.types = {types};
    for (const AlertRule &rule : trial.rules) {
        if (rule.kind != AlertKind::Count)
            continue;
        if (const auto counted = activity::parseSelection(rule.metric))
            query.types.push_back(*counted);
    }
    std::vector<PastEvent> events;
    auto read = reader.eachActivity(query, [&events](const ActivityRecord &record) {
        const filter::Subject about = filter::subjectOf(record);
        events.push_back({record.row.createdAtMs, record.row.id, record.row.activityType,
                          QUuid::fromString(about.deviceId), about.reason});
        return true;
    });
    if (!read)
        return tl::unexpected(read.error());
    const auto stopped = reader.notRunning(trial.fromMs, trial.toMs, QDateTime::currentMSecsSinceEpoch());
    if (!stopped)
        return tl::unexpected(stopped.error());
    for (const TimeRange &range : *stopped)
        events.push_back({range.fromMs.value_or(trial.fromMs), {}, Replay::kNotRunning.toString(), {}, {}});
    std::stable_sort(events.begin(), events.end(), [](const PastEvent &a, const PastEvent &b) {
        return std::tie(a.atMs, a.id) < std::tie(b.atMs, b.id);
    });
    return events;
}

// Messages that are retained: their readings were not measured when they came.
Result<QSet<QUuid>> retainedOf(store::Reader &reader, const RuleTrial &trial)
{
    static const auto kRetained = filter::parse(u"retained:true"_s);
    store::ActivityQuery query;
    query.range = {trial.fromMs, trial.toMs};
    query.filter = *kRetained;
    activity::Selection messages;
    messages.types = QStringList{activity::kMessageReceived.toString()};
    query.types = {messages};
    QSet<QUuid> retained;
    auto read = reader.eachActivity(query, [&retained](const ActivityRecord &record) {
        retained.insert(record.row.id);
        return true;
    });
    if (!read)
        return tl::unexpected(read.error());
    return retained;
}

Result<std::vector<Device>> devicesOf(store::Reader &reader, const RuleTrial &trial)
{
    auto devices = reader.devices();
    if (!devices || trial.devices.empty())
        return devices;
    std::erase_if(*devices, [&trial](const Device &device) {
        return std::find(trial.devices.begin(), trial.devices.end(), device.id) == trial.devices.end();
    });
    return devices;
}

} // namespace

Result<std::vector<TrialAlert>> tryRules(store::Reader &reader, const RuleTrial &trial)
{
    auto devices = devicesOf(reader, trial);
    if (!devices)
        return tl::unexpected(devices.error());
    const auto events = eventsOf(reader, trial);
    if (!events)
        return tl::unexpected(events.error());
    const auto retained = retainedOf(reader, trial);
    if (!retained)
        return tl::unexpected(retained.error());
    const QUuid organization = devices->empty() ? QUuid() : devices->front().organizationId;
    Replay replay(trial.rules, std::move(*devices), organization);
    replay.begin(trial.rules, trial.fromMs);

    store::TelemetryQuery query;
    query.range = {trial.fromMs, trial.toMs};
    query.devices = trial.devices;
    auto next = events->begin();
    const auto read = reader.eachTelemetry(query, [&](const TelemetryRecord &record) {
        for (; next != events->end() && isBefore(*next, record.row.receivedAtMs, record.row.activityLogId); ++next)
            replay.take(*next);
        if (!retained->contains(record.row.activityLogId))
            replay.take(record.row);
        return true;
    });
    if (!read)
        return tl::unexpected(read.error());
    for (; next != events->end(); ++next)
        replay.take(*next);
    replay.advance(std::min(trial.toMs, QDateTime::currentMSecsSinceEpoch()));
    return replay.takeAlerts();
}

} // namespace monitor
