// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/details_pane.h"

namespace ui {

DetailsPane::DetailsPane(Workspace &workspace, QWidget *parent) : QWidget(parent), m_workspace(workspace) {}
void DetailsPane::showActivity(const ActivityRecord &record)
{
    m_shown = record.row.id;
}
void DetailsPane::clear()
{
    m_shown = {};
}

} // namespace ui
