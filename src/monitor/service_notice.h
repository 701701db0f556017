// SPDX-License-Identifier: GPL-3.0-or-later
// Tells the service manager how the collector is: ready, alive, what it does. The protocol is that of sd_notify(3):
// datagrams to the socket that $NOTIFY_SOCKET names. Without that variable nothing is ever sent.
#pragma once

#include <QByteArray>
#include <QString>

namespace monitor {

class ServiceNotice
{
public:
    // A path, or `@` and an abstract name; anything else, also empty: nothing is sent.
    explicit ServiceNotice(QByteArray address);

    [[nodiscard]] bool isWanted() const { return !m_address.isEmpty(); }
    // Lines `KEY=value`. False when it did not go out; nobody is waited for.
    bool send(const QByteArray &lines) const;

private:
    QByteArray m_address;
};

// How often the service manager wants to hear from us, from $WATCHDOG_USEC and $WATCHDOG_PID; 0: it does not.
[[nodiscard]] qint64 watchdogMs(const QByteArray &microseconds, const QByteArray &forPid, qint64 ownPid);

} // namespace monitor
