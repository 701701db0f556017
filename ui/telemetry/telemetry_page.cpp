// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/telemetry/telemetry_page.h"

namespace ui {

TelemetryPage::TelemetryPage(Workspace &workspace, QWidget *parent) : Screen(parent), m_workspace(workspace) {}

} // namespace ui
