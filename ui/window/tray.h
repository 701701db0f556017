// SPDX-License-Identifier: GPL-3.0-or-later
// The tray: the state as an icon and in words, the window back by a click. The program stays there when its window is
// closed, if that is wanted.
#pragma once

#include "ui/window/state_words.h"

#include <QObject>

class QAction;
class QMenu;
class QIcon;
class QSettings;
class QSystemTrayIcon;

namespace ui {

class MainWindow;

class Tray : public QObject
{
    Q_OBJECT

public:
    Tray(MainWindow &window, QSettings &settings);
    ~Tray() override;

private:
    void build();
    void show(const ChipWords &words);
    void count(const store::AlertCounts &counts);
    void draw();
    void toggleWindow();

    MainWindow &m_window;
    QSettings &m_settings;
    std::unique_ptr<QMenu> m_menu;
    QSystemTrayIcon *m_icon = nullptr;
    Tone m_shown = Tone::Neutral;
    store::AlertCounts m_counts;
    QString m_words;
    bool m_hasShown = false;
};

// The program's icon with a dot in the state's colour, and the number of alerts that nobody has acknowledged, in the
// colour of the gravest.
[[nodiscard]] QIcon trayIcon(Tone state, const store::AlertCounts &alerts);

} // namespace ui
