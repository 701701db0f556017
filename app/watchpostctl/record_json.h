// SPDX-License-Identifier: GPL-3.0-or-later
// Objects of `--json` (contract §7), one line each.
#pragma once

#include "model/device.h"
#include "model/query.h"
#include "model/rows.h"

#include <QByteArray>

[[nodiscard]] QByteArray activityJson(const ActivityRecord &record);
[[nodiscard]] QByteArray deviceJson(const Device &device);
[[nodiscard]] QByteArray seriesJson(const Device &device, const QString &metric, const SeriesQuery &query,
                                    const Series &series);
