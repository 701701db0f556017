// SPDX-License-Identifier: GPL-3.0-or-later
// What goes wrong between a new user and live data: `doctor` and the collector's log say which step, why and what to
// do.
#include "collector_process.h"
#include "support/certificates.h"
#include "support/free_port.h"
#include "support/mosquitto.h"

#include <QFile>
#include <QJsonDocument>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

// The step that `doctor --json` says failed, with its words; empty if none did.
struct Diagnosis
{
    int exitCode = -1;
    QString failedStep;
    QString detail;
    QString advice;
    QByteArray out;
};
Diagnosis diagnose(const QStringList &arguments)
{
    const auto ran = rig::run(QStringList{u"doctor"_s, u"--json"_s} + arguments, {}, 40'000);
    Diagnosis diagnosis{ran.exitCode, {}, {}, {}, ran.out + ran.err};
    const auto lines = ran.out.trimmed().split('\n');
    for (const QByteArray &line : lines) {
        const QJsonObject step = QJsonDocument::fromJson(line).object();
        if (!step["ok"_L1].toBool()) {
            diagnosis.failedStep = step["step"_L1].toString();
            diagnosis.detail = step["detail"_L1].toString();
            diagnosis.advice = step["advice"_L1].toString();
        }
    }
    return diagnosis;
}

QString writeFile(const QTemporaryDir &dir, const QString &name, const QByteArray &content)
{
    QFile file(dir.filePath(name));
    if (!file.open(QIODevice::WriteOnly))
        return {};
    file.write(content);
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    return file.fileName();
}

// A broker that takes every connection and refuses every filter: "not authorized".
class RefusingBroker
{
public:
    RefusingBroker()
    {
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            QTcpSocket *socket = m_server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [socket] { answer(socket); });
        });
    }
    [[nodiscard]] bool start() { return m_server.listen(QHostAddress::LocalHost); }
    [[nodiscard]] QString url() const { return u"mqtt://127.0.0.1:%1"_s.arg(m_server.serverPort()); }

private:
    // Packets are shorter than 128 bytes here, so that the second byte is their length.
    static void answer(QTcpSocket *socket)
    {
        while (socket->bytesAvailable() >= 2) {
            const QByteArray head = socket->peek(2);
            if (socket->bytesAvailable() < 2 + head[1])
                return;
            const QByteArray packet = socket->read(2 + head[1]);
            if (quint8(packet[0]) == 0x10)
                socket->write(QByteArray("\x20\x03\x00\x00\x00", 5));
            else if (quint8(packet[0]) == 0x82)
                socket->write(QByteArray("\x90\x04", 2) + packet.mid(2, 2) + QByteArray("\x00\x87", 2));
            else if (quint8(packet[0]) == 0xC0)
                socket->write(QByteArray("\xD0\x00", 2));
        }
    }

    QTcpServer m_server;
};

} // namespace

class FailuresTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesTheStepThatFails_data()
    {
        QTest::addColumn<QString>("trouble");
        QTest::addColumn<QString>("step");
        QTest::newRow("all is well") << u"none"_s << QString();
        QTest::newRow("nobody listens") << u"closed"_s << u"tcp"_s;
        QTest::newRow("no such host") << u"host"_s << u"resolve"_s;
        QTest::newRow("something else listens") << u"silent"_s << u"connack"_s;
        QTest::newRow("wrong password") << u"password"_s << u"connack"_s;
        QTest::newRow("refused subscription") << u"acl"_s << u"suback"_s;
        QTest::newRow("no CA") << u"ca"_s << u"tls"_s;
        QTest::newRow("expired certificate") << u"expired"_s << u"tls"_s;
    }
    void namesTheStepThatFails()
    {
        QFETCH(QString, trouble);
        QFETCH(QString, step);
        QTemporaryDir dir;
        support::Certificates certificates;
        QVERIFY2(certificates.isValid(), qPrintable(certificates.errorString()));
        support::MosquittoOptions options;
        QStringList arguments;
        RefusingBroker refusing;
        if (trouble == "password"_L1) {
            options.users = {{u"operator"_s, u"right"_s}};
            arguments += {u"--user"_s, u"operator"_s, u"--password-file"_s, writeFile(dir, u"pw"_s, "wrong\n")};
        } else if (trouble == "acl"_L1) {
            QVERIFY(refusing.start());
        } else if (trouble == "ca"_L1 || trouble == "expired"_L1) {
            const QString name = trouble == "ca"_L1 ? u"server"_s : u"expired"_s;
            options.certFile = certificates.cert(name);
            options.keyFile = certificates.key(name);
            if (trouble == "expired"_L1)
                arguments += {u"--ca"_s, certificates.cert(u"ca"_s)};
        }
        support::Mosquitto broker(options);
        QVERIFY2(broker.start(), qPrintable(broker.errorString()));
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        QString url = broker.url();
        if (trouble == "closed"_L1)
            url = u"mqtt://127.0.0.1:%1"_s.arg(support::freePort());
        else if (trouble == "acl"_L1)
            url = refusing.url();
        else if (trouble == "host"_L1)
            url = u"mqtt://no-such-host.invalid"_s;
        else if (trouble == "silent"_L1)
            url = u"mqtt://127.0.0.1:%1"_s.arg(silent.serverPort());

        const Diagnosis diagnosis = diagnose(QStringList{u"--broker"_s, url} + arguments);
        QVERIFY2(diagnosis.failedStep == step, diagnosis.out);
        QCOMPARE(diagnosis.exitCode, step.isEmpty() ? 0 : 1);
        if (!step.isEmpty()) {
            QVERIFY2(!diagnosis.detail.isEmpty(), diagnosis.out);
            QVERIFY2(!diagnosis.advice.isEmpty(), diagnosis.out);
        }

        // The collector says the same and goes on trying; it ends when told to.
        rig::CollectorProcess collector(url, arguments);
        collector.startWithoutWaiting();
        if (step.isEmpty() || step == "suback"_L1)
            QVERIFY2(collector.waitUntilReady(), collector.log());
        if (!step.isEmpty())
            QTRY_VERIFY2_WITH_TIMEOUT(collector.log().contains("broker: "), collector.log(), 20'000);
        QVERIFY2(collector.terminate(), collector.log());
        QVERIFY(!collector.log().contains("wrong\n"));
    }

    void comesBackWhenTheBrokerDoes()
    {
        support::Mosquitto broker;
        QVERIFY2(broker.start(), qPrintable(broker.errorString()));
        rig::CollectorProcess collector(broker.url(), {});
        QVERIFY2(collector.start(), collector.log());
        broker.kill();
        QTRY_VERIFY_WITH_TIMEOUT(!collector.status()["connected"_L1].toBool(true), 20'000);
        QVERIFY(collector.status()["running"_L1].toBool());
        QVERIFY(broker.restart());
        QTRY_VERIFY_WITH_TIMEOUT(collector.status()["connected"_L1].toBool(), 60'000);
        QCOMPARE(collector
                     .sql(u"select count(*) from integration_activity_log where activity_type = "
                          "'mqtt_connection_lost' and status = 'error'"_s)
                     .toInt(),
                 1);
    }

    void saysWhatIsWrongWithAStore_data()
    {
        QTest::addColumn<QString>("trouble");
        QTest::addColumn<QString>("step");
        QTest::newRow("not there") << u"absent"_s << u"store"_s;
        QTest::newRow("not a database") << u"text"_s << u"store"_s;
        QTest::newRow("sound") << u"none"_s << QString();
    }
    void saysWhatIsWrongWithAStore()
    {
        QFETCH(QString, trouble);
        QFETCH(QString, step);
        QTemporaryDir dir;
        const QString url = u"sqlite:"_s + dir.filePath(u"s.sqlite"_s);
        if (trouble == "text"_L1)
            writeFile(dir, u"s.sqlite"_s, QByteArray(10'000, 'x'));
        else if (trouble == "none"_L1)
            QCOMPARE(rig::run({u"migrate"_s, u"--store"_s, url}).exitCode, 0);
        const Diagnosis diagnosis = diagnose({u"--store"_s, url});
        QVERIFY2(diagnosis.failedStep == step, diagnosis.out);
        QCOMPARE(diagnosis.exitCode, step.isEmpty() ? 0 : 1);
        QFile left(dir.filePath(u"s.sqlite"_s));
        QCOMPARE(left.exists(), trouble != "absent"_L1);
    }

    void refusesWrongWords_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("says");
        QTest::newRow("no command") << QStringList() << u"no command"_s;
        QTest::newRow("unknown command") << QStringList{u"frobnicate"_s} << u"frobnicate"_s;
        QTest::newRow("unknown option") << QStringList{u"events"_s, u"--nonsense"_s} << u"nonsense"_s;
        QTest::newRow("no broker") << QStringList{u"listen"_s} << u"--broker"_s;
        QTest::newRow("password in the URL")
            << QStringList{u"listen"_s, u"--broker"_s, u"mqtt://me:secret@127.0.0.1"_s} << u"assword"_s;
        QTest::newRow("bad scheme") << QStringList{u"listen"_s, u"--broker"_s, u"http://127.0.0.1"_s} << u"http"_s;
        QTest::newRow("bad store") << QStringList{u"status"_s, u"--store"_s, u"mysql://x"_s} << u"mysql"_s;
        QTest::newRow("bad format") << QStringList{u"decode"_s, u"--format"_s, u"xml"_s} << u"xml"_s;
        QTest::newRow("bad topic") << QStringList{u"listen"_s, u"--broker"_s, u"mqtt://127.0.0.1"_s, u"--topic"_s,
                                                  u"a/#/b"_s}
                                   << u"a/#/b"_s;
        QTest::newRow("unknown profile") << QStringList{u"status"_s, u"--profile"_s, u"nobody"_s} << u"nobody"_s;
    }
    void refusesWrongWords()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, says);
        const auto ran = rig::run(arguments);
        QCOMPARE(ran.exitCode, 2);
        QVERIFY2(ran.err.contains(says.toUtf8()), ran.err);
        QVERIFY(!ran.err.contains("secret"));
        QVERIFY(ran.out.isEmpty());
    }

    void pointsAtTheMistakeInAFilter()
    {
        QTemporaryDir dir;
        const QString url = u"sqlite:"_s + dir.filePath(u"s.sqlite"_s);
        QCOMPARE(rig::run({u"migrate"_s, u"--store"_s, url}).exitCode, 0);
        const auto ran = rig::run({u"events"_s, u"--store"_s, url, u"--filter"_s, u"type:offline qos<"_s});
        QCOMPARE(ran.exitCode, 2);
        QVERIFY2(ran.err.contains("17"), ran.err);
    }
};

QTEST_GUILESS_MAIN(FailuresTest)
#include "tst_failures.moc"
