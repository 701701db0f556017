// SPDX-License-Identifier: GPL-3.0-or-later
#include "raw_client.h"

namespace rig {
namespace {

QByteArray sized(const QByteArray &text)
{
    QByteArray out;
    out.append(char(text.size() >> 8)).append(char(text.size() & 0xff)).append(text);
    return out;
}

QByteArray packet(quint8 head, const QByteArray &body)
{
    QByteArray out(1, char(head));
    qsizetype length = body.size();
    do {
        const char digit = char(length % 128);
        length /= 128;
        out.append(length > 0 ? char(digit | 0x80) : digit);
    } while (length > 0);
    return out + body;
}

} // namespace

bool RawClient::connectTo(quint16 port, const QByteArray &clientId, const RawWill &will)
{
    m_socket.connectToHost(QStringLiteral("127.0.0.1"), port);
    if (!m_socket.waitForConnected(5000))
        return false;
    const bool hasWill = !will.topic.isEmpty();
    const char flags = char(0x02 | (hasWill ? 0x0C : 0) | (will.retain ? 0x20 : 0)); // clean session, will at QoS 1
    QByteArray body = sized("MQTT") + QByteArray(1, 4) + QByteArray(1, flags) + QByteArray("\0\x3c", 2);
    body += sized(clientId);
    if (hasWill)
        body += sized(will.topic) + sized(will.payload);
    m_socket.write(packet(0x10, body));
    return waitForPacket(0x20);
}

bool RawClient::publish(const QByteArray &topic, const QByteArray &payload, bool retain)
{
    const quint16 id = m_nextId++;
    QByteArray body = sized(topic);
    body.append(char(id >> 8)).append(char(id & 0xff)).append(payload);
    m_socket.write(packet(quint8(0x32 | (retain ? 1 : 0)), body));
    return waitForPacket(0x40);
}

void RawClient::die()
{
    m_socket.abort();
}

// CONNACK and PUBACK are four bytes each; nothing else comes to a client without subscriptions.
bool RawClient::waitForPacket(quint8 type)
{
    while (m_socket.bytesAvailable() < 4) {
        if (!m_socket.waitForReadyRead(10'000))
            return false;
    }
    const QByteArray head = m_socket.read(4);
    return quint8(head[0]) == type && (type != 0x20 || head[3] == 0);
}

} // namespace rig
