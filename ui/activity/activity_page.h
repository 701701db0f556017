// SPDX-License-Identifier: GPL-3.0-or-later
// The activity log: one row per event, filterable, following the newest; details beside it.
#pragma once

#include "ui/common/screen.h"
#include "ui/common/workspace.h"

namespace ui {

class ActivityPage : public Screen
{
    Q_OBJECT

public:
    explicit ActivityPage(Workspace &workspace, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Activity Log"); }
    [[nodiscard]] Place place() const override { return Place::Log; }

private:
    Workspace &m_workspace;
};

} // namespace ui
