// SPDX-License-Identifier: GPL-3.0-or-later
// Export of a view: table, range, filter, zone, preset, the number of rows and the first of them before; progress and
// cancel while it is written.
#pragma once

#include "ui/common/workspace.h"
#include "ui/export/export_request.h"

#include <QDialog>

namespace ui {

class ExportDialog : public QDialog
{
    Q_OBJECT

public:
    ExportDialog(Workspace &workspace, const ExportRequest &request, QWidget *parent = nullptr);

private:
    Workspace &m_workspace;
    ExportRequest m_request;
};

} // namespace ui
