// SPDX-License-Identifier: GPL-3.0-or-later
// Tells when the network interface of a connection goes down, which TCP notices only by its time-outs; and when one
// comes up, so that a new try need not wait.
#pragma once

#include <QHostAddress>
#include <QObject>
#include <QSet>
#include <QTimer>

namespace broker {

class InterfaceWatch : public QObject
{
    Q_OBJECT

public:
    explicit InterfaceWatch(QObject *parent = nullptr);
    // The interface that has this address now. One that cannot be found is not watched.
    void watchFor(const QHostAddress &localAddress);
    // Any usable address that is not there now.
    void watchForNew();
    void stop();

Q_SIGNALS:
    // `name`: of the interface. Said once.
    void lost(const QString &name);
    void appeared();

private:
    void look();
    [[nodiscard]] static QSet<QString> usableAddresses();

    QTimer m_timer;
    QHostAddress m_address;
    QString m_name;
    bool m_wasRunning = false;
    bool m_forNew = false;
    QSet<QString> m_known;
};

} // namespace broker
