// SPDX-License-Identifier: GPL-3.0-or-later
// Which device a message is about (contract §1), over everything that is known of devices and topic prefixes.
#pragma once

#include "base/ids.h"
#include "model/device.h"

#include <QHash>
#include <QSet>
#include <deque>

namespace ingest {

// Devices of one integration. References stay valid for the registry's life. One thread.
class DeviceRegistry
{
public:
    DeviceRegistry(const QUuid &organizationId, const QUuid &integrationId);

    void load(const std::vector<Device> &devices, const std::vector<PrefixBinding> &bindings);
    // Devices that another collector has written: new ones, and known ones as they are now, in their places.
    void takeOver(const std::vector<Device> &devices, const std::vector<PrefixBinding> &bindings);
    // What was received of these up to now came to another collector: an older message of ours comes too late.
    void markOvertaking(const QSet<QUuid> &devices);
    // Whether another collector has stored something of the device that was received later.
    [[nodiscard]] bool isOvertaken(const Device &device, qint64 receivedAtMs) const
    {
        return !m_othersUntilMs.isEmpty() && receivedAtMs < m_othersUntilMs.value(&device);
    }
    // Takes over what an operator changed elsewhere: given name, tags, notes. Unknown devices are ignored. Returns
    // those that are not as they were.
    std::vector<const Device *> takeOperatorEdits(const std::vector<Device> &devices);
    [[nodiscard]] std::vector<const Device *> all() const;
    // nullptr: unknown.
    [[nodiscard]] Device *byId(const QUuid &id) { return m_byId.value(id); }

    struct Found
    {
        Device &device;
        bool isNew = false;
        bool isRenamed = false; // has taken the payload's id for its external id
    };
    // The device that a payload names; binds the topic's prefix to it. `onlyId`: the payload names no other device –
    // a gateway's device is never taken for the one that the topic is called after.
    Found byPayloadId(const QString &externalId, const QString &topic, bool onlyId, qint64 nowMs, IdSource &ids);
    // The device of a message without an id: the prefix's, else the one called as the topic says, else a new one.
    Found byTopic(const QString &topic, qint64 nowMs, IdSource &ids);

    void setReportedName(Device &device, const QString &name);
    void markChanged(Device &device);

    // Everything changed since the last call.
    [[nodiscard]] std::vector<Device> takeChangedDevices();
    [[nodiscard]] std::vector<PrefixBinding> takeChangedBindings();

private:
    Device &insert(Device device);
    Device &make(const QString &externalId, bool idFromTopic, qint64 nowMs, IdSource &ids);
    Device *find(const QString &externalId);
    Device *findByUniqueName(const QString &name);
    Device *untouchedTopicDevice(const QString &topic);
    bool bind(const QString &prefix, const QUuid &device);
    void rename(Device &device, const QString &given, const QString &reported);

    QUuid m_organizationId;
    QUuid m_integrationId;
    std::deque<Device> m_devices;
    QHash<QString, Device *> m_byExternalId;
    QHash<QUuid, Device *> m_byId;
    QMultiHash<QString, Device *> m_byName;
    QHash<QString, PrefixBinding> m_bindings;
    QHash<const Device *, bool> m_changed;
    QHash<QString, bool> m_changedBindings;
    QHash<const Device *, qint64> m_othersUntilMs; // UTC
};

} // namespace ingest
