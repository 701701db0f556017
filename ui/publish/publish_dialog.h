// SPDX-License-Identifier: GPL-3.0-or-later
// Publishes one message at a time; messages can be saved and used again. A window of its own: the list stays in view.
#pragma once

#include "ui/common/workspace.h"

#include <QDialog>

namespace ui {

class PublishDialog : public QDialog
{
    Q_OBJECT

public:
    explicit PublishDialog(Workspace &workspace, QWidget *parent = nullptr);
    void setTopic(const QString &topic);

private:
    Workspace &m_workspace;
};

} // namespace ui
