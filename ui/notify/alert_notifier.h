// SPDX-License-Identifier: GPL-3.0-or-later
// Shows and rings for alerts on this desktop, whoever collects: it compares what the store lists with what it listed
// before. Webhook and MQTT are the collector's.
#pragma once

#include "notify/desktop_notification.h"
#include "notify/policy.h"
#include "store/alert_query.h"

#include <QElapsedTimer>
#include <QTimer>

namespace monitor {
class Station;
}

namespace ui {

class Directory;

class AlertNotifier : public QObject
{
    Q_OBJECT

public:
    // `bus`: the session's.
    AlertNotifier(monitor::Station &station, Directory &directory, const QDBusConnection &bus,
                  QObject *parent = nullptr);
    // One that says that it is a test.
    void showTest(notify::Channels channels);

Q_SIGNALS:
    // Somebody clicked on a notification.
    void showWanted();
    void testEnded(bool isShown, const QString &why);

private:
    struct Seen
    {
        std::vector<Alert> alerts;
        std::vector<AlertRule> rules;
    };
    void look();
    void onSeen(const Seen &seen);
    void announce(const notify::Announcement &announcement);
    void onNotShown(const notify::Announcement &announcement, const QString &why);
    void schedule();
    [[nodiscard]] Instant now() const;

    monitor::Station &m_station;
    Directory &m_directory;
    notify::DesktopNotification m_desktop;
    notify::Policy m_policy;
    QElapsedTimer m_clock;
    const qint64 m_startedAtMs; // UTC
    QTimer m_look;
    QTimer m_tick;
    qint64 m_newestMs = 0; // raised_at of the newest alert that was seen
    bool m_hasSeen = false;
    bool m_isLooking = false;
    bool m_looksAgain = false;
};

} // namespace ui
