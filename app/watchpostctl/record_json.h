// SPDX-License-Identifier: GPL-3.0-or-later
// Objects of `--json` (contract §7), one line each.
#pragma once

#include "model/activity_json.h"
#include "model/device.h"
#include "model/query.h"

#include <QByteArray>

[[nodiscard]] QByteArray deviceJson(const Device &device);
[[nodiscard]] QByteArray seriesJson(const Device &device, const QString &metric, const SeriesQuery &query,
                                    const Series &series);
