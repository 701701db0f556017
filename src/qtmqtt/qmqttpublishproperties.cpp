// SPDX-License-Identifier: GPL-3.0-or-later
// Values of PUBLISH and of its acknowledgements.
#include <QtMqtt/qmqttpublishproperties.h>

#include "qtmqtt/access.h"

QT_BEGIN_NAMESPACE

class QMqttPublishPropertiesData : public QSharedData
{
public:
    QMqttPublishProperties::PublishPropertyDetails details;
    QMqtt::PayloadFormatIndicator payloadFormatIndicator = QMqtt::PayloadFormatIndicator::Unspecified;
    quint32 messageExpiryInterval = 0;
    quint16 topicAlias = 0;
    QString responseTopic;
    QByteArray correlationData;
    QMqttUserProperties userProperties;
    QList<quint32> subscriptionIdentifiers;
    QString contentType;
};

class QMqttMessageStatusPropertiesData : public QSharedData
{
public:
    QMqtt::ReasonCode reasonCode = QMqtt::ReasonCode::Success;
    QString reason;
    QMqttUserProperties userProperties;
};

QMqttPublishProperties::QMqttPublishProperties() : data(new QMqttPublishPropertiesData) {}
QMqttPublishProperties::QMqttPublishProperties(const QMqttPublishProperties &other) = default;
QMqttPublishProperties &QMqttPublishProperties::operator=(const QMqttPublishProperties &other) = default;
QMqttPublishProperties::~QMqttPublishProperties() = default;

QMqttPublishProperties::PublishPropertyDetails QMqttPublishProperties::availableProperties() const
{
    return data->details;
}

QMqtt::PayloadFormatIndicator QMqttPublishProperties::payloadFormatIndicator() const
{
    return data->payloadFormatIndicator;
}

void QMqttPublishProperties::setPayloadFormatIndicator(QMqtt::PayloadFormatIndicator value)
{
    data->details |= PayloadFormatIndicator;
    data->payloadFormatIndicator = value;
}

quint32 QMqttPublishProperties::messageExpiryInterval() const
{
    return data->messageExpiryInterval;
}

void QMqttPublishProperties::setMessageExpiryInterval(quint32 value)
{
    data->details |= MessageExpiryInterval;
    data->messageExpiryInterval = value;
}

quint16 QMqttPublishProperties::topicAlias() const
{
    return data->topicAlias;
}

void QMqttPublishProperties::setTopicAlias(quint16 value)
{
    if (value == 0)
        return;
    data->details |= TopicAlias;
    data->topicAlias = value;
}

QString QMqttPublishProperties::responseTopic() const
{
    return data->responseTopic;
}

void QMqttPublishProperties::setResponseTopic(const QString &value)
{
    data->details |= ResponseTopic;
    data->responseTopic = value;
}

QByteArray QMqttPublishProperties::correlationData() const
{
    return data->correlationData;
}

void QMqttPublishProperties::setCorrelationData(const QByteArray &value)
{
    data->details |= CorrelationData;
    data->correlationData = value;
}

QMqttUserProperties QMqttPublishProperties::userProperties() const
{
    return data->userProperties;
}

void QMqttPublishProperties::setUserProperties(const QMqttUserProperties &value)
{
    data->details |= UserProperty;
    data->userProperties = value;
}

QList<quint32> QMqttPublishProperties::subscriptionIdentifiers() const
{
    return data->subscriptionIdentifiers;
}

void QMqttPublishProperties::setSubscriptionIdentifiers(const QList<quint32> &value)
{
    data->details |= SubscriptionIdentifier;
    data->subscriptionIdentifiers = value;
}

QString QMqttPublishProperties::contentType() const
{
    return data->contentType;
}

void QMqttPublishProperties::setContentType(const QString &value)
{
    data->details |= ContentType;
    data->contentType = value;
}

QMqttMessageStatusProperties::QMqttMessageStatusProperties() : data(new QMqttMessageStatusPropertiesData) {}
QMqttMessageStatusProperties::QMqttMessageStatusProperties(const QMqttMessageStatusProperties &other) = default;
QMqttMessageStatusProperties &
QMqttMessageStatusProperties::operator=(const QMqttMessageStatusProperties &other) = default;
QMqttMessageStatusProperties::~QMqttMessageStatusProperties() = default;

QMqtt::ReasonCode QMqttMessageStatusProperties::reasonCode() const
{
    return data->reasonCode;
}

QString QMqttMessageStatusProperties::reason() const
{
    return data->reason;
}

QMqttUserProperties QMqttMessageStatusProperties::userProperties() const
{
    return data->userProperties;
}

QMqttMessageStatusProperties qtmqtt::Access::status(quint8 reason, const Properties &properties)
{
    QMqttMessageStatusProperties status;
    status.data->reasonCode = static_cast<QMqtt::ReasonCode>(reason);
    if (!properties.isEmpty()) {
        status.data->reason = properties.text(PropertyId::ReasonString);
        status.data->userProperties = qtmqtt::userProperties(properties);
    }
    return status;
}

QT_END_NAMESPACE
