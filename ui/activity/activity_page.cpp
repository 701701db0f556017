// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/activity_page.h"

namespace ui {

ActivityPage::ActivityPage(Workspace &workspace, QWidget *parent) : Screen(parent), m_workspace(workspace) {}

} // namespace ui
