// SPDX-License-Identifier: GPL-3.0-or-later
// The operator's manual, from the program itself: it is there without a network.
#pragma once

#include <QDialog>

namespace ui {

class ManualWindow : public QDialog
{
    Q_OBJECT

public:
    explicit ManualWindow(QWidget *parent = nullptr);
    // The one of this window, to the front.
    static void open(QWidget *parent);
};

} // namespace ui
