// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/export_dialog.h"

namespace ui {

ExportDialog::ExportDialog(Workspace &workspace, const ExportRequest &request, QWidget *parent)
    : QDialog(parent), m_workspace(workspace), m_request(request)
{
}

} // namespace ui
