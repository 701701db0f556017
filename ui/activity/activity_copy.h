// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of the log as text for the clipboard.
#pragma once

#include "ui/activity/activity_entry.h"
#include "ui/common/clock.h"

namespace ui {

enum class CopyForm { Text, Tsv, Csv, Json };

// Text: the words of the list with the exact stamp, as shown. Tsv, Csv: the columns of an export with their header.
// Json: one object of contract §7 a line; with the readings, if they were read.
[[nodiscard]] QString copyText(const std::vector<ActivityRecord> &records, CopyForm form, const Clock &clock);

} // namespace ui
