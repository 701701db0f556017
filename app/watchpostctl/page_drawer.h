// SPDX-License-Identifier: GPL-3.0-or-later
// Pages of reports are drawn by the desktop program, as a process without a window: this program links nothing that
// draws.
#pragma once

#include "monitor/report.h"

// Runs `watchpost --report …`, found beside this program, else in PATH. Error::Kind::NotFound where there is none;
// Cancelled after a stop signal, Io with its own words where it failed. Nothing is left of a file then.
[[nodiscard]] Result<void> drawPages(const monitor::Profile &profile, const monitor::ReportJob &job,
                                     const QString &path);
