// SPDX-License-Identifier: GPL-3.0-or-later
// Answers GET and HEAD on a loopback address: one request a connection, everything about it bounded. No more of HTTP
// than a scraper, a health check and a curious person need.
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QHostAddress>
#include <QTcpServer>
#include <functional>

class QTcpSocket;

namespace monitor {

struct HttpAnswer
{
    int status = 200;
    QByteArray type; // Content-Type
    QByteArray body;
};

struct HttpAddress
{
    QHostAddress host = QHostAddress::LocalHost;
    quint16 port = 0; // 0: any that is free
};
// `PORT`, `ADDRESS:PORT` or `[ADDRESS]:PORT`. Error::Kind::Usage for anything else, also for an address that is not of
// the loopback interface: there is no password and no encryption here.
[[nodiscard]] Result<HttpAddress> parseHttpAddress(const QString &text);

class HttpServer : public QObject
{
    Q_OBJECT

public:
    using Answer = std::function<HttpAnswer(const QByteArray &path)>; // `path` without its query

    static constexpr int kMaxConnections = 16;
    static constexpr int kMaxHeadBytes = 8192;

    // A connection that has sent no whole request after `timeoutMs`, or has not taken its answer, is closed.
    explicit HttpServer(Answer answer, int timeoutMs = 5000);

    // Error::Kind::Network when the address is taken.
    [[nodiscard]] Result<void> listen(const HttpAddress &address);
    [[nodiscard]] bool isListening() const { return m_server.isListening(); }
    [[nodiscard]] QString url() const; // http://127.0.0.1:9883

private:
    void takeConnections();
    void read(QTcpSocket *socket);

    Answer m_answer;
    int m_timeoutMs;
    int m_connections = 0;
    QTcpServer m_server;
};

} // namespace monitor
