// SPDX-License-Identifier: GPL-3.0-or-later
// Alerts told by the real collector to a web service and to a topic: a receiver that is down, slow or fails delays no
// commit, every attempt is in the log, and a crash keeps nothing from being told.
#include "collector_process.h"
#include "notify/scripted_server.h"
#include "raw_client.h"
#include "support/free_port.h"
#include "support/mosquitto.h"

#include <QDir>
#include <QJsonDocument>
#include <QMessageAuthenticationCode>
#include <QTest>

using namespace Qt::StringLiterals;
using fixture::Request;
using fixture::ScriptedServer;

namespace {

const QByteArray kSecret = "canary-7f3a91";
const QString kAttempts =
    u"SELECT status, response_status, coalesce(error_code, ''), json_extract(metadata, '$.attempt') FROM "
    "integration_activity_log WHERE activity_type = 'notification_webhook' ORDER BY id"_s;

QStringList eventsOf(const ScriptedServer &server)
{
    QStringList events;
    for (const Request &request : server.requests)
        events += QJsonDocument::fromJson(request.body).object()["event"_L1].toString();
    return events;
}

} // namespace

class NotificationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!support::Mosquitto::isInstalled())
            QFAIL("mosquitto is not installed");
        qputenv("XDG_CONFIG_HOME", QFile::encodeName(m_home.path()));
        qputenv("WATCHPOST_KEYCHAIN", "off");
        QFile secret(m_home.filePath(u"secret"_s));
        QVERIFY(secret.open(QIODevice::WriteOnly) && secret.write(kSecret + "\n") > 0);
        secret.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    }
    void init()
    {
        m_broker = std::make_unique<support::Mosquitto>();
        QVERIFY2(m_broker->start(), qPrintable(m_broker->errorString()));
        m_device = std::make_unique<rig::RawClient>();
        QVERIFY(m_device->connectTo(m_broker->port(), "boiler"));
    }

    void tellsTheReceiverAndTheTopic()
    {
        ScriptedServer receiver;
        rig::CollectorProcess collector(m_broker->url(),
                                        options(receiver.url()) + QStringList{u"--alert-topic"_s, u"site/alerts"_s});
        QVERIFY2(collector.start(), collector.log().constData());
        QVERIFY(send(30.0) && send(30.1) && send(29.5) && send(29.0));
        QTRY_COMPARE_WITH_TIMEOUT(eventsOf(receiver), QStringList({u"alert_raised"_s, u"alert_cleared"_s}), 20'000);
        const Request &request = receiver.requests.first();
        QCOMPARE(request.headers.value("x-watchpost-signature"),
                 "sha256=" + QMessageAuthenticationCode::hash(request.headers.value("x-watchpost-timestamp") + "." +
                                                                  request.body,
                                                              kSecret, QCryptographicHash::Sha256)
                                 .toHex());
        QTRY_COMPARE_WITH_TIMEOUT(collector.rows(kAttempts).size(), 2, 20'000);
        QCOMPARE(collector.rows(kAttempts).first(), QVariantList({u"success"_s, 200, QString(), 1}));
        QTRY_COMPARE_WITH_TIMEOUT(
            collector
                .sql(u"SELECT count(*) FROM integration_activity_log WHERE activity_type = 'mqtt_publish_success' "
                     "AND json_extract(metadata, '$.topic') = 'site/alerts'"_s)
                .toInt(),
            2, 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(notified(collector), 1, 20'000);
        // A told one is not told again.
        QVERIFY(send(31.0));
        QTRY_COMPARE_WITH_TIMEOUT(receiver.requests.size(), 3, 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(notified(collector), 2, 20'000);
        QVERIFY(collector.terminate());
        QVERIFY(collector.start());
        QVERIFY(send(29.0));
        QTRY_COMPARE_WITH_TIMEOUT(eventsOf(receiver).mid(2), QStringList({u"alert_raised"_s, u"alert_cleared"_s}),
                                  20'000);
        QVERIFY(collector.terminate());
        QVERIFY(!collector.log().contains(kSecret));
        for (const QString &ending : {u""_s, u"-wal"_s, u".inbox"_s}) {
            QFile file(QString(collector.storePath() + ending));
            QVERIFY(!file.open(QIODevice::ReadOnly) || !file.readAll().contains(kSecret));
        }
    }
    void signsWithTheProfilesSecretWhereTheUnitHasNone()
    {
        QTemporaryDir credentials;
        QFile empty(credentials.filePath(u"webhook-secret"_s));
        QVERIFY(empty.open(QIODevice::WriteOnly) && empty.write("\n") == 1);
        empty.close();
        ScriptedServer receiver;
        const QString profiles = m_home.filePath(u"watchpost/profiles"_s);
        QVERIFY(QDir().mkpath(profiles));
        QFile profile(profiles + u"/unit.json"_s);
        QVERIFY(profile.open(QIODevice::WriteOnly));
        profile.write(
            QJsonDocument(QJsonObject{{u"notify"_s,
                                       QJsonObject{{u"webhook"_s,
                                                    QJsonObject{{u"url"_s, receiver.url()},
                                                                {u"secret_file"_s, m_home.filePath(u"secret"_s)}}}}}})
                .toJson());
        profile.close();
        qputenv("CREDENTIALS_DIRECTORY", QFile::encodeName(credentials.path()));
        rig::CollectorProcess collector(m_broker->url(), {u"--profile"_s, u"unit"_s});
        const bool started = collector.start();
        qunsetenv("CREDENTIALS_DIRECTORY");
        QVERIFY2(started, collector.log().constData());
        QVERIFY(send(30.0) && send(30.1));
        QTRY_VERIFY_WITH_TIMEOUT(!receiver.requests.isEmpty(), 20'000);
        QVERIFY(receiver.requests.first().headers.contains("x-watchpost-signature"));
        QVERIFY(collector.terminate());
    }
    void delaysNoCommit_data()
    {
        QTest::addColumn<QString>("receiver");
        QTest::newRow("down") << u"down"_s;
        QTest::newRow("hangs") << u"hangs"_s;
        QTest::newRow("fails") << u"fails"_s;
    }
    void delaysNoCommit()
    {
        QFETCH(QString, receiver);
        ScriptedServer server(receiver == "fails"_L1
                                  ? ScriptedServer::answerOf("500 Internal Server Error")
                                  : ScriptedServer::Answer([](const Request &) { return QByteArray(); }));
        const quint16 port = server.serverPort();
        const QString url = server.url();
        if (receiver == "down"_L1)
            server.close();
        rig::CollectorProcess collector(m_broker->url(), options(url));
        QVERIFY2(collector.start(), collector.log().constData());
        QVERIFY(send(30.1));
        if (receiver == "hangs"_L1)
            QTRY_COMPARE_WITH_TIMEOUT(server.requests.size(), 1, 20'000);
        for (int i = 0; i < 300; ++i)
            QVERIFY(send(31 + i * 0.01));
        QVERIFY(collector.waitUntilStored(301));
        // All of it is in while nobody was told.
        QCOMPARE(notified(collector), 0);
        if (receiver == "hangs"_L1)
            QCOMPARE(server.requests.size(), 1);
        // Every attempt has its row, and they go on until the receiver is well.
        QTRY_VERIFY_WITH_TIMEOUT(collector.rows(kAttempts).size() >= 2, 60'000);
        const QVariantList first = collector.rows(kAttempts).first();
        QCOMPARE(first[0].toString(), receiver == "hangs"_L1 ? u"timeout"_s : u"failed"_s);
        QCOMPARE(first[2].toString(), receiver == "down"_L1    ? u"network"_s
                                      : receiver == "hangs"_L1 ? u"timeout"_s
                                                               : u"http_500"_s);
        server.setAnswer(ScriptedServer::answerOf("200 OK"));
        if (receiver == "down"_L1)
            QVERIFY(server.listen(QHostAddress::LocalHost, port));
        QTRY_COMPARE_WITH_TIMEOUT(notified(collector), 1, 60'000);
        QTRY_COMPARE_WITH_TIMEOUT(collector.rows(kAttempts).last()[0].toString(), u"success"_s, 20'000);
        if (receiver != "down"_L1)
            QTRY_COMPARE_WITH_TIMEOUT(collector.rows(kAttempts).size(), server.requests.size(), 20'000);
        const QList<QVariantList> rows = collector.rows(kAttempts);
        for (int i = 0; i < rows.size(); ++i)
            QCOMPARE(rows[i][3].toInt(), i + 1);
        QVERIFY(collector.terminate());
    }
    void tellsAfterACrashWhatItCouldNotTell()
    {
        const quint16 port = support::freePort();
        rig::CollectorProcess collector(m_broker->url(), options(u"http://127.0.0.1:%1/hook"_s.arg(port)));
        QVERIFY2(collector.start(), collector.log().constData());
        QVERIFY(send(30.1));
        QTRY_COMPARE_WITH_TIMEOUT(collector.sql(u"SELECT count(*) FROM alerts"_s).toInt(), 1, 20'000);
        collector.kill();
        ScriptedServer receiver;
        receiver.close();
        QVERIFY(receiver.listen(QHostAddress::LocalHost, port));
        QVERIFY(collector.start());
        QTRY_COMPARE_WITH_TIMEOUT(eventsOf(receiver), QStringList{u"alert_raised"_s}, 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(notified(collector), 1, 20'000);
        QVERIFY(collector.terminate());
    }
    void refusesAddressesThatAreNone_data()
    {
        QTest::addColumn<QStringList>("given");
        QTest::newRow("file") << QStringList{u"--webhook"_s, u"file:///etc/passwd"_s};
        QTest::newRow("password") << QStringList{u"--webhook"_s, u"https://u:p@127.0.0.1/"_s};
        QTest::newRow("wildcard") << QStringList{u"--alert-topic"_s, u"site/#"_s};
    }
    void refusesAddressesThatAreNone()
    {
        QFETCH(QStringList, given);
        const rig::Ran ran = rig::run(QStringList{u"listen"_s, u"--broker"_s, m_broker->url(), u"--store"_s,
                                                  u"sqlite:"_s + m_home.filePath(u"x.sqlite"_s)} +
                                      given);
        QCOMPARE(ran.exitCode, 2);
        QVERIFY(!ran.err.isEmpty());
    }

private:
    [[nodiscard]] QStringList options(const QString &url) const
    {
        return {u"--webhook"_s, url, u"--webhook-secret-file"_s, m_home.filePath(u"secret"_s)};
    }
    bool send(double temperature)
    {
        return m_device->publish("devices/boiler/telemetry", "{\"id\":\"boiler\",\"data\":{\"temperature\":" +
                                                                 QByteArray::number(temperature) + "}}");
    }
    static int notified(const rig::CollectorProcess &collector)
    {
        return collector.sql(u"SELECT count(*) FROM alerts WHERE notified_at IS NOT NULL"_s).toInt();
    }

    QTemporaryDir m_home;
    std::unique_ptr<support::Mosquitto> m_broker;
    std::unique_ptr<rig::RawClient> m_device;
};

QTEST_GUILESS_MAIN(NotificationsTest)
#include "tst_notifications.moc"
