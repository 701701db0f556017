// SPDX-License-Identifier: GPL-3.0-or-later
// Stands between a broker and its client, hands bytes on as they are, and looks how long the client takes to
// acknowledge what it is sent at QoS 1.
#pragma once

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QTcpServer>
#include <QTcpSocket>
#include <algorithm>

namespace bench {

class AckRelay : public QObject
{
public:
    explicit AckRelay(quint16 brokerPort) : m_brokerPort(brokerPort)
    {
        m_clock.start();
        connect(&m_server, &QTcpServer::newConnection, this, [this] { accept(m_server.nextPendingConnection()); });
        m_server.listen(QHostAddress::LocalHost);
    }
    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }
    // The longest wait for an acknowledgement since the last call, also of those that are still owed; milliseconds.
    [[nodiscard]] double takeLongestMs()
    {
        for (const qint64 since : std::as_const(m_sentAt))
            m_longestNs = std::max(m_longestNs, m_clock.nsecsElapsed() - since);
        return double(std::exchange(m_longestNs, 0)) / 1e6;
    }

private:
    static constexpr int kPublish = 3, kPubAck = 4;

    void accept(QTcpSocket *client)
    {
        auto *broker = new QTcpSocket(client);
        client->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        broker->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        broker->connectToHost(QHostAddress(QHostAddress::LocalHost), m_brokerPort);
        m_sentAt.clear();
        m_fromBroker.clear();
        m_fromClient.clear();
        connect(client, &QTcpSocket::readyRead, this, [this, client, broker] {
            const QByteArray bytes = client->readAll();
            look(m_fromClient, bytes, &AckRelay::onFromClient);
            broker->write(bytes);
        });
        connect(broker, &QTcpSocket::readyRead, this, [this, client, broker] {
            const QByteArray bytes = broker->readAll();
            look(m_fromBroker, bytes, &AckRelay::onFromBroker);
            client->write(bytes);
        });
        connect(client, &QTcpSocket::disconnected, broker, &QTcpSocket::disconnectFromHost);
        connect(broker, &QTcpSocket::disconnected, client, &QTcpSocket::disconnectFromHost);
    }

    // Calls `tell` with first byte and body of each whole packet (MQTT 3.1.1, 2.2).
    void look(QByteArray &kept, const QByteArray &more, void (AckRelay::*tell)(quint8, QByteArrayView))
    {
        kept += more;
        qsizetype at = 0;
        while (at + 2 <= kept.size()) {
            qsizetype length = 0, head = at + 1;
            int shift = 0;
            bool whole = false;
            while (head < kept.size() && !whole) {
                const auto byte = quint8(kept[head++]);
                length |= qsizetype(byte & 0x7f) << shift;
                shift += 7;
                whole = !(byte & 0x80);
            }
            if (!whole || head + length > kept.size())
                break;
            (this->*tell)(quint8(kept[at]), QByteArrayView(kept).sliced(head, length));
            at = head + length;
        }
        kept.remove(0, at);
    }
    static int number(QByteArrayView body, qsizetype at) { return quint8(body[at]) << 8 | quint8(body[at + 1]); }

    void onFromBroker(quint8 first, QByteArrayView body)
    {
        if (first >> 4 != kPublish || (first & 6) == 0 || body.size() < 4)
            return;
        const qsizetype at = 2 + number(body, 0);
        if (at + 2 <= body.size())
            m_sentAt.insert(number(body, at), m_clock.nsecsElapsed());
    }
    void onFromClient(quint8 first, QByteArrayView body)
    {
        if (first >> 4 != kPubAck || body.size() < 2)
            return;
        const auto sent = m_sentAt.constFind(number(body, 0));
        if (sent == m_sentAt.cend())
            return;
        m_longestNs = std::max(m_longestNs, m_clock.nsecsElapsed() - *sent);
        m_sentAt.erase(sent);
    }

    const quint16 m_brokerPort;
    QTcpServer m_server;
    QElapsedTimer m_clock;
    QByteArray m_fromBroker, m_fromClient; // what is not whole yet
    QHash<int, qint64> m_sentAt;           // by packet identifier
    qint64 m_longestNs = 0;
};

} // namespace bench
