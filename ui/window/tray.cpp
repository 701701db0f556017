// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/tray.h"

#include "ui/common/icons.h"
#include "ui/common/plain_text.h"
#include "ui/window/main_window.h"

#include <QMenu>
#include <QPainter>
#include <QSettings>
#include <QSystemTrayIcon>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

// The program's icon with a dot in the state's colour.
QIcon stateIcon(Tone tone)
{
    QPixmap pixmap = programIcon().pixmap(64, 64);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Qt::white, 3));
    painter.setBrush(lightTheme().of(tone));
    painter.drawEllipse(QRectF(38, 38, 23, 23));
    return pixmap;
}

} // namespace

Tray::Tray(MainWindow &window, QSettings &settings) : m_window(window), m_settings(settings)
{
    if (QSystemTrayIcon::isSystemTrayAvailable())
        build();
}

Tray::~Tray() = default;

void Tray::build()
{
    m_menu = std::make_unique<QMenu>();
    m_menu->addAction(tr("Show or hide the window"), this, &Tray::toggleWindow);
    QAction *stays = m_menu->addAction(tr("Stay here when the window is closed"));
    stays->setCheckable(true);
    stays->setChecked(m_settings.value("window/staysInTray", false).toBool());
    m_menu->addSeparator();
    m_menu->addAction(tr("Quit"), &m_window, &MainWindow::quitWanted);
    m_window.setStaysInTray(stays->isChecked());
    connect(stays, &QAction::toggled, this, [this](bool on) {
        m_settings.setValue("window/staysInTray", on);
        m_window.setStaysInTray(on);
    });
    m_icon = new QSystemTrayIcon(programIcon(), this);
    m_icon->setContextMenu(m_menu.get());
    m_icon->setToolTip(tr("Watchpost"));
    connect(m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger)
            toggleWindow();
    });
    connect(&m_window, &MainWindow::stateShown, this, &Tray::show);
    m_icon->show();
}

void Tray::show(const ChipWords &words)
{
    m_icon->setToolTip(tr("Watchpost – %1").arg(plainLine(words.text, 100)));
    if (m_hasShown && words.tone == m_shown)
        return;
    m_hasShown = true;
    m_shown = words.tone;
    m_icon->setIcon(stateIcon(words.tone));
}

void Tray::toggleWindow()
{
    if (m_window.isVisible() && !m_window.isMinimized()) {
        m_window.hide();
        return;
    }
    m_window.showNormal();
    m_window.raise();
    m_window.activateWindow();
}

} // namespace ui
