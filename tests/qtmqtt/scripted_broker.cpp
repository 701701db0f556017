// SPDX-License-Identifier: GPL-3.0-or-later
// The scripted broker reads lengths by itself: nothing of what is tested helps to test it.
#include "qtmqtt/scripted_broker.h"

#include <QTest>

namespace qtmqtt_test {

namespace {

QByteArray lengthOf(qsizetype size)
{
    QByteArray bytes;
    do {
        const auto low = static_cast<char>(size & 0x7f);
        size >>= 7;
        bytes.append(static_cast<char>(size ? low | 0x80 : low));
    } while (size);
    return bytes;
}

} // namespace

QByteArray packet(const QByteArray &first, const QByteArray &body)
{
    const QByteArray bytes = QByteArray::fromHex(body);
    return QByteArray(QByteArray::fromHex(first) + lengthOf(bytes.size()) + bytes).toHex();
}

QByteArray packetId(const QByteArray &packetHex)
{
    const QByteArray bytes = QByteArray::fromHex(packetHex);
    if (bytes.size() < 6)
        return {};
    if ((static_cast<quint8>(bytes[0]) >> 4) != 3)
        return bytes.mid(2, 2).toHex();
    const int topic = static_cast<quint8>(bytes[2]) << 8 | static_cast<quint8>(bytes[3]);
    return bytes.mid(4 + topic, 2).toHex();
}

ScriptedBroker::ScriptedBroker()
{
    m_server.listen(QHostAddress::LocalHost);
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        m_socket = m_server.nextPendingConnection();
        m_received.clear();
        connect(m_socket, &QTcpSocket::readyRead, this, [this] { m_received += m_socket->readAll(); });
    });
}

QByteArray ScriptedBroker::takePacket()
{
    qsizetype size = 0;
    for (qsizetype i = 1; i < m_received.size() && i <= 4; ++i) {
        const auto byte = static_cast<quint8>(m_received[i]);
        size |= static_cast<qsizetype>(byte & 0x7f) << (7 * (i - 1));
        if (byte & 0x80)
            continue;
        if (m_received.size() < 1 + i + size)
            return {};
        const QByteArray whole = m_received.first(1 + i + size);
        m_received.remove(0, whole.size());
        return whole;
    }
    return {};
}

QByteArray ScriptedBroker::next()
{
    QByteArray whole;
    const bool came = QTest::qWaitFor([this, &whole] {
        whole = takePacket();
        return !whole.isEmpty();
    });
    return came ? whole.toHex() : QByteArray();
}

void ScriptedBroker::send(const QByteArray &hex)
{
    if (m_socket)
        m_socket->write(QByteArray::fromHex(hex));
}

void ScriptedBroker::close()
{
    if (m_socket)
        m_socket->disconnectFromHost();
}

bool ScriptedBroker::wasClosed()
{
    return QTest::qWaitFor([this] { return m_socket && m_socket->state() == QAbstractSocket::UnconnectedState; });
}

QByteArray ScriptedBroker::accept(QMqttClient &client, const QByteArray &acknowledge, const QByteArray &properties)
{
    client.setHostname(QStringLiteral("127.0.0.1"));
    client.setPort(port());
    client.connectToHost();
    const QByteArray connect = next();
    const bool isV5 = client.protocolVersion() == QMqttClient::MQTT_5_0;
    send(packet("20",
                acknowledge + "00" + (isV5 ? lengthOf(properties.size() / 2).toHex() + properties : QByteArray())));
    const bool isConnected = QTest::qWaitFor([&client] { return client.state() == QMqttClient::Connected; });
    return isConnected ? connect : QByteArray();
}

} // namespace qtmqtt_test
