// SPDX-License-Identifier: GPL-3.0-or-later
// A collector under a service manager: ready once it receives, alive as long as each of its threads is, and in a
// sentence what it does.
#pragma once

#include "monitor/health_watch.h"
#include "monitor/service_notice.h"

#include <QTimer>

namespace monitor {

class ServiceReport : public QObject
{
    Q_OBJECT

public:
    // From $NOTIFY_SOCKET, $WATCHDOG_USEC and $WATCHDOG_PID; lives not longer than the two it is given.
    ServiceReport(const Collector &collector, const HealthWatch &health);

    void stopping();

private:
    void showLink(const broker::LinkState &state);
    void tick();
    void say(const Health &health);

    const HealthWatch &m_health;
    ServiceNotice m_notice;
    qint64 m_watchdogMs;
    QTimer m_timer;
    QByteArray m_status;
    bool m_ready = false;
    bool m_stopping = false;
};

// One line for `systemctl status`.
[[nodiscard]] QByteArray statusLine(const Health &health);
// Silent longer than half of what the service manager waits for: that is a hang, and it shall be known.
[[nodiscard]] bool isAlive(const ThreadSilence &silence, qint64 watchdogMs);

} // namespace monitor
