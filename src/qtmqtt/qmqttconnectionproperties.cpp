// SPDX-License-Identifier: GPL-3.0-or-later
// Values of CONNECT, of the will and of CONNACK.
#include <QtMqtt/qmqttconnectionproperties.h>

#include "qtmqtt/access.h"

#include <limits>

QT_BEGIN_NAMESPACE

class QMqttLastWillPropertiesData : public QSharedData
{
public:
    quint32 willDelayInterval = 0;
    QMqtt::PayloadFormatIndicator payloadFormatIndicator = QMqtt::PayloadFormatIndicator::Unspecified;
    quint32 messageExpiryInterval = 0;
    QString contentType;
    QString responseTopic;
    QByteArray correlationData;
    QMqttUserProperties userProperties;
};

class QMqttConnectionPropertiesData : public QSharedData
{
public:
    quint32 sessionExpiryInterval = 0;
    quint16 maximumReceive = std::numeric_limits<quint16>::max();
    quint32 maximumPacketSize = std::numeric_limits<quint32>::max();
    quint16 maximumTopicAlias = 0;
    bool requestResponseInformation = false;
    bool requestProblemInformation = true;
    QMqttUserProperties userProperties;
    QString authenticationMethod;
    QByteArray authenticationData;
};

class QMqttServerConnectionPropertiesData : public QSharedData
{
public:
    QMqttServerConnectionProperties::ServerPropertyDetails details;
    bool isValid = false;
    quint8 maximumQoS = 2;
    bool retainAvailable = true;
    bool clientIdAssigned = false;
    QString reason;
    QMqtt::ReasonCode reasonCode = QMqtt::ReasonCode::Success;
    bool wildcardSupported = true;
    bool subscriptionIdentifierSupported = true;
    bool sharedSubscriptionSupported = true;
    quint16 serverKeepAlive = 0;
    QString responseInformation;
    QString serverReference;
};

QMqttLastWillProperties::QMqttLastWillProperties() : data(new QMqttLastWillPropertiesData) {}
QMqttLastWillProperties::QMqttLastWillProperties(const QMqttLastWillProperties &other) = default;
QMqttLastWillProperties &QMqttLastWillProperties::operator=(const QMqttLastWillProperties &other) = default;
QMqttLastWillProperties::~QMqttLastWillProperties() = default;

quint32 QMqttLastWillProperties::willDelayInterval() const
{
    return data->willDelayInterval;
}

void QMqttLastWillProperties::setWillDelayInterval(quint32 value)
{
    data->willDelayInterval = value;
}

QMqtt::PayloadFormatIndicator QMqttLastWillProperties::payloadFormatIndicator() const
{
    return data->payloadFormatIndicator;
}

void QMqttLastWillProperties::setPayloadFormatIndicator(QMqtt::PayloadFormatIndicator value)
{
    data->payloadFormatIndicator = value;
}

quint32 QMqttLastWillProperties::messageExpiryInterval() const
{
    return data->messageExpiryInterval;
}

void QMqttLastWillProperties::setMessageExpiryInterval(quint32 value)
{
    data->messageExpiryInterval = value;
}

QString QMqttLastWillProperties::contentType() const
{
    return data->contentType;
}

void QMqttLastWillProperties::setContentType(const QString &value)
{
    data->contentType = value;
}

QString QMqttLastWillProperties::responseTopic() const
{
    return data->responseTopic;
}

void QMqttLastWillProperties::setResponseTopic(const QString &value)
{
    data->responseTopic = value;
}

QByteArray QMqttLastWillProperties::correlationData() const
{
    return data->correlationData;
}

void QMqttLastWillProperties::setCorrelationData(const QByteArray &value)
{
    data->correlationData = value;
}

QMqttUserProperties QMqttLastWillProperties::userProperties() const
{
    return data->userProperties;
}

void QMqttLastWillProperties::setUserProperties(const QMqttUserProperties &value)
{
    data->userProperties = value;
}

QMqttConnectionProperties::QMqttConnectionProperties() : data(new QMqttConnectionPropertiesData) {}
QMqttConnectionProperties::QMqttConnectionProperties(const QMqttConnectionProperties &other) = default;
QMqttConnectionProperties &QMqttConnectionProperties::operator=(const QMqttConnectionProperties &other) = default;
QMqttConnectionProperties::~QMqttConnectionProperties() = default;

quint32 QMqttConnectionProperties::sessionExpiryInterval() const
{
    return data->sessionExpiryInterval;
}

void QMqttConnectionProperties::setSessionExpiryInterval(quint32 value)
{
    data->sessionExpiryInterval = value;
}

quint16 QMqttConnectionProperties::maximumReceive() const
{
    return data->maximumReceive;
}

void QMqttConnectionProperties::setMaximumReceive(quint16 value)
{
    if (value == 0)
        return;
    data->maximumReceive = value;
}

quint32 QMqttConnectionProperties::maximumPacketSize() const
{
    return data->maximumPacketSize;
}

void QMqttConnectionProperties::setMaximumPacketSize(quint32 value)
{
    if (value == 0)
        return;
    data->maximumPacketSize = value;
}

quint16 QMqttConnectionProperties::maximumTopicAlias() const
{
    return data->maximumTopicAlias;
}

void QMqttConnectionProperties::setMaximumTopicAlias(quint16 value)
{
    data->maximumTopicAlias = value;
}

bool QMqttConnectionProperties::requestResponseInformation() const
{
    return data->requestResponseInformation;
}

void QMqttConnectionProperties::setRequestResponseInformation(bool value)
{
    data->requestResponseInformation = value;
}

bool QMqttConnectionProperties::requestProblemInformation() const
{
    return data->requestProblemInformation;
}

void QMqttConnectionProperties::setRequestProblemInformation(bool value)
{
    data->requestProblemInformation = value;
}

QMqttUserProperties QMqttConnectionProperties::userProperties() const
{
    return data->userProperties;
}

void QMqttConnectionProperties::setUserProperties(const QMqttUserProperties &value)
{
    data->userProperties = value;
}

QString QMqttConnectionProperties::authenticationMethod() const
{
    return data->authenticationMethod;
}

void QMqttConnectionProperties::setAuthenticationMethod(const QString &value)
{
    data->authenticationMethod = value;
}

QByteArray QMqttConnectionProperties::authenticationData() const
{
    return data->authenticationData;
}

void QMqttConnectionProperties::setAuthenticationData(const QByteArray &value)
{
    data->authenticationData = value;
}

QMqttServerConnectionProperties::QMqttServerConnectionProperties() : serverData(new QMqttServerConnectionPropertiesData)
{
}
QMqttServerConnectionProperties::QMqttServerConnectionProperties(const QMqttServerConnectionProperties &other) =
    default;
QMqttServerConnectionProperties &
QMqttServerConnectionProperties::operator=(const QMqttServerConnectionProperties &other) = default;
QMqttServerConnectionProperties::~QMqttServerConnectionProperties() = default;

QMqttServerConnectionProperties::ServerPropertyDetails QMqttServerConnectionProperties::availableProperties() const
{
    return serverData->details;
}

bool QMqttServerConnectionProperties::isValid() const
{
    return serverData->isValid;
}

quint8 QMqttServerConnectionProperties::maximumQoS() const
{
    return serverData->maximumQoS;
}

bool QMqttServerConnectionProperties::retainAvailable() const
{
    return serverData->retainAvailable;
}

bool QMqttServerConnectionProperties::clientIdAssigned() const
{
    return serverData->clientIdAssigned;
}

QString QMqttServerConnectionProperties::reason() const
{
    return serverData->reason;
}

QMqtt::ReasonCode QMqttServerConnectionProperties::reasonCode() const
{
    return serverData->reasonCode;
}

bool QMqttServerConnectionProperties::wildcardSupported() const
{
    return serverData->wildcardSupported;
}

bool QMqttServerConnectionProperties::subscriptionIdentifierSupported() const
{
    return serverData->subscriptionIdentifierSupported;
}

bool QMqttServerConnectionProperties::sharedSubscriptionSupported() const
{
    return serverData->sharedSubscriptionSupported;
}

quint16 QMqttServerConnectionProperties::serverKeepAlive() const
{
    return serverData->serverKeepAlive;
}

QString QMqttServerConnectionProperties::responseInformation() const
{
    return serverData->responseInformation;
}

QString QMqttServerConnectionProperties::serverReference() const
{
    return serverData->serverReference;
}

namespace {

using Server = QMqttServerConnectionProperties;
using qtmqtt::PropertyId;

struct Detail
{
    PropertyId id;
    Server::ServerPropertyDetail detail;
};

constexpr Detail kDetails[]{
    {PropertyId::SessionExpiryInterval, Server::SessionExpiryInterval},
    {PropertyId::ReceiveMaximum, Server::MaximumReceive},
    {PropertyId::MaximumQoS, Server::MaximumQoS},
    {PropertyId::RetainAvailable, Server::RetainAvailable},
    {PropertyId::MaximumPacketSize, Server::MaximumPacketSize},
    {PropertyId::AssignedClientIdentifier, Server::AssignedClientId},
    {PropertyId::TopicAliasMaximum, Server::MaximumTopicAlias},
    {PropertyId::ReasonString, Server::ReasonString},
    {PropertyId::UserProperty, Server::UserProperty},
    {PropertyId::WildcardSubscriptionAvailable, Server::WildCardSupported},
    {PropertyId::SubscriptionIdentifierAvailable, Server::SubscriptionIdentifierSupport},
    {PropertyId::SharedSubscriptionAvailable, Server::SharedSubscriptionSupport},
    {PropertyId::ServerKeepAlive, Server::ServerKeepAlive},
    {PropertyId::ResponseInformation, Server::ResponseInformation},
    {PropertyId::ServerReference, Server::ServerReference},
    {PropertyId::AuthenticationMethod, Server::AuthenticationMethod},
    {PropertyId::AuthenticationData, Server::AuthenticationData},
};

} // namespace

QMqttServerConnectionProperties qtmqtt::Access::server(const ConnAck &packet)
{
    const Properties &from = packet.properties;
    QMqttServerConnectionProperties server;
    QMqttServerConnectionPropertiesData &to = *server.serverData;
    for (const Detail &row : kDetails)
        to.details.setFlag(row.detail, from.find(row.id) != nullptr);
    to.isValid = true;
    to.reasonCode = static_cast<QMqtt::ReasonCode>(packet.code);
    to.reason = from.text(PropertyId::ReasonString);
    to.maximumQoS = static_cast<quint8>(from.number(PropertyId::MaximumQoS, 2));
    to.retainAvailable = from.number(PropertyId::RetainAvailable, 1) != 0;
    to.clientIdAssigned = from.find(PropertyId::AssignedClientIdentifier) != nullptr;
    to.wildcardSupported = from.number(PropertyId::WildcardSubscriptionAvailable, 1) != 0;
    to.subscriptionIdentifierSupported = from.number(PropertyId::SubscriptionIdentifierAvailable, 1) != 0;
    to.sharedSubscriptionSupported = from.number(PropertyId::SharedSubscriptionAvailable, 1) != 0;
    to.serverKeepAlive = static_cast<quint16>(from.number(PropertyId::ServerKeepAlive, 0));
    to.responseInformation = from.text(PropertyId::ResponseInformation);
    to.serverReference = from.text(PropertyId::ServerReference);
    QMqttConnectionPropertiesData &base = *server.data;
    base.sessionExpiryInterval = from.number(PropertyId::SessionExpiryInterval, base.sessionExpiryInterval);
    base.maximumReceive = static_cast<quint16>(from.number(PropertyId::ReceiveMaximum, base.maximumReceive));
    base.maximumPacketSize = from.number(PropertyId::MaximumPacketSize, base.maximumPacketSize);
    base.maximumTopicAlias = static_cast<quint16>(from.number(PropertyId::TopicAliasMaximum, 0));
    base.userProperties = qtmqtt::userProperties(from);
    base.authenticationMethod = from.text(PropertyId::AuthenticationMethod);
    base.authenticationData = from.data(PropertyId::AuthenticationData);
    return server;
}

QT_END_NAMESPACE
