// SPDX-License-Identifier: GPL-3.0-or-later
// Chooses records to look at: an SQLite file of another machine, or an older one of this.
#pragma once

#include "monitor/profile.h"

#include <QDialog>

namespace ui {

class OpenDatabaseDialog : public QDialog
{
    Q_OBJECT

public:
    explicit OpenDatabaseDialog(QWidget *parent = nullptr);

Q_SIGNALS:
    // `profile.store` is set and looked at; `profile.broker` is empty: nothing is collected.
    void chosen(const monitor::Profile &profile);
};

} // namespace ui
