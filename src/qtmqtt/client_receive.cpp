// SPDX-License-Identifier: GPL-3.0-or-later
// Reads packets and does what the standard asks for each. Nothing of a peer is believed unchecked.
#include "qtmqtt/client_p.h"
#include "qtmqtt/topic_text.h"

#include <QMetaMethod>

#include <algorithm>

QT_BEGIN_NAMESPACE

namespace {

using qtmqtt::Ack;
using qtmqtt::ConnAck;
using qtmqtt::Fault;
using qtmqtt::Frame;
using qtmqtt::Notice;
using qtmqtt::PacketType;
using qtmqtt::PropertyId;
using qtmqtt::PublishView;
using qtmqtt::SubAck;

constexpr qsizetype kReadChunk = 256 * 1024;
constexpr qsizetype kMaxRememberedTopics = 4096;

struct ReasonError
{
    quint8 reason;
    QMqttClient::ClientError error;
};

// As the module has it; codes that are not here are Mqtt5SpecificError.
constexpr ReasonError kReasonErrors[]{
    {0x80, QMqttClient::UnknownError},      {0x81, QMqttClient::ProtocolViolation},
    {0x82, QMqttClient::ProtocolViolation}, {0x84, QMqttClient::InvalidProtocolVersion},
    {0x85, QMqttClient::IdRejected},        {0x86, QMqttClient::BadUsernameOrPassword},
    {0x87, QMqttClient::NotAuthorized},     {0x88, QMqttClient::ServerUnavailable},
    {0x89, QMqttClient::ServerUnavailable}, {0x9c, QMqttClient::ServerUnavailable},
    {0x9d, QMqttClient::ServerUnavailable},
};

// Reason codes of 5.0 in the words of QMqttClient. The codes below 0x80 are the return codes of 3.1.1.
QMqttClient::ClientError errorOf(quint8 reason)
{
    if (reason < 0x80)
        return static_cast<QMqttClient::ClientError>(reason);
    const auto at = std::find_if(std::begin(kReasonErrors), std::end(kReasonErrors),
                                 [reason](const ReasonError &row) { return row.reason == reason; });
    return at == std::end(kReasonErrors) ? QMqttClient::Mqtt5SpecificError : at->error;
}

} // namespace

void QMqttClientPrivate::readAvailable()
{
    if (m_reading || !m_device)
        return;
    m_reading = true;
    const Guard guard(this);
    while (guard && m_device && m_device->isReadable()) {
        const qsizetype wanted = std::min<qsizetype>(m_device->bytesAvailable(), kReadChunk);
        if (wanted <= 0)
            break;
        const qint64 read = m_device->read(m_buffer.grow(wanted), wanted);
        m_buffer.commit(std::max<qint64>(read, 0));
        if (read <= 0)
            break;
        m_heardSincePing = true;
        while (guard && readPacket()) {
        }
    }
    if (!guard.isAlive())
        return;
    m_reading = false;
    // A slot ended this connection and began another while we were reading: its bytes had to wait.
    if (!guard && state != QMqttClient::Disconnected)
        QMetaObject::invokeMethod(
            this, [this] { readAvailable(); }, Qt::QueuedConnection);
}

// Handles the packet at the front of the buffer; false when there is no whole one.
bool QMqttClientPrivate::readPacket()
{
    const QByteArrayView bytes = m_buffer.view();
    const Frame frame = qtmqtt::frameOf(bytes);
    if (frame.status == Frame::Status::Malformed) {
        onFault(Fault::Malformed);
        return false;
    }
    if (isV5() && frame.headerSize + frame.bodySize > connectionProperties.maximumPacketSize()) {
        qCWarning(lcMqtt) << "The server sent a larger packet than it was told to.";
        fail(QMqttClient::ProtocolViolation, qtmqtt::kPacketTooLarge);
        return false;
    }
    if (frame.status != Frame::Status::Complete)
        return false;
    m_buffer.consume(frame.headerSize + frame.bodySize);
    dispatch(frame, bytes.sliced(frame.headerSize, frame.bodySize));
    return true;
}

void QMqttClientPrivate::onFault(Fault fault)
{
    qCWarning(lcMqtt) << "The server broke the protocol.";
    fail(QMqttClient::ProtocolViolation, fault == Fault::Protocol ? qtmqtt::kProtocolError : qtmqtt::kMalformedPacket);
}

void QMqttClientPrivate::dispatch(const Frame &frame, QByteArrayView body)
{
    Fault fault = Fault::Protocol;
    const auto handle = [&](auto &&packet, auto &&handler) {
        if (packet)
            handler(*packet);
        else
            onFault(fault);
    };
    // CONNACK comes first and once; before it only AUTH may come.
    const bool isConnected = state == QMqttClient::Connected;
    if (frame.type == PacketType::ConnAck ? isConnected : !isConnected && frame.type != PacketType::Auth)
        return onFault(fault);
    switch (frame.type) {
    case PacketType::ConnAck:
        return handle(qtmqtt::decodeConnAck(body, frame.flags, version(), fault),
                      [this](const ConnAck &packet) { onConnAck(packet); });
    case PacketType::Publish:
        return handle(qtmqtt::decodePublish(body, frame.flags, version(), fault),
                      [this](const PublishView &packet) { onPublish(packet); });
    case PacketType::PubAck:
    case PacketType::PubRec:
    case PacketType::PubRel:
    case PacketType::PubComp:
        return handle(qtmqtt::decodeAck(frame.type, body, frame.flags, version(), fault),
                      [this, &frame](const Ack &packet) { onAck(frame.type, packet); });
    case PacketType::SubAck:
        return handle(qtmqtt::decodeSubAck(body, frame.flags, version(), fault),
                      [this](const SubAck &packet) { onSubAck(packet); });
    case PacketType::UnsubAck:
        return handle(qtmqtt::decodeUnsubAck(body, frame.flags, version(), fault),
                      [this](const SubAck &packet) { onUnsubAck(packet); });
    case PacketType::PingResp:
        return body.isEmpty() && frame.flags == 0 ? onPingResponse() : onFault(Fault::Malformed);
    case PacketType::Disconnect:
    case PacketType::Auth:
        if (!isV5())
            break;
        return handle(qtmqtt::decodeNotice(frame.type, body, frame.flags, fault), [this, &frame](const Notice &packet) {
            frame.type == PacketType::Auth ? onAuth(packet) : onDisconnect(packet);
        });
    default:
        break; // what only a client may send
    }
    onFault(Fault::Protocol);
}

void QMqttClientPrivate::onConnAck(const ConnAck &packet)
{
    if (isV5())
        serverProperties = qtmqtt::Access::server(packet);
    if (packet.code != 0) {
        qCWarning(lcMqtt) << "The server refused the connection:" << Qt::hex << packet.code
                          << packet.properties.text(PropertyId::ReasonString);
        return finish(errorOf(packet.code));
    }
    // 3.2.2-4: a session can be kept only where one was asked for.
    if (packet.sessionPresent && cleanSession)
        return fail(QMqttClient::ProtocolViolation, qtmqtt::kProtocolError);
    acceptConnection(packet);
}

void QMqttClientPrivate::acceptConnection(const ConnAck &packet)
{
    const Guard guard(this);
    const QString assigned = packet.properties.text(PropertyId::AssignedClientIdentifier);
    if (!assigned.isEmpty() && assigned != clientId) {
        clientId = assigned;
        Q_EMIT q->clientIdChanged(clientId);
        if (!guard)
            return;
    }
    m_session.setWindow(serverProperties.isValid() ? serverProperties.maximumReceive() : 65'535);
    m_maximumPacketOut = serverProperties.isValid() ? serverProperties.maximumPacketSize() : 0xffffffff;
    QList<quint16> releases;
    m_authenticating = false;
    if (packet.sessionPresent) {
        releases = m_session.resume();
        Q_EMIT q->brokerSessionRestored();
    } else {
        m_session.clear();
        forgetSubscriptions();
    }
    if (!guard)
        return;
    changeState(QMqttClient::Connected);
    if (!guard)
        return;
    applyKeepAlive();
    if (packet.properties.find(PropertyId::AuthenticationMethod))
        Q_EMIT q->authenticationFinished(qtmqtt::authenticationProperties(packet.properties));
    for (const quint16 id : std::as_const(releases)) {
        if (guard)
            sendAck(PacketType::PubRel, id);
    }
    if (guard)
        sendQueued();
}

// The topic of a message, by its alias where it has one. False when that was a fault.
bool QMqttClientPrivate::resolveTopic(const PublishView &packet, QMqttTopicName &topic)
{
    QByteArray bytes = QByteArray::fromRawData(packet.topic.data(), packet.topic.size());
    if (const qtmqtt::Property *property = packet.properties.find(PropertyId::TopicAlias)) {
        const auto alias = static_cast<quint16>(property->number);
        if (alias > connectionProperties.maximumTopicAlias() || (bytes.isEmpty() && !m_aliasesIn.contains(alias))) {
            fail(QMqttClient::ProtocolViolation, qtmqtt::kTopicAliasInvalid);
            return false;
        }
        if (bytes.isEmpty())
            bytes = m_aliasesIn.value(alias);
        else
            m_aliasesIn.insert(alias, packet.topic.toByteArray());
    }
    const auto known = m_topics.constFind(bytes);
    if (known != m_topics.cend()) {
        topic = *known;
        return true;
    }
    topic = QMqttTopicName(qtmqtt::fromUtf8(bytes).value_or(QString()));
    if (m_topics.size() >= kMaxRememberedTopics)
        m_topics.clear();
    m_topics.insert(QByteArray(bytes.constData(), bytes.size()), topic);
    return true;
}

void QMqttClientPrivate::onPublish(const PublishView &packet)
{
    QMqttTopicName topic;
    if (!resolveTopic(packet, topic))
        return;
    const quint16 id = packet.id;
    const quint8 qos = packet.qos;
    const Guard guard(this);
    // 4.3.3: the same identifier before its PUBREL is the same message: acknowledged, not delivered again.
    if (qos < 2 || m_session.rememberIncoming(id))
        deliver(packet, topic);
    if (!guard)
        return;
    if (qos == 1)
        sendAck(PacketType::PubAck, id);
    else if (qos == 2)
        sendAck(PacketType::PubRec, id);
}

void QMqttClientPrivate::deliver(const PublishView &packet, const QMqttTopicName &topic)
{
    const QByteArray payload = packet.payload.toByteArray();
    const Guard guard(this);
    Q_EMIT q->messageReceived(payload, topic);
    if (guard && packet.qos > 0)
        emitStatus(packet.id, QMqtt::MessageStatus::Published, qtmqtt::kSuccess, packet.properties);
    if (guard)
        deliverToSubscriptions(packet, topic, payload);
}

void QMqttClientPrivate::deliverToSubscriptions(const PublishView &packet, const QMqttTopicName &topic,
                                                const QByteArray &payload)
{
    if (m_subscriptions.isEmpty())
        return;
    static const QMetaMethod signal = QMetaMethod::fromSignal(&QMqttSubscription::messageReceived);
    const auto belongs = [&packet, &topic](const QMqttSubscription *subscription) {
        const QMqttSubscriptionPrivate &data = *subscription->d;
        const bool isListening = data.state != QMqttSubscription::Unsubscribed &&
                                 data.state != QMqttSubscription::Error && subscription->isSignalConnected(signal);
        if (!isListening)
            return false;
        const bool byIdentifier = data.identifier != 0 && packet.properties.find(PropertyId::SubscriptionIdentifier);
        if (!byIdentifier)
            return qtmqtt::matches(data.text, topic.name(), true);
        const auto &items = packet.properties.items();
        return std::any_of(items.begin(), items.end(), [&data](const qtmqtt::Property &property) {
            return property.id == PropertyId::SubscriptionIdentifier && property.number == data.identifier;
        });
    };
    QList<QPointer<QMqttSubscription>> receivers;
    for (QMqttSubscription *subscription : std::as_const(m_subscriptions)) {
        if (belongs(subscription))
            receivers.append(subscription);
    }
    if (receivers.isEmpty())
        return;
    const QMqttMessage message = qtmqtt::Access::message(topic, payload, packet);
    const Guard guard(this);
    for (const QPointer<QMqttSubscription> &subscription : std::as_const(receivers)) {
        if (guard && subscription)
            Q_EMIT subscription->messageReceived(message);
    }
}

void QMqttClientPrivate::emitStatus(qint32 id, QMqtt::MessageStatus status, quint8 reason,
                                    const qtmqtt::Properties &properties)
{
    static const QMetaMethod signal = QMetaMethod::fromSignal(&QMqttClient::messageStatusChanged);
    if (q->isSignalConnected(signal))
        Q_EMIT q->messageStatusChanged(id, status, qtmqtt::Access::status(reason, properties));
}

void QMqttClientPrivate::onAck(PacketType type, const Ack &packet)
{
    using Answer = qtmqtt::Session::Answer;
    if (type == PacketType::PubRec)
        return onPubRec(packet);
    if (type == PacketType::PubRel)
        return onPubRel(packet);
    const bool isPubAck = type == PacketType::PubAck;
    const Answer answer = isPubAck ? m_session.acknowledge(packet.id) : m_session.complete(packet.id);
    if (answer == Answer::Unknown) {
        qCDebug(lcMqtt) << "An acknowledgement of nothing in flight:" << packet.id;
        return;
    }
    const Guard guard(this);
    emitStatus(packet.id, isPubAck ? QMqtt::MessageStatus::Acknowledged : QMqtt::MessageStatus::Completed,
               packet.reason, packet.properties);
    if (guard)
        Q_EMIT q->messageSent(packet.id);
    if (guard)
        sendQueued();
}

void QMqttClientPrivate::onPubRec(const Ack &packet)
{
    const bool isFailure = packet.reason >= 0x80;
    const auto answer = m_session.received(packet.id, isFailure);
    const Guard guard(this);
    if (answer == qtmqtt::Session::Answer::Unknown)
        return isFailure ? void() : sendAck(PacketType::PubRel, packet.id, qtmqtt::kPacketIdNotFound);
    emitStatus(packet.id, QMqtt::MessageStatus::Received, packet.reason, packet.properties);
    if (!guard)
        return;
    if (!isFailure)
        return sendAck(PacketType::PubRel, packet.id);
    Q_EMIT q->messageSent(packet.id);
    if (guard)
        sendQueued();
}

void QMqttClientPrivate::onPubRel(const Ack &packet)
{
    const Guard guard(this);
    const bool wasKnown = m_session.releaseIncoming(packet.id);
    if (wasKnown)
        emitStatus(packet.id, QMqtt::MessageStatus::Released, packet.reason, packet.properties);
    if (guard)
        sendAck(PacketType::PubComp, packet.id, wasKnown ? qtmqtt::kSuccess : qtmqtt::kPacketIdNotFound);
}

void QMqttClientPrivate::onSubAck(const SubAck &packet)
{
    if (!m_subscribing.contains(packet.id) || packet.codes.size() != 1)
        return onFault(Fault::Protocol);
    const QPointer<QMqttSubscription> subscription = m_subscribing.take(packet.id);
    m_session.releaseId(packet.id);
    if (!subscription)
        return;
    QMqttSubscriptionPrivate &data = *subscription->d;
    const auto code = static_cast<quint8>(packet.codes.at(0));
    data.reasonCode = static_cast<QMqtt::ReasonCode>(code);
    data.reason = packet.properties.text(PropertyId::ReasonString);
    data.userProperties = qtmqtt::userProperties(packet.properties);
    if (code >= 0x80)
        return setSubscriptionState(subscription, QMqttSubscription::Error);
    const Guard guard(this);
    if (data.qos != code) {
        data.qos = code;
        Q_EMIT subscription->qosChanged(code);
    }
    if (guard && subscription)
        setSubscriptionState(subscription, QMqttSubscription::Subscribed);
}

void QMqttClientPrivate::onUnsubAck(const SubAck &packet)
{
    if (!m_unsubscribing.contains(packet.id) || packet.codes.size() > 1)
        return onFault(Fault::Protocol);
    const QPointer<QMqttSubscription> subscription = m_unsubscribing.take(packet.id);
    m_session.releaseId(packet.id);
    if (!subscription)
        return;
    QMqttSubscriptionPrivate &data = *subscription->d;
    const quint8 code = packet.codes.isEmpty() ? 0 : static_cast<quint8>(packet.codes.at(0));
    data.reasonCode = static_cast<QMqtt::ReasonCode>(code);
    data.reason = packet.properties.text(PropertyId::ReasonString);
    data.userProperties = qtmqtt::userProperties(packet.properties);
    // Refused, it still delivers.
    setSubscriptionState(subscription, code >= 0x80 ? QMqttSubscription::Subscribed : QMqttSubscription::Unsubscribed);
}

void QMqttClientPrivate::onPingResponse()
{
    m_pingPending = false;
    Q_EMIT q->pingResponseReceived();
}

void QMqttClientPrivate::onDisconnect(const Notice &packet)
{
    qCWarning(lcMqtt) << "The server ended the connection:" << Qt::hex << packet.reason
                      << packet.properties.text(PropertyId::ReasonString);
    finish(packet.reason < 0x80 ? QMqttClient::NoError : errorOf(packet.reason));
}

void QMqttClientPrivate::onAuth(const Notice &packet)
{
    // 4.12: only within the method that CONNECT named.
    const QString method = connectionProperties.authenticationMethod();
    const bool isOurs = !method.isEmpty() && packet.properties.text(PropertyId::AuthenticationMethod) == method;
    if (!isOurs || (packet.reason != qtmqtt::kSuccess && packet.reason != qtmqtt::kContinueAuthentication))
        return onFault(Fault::Protocol);
    const QMqttAuthenticationProperties properties = qtmqtt::authenticationProperties(packet.properties);
    if (packet.reason == qtmqtt::kSuccess) {
        m_authenticating = false;
        Q_EMIT q->authenticationFinished(properties);
    } else {
        Q_EMIT q->authenticationRequested(properties);
    }
}

QT_END_NAMESPACE
