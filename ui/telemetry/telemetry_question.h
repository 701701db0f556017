// SPDX-License-Identifier: GPL-3.0-or-later
// What the chart asks the store for, and what it makes of the answer. The question runs in the reader's thread.
#pragma once

#include "store/reader.h"
#include "ui/common/directory.h"
#include "ui/telemetry/chart_content.h"
#include "ui/telemetry/series_set.h"

namespace ui {

struct TelemetryQuestion
{
    std::vector<SeriesKey> keys;
    qint64 fromMs = 0; // [fromMs, toMs)
    qint64 toMs = 0;
    int points = 0; // of each series, at most about this many
    qint64 nowMs = 0;
};

struct TelemetryAnswer
{
    std::vector<Series> series;           // beside the question's keys
    std::vector<Alert> alerts;            // of the devices, open at some time of the range, a bounded number
    std::vector<ActivityRecord> statuses; // devices that came and went in the range, newest first, a bounded number
};

[[nodiscard]] Result<TelemetryAnswer> answerOf(store::Reader &reader, const TelemetryQuestion &question);

// `set` holds the question's keys. Names are as they are now.
[[nodiscard]] ChartContent contentOf(const TelemetryQuestion &question, const TelemetryAnswer &answer,
                                     const SeriesSet &set, const Directory &directory);
// "Temperature History – temp-sensor-01"; several: "Temperature, Humidity History – temp-sensor-01, temp-sensor-02".
[[nodiscard]] QString chartTitle(const std::vector<SeriesKey> &keys, const Directory &directory);

[[nodiscard]] bool hasNumericField(const Device &device, const QString &field);

} // namespace ui
