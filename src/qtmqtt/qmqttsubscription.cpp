// SPDX-License-Identifier: GPL-3.0-or-later
// QMqttSubscription: what is known of a filter at the server.
#include <QtMqtt/qmqttsubscription.h>

#include "qtmqtt/client_p.h"
#include "qtmqtt/topic_text.h"

QT_BEGIN_NAMESPACE

QMqttSubscription::QMqttSubscription(const QMqttTopicFilter &filter, QMqttClient *client)
    : QObject(client), d(std::make_unique<QMqttSubscriptionPrivate>())
{
    d->filter = filter;
    d->text = qtmqtt::plainFilter(filter.filter()).toString();
    d->client = client;
}

QMqttSubscription::~QMqttSubscription()
{
    if (!d->client)
        return;
    QMqttClient *client = d->client;
    const bool isSubscribed = d->state == Subscribed || d->state == SubscriptionPending;
    client->d->forget(this);
    if (isSubscribed)
        client->unsubscribe(d->filter);
}

QMqttSubscription::SubscriptionState QMqttSubscription::state() const
{
    return d->state;
}

QMqttTopicFilter QMqttSubscription::topic() const
{
    return d->filter;
}

quint8 QMqttSubscription::qos() const
{
    return d->qos;
}

QString QMqttSubscription::reason() const
{
    return d->reason;
}

QMqtt::ReasonCode QMqttSubscription::reasonCode() const
{
    return d->reasonCode;
}

QMqttUserProperties QMqttSubscription::userProperties() const
{
    return d->userProperties;
}

bool QMqttSubscription::isSharedSubscription() const
{
    return !sharedSubscriptionName().isEmpty();
}

QString QMqttSubscription::sharedSubscriptionName() const
{
    return d->filter.sharedSubscriptionName();
}

void QMqttSubscription::unsubscribe()
{
    if (d->client)
        d->client->unsubscribe(d->filter);
}

QT_END_NAMESPACE
