// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever happens to the database server and to the collector: the inbox holds, the store catches up in order, and in
// the end everything is in both tables exactly once. WATCHPOST_LONG=1 for the long run.
#include "collector_process.h"
#include "server_faults.h"
#include "support/free_port.h"
#include "support/mosquitto.h"

#include <QJsonDocument>
#include <QTcpSocket>
#include <QTest>
#include <csignal>

using namespace Qt::StringLiterals;

namespace {

bool isLong()
{
    return qEnvironmentVariableIntValue("WATCHPOST_LONG") > 0;
}

support::MosquittoOptions brokerOptions()
{
    support::MosquittoOptions options;
    options.persistence = true;
    options.maxQueued = 0;
    return options;
}

// What the collector itself says of its state: the same words as in chip and banner of a window that collects.
class Health
{
public:
    [[nodiscard]] QString address() const { return u"127.0.0.1:%1"_s.arg(m_port); }
    [[nodiscard]] QJsonObject now() const
    {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, m_port);
        socket.write("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n");
        while (socket.state() != QAbstractSocket::UnconnectedState && socket.waitForReadyRead(5000)) {
        }
        const QByteArray answer = socket.readAll();
        return QJsonDocument::fromJson(answer.mid(answer.indexOf("\r\n\r\n") + 4)).object();
    }

private:
    quint16 m_port = support::freePort();
};

// A plant that sends numbered messages while the test does something.
class Sending
{
public:
    Sending(const QString &broker, int count, int rate) : m_count(count)
    {
        m_process.start(QStringLiteral(WATCHPOSTCTL),
                        {u"simulate"_s, u"--broker"_s, broker, u"--numbered"_s, u"--count"_s, QString::number(count),
                         u"--rate"_s, QString::number(rate), u"--devices"_s, u"20"_s});
    }
    void hold() { ::kill(pid_t(m_process.processId()), SIGSTOP); }
    void goOn() { ::kill(pid_t(m_process.processId()), SIGCONT); }
    // Whether all were taken by the broker.
    [[nodiscard]] bool isDone(int timeoutMs = 600'000)
    {
        return QTest::qWaitFor([this] { return m_process.state() == QProcess::NotRunning; }, timeoutMs) &&
               QJsonDocument::fromJson(m_process.readAllStandardOutput()).object()["acknowledged"_L1].toInt() ==
                   m_count;
    }

private:
    int m_count;
    QProcess m_process;
};

} // namespace

class PostgresOutagesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(rig::postgres().isRunning(), qPrintable(rig::postgres().errorString())); }

    void storesEachMessageOnceThroughEveryOutage()
    {
        const int count = isLong() ? 200'000 : 12'000;
        const int rate = isLong() ? 1'500 : 600;
        const int awayMs = isLong() ? 20'000 : 2'500;
        support::Mosquitto broker(brokerOptions());
        QVERIFY2(broker.start(), qPrintable(broker.errorString()));
        rig::CollectorProcess collector(broker.url(), {});
        QVERIFY2(collector.start(), collector.log());
        QProcess simulate;
        simulate.start(QStringLiteral(WATCHPOSTCTL),
                       {u"simulate"_s, u"--broker"_s, broker.url(), u"--numbered"_s, u"--count"_s,
                        QString::number(count), u"--rate"_s, QString::number(rate), u"--devices"_s, u"50"_s});
        QVERIFY(simulate.waitForStarted());
        support::Postgres &server = rig::postgres();

        QTest::qWait(1000);
        killAndStart(collector);
        // Stopped in order, and once more with the collector killed and started meanwhile.
        server.stop();
        QTest::qWait(awayMs);
        QVERIFY2(server.start(), qPrintable(server.errorString()));
        QTest::qWait(awayMs / 2);
        server.stop();
        QTest::qWait(awayMs / 2);
        killAndStart(collector);
        QTest::qWait(awayMs / 2);
        QVERIFY2(server.start(), qPrintable(server.errorString()));
        killAndStart(collector);
        QTest::qWait(awayMs / 2);
        QVERIFY2(server.restart(support::Postgres::Stop::Immediate), qPrintable(server.errorString()));
        killAndStart(collector);
        QTest::qWait(awayMs / 2);
        setReadOnly(true);
        QTest::qWait(awayMs / 2);
        killAndStart(collector);
        QTest::qWait(awayMs / 2);
        setReadOnly(false);

        QTRY_COMPARE_WITH_TIMEOUT(simulate.state(), QProcess::NotRunning, 600'000);
        const QByteArray said = simulate.readAllStandardOutput();
        QCOMPARE(QJsonDocument::fromJson(said).object()["acknowledged"_L1].toInt(), count);
        QVERIFY2(collector.waitUntilStored(count, 300'000), collector.log());
        checkStore(collector, count);
        QVERIFY2(collector.terminate(), collector.log());
        checkStore(collector, count);
        const QByteArray log = collector.log();
        QVERIFY2(log.contains("storing in the inbox only"), log);
        QVERIFY2(log.contains("read-only"), log);
        QVERIFY2(log.contains("the store takes rows again"), log);
    }

    void collectsBeforeTheServerIsThere()
    {
        support::Mosquitto broker(brokerOptions());
        QVERIFY2(broker.start(), qPrintable(broker.errorString()));
        rig::CollectorProcess collector(broker.url(), {});
        rig::postgres().stop();
        QVERIFY2(collector.start(), collector.log());
        const auto simulated = rig::run(
            {u"simulate"_s, u"--broker"_s, broker.url(), u"--numbered"_s, u"--count"_s, u"500"_s, u"--rate"_s, u"0"_s});
        QCOMPARE(simulated.exitCode, 0);
        QVERIFY2(rig::postgres().start(), qPrintable(rig::postgres().errorString()));
        QVERIFY2(collector.waitUntilStored(500), collector.log());
        checkStore(collector, 500);
    }

    // Within five seconds, and what was not stored waits in the inbox.
    void endsWhileTheServerIsAway()
    {
        support::Mosquitto broker(brokerOptions());
        QVERIFY2(broker.start(), qPrintable(broker.errorString()));
        rig::CollectorProcess collector(broker.url(), {});
        QVERIFY2(collector.start(), collector.log());
        rig::postgres().stop();
        const QStringList plant{u"simulate"_s, u"--broker"_s, broker.url(), u"--numbered"_s,
                                u"--count"_s,  u"300"_s,      u"--rate"_s,  u"0"_s};
        QCOMPARE(rig::run(plant).exitCode, 0);
        QVERIFY2(collector.terminate(), collector.log());
        QVERIFY2(rig::postgres().start(), qPrintable(rig::postgres().errorString()));
        QVERIFY2(collector.start(), collector.log());
        QVERIFY2(collector.waitUntilStored(300), collector.log());
        checkStore(collector, 300);
    }

    void storesEachMessageOnceThroughAFault_data()
    {
        QTest::addColumn<rig::Fault>("fault");
        QTest::addColumn<QString>("words"); // of the collector meanwhile
        using rig::Fault;
        QTest::newRow("network is silent") << Fault::BlackHole << u"cannot be reached"_s;
        QTest::newRow("disk is full") << Fault::DiskFull << u"disk is full"_s;
        QTest::newRow("right is taken away") << Fault::RightLost << u"this login may not do that"_s;
        QTest::newRow("table is locked") << Fault::Locked << u"holds a lock"_s;
        QTest::newRow("statements are cancelled") << Fault::Cancelled << u"the statement was stopped"_s;
        QTest::newRow("deadlocks") << Fault::Deadlocked << u"another transaction was in the way"_s;
        QTest::newRow("column is renamed")
            << Fault::ColumnRenamed << u"column \"metadata\" of relation \"integration_activity_log\" does not exist"_s;
        QTest::newRow("connections are used up") << Fault::ConnectionsUsedUp << u"takes no more connections"_s;
    }
    void storesEachMessageOnceThroughAFault()
    {
        QFETCH(rig::Fault, fault);
        QFETCH(QString, words);
        const int count = isLong() ? 15'000 : 900;
        support::Mosquitto broker(brokerOptions());
        QVERIFY2(broker.start(), qPrintable(broker.errorString()));
        Health health;
        rig::CollectorProcess collector(broker.url(), {u"--metrics"_s, health.address()});
        rig::FaultySite site(collector.database(), fault);
        QCOMPARE(site.prepare(), QString());
        collector.setStoreUrl(site.url());
        QVERIFY2(collector.start(), collector.log());
        Sending sending(broker.url(), count, isLong() ? 500 : 300);
        QTRY_VERIFY_WITH_TIMEOUT(collector.status()["stored"_L1].toInteger() >= 50, 30'000);
        sending.hold();
        site.begin();
        sending.goOn();
        QTRY_VERIFY2_WITH_TIMEOUT(health.now()["store"_L1].toString().contains(words), collector.log(), 30'000);
        QVERIFY(!health.now()["store_takes_rows"_L1].toBool());
        QVERIFY(health.now()["inbox_takes_messages"_L1].toBool());
        // Another program that can reach the store sees what waits, and sums that agree.
        QTRY_VERIFY_WITH_TIMEOUT(collector.status()["received"_L1].toInteger() > count / 2, 30'000);
        const QJsonObject meanwhile = collector.status();
        QVERIFY2(collector.balances(meanwhile), QJsonDocument(meanwhile).toJson());
        QVERIFY2(meanwhile["waiting"_L1].toInteger() > 0, QJsonDocument(meanwhile).toJson());
        if (isLong())
            QTest::qWait(30'000);
        // Who cannot store rows may well be able to say that it is alive; else nobody says so.
        const bool beats = fault != rig::Fault::BlackHole && fault != rig::Fault::ConnectionsUsedUp;
        QTRY_COMPARE_WITH_TIMEOUT(collector.status()["running"_L1].toBool(), beats, 15'000);
        site.end();

        QVERIFY(sending.isDone());
        QVERIFY2(collector.waitUntilStored(count, 300'000), collector.log());
        checkStore(collector, count);
        QTRY_VERIFY2(health.now()["ok"_L1].toBool(), QJsonDocument(health.now()).toJson());
        QVERIFY2(collector.terminate(), collector.log());
        QVERIFY2(collector.log().contains("the store takes rows again"), collector.log());
    }

    // By turns before it arrives, right behind it, and when the answer is on its way.
    void storesEachMessageOnceThoughConnectionsAreCutAtCommit()
    {
        const int count = isLong() ? 60'000 : 1'500;
        const int cuts = isLong() ? 500 : 15;
        support::Mosquitto broker(brokerOptions());
        QVERIFY2(broker.start(), qPrintable(broker.errorString()));
        rig::CollectorProcess collector(broker.url(), {});
        rig::FaultySite site(collector.database(), rig::Fault::BlackHole);
        QCOMPARE(site.prepare(), QString());
        collector.setStoreUrl(site.url());
        QVERIFY2(collector.start(), collector.log());
        site.proxy().cutAt("COMMIT", cuts);
        Sending sending(broker.url(), count, isLong() ? 300 : 250);
        QVERIFY(sending.isDone());
        QVERIFY2(collector.waitUntilStored(count, 300'000), collector.log());
        // On a busy machine batches grow, and fewer commits are left to be cut; each way has had its turns anyway.
        QVERIFY2(site.proxy().cuts() >= cuts / 2, qPrintable(QString::number(site.proxy().cuts())));
        checkStore(collector, count);
    }

    // 200 ms there and back, 64 kB a second: what would be a batch each becomes one of many.
    void growsBatchesOverASlowLink()
    {
        const int count = isLong() ? 3'000 : 300;
        support::Mosquitto broker(brokerOptions());
        QVERIFY2(broker.start(), qPrintable(broker.errorString()));
        Health health;
        rig::CollectorProcess collector(broker.url(), {u"--metrics"_s, health.address()});
        rig::FaultySite site(collector.database(), rig::Fault::BlackHole);
        QCOMPARE(site.prepare(), QString());
        collector.setStoreUrl(site.url());
        QVERIFY2(collector.start(), collector.log());
        site.proxy().setPace(100, 64'000);
        Sending sending(broker.url(), count, 100);
        QVERIFY(sending.isDone());
        QVERIFY2(collector.waitUntilStored(count, 900'000), collector.log());
        QVERIFY2(health.now()["store_takes_rows"_L1].toBool(), collector.log());
        checkStore(collector, count);
        const int batches = collector
                                .sql(u"select count(distinct xmin::text) from integration_activity_log where "
                                     "activity_type = 'mqtt_message_received'"_s)
                                .toInt();
        QVERIFY2(batches * 10 < count, QByteArray::number(batches));
        QVERIFY2(!collector.log().contains("storing in the inbox only"), collector.log());
    }

    void endsWhileTheNetworkIsSilent()
    {
        support::Mosquitto broker(brokerOptions());
        QVERIFY2(broker.start(), qPrintable(broker.errorString()));
        rig::CollectorProcess collector(broker.url(), {});
        rig::FaultySite site(collector.database(), rig::Fault::BlackHole);
        QCOMPARE(site.prepare(), QString());
        collector.setStoreUrl(site.url());
        QVERIFY2(collector.start(), collector.log());
        site.begin();
        Sending sending(broker.url(), 300, 0);
        QVERIFY(sending.isDone());
        QVERIFY2(collector.terminate(15'000), collector.log());
        site.end();
        QVERIFY2(collector.start(), collector.log());
        QVERIFY2(collector.waitUntilStored(300), collector.log());
        checkStore(collector, 300);
    }

private:
    static void killAndStart(rig::CollectorProcess &collector)
    {
        collector.kill();
        QVERIFY2(collector.start(), collector.log());
    }
    static void setReadOnly(bool on)
    {
        const auto done = rig::postgres().psql(
            u"postgres"_s,
            u"SET default_transaction_read_only = off; ALTER SYSTEM SET default_transaction_read_only = %1; "
            "SELECT pg_reload_conf()"_s.arg(on ? u"on"_s : u"off"_s));
        QVERIFY2(done.status == 0, qPrintable(done.error));
    }

    // Every number 1…count stands once in both tables, each reading linked to the row of its message.
    static void checkStore(const rig::CollectorProcess &collector, int count)
    {
        QCOMPARE(collector.sql(u"select count(*) from device_telemetry_history"_s).toInt(), count);
        QCOMPARE(
            collector
                .sql(u"select count(distinct json_extract(telemetry, '$.seq')::bigint) from "
                     "device_telemetry_history where json_extract(telemetry, '$.seq')::bigint between 1 and %1"_s.arg(
                         count))
                .toInt(),
            count);
        QCOMPARE(collector
                     .sql(u"select count(*) from integration_activity_log where activity_type = "
                          "'mqtt_message_received'"_s)
                     .toInt(),
                 count);
        QCOMPARE(collector
                     .sql(u"select count(*) from device_telemetry_history t join integration_activity_log a on "
                          "a.id = t.activity_log_id where a.activity_type = 'mqtt_message_received'"_s)
                     .toInt(),
                 count);
        QCOMPARE(collector
                     .sql(u"select count(*) from (select json_extract(telemetry, '$.seq')::bigint s, "
                          "lag(json_extract(telemetry, '$.seq')::bigint) over (partition by device_id order by id) p "
                          "from device_telemetry_history) o where s < p"_s)
                     .toInt(),
                 0);
        const QJsonObject status = collector.status();
        QVERIFY2(collector.balances(status), QJsonDocument(status).toJson());
        QCOMPARE(status["stored"_L1].toInteger(), qint64(count));
        QCOMPARE(status["rejected"_L1].toInteger(), 0);
    }
};

QTEST_GUILESS_MAIN(PostgresOutagesTest)
#include "tst_postgres_outages.moc"
