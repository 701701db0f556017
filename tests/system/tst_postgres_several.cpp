// SPDX-License-Identifier: GPL-3.0-or-later
// Two collectors share a broker's messages and one database: everything once, one device each, one history of its
// statuses, one set of alerts.
#include "collector_process.h"
#include "raw_client.h"
#include "support/mosquitto.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

support::MosquittoOptions brokerOptions()
{
    support::MosquittoOptions options;
    options.persistence = true;
    options.maxQueued = 0;
    return options;
}

QStringList sharing(const QString &clientId)
{
    return {u"--client-id"_s, clientId, u"--topic"_s, u"$share/plant/devices/#"_s};
}

// After two seconds of silence instead of what is usual for the device.
const QByteArray kSilentAfterTwoSeconds = "{\"version\":1,\"rules\":[{\"id\":\"device-offline\",\"name\":\"Device "
                                          "offline\",\"kind\":\"status\",\"severity\":\"critical\",\"after_s\":2}]}";

struct Site
{
    support::Mosquitto broker{brokerOptions()};
    std::unique_ptr<rig::CollectorProcess> a, b;
    rig::RawClient client;
    int published = 0;

    QByteArray prepare()
    {
        if (!broker.start())
            return broker.errorString().toUtf8();
        a = std::make_unique<rig::CollectorProcess>(broker.url(), sharing(u"a"_s));
        b = std::make_unique<rig::CollectorProcess>(*a, sharing(u"b"_s));
        return {};
    }
    QByteArray start()
    {
        if (const QByteArray said = prepare(); !said.isEmpty())
            return said;
        // At the same moment, with nothing in the database.
        a->startWithoutWaiting();
        b->startWithoutWaiting();
        if (!a->waitUntilReady() || !b->waitUntilReady())
            return QByteArray(a->log() + b->log());
        return client.connectTo(broker.port(), "publisher") ? QByteArray() : QByteArray("no connection");
    }
    bool reading(const QByteArray &device, double temperature)
    {
        ++published;
        return client.publish("devices/" + device + "/telemetry", "{\"device_id\":\"" + device + "\",\"temperature\":" +
                                                                      QByteArray::number(temperature, 'f', 1) + '}');
    }
    bool status(const QByteArray &device, const QByteArray &word)
    {
        ++published;
        return client.publish("devices/" + device + "/status", word);
    }
    [[nodiscard]] int count(const QString &table, const QString &condition = u"true"_s) const
    {
        return a->sql(u"SELECT count(*) FROM %1 WHERE %2"_s.arg(table, condition)).toInt();
    }
    [[nodiscard]] int events(const QString &type) const
    {
        return count(u"integration_activity_log"_s, u"activity_type = '%1'"_s.arg(type));
    }
};

} // namespace

class PostgresSeveralTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(rig::postgres().isRunning(), qPrintable(rig::postgres().errorString())); }

    // One of them killed twice meanwhile, the other one once.
    void storesEachMessageOnce()
    {
        const bool isLong = qEnvironmentVariableIntValue("WATCHPOST_LONG") > 0;
        const int count = isLong ? 100'000 : 8'000;
        Site site;
        QCOMPARE(site.start(), QByteArray());
        QProcess simulate;
        simulate.start(QStringLiteral(WATCHPOSTCTL),
                       {u"simulate"_s, u"--broker"_s, site.broker.url(), u"--numbered"_s, u"--count"_s,
                        QString::number(count), u"--rate"_s, u"800"_s, u"--devices"_s, u"40"_s});
        QVERIFY(simulate.waitForStarted());
        for (rig::CollectorProcess *one : {site.a.get(), site.b.get(), site.a.get()}) {
            QTest::qWait(isLong ? 10'000 : 1'500);
            one->kill();
            QTest::qWait(500);
            QVERIFY2(one->start(), one->log());
        }
        QTRY_COMPARE_WITH_TIMEOUT(simulate.state(), QProcess::NotRunning, 600'000);
        QCOMPARE(QJsonDocument::fromJson(simulate.readAllStandardOutput()).object()["acknowledged"_L1].toInt(), count);
        QVERIFY2(site.a->waitUntilStored(count, 300'000), QByteArray(site.a->log() + site.b->log()));

        QCOMPARE(site.count(u"device_telemetry_history"_s), count);
        QCOMPARE(site.a
                     ->sql(u"SELECT count(DISTINCT (telemetry->>'seq')::bigint) FROM device_telemetry_history WHERE "
                           "(telemetry->>'seq')::bigint BETWEEN 1 AND %1"_s.arg(count))
                     .toInt(),
                 count);
        QCOMPARE(site.events(u"mqtt_message_received"_s), count);
        QCOMPARE(
            site.count(u"device_telemetry_history t JOIN integration_activity_log a ON a.id = t.activity_log_id"_s),
            count);
        checkDevices(site, 40);
        checkSums(site, count);
        QCOMPARE(site.count(u"ingest_rejects"_s), 0);
        // Both have done their part, and stop in order.
        for (rig::CollectorProcess *one : {site.a.get(), site.b.get()})
            QVERIFY2(one->terminate(), one->log());
        checkSums(site, count);
        checkRollups(site);
    }

    // They take turns with the messages of each device.
    void writesOneHistoryOfStatusesAndAlerts()
    {
        Site site;
        QCOMPARE(site.start(), QByteArray());
        QCOMPARE(site.count(u"organizations"_s), 1);
        QCOMPARE(site.count(u"integrations"_s), 1);
        constexpr int kDevices = 9;
        const auto each = [&site](const auto &what) {
            for (int i = 0; i < kDevices; ++i)
                what("d" + QByteArray::number(i));
            return site.a->waitUntilStored(site.published);
        };
        QVERIFY2(each([&site](const QByteArray &id) { QVERIFY(site.reading(id, 20)); }), site.b->log());
        for (int round = 0; round < 3; ++round) {
            QVERIFY2(each([&site](const QByteArray &id) { QVERIFY(site.status(id, "offline")); }), site.b->log());
            QVERIFY2(each([&site](const QByteArray &id) { QVERIFY(site.status(id, "online")); }), site.b->log());
            QVERIFY2(each([&](const QByteArray &id) { QVERIFY(site.reading(id, 31 + round)); }), site.b->log());
            QVERIFY2(each([&site](const QByteArray &id) { QVERIFY(site.reading(id, 20)); }), site.b->log());
        }
        QVERIFY2(each([&site](const QByteArray &id) { QVERIFY(site.status(id, "offline")); }), site.b->log());
        checkDevices(site, kDevices);
        QCOMPARE(site.events(u"mqtt_device_online"_s), kDevices * 4);
        QCOMPARE(site.events(u"mqtt_device_offline"_s), kDevices * 4);
        QCOMPARE(site.count(u"devices"_s, u"status = 'offline'"_s), kDevices);
        QCOMPARE(site.count(u"alerts"_s, u"rule_id = 'device-offline'"_s), kDevices * 4);
        QCOMPARE(site.count(u"alerts"_s, u"rule_id = 'device-offline' AND condition <> 'normal'"_s), kDevices);
        QCOMPARE(site.count(u"alerts"_s, u"rule_id = 'temperature-high'"_s), kDevices * 3);
        QCOMPARE(site.events(u"alert_raised"_s), kDevices * 7);
        QCOMPARE(site.events(u"alert_cleared"_s), kDevices * 6);
        checkSums(site, site.published);
    }

    // A device that is heard by the other one is not silent; one that nobody hears is so once.
    void callsNothingSilentThatTheOtherHears()
    {
        Site site;
        QCOMPARE(site.prepare(), QByteArray());
        QCOMPARE(rig::run({u"migrate"_s, u"--store"_s, site.a->storeUrl()}).exitCode, 0);
        QCOMPARE(rig::run({u"rules"_s, u"import"_s, u"-"_s, u"--store"_s, site.a->storeUrl()}, kSilentAfterTwoSeconds)
                     .exitCode,
                 0);
        QVERIFY2(site.a->start(), site.a->log());
        QVERIFY2(site.b->start(), site.b->log());
        QVERIFY(site.client.connectTo(site.broker.port(), "publisher"));
        // Three messages a round, so that each device's go to one and then to the other.
        QElapsedTimer timer;
        timer.start();
        while (timer.elapsed() < 6'000) {
            for (const char *id : {"d1", "d2", "d3"})
                QVERIFY(site.reading(id, 20));
            QTest::qWait(250);
        }
        QVERIFY2(site.a->waitUntilStored(site.published), site.a->log());
        QCOMPARE(site.events(u"mqtt_device_offline"_s), 0);
        QTRY_COMPARE_WITH_TIMEOUT(site.events(u"mqtt_device_offline"_s), 3, 30'000);
        QTRY_COMPARE_WITH_TIMEOUT(site.count(u"alerts"_s, u"rule_id = 'device-offline'"_s), 3, 10'000);
        // And nobody says it again.
        site.a->kill();
        QTest::qWait(3'000);
        QCOMPARE(site.events(u"mqtt_device_offline"_s), 3);
        QCOMPARE(site.count(u"alerts"_s, u"rule_id = 'device-offline'"_s), 3);
        QCOMPARE(site.count(u"alerts"_s, u"rule_id = 'connection-lost' AND condition <> 'normal'"_s), 0);
    }

private:
    // Each found once, and its statuses follow from each other.
    static void checkDevices(const Site &site, int count)
    {
        QCOMPARE(site.count(u"devices"_s), count);
        QCOMPARE(site.events(u"mqtt_device_discovered"_s), count);
        QCOMPARE(site.a
                     ->sql(u"SELECT count(DISTINCT metadata->>'device_id') FROM integration_activity_log WHERE "
                           "activity_type = 'mqtt_device_discovered'"_s)
                     .toInt(),
                 count);
        QCOMPARE(site.events(u"mqtt_message_received"_s), site.a->sql(u"SELECT sum(messages) FROM devices"_s).toInt());
        const QString changes =
            u"(SELECT metadata->>'device_id' AS d, metadata->>'previous_status' AS before, metadata->>'new_status' AS "
            "now, lag(metadata->>'new_status', 1, 'unknown') OVER w AS was, lead(metadata->>'new_status') OVER w AS "
            "next FROM integration_activity_log WHERE activity_type IN ('mqtt_device_online', 'mqtt_device_offline') "
            "WINDOW w AS (PARTITION BY metadata->>'device_id' ORDER BY created_at, id)) AS changes"_s;
        QCOMPARE(site.count(changes, u"before <> was"_s), 0);
        QCOMPARE(site.count(u"devices JOIN "_s + changes + u" ON d = devices.id::text AND next IS NULL"_s,
                            u"status = now"_s),
                 count);
    }
    static void checkSums(const Site &site, int stored)
    {
        const QJsonObject status = site.a->status();
        QVERIFY2(site.a->balances(status), QJsonDocument(status).toJson());
        QCOMPARE(status["stored"_L1].toInt(), stored);
        QCOMPARE(status["waiting"_L1].toInt(-1), 0);
        const QJsonArray collectors = status["collectors"_L1].toArray();
        QCOMPARE(collectors.size(), 2);
        for (const QJsonValue &one : collectors)
            QVERIFY2(one["stored"_L1].toInt() > 0, QJsonDocument(status).toJson());
    }
    // Hours and minutes hold what the raw readings do.
    static void checkRollups(const Site &site)
    {
        const QString rolled =
            u"SELECT coalesce(sum(n), 0) FROM telemetry_rollup WHERE metric = 'seq' AND resolution = "_s;
        QCOMPARE(site.a->sql(rolled + u"3600"_s).toInt(), site.count(u"device_telemetry_history"_s));
        QCOMPARE(site.a->sql(rolled + u"60"_s).toInt(),
                 site.a
                     ->sql(u"SELECT count(*) FROM device_telemetry_history t JOIN devices d ON d.id = t.device_id AND "
                           "t.received_at >= d.minutes_from"_s)
                     .toInt());
    }
};

QTEST_GUILESS_MAIN(PostgresSeveralTest)
#include "tst_postgres_several.moc"
