// SPDX-License-Identifier: GPL-3.0-or-later
// What one transaction of the store holds: the rows of some messages and events, and what they changed around them.
#pragma once

#include "model/alert.h"
#include "model/device.h"
#include "model/message.h"
#include "model/rows.h"

// The rows that one inbox entry made: the next `activityCount` of Batch::activities and `telemetryCount` of
// Batch::telemetry. Kept apart so that a row the database refuses takes only its own message out of the batch.
struct EntryRows
{
    qint64 seq = 0;
    bool isMessage = true; // false: an event of the link, which no counter of messages counts
    bool decodeError = false;
    bool skipped = false; // an unchanged retained message: no rows, counted in duplicates_skipped
    int activityCount = 0;
    int telemetryCount = 0;
    Message message; // what goes to ingest_rejects if the rows are refused
};

struct Batch
{
    std::vector<EntryRows> entries; // in seq order
    std::vector<ActivityRow> activities;
    std::vector<TelemetryRow> telemetry;
    std::vector<Device> devices;         // changed or new, as they are now
    std::vector<PrefixBinding> bindings; // changed or new
    std::vector<TopicState> topics;      // changed or new
    // Rows that belong to no entry: of timers, silence and the journal of alerts. They stay when an entry is refused.
    std::vector<ActivityRow> events;
    std::vector<Alert> alerts;            // changed or new, as they are now
    std::vector<AlertState> alertStates;  // changed; those at rest are removed
    std::vector<EndedShelf> endedShelves; // journalled among `events`
    // Ascending from 1, when there are rows that belong to no entry: tells whether a batch without entries is in
    // already.
    qint64 step = 0;
    // How far alerts are judged with it, on the engine's clock; 0: unknown.
    qint64 judgedAtMs = 0;
    [[nodiscard]] bool isEmpty() const { return entries.empty() && step == 0; }
    [[nodiscard]] qint64 lastSeq() const { return entries.empty() ? 0 : entries.back().seq; }
};
