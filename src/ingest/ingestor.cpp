// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/ingestor.h"

#include "ingest/payload_body.h"
#include "model/activity_types.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ingest {
namespace {

// What is remembered of a device stays bounded, whatever names it makes up; its rows keep everything.
constexpr size_t kMaxFacts = 256;
constexpr qsizetype kMaxMetrics = 2048;
// Of devices that are slower than this, intervals below that are not learned from.
constexpr qint64 kSlowMs = 10'000;
constexpr qint64 kBacklogMs = 1'000;

// Whether every reading of the payload is about the same device.
bool namesOneDevice(const Decoded &decoded)
{
    const QString &first = decoded.readings.front().externalId;
    return std::all_of(decoded.readings.begin(), decoded.readings.end(),
                       [&first](const Reading &reading) { return reading.externalId == first; });
}

void addOnce(QStringList &list, const QString &text)
{
    if (!list.contains(text))
        list.append(text);
}

// A will is sent by the broker: it says nothing of when the device was last heard.
bool isWill(const Reading &reading)
{
    return reading.status == DeviceStatus::Offline && reading.statusReason == "lwt_message"_L1;
}

// Whether a field is the one that its last level names (`RSSI`, `Wifi.RSSI`).
bool isNamed(const QString &field, QLatin1StringView name)
{
    if (!field.endsWith(name, Qt::CaseInsensitive))
        return false;
    return field.size() == name.size() || field[field.size() - name.size() - 1] == u'.';
}

} // namespace

Ingestor::Ingestor(const Owner &owner, KeepPayload keepPayload)
    : m_owner(owner), m_keepPayload(keepPayload), m_devices(owner.organizationId, owner.integrationId)
{
}

void Ingestor::load(const std::vector<Device> &devices, const std::vector<PrefixBinding> &bindings,
                    const std::vector<TopicState> &topics)
{
    m_devices.load(devices, bindings);
    m_topics.load(topics);
}

void Ingestor::forget()
{
    m_devices = DeviceRegistry(m_owner.organizationId, m_owner.integrationId);
    m_topics = TopicMemory();
}

void Ingestor::takeOver(const Others &others)
{
    m_devices.takeOver(others.devices, others.bindings);
    m_devices.markOvertaking(others.devicesOfOthers);
    m_topics.load(others.topics, others.topicsOfOthers);
}

void Ingestor::apply(qint64 seq, const Message &message, const Result<Decoded> &decoded, Batch &batch,
                     Witnessed &witnessed)
{
    const size_t activities = batch.activities.size();
    const size_t telemetry = batch.telemetry.size();
    EntryRows entry;
    entry.seq = seq;
    entry.message = message;
    if (message.retained && m_topics.isUnchanged(message)) {
        entry.skipped = true;
        batch.entries.push_back(std::move(entry));
        return;
    }
    if (decoded) {
        storeDecoded(message, *decoded, batch, witnessed);
    } else {
        entry.decodeError = true;
        storeUndecodable(message, decoded.error(), batch);
        witnessed.events.push_back({activity::kMessageReceived.toString(), nullptr});
    }
    m_topics.remember(message);
    entry.activityCount = int(batch.activities.size() - activities);
    entry.telemetryCount = int(batch.telemetry.size() - telemetry);
    batch.entries.push_back(std::move(entry));
}

void Ingestor::apply(qint64 seq, const LinkEvent &event, Batch &batch)
{
    batch.activities.push_back(eventRow(m_owner, m_ids.next(event.atMs), event));
    EntryRows entry;
    entry.seq = seq;
    entry.isMessage = false;
    entry.activityCount = 1;
    batch.entries.push_back(std::move(entry));
}

std::optional<Observation> Ingestor::silence(const QUuid &deviceId, qint64 atMs, qint64 silentForMs, Batch &batch)
{
    Device *device = m_devices.byId(deviceId);
    if (!device)
        return std::nullopt;
    Observation observation;
    observation.device = device;
    if (device->status == DeviceStatus::Offline)
        return observation;
    const StatusChange change{device->status, DeviceStatus::Offline, u"no_data"_s};
    device->status = change.current;
    device->statusReason = change.reason;
    device->statusChangedAtMs = atMs;
    m_devices.markChanged(*device);
    batch.events.push_back(silenceRow(m_owner, m_ids.next(atMs), *device, change, {atMs, silentForMs}));
    observation.status = change.current;
    return observation;
}

void Ingestor::finish(Batch &batch)
{
    batch.devices = m_devices.takeChangedDevices();
    batch.bindings = m_devices.takeChangedBindings();
    batch.topics = m_topics.takeChanged();
}

void Ingestor::storeUndecodable(const Message &message, const Error &error, Batch &batch)
{
    MessageFacts facts;
    if (message.dupSuspect)
        facts.warnings.append(u"dup_suspect"_s);
    ActivityRow row = messageRow(m_owner, m_ids.next(message.receivedAtMs), message, facts);
    row.status = u"error"_s;
    row.errorCode = error.code;
    row.errorMessage = error.text;
    row.requestBody = payloadBody(message.payload);
    batch.activities.push_back(std::move(row));
}

void Ingestor::storeDecoded(const Message &message, const Decoded &decoded, Batch &batch, Witnessed &witnessed)
{
    MessageFacts facts;
    facts.parser = decoded.format;
    std::vector<Judged> judged;
    judged.reserve(decoded.readings.size());
    const bool onlyId = namesOneDevice(decoded);
    for (const Reading &reading : decoded.readings) {
        Device &device = deviceOf(reading, message, decoded.format, onlyId, batch, witnessed);
        facts.devices.push_back(&device);
        for (const Field &field : reading.telemetry)
            addOnce(facts.telemetryFields, field.name);
        if (!facts.deviceTimeMs)
            facts.deviceTimeMs = reading.deviceTimeMs;
        for (const QString &warning : reading.warnings)
            addOnce(facts.warnings, warning);
        Judged one{&device, &reading, std::nullopt};
        one.overtaken = m_devices.isOvertaken(device, message.receivedAtMs);
        one.late = one.overtaken || isLate(device, reading);
        if (one.late)
            addOnce(facts.warnings, u"late"_s);
        takeValues(device, reading, message, one.overtaken);
        takeStatus(one, message);
        m_devices.markChanged(device);
        judged.push_back(one);
    }
    if (message.dupSuspect)
        facts.warnings.append(u"dup_suspect"_s);

    ActivityRow row = messageRow(m_owner, m_ids.next(message.receivedAtMs), message, facts);
    if (m_keepPayload == KeepPayload::All)
        row.requestBody = payloadBody(message.payload);
    const QUuid activityId = row.id;
    batch.activities.push_back(std::move(row));
    if (!message.retained && !facts.warnings.contains("late"_L1))
        witnessed.events.push_back({activity::kMessageReceived.toString(), facts.devices.front()});
    for (const Judged &one : judged) {
        Observation observation;
        observation.device = one.device;
        observation.telemetry = one.reading->telemetry.empty() ? nullptr : &one.reading->telemetry;
        observation.telemetryId = storeTelemetry(one, message, activityId, batch);
        observation.retained = message.retained;
        observation.late = one.late;
        observation.isAlive = !message.retained && !isWill(*one.reading) && !one.overtaken;
        if (one.change)
            observation.status = one.change->current;
        witnessed.observations.push_back(observation);
    }
    for (const Judged &one : judged) {
        if (!one.change)
            continue;
        batch.activities.push_back(
            statusRow(m_owner, m_ids.next(message.receivedAtMs), message, *one.device, *one.change));
        witnessed.events.push_back({batch.activities.back().activityType, one.device});
    }
}

Device &Ingestor::deviceOf(const Reading &reading, const Message &message, const QString &parser, bool onlyId,
                           Batch &batch, Witnessed &witnessed)
{
    const DeviceRegistry::Found found =
        reading.idInPayload
            ? m_devices.byPayloadId(reading.externalId, message.topic, onlyId, message.receivedAtMs, m_ids)
            : m_devices.byTopic(message.topic, message.receivedAtMs, m_ids);
    if (found.isNew) {
        batch.activities.push_back(
            discoveredRow(m_owner, m_ids.next(message.receivedAtMs), message, found.device, parser));
        witnessed.events.push_back({activity::kDeviceDiscovered.toString(), &found.device});
    }
    if (found.isRenamed)
        witnessed.renamed.push_back(&found.device);
    return found.device;
}

QUuid Ingestor::storeTelemetry(const Judged &judged, const Message &message, const QUuid &activityId, Batch &batch)
{
    if (judged.reading->telemetry.empty())
        return {};
    TelemetryRow row;
    row.id = m_ids.next(message.receivedAtMs);
    row.deviceId = judged.device->id;
    row.organizationId = m_owner.organizationId;
    row.telemetry = judged.reading->telemetry;
    row.activityLogId = activityId;
    row.receivedAtMs = message.receivedAtMs;
    row.deviceTimeMs = judged.reading->deviceTimeMs;
    const QUuid id = row.id;
    batch.telemetry.push_back(std::move(row));
    return id;
}

// What the reading says of the device apart from its status. A late reading changes no newest value.
void Ingestor::takeValues(Device &device, const Reading &reading, const Message &message, bool overtaken)
{
    device.messages += 1;
    device.hasTelemetry = device.hasTelemetry || !reading.telemetry.empty();
    if (!overtaken)
        takeFacts(device, reading);
    const bool late = overtaken || isLate(device, reading);
    for (const Field &field : reading.telemetry) {
        const bool known = device.latest.contains(field.name);
        if ((late && known) || (!known && device.latest.size() >= kMaxMetrics))
            continue;
        device.latest.insert(field.name, {field.value, message.receivedAtMs});
        if (isNamed(field.name, "rssi"_L1))
            device.quality.rssi = numberOf(field.value);
        else if (isNamed(field.name, "snr"_L1))
            device.quality.snr = numberOf(field.value);
    }
    if (overtaken)
        return;
    if (!message.retained)
        device.lastMessageAtMs = message.receivedAtMs;
    // A device time that cannot be right must not make every later reading late.
    if (reading.deviceTimeMs && !late && !reading.warnings.contains("clock_skew"_L1))
        device.lastDeviceTimeMs = reading.deviceTimeMs;
    if (!message.retained && !isWill(reading))
        device.lastSeenAtMs = message.receivedAtMs;
    if (!message.retained && !reading.telemetry.empty())
        learnPace(device, message.receivedAtMs);
}

void Ingestor::takeFacts(Device &device, const Reading &reading)
{
    m_devices.setReportedName(device, reading.name);
    for (const Field &fact : reading.facts) {
        const auto known = std::find_if(device.facts.begin(), device.facts.end(),
                                        [&fact](const Field &field) { return field.name == fact.name; });
        if (known != device.facts.end())
            known->value = fact.value;
        else if (device.facts.size() < kMaxFacts)
            device.facts.push_back(fact);
    }
}

// Several readings of one message are no interval. Nor is what comes at once after a time without connection: a device
// that reports every few minutes does not report every few milliseconds.
void Ingestor::learnPace(Device &device, qint64 atMs)
{
    if (const qint64 interval = device.lastReadingAtMs ? atMs - *device.lastReadingAtMs : 0; interval > 0) {
        const bool isBacklog = interval < kBacklogMs && device.pace.usualMs().value_or(0) > kSlowMs;
        if (!isBacklog)
            device.pace.add(interval);
    }
    device.lastReadingAtMs = atMs;
}

// A status that the message states, else "online" by a live reading. Nothing when nothing changed.
void Ingestor::takeStatus(Judged &judged, const Message &message)
{
    DeviceStatus status = DeviceStatus::Online;
    QString reason = u"mqtt_heartbeat"_s;
    if (judged.reading->status) {
        status = *judged.reading->status;
        reason = judged.reading->statusReason;
    } else if (message.retained) {
        return;
    }
    Device &device = *judged.device;
    if (device.status == status || judged.overtaken)
        return;
    judged.change = StatusChange{device.status, status, reason};
    device.status = status;
    device.statusReason = reason;
    device.statusChangedAtMs = message.receivedAtMs;
}

bool Ingestor::isLate(const Device &device, const Reading &reading)
{
    return reading.deviceTimeMs && device.lastDeviceTimeMs && *reading.deviceTimeMs < *device.lastDeviceTimeMs &&
           !reading.warnings.contains("clock_skew"_L1);
}

} // namespace ingest
