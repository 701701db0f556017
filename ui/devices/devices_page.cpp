// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/devices/devices_page.h"

namespace ui {

DevicesPage::DevicesPage(Workspace &workspace, QWidget *parent) : Screen(parent), m_workspace(workspace) {}

} // namespace ui
