// SPDX-License-Identifier: GPL-3.0-or-later
// The program around the window: which profile is open, what opens another one, and how it all ends.
#pragma once

#include "monitor/demo_plant.h"
#include "monitor/profile.h"
#include "monitor/ready_file.h"
#include "ui/common/theme.h"
#include "ui/common/workspace.h"

#include <QSettings>
#include <memory>

namespace ui {

class MainWindow;
class Tray;

struct Start
{
    // What to open; absent: the profile of last time, else the first-run page.
    std::optional<monitor::Profile> profile;
    QByteArray password;
    bool passwordGiven = false; // false: the kept one of the profile is looked for
    bool viewOnly = false;
    bool demo = false;
    QString range; // preset to begin with; empty: that of last time
};

class Desktop : public QObject
{
    Q_OBJECT

public:
    explicit Desktop(Style &style);
    ~Desktop() override;

    void start(const Start &start);
    // Commits what was received (at most 5 s), then ends the program.
    void quit();
    [[nodiscard]] MainWindow &window() { return *m_window; }
    [[nodiscard]] monitor::Station *station();

Q_SIGNALS:
    // The first time that a profile is connected and recorded; all that a ready file says.
    void recording(const monitor::ReadyFile::Content &content);

private:
    // What belongs to an opened profile; destroyed in reverse.
    struct Opened;

    void connectSignals();
    void openProfile(const monitor::Profile &profile, const QByteArray &password, bool viewOnly = false);
    void openNamed(const QString &name);
    // With the secret of its webhook.
    void openStation(const monitor::StationOptions &options);
    void openWithKeptPassword(const monitor::Profile &profile);
    // Closes what is open, then calls `then`.
    void close(std::function<void()> then);
    void startDemo();
    void onDemoReady(const QString &brokerUrl);
    void editConnection(const monitor::Profile &profile, const QByteArray &password, bool isNew);
    void editCurrent();
    void openDatabase();
    void importConnections();
    void proposeTopics();
    void saveTopics(const std::vector<TopicFormat> &topics);
    void backUp();
    void chooseBackup();
    void restore(const QString &file);
    void editNotifications();
    void saveNotifications(const notify::Settings &settings, const QByteArray &secret);
    void saveConnection(const monitor::Profile &profile, const QByteArray &password, bool keepsPassword);
    void showProfiles();
    void sayRecording();

    Style &m_style;
    QSettings m_settings;
    ViewRange m_range;
    Clock m_clock;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<Tray> m_tray;
    std::unique_ptr<monitor::DemoPlant> m_demo;
    std::unique_ptr<Opened> m_opened;
    bool m_saidRecording = false; // of what is open
    bool m_quitting = false;
    bool m_closing = false;
};

} // namespace ui
