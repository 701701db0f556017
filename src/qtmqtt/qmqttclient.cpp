// SPDX-License-Identifier: GPL-3.0-or-later
// QMqttClient: the public face of the state machine in client_p.h.
#include <QtMqtt/qmqttclient.h>

#include "qtmqtt/client_p.h"

#include <utility>

QT_BEGIN_NAMESPACE

namespace {

// A property of a connection: kept while there is one, announced when it changes.
template <typename T, typename Signal>
void change(QMqttClient *client, T &member, const T &value, Signal signal)
{
    if (client->state() != QMqttClient::Disconnected) {
        qCWarning(lcMqtt) << "This can only be changed while disconnected.";
        return;
    }
    if (member == value)
        return;
    member = value;
    Q_EMIT(client->*signal)(value);
}

} // namespace

QMqttClient::QMqttClient(QObject *parent) : QObject(parent), d(std::make_unique<QMqttClientPrivate>(this)) {}

QMqttClient::~QMqttClient() = default;

void QMqttClient::setTransport(QIODevice *device, TransportType transport)
{
    d->setTransport(device, transport);
}

QIODevice *QMqttClient::transport() const
{
    return d->transport();
}

QMqttSubscription *QMqttClient::subscribe(const QMqttTopicFilter &topic, quint8 qos)
{
    return d->subscribe(topic, QMqttSubscriptionProperties(), qos);
}

QMqttSubscription *QMqttClient::subscribe(const QMqttTopicFilter &topic, const QMqttSubscriptionProperties &properties,
                                          quint8 qos)
{
    return d->subscribe(topic, properties, qos);
}

void QMqttClient::unsubscribe(const QMqttTopicFilter &topic)
{
    d->unsubscribe(topic, QMqttUnsubscriptionProperties());
}

void QMqttClient::unsubscribe(const QMqttTopicFilter &topic, const QMqttUnsubscriptionProperties &properties)
{
    d->unsubscribe(topic, properties);
}

qint32 QMqttClient::publish(const QMqttTopicName &topic, const QByteArray &message, quint8 qos, bool retain)
{
    return d->publish(topic, QMqttPublishProperties(), message, qos, retain);
}

qint32 QMqttClient::publish(const QMqttTopicName &topic, const QMqttPublishProperties &properties,
                            const QByteArray &message, quint8 qos, bool retain)
{
    return d->publish(topic, properties, message, qos, retain);
}

bool QMqttClient::requestPing()
{
    return d->sendPing();
}

void QMqttClient::connectToHost()
{
    d->connectPlain();
}

#ifndef QT_NO_SSL
void QMqttClient::connectToHostEncrypted(const QSslConfiguration &conf)
{
    d->connectEncrypted(conf);
}
#endif

void QMqttClient::disconnectFromHost()
{
    d->disconnectGracefully();
}

void QMqttClient::authenticate(const QMqttAuthenticationProperties &prop)
{
    d->authenticate(prop);
}

QString QMqttClient::hostname() const
{
    return d->hostname;
}

void QMqttClient::setHostname(const QString &hostname)
{
    change(this, d->hostname, hostname, &QMqttClient::hostnameChanged);
}

quint16 QMqttClient::port() const
{
    return d->port;
}

void QMqttClient::setPort(quint16 port)
{
    change(this, d->port, port, &QMqttClient::portChanged);
}

QString QMqttClient::clientId() const
{
    return d->clientId;
}

void QMqttClient::setClientId(const QString &clientId)
{
    change(this, d->clientId, clientId, &QMqttClient::clientIdChanged);
}

quint16 QMqttClient::keepAlive() const
{
    return d->keepAlive;
}

void QMqttClient::setKeepAlive(quint16 keepAlive)
{
    change(this, d->keepAlive, keepAlive, &QMqttClient::keepAliveChanged);
}

QMqttClient::ProtocolVersion QMqttClient::protocolVersion() const
{
    return d->protocolVersion;
}

void QMqttClient::setProtocolVersion(ProtocolVersion protocolVersion)
{
    change(this, d->protocolVersion, protocolVersion, &QMqttClient::protocolVersionChanged);
}

QString QMqttClient::username() const
{
    return d->username;
}

void QMqttClient::setUsername(const QString &username)
{
    change(this, d->username, username, &QMqttClient::usernameChanged);
}

QString QMqttClient::password() const
{
    return d->password;
}

void QMqttClient::setPassword(const QString &password)
{
    change(this, d->password, password, &QMqttClient::passwordChanged);
}

bool QMqttClient::cleanSession() const
{
    return d->cleanSession;
}

void QMqttClient::setCleanSession(bool cleanSession)
{
    change(this, d->cleanSession, cleanSession, &QMqttClient::cleanSessionChanged);
}

QString QMqttClient::willTopic() const
{
    return d->willTopic;
}

void QMqttClient::setWillTopic(const QString &willTopic)
{
    change(this, d->willTopic, willTopic, &QMqttClient::willTopicChanged);
}

quint8 QMqttClient::willQoS() const
{
    return d->willQoS;
}

void QMqttClient::setWillQoS(quint8 willQoS)
{
    if (willQoS > 2)
        return;
    change(this, d->willQoS, willQoS, &QMqttClient::willQoSChanged);
}

QByteArray QMqttClient::willMessage() const
{
    return d->willMessage;
}

void QMqttClient::setWillMessage(const QByteArray &willMessage)
{
    change(this, d->willMessage, willMessage, &QMqttClient::willMessageChanged);
}

bool QMqttClient::willRetain() const
{
    return d->willRetain;
}

void QMqttClient::setWillRetain(bool willRetain)
{
    change(this, d->willRetain, willRetain, &QMqttClient::willRetainChanged);
}

bool QMqttClient::autoKeepAlive() const
{
    return d->autoKeepAlive;
}

void QMqttClient::setAutoKeepAlive(bool autoKeepAlive)
{
    if (d->autoKeepAlive == autoKeepAlive)
        return;
    d->autoKeepAlive = autoKeepAlive;
    d->applyKeepAlive();
    Q_EMIT autoKeepAliveChanged(autoKeepAlive);
}

QMqttClient::ClientState QMqttClient::state() const
{
    return d->state;
}

void QMqttClient::setState(ClientState state)
{
    d->changeState(state);
}

QMqttClient::ClientError QMqttClient::error() const
{
    return d->error;
}

void QMqttClient::setError(ClientError error)
{
    d->changeError(error);
}

void QMqttClient::setConnectionProperties(const QMqttConnectionProperties &prop)
{
    d->connectionProperties = prop;
}

QMqttConnectionProperties QMqttClient::connectionProperties() const
{
    return d->connectionProperties;
}

void QMqttClient::setLastWillProperties(const QMqttLastWillProperties &prop)
{
    d->willProperties = prop;
}

QMqttLastWillProperties QMqttClient::lastWillProperties() const
{
    return d->willProperties;
}

QMqttServerConnectionProperties QMqttClient::serverConnectionProperties() const
{
    return d->serverProperties;
}

QT_END_NAMESPACE
