// SPDX-License-Identifier: GPL-3.0-or-later
// Makes and ends connections: sockets of our own, devices of the caller, keep-alive.
#include "qtmqtt/client_p.h"

#ifndef QT_NO_SSL
#include <QSslSocket>
#endif
#include <QUuid>

#include <chrono>

Q_LOGGING_CATEGORY(lcMqtt, "watchpost.qtmqtt")

QT_BEGIN_NAMESPACE

namespace {

using namespace std::chrono_literals;

// 3.1.3-5: every server takes a client id of this length.
constexpr int kEveryServerTakes = 23;

constexpr auto kLeaveTime = 3s; // for a peer to take our last packet and close

} // namespace

QMqttClientPrivate::QMqttClientPrivate(QMqttClient *client)
    : clientId(QUuid::createUuid().toString(QUuid::Id128).left(kEveryServerTakes)), q(client)
{
    connect(&m_keepAliveTimer, &QTimer::timeout, this, &QMqttClientPrivate::onKeepAlive);
}

QMqttClientPrivate::~QMqttClientPrivate()
{
    // Subscriptions are the client's children and outlive this object by a moment.
    for (QMqttSubscription *subscription : std::as_const(m_subscriptions))
        subscription->d->client = nullptr;
    if (isReady())
        send(qtmqtt::encode(qtmqtt::PacketType::Disconnect, qtmqtt::Notice(), version()));
    ++m_epoch;
    closeDevice();
}

void QMqttClientPrivate::setTransport(QIODevice *newDevice, QMqttClient::TransportType type)
{
    if (state != QMqttClient::Disconnected) {
        qCWarning(lcMqtt) << "The transport can only be changed while disconnected.";
        return;
    }
    if (m_ownsDevice && m_device)
        m_device->deleteLater();
    m_ownsDevice = false;
    m_device = newDevice;
    m_transportType = type;
}

void QMqttClientPrivate::ownDevice(QIODevice *socket, QMqttClient::TransportType type)
{
    if (m_ownsDevice && m_device)
        m_device->deleteLater();
    m_device = socket;
    m_transportType = type;
    m_ownsDevice = true;
}

bool QMqttClientPrivate::prepareAttempt()
{
    if (state != QMqttClient::Disconnected) {
        qCWarning(lcMqtt) << "Already connecting or connected.";
        return false;
    }
    ++m_epoch;
    m_buffer.clear();
    m_aliasesIn.clear();
    m_aliasesOut.clear();
    m_pingPending = false;
    m_authenticating = false;
    m_maximumPacketOut = 0xffffffff;
    serverProperties = QMqttServerConnectionProperties();
    changeError(QMqttClient::NoError);
    return state == QMqttClient::Disconnected;
}

void QMqttClientPrivate::connectPlain()
{
    const Guard alive(this);
    if (!prepareAttempt() || !alive.isAlive())
        return;
    m_encrypted = false;
    if ((!m_device || m_ownsDevice) && hostname.isEmpty())
        return changeError(QMqttClient::TransportInvalid);
    if (!m_device || m_ownsDevice)
        ownDevice(new QTcpSocket(this), QMqttClient::AbstractSocket);
    auto *socket = qobject_cast<QAbstractSocket *>(m_device);
    if (m_transportType != QMqttClient::IODevice && !socket)
        return changeError(QMqttClient::TransportInvalid);
    const Guard guard(this);
    changeState(QMqttClient::Connecting);
    if (!guard)
        return;
    listenTo(m_device);
    if (m_transportType == QMqttClient::IODevice) {
        if (!m_device->isOpen() && !m_device->open(QIODevice::ReadWrite))
            return finish(QMqttClient::TransportInvalid);
        return onTransportReady();
    }
    if (socket->state() == QAbstractSocket::ConnectedState)
        return onTransportReady();
    socket->connectToHost(hostname, port);
}

#ifndef QT_NO_SSL
void QMqttClientPrivate::connectEncrypted(const QSslConfiguration &configuration)
{
    const Guard alive(this);
    if (!prepareAttempt() || !alive.isAlive())
        return;
    m_encrypted = true;
    if ((!m_device || m_ownsDevice) && hostname.isEmpty())
        return changeError(QMqttClient::TransportInvalid);
    if (!m_device || m_ownsDevice)
        ownDevice(new QSslSocket(this), QMqttClient::SecureSocket);
    auto *socket = qobject_cast<QSslSocket *>(m_device);
    if (!socket)
        return changeError(QMqttClient::TransportInvalid);
    socket->setSslConfiguration(configuration);
    const Guard guard(this);
    changeState(QMqttClient::Connecting);
    if (!guard)
        return;
    listenTo(m_device);
    if (socket->isEncrypted())
        return onTransportReady();
    socket->connectToHostEncrypted(hostname, port);
}
#endif

void QMqttClientPrivate::listenTo(QIODevice *device)
{
    connect(device, &QIODevice::readyRead, this, &QMqttClientPrivate::readAvailable);
    connect(device, &QObject::destroyed, this, &QMqttClientPrivate::onTransportClosed);
    auto *socket = qobject_cast<QAbstractSocket *>(device);
    if (m_transportType == QMqttClient::IODevice || !socket) {
        connect(device, &QIODevice::aboutToClose, this, &QMqttClientPrivate::onTransportClosed);
        return;
    }
    connect(socket, &QAbstractSocket::disconnected, this, &QMqttClientPrivate::onTransportClosed);
    connect(socket, &QAbstractSocket::errorOccurred, this,
            [this](QAbstractSocket::SocketError) { onTransportClosed(); });
#ifndef QT_NO_SSL
    auto *secure = qobject_cast<QSslSocket *>(device);
    if (m_encrypted && secure) {
        connect(secure, &QSslSocket::encrypted, this, &QMqttClientPrivate::onTransportReady);
        return;
    }
#endif
    connect(socket, &QAbstractSocket::connected, this, &QMqttClientPrivate::onTransportReady);
}

qtmqtt::Connect QMqttClientPrivate::connectPacket() const
{
    qtmqtt::Connect packet;
    packet.version = version();
    packet.clientId = clientId;
    packet.keepAlive = keepAlive;
    packet.cleanStart = cleanSession;
    if (!willTopic.isEmpty())
        packet.will = qtmqtt::Will{willTopic, willMessage, willQoS, willRetain, qtmqtt::wireProperties(willProperties)};
    if (!username.isEmpty())
        packet.userName = username;
    // 3.1.1: a password needs a user name; 5.0: it does not.
    if (!password.isEmpty() && (isV5() || packet.userName))
        packet.password = password.toUtf8();
    packet.properties = qtmqtt::wireProperties(connectionProperties);
    return packet;
}

void QMqttClientPrivate::onTransportReady()
{
    const QByteArray packet = qtmqtt::encode(connectPacket());
    if (packet.isEmpty()) {
        qCWarning(lcMqtt) << "Client id, user name, will or properties hold what MQTT cannot carry.";
        return finish(QMqttClient::ProtocolViolation);
    }
    const Guard guard(this);
    if (send(packet) && guard)
        readAvailable();
}

void QMqttClientPrivate::onTransportClosed()
{
    if (state == QMqttClient::Disconnected)
        return;
    // What arrived before the end still counts: a refusing CONNACK is followed by a close at once.
    const Guard guard(this);
    if (m_device && m_device->isOpen())
        readAvailable();
    if (guard)
        finish(QMqttClient::TransportInvalid);
}

void QMqttClientPrivate::disconnectGracefully()
{
    if (state == QMqttClient::Disconnected)
        return;
    const Guard guard(this);
    if (isReady())
        send(qtmqtt::encode(qtmqtt::PacketType::Disconnect, qtmqtt::Notice(), version()));
    if (guard)
        finish(QMqttClient::NoError);
}

void QMqttClientPrivate::fail(QMqttClient::ClientError why, quint8 reason)
{
    const Guard guard(this);
    if (reason != 0 && isV5() && isReady())
        send(qtmqtt::encode(qtmqtt::PacketType::Disconnect, qtmqtt::Notice{reason, {}}, version()));
    if (guard)
        finish(why);
}

void QMqttClientPrivate::finish(QMqttClient::ClientError why)
{
    if (state == QMqttClient::Disconnected)
        return;
    ++m_epoch;
    const Guard guard(this);
    m_keepAliveTimer.stop();
    closeDevice();
    m_buffer.clear();
    dropPending();
    if (!guard)
        return;
    changeError(why);
    if (guard)
        changeState(QMqttClient::Disconnected);
}

void QMqttClientPrivate::closeDevice()
{
    QIODevice *device = m_device;
    if (!device)
        return;
    device->disconnect(this);
    auto *socket = qobject_cast<QAbstractSocket *>(device);
    if (m_transportType == QMqttClient::IODevice || !socket) {
        device->close();
    } else {
        socket->flush(); // the last packet leaves now, also where no event loop follows
        socket->disconnectFromHost();
    }
    if (!m_ownsDevice)
        return;
    m_device = nullptr;
    m_ownsDevice = false;
    if (!socket || socket->state() == QAbstractSocket::UnconnectedState)
        return device->deleteLater();
    // It may have a last packet to send; a peer that never reads does not keep it for ever.
    device->setParent(nullptr);
    connect(socket, &QAbstractSocket::disconnected, device, &QObject::deleteLater);
    QTimer::singleShot(kLeaveTime, device, &QObject::deleteLater);
}

// What was asked for on this connection will not be answered any more; a kept session keeps its subscriptions.
void QMqttClientPrivate::dropPending()
{
    for (auto at = m_subscribing.cbegin(); at != m_subscribing.cend(); ++at)
        m_session.releaseId(at.key());
    for (auto at = m_unsubscribing.cbegin(); at != m_unsubscribing.cend(); ++at)
        m_session.releaseId(at.key());
    m_subscribing.clear();
    m_unsubscribing.clear();
    const Guard guard(this);
    const QHash<QString, QMqttSubscription *> subscriptions = m_subscriptions;
    for (const QPointer<QMqttSubscription> subscription : subscriptions) {
        if (!guard || !subscription)
            continue;
        const QMqttSubscription::SubscriptionState was = subscription->state();
        const bool wasPending =
            was == QMqttSubscription::SubscriptionPending || was == QMqttSubscription::UnsubscriptionPending;
        if (cleanSession || wasPending)
            setSubscriptionState(subscription, QMqttSubscription::Unsubscribed);
    }
}

// The server has none of them any more.
void QMqttClientPrivate::forgetSubscriptions()
{
    const Guard guard(this);
    const QHash<QString, QMqttSubscription *> subscriptions = m_subscriptions;
    for (const QPointer<QMqttSubscription> subscription : subscriptions) {
        if (guard && subscription)
            setSubscriptionState(subscription, QMqttSubscription::Unsubscribed);
    }
}

void QMqttClientPrivate::changeState(QMqttClient::ClientState newState)
{
    if (state == newState)
        return;
    state = newState;
    const Guard guard(this);
    Q_EMIT q->stateChanged(newState);
    if (!guard || state != newState)
        return;
    if (newState == QMqttClient::Disconnected)
        Q_EMIT q->disconnected();
    else if (newState == QMqttClient::Connected)
        Q_EMIT q->connected();
}

void QMqttClientPrivate::changeError(QMqttClient::ClientError newError)
{
    if (error == newError)
        return;
    error = newError;
    Q_EMIT q->errorChanged(newError);
}

void QMqttClientPrivate::applyKeepAlive()
{
    const bool serverDecides =
        serverProperties.availableProperties().testFlag(QMqttServerConnectionProperties::ServerKeepAlive);
    const int seconds = serverDecides ? serverProperties.serverKeepAlive() : keepAlive;
    m_pingPending = false;
    if (state == QMqttClient::Connected && autoKeepAlive && seconds > 0)
        m_keepAliveTimer.start(std::chrono::seconds(seconds));
    else
        m_keepAliveTimer.stop();
}

void QMqttClientPrivate::onKeepAlive()
{
    // Anything received is a sign of life: an answer may be queued behind a long backlog.
    if (m_pingPending && !m_heardSincePing) {
        qCWarning(lcMqtt) << "No answer to a ping within the keep-alive time.";
        return fail(QMqttClient::ServerUnavailable);
    }
    sendPing();
}

bool QMqttClientPrivate::sendPing()
{
    if (!isReady() || !send(qtmqtt::encodePingRequest()))
        return false;
    m_pingPending = true;
    m_heardSincePing = false;
    return true;
}

QT_END_NAMESPACE
