// SPDX-License-Identifier: GPL-3.0-or-later
// What every screen of an opened profile works with. Lives as long as the screens; handed to each of them.
#pragma once

#include "monitor/station.h"
#include "ui/common/alert_book.h"
#include "ui/common/clock.h"
#include "ui/common/directory.h"
#include "ui/common/navigator.h"
#include "ui/common/view_range.h"

class QSettings;

namespace ui {

class Style;

struct Workspace
{
    monitor::Station &station;
    Directory &directory;
    AlertBook &alerts;
    ViewRange &range;
    Clock &clock;
    Navigator &navigator;
    Style &style;
    QSettings &settings; // each screen keeps to a group of its own
};

} // namespace ui
