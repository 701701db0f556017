// SPDX-License-Identifier: GPL-3.0-or-later
// One activity as the JSON object of `events --json` (contract §7): all columns, its words, its readings.
#pragma once

#include "model/rows.h"

#include <QByteArray>

// Compact, one line; the readings are those that the record holds.
[[nodiscard]] QByteArray activityJson(const ActivityRecord &record);
