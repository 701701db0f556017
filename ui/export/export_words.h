// SPDX-License-Identifier: GPL-3.0-or-later
// The words of the export dialog: what is exported, under which name, and what to do when it failed.
#pragma once

#include "monitor/exporter.h"
#include "ui/common/clock.h"
#include "ui/common/directory.h"

namespace ui {

// "MQTT events, Alerts"; "All events" where nothing is left out.
[[nodiscard]] QString typesText(const std::vector<activity::Selection> &types);
// "All devices", or the names; plain.
[[nodiscard]] QString devicesText(const Directory &directory, const std::vector<QUuid> &devices);
// "23 Nov 2026 08:59:07 – 24 Nov 2026 08:59:07"; open ends in words.
[[nodiscard]] QString rangeText(const Clock &clock, const TimeRange &range);
// The offset and look of local times: "2026-11-24T09:59:07.412+01:00".
[[nodiscard]] QString exampleTime(const QTimeZone &zone, qint64 ms);
// "telemetry_boiler_20261123-0859_20261124-0859.csv" in the clock's zone, without the folder.
[[nodiscard]] QString exportFileName(const Clock &clock, const Directory &directory, const monitor::ExportJob &job,
                                     bool everything);
// What happened and what to do.
[[nodiscard]] QString exportFailureText(const Error &error, const QString &path);

} // namespace ui
