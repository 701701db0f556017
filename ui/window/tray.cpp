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
QIcon trayIcon(Tone state, const store::AlertCounts &alerts)
{
    QPixmap pixmap = programIcon().pixmap(64, 64);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Qt::white, 3));
    painter.setBrush(lightTheme().of(state));
    painter.drawEllipse(QRectF(38, 38, 23, 23));
    if (alerts.total() == 0)
        return pixmap;
    const Tone gravest = alerts.of(Severity::Critical) > 0  ? Tone::Critical
                         : alerts.of(Severity::Warning) > 0 ? Tone::Warning
                                                            : Tone::Neutral;
    const QString number = alerts.total() > 99 ? u"99+"_s : QString::number(alerts.total());
    QFont font = painter.font();
    font.setPixelSize(number.size() > 2 ? 18 : 24);
    font.setBold(true);
    painter.setFont(font);
    const QRectF badge(number.size() > 1 ? 22 : 30, 0, number.size() > 1 ? 42 : 34, 32);
    painter.setPen(QPen(Qt::white, 2));
    painter.setBrush(lightTheme().of(gravest));
    painter.drawRoundedRect(badge.adjusted(1, 1, -1, -1), 14, 14);
    painter.drawText(badge, Qt::AlignCenter, number);
    return pixmap;
}

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
    connect(&m_window, &MainWindow::alertsShown, this, &Tray::count);
    m_icon->show();
}

void Tray::show(const ChipWords &words)
{
    if (m_hasShown && words.tone == m_shown && words.text == m_words)
        return;
    m_hasShown = true;
    m_shown = words.tone;
    m_words = words.text;
    draw();
}

void Tray::count(const store::AlertCounts &counts)
{
    if (counts == m_counts)
        return;
    m_counts = counts;
    draw();
}

void Tray::draw()
{
    QString text = tr("Watchpost – %1").arg(plainLine(m_words, 100));
    if (m_counts.total() > 0)
        text += u'\n' + tr("%n alert(s) unacknowledged", nullptr, int(m_counts.total()));
    m_icon->setToolTip(text);
    m_icon->setIcon(trayIcon(m_shown, m_counts));
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
