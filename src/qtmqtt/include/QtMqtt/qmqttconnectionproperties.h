// SPDX-License-Identifier: GPL-3.0-or-later
// MQTT 5.0 properties of CONNECT (3.1.2.11), of the will (3.1.3.2) and of CONNACK (3.2.2.3).
#pragma once

#include <QtMqtt/qmqttglobal.h>
#include <QtMqtt/qmqtttype.h>

#include <QObject>
#include <QSharedDataPointer>

QT_BEGIN_NAMESPACE

class QMqttConnectionPropertiesData;
class QMqttLastWillPropertiesData;
class QMqttServerConnectionPropertiesData;

class Q_MQTT_EXPORT QMqttLastWillProperties
{
public:
    QMqttLastWillProperties();
    QMqttLastWillProperties(const QMqttLastWillProperties &other);
    QMqttLastWillProperties &operator=(const QMqttLastWillProperties &other);
    ~QMqttLastWillProperties();

    quint32 willDelayInterval() const; // seconds
    QMqtt::PayloadFormatIndicator payloadFormatIndicator() const;
    quint32 messageExpiryInterval() const; // seconds; 0: never
    QString contentType() const;
    QString responseTopic() const;
    QByteArray correlationData() const;
    QMqttUserProperties userProperties() const;

    void setWillDelayInterval(quint32 delay);
    void setPayloadFormatIndicator(QMqtt::PayloadFormatIndicator indicator);
    void setMessageExpiryInterval(quint32 expiry);
    void setContentType(const QString &content);
    void setResponseTopic(const QString &response);
    void setCorrelationData(const QByteArray &correlation);
    void setUserProperties(const QMqttUserProperties &properties);

private:
    QSharedDataPointer<QMqttLastWillPropertiesData> data;
};

class Q_MQTT_EXPORT QMqttConnectionProperties
{
public:
    QMqttConnectionProperties();
    QMqttConnectionProperties(const QMqttConnectionProperties &other);
    QMqttConnectionProperties &operator=(const QMqttConnectionProperties &other);
    ~QMqttConnectionProperties();

    quint32 sessionExpiryInterval() const; // seconds; 0: with the connection, 0xFFFFFFFF: never
    quint16 maximumReceive() const;        // QoS 1 and 2 messages in flight
    quint32 maximumPacketSize() const;     // bytes
    quint16 maximumTopicAlias() const;
    bool requestResponseInformation() const;
    bool requestProblemInformation() const;
    QMqttUserProperties userProperties() const;
    QString authenticationMethod() const;
    QByteArray authenticationData() const;

    void setSessionExpiryInterval(quint32 expiry);
    void setMaximumReceive(quint16 maximumReceive); // 0 is forbidden and ignored
    void setMaximumPacketSize(quint32 packetSize);  // 0 is forbidden and ignored
    void setMaximumTopicAlias(quint16 alias);
    void setRequestResponseInformation(bool response);
    void setRequestProblemInformation(bool problem);
    void setUserProperties(const QMqttUserProperties &properties);
    void setAuthenticationMethod(const QString &authMethod);
    void setAuthenticationData(const QByteArray &authData);

private:
    friend struct qtmqtt::Access;
    QSharedDataPointer<QMqttConnectionPropertiesData> data;
};

class Q_MQTT_EXPORT QMqttServerConnectionProperties : public QMqttConnectionProperties
{
public:
    enum ServerPropertyDetail : quint32 {
        None = 0x00000000,
        SessionExpiryInterval = 0x00000001,
        MaximumReceive = 0x00000002,
        MaximumQoS = 0x00000004,
        RetainAvailable = 0x00000010,
        MaximumPacketSize = 0x00000020,
        AssignedClientId = 0x00000040,
        MaximumTopicAlias = 0x00000080,
        ReasonString = 0x00000100,
        UserProperty = 0x00000200,
        WildCardSupported = 0x00000400,
        SubscriptionIdentifierSupport = 0x00000800,
        SharedSubscriptionSupport = 0x00001000,
        ServerKeepAlive = 0x00002000,
        ResponseInformation = 0x00004000,
        ServerReference = 0x00008000,
        AuthenticationMethod = 0x00010000,
        AuthenticationData = 0x00020000
    };
    Q_DECLARE_FLAGS(ServerPropertyDetails, ServerPropertyDetail)

    QMqttServerConnectionProperties();
    QMqttServerConnectionProperties(const QMqttServerConnectionProperties &other);
    QMqttServerConnectionProperties &operator=(const QMqttServerConnectionProperties &other);
    ~QMqttServerConnectionProperties();

    // What the CONNACK carried; everything else has the standard's default.
    ServerPropertyDetails availableProperties() const;

    bool isValid() const; // a CONNACK of MQTT 5.0 has been received
    quint8 maximumQoS() const;
    bool retainAvailable() const;
    bool clientIdAssigned() const;
    QString reason() const;
    QMqtt::ReasonCode reasonCode() const;
    bool wildcardSupported() const;
    bool subscriptionIdentifierSupported() const;
    bool sharedSubscriptionSupported() const;
    quint16 serverKeepAlive() const; // seconds
    QString responseInformation() const;
    QString serverReference() const;

private:
    friend struct qtmqtt::Access;
    QSharedDataPointer<QMqttServerConnectionPropertiesData> serverData;
};

Q_DECLARE_OPERATORS_FOR_FLAGS(QMqttServerConnectionProperties::ServerPropertyDetails)

QT_END_NAMESPACE
