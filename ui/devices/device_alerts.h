// SPDX-License-Identifier: GPL-3.0-or-later
// The open alerts of one device, in its details; hidden while there are none. Enter or a click goes to one.
#pragma once

#include "ui/common/workspace.h"

#include <QWidget>

class QTreeWidget;

namespace ui {

class DeviceAlerts : public QWidget
{
    Q_OBJECT

public:
    explicit DeviceAlerts(Workspace &workspace, QWidget *parent = nullptr);
    void setDevice(const QUuid &id);

private:
    void fill();

    Workspace &m_workspace;
    QUuid m_id;
    std::vector<store::AlertRecord> m_shown;
    QTreeWidget *m_list;
};

} // namespace ui
