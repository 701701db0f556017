// SPDX-License-Identifier: GPL-3.0-or-later
// A migrated store in a folder of its own, and made-up batches for it.
#pragma once

#include "base/ids.h"
#include "base/json_writer.h"
#include "model/activity_types.h"
#include "store/migrations.h"
#include "store/writer.h"
#include "test_store.h"

#include <QtGlobal>

namespace fixture {

inline constexpr qint64 kNow = 1'700'000'000'000; // 2023-11-14T22:13:20Z

// A writer that has begun, and what its batches are made with.
struct Plant
{
    TestStore place;
    store::StoreUrl url = place.url();
    std::unique_ptr<store::Writer> writer;
    store::CollectorIdentity identity;
    store::KnownState known;
    IdSource ids;
    qint64 seq = 0;

    // The words of what went wrong; empty: fine.
    QString start(const QString &clientId = QStringLiteral("test-client"))
    {
        if (const auto done = store::migrate(url, kNow); !done)
            return done.error().text;
        auto opened = store::Writer::open(url);
        if (!opened)
            return opened.error().text;
        writer = std::move(*opened);
        store::CollectorIdentity partly;
        partly.inboxId = identity.inboxId.isNull() ? QUuid::createUuid() : identity.inboxId;
        partly.clientId = clientId;
        partly.version = QStringLiteral("test");
        store::IntegrationChoice choice;
        choice.organizationName = QStringLiteral("Works");
        choice.integrationName = QStringLiteral("Plant");
        const auto identified = writer->identify(choice, partly, kNow);
        if (!identified)
            return identified.error().text;
        identity = *identified;
        if (const auto done = writer->begin(identity, kNow); !done)
            return done.error().text;
        const auto loaded = writer->load();
        if (!loaded)
            return loaded.error().text;
        known = *loaded;
        seq = known.lastSeq;
        return {};
    }

    Device device(const QString &externalId)
    {
        Device d;
        d.id = ids.next(kNow);
        d.organizationId = identity.organizationId;
        d.integrationId = identity.integrationId;
        d.externalId = externalId;
        d.firstSeenAtMs = kNow;
        return d;
    }

    // Adds one message of the device with these values to the batch.
    void add(Batch &batch, const Device &of, const Fields &telemetry, qint64 atMs)
    {
        ActivityRow activity;
        activity.id = ids.next(atMs);
        activity.organizationId = identity.organizationId;
        activity.integrationId = identity.integrationId;
        activity.direction = direction::kIncoming.toString();
        activity.activityType = activity::kMessageReceived.toString();
        activity.status = QStringLiteral("success");
        JsonWriter body;
        body.beginObject().key("text").utf8(toJsonObject(telemetry)).key("size").value(100).endObject();
        activity.requestBody = body.take();
        JsonWriter metadata;
        metadata.beginObject().key("device_id").id(of.id).field("external_id", of.externalId).endObject();
        activity.metadata = metadata.take();
        activity.createdAtMs = atMs;

        EntryRows entry;
        entry.seq = ++seq;
        entry.activityCount = 1;
        entry.message.topic = QStringLiteral("devices/%1/telemetry").arg(of.externalId);
        entry.message.payload = "payload";
        entry.message.receivedAtMs = atMs;
        if (!telemetry.empty()) {
            TelemetryRow row;
            row.id = ids.next(atMs);
            row.deviceId = of.id;
            row.organizationId = identity.organizationId;
            row.telemetry = telemetry;
            row.activityLogId = activity.id;
            row.receivedAtMs = atMs;
            batch.telemetry.push_back(std::move(row));
            entry.telemetryCount = 1;
        }
        batch.activities.push_back(std::move(activity));
        batch.entries.push_back(std::move(entry));
    }

    // Adds a link event: one row, no message.
    void addEvent(Batch &batch, QStringView type, qint64 atMs)
    {
        Device none;
        add(batch, none, {}, atMs);
        batch.entries.back().isMessage = false;
        batch.activities.back().activityType = type.toString();
    }
};

} // namespace fixture
