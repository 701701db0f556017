// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever happens to the database server and to the collector: the inbox holds, the store catches up in order, and in
// the end everything is in both tables exactly once. WATCHPOST_LONG=1 for the long run.
#include "collector_process.h"
#include "support/mosquitto.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QTest>

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
        const QJsonObject status = collector.status();
        QVERIFY2(collector.balances(status), QJsonDocument(status).toJson());
        QCOMPARE(status["stored"_L1].toInteger(), qint64(count));
        QCOMPARE(status["rejected"_L1].toInteger(), 0);
    }
};

QTEST_GUILESS_MAIN(PostgresOutagesTest)
#include "tst_postgres_outages.moc"
