// SPDX-License-Identifier: GPL-3.0-or-later
// The gate keeps its own book of acknowledgements: what the client writes only has to agree with it.
#include "broker/ack_gate.h"

#include "broker/log.h"

#include <algorithm>
#include <cstring>

namespace broker {
namespace {

constexpr qint64 kChunk = 64 * 1024;
// Bytes dealt with before the event loop has its turn: acknowledgements are released from there.
constexpr qint64 kTurn = 1024 * 1024;
constexpr int kLookEverySeconds = 30; // when the connection has no keep-alive

bool isAcknowledgement(PacketType type)
{
    return type == PacketType::Puback || type == PacketType::Pubrec || type == PacketType::Pubcomp;
}

} // namespace

AckGate::AckGate(QIODevice *socket, AckGateOptions options, QObject *parent)
    : QIODevice(parent),
      m_socket(socket),
      m_options(options),
      m_lastOrdinal(options.lastOrdinal),
      m_releasedUpTo(options.lastOrdinal),
      m_writtenUpTo(options.lastOrdinal)
{
    // Unbuffered: a packet is copied once, from our buffer to the client's.
    open(QIODevice::ReadWrite | QIODevice::Unbuffered);
    connect(m_socket, &QIODevice::readyRead, this, &AckGate::readSocket);
    connect(&m_timer, &QTimer::timeout, this, &AckGate::tick);
    m_clock.start();
}

AckGate::~AckGate() = default;

void AckGate::detach()
{
    m_detached = true;
    m_timer.stop();
    disconnect(m_socket, nullptr, this, nullptr);
    m_held.clear();
}

qint64 AckGate::bytesAvailable() const
{
    return m_handing.size() + QIODevice::bytesAvailable();
}

qint64 AckGate::bytesToWrite() const
{
    return m_detached ? 0 : m_socket->bytesToWrite();
}

bool AckGate::waitForBytesWritten(int msecs)
{
    return !m_detached && m_socket->waitForBytesWritten(msecs);
}

qint64 AckGate::readData(char *data, qint64 maxSize)
{
    const qsizetype size = std::min<qsizetype>(maxSize, m_handing.size());
    if (size > 0)
        std::memcpy(data, m_handing.data(), size_t(size));
    m_handing = m_handing.sliced(size);
    return size;
}

// ---- inbound

void AckGate::setReadingPaused(bool paused)
{
    if (m_paused == paused)
        return;
    m_paused = paused;
    m_lastReceivedMs = m_quietSinceMs = m_clock.elapsed();
    if (!paused)
        QMetaObject::invokeMethod(this, &AckGate::readSocket, Qt::QueuedConnection);
}

void AckGate::readSocket()
{
    // A slot of the client may wait for the socket and so call us again: the loop below sees the new bytes.
    if (m_reading || m_paused || m_detached)
        return;
    m_reading = true;
    qint64 turn = 0;
    bool again = true;
    while (again && !m_detached && !m_paused) {
        while (!m_detached && !m_paused && takePacket()) {
        }
        if (m_detached || m_paused)
            break;
        if (m_inStart > 0) {
            m_in.remove(0, m_inStart);
            m_inStart = 0;
        }
        const qint64 waiting = m_socket->bytesAvailable();
        again = waiting > 0 && turn < kTurn;
        if (!again)
            break;
        const qsizetype before = m_in.size();
        m_in.resize(before + std::min(waiting, std::max(kChunk, kTurn - turn)));
        const qint64 got = m_socket->read(m_in.data() + before, m_in.size() - before);
        m_in.resize(before + std::max<qint64>(got, 0));
        again = got > 0;
        turn += got;
        m_lastReceivedMs = m_clock.elapsed();
    }
    m_reading = false;
    if (!m_detached && !m_paused && m_socket->bytesAvailable() > 0)
        QMetaObject::invokeMethod(this, &AckGate::readSocket, Qt::QueuedConnection);
}

// Deals with the next whole packet in m_in; false when there is none.
bool AckGate::takePacket()
{
    PacketView packet;
    qsizetype needed = 0;
    const QByteArrayView waiting = QByteArrayView(m_in).sliced(m_inStart);
    // Said at the first byte: what is no broker may never send the rest of what looks like a packet.
    if (!m_connacked && !waiting.isEmpty() && quint8(waiting[0]) >> 4 != int(PacketType::Connack)) {
        sayFault(QStringLiteral("protocol"), QStringLiteral("The broker's first packet was not CONNACK"));
        return false;
    }
    switch (frame(waiting, packet, needed)) {
    case FrameResult::Malformed:
        sayFault(QStringLiteral("protocol"), QStringLiteral("The broker sent something that is not MQTT"));
        return false;
    case FrameResult::Incomplete:
        // Growing to the size of a large packet at once, not chunk by chunk.
        if (needed > m_in.capacity())
            m_in.reserve(m_inStart + needed);
        return false;
    case FrameResult::Whole:
        break;
    }
    m_inStart += packet.whole.size();
    handle(packet);
    return true;
}

void AckGate::handle(const PacketView &packet)
{
    if (m_connacked && packet.type == PacketType::Connack) {
        return sayFault(QStringLiteral("protocol"), QStringLiteral("The broker answered CONNECT twice"));
    }
    switch (packet.type) {
    case PacketType::Connack:
        return handleConnack(packet);
    case PacketType::Publish:
        return handlePublish(packet);
    case PacketType::Puback:
    case PacketType::Pubrec:
    case PacketType::Pubcomp:
        return handleAnswer(packet);
    case PacketType::Pubrel:
        return handlePubrel(packet);
    case PacketType::Suback:
    case PacketType::Unsuback:
        return handleSuback(packet);
    case PacketType::Pingresp:
        return handlePingresp(packet);
    case PacketType::Disconnect:
        return handleDisconnect(packet);
    default:
        sayFault(QStringLiteral("protocol"),
                 QStringLiteral("The broker sent a packet of type %1, which only clients send").arg(int(packet.type)));
    }
}

void AckGate::handleConnack(const PacketView &packet)
{
    const auto connack = readConnack(packet, m_options.mqtt5);
    if (!connack)
        return sayFault(QStringLiteral("protocol"), QStringLiteral("The broker sent a malformed CONNACK"));
    if (m_options.mqtt5 && !connack->mqtt5 && connack->code == 0) {
        return sayFault(QStringLiteral("protocol"),
                        QStringLiteral("The broker accepted MQTT 5 with a CONNACK of another version"));
    }
    m_connacked = true;
    startKeepAlive(connack->serverKeepAlive.value_or(m_options.keepAliveSeconds));
    const QByteArrayView whole = packet.whole;
    const bool accepted = connack->code == 0;
    Q_EMIT connackReceived(*connack);
    if (accepted)
        handOver(whole);
}

void AckGate::handlePublish(const PacketView &packet)
{
    const auto publish = readPublish(packet, m_options.mqtt5);
    if (!publish)
        return sayFault(QStringLiteral("protocol"), QStringLiteral("The broker sent a malformed PUBLISH"));
    if (publish->qos == 2 && m_unreleased.contains(publish->packetId)) {
        // The same message again [MQTT-4.3.3-10]: answered like the first, not delivered.
        return hold(PacketType::Pubrec, publish->packetId, m_lastOrdinal);
    }
    PublishHeader header{
        publish->packetId, publish->qos, publish->duplicate, publish->retained, 0, publish->subscriptionIdentifiers};
    if (publish->qos > 0) {
        header.arrival = ++m_lastOrdinal;
        hold(publish->qos == 1 ? PacketType::Puback : PacketType::Pubrec, publish->packetId, header.arrival);
    }
    if (publish->qos == 2)
        m_unreleased.insert(publish->packetId);
    m_header = std::move(header);
    m_taken = 0;
    handOver(packet.whole);
    m_header.reset();
    if (m_taken != 1 && !m_detached) {
        sayFault(QStringLiteral("mispaired"),
                 QStringLiteral("One packet of the broker became %1 messages in the client").arg(m_taken));
    }
}

std::optional<PublishHeader> AckGate::takePublishHeader()
{
    ++m_taken;
    return m_taken == 1 ? m_header : std::nullopt;
}

// PUBACK, PUBREC and PUBCOMP are handed on without reason string and properties, which Qt MQTT 6.4 chokes on.
void AckGate::handleAnswer(const PacketView &packet)
{
    const auto answer = readAnswer(packet, m_options.mqtt5);
    if (!answer)
        return sayFault(QStringLiteral("protocol"), QStringLiteral("The broker sent a malformed acknowledgement"));
    QByteArray soft;
    appendShortAnswer(soft, packet.type, answer->packetId);
    if (answer->code != 0) {
        soft[1] = 4;
        soft.append(char(answer->code)).append('\0'); // without a length of properties Qt MQTT reads past the end
    }
    const bool final = packet.type != PacketType::Pubrec || answer->code >= 0x80;
    handOver(soft);
    if (final && !m_detached)
        Q_EMIT publishAnswered(answer->packetId, answer->code, answer->reason);
}

void AckGate::handlePubrel(const PacketView &packet)
{
    const auto release = readAnswer(packet, m_options.mqtt5);
    if (!release)
        return sayFault(QStringLiteral("protocol"), QStringLiteral("The broker sent a malformed PUBREL"));
    const quint16 packetId = release->packetId;
    const qint64 ordinal = ++m_lastOrdinal;
    hold(PacketType::Pubcomp, packetId, ordinal);
    // A client that did not receive the message in this connection knows nothing of its identifier: after a
    // reconnect or a restart the inbox does.
    if (m_unreleased.remove(packetId)) {
        QByteArray soft;
        appendShortAnswer(soft, PacketType::Pubrel, packetId);
        handOver(soft);
    }
    if (!m_detached)
        Q_EMIT messageReleased(packetId, ordinal);
}

void AckGate::handleSuback(const PacketView &packet)
{
    const auto suback = readSuback(packet, m_options.mqtt5);
    if (!suback)
        return sayFault(QStringLiteral("protocol"), QStringLiteral("The broker sent a malformed SUBACK"));
    const PacketType question = packet.type == PacketType::Suback ? PacketType::Subscribe : PacketType::Unsubscribe;
    const auto found = std::find_if(m_asked.begin(), m_asked.end(), [&](const Asked &asked) {
        return asked.packetId == suback->packetId && asked.type == question;
    });
    if (found == m_asked.end())
        return sayFault(QStringLiteral("protocol"),
                        QStringLiteral("The broker answered a SUBSCRIBE that was not sent"));
    const Asked asked = *found;
    m_asked.erase(found);
    if (!asked.ours)
        handOver(packet.whole);
    for (qsizetype i = 0; i < asked.filters.size() && !m_detached; ++i) {
        const quint8 code = i < suback->codes.size() ? suback->codes[i] : quint8(0);
        if (question == PacketType::Subscribe)
            Q_EMIT subscribeAnswered(asked.filters[i], code, suback->reason);
        else
            Q_EMIT unsubscribeAnswered(asked.filters[i], code);
    }
}

void AckGate::handleDisconnect(const PacketView &packet)
{
    const auto disconnect = m_options.mqtt5 ? readDisconnect(packet) : std::nullopt;
    if (!disconnect)
        return sayFault(QStringLiteral("protocol"), QStringLiteral("The broker sent a malformed DISCONNECT"));
    Q_EMIT disconnectReceived(*disconnect);
}

void AckGate::handOver(QByteArrayView packet)
{
    m_handing = packet;
    Q_EMIT readyRead();
    if (!m_handing.isEmpty() && !m_detached) {
        sayFault(QStringLiteral("mispaired"), QStringLiteral("The client did not read a packet to its end"));
    }
    m_handing = {};
}

void AckGate::sayFault(const QString &code, const QString &text)
{
    if (m_detached)
        return;
    qCDebug(logBroker, "%ls", qUtf16Printable(text));
    detach();
    Q_EMIT fault(code, text);
}

// ---- outbound

qint64 AckGate::writeData(const char *data, qint64 size)
{
    if (m_detached)
        return size;
    PacketView packet;
    qsizetype needed = 0;
    const QByteArrayView written(data, size);
    if (m_out.isEmpty() && frame(written, packet, needed) == FrameResult::Whole && needed == size) {
        handleOutgoing(packet);
        return size;
    }
    // Never seen with Qt MQTT, whose every write is one packet; a newer one may do otherwise.
    m_out.append(data, size);
    FrameResult result;
    qsizetype start = 0;
    while ((result = frame(QByteArrayView(m_out).sliced(start), packet, needed)) == FrameResult::Whole) {
        handleOutgoing(packet);
        start += needed;
    }
    m_out.remove(0, start);
    if (result == FrameResult::Malformed)
        sayFault(QStringLiteral("mispaired"), QStringLiteral("The client wrote something that is not MQTT"));
    return size;
}

void AckGate::handleOutgoing(const PacketView &packet)
{
    if (packet.type == PacketType::Pingreq)
        return;
    if (isAcknowledgement(packet.type))
        return; // the book in m_held says when it leaves
    if (packet.type == PacketType::Subscribe || packet.type == PacketType::Unsubscribe) {
        if (const auto subscribe = readSubscribe(packet, m_options.mqtt5))
            m_asked.push_back({subscribe->packetId, packet.type, subscribe->filters, false});
    }
    send(packet.whole);
}

void AckGate::unsubscribe(const QString &filter)
{
    // From the far end of the range, where a client that counts from 1 does not come in the first seconds.
    const quint16 packetId = m_ownPacketId--;
    m_asked.push_back({packetId, PacketType::Unsubscribe, {filter}, true});
    send(unsubscribePacket(packetId, filter, m_options.mqtt5));
}

void AckGate::hold(PacketType type, quint16 packetId, qint64 ordinal)
{
    m_held.push_back({ordinal, packetId, type});
    if (ordinal <= m_releasedUpTo)
        writeReleased();
}

void AckGate::release(Committed committed)
{
    m_releasedUpTo = std::max(m_releasedUpTo, committed.upTo());
    writeReleased();
}

void AckGate::writeReleased()
{
    QByteArray answers;
    while (!m_held.empty() && m_held.front().ordinal <= m_releasedUpTo) {
        const Held &held = m_held.front();
        appendShortAnswer(answers, held.type, held.packetId);
        m_writtenUpTo = held.ordinal;
        m_held.pop_front();
    }
    if (!answers.isEmpty())
        send(answers);
}

void AckGate::send(QByteArrayView bytes)
{
    if (!m_detached)
        m_socket->write(bytes.data(), bytes.size());
}

// ---- keeping it alive

void AckGate::startKeepAlive(int seconds)
{
    const int every = (seconds > 0 ? seconds : kLookEverySeconds) * 1000;
    m_patienceMs = every;
    m_lastReceivedMs = m_quietSinceMs = m_clock.elapsed();
    // Twice within the keep-alive: the broker hears from us in time even when one tick is late.
    m_timer.start(every / 2);
}

// A dead peer is noticed after one to one and a half keep-alives without a byte.
void AckGate::tick()
{
    if (!m_paused) {
        readSocket(); // after a suspend the timer may come before the bytes that wait
        const qint64 since = std::max(m_lastReceivedMs, m_quietSinceMs);
        if (!m_detached && !m_pings.empty() && m_clock.elapsed() - since >= m_patienceMs) {
            return sayFault(
                QStringLiteral("keep_alive"),
                QStringLiteral("The broker has not sent anything for %1 s").arg((m_clock.elapsed() - since) / 1000));
        }
    }
    if (!m_detached)
        ping();
}

void AckGate::ping()
{
    static constexpr char kPingreq[] = {char(0xc0), 0};
    m_pings.push_back(m_writtenUpTo);
    send(QByteArrayView(kPingreq, 2));
}

void AckGate::handlePingresp(const PacketView &packet)
{
    if (m_pings.empty() || !packet.body.isEmpty() || packet.flags != 0)
        return sayFault(QStringLiteral("protocol"), QStringLiteral("The broker answered a ping that was not sent"));
    const qint64 seen = m_pings.front();
    m_pings.pop_front();
    if (seen > m_options.lastOrdinal)
        Q_EMIT acknowledgementsSeen(seen);
}

} // namespace broker
