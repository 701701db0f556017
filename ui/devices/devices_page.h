// SPDX-License-Identifier: GPL-3.0-or-later
// All devices with their state and newest values, problems first.
#pragma once

#include "ui/common/screen.h"
#include "ui/common/workspace.h"

namespace ui {

class DevicesPage : public Screen
{
    Q_OBJECT

public:
    explicit DevicesPage(Workspace &workspace, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Devices"); }
    [[nodiscard]] Place place() const override { return Place::Devices; }

private:
    Workspace &m_workspace;
};

} // namespace ui
