// SPDX-License-Identifier: GPL-3.0-or-later
// QMqttMessage: a received message as a shared value.
#include <QtMqtt/qmqttmessage.h>

#include "qtmqtt/access.h"

QT_BEGIN_NAMESPACE

class QMqttMessagePrivate : public QSharedData
{
public:
    QMqttTopicName topic;
    QByteArray payload;
    quint16 id = 0;
    quint8 qos = 0;
    bool duplicate = false;
    bool retain = false;
    QMqttPublishProperties properties;
};

QMqttMessage::QMqttMessage() : d(new QMqttMessagePrivate) {}
QMqttMessage::QMqttMessage(const QMqttMessage &other) = default;
QMqttMessage::~QMqttMessage() = default;
QMqttMessage &QMqttMessage::operator=(const QMqttMessage &other) = default;

bool QMqttMessage::operator==(const QMqttMessage &other) const
{
    return d == other.d ||
           (d->topic == other.d->topic && d->payload == other.d->payload && d->id == other.d->id &&
            d->qos == other.d->qos && d->duplicate == other.d->duplicate && d->retain == other.d->retain);
}

const QByteArray &QMqttMessage::payload() const
{
    return d->payload;
}

quint8 QMqttMessage::qos() const
{
    return d->qos;
}

quint16 QMqttMessage::id() const
{
    return d->id;
}

QMqttTopicName QMqttMessage::topic() const
{
    return d->topic;
}

bool QMqttMessage::duplicate() const
{
    return d->duplicate;
}

bool QMqttMessage::retain() const
{
    return d->retain;
}

QMqttPublishProperties QMqttMessage::publishProperties() const
{
    return d->properties;
}

QMqttMessage qtmqtt::Access::message(const QMqttTopicName &topic, const QByteArray &payload, const PublishView &packet)
{
    QMqttMessage message;
    message.d->topic = topic;
    message.d->payload = payload;
    message.d->id = packet.id;
    message.d->qos = packet.qos;
    message.d->duplicate = packet.duplicate;
    message.d->retain = packet.retain;
    if (!packet.properties.isEmpty())
        message.d->properties = publishProperties(packet.properties);
    return message;
}

QT_END_NAMESPACE
