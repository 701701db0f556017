// SPDX-License-Identifier: GPL-3.0-or-later
// The state machine behind QMqttClient: one connection after another over a device, and the session that spans them.
// client_link.cpp connects and closes, client_receive.cpp reads, client_send.cpp writes.
#pragma once

#include "qtmqtt/access.h"
#include "qtmqtt/packets.h"
#include "qtmqtt/read_buffer.h"
#include "qtmqtt/session.h"

#include <QtMqtt/qmqttclient.h>

#include <QHash>
#include <QLoggingCategory>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <memory>

Q_DECLARE_LOGGING_CATEGORY(lcMqtt)

QT_BEGIN_NAMESPACE

class QMqttSubscriptionPrivate
{
public:
    QMqttTopicFilter filter;
    QString text; // of the filter without $share/NAME/: what topics are matched against
    QPointer<QMqttClient> client;
    QMqttSubscription::SubscriptionState state = QMqttSubscription::Unsubscribed;
    quint8 qos = 0;
    quint32 identifier = 0;
    QString reason;
    QMqtt::ReasonCode reasonCode = QMqtt::ReasonCode::Success;
    QMqttUserProperties userProperties;
};

class QMqttClientPrivate : public QObject
{
public:
    explicit QMqttClientPrivate(QMqttClient *client);
    ~QMqttClientPrivate() override;

    // What a connection is made with.
    QString hostname;
    quint16 port = 0;
    QString clientId;
    quint16 keepAlive = 60;
    QMqttClient::ProtocolVersion protocolVersion = QMqttClient::MQTT_3_1_1;
    QString username;
    QString password;
    bool cleanSession = true;
    QString willTopic;
    QByteArray willMessage;
    quint8 willQoS = 0;
    bool willRetain = false;
    bool autoKeepAlive = true;
    QMqttConnectionProperties connectionProperties;
    QMqttLastWillProperties willProperties;
    QMqttServerConnectionProperties serverProperties;

    QMqttClient::ClientState state = QMqttClient::Disconnected;
    QMqttClient::ClientError error = QMqttClient::NoError;

    // client_link.cpp
    void setTransport(QIODevice *newDevice, QMqttClient::TransportType type);
    [[nodiscard]] QIODevice *transport() const { return m_device; }
#ifndef QT_NO_SSL
    void connectEncrypted(const QSslConfiguration &configuration);
#endif
    void connectPlain();
    void disconnectGracefully();
    void changeState(QMqttClient::ClientState newState);
    void changeError(QMqttClient::ClientError newError);
    void applyKeepAlive();
    bool sendPing();

    // client_send.cpp
    qint32 publish(const QMqttTopicName &topic, const QMqttPublishProperties &properties, const QByteArray &message,
                   quint8 qos, bool retain);
    QMqttSubscription *subscribe(const QMqttTopicFilter &filter, const QMqttSubscriptionProperties &properties,
                                 quint8 qos);
    void unsubscribe(const QMqttTopicFilter &filter, const QMqttUnsubscriptionProperties &properties);
    void authenticate(const QMqttAuthenticationProperties &properties);
    void forget(QMqttSubscription *subscription);

private:
    // Tells after a signal whether this client and this connection are still there: slots may end or delete both.
    class Guard
    {
    public:
        explicit Guard(QMqttClientPrivate *client) : m_client(client), m_epoch(client->m_epoch) {}
        explicit operator bool() const { return m_client && m_client->m_epoch == m_epoch; }
        [[nodiscard]] bool isAlive() const { return !m_client.isNull(); }

    private:
        QPointer<QMqttClientPrivate> m_client;
        quint64 m_epoch;
    };

    [[nodiscard]] qtmqtt::Version version() const
    {
        return static_cast<qtmqtt::Version>(protocolVersion);
    }
    [[nodiscard]] bool isV5() const
    {
        return protocolVersion == QMqttClient::MQTT_5_0;
    }
    [[nodiscard]] bool isReady() const
    {
        return state == QMqttClient::Connected;
    }

    // client_link.cpp
    [[nodiscard]] bool prepareAttempt();
    void ownDevice(QIODevice *socket, QMqttClient::TransportType type);
    void listenTo(QIODevice *device);
    void onTransportReady();
    void onTransportClosed();
    void onKeepAlive();
    [[nodiscard]] qtmqtt::Connect connectPacket() const;
    // Ends the connection from this side; with `reason` a 5.0 server is told why.
    void fail(QMqttClient::ClientError why, quint8 reason = 0);
    void finish(QMqttClient::ClientError why);
    void closeDevice();
    void dropPending();
    void forgetSubscriptions();

    // client_receive.cpp
    void readAvailable();
    [[nodiscard]] bool readPacket();
    void dispatch(const qtmqtt::Frame &frame, QByteArrayView body);
    void onFault(qtmqtt::Fault fault);
    void onConnAck(const qtmqtt::ConnAck &packet);
    void acceptConnection(const qtmqtt::ConnAck &packet);
    void onPublish(const qtmqtt::PublishView &packet);
    [[nodiscard]] bool resolveTopic(const qtmqtt::PublishView &packet, QMqttTopicName &topic);
    void deliver(const qtmqtt::PublishView &packet, const QMqttTopicName &topic);
    void deliverToSubscriptions(const qtmqtt::PublishView &packet, const QMqttTopicName &topic,
                                const QByteArray &payload);
    void onAck(qtmqtt::PacketType type, const qtmqtt::Ack &packet);
    void onPubRec(const qtmqtt::Ack &packet);
    void onPubRel(const qtmqtt::Ack &packet);
    void onSubAck(const qtmqtt::SubAck &packet);
    void onUnsubAck(const qtmqtt::SubAck &packet);
    void onPingResponse();
    void onDisconnect(const qtmqtt::Notice &packet);
    void onAuth(const qtmqtt::Notice &packet);
    void emitStatus(qint32 id, QMqtt::MessageStatus status, quint8 reason, const qtmqtt::Properties &properties);

    // client_send.cpp
    bool send(const QByteArray &packet);
    void sendAck(qtmqtt::PacketType type, quint16 id, quint8 reason = qtmqtt::kSuccess);
    void sendQueued();
    [[nodiscard]] bool mayPublish(const qtmqtt::Publish &packet) const;
    [[nodiscard]] qtmqtt::Publish withAlias(qtmqtt::Publish packet);
    [[nodiscard]] bool maySubscribe(const QMqttTopicFilter &filter, const QMqttSubscriptionProperties &properties,
                                    quint8 qos) const;
    void setSubscriptionState(QMqttSubscription *subscription, QMqttSubscription::SubscriptionState newState);

    QMqttClient *const q;
    QPointer<QIODevice> m_device;
    QMqttClient::TransportType m_transportType = QMqttClient::IODevice;
    bool m_ownsDevice = false;
    bool m_encrypted = false;
    bool m_reading = false;
    quint64 m_epoch = 0; // counts connections and their ends

    qtmqtt::ReadBuffer m_buffer;
    qtmqtt::Session m_session;
    QHash<quint16, QByteArray> m_aliasesIn;
    QHash<quint16, QByteArray> m_aliasesOut;
    QHash<QByteArray, QMqttTopicName> m_topics; // names met before: decoded and checked once
    QHash<QString, QMqttSubscription *> m_subscriptions;
    QHash<quint16, QPointer<QMqttSubscription>> m_subscribing;
    QHash<quint16, QPointer<QMqttSubscription>> m_unsubscribing;

    QTimer m_keepAliveTimer;
    bool m_authenticating = false; // an exchange that this side began again
    bool m_pingPending = false;
    bool m_heardSincePing = false;
    quint32 m_maximumPacketOut = 0xffffffff;
};

QT_END_NAMESPACE
