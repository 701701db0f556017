// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/interface_watch.h"

#include <QNetworkInterface>

namespace broker {
namespace {

constexpr int kLookMs = 1000;

// The interface that has the address; an invalid one if none has.
QNetworkInterface interfaceOf(const QHostAddress &address)
{
    const QList<QNetworkInterface> all = QNetworkInterface::allInterfaces();
    for (const QNetworkInterface &one : all) {
        const QList<QNetworkAddressEntry> entries = one.addressEntries();
        for (const QNetworkAddressEntry &entry : entries) {
            if (entry.ip().isEqual(address, QHostAddress::TolerantConversion))
                return one;
        }
    }
    return {};
}

} // namespace

InterfaceWatch::InterfaceWatch(QObject *parent) : QObject(parent), m_timer(this)
{
    m_timer.setInterval(kLookMs);
    connect(&m_timer, &QTimer::timeout, this, &InterfaceWatch::look);
}

void InterfaceWatch::watchFor(const QHostAddress &localAddress)
{
    stop();
    const QNetworkInterface interface = interfaceOf(localAddress);
    if (!interface.isValid())
        return;
    m_address = localAddress;
    m_name = interface.name();
    // Tunnels may never say that they run: only a change counts.
    m_wasRunning = interface.flags().testFlag(QNetworkInterface::IsRunning);
    m_timer.start();
}

void InterfaceWatch::watchForNew()
{
    stop();
    m_forNew = true;
    m_known = usableAddresses();
    m_timer.start();
}

void InterfaceWatch::stop()
{
    m_timer.stop();
    m_forNew = false;
    m_name.clear();
}

void InterfaceWatch::look()
{
    if (m_forNew) {
        const QSet<QString> now = usableAddresses();
        const bool isNew = !(now - m_known).isEmpty();
        m_known = now;
        if (isNew)
            Q_EMIT appeared();
        return;
    }
    const QNetworkInterface interface = interfaceOf(m_address);
    const bool isUp = interface.isValid() && interface.flags().testFlag(QNetworkInterface::IsUp) &&
                      (!m_wasRunning || interface.flags().testFlag(QNetworkInterface::IsRunning));
    if (isUp)
        return;
    const QString name = m_name;
    stop();
    Q_EMIT lost(name);
}

QSet<QString> InterfaceWatch::usableAddresses()
{
    QSet<QString> addresses;
    const QList<QNetworkInterface> all = QNetworkInterface::allInterfaces();
    for (const QNetworkInterface &one : all) {
        if (!one.flags().testFlag(QNetworkInterface::IsUp) || !one.flags().testFlag(QNetworkInterface::IsRunning))
            continue;
        const QList<QNetworkAddressEntry> entries = one.addressEntries();
        for (const QNetworkAddressEntry &entry : entries)
            addresses.insert(entry.ip().toString());
    }
    return addresses;
}

} // namespace broker
