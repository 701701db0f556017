// SPDX-License-Identifier: GPL-3.0-or-later
// The collector as a service: what its manager, a scraper and the journal hear from the real program.
#include "collector_process.h"
#include "support/mosquitto.h"

#include <QFile>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTcpSocket>
#include <QTest>
#include <QUrl>

#include <csignal>
#include <cstring>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

class ServiceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!support::Mosquitto::isInstalled())
            QFAIL("mosquitto is not installed");
        QVERIFY(m_broker.start());
        const QByteArray path = m_folder.filePath(u"notify"_s).toLocal8Bit();
        m_socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
        sockaddr_un own = {};
        own.sun_family = AF_UNIX;
        std::memcpy(own.sun_path, path.constData(), size_t(path.size()));
        QCOMPARE(::bind(m_socket, reinterpret_cast<sockaddr *>(&own), sizeof own), 0);
        qputenv("NOTIFY_SOCKET", path);
        qputenv("WATCHDOG_USEC", "2000000");
    }
    void cleanupTestCase() { ::close(m_socket); }
    void init() { m_heard.clear(); }

    void isReadyOnceItReceives()
    {
        rig::CollectorProcess collector(m_broker.url(), {});
        QVERIFY2(collector.start(), collector.log().constData());
        QTRY_VERIFY(hears("READY=1"));
        QTRY_VERIFY(hears("WATCHDOG=1"));
        QTRY_VERIFY(hears("STATUS=connected"));
        QVERIFY(collector.terminate());
        QTRY_VERIFY(hears("STOPPING=1"));
    }

    void isNotReadyWithoutABroker()
    {
        rig::CollectorProcess collector(u"mqtt://127.0.0.1:1"_s, {});
        collector.startWithoutWaiting();
        QTRY_VERIFY_WITH_TIMEOUT(hears("STATUS=not connected ("), 30000);
        QTRY_VERIFY(hears("WATCHDOG=1"));
        QVERIFY(!hears("READY=1"));
        QVERIFY(collector.terminate());
    }

    void answersAScraperAndAHealthCheck()
    {
        rig::CollectorProcess collector(m_broker.url(), {u"--metrics"_s, u"127.0.0.1:0"_s});
        QVERIFY2(collector.start(), collector.log().constData());
        QCOMPARE(rig::run({u"publish"_s, u"--broker"_s, m_broker.url(), u"--qos"_s, u"1"_s, u"devices/a/telemetry"_s,
                           u"{\"id\":\"a\",\"data\":{\"temperature\":1}}"_s})
                     .exitCode,
                 0);
        QVERIFY(collector.waitUntilStored(1));
        const QUrl url = urlOf(collector.log());
        QVERIFY2(url.isValid() && url.port() > 0, collector.log().constData());
        const QByteArray metrics = get(url, "/metrics");
        QVERIFY2(metrics.contains("\nwatchpost_messages_stored_total 1\n"), metrics.constData());
        QVERIFY2(metrics.contains("\nwatchpost_connected 1\n"), metrics.constData());
        QVERIFY(get(url, "/health").startsWith("HTTP/1.1 200 "));
        m_broker.stop();
        QTRY_VERIFY_WITH_TIMEOUT(get(url, "/health").startsWith("HTTP/1.1 503 "), 30000);
        QVERIFY(m_broker.start());
        QVERIFY(collector.terminate());
    }

    void refusesToServeOthers()
    {
        const rig::Ran ran = rig::run({u"listen"_s, u"--broker"_s, m_broker.url(), u"--store"_s,
                                       u"sqlite:"_s + m_folder.filePath(u"x.sqlite"_s), u"--metrics=0.0.0.0:0"_s});
        QCOMPARE(ran.exitCode, 2);
        QVERIFY2(ran.err.contains("loopback"), ran.err.constData());
    }

    void writesThePrioritiesOfTheJournal()
    {
        const QString path = m_folder.filePath(u"journal"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        struct stat info = {};
        QCOMPARE(::fstat(file.handle(), &info), 0);
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"JOURNAL_STREAM"_s, u"%1:%2"_s.arg(info.st_dev).arg(info.st_ino));
        process.setProcessEnvironment(environment);
        process.setStandardErrorFile(path, QIODevice::Append);
        process.start(QStringLiteral(WATCHPOSTCTL), {u"listen"_s, u"--broker"_s, u"no url\x1b[31m"_s});
        QVERIFY(process.waitForFinished());
        QFile written(path);
        QVERIFY(written.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = written.readAll().trimmed().split('\n');
        for (const QByteArray &line : lines) {
            QVERIFY2(line.startsWith("<3>") || line.startsWith("<6>"), line.constData());
            QVERIFY(!line.contains('\x1b'));
        }
    }

private:
    bool hears(const QByteArray &what)
    {
        QByteArray buffer(4096, '\0');
        for (ssize_t got; (got = ::recv(m_socket, buffer.data(), size_t(buffer.size()), 0)) > 0;)
            m_heard += '\n' + buffer.first(got);
        return m_heard.contains(QByteArray('\n' + what));
    }
    static QUrl urlOf(const QByteArray &log)
    {
        static const QRegularExpression address(u"http://[0-9.:]+"_s);
        return QUrl(address.match(QString::fromUtf8(log)).captured());
    }
    static QByteArray get(const QUrl &url, const QByteArray &path)
    {
        QTcpSocket socket;
        socket.connectToHost(url.host(), quint16(url.port()));
        socket.write("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
        QTest::qWaitFor([&socket] { return socket.state() == QAbstractSocket::UnconnectedState; }, 10000);
        return socket.readAll();
    }

    QTemporaryDir m_folder;
    support::Mosquitto m_broker;
    int m_socket = -1;
    QByteArray m_heard;
};

QTEST_GUILESS_MAIN(ServiceTest)
#include "tst_service.moc"
