// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/first_run_page.h"

namespace ui {

FirstRunPage::FirstRunPage(QWidget *parent) : QWidget(parent) {}
void FirstRunPage::setProfiles(const QStringList &) {}
void FirstRunPage::setTrouble(const QString &) {}
void FirstRunPage::setBusy(const QString &) {}

} // namespace ui
