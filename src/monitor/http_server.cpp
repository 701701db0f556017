// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/http_server.h"

#include <QTcpSocket>
#include <QTimer>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace monitor {
namespace {

constexpr const char *kAnswered = "answered";

struct StatusText
{
    int status;
    const char *text;
};
constexpr StatusText kStatusTexts[] = {
    {200, "OK"},
    {400, "Bad Request"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {431, "Request Header Fields Too Large"},
    {503, "Not well"},
    {505, "HTTP Version Not Supported"},
};

const char *textOf(int status)
{
    for (const StatusText &row : kStatusTexts) {
        if (row.status == status)
            return row.text;
    }
    return "Error";
}

HttpAnswer refusal(int status)
{
    return {status, "text/plain; charset=utf-8", QByteArray(textOf(status)) + '\n'};
}

// A page in a browser must not reach us under a name of its own that leads to this machine (DNS rebinding): only
// addresses and `localhost` are names of ours.
bool isOurName(const QByteArray &host)
{
    const QUrl url(u"http://"_s + QString::fromLatin1(host), QUrl::StrictMode);
    return url.isValid() && url.userInfo().isEmpty() && (url.path().isEmpty()) &&
           (url.host() == "localhost"_L1 || !QHostAddress(url.host()).isNull());
}

// The value of the only header field of that name; nothing if there is none or more than one.
std::optional<QByteArray> onlyField(const QList<QByteArray> &lines, const QByteArray &name)
{
    std::optional<QByteArray> found;
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const qsizetype colon = lines[i].indexOf(':');
        if (colon < 0 || lines[i].first(colon).compare(name, Qt::CaseInsensitive) != 0)
            continue;
        if (found)
            return std::nullopt;
        found = lines[i].sliced(colon + 1).trimmed();
    }
    return found;
}

HttpAnswer answerTo(const QList<QByteArray> &lines, const HttpServer::Answer &answer)
{
    const QList<QByteArray> request = lines.constFirst().split(' ');
    if (request.size() != 3 || !request[1].startsWith('/') || !request[2].startsWith("HTTP/"))
        return refusal(400);
    if (request[2] != "HTTP/1.1" && request[2] != "HTTP/1.0")
        return refusal(505);
    if (request[0] != "GET" && request[0] != "HEAD")
        return refusal(405);
    const auto host = onlyField(lines, "Host");
    if (!host && request[2] == "HTTP/1.1")
        return refusal(400);
    if (host && !isOurName(*host))
        return refusal(403);
    return answer(request[1].split('?').constFirst());
}

QByteArray written(const HttpAnswer &answer, bool withBody)
{
    QByteArray out = "HTTP/1.1 " + QByteArray::number(answer.status) + ' ' + textOf(answer.status) + "\r\n";
    out += "Content-Type: " + answer.type + "\r\nContent-Length: " + QByteArray::number(answer.body.size()) + "\r\n";
    if (answer.status == 405)
        out += "Allow: GET, HEAD\r\n";
    out += "Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n";
    return withBody ? out + answer.body : out;
}

} // namespace

Result<HttpAddress> parseHttpAddress(const QString &text)
{
    const qsizetype colon = text.lastIndexOf(u':');
    QString host = text.left(std::max<qsizetype>(colon, 0));
    if (host.startsWith(u'[') && host.endsWith(u']'))
        host = host.mid(1, host.size() - 2);
    bool ok = false;
    HttpAddress address;
    address.port = text.mid(colon + 1).toUShort(&ok);
    if (colon >= 0)
        address.host = QHostAddress(host == "localhost"_L1 ? u"127.0.0.1"_s : host);
    if (!ok || address.host.isNull())
        return fail(Error::Kind::Usage, u"bad_address"_s,
                    u"'%1' is not PORT, ADDRESS:PORT or [ADDRESS]:PORT"_s.arg(text));
    if (!address.host.isLoopback())
        return fail(
            Error::Kind::Usage, u"not_loopback"_s,
            u"%1 is not a loopback address: others reach the figures through a proxy that asks who they are"_s.arg(
                address.host.toString()));
    return address;
}

HttpServer::HttpServer(Answer answer, int timeoutMs) : m_answer(std::move(answer)), m_timeoutMs(timeoutMs)
{
    connect(&m_server, &QTcpServer::newConnection, this, [this] { takeConnections(); });
}

Result<void> HttpServer::listen(const HttpAddress &address)
{
    if (!m_server.listen(address.host, address.port))
        return fail(Error::Kind::Network, u"address_taken"_s,
                    u"cannot listen on %1 port %2: %3"_s.arg(address.host.toString())
                        .arg(address.port)
                        .arg(m_server.errorString()));
    return {};
}

QString HttpServer::url() const
{
    QUrl url;
    url.setScheme(u"http"_s);
    url.setHost(m_server.serverAddress().toString());
    url.setPort(m_server.serverPort());
    return url.toString();
}

void HttpServer::takeConnections()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        if (m_connections >= kMaxConnections) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        ++m_connections;
        connect(socket, &QObject::destroyed, this, [this] { --m_connections; });
        socket->setReadBufferSize(kMaxHeadBytes + 1);
        QTimer::singleShot(m_timeoutMs, socket, [socket] { socket->abort(); });
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        read(socket);
    }
}

void HttpServer::read(QTcpSocket *socket)
{
    if (socket->property(kAnswered).toBool()) {
        // What comes behind the request is thrown away: closing with unread bytes could cut the answer off.
        socket->readAll();
        return;
    }
    const QByteArray head = socket->peek(kMaxHeadBytes + 1);
    const qsizetype end = head.indexOf("\r\n\r\n");
    if (end < 0 && head.size() <= kMaxHeadBytes)
        return;
    QList<QByteArray> lines = head.first(std::max<qsizetype>(end, 0)).split('\n');
    for (QByteArray &line : lines)
        line = line.endsWith('\r') ? line.chopped(1) : line;
    const HttpAnswer answer = end < 0 ? refusal(431) : answerTo(lines, m_answer);
    socket->setProperty(kAnswered, true);
    socket->readAll();
    socket->write(written(answer, !head.startsWith("HEAD ")));
    socket->disconnectFromHost();
}

} // namespace monitor
