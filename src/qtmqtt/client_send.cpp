// SPDX-License-Identifier: GPL-3.0-or-later
// What the application asks to be sent: messages, subscriptions, authentication. One packet is one write.
#include "qtmqtt/client_p.h"

#include "qtmqtt/topic_text.h"

QT_BEGIN_NAMESPACE

using qtmqtt::PacketType;
using qtmqtt::PropertyId;

bool QMqttClientPrivate::send(const QByteArray &packet)
{
    if (!m_device || packet.isEmpty())
        return false;
    const Guard guard(this);
    const bool isWritten = m_device->write(packet) == packet.size();
    if (!guard)
        return false;
    if (!isWritten)
        finish(QMqttClient::TransportInvalid);
    return isWritten;
}

void QMqttClientPrivate::sendAck(PacketType type, quint16 id, quint8 reason)
{
    send(qtmqtt::encode(type, qtmqtt::Ack{id, reason, {}}, version()));
}

// Whether the server takes this message at all (MQTT 5.0, 3.2.2.3).
bool QMqttClientPrivate::mayPublish(const qtmqtt::Publish &packet) const
{
    if (serverProperties.isValid()) {
        const bool isTaken =
            packet.qos <= serverProperties.maximumQoS() && (!packet.retain || serverProperties.retainAvailable());
        if (!isTaken) {
            qCWarning(lcMqtt) << "The server takes no message with this QoS or retain flag.";
            return false;
        }
    }
    // Counted with the topic even where an alias will stand for it: a repetition cannot use the alias.
    const QByteArray bytes = qtmqtt::encode(packet, version());
    if (bytes.isEmpty() || static_cast<quint64>(bytes.size()) > m_maximumPacketOut) {
        qCWarning(lcMqtt) << "The message cannot be written or is larger than the server takes.";
        return false;
    }
    return true;
}

// 3.3.2.3.4: an alias that stands for this topic already replaces it; one beyond the server's maximum is left out.
qtmqtt::Publish QMqttClientPrivate::withAlias(qtmqtt::Publish packet)
{
    const auto alias = static_cast<quint16>(packet.properties.number(PropertyId::TopicAlias, 0));
    if (alias == 0)
        return packet;
    if (!isV5() || alias > serverProperties.maximumTopicAlias()) {
        packet.properties.remove(PropertyId::TopicAlias);
        return packet;
    }
    QByteArray &known = m_aliasesOut[alias];
    if (known == packet.topic)
        packet.topic.clear();
    else
        known = packet.topic;
    return packet;
}

qint32 QMqttClientPrivate::publish(const QMqttTopicName &topic, const QMqttPublishProperties &properties,
                                   const QByteArray &message, quint8 qos, bool retain)
{
    if (!isReady() || qos > 2 || !topic.isValid())
        return -1;
    qtmqtt::Publish packet;
    packet.topic = topic.name().toUtf8();
    packet.payload = message;
    packet.qos = qos;
    packet.retain = retain;
    if (isV5())
        packet.properties = qtmqtt::wireProperties(properties);
    if (!mayPublish(packet))
        return -1;
    if (qos == 0)
        return send(qtmqtt::encode(withAlias(std::move(packet)), version())) ? 0 : -1;
    const std::optional<quint16> id = m_session.takeId();
    if (!id) {
        qCWarning(lcMqtt) << "All packet identifiers are in use.";
        return -1;
    }
    packet.id = *id;
    m_session.enqueue(std::move(packet));
    sendQueued();
    return *id;
}

void QMqttClientPrivate::sendQueued()
{
    const Guard guard(this);
    while (guard && isReady()) {
        std::optional<qtmqtt::Publish> packet = m_session.takeNext();
        if (!packet)
            return;
        send(qtmqtt::encode(withAlias(std::move(*packet)), version()));
    }
}

bool QMqttClientPrivate::maySubscribe(const QMqttTopicFilter &filter, const QMqttSubscriptionProperties &properties,
                                      quint8 qos) const
{
    if (!isReady() || qos > 2 || !filter.isValid())
        return false;
    if (!serverProperties.isValid())
        return true;
    const QString text = filter.filter();
    const bool isShared = !filter.sharedSubscriptionName().isEmpty();
    const bool hasWildcard = text.contains(u'+') || text.contains(u'#');
    // 3.8.3-4: no-local with a shared subscription is a protocol error.
    const bool isAllowed =
        (!isShared || (serverProperties.sharedSubscriptionSupported() && !properties.noLocal())) &&
        (!hasWildcard || serverProperties.wildcardSupported()) &&
        (properties.subscriptionIdentifier() == 0 || serverProperties.subscriptionIdentifierSupported());
    if (!isAllowed)
        qCWarning(lcMqtt) << "The server does not offer this kind of subscription:" << text;
    return isAllowed;
}

QMqttSubscription *QMqttClientPrivate::subscribe(const QMqttTopicFilter &filter,
                                                 const QMqttSubscriptionProperties &properties, quint8 qos)
{
    if (!maySubscribe(filter, properties, qos))
        return nullptr;
    QPointer<QMqttSubscription> subscription = m_subscriptions.value(filter.filter());
    if (subscription && subscription->d->qos == qos &&
        (subscription->state() == QMqttSubscription::Subscribed ||
         subscription->state() == QMqttSubscription::SubscriptionPending))
        return subscription;
    const std::optional<quint16> id = m_session.takeId();
    if (!id)
        return nullptr;
    qtmqtt::Subscribe packet{*id, filter.filter(), qos, properties.noLocal(), qtmqtt::wireProperties(properties)};
    const QByteArray bytes = qtmqtt::encode(packet, version());
    if (bytes.isEmpty() || static_cast<quint64>(bytes.size()) > m_maximumPacketOut) {
        m_session.releaseId(*id);
        return nullptr;
    }
    if (!subscription) {
        subscription = new QMqttSubscription(filter, q);
        m_subscriptions.insert(filter.filter(), subscription);
    }
    subscription->d->qos = qos;
    subscription->d->identifier = properties.subscriptionIdentifier();
    m_subscribing.insert(*id, subscription);
    const Guard guard(this);
    setSubscriptionState(subscription, QMqttSubscription::SubscriptionPending);
    if (guard)
        send(bytes);
    return subscription;
}

void QMqttClientPrivate::unsubscribe(const QMqttTopicFilter &filter, const QMqttUnsubscriptionProperties &properties)
{
    if (!isReady() || !filter.isValid())
        return;
    const std::optional<quint16> id = m_session.takeId();
    if (!id)
        return;
    const qtmqtt::Unsubscribe packet{*id, filter.filter(), qtmqtt::wireProperties(properties)};
    const QByteArray bytes = qtmqtt::encode(packet, version());
    if (bytes.isEmpty() || static_cast<quint64>(bytes.size()) > m_maximumPacketOut)
        return m_session.releaseId(*id);
    QMqttSubscription *subscription = m_subscriptions.value(filter.filter());
    // Also without a subscription of this process: a kept session may hold it from an earlier one.
    m_unsubscribing.insert(*id, subscription);
    const Guard guard(this);
    if (subscription)
        setSubscriptionState(subscription, QMqttSubscription::UnsubscriptionPending);
    if (guard)
        send(bytes);
}

void QMqttClientPrivate::setSubscriptionState(QMqttSubscription *subscription,
                                              QMqttSubscription::SubscriptionState newState)
{
    if (subscription->d->state == newState)
        return;
    subscription->d->state = newState;
    Q_EMIT subscription->stateChanged(newState);
}

void QMqttClientPrivate::forget(QMqttSubscription *subscription)
{
    const QString key = subscription->topic().filter();
    if (m_subscriptions.value(key) == subscription)
        m_subscriptions.remove(key);
}

void QMqttClientPrivate::authenticate(const QMqttAuthenticationProperties &properties)
{
    const QString method = connectionProperties.authenticationMethod();
    if (!isV5() || state == QMqttClient::Disconnected || method.isEmpty()) {
        qCWarning(lcMqtt) << "Authentication needs MQTT 5.0, a connection and a method in its properties.";
        return;
    }
    QMqttAuthenticationProperties sent = properties;
    sent.setAuthenticationMethod(method); // 4.12.0-5: always the one of CONNECT
    const quint8 reason = state == QMqttClient::Connected && !m_authenticating ? qtmqtt::kReAuthenticate
                                                                               : qtmqtt::kContinueAuthentication;
    m_authenticating = true;
    send(qtmqtt::encode(PacketType::Auth, qtmqtt::Notice{reason, qtmqtt::wireProperties(sent)}, version()));
}

QT_END_NAMESPACE
