// SPDX-License-Identifier: GPL-3.0-or-later
// What the details of an alert need beside it, asked of the store in one go.
#pragma once

#include "store/reader.h"

namespace ui {

struct AlertStory
{
    std::vector<ActivityRecord> journal; // rows of this alert, oldest first, a bounded number
    std::vector<SeriesPoint> values;     // the metric's newest, newest first
    QUuid row;                           // in the log: what raised it; null where retention removed it
};

// Bounded; for the reader's thread.
[[nodiscard]] Result<AlertStory> readStory(store::Reader &reader, const Alert &alert, qint64 nowMs);
// The log's row that raised the alert; null: gone.
[[nodiscard]] Result<QUuid> raisedRow(store::Reader &reader, const Alert &alert);
// The alert that a row of the log is about; null: none.
[[nodiscard]] QUuid alertOf(const ActivityRow &row);

} // namespace ui
