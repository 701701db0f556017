// SPDX-License-Identifier: GPL-3.0-or-later
// How a collector is, for machines: the texts, the HTTP server that gives them out, and the service manager's socket.
#include "monitor/health.h"
#include "monitor/http_server.h"
#include "monitor/service_notice.h"
#include "monitor/service_report.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include <cstddef>
#include <cstring>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace monitor;

namespace {

Health wellOne()
{
    Health health;
    health.connected = true;
    health.counters.received = 12;
    health.counters.stored = 9;
    health.counters.waiting = 3;
    health.counters.oldestWaitingMs = 1500;
    health.storeBytes = 8192;
    return health;
}

// The service manager's end of the socket.
class Manager
{
public:
    explicit Manager(const QByteArray &address) : m_descriptor(::socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK, 0))
    {
        sockaddr_un own = {};
        own.sun_family = AF_UNIX;
        std::memcpy(own.sun_path, address.constData(), size_t(address.size()));
        if (address.startsWith('@'))
            own.sun_path[0] = '\0';
        isBound = ::bind(m_descriptor, reinterpret_cast<sockaddr *>(&own),
                         socklen_t(offsetof(sockaddr_un, sun_path) + size_t(address.size()))) == 0;
    }
    ~Manager() { ::close(m_descriptor); }
    Manager(const Manager &) = delete;
    Manager &operator=(const Manager &) = delete;
    [[nodiscard]] QByteArray next() const
    {
        QByteArray buffer(4096, '\0');
        const ssize_t got = ::recv(m_descriptor, buffer.data(), size_t(buffer.size()), 0);
        return got < 0 ? QByteArray() : buffer.first(got);
    }
    bool isBound = false;

private:
    int m_descriptor;
};

} // namespace

class HealthTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyMetricHasHelpTypeAndOneValue()
    {
        const QList<QByteArray> lines = metricsText(wellOne()).split('\n');
        QVERIFY(lines.contains("watchpost_messages_received_total 12"));
        QVERIFY(lines.contains("watchpost_messages_waiting 3"));
        QVERIFY(lines.contains("watchpost_oldest_waiting_seconds 1.5"));
        QVERIFY(lines.contains("watchpost_connected 1"));
        QVERIFY(lines.contains("watchpost_store_bytes 8192"));
        static const QRegularExpression sample(
            u"^(watchpost_[a-z0-9_]+)(\\{[a-z]+=\"[^\"\\\\]*\"\\})? -?[0-9.e+-]+$"_s);
        QByteArray described;
        for (const QByteArray &line : lines) {
            if (line.startsWith("# HELP ")) {
                described = line.split(' ')[2];
            } else if (line.startsWith("# TYPE ")) {
                QCOMPARE(line.split(' ')[2], described);
                QVERIFY(QByteArrayList({"counter", "gauge"}).contains(line.split(' ')[3]));
            } else if (!line.isEmpty()) {
                const auto match = sample.match(QString::fromUtf8(line));
                QVERIFY2(match.hasMatch(), line.constData());
                QCOMPARE(match.captured(1).toLatin1(), described);
            }
        }
    }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QString>("which");
        for (const char *which : {"connection", "store", "inbox"})
            QTest::newRow(which) << QString::fromLatin1(which);
    }
    void saysWhatIsWrong()
    {
        QFETCH(QString, which);
        Health health = wellOne();
        QVERIFY(isWell(health));
        QString &trouble = which == "store"_L1   ? health.storeTrouble
                           : which == "inbox"_L1 ? health.inboxTrouble
                                                 : health.connectionReason;
        trouble = u"a \"disk\"\nis full"_s;
        health.connected = which != "connection"_L1;
        QVERIFY(!isWell(health));
        const QJsonObject json = QJsonDocument::fromJson(healthJson(health)).object();
        QCOMPARE(json["ok"_L1].toBool(true), false);
        QCOMPARE(json[which].toString(), trouble);
        QVERIFY(!statusLine(health).contains('\n'));
    }

    void answersOneRequestAConnection_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<QByteArray>("begins");
        QTest::addColumn<bool>("withBody");
        const auto row = [](const char *name, const QByteArray &request, const QByteArray &begins, bool withBody) {
            QTest::newRow(name) << request << begins << withBody;
        };
        row("get", "GET /there?x=1 HTTP/1.1\r\nHost: 127.0.0.1:1\r\n\r\n", "HTTP/1.1 200 ", true);
        row("head", "HEAD /there HTTP/1.1\r\nHost: localhost\r\n\r\n", "HTTP/1.1 200 ", false);
        row("old client", "GET /there HTTP/1.0\r\n\r\n", "HTTP/1.1 200 ", true);
        row("other path", "GET /../etc/passwd HTTP/1.1\r\nHost: [::1]:1\r\n\r\n", "HTTP/1.1 404 ", true);
        row("post", "POST /there HTTP/1.1\r\nHost: localhost\r\n\r\n", "HTTP/1.1 405 ", true);
        row("name of a stranger", "GET /there HTTP/1.1\r\nHost: evil.example\r\n\r\n", "HTTP/1.1 403 ", true);
        row("address before a name", "GET /there HTTP/1.1\r\nHost: 127.0.0.1@evil.example\r\n\r\n", "HTTP/1.1 403 ",
            true);
        row("no host", "GET /there HTTP/1.1\r\n\r\n", "HTTP/1.1 400 ", true);
        row("two hosts", "GET /there HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n", "HTTP/1.1 400 ", true);
        row("http 2", "GET /there HTTP/2\r\nHost: localhost\r\n\r\n", "HTTP/1.1 505 ", true);
        row("rubbish", QByteArray("\x16\x03\x01\0\xff\r\n\r\n", 9), "HTTP/1.1 400 ", true);
        row("empty", "\r\n\r\n", "HTTP/1.1 400 ", true);
        row("endless", "GET /" + QByteArray(3 * HttpServer::kMaxHeadBytes, 'a'), "HTTP/1.1 431 ", true);
    }
    void answersOneRequestAConnection()
    {
        QFETCH(QByteArray, request);
        QFETCH(QByteArray, begins);
        QFETCH(bool, withBody);
        HttpServer server(&HealthTest::answer);
        QTcpSocket socket;
        connectTo(server, socket);
        socket.write(request);
        QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
        const QByteArray answer = socket.readAll();
        QVERIFY2(answer.startsWith(begins), answer.constData());
        QCOMPARE(!answer.sliced(answer.indexOf("\r\n\r\n") + 4).isEmpty(), withBody);
        QVERIFY(answer.contains("Connection: close\r\n"));
    }

    void readsARequestThatComesInPieces()
    {
        HttpServer server(&HealthTest::answer);
        QTcpSocket socket;
        connectTo(server, socket);
        for (const char byte : QByteArray("GET /there HTTP/1.1\r\nHost: localhost\r\n\r\n")) {
            socket.write(&byte, 1);
            socket.flush();
            QCoreApplication::sendPostedEvents();
        }
        QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
        QVERIFY(socket.readAll().endsWith("body"));
    }

    void endsAConnectionThatSaysNothing()
    {
        HttpServer server(&HealthTest::answer, 50);
        QTcpSocket socket;
        connectTo(server, socket);
        socket.write("GET /the");
        QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
        QVERIFY(socket.readAll().isEmpty());
    }

    void answersAgainAfterMoreConnectionsThanItTakes()
    {
        HttpServer server(&HealthTest::answer, 200);
        std::vector<std::unique_ptr<QTcpSocket>> silent;
        for (int i = 0; i < 2 * HttpServer::kMaxConnections; ++i) {
            silent.push_back(std::make_unique<QTcpSocket>());
            connectTo(server, *silent.back());
        }
        for (const auto &socket : silent)
            QTRY_COMPARE(socket->state(), QAbstractSocket::UnconnectedState);
        QTcpSocket socket;
        connectTo(server, socket);
        socket.write("GET /there HTTP/1.0\r\n\r\n");
        QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
        QVERIFY(socket.readAll().endsWith("body"));
    }

    void listensOnLoopbackOnly_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("host"); // empty: refused
        QTest::newRow("port") << u"9883"_s << u"127.0.0.1"_s;
        QTest::newRow("address") << u"127.0.0.2:0"_s << u"127.0.0.2"_s;
        QTest::newRow("name") << u"localhost:1"_s << u"127.0.0.1"_s;
        QTest::newRow("version 6") << u"[::1]:9883"_s << u"::1"_s;
        QTest::newRow("all interfaces") << u"0.0.0.0:9883"_s << QString();
        QTest::newRow("another machine's") << u"192.0.2.1:9883"_s << QString();
        QTest::newRow("no port") << u"127.0.0.1"_s << QString();
        QTest::newRow("too high") << u"65536"_s << QString();
        QTest::newRow("other name") << u"example.org:80"_s << QString();
        QTest::newRow("empty") << QString() << QString();
    }
    void listensOnLoopbackOnly()
    {
        QFETCH(QString, text);
        QFETCH(QString, host);
        const auto address = parseHttpAddress(text);
        QCOMPARE(address.has_value(), !host.isEmpty());
        if (address)
            QCOMPARE(address->host, QHostAddress(host));
        else
            QCOMPARE(address.error().kind, Error::Kind::Usage);
    }

    void reachesTheServiceManager_data()
    {
        QTest::addColumn<QByteArray>("address");
        QTest::newRow("path") << QByteArray();
        QTest::newRow("abstract name") << "@watchpost-test-" + QByteArray::number(QCoreApplication::applicationPid());
    }
    void reachesTheServiceManager()
    {
        QFETCH(QByteArray, address);
        const QTemporaryDir folder;
        if (address.isEmpty())
            address = folder.filePath(u"notify"_s).toLocal8Bit();
        const Manager manager(address);
        QVERIFY(manager.isBound);
        QVERIFY(ServiceNotice(address).send("READY=1"));
        QCOMPARE(manager.next(), "READY=1");
    }

    void tellsNobodyWhereNobodyAsked()
    {
        for (const QByteArray &address : {QByteArray(), QByteArray("relative"), QByteArray("/"),
                                          QByteArray("/" + QByteArray(200, 'x')), QByteArray("/nobody/here")})
            QVERIFY(!ServiceNotice(address).send("READY=1"));
    }

    void holdsTheWatchdogsTime()
    {
        QCOMPARE(watchdogMs("90000000", {}, 7), 90000);
        QCOMPARE(watchdogMs("90000000", "7", 7), 90000);
        QCOMPARE(watchdogMs("90000000", "8", 7), 0);
        QCOMPARE(watchdogMs({}, {}, 7), 0);
        QCOMPARE(watchdogMs("rubbish", {}, 7), 0);
    }

    void aThreadThatHangsIsNotAlive()
    {
        QVERIFY(isAlive({1000, 500, 8000}, 90000));
        QVERIFY(!isAlive({1000, 500, 45001}, 90000));
        QVERIFY(!isAlive({1000, 60000, 500}, 90000));
        QVERIFY(!isAlive({60000, 500, 500}, 90000));
    }

private:
    static HttpAnswer answer(const QByteArray &path)
    {
        return path == "/there" ? HttpAnswer{200, "text/plain", "body"} : HttpAnswer{404, "text/plain", "no"};
    }
    static void connectTo(HttpServer &server, QTcpSocket &socket)
    {
        if (!server.isListening())
            QVERIFY(server.listen({QHostAddress::LocalHost, 0}).has_value());
        socket.connectToHost(QHostAddress::LocalHost, quint16(QUrl(server.url()).port()));
        QVERIFY(socket.waitForConnected());
    }
};

QTEST_GUILESS_MAIN(HealthTest)
#include "tst_health.moc"
