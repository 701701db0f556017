// SPDX-License-Identifier: GPL-3.0-or-later
// A broker that does exactly what a test says: takes one client after the other, shows its packets, answers with chosen
// bytes. All bytes are written as hexadecimal text.
#pragma once

#include <QMqttClient>

#include <QByteArray>
#include <QObject>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>

namespace qtmqtt_test {

// A packet: first byte and body as hexadecimal text, the length between them added.
[[nodiscard]] QByteArray packet(const QByteArray &first, const QByteArray &body);

// The packet identifier of an acknowledged packet (SUBSCRIBE, UNSUBSCRIBE, or PUBLISH with a topic), as four digits.
[[nodiscard]] QByteArray packetId(const QByteArray &packetHex);

class ScriptedBroker : public QObject
{
public:
    ScriptedBroker();

    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }

    // The next whole packet of the client; empty when none comes in time or the connection ended.
    [[nodiscard]] QByteArray next();
    void send(const QByteArray &hex);
    void close();
    // Whether the client has closed the connection (waits for it).
    [[nodiscard]] bool wasClosed();

    // Points the client here, takes its CONNECT and accepts it. `acknowledge`: "00", or "01" for a kept session;
    // `properties`: of CONNACK, hexadecimal, for 5.0 only. Returns the CONNECT; empty when the client is not connected.
    QByteArray accept(QMqttClient &client, const QByteArray &acknowledge = "00", const QByteArray &properties = {});

private:
    [[nodiscard]] QByteArray takePacket();

    QTcpServer m_server;
    QPointer<QTcpSocket> m_socket;
    QByteArray m_received;
};

} // namespace qtmqtt_test
