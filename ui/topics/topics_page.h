// SPDX-License-Identifier: GPL-3.0-or-later
// The tree of topics with counts and the last payload of each.
#pragma once

#include "ui/common/screen.h"
#include "ui/common/workspace.h"

namespace ui {

class TopicsPage : public Screen
{
    Q_OBJECT

public:
    explicit TopicsPage(Workspace &workspace, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Topics"); }
    [[nodiscard]] Place place() const override { return Place::Topics; }

private:
    Workspace &m_workspace;
};

} // namespace ui
