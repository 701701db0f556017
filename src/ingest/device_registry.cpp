// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/device_registry.h"

#include "model/topics.h"

#include <algorithm>

namespace ingest {

DeviceRegistry::DeviceRegistry(const QUuid &organizationId, const QUuid &integrationId)
    : m_organizationId(organizationId), m_integrationId(integrationId)
{
}

void DeviceRegistry::load(const std::vector<Device> &devices, const std::vector<PrefixBinding> &bindings)
{
    for (const Device &device : devices)
        insert(device);
    for (const PrefixBinding &binding : bindings)
        m_bindings.insert(binding.prefix, binding);
}

void DeviceRegistry::takeOver(const std::vector<Device> &devices, const std::vector<PrefixBinding> &bindings)
{
    // All leave their places in the indexes first: one may have taken the external id that another one gave up.
    for (const Device &device : devices) {
        Device *known = m_byId.value(device.id);
        if (!known)
            continue;
        if (m_byExternalId.value(known->externalId) == known)
            m_byExternalId.remove(known->externalId);
        m_byName.remove(known->name(), known);
    }
    for (const Device &device : devices) {
        Device *known = m_byId.value(device.id);
        if (!known) {
            insert(device);
            continue;
        }
        *known = device;
        m_byExternalId.insert(known->externalId, known);
        m_byName.insert(known->name(), known);
    }
    for (const PrefixBinding &binding : bindings)
        m_bindings.insert(binding.prefix, binding);
}

void DeviceRegistry::markOvertaking(const QSet<QUuid> &devices)
{
    for (const QUuid &id : devices) {
        const Device *device = m_byId.value(id);
        if (!device)
            continue;
        m_othersUntilMs.insert(device, device->lastMessageAtMs.value_or(0));
    }
}

std::vector<const Device *> DeviceRegistry::takeOperatorEdits(const std::vector<Device> &devices)
{
    std::vector<const Device *> changed;
    for (const Device &edited : devices) {
        Device *device = m_byId.value(edited.id);
        if (!device ||
            (device->givenName == edited.givenName && device->tags == edited.tags && device->notes == edited.notes))
            continue;
        rename(*device, edited.givenName, device->reportedName);
        device->tags = edited.tags;
        device->notes = edited.notes;
        changed.push_back(device);
    }
    return changed;
}

std::vector<const Device *> DeviceRegistry::all() const
{
    std::vector<const Device *> devices;
    devices.reserve(m_devices.size());
    for (const Device &device : m_devices)
        devices.push_back(&device);
    return devices;
}

DeviceRegistry::Found DeviceRegistry::byPayloadId(const QString &externalId, const QString &topic, bool onlyId,
                                                  qint64 nowMs, IdSource &ids)
{
    const QString prefix = topics::prefix(topic).toString();
    const bool firstOfPrefix = !m_bindings.contains(prefix);
    Device *device = find(externalId);
    bool isNew = false, isRenamed = false;
    if (!device && firstOfPrefix && onlyId) {
        device = untouchedTopicDevice(topic);
        if (device) {
            m_byExternalId.remove(device->externalId);
            m_byName.remove(device->name(), device);
            device->externalId = externalId;
            device->idFromTopic = false;
            m_byExternalId.insert(externalId, device);
            m_byName.insert(device->name(), device);
            markChanged(*device);
            isRenamed = true;
        }
    }
    if (!device) {
        device = &make(externalId, false, nowMs, ids);
        isNew = true;
    }
    bind(prefix, device->id);
    return {*device, isNew, isRenamed};
}

DeviceRegistry::Found DeviceRegistry::byTopic(const QString &topic, qint64 nowMs, IdSource &ids)
{
    const auto binding = m_bindings.constFind(topics::prefix(topic).toString());
    if (binding != m_bindings.cend() && binding->devices.size() == 1) {
        if (Device *device = m_byId.value(binding->devices.front()))
            return {*device};
    }
    const QString topicId = topics::topicId(topic);
    if (Device *device = find(topicId))
        return {*device};
    if (Device *device = findByUniqueName(topicId))
        return {*device};
    return {make(topicId, true, nowMs, ids), true};
}

void DeviceRegistry::setReportedName(Device &device, const QString &name)
{
    if (name.isEmpty() || device.reportedName == name)
        return;
    rename(device, device.givenName, name);
    markChanged(device);
}

void DeviceRegistry::markChanged(Device &device)
{
    m_changed.insert(&device, true);
}

std::vector<Device> DeviceRegistry::takeChangedDevices()
{
    std::vector<Device> changed;
    changed.reserve(size_t(m_changed.size()));
    for (auto it = m_changed.cbegin(); it != m_changed.cend(); ++it)
        changed.push_back(*it.key());
    // Ascending ids: the store inserts in order, and a run is repeatable.
    std::sort(changed.begin(), changed.end(), [](const Device &a, const Device &b) { return a.id < b.id; });
    m_changed.clear();
    return changed;
}

std::vector<PrefixBinding> DeviceRegistry::takeChangedBindings()
{
    std::vector<PrefixBinding> changed;
    for (auto it = m_changedBindings.cbegin(); it != m_changedBindings.cend(); ++it)
        changed.push_back(m_bindings.value(it.key()));
    m_changedBindings.clear();
    return changed;
}

Device &DeviceRegistry::insert(Device device)
{
    Device &stored = m_devices.emplace_back(std::move(device));
    m_byExternalId.insert(stored.externalId, &stored);
    m_byId.insert(stored.id, &stored);
    m_byName.insert(stored.name(), &stored);
    return stored;
}

Device &DeviceRegistry::make(const QString &externalId, bool idFromTopic, qint64 nowMs, IdSource &ids)
{
    Device device;
    device.id = ids.next(nowMs);
    device.organizationId = m_organizationId;
    device.integrationId = m_integrationId;
    device.externalId = externalId;
    device.idFromTopic = idFromTopic;
    device.firstSeenAtMs = nowMs;
    Device &stored = insert(std::move(device));
    markChanged(stored);
    return stored;
}

Device *DeviceRegistry::find(const QString &externalId)
{
    return m_byExternalId.value(externalId);
}

Device *DeviceRegistry::findByUniqueName(const QString &name)
{
    const auto range = m_byName.equal_range(name);
    if (range.first == range.second || std::next(range.first) != range.second)
        return nullptr;
    return *range.first;
}

// The device that an earlier message without an id made for this topic and that nothing was measured on yet.
Device *DeviceRegistry::untouchedTopicDevice(const QString &topic)
{
    Device *device = find(topics::topicId(topic));
    return device && device->idFromTopic && !device->hasTelemetry ? device : nullptr;
}

bool DeviceRegistry::bind(const QString &prefix, const QUuid &device)
{
    PrefixBinding &binding = m_bindings[prefix];
    binding.prefix = prefix;
    const bool known = std::find(binding.devices.begin(), binding.devices.end(), device) != binding.devices.end();
    if (known || binding.devices.size() >= 2)
        return false;
    binding.devices.push_back(device);
    m_changedBindings.insert(prefix, true);
    return true;
}

void DeviceRegistry::rename(Device &device, const QString &given, const QString &reported)
{
    if (device.givenName == given && device.reportedName == reported)
        return;
    m_byName.remove(device.name(), &device);
    device.givenName = given;
    device.reportedName = reported;
    m_byName.insert(device.name(), &device);
}

} // namespace ingest
