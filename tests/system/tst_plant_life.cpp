// SPDX-License-Identifier: GPL-3.0-or-later
// What an operator's plant does to the tables: wills, statuses, retained messages, payloads that nobody understands.
#include "collector_process.h"
#include "raw_client.h"
#include "support/mosquitto.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const QByteArray kVmark = "{\"device\":\"2400390030314701\",\"handle\":\"temp-sensor-01\",\"paras\":{\"temperature\":"
                          "22.77,\"humidity\":65.3,\"RSSI\":-78,\"SNR\":5},\"time\":\"2025-04-23T07:35:22.214Z\"}";
const rig::RawWill kWill{"devices/temp-sensor-01/lwt", "offline", true};

QJsonObject object(const QVariant &json)
{
    return QJsonDocument::fromJson(json.toString().toUtf8()).object();
}

QString countOf(const QString &type)
{
    return u"select count(*) from integration_activity_log where activity_type = '%1'"_s.arg(type);
}

} // namespace

class PlantLifeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_broker = std::make_unique<support::Mosquitto>();
        QVERIFY2(m_broker->start(), qPrintable(m_broker->errorString()));
        m_collector = std::make_unique<rig::CollectorProcess>(
            m_broker->url(), QStringList{u"--topic"_s, u"devices/#"_s, u"--topic"_s, u"home/#"_s});
        QVERIFY2(m_collector->start(), m_collector->log());
    }
    void cleanup()
    {
        m_collector.reset();
        m_broker.reset();
    }

    void tellsThatAKilledDeviceWentOffline_data()
    {
        QTest::addColumn<bool>("willFirst");
        QTest::newRow("telemetry, then the will") << false;
        QTest::newRow("a will, then telemetry, then the will") << true;
    }
    void tellsThatAKilledDeviceWentOffline()
    {
        QFETCH(bool, willFirst);
        int messages = 0;
        if (willFirst) {
            rig::RawClient early;
            QVERIFY(early.connectTo(m_broker->port(), "device", kWill));
            early.die();
            ++messages;
            QVERIFY(m_collector->waitUntilStored(messages));
        }
        rig::RawClient device;
        QVERIFY(device.connectTo(m_broker->port(), "device", kWill));
        QVERIFY(device.publish("devices/temp-sensor-01/telemetry", kVmark));
        QVERIFY(m_collector->waitUntilStored(++messages));
        device.die();
        QVERIFY(m_collector->waitUntilStored(++messages));

        QCOMPARE(m_collector->sql(u"select count(*) from devices"_s).toInt(), 1);
        QCOMPARE(m_collector->sql(u"select external_id from devices"_s).toString(), u"2400390030314701"_s);
        QCOMPARE(m_collector->sql(countOf(u"mqtt_device_discovered"_s)).toInt(), 1);
        const QJsonObject offline = object(m_collector->sql(
            u"select metadata from integration_activity_log where activity_type = 'mqtt_device_offline' "
            "order by created_at desc, id desc limit 1"_s));
        QCOMPARE(offline["status_reason"_L1].toString(), u"lwt_message"_s);
        QCOMPARE(offline["previous_status"_L1].toString(), u"online"_s);
        QCOMPARE(offline["connection_quality"_L1].toObject()["rssi"_L1].toInt(), -78);
        QCOMPARE(offline["connection_quality"_L1].toObject()["snr"_L1].toInt(), 5);
        QCOMPARE(m_collector->sql(countOf(u"mqtt_device_offline"_s)).toInt(), willFirst ? 2 : 1);
    }

    void makesNoRowForRetainedStatusesThatAreKnown()
    {
        rig::RawClient device;
        QVERIFY(device.connectTo(m_broker->port(), "device", kWill));
        QVERIFY(device.publish("devices/temp-sensor-01/status", "online", true));
        QVERIFY(device.publish("devices/temp-sensor-01/telemetry", kVmark));
        device.die();
        QVERIFY(m_collector->waitUntilStored(3));
        const int offline = m_collector->sql(countOf(u"mqtt_device_offline"_s)).toInt();
        const int online = m_collector->sql(countOf(u"mqtt_device_online"_s)).toInt();
        QVERIFY(m_collector->terminate());
        // Without its session the broker sends everything retained once more.
        m_broker->stop();
        QVERIFY(m_broker->restart());
        rig::RawClient again;
        QVERIFY(again.connectTo(m_broker->port(), "publisher"));
        QVERIFY(again.publish("devices/temp-sensor-01/lwt", "offline", true));
        QVERIFY(again.publish("devices/temp-sensor-01/status", "online", true));
        QVERIFY2(m_collector->start(), m_collector->log());
        QTRY_COMPARE_WITH_TIMEOUT(m_collector->status()["duplicates_skipped"_L1].toInt(), 2, 20'000);
        QCOMPARE(m_collector->sql(countOf(u"mqtt_device_offline"_s)).toInt(), offline);
        QCOMPARE(m_collector->sql(countOf(u"mqtt_device_online"_s)).toInt(), online);
        QCOMPARE(m_collector->sql(countOf(u"mqtt_message_received"_s)).toInt(), 3);
    }

    void keepsEachPayloadThatNobodyUnderstands()
    {
        const QList<std::pair<QByteArray, QString>> bad{
            {"", u"empty"_s},
            {"{\"id\":\"x\",\"data\":{\"t\":1", u"bad_json"_s},
            {QByteArray("{\"id\":\"x\",\"data\":{\"t\":\"") + QByteArray(1024 * 1024, 'a') + "\"}}", u"too_large"_s},
            {QByteArray("\xff\xfe\x00\x80", 4), u"not_utf8"_s},
            {QByteArray(1000, '[') + QByteArray(1000, ']'), u"too_deep"_s},
            {"{\"id\":\"x\",\"data\":{\"t\":NaN}}", u"bad_json"_s},
        };
        rig::RawClient device;
        QVERIFY(device.connectTo(m_broker->port(), "device"));
        for (const auto &[payload, code] : bad) {
            QVERIFY(device.publish("devices/x/telemetry", payload));
            QVERIFY(device.publish("devices/x/telemetry", kVmark));
        }
        QVERIFY(m_collector->waitUntilStored(2 * bad.size()));
        const auto rows = m_collector->rows(
            u"select error_code, request_body, metadata from integration_activity_log where status = 'error' "
            "order by created_at, id"_s);
        QCOMPARE(rows.size(), bad.size());
        for (qsizetype i = 0; i < rows.size(); ++i) {
            QCOMPARE(rows[i][0].toString(), bad[i].second);
            const QJsonObject body = object(rows[i][1]);
            QCOMPARE(body["size"_L1].toInteger(), bad[i].first.size());
            const QByteArray kept = body.contains("text"_L1)
                                        ? body["text"_L1].toString().toUtf8()
                                        : QByteArray::fromBase64(body["base64"_L1].toString().toLatin1());
            QVERIFY(bad[i].first.startsWith(kept));
            QCOMPARE(kept.size(), qMin<qsizetype>(bad[i].first.size(), 64 * 1024));
            QVERIFY(object(rows[i][2])["device_id"_L1].isNull());
        }
        QCOMPARE(m_collector->sql(u"select count(*) from device_telemetry_history"_s).toInt(), int(bad.size()));
        const QJsonObject status = m_collector->status();
        QCOMPARE(status["decode_errors"_L1].toInt(), int(bad.size()));
        QVERIFY(m_collector->balances(status));
    }

    void readsPlainNumbersAndWords()
    {
        rig::RawClient device;
        QVERIFY(device.connectTo(m_broker->port(), "device"));
        QVERIFY(device.publish("home/attic/temperature", "23.75"));
        QVERIFY(device.publish("home/attic/availability", "offline"));
        QVERIFY(m_collector->waitUntilStored(2));
        QCOMPARE(m_collector->sql(u"select external_id from devices"_s).toString(), u"home/attic"_s);
        const QString telemetry = m_collector->sql(u"select telemetry from device_telemetry_history"_s).toString();
        QCOMPARE(telemetry.simplified().remove(u' '), u"{\"temperature\":23.75}"_s);
        QCOMPARE(m_collector->sql(u"select status from devices"_s).toString(), u"offline"_s);
    }

    void followsWhatIsStored()
    {
        QProcess follow;
        follow.start(QStringLiteral(WATCHPOSTCTL), {u"events"_s, u"--follow"_s, u"--json"_s, u"--store"_s,
                                                    m_collector->storeUrl(), u"--type"_s, u"messages"_s});
        QVERIFY(follow.waitForStarted());
        rig::RawClient device;
        QVERIFY(device.connectTo(m_broker->port(), "device"));
        for (int i = 0; i < 20; ++i)
            QVERIFY(
                device.publish("devices/x/telemetry", "{\"id\":\"x\",\"data\":{\"n\":" + QByteArray::number(i) + "}}"));
        QByteArray out;
        QTRY_VERIFY_WITH_TIMEOUT((out += follow.readAllStandardOutput()).count('\n') >= 20, 20'000);
        follow.terminate();
        QVERIFY(follow.waitForFinished(5000));
        QCOMPARE(follow.exitCode(), 0);
        out += follow.readAllStandardOutput();
        const auto lines = out.trimmed().split('\n');
        QCOMPARE(lines.size(), 20);
        for (int i = 0; i < 20; ++i) {
            const QJsonObject event = QJsonDocument::fromJson(lines[i]).object();
            QCOMPARE(event["telemetry"_L1].toArray().at(0).toObject()["n"_L1].toInt(), i);
        }
    }

    void logsAPublishAndSeesItReceived()
    {
        const auto published =
            rig::run({u"publish"_s, u"--broker"_s, m_broker->url(), u"--store"_s, m_collector->storeUrl(), u"--json"_s,
                      u"devices/y/telemetry"_s, u"{\"temperature\":1}"_s});
        QVERIFY2(published.exitCode == 0, published.err);
        QCOMPARE(QJsonDocument::fromJson(published.out).object()["result"_L1].toString(), u"success"_s);
        QVERIFY(m_collector->waitUntilStored(1));
        QCOMPARE(m_collector->sql(countOf(u"mqtt_publish_success"_s)).toInt(), 1);
        QVERIFY(!m_collector
                     ->sql(u"select response_time_ms from integration_activity_log where activity_type = "
                           "'mqtt_publish_success'"_s)
                     .isNull());
    }

    void keepsWhatAnOperatorSaysOfADevice()
    {
        rig::RawClient device;
        QVERIFY(device.connectTo(m_broker->port(), "device"));
        QVERIFY(device.publish("devices/temp-sensor-01/telemetry", kVmark));
        QVERIFY(m_collector->waitUntilStored(1));
        const QString store = m_collector->storeUrl();
        const QString id = u"2400390030314701"_s;
        QCOMPARE(rig::run({u"device"_s, u"rename"_s, u"--store"_s, store, id, u"Boiler 3"_s}).exitCode, 0);
        QCOMPARE(rig::run({u"device"_s, u"tag"_s, u"--store"_s, store, id, u"cellar"_s}).exitCode, 0);
        QCOMPARE(rig::run({u"device"_s, u"note"_s, u"--store"_s, store, u"Boiler 3"_s, u"behind the door"_s}).exitCode,
                 0);
        QVERIFY(device.publish("devices/temp-sensor-01/telemetry", kVmark));
        QVERIFY(m_collector->waitUntilStored(2));
        const auto listed = rig::run({u"devices"_s, u"--store"_s, store, u"--json"_s});
        const QJsonObject shown = QJsonDocument::fromJson(listed.out).object();
        QCOMPARE(shown["name"_L1].toString(), u"Boiler 3"_s);
        QCOMPARE(shown["tags"_L1].toArray(), QJsonArray{u"cellar"_s});
        QCOMPARE(shown["notes"_L1].toString(), u"behind the door"_s);
        QCOMPARE(shown["messages"_L1].toInt(), 2);
        QCOMPARE(shown["metrics"_L1].toObject()["temperature"_L1].toObject()["value"_L1].toDouble(), 22.77);
        QCOMPARE(shown["metrics"_L1].toObject()["temperature"_L1].toObject()["unit"_L1].toString(), u"°C"_s);
    }

private:
    std::unique_ptr<support::Mosquitto> m_broker;
    std::unique_ptr<rig::CollectorProcess> m_collector;
};

QTEST_GUILESS_MAIN(PlantLifeTest)
#include "tst_plant_life.moc"
