// SPDX-License-Identifier: GPL-3.0-or-later
// Nothing is configured: the three ways in.
#pragma once

#include <QWidget>

namespace ui {

class FirstRunPage : public QWidget
{
    Q_OBJECT

public:
    explicit FirstRunPage(QWidget *parent = nullptr);
    // Profiles to open at once.
    void setProfiles(const QStringList &names);
    // Why the way that was chosen did not work; empty: nothing to say. Also ends setBusy().
    void setTrouble(const QString &text);
    // While the demo plant is being started.
    void setBusy(const QString &text);

Q_SIGNALS:
    void demoWanted();
    void connectWanted();
    void openWanted();
    void profileWanted(const QString &name);
};

} // namespace ui
