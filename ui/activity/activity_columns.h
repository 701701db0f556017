// SPDX-License-Identifier: GPL-3.0-or-later
// The columns of the compact list: a stable key, a title and what stands in the cell.
#pragma once

#include "ui/activity/activity_entry.h"
#include "ui/common/clock.h"

#include <span>

namespace ui {

struct ActivityColumn
{
    const char *key;                                                 // for settings and saved views
    const char *title;                                               // English; translated in context "Activity"
    int width;                                                       // to begin with, in average characters
    bool isShown;                                                    // to begin with
    QString (*text)(const ActivityEntry &entry, const Clock &clock); // plain and bounded
};
// The first is the time; the two-line list draws its rows from that column's cells.
[[nodiscard]] std::span<const ActivityColumn> activityColumns();
[[nodiscard]] QString columnTitle(const ActivityColumn &column);

} // namespace ui
