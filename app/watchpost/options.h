// SPDX-License-Identifier: GPL-3.0-or-later
// The command line of the desktop program. As with watchpostctl an option stands before WATCHPOST_OPTION_NAME, and that
// before the profile (contract §5).
#pragma once

#include "report.h"
#include "ui/window/desktop.h"

#include <QStringList>
#include <optional>

struct Options
{
    ui::Start start;
    std::optional<ReportRequest> report; // draw it and end, without a window
    QString readyFile;                   // empty: none
    std::optional<int> exitStatus;       // end at once with it: help was printed, or the use was wrong
};

// `arguments` with the program's name first. Error::Kind::Usage is printed, status 2.
[[nodiscard]] Options readOptions(const QStringList &arguments);
