// SPDX-License-Identifier: GPL-3.0-or-later
// A broker that says exactly what a test wants, for what mosquitto cannot be made to do.
#pragma once

#include "broker/packet.h"

#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>

#include <functional>

class ScriptedBroker : public QTcpServer
{
public:
    // `answer(connection, packet)`: called for each whole packet of a client; connections count from 1.
    using Answer = std::function<void(int connection, QTcpSocket *socket, const QByteArray &packet)>;

    explicit ScriptedBroker(Answer answer) : m_answer(std::move(answer))
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = nextPendingConnection();
            const int number = ++connections;
            auto bytes = std::make_shared<QByteArray>();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket, number, bytes] {
                *bytes += socket->readAll();
                broker::PacketView packet;
                qsizetype needed = 0;
                while (broker::frame(*bytes, packet, needed) == broker::FrameResult::Whole) {
                    const QByteArray whole = packet.whole.toByteArray();
                    bytes->remove(0, needed);
                    packets.append(whole);
                    m_answer(number, socket, whole);
                }
            });
        });
    }

    [[nodiscard]] QString url() const { return QStringLiteral("mqtt://127.0.0.1:%1").arg(serverPort()); }
    [[nodiscard]] static int typeOf(const QByteArray &packet) { return quint8(packet[0]) >> 4; }
    // Level in a CONNECT: 4 or 5.
    [[nodiscard]] static int levelOf(const QByteArray &packet) { return packet[packet.indexOf("MQTT") + 4]; }
    [[nodiscard]] int countOf(int type) const
    {
        int count = 0;
        for (const QByteArray &packet : packets)
            count += typeOf(packet) == type;
        return count;
    }

    int connections = 0;
    QList<QByteArray> packets;

private:
    Answer m_answer;
};
