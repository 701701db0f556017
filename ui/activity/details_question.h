// SPDX-License-Identifier: GPL-3.0-or-later
// What the details of an activity need beside its row, asked of the store in one go.
#pragma once

#include "store/reader.h"
#include "ui/activity/payload_texts.h"

namespace ui {

struct DetailsAnswer
{
    bool isThere = true;                     // false: retention removed the row meanwhile
    ActivityRecord record;                   // with its readings
    std::optional<TelemetryRow> lastReading; // the device's newest until then, where the row has none of its own
    PayloadTexts payload;
    bool isOfMessage = false;           // the row is, or was made by, a message: it had a payload
    bool messageIsGone = false;         // the message that made the row is not in the store any more
    std::vector<ActivityRecord> around; // oldest first, the row itself among them
};
inline constexpr qint64 kAroundMs = 5 * 60'000;
inline constexpr int kMostAround = 10; // before, and as many after

// Bounded; for the reader's thread.
[[nodiscard]] Result<DetailsAnswer> readDetails(store::Reader &reader, const ActivityRecord &shown);
// The metadata's `device_id`; null: about no device.
[[nodiscard]] QUuid deviceOf(const ActivityRecord &record);

} // namespace ui
