// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/desktop.h"

#include "monitor/background.h"
#include "monitor/secrets.h"
#include "monitor/when_done.h"
#include "ui/common/plain_text.h"
#include "ui/common/retold.h"
#include "ui/notify/alert_notifier.h"
#include "ui/notify/notifications_dialog.h"
#include "ui/profile/backup_dialog.h"
#include "ui/profile/connection_dialog.h"
#include "ui/profile/first_run_page.h"
#include "ui/profile/open_database_dialog.h"
#include "ui/window/main_window.h"
#include "ui/window/tray.h"

#include <QApplication>
#include <QDir>
#include <QStandardPaths>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr QStringView kDemo = u"demo";
// Beyond what stopping takes (5 s): then the program ends all the same, and what was not committed comes again.
constexpr int kLongestGoodbyeMs = 6000;

QString settingsPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/watchpost/window.ini"_s;
}

// Records of the demo stay in a file of their own.
monitor::Profile demoProfile(const QString &brokerUrl)
{
    monitor::Profile profile;
    profile.name = kDemo.toString();
    profile.broker = brokerUrl;
    // The broker is a new one each time: a session would be kept for nobody.
    profile.sessionExpirySeconds = 60;
    profile.store = u"sqlite:"_s + QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
                    u"/watchpost/demo.sqlite"_s;
    return profile;
}

} // namespace

struct Desktop::Opened
{
    Opened(const monitor::StationOptions &given, Desktop &desktop)
        : station(given),
          directory(station),
          alerts(station),
          workspace{station,         directory, alerts,          desktop.m_range,
                    desktop.m_clock, navigator, desktop.m_style, desktop.m_settings},
          notifier(station, directory, QDBusConnection::sessionBus()),
          options(given)
    {
    }
    monitor::Station station;
    Directory directory;
    AlertBook alerts;
    Navigator navigator;
    Workspace workspace;
    AlertNotifier notifier;
    const monitor::StationOptions options; // to open it again
};

Desktop::Desktop(Style &style) : m_style(style), m_settings(settingsPath(), QSettings::IniFormat)
{
    m_style.choose(styleChoiceOf(m_settings.value("window/style").toString()));
    m_window = std::make_unique<MainWindow>(m_style, m_range, m_clock, m_settings);
    m_tray = std::make_unique<Tray>(*m_window, m_settings);
    connectSignals();
}

Desktop::~Desktop()
{
    m_window->setWorkspace(nullptr);
}

monitor::Station *Desktop::station()
{
    return m_opened ? &m_opened->station : nullptr;
}

void Desktop::connectSignals()
{
    MainWindow *window = m_window.get();
    connect(window, &MainWindow::connectWanted, this, [this] { editConnection({}, {}, true); });
    connect(window, &MainWindow::editConnectionWanted, this, &Desktop::editCurrent);
    connect(window, &MainWindow::demoWanted, this, &Desktop::startDemo);
    connect(window, &MainWindow::openDatabaseWanted, this, &Desktop::openDatabase);
    connect(window, &MainWindow::importWanted, this, &Desktop::importConnections);
    connect(window, &MainWindow::topicsWanted, this, &Desktop::proposeTopics);
    connect(window, &MainWindow::backupWanted, this, &Desktop::backUp);
    connect(window, &MainWindow::restoreWanted, this, &Desktop::chooseBackup);
    connect(window, &MainWindow::notificationsWanted, this, &Desktop::editNotifications);
    connect(window, &MainWindow::profileWanted, this, &Desktop::openNamed);
    connect(window, &MainWindow::closeProfileWanted, this, [this] {
        m_settings.remove("window/profile");
        close([this] { m_demo.reset(); });
    });
    connect(window, &MainWindow::quitWanted, this, &Desktop::quit);
    FirstRunPage &first = window->firstRun();
    connect(&first, &FirstRunPage::demoWanted, this, &Desktop::startDemo);
    connect(&first, &FirstRunPage::connectWanted, this, [this] { editConnection({}, {}, true); });
    connect(&first, &FirstRunPage::openWanted, this, &Desktop::openDatabase);
    connect(&first, &FirstRunPage::importWanted, this, &Desktop::importConnections);
    connect(&first, &FirstRunPage::profileWanted, this, &Desktop::openNamed);
}

void Desktop::start(const Start &start)
{
    const QString kept = m_settings.value("window/range").toString();
    m_range.setPreset(start.range.isEmpty() ? kept : start.range);
    showProfiles();
    m_window->show();
    if (start.demo) {
        startDemo();
        return;
    }
    // Who only looks needs no password.
    if (start.profile && (start.passwordGiven || start.viewOnly))
        openProfile(*start.profile, start.password, start.viewOnly);
    else if (start.profile)
        openWithKeptPassword(*start.profile);
    else if (const QString last = m_settings.value("window/profile").toString(); !last.isEmpty())
        openNamed(last);
    // Made by hand or for watchpostctl: a newcomer to the window has configured something all the same.
    else if (const auto usual = monitor::loadProfile(u"default"_s); usual && !usual->broker.isEmpty())
        openWithKeptPassword(*usual);
}

void Desktop::showProfiles()
{
    const QStringList names = monitor::profileNames();
    m_window->setProfiles(names);
    m_window->firstRun().setProfiles(names);
}

void Desktop::openNamed(const QString &name)
{
    const auto profile = monitor::loadProfile(name);
    if (!profile) {
        m_window->firstRun().setTrouble(retold(profile.error()));
        return;
    }
    m_settings.setValue("window/profile", name);
    openWithKeptPassword(*profile);
}

void Desktop::openWithKeptPassword(const monitor::Profile &profile)
{
    monitor::whenDone(this, monitor::readSecret(profile.name), [this, profile](const Result<monitor::Secret> &secret) {
        // Without the password the broker says what is missing; a file that others can read is said here.
        openProfile(profile, secret ? secret->password : QByteArray());
        if (!secret)
            m_window->say(tr("The password could not be read: %1").arg(retold(secret.error())));
    });
}

void Desktop::openProfile(const monitor::Profile &profile, const QByteArray &password, bool viewOnly)
{
    if (profile.notify.webhook.url.isEmpty()) {
        openStation({profile, password, viewOnly, {}});
        return;
    }
    monitor::whenDone(this, monitor::readWebhookSecret(profile),
                      [this, profile, password, viewOnly](const Result<QByteArray> &secret) {
                          openStation({profile, password, viewOnly, secret ? *secret : QByteArray()});
                          if (!secret)
                              m_window->say(
                                  tr("The webhook's secret could not be read: %1").arg(retold(secret.error())));
                      });
}

void Desktop::openStation(const monitor::StationOptions &options)
{
    close([this, options] {
        m_window->firstRun().setTrouble({});
        if (options.profile.name != kDemo)
            m_demo.reset();
        m_opened = std::make_unique<Opened>(options, *this);
        connect(&m_opened->notifier, &AlertNotifier::showWanted, m_window.get(), [this] { m_window->showInFront(); });
        m_saidRecording = false;
        connect(&m_opened->station, &monitor::Station::stateChanged, this, &Desktop::sayRecording);
        m_opened->station.open();
        m_window->setWorkspace(&m_opened->workspace);
    });
}

void Desktop::sayRecording()
{
    if (m_saidRecording || !m_opened || m_opened->station.state().link.phase != broker::LinkPhase::Ready)
        return;
    m_saidRecording = true;
    const store::CollectorIdentity &identity = m_opened->station.identity();
    Q_EMIT recording({identity.pid, identity.clientId, identity.inboxPath, m_opened->station.state().link.refused});
}

void Desktop::close(std::function<void()> then)
{
    if (!m_opened) {
        then();
        return;
    }
    if (m_closing)
        return;
    m_closing = true;
    m_window->setWorkspace(nullptr);
    m_window->firstRun().setBusy(tr("Saving what was received …"));
    connect(&m_opened->station, &monitor::Station::closed, this, [this, then = std::move(then)] {
        // Not within the station's own signal.
        QTimer::singleShot(0, this, [this, then] {
            m_opened.reset();
            m_closing = false;
            m_window->firstRun().setTrouble({});
            then();
        });
    });
    m_opened->station.close();
}

void Desktop::quit()
{
    if (m_quitting)
        return;
    m_quitting = true;
    m_window->saveState();
    m_window->setLeaving();
    if (!m_opened || m_closing) {
        QApplication::exit(0);
        return;
    }
    connect(&m_opened->station, &monitor::Station::closed, this, [] { QApplication::exit(0); });
    QTimer::singleShot(kLongestGoodbyeMs, this, [] { QApplication::exit(0); });
    m_opened->station.close();
}

void Desktop::startDemo()
{
    close([this] {
        m_window->firstRun().setBusy(tr("Starting the demo plant …"));
        m_demo = std::make_unique<monitor::DemoPlant>();
        connect(m_demo.get(), &monitor::DemoPlant::ready, this, &Desktop::onDemoReady);
        connect(m_demo.get(), &monitor::DemoPlant::failed, this,
                [this](const QString &why) { m_window->firstRun().setTrouble(why); });
        m_demo->start();
    });
}

void Desktop::onDemoReady(const QString &brokerUrl)
{
    // Seconds of data are lost in a day's chart.
    m_range.setPreset(u"15m"_s);
    openProfile(demoProfile(brokerUrl), {});
}

void Desktop::editCurrent()
{
    if (m_opened)
        editConnection(m_opened->station.profile(), m_opened->station.password(), false);
}

void Desktop::editConnection(const monitor::Profile &profile, const QByteArray &password, bool isNew)
{
    auto *dialog = new ConnectionDialog(profile, password, m_window.get());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(isNew ? tr("New connection") : tr("Connection %1").arg(plainLine(profile.name, 60)));
    connect(dialog, &QDialog::accepted, this,
            [this, dialog] { saveConnection(dialog->profile(), dialog->password(), dialog->keepsPassword()); });
    dialog->open();
}

void Desktop::saveConnection(const monitor::Profile &profile, const QByteArray &password, bool keepsPassword)
{
    const auto saved = monitor::saveProfile(profile);
    if (saved)
        m_settings.setValue("window/profile", profile.name);
    const auto open = [this, profile, password](const QString &trouble) {
        showProfiles();
        openProfile(profile, password);
        if (!trouble.isEmpty())
            m_window->say(trouble);
    };
    if (!saved) {
        open(tr("The connection was not saved: %1").arg(retold(saved.error())));
        return;
    }
    // The password is kept first: a program that ends right after still finds it at the next start.
    if (keepsPassword && !password.isEmpty())
        monitor::whenDone(this, monitor::keepSecret(profile.name, password),
                          [open](const Result<monitor::SecretPlace> &kept) {
                              open(kept ? QString() : tr("The password was not kept: %1").arg(retold(kept.error())));
                          });
    else
        monitor::whenDone(this, monitor::forgetSecret(profile.name), [open](const Result<void> &gone) {
            open(gone ? QString() : tr("The old password was not removed: %1").arg(retold(gone.error())));
        });
}

void Desktop::editNotifications()
{
    if (!m_opened)
        return;
    auto *dialog = new NotificationsDialog(m_opened->station, m_opened->notifier, m_window.get());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    // It tries channels of what is open: it goes with it.
    connect(&m_opened->station, &QObject::destroyed, dialog, &QObject::deleteLater);
    connect(dialog, &QDialog::accepted, this,
            [this, dialog] { saveNotifications(dialog->settings(), dialog->secret()); });
    dialog->open();
}

// Options of the command line are not written into the profile; the demo has none.
void Desktop::saveNotifications(const notify::Settings &settings, const QByteArray &secret)
{
    monitor::StationOptions options = m_opened->options;
    options.profile.notify = settings;
    options.webhookSecret = secret;
    const QString name = options.profile.name;
    auto stored = monitor::loadProfile(name);
    if (name == kDemo || !stored || stored->broker.isEmpty()) {
        openStation(options);
        return;
    }
    stored->notify = settings;
    const auto saved = monitor::saveProfile(*stored);
    const auto open = [this, options](const QString &trouble) {
        openStation(options);
        if (!trouble.isEmpty())
            m_window->say(trouble);
    };
    if (!saved) {
        open(tr("The notifications were not saved: %1").arg(retold(saved.error())));
        return;
    }
    const QString secretName = monitor::webhookSecretName(name);
    if (settings.webhook.secretFile.isEmpty() && !secret.isEmpty())
        monitor::whenDone(this, monitor::keepSecret(secretName, secret),
                          [open](const Result<monitor::SecretPlace> &kept) {
                              open(kept ? QString() : tr("The secret was not kept: %1").arg(retold(kept.error())));
                          });
    else
        monitor::whenDone(this, monitor::forgetSecret(secretName), [open](const Result<void> &gone) {
            open(gone ? QString() : tr("The old secret was not removed: %1").arg(retold(gone.error())));
        });
}

void Desktop::openDatabase()
{
    auto *dialog = new OpenDatabaseDialog(m_window.get());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &OpenDatabaseDialog::chosen, this,
            [this](const monitor::Profile &profile) { openProfile(profile, {}, true); });
    dialog->open();
}

void Desktop::backUp()
{
    auto *dialog = new BackupDialog(BackupDialog::Task::BackUp, m_opened->station.storeUrl(), m_window.get());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void Desktop::chooseBackup()
{
    auto *dialog = new BackupDialog(BackupDialog::Task::Restore, m_opened->station.storeUrl(), m_window.get());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &BackupDialog::restoreWanted, this, &Desktop::restore);
    dialog->open();
}

// The records are let go of first; whatever came of it, they are opened again.
void Desktop::restore(const QString &file)
{
    const monitor::Profile profile = m_opened->station.profile();
    const QByteArray password = m_opened->station.password();
    const store::StoreUrl target = m_opened->station.storeUrl();
    const bool viewOnly = m_opened->station.isViewOnly();
    close([this, profile, password, target, viewOnly, file] {
        m_window->firstRun().setBusy(tr("Restoring the backup …"));
        monitor::whenDone(this, monitor::inBackground<Result<store::Restored>>([file, target] {
                              return store::restore(file, target, {true, Clock::nowMs(), {}});
                          }),
                          [this, profile, password, viewOnly](const Result<store::Restored> &restored) {
                              openProfile(profile, password, viewOnly);
                              if (!restored)
                                  m_window->say(tr("Nothing was restored: %1").arg(retold(restored.error())));
                              else if (restored->setAside.isEmpty())
                                  m_window->say(tr("The backup is restored."));
                              else
                                  m_window->say(tr("The backup is restored. The records of before are in %1")
                                                    .arg(plainLine(restored->setAside)));
                          });
    });
}

} // namespace ui
