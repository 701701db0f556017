// SPDX-License-Identifier: GPL-3.0-or-later
// `?`: all keys on one page.
#pragma once

#include <QDialog>

namespace ui {

class ShortcutsDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ShortcutsDialog(QWidget *parent = nullptr);
};

} // namespace ui
