// SPDX-License-Identifier: GPL-3.0-or-later
// A web server on a loopback port that answers what a test tells it to, and keeps what it was asked.
#pragma once

#include <QFile>
#include <QHash>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>
#include <QTcpServer>
#include <functional>

namespace fixture {

struct Request
{
    QByteArray line;                       // POST /path HTTP/1.1
    QHash<QByteArray, QByteArray> headers; // lower-case names
    QByteArray body;
};

// `answer`: the bytes to send; empty: none at all, the connection stays open.
class ScriptedServer : public QTcpServer
{
public:
    using Answer = std::function<QByteArray(const Request &)>;

    ScriptedServer() : ScriptedServer(answerOf("200 OK", {}, {})) {}
    explicit ScriptedServer(Answer answer) : m_answer(std::move(answer))
    {
        if (!listen(QHostAddress::LocalHost))
            qFatal("no free port");
    }
    // With this, it speaks TLS.
    void encrypt(const QString &certificate, const QString &key)
    {
        QFile keyFile(key);
        if (!keyFile.open(QIODevice::ReadOnly))
            qFatal("no key");
        m_tls = QSslConfiguration::defaultConfiguration();
        m_tls.setLocalCertificateChain(QSslCertificate::fromPath(certificate));
        m_tls.setPrivateKey(QSslKey(keyFile.readAll(), QSsl::Rsa));
        if (m_tls.privateKey().isNull()) {
            keyFile.seek(0);
            m_tls.setPrivateKey(QSslKey(keyFile.readAll(), QSsl::Ec));
        }
    }
    void setAnswer(Answer answer) { m_answer = std::move(answer); }
    [[nodiscard]] QString url(const QString &path = QStringLiteral("/hook")) const
    {
        return QStringLiteral("%1://127.0.0.1:%2%3")
            .arg(m_tls.isNull() ? QStringLiteral("http") : QStringLiteral("https"))
            .arg(serverPort())
            .arg(path);
    }
    static Answer answerOf(const QByteArray &status, const QByteArray &headers = {}, const QByteArray &body = {})
    {
        return [=](const Request &) {
            return QByteArray("HTTP/1.1 " + status + "\r\nContent-Length: " + QByteArray::number(body.size()) +
                              "\r\nConnection: close\r\n" + headers + "\r\n" + body);
        };
    }
    static Answer redirectTo(const QString &url, const QByteArray &status = "307 Temporary Redirect")
    {
        return answerOf(status, "Location: " + url.toUtf8() + "\r\n");
    }

    QList<Request> requests;

protected:
    void incomingConnection(qintptr descriptor) override
    {
        auto *socket = new QSslSocket(this);
        socket->setSocketDescriptor(descriptor);
        connect(socket, &QSslSocket::readyRead, this, [this, socket] { read(*socket); });
        connect(socket, &QSslSocket::disconnected, socket, &QObject::deleteLater);
        if (!m_tls.isNull()) {
            socket->setSslConfiguration(m_tls);
            socket->startServerEncryption();
        }
    }

private:
    void read(QSslSocket &socket)
    {
        QByteArray &bytes = m_read[&socket];
        bytes += socket.readAll();
        const qsizetype head = bytes.indexOf("\r\n\r\n");
        if (head < 0)
            return;
        Request request;
        const QList<QByteArray> lines = bytes.left(head).split('\n');
        request.line = lines.first().trimmed();
        for (const QByteArray &line : lines.mid(1)) {
            const qsizetype colon = line.indexOf(':');
            request.headers.insert(line.left(colon).trimmed().toLower(), line.mid(colon + 1).trimmed());
        }
        request.body = bytes.mid(head + 4);
        if (request.body.size() < request.headers.value("content-length").toInt())
            return;
        m_read.remove(&socket);
        requests.append(request);
        const QByteArray answer = m_answer(request);
        if (answer.isEmpty())
            return;
        socket.write(answer);
        socket.disconnectFromHost();
    }

    Answer m_answer;
    QSslConfiguration m_tls;
    QHash<QSslSocket *, QByteArray> m_read;
};

} // namespace fixture
