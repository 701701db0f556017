// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/publish/publish_dialog.h"

namespace ui {

PublishDialog::PublishDialog(Workspace &workspace, QWidget *parent) : QDialog(parent), m_workspace(workspace) {}
void PublishDialog::setTopic(const QString &) {}

} // namespace ui
