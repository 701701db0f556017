// SPDX-License-Identifier: GPL-3.0-or-later
// History of numeric fields: chart, pickers, read-out, export.
#pragma once

#include "ui/common/screen.h"
#include "ui/common/workspace.h"

namespace ui {

class TelemetryPage : public Screen
{
    Q_OBJECT

public:
    explicit TelemetryPage(Workspace &workspace, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Telemetry"); }
    [[nodiscard]] Place place() const override { return Place::Telemetry; }

private:
    Workspace &m_workspace;
};

} // namespace ui
