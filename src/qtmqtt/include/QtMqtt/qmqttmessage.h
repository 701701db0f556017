// SPDX-License-Identifier: GPL-3.0-or-later
// A received message, as a subscription hands it on.
#pragma once

#include <QtMqtt/qmqttglobal.h>
#include <QtMqtt/qmqttpublishproperties.h>
#include <QtMqtt/qmqtttopicname.h>

#include <QObject>
#include <QSharedDataPointer>

QT_BEGIN_NAMESPACE

class QMqttMessagePrivate;

class Q_MQTT_EXPORT QMqttMessage
{
    Q_GADGET
    Q_PROPERTY(QMqttTopicName topic READ topic CONSTANT)
    Q_PROPERTY(QByteArray payload READ payload CONSTANT)
    Q_PROPERTY(quint16 id READ id CONSTANT)
    Q_PROPERTY(quint8 qos READ qos CONSTANT)
    Q_PROPERTY(bool duplicate READ duplicate CONSTANT)
    Q_PROPERTY(bool retain READ retain CONSTANT)

public:
    QMqttMessage();
    QMqttMessage(const QMqttMessage &other);
    ~QMqttMessage();
    QMqttMessage &operator=(const QMqttMessage &other);

    bool operator==(const QMqttMessage &other) const;
    bool operator!=(const QMqttMessage &other) const { return !(*this == other); }

    const QByteArray &payload() const;
    quint8 qos() const;
    quint16 id() const; // 0 at QoS 0
    QMqttTopicName topic() const;
    bool duplicate() const;
    bool retain() const;
    QMqttPublishProperties publishProperties() const;

private:
    friend struct qtmqtt::Access;
    QExplicitlySharedDataPointer<QMqttMessagePrivate> d;
};

QT_END_NAMESPACE

Q_DECLARE_METATYPE(QMqttMessage)
