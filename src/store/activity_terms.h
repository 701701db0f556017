// SPDX-License-Identifier: GPL-3.0-or-later
// What one term of a filter leaves of the activity log, by what the directory knows.
#pragma once

#include "store/activity_part.h"

namespace store {

// `status` of what went wrong.
[[nodiscard]] const QString &problemSql();
// Rows of those devices. Beyond some hundreds without a condition: they are walked one by one, or judged.
[[nodiscard]] ActivityPart rowsOfDevices(const QStringList &ids);

[[nodiscard]] ActivityPart rowsOfTerm(const filter::Node &term, const Directory &directory);

} // namespace store
