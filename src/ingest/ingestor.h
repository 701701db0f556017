// SPDX-License-Identifier: GPL-3.0-or-later
// The rules between reading and rows: readings + known state + now → rows. No clock, no I/O.
#pragma once

#include "base/result.h"
#include "ingest/activity_rows.h"
#include "ingest/device_registry.h"
#include "ingest/topic_memory.h"
#include "model/batch.h"
#include "model/reading.h"

namespace ingest {

enum class KeepPayload { All, Errors };

// State of one integration, fed in order of arrival. One thread.
class Ingestor
{
public:
    explicit Ingestor(const Owner &owner, KeepPayload keepPayload = KeepPayload::All);

    void load(const std::vector<Device> &devices, const std::vector<PrefixBinding> &bindings,
              const std::vector<TopicState> &topics);
    void takeOperatorEdits(const std::vector<Device> &devices) { m_devices.takeOperatorEdits(devices); }

    // Appends the rows of one inbox entry to the batch: discovered, message, online / offline – ids ascending.
    // `decoded` is what the message's payload was read as, or the Error::Kind::Decode of why not.
    void apply(qint64 seq, const Message &message, const Result<Decoded> &decoded, Batch &batch);
    void apply(qint64 seq, const LinkEvent &event, Batch &batch);
    // Moves what has changed since the last call into the batch: once a batch, after its last entry.
    void finish(Batch &batch);

private:
    struct Judged
    {
        Device *device;
        const Reading *reading;
        std::optional<StatusChange> change;
    };

    void storeUndecodable(const Message &message, const Error &error, Batch &batch);
    void storeDecoded(const Message &message, const Decoded &decoded, Batch &batch);
    Device &deviceOf(const Reading &reading, const Message &message, const QString &parser, bool onlyId, Batch &batch);
    void storeTelemetry(const Judged &judged, const Message &message, const QUuid &activityId, Batch &batch);
    void takeValues(Device &device, const Reading &reading, const Message &message);
    void takeStatus(Judged &judged, const Message &message);
    [[nodiscard]] static bool isLate(const Device &device, const Reading &reading);

    Owner m_owner;
    KeepPayload m_keepPayload;
    DeviceRegistry m_devices;
    TopicMemory m_topics;
    IdSource m_ids;
};

} // namespace ingest
