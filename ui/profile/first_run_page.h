// SPDX-License-Identifier: GPL-3.0-or-later
// Nothing is open: the ways in, and the profiles that are there.
#pragma once

#include <QTimer>
#include <QWidget>

class QGridLayout;
class QLabel;
class QProgressBar;
class QPushButton;

namespace ui {

class NoticeLine;
class WayCard;

class FirstRunPage : public QWidget
{
    Q_OBJECT

public:
    explicit FirstRunPage(QWidget *parent = nullptr);
    // Why the way that was chosen did not work; empty: nothing to say. Also ends setBusy().
    void setTrouble(const QString &text);
    // While the demo plant is being started.
    void setBusy(const QString &text);
    // Those to offer, the likeliest first.
    void setProfiles(const QStringList &names);

Q_SIGNALS:
    void demoWanted();
    void connectWanted();
    void openWanted();
    void importWanted();
    void profileWanted(const QString &name);

private:
    void buildLayout();
    void setWaysEnabled(bool enabled);

    WayCard *m_demo;
    WayCard *m_connect;
    WayCard *m_open;
    QPushButton *m_import;
    NoticeLine *m_trouble;
    QLabel *m_busyText;
    QProgressBar *m_busyBar;
    QLabel *m_profilesTitle;
    QGridLayout *m_profiles;
    QWidget *m_profilesBox;
    QTimer m_slow; // what takes long enough gets a moving bar
};

} // namespace ui
