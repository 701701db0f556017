// SPDX-License-Identifier: GPL-3.0-or-later
// MQTT 5.0 properties and options of SUBSCRIBE (3.8) and UNSUBSCRIBE (3.10).
#pragma once

#include <QtMqtt/qmqttglobal.h>
#include <QtMqtt/qmqtttype.h>

#include <QObject>
#include <QSharedDataPointer>

QT_BEGIN_NAMESPACE

class QMqttSubscriptionPropertiesData;
class QMqttUnsubscriptionPropertiesData;

class Q_MQTT_EXPORT QMqttSubscriptionProperties
{
public:
    QMqttSubscriptionProperties();
    QMqttSubscriptionProperties(const QMqttSubscriptionProperties &other);
    QMqttSubscriptionProperties &operator=(const QMqttSubscriptionProperties &other);
    ~QMqttSubscriptionProperties();

    QMqttUserProperties userProperties() const;
    void setUserProperties(const QMqttUserProperties &user);

    quint32 subscriptionIdentifier() const; // 0: none
    void setSubscriptionIdentifier(quint32 id);

    bool noLocal() const;
    void setNoLocal(bool noLocal);

private:
    QSharedDataPointer<QMqttSubscriptionPropertiesData> data;
};

class Q_MQTT_EXPORT QMqttUnsubscriptionProperties
{
public:
    QMqttUnsubscriptionProperties();
    QMqttUnsubscriptionProperties(const QMqttUnsubscriptionProperties &other);
    QMqttUnsubscriptionProperties &operator=(const QMqttUnsubscriptionProperties &other);
    ~QMqttUnsubscriptionProperties();

    QMqttUserProperties userProperties() const;
    void setUserProperties(const QMqttUserProperties &user);

private:
    QSharedDataPointer<QMqttUnsubscriptionPropertiesData> data;
};

QT_END_NAMESPACE
