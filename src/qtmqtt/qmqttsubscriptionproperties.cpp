// SPDX-License-Identifier: GPL-3.0-or-later
// Values of SUBSCRIBE and UNSUBSCRIBE.
#include <QtMqtt/qmqttsubscriptionproperties.h>

QT_BEGIN_NAMESPACE

class QMqttSubscriptionPropertiesData : public QSharedData
{
public:
    QMqttUserProperties userProperties;
    quint32 subscriptionIdentifier = 0;
    bool noLocal = false;
};

class QMqttUnsubscriptionPropertiesData : public QSharedData
{
public:
    QMqttUserProperties userProperties;
};

QMqttSubscriptionProperties::QMqttSubscriptionProperties() : data(new QMqttSubscriptionPropertiesData) {}
QMqttSubscriptionProperties::QMqttSubscriptionProperties(const QMqttSubscriptionProperties &other) = default;
QMqttSubscriptionProperties &QMqttSubscriptionProperties::operator=(const QMqttSubscriptionProperties &other) = default;
QMqttSubscriptionProperties::~QMqttSubscriptionProperties() = default;

QMqttUserProperties QMqttSubscriptionProperties::userProperties() const
{
    return data->userProperties;
}

void QMqttSubscriptionProperties::setUserProperties(const QMqttUserProperties &value)
{
    data->userProperties = value;
}

quint32 QMqttSubscriptionProperties::subscriptionIdentifier() const
{
    return data->subscriptionIdentifier;
}

void QMqttSubscriptionProperties::setSubscriptionIdentifier(quint32 value)
{
    data->subscriptionIdentifier = value;
}

bool QMqttSubscriptionProperties::noLocal() const
{
    return data->noLocal;
}

void QMqttSubscriptionProperties::setNoLocal(bool value)
{
    data->noLocal = value;
}

QMqttUnsubscriptionProperties::QMqttUnsubscriptionProperties() : data(new QMqttUnsubscriptionPropertiesData) {}
QMqttUnsubscriptionProperties::QMqttUnsubscriptionProperties(const QMqttUnsubscriptionProperties &other) = default;
QMqttUnsubscriptionProperties &
QMqttUnsubscriptionProperties::operator=(const QMqttUnsubscriptionProperties &other) = default;
QMqttUnsubscriptionProperties::~QMqttUnsubscriptionProperties() = default;

QMqttUserProperties QMqttUnsubscriptionProperties::userProperties() const
{
    return data->userProperties;
}

void QMqttUnsubscriptionProperties::setUserProperties(const QMqttUserProperties &value)
{
    data->userProperties = value;
}

QT_END_NAMESPACE
