// SPDX-License-Identifier: GPL-3.0-or-later
// The menus of the main window: one function a menu.
#include "ui/common/plain_text.h"
#include "ui/common/range_control.h"
#include "ui/common/screen.h"
#include "ui/publish/publish_dialog.h"
#include "ui/window/main_window.h"
#include "ui/window/manual_window.h"
#include "ui/window/shortcuts_dialog.h"

#include <QActionGroup>
#include <QMenuBar>
#include <QMessageBox>
#include <QSettings>
#include <QTabWidget>

using namespace Qt::StringLiterals;

namespace ui {

void MainWindow::buildMenus()
{
    buildFileMenu();
    buildEditMenu();
    buildViewMenu();
    buildBrokerMenu();
    buildHelpMenu();
}

void MainWindow::buildFileMenu()
{
    QMenu *file = menuBar()->addMenu(tr("&File"));
    file->addAction(tr("&New connection…"), QKeySequence(tr("Ctrl+N")), this, &MainWindow::connectWanted);
    file->addAction(tr("&Open a database…"), QKeySequence(tr("Ctrl+O")), this, &MainWindow::openDatabaseWanted);
    m_profiles = file->addMenu(tr("Open &profile"));
    m_profiles->setEnabled(false);
    file->addAction(tr("&Import from MQTTX or MQTT Explorer…"), this, &MainWindow::importWanted);
    file->addAction(tr("Try the &demo plant"), this, &MainWindow::demoWanted);
    file->addSeparator();
    m_needWorkspace += file->addAction(tr("&Export…"), QKeySequence(tr("Ctrl+E")), this, &MainWindow::exportView);
    m_needWorkspace += file->addAction(tr("Repor&t…"), this, &MainWindow::openReport);
    m_needWorkspace += file->addAction(tr("&Back up the records…"), this, &MainWindow::backupWanted);
    m_needWorkspace += file->addAction(tr("&Restore from a backup…"), this, &MainWindow::restoreWanted);
    file->addSeparator();
    m_needWorkspace += file->addAction(tr("&Close profile"), this, &MainWindow::closeProfileWanted);
    file->addAction(tr("&Quit"), QKeySequence(tr("Ctrl+Q")), this, &MainWindow::quitWanted);
}

void MainWindow::setProfiles(const QStringList &names)
{
    m_profiles->clear();
    for (const QString &name : names)
        m_profiles->addAction(plainAction(name), this, [this, name] { Q_EMIT profileWanted(name); });
    m_profiles->setEnabled(!names.isEmpty());
}

void MainWindow::buildEditMenu()
{
    QMenu *edit = menuBar()->addMenu(tr("&Edit"));
    m_needWorkspace += edit->addAction(tr("&Filter or search"), QKeySequence(tr("Ctrl+F")), this, [this] {
        if (screen())
            screen()->focusFilter();
    });
    m_needWorkspace +=
        edit->addAction(tr("&Back to where I was"), QKeySequence(Qt::Key_Backspace), this, &MainWindow::goBack);
    edit->addSeparator();
    m_needWorkspace += edit->addAction(tr("&Connection…"), this, &MainWindow::editConnectionWanted);
}

void MainWindow::buildViewMenu()
{
    m_view = menuBar()->addMenu(tr("&View"));
    const QString tabs[] = {tr("&Devices"), tr("&Activity Log"), tr("&Telemetry"), tr("A&lerts"), tr("T&opics")};
    int index = 0;
    for (const QString &title : tabs) {
        m_needWorkspace += m_view->addAction(title, QKeySequence(u"Ctrl+%1"_s.arg(index + 1)), this, [this, index] {
            m_tabs->setCurrentIndex(index);
            if (screen())
                screen()->setFocus();
        });
        ++index;
    }
    m_view->addSeparator();
    m_needWorkspace +=
        m_view->addAction(tr("Ti&me range…"), QKeySequence(tr("Ctrl+R")), this, [this] { m_rangeControl->openMenu(); });
    m_needWorkspace +=
        m_view->addAction(tr("Time range &back"), QKeySequence(tr("Alt+Left")), this, [this] { m_range.back(); });
    m_needWorkspace += m_view->addAction(tr("Time range fo&rward"), QKeySequence(tr("Alt+Right")), this,
                                         [this] { m_range.forward(); });
    m_needWorkspace += m_view->addAction(tr("&Follow the newest"), QKeySequence(tr("Ctrl+L")), this, [this] {
        if (screen())
            screen()->follow();
    });
    m_view->addSeparator();
    // The entries of the screen in front stand here.
    m_screenActionsEnd = m_view->addSeparator();
    buildZoneMenu(m_view->addMenu(tr("Times &in")));
    buildStyleMenu(m_view->addMenu(tr("&Style")));
    m_readOnly = m_view->addAction(tr("R&ead-only: no publishing"));
    m_readOnly->setCheckable(true);
    m_readOnly->setChecked(m_settings.value("window/readOnly", false).toBool());
    connect(m_readOnly, &QAction::toggled, this, [this](bool on) {
        m_settings.setValue("window/readOnly", on);
        if (m_publish)
            m_publish->setReadOnly(on);
    });
    QAction *full = m_view->addAction(tr("F&ull screen"), QKeySequence(Qt::Key_F11), this,
                                      [this](bool on) { on ? showFullScreen() : showNormal(); });
    full->setCheckable(true);
}

void MainWindow::buildZoneMenu(QMenu *menu)
{
    const std::pair<QString, ZoneChoice> choices[] = {{tr("&Local time"), ZoneChoice::Local},
                                                      {tr("&UTC"), ZoneChoice::Utc},
                                                      {tr("&Site time (of the profile)"), ZoneChoice::Site}};
    auto *group = new QActionGroup(this);
    const auto kept = ZoneChoice(std::clamp(m_settings.value("window/zone", 0).toInt(), 0, 2));
    m_clock.choose(kept);
    for (const auto &[title, choice] : choices) {
        QAction *action = menu->addAction(title, this, [this, choice = choice] {
            m_clock.choose(choice);
            m_settings.setValue("window/zone", int(choice));
        });
        action->setCheckable(true);
        action->setChecked(choice == kept);
        group->addAction(action);
        if (choice == ZoneChoice::Site)
            m_siteZone = action;
    }
    m_siteZone->setEnabled(false);
}

void MainWindow::buildStyleMenu(QMenu *menu)
{
    const std::pair<QString, StyleChoice> choices[] = {{tr("&As the system"), StyleChoice::System},
                                                       {tr("&Light"), StyleChoice::Light},
                                                       {tr("&Dark"), StyleChoice::Dark},
                                                       {tr("&Platform's controls"), StyleChoice::Platform}};
    auto *group = new QActionGroup(this);
    for (const auto &[title, choice] : choices) {
        QAction *action = menu->addAction(title, this, [this, choice = choice] {
            m_style.choose(choice);
            m_settings.setValue("window/style", QString::fromLatin1(styleChoiceKey(choice)));
        });
        action->setCheckable(true);
        action->setChecked(choice == m_style.choice());
        group->addAction(action);
    }
}

void MainWindow::buildBrokerMenu()
{
    QMenu *broker = menuBar()->addMenu(tr("&Broker"));
    m_needWorkspace += broker->addAction(tr("&Reconnect now"), QKeySequence(Qt::Key_F5), this,
                                         [this] { m_workspace->station.reconnectNow(); });
    m_needWorkspace += broker->addAction(tr("Record &here"), this, [this] { m_workspace->station.recordHere(); });
    m_needWorkspace +=
        broker->addAction(tr("&Publish…"), QKeySequence(tr("Ctrl+Shift+P")), this, &MainWindow::openPublish);
    broker->addSeparator();
    m_needWorkspace += broker->addAction(tr("&Edit connection…"), this, &MainWindow::editConnectionWanted);
    m_needWorkspace += broker->addAction(tr("&Listen and propose topics…"), this, &MainWindow::topicsWanted);
    QMenu *tools = menuBar()->addMenu(tr("&Tools"));
    m_needWorkspace += tools->addAction(tr("&Notifications…"), this, &MainWindow::notificationsWanted);
    m_needWorkspace += tools->addAction(tr("&Diagnosis…"), this, &MainWindow::openDiagnosis);
    QAction *rules = tools->addAction(tr("&Alert rules…"), this, &MainWindow::openRules);
    rules->setObjectName(u"openRules"_s);
    m_needWorkspace += rules;
}

void MainWindow::buildHelpMenu()
{
    QMenu *help = menuBar()->addMenu(tr("&Help"));
    help->addAction(tr("&Manual"), QKeySequence(Qt::Key_F1), this, [this] { ManualWindow::open(this); });
    help->addAction(tr("&Keys"), QKeySequence(tr("?")), this, [this] {
        auto *keys = new ShortcutsDialog(this);
        keys->setAttribute(Qt::WA_DeleteOnClose);
        keys->open();
    });
    help->addSeparator();
    help->addAction(tr("&About Watchpost"), this, [this] {
        auto *about =
            new QMessageBox(QMessageBox::NoIcon, tr("About Watchpost"),
                            tr("Watchpost %1").arg(QStringLiteral(WATCHPOST_VERSION)), QMessageBox::Close, this);
        about->setAttribute(Qt::WA_DeleteOnClose);
        about->setTextFormat(Qt::PlainText);
        about->setInformativeText(tr("Watches MQTT devices and keeps what they said.\n"
                                     "Free software under the GNU General Public License, version 3 or later."));
        about->open();
    });
}

} // namespace ui
