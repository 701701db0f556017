// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/topics/topics_page.h"

namespace ui {

TopicsPage::TopicsPage(Workspace &workspace, QWidget *parent) : Screen(parent), m_workspace(workspace) {}

} // namespace ui
