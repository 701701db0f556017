// SPDX-License-Identifier: GPL-3.0-or-later
// One subscription of a client; made by QMqttClient::subscribe() and owned by that client.
#pragma once

#include <QtMqtt/qmqttglobal.h>
#include <QtMqtt/qmqttmessage.h>
#include <QtMqtt/qmqtttopicfilter.h>

#include <QObject>

#include <memory>

QT_BEGIN_NAMESPACE

class QMqttClient;
class QMqttClientPrivate;
class QMqttSubscriptionPrivate;

class Q_MQTT_EXPORT QMqttSubscription : public QObject
{
    Q_OBJECT
    Q_PROPERTY(SubscriptionState state READ state NOTIFY stateChanged)
    Q_PROPERTY(quint8 qos READ qos NOTIFY qosChanged)
    Q_PROPERTY(QMqttTopicFilter topic READ topic)
    Q_PROPERTY(QString reason READ reason)
    Q_PROPERTY(QMqtt::ReasonCode reasonCode READ reasonCode)
    Q_PROPERTY(bool sharedSubscription READ isSharedSubscription)
    Q_PROPERTY(QString sharedSubscriptionName READ sharedSubscriptionName)

public:
    enum SubscriptionState { Unsubscribed = 0, SubscriptionPending, Subscribed, UnsubscriptionPending, Error };
    Q_ENUM(SubscriptionState)

    ~QMqttSubscription() override; // unsubscribes where it still is subscribed

    SubscriptionState state() const;
    QMqttTopicFilter topic() const;
    quint8 qos() const; // granted, once subscribed; asked for, before
    QString reason() const;
    QMqtt::ReasonCode reasonCode() const; // of the SUBACK or UNSUBACK
    QMqttUserProperties userProperties() const;
    bool isSharedSubscription() const;
    QString sharedSubscriptionName() const;

Q_SIGNALS:
    void stateChanged(SubscriptionState state);
    void qosChanged(quint8 qos); // the server granted another than was asked for
    void messageReceived(QMqttMessage msg);

public Q_SLOTS:
    void unsubscribe();

private:
    Q_DISABLE_COPY(QMqttSubscription)
    friend class QMqttClient;
    friend class QMqttClientPrivate;
    QMqttSubscription(const QMqttTopicFilter &filter, QMqttClient *client);

    std::unique_ptr<QMqttSubscriptionPrivate> d;
};

QT_END_NAMESPACE
