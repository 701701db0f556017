// SPDX-License-Identifier: GPL-3.0-or-later
// The promise: what the broker handed over at QoS 1 or 2 is in both tables exactly once, whatever is killed meanwhile.
#include "collector_process.h"
#include "support/mosquitto.h"

#include <QJsonDocument>
#include <QRandomGenerator>
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

QStringList simulateArguments(const support::Mosquitto &broker, int count, int qos, double rate)
{
    return {u"simulate"_s, u"--broker"_s,          broker.url(),   u"--numbered"_s,
            u"--count"_s,  QString::number(count), u"--qos"_s,     QString::number(qos),
            u"--rate"_s,   QString::number(rate),  u"--devices"_s, u"20"_s};
}

} // namespace

class ExactlyOnceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void storesEachMessageOnce_data()
    {
        QTest::addColumn<int>("qos");
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<int>("kills");
        const QStringList overlap{u"--topic"_s, u"devices/+/telemetry"_s, u"--topic"_s, u"devices/#"_s,
                                  u"--topic"_s, u"+/temp-sensor-01/#"_s};
        QTest::newRow("QoS 1") << 1 << QStringList() << 0;
        QTest::newRow("QoS 1, killed") << 1 << QStringList() << (isLong() ? 10 : 3);
        QTest::newRow("QoS 2, killed") << 2 << QStringList{u"--qos"_s, u"2"_s} << (isLong() ? 10 : 3);
        QTest::newRow("MQTT 3.1.1, killed") << 1 << QStringList{u"--mqtt"_s, u"3.1.1"_s} << (isLong() ? 10 : 2);
        QTest::newRow("overlapping filters, killed") << 1 << overlap << (isLong() ? 10 : 2);
    }
    void storesEachMessageOnce()
    {
        QFETCH(int, qos);
        QFETCH(QStringList, options);
        QFETCH(int, kills);
        const int count = isLong() ? 100'000 : 6'000;
        support::Mosquitto broker(brokerOptions());
        QVERIFY2(broker.start(), qPrintable(broker.errorString()));
        rig::CollectorProcess collector(broker.url(), options);
        QVERIFY2(collector.start(), collector.log());

        QProcess simulate;
        simulate.start(QStringLiteral(WATCHPOSTCTL), simulateArguments(broker, count, qos, isLong() ? 4000 : 1500));
        for (int i = 0; i < kills; ++i) {
            QTest::qWait(QRandomGenerator::global()->bounded(200, 900));
            collector.kill();
            const QJsonObject dead = collector.status();
            QVERIFY2(collector.balances(dead), QJsonDocument(dead).toJson());
            QVERIFY2(collector.start(), collector.log());
        }
        QTRY_COMPARE_WITH_TIMEOUT(simulate.state(), QProcess::NotRunning, 300'000);
        const QByteArray said = simulate.readAllStandardOutput();
        QCOMPARE(QJsonDocument::fromJson(said).object()["acknowledged"_L1].toInt(), count);

        QVERIFY2(collector.waitUntilStored(count), collector.log());
        checkStore(collector, count, 1);
        QVERIFY2(collector.terminate(), collector.log());
        checkStore(collector, count, 1);
    }

    void storesEachMessageOnceOverARestartOfTheBroker()
    {
        const int count = isLong() ? 50'000 : 2'000;
        support::Mosquitto broker(brokerOptions());
        QVERIFY2(broker.start(), qPrintable(broker.errorString()));
        rig::CollectorProcess collector(broker.url(), {});
        QVERIFY2(collector.start(), collector.log());
        QCOMPARE(rig::run(simulateArguments(broker, count, 1, 0)).exitCode, 0);
        collector.kill();
        // What comes now waits in the broker, over its restart.
        QCOMPARE(rig::run(simulateArguments(broker, count, 1, 0)).exitCode, 0);
        QVERIFY2(broker.restart(), qPrintable(broker.errorString()));
        QVERIFY2(collector.start(), collector.log());
        QVERIFY2(broker.restart(), qPrintable(broker.errorString())); // and once while it drains
        QVERIFY2(collector.waitUntilStored(2 * count), collector.log());
        checkStore(collector, count, 2);
        QCOMPARE(collector
                         .sql(u"select count(*) from integration_activity_log where activity_type = "
                              "'mqtt_connection_established' and cast(json_extract(metadata, '$.session_present') as "
                              "text) in ('1', 'true')"_s)
                         .toInt() >= 1,
                 true);
    }

    void leavesTheStoreToTheFirstOfTwoCollectors()
    {
        support::Mosquitto broker(brokerOptions());
        QVERIFY2(broker.start(), qPrintable(broker.errorString()));
        rig::CollectorProcess collector(broker.url(), {});
        QVERIFY2(collector.start(), collector.log());
        const auto second = rig::run({u"listen"_s, u"--broker"_s, broker.url(), u"--store"_s, collector.storeUrl()});
        QCOMPARE(second.exitCode, 1);
        QVERIFY2(second.err.contains("collector") || second.err.contains("process"), second.err);
        QVERIFY(collector.isRunning());
    }

private:
    // Every number 1…count stands `times` times in both tables, each reading linked to the row of its message.
    void checkStore(const rig::CollectorProcess &collector, int count, int times)
    {
        const QString numbers = u"select json_extract(telemetry, '$.seq') as seq, count(*) as n from "
                                "device_telemetry_history group by 1"_s;
        QCOMPARE(collector.sql(u"select count(*) from (%1) s where n = %2"_s.arg(numbers).arg(times)).toInt(), count);
        QCOMPARE(collector.sql(u"select count(*) from device_telemetry_history"_s).toInt(), count * times);
        QCOMPARE(collector
                     .sql(u"select count(*) from integration_activity_log where activity_type = "
                          "'mqtt_message_received'"_s)
                     .toInt(),
                 count * times);
        QCOMPARE(collector
                     .sql(u"select count(*) from device_telemetry_history t join integration_activity_log a on "
                          "a.id = t.activity_log_id where a.activity_type = 'mqtt_message_received'"_s)
                     .toInt(),
                 count * times);
        const QJsonObject status = collector.status();
        QVERIFY2(collector.balances(status), QJsonDocument(status).toJson());
        QCOMPARE(status["stored"_L1].toInteger(), qint64(count) * times);
    }
};

QTEST_GUILESS_MAIN(ExactlyOnceTest)
#include "tst_exactly_once.moc"
