// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/connection_dialog.h"

namespace ui {

ConnectionDialog::ConnectionDialog(const monitor::Profile &, const QByteArray &, QWidget *parent) : QDialog(parent) {}
monitor::Profile ConnectionDialog::profile() const
{
    return {};
}
QByteArray ConnectionDialog::password() const
{
    return {};
}
bool ConnectionDialog::keepsPassword() const
{
    return false;
}

} // namespace ui
