// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done with a row of the log, as a menu.
#pragma once

#include "ui/activity/activity_copy.h"

#include <functional>

class QMenu;

namespace ui {

struct RowActions
{
    std::function<void(const QString &term)> filter;
    std::function<void()> chart;
    std::function<void()> device;
    std::function<void()> context;
    std::function<void()> alert; // empty: the row is about none
    std::function<void()> rule;
    std::function<void(CopyForm)> copy;
};
// For `entry`; copying is for all selected rows.
void fillRowMenu(QMenu &menu, const ActivityEntry &entry, const RowActions &actions);

} // namespace ui
