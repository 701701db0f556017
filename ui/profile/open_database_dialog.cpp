// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/open_database_dialog.h"

namespace ui {

OpenDatabaseDialog::OpenDatabaseDialog(QWidget *parent) : QDialog(parent) {}

} // namespace ui
