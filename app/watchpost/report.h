// SPDX-License-Identifier: GPL-3.0-or-later
// `watchpost --report`: the pages of a report into a PDF file. No window, no display, nothing is collected.
#pragma once

#include "monitor/profile.h"
#include "monitor/report_period.h"

struct ReportRequest
{
    monitor::ReportKind kind = monitor::ReportKind::Daily;
    std::optional<QDate> date; // of the period; absent: the last one that is over
    monitor::Profile profile;  // its store and zone
    QString file;
};

// The exit status: 0 done, 1 failed, 2 wrong use; what is wrong is said on standard error. After SIGINT or SIGTERM no
// file is left.
[[nodiscard]] int drawReport(const ReportRequest &request);
