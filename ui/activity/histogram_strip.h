// SPDX-License-Identifier: GPL-3.0-or-later
// Events over the range as a strip of bars; where something went wrong, in the critical colour. Brushing sets the
// range.
#pragma once

#include "model/activity_types.h"
#include "ui/common/workspace.h"

#include <QWidget>

namespace ui {

class HistogramStrip : public QWidget
{
    Q_OBJECT

public:
    explicit HistogramStrip(Workspace &workspace, QWidget *parent = nullptr);
    // Which types are counted: the list's own choice.
    void setTypes(const std::vector<activity::Selection> &types);

private:
    Workspace &m_workspace;
};

} // namespace ui
