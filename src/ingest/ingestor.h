// SPDX-License-Identifier: GPL-3.0-or-later
// The rules between reading and rows: readings + known state + now → rows. No clock, no I/O.
#pragma once

#include "base/result.h"
#include "ingest/activity_rows.h"
#include "ingest/device_registry.h"
#include "ingest/topic_memory.h"
#include "model/batch.h"
#include "model/observation.h"
#include "model/reading.h"

namespace ingest {

enum class KeepPayload { All, Errors };

// What one entry tells the alert engine; the pointers stay valid as long as the entry's readings and the ingestor.
struct Witnessed
{
    struct Event
    {
        QString activityType;
        const Device *device = nullptr; // nullptr: about none
    };
    std::vector<Observation> observations; // one a reading, in order
    std::vector<Event> events;             // one a row of the log, in order; none of retained or late messages
    std::vector<const Device *> renamed;   // that have another external id now
};

// State of one integration, fed in order of arrival. One thread.
class Ingestor
{
public:
    explicit Ingestor(const Owner &owner, KeepPayload keepPayload = KeepPayload::All);

    void load(const std::vector<Device> &devices, const std::vector<PrefixBinding> &bindings,
              const std::vector<TopicState> &topics);
    // What is known of the integration, all of it again; pointers to devices end.
    void forget();
    // What another collector of the integration has written since. Messages of ours that are older than what it has
    // seen of a device are stored and counted, but change nothing: they are late.
    struct Others
    {
        const std::vector<Device> &devices;
        const std::vector<PrefixBinding> &bindings;
        const std::vector<TopicState> &topics;
        const QSet<QUuid> &devicesOfOthers;
        const QSet<QString> &topicsOfOthers;
    };
    void takeOver(const Others &others);
    // The devices that are not as they were before.
    std::vector<const Device *> takeOperatorEdits(const std::vector<Device> &devices)
    {
        return m_devices.takeOperatorEdits(devices);
    }
    [[nodiscard]] std::vector<const Device *> devices() const { return m_devices.all(); }
    // Ids of rows that come between those of this ingestor, in order with them.
    [[nodiscard]] IdSource &ids() { return m_ids; }

    // Appends the rows of one inbox entry to the batch: discovered, message, online / offline – ids ascending.
    // `decoded` is what the message's payload was read as, or the Error::Kind::Decode of why not.
    void apply(qint64 seq, const Message &message, const Result<Decoded> &decoded, Batch &batch)
    {
        Witnessed witnessed;
        apply(seq, message, decoded, batch, witnessed);
    }
    void apply(qint64 seq, const Message &message, const Result<Decoded> &decoded, Batch &batch, Witnessed &witnessed);
    void apply(qint64 seq, const LinkEvent &event, Batch &batch);
    // Nothing was heard of the device for `silentForMs` until `atMs`, UTC: it is offline now, with a row among the
    // batch's events. Nothing if it is unknown.
    [[nodiscard]] std::optional<Observation> silence(const QUuid &deviceId, qint64 atMs, qint64 silentForMs,
                                                     Batch &batch);
    // Moves what has changed since the last call into the batch: once a batch, after its last entry.
    void finish(Batch &batch);

private:
    struct Judged
    {
        Device *device;
        const Reading *reading;
        std::optional<StatusChange> change;
        bool late = false;      // of an older device time, or
        bool overtaken = false; // received before what another collector has stored already
    };

    void storeUndecodable(const Message &message, const Error &error, Batch &batch);
    void storeDecoded(const Message &message, const Decoded &decoded, Batch &batch, Witnessed &witnessed);
    Device &deviceOf(const Reading &reading, const Message &message, const QString &parser, bool onlyId, Batch &batch,
                     Witnessed &witnessed);
    // The id of its row; null: no row.
    QUuid storeTelemetry(const Judged &judged, const Message &message, const QUuid &activityId, Batch &batch);
    void takeValues(Device &device, const Reading &reading, const Message &message, bool overtaken);
    void takeFacts(Device &device, const Reading &reading);
    static void learnPace(Device &device, qint64 atMs);
    void takeStatus(Judged &judged, const Message &message);
    [[nodiscard]] static bool isLate(const Device &device, const Reading &reading);

    Owner m_owner;
    KeepPayload m_keepPayload;
    DeviceRegistry m_devices;
    TopicMemory m_topics;
    IdSource m_ids;
};

} // namespace ingest
