// SPDX-License-Identifier: GPL-3.0-or-later
// Alerts with the real program: at their limits, when devices die or fall silent, when the broker is gone, and when the
// collector is killed while they raise and clear.
#include "collector_process.h"
#include "raw_client.h"
#include "support/mosquitto.h"

#include <QJsonDocument>
#include <QMap>
#include <QRandomGenerator>
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

// "Device offline" with a silence of two seconds instead of what is usual for the device.
const QByteArray kSilentAfterTwoSeconds = "{\"version\":1,\"rules\":[{\"id\":\"device-offline\",\"name\":\"Device "
                                          "offline\",\"kind\":\"status\",\"severity\":\"critical\",\"after_s\":2}]}";

QByteArray topicOf(const QByteArray &device)
{
    return "devices/" + device + "/telemetry";
}
QByteArray payloadOf(const QByteArray &device, double temperature)
{
    return "{\"device_id\":\"" + device + "\",\"temperature\":" + QByteArray::number(temperature, 'f', 1) + '}';
}

// A broker, a collector and a client to publish with.
struct Plant
{
    support::Mosquitto broker{brokerOptions()};
    std::unique_ptr<rig::CollectorProcess> collector;
    rig::RawClient client;
    int published = 0;

    QByteArray start(const QByteArray &rules = {})
    {
        if (!broker.start())
            return broker.errorString().toUtf8();
        collector = std::make_unique<rig::CollectorProcess>(broker.url(), QStringList());
        if (!rules.isEmpty()) {
            // A store that nobody has collected into yet.
            if (const auto made = rig::run({u"migrate"_s, u"--store"_s, collector->storeUrl()}); made.exitCode != 0)
                return made.err;
            const auto done = rig::run({u"rules"_s, u"import"_s, u"-"_s, u"--store"_s, collector->storeUrl()}, rules);
            if (done.exitCode != 0)
                return done.err;
        }
        if (!collector->start())
            return collector->log();
        return client.connectTo(broker.port(), "publisher") ? QByteArray() : QByteArray("no connection");
    }
    bool publish(const QByteArray &device, double temperature)
    {
        ++published;
        return client.publish(topicOf(device), payloadOf(device, temperature));
    }
    bool publishAndWait(const QByteArray &device, double temperature)
    {
        return publish(device, temperature) && collector->waitUntilStored(published);
    }
    // `raised temperature-high d1`, in order.
    QStringList journal() const
    {
        QStringList words;
        for (const QVariantList &row : collector->rows(
                 u"SELECT substr(activity_type, 7), json_extract(metadata, '$.rule_id'), json_extract(metadata, "
                 "'$.external_id') FROM integration_activity_log WHERE activity_type IN ('alert_raised', "
                 "'alert_cleared') ORDER BY id"_s))
            words << u"%1 %2 %3"_s.arg(row[0].toString(), row[1].toString(), row[2].toString()).trimmed();
        return words;
    }
    rig::Ran alerts(const QStringList &arguments) const
    {
        return rig::run(QStringList{u"alerts"_s} + arguments + QStringList{u"--store"_s, collector->storeUrl()});
    }
    QJsonObject firstAlert(const QString &state) const
    {
        return QJsonDocument::fromJson(alerts({u"--state"_s, state, u"--json"_s}).out.split('\n').value(0)).object();
    }
};

} // namespace

class AlertsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void raisesAndClearsAtTheLimit()
    {
        Plant plant;
        QCOMPARE(plant.start(), QByteArray());
        const QString raised = u"raised temperature-high d1"_s, cleared = u"cleared temperature-high d1"_s;
        QVERIFY(plant.publishAndWait("d1", 30.0));
        QCOMPARE(plant.journal(), QStringList());
        QVERIFY(plant.publishAndWait("d1", 30.1));
        QCOMPARE(plant.journal(), QStringList{raised});
        QVERIFY(plant.publishAndWait("d1", 29.5));
        QCOMPARE(plant.journal(), QStringList{raised});
        QVERIFY(plant.publishAndWait("d1", 29.0));
        QCOMPARE(plant.journal(), (QStringList{raised, cleared}));
        // Discovered, message, online, alert: in this order of ids.
        QCOMPARE(plant.collector->sql(u"SELECT count(*) FROM alerts"_s).toInt(), 1);
        QCOMPARE(plant.collector
                     ->sql(u"SELECT count(*) FROM alerts a JOIN integration_activity_log l ON "
                           "l.activity_type = 'alert_raised' JOIN device_telemetry_history t ON "
                           "t.received_at = a.raised_at AND l.id > t.activity_log_id WHERE "
                           "a.cleared_at > a.raised_at"_s)
                     .toInt(),
                 1);
        QCOMPARE(
            plant.collector->sql(u"SELECT count(*) FROM alert_states WHERE rule_id <> 'connection-lost'"_s).toInt(), 0);
        QVERIFY2(plant.collector->terminate(), plant.collector->log());
    }

    void saysOnceThatAKilledDeviceIsOffline()
    {
        Plant plant;
        QCOMPARE(plant.start(), QByteArray());
        rig::RawClient device;
        QVERIFY(device.connectTo(plant.broker.port(), "d1", {"devices/d1/lwt", "offline", false}));
        QVERIFY(device.publish(topicOf("d1"), payloadOf("d1", 20)));
        QVERIFY(plant.collector->waitUntilStored(1));
        device.die();
        QVERIFY(plant.collector->waitUntilStored(2));
        QTRY_COMPARE(plant.journal(), QStringList{u"raised device-offline d1"_s});
        plant.published = 2;
        QVERIFY(plant.publishAndWait("d1", 20));
        QTRY_COMPARE(plant.journal(), (QStringList{u"raised device-offline d1"_s, u"cleared device-offline d1"_s}));
    }

    void noticesSilence()
    {
        Plant plant;
        QCOMPARE(plant.start(kSilentAfterTwoSeconds), QByteArray());
        QVERIFY(plant.publishAndWait("d1", 20));
        QTRY_COMPARE_WITH_TIMEOUT(plant.journal(), QStringList{u"raised device-offline d1"_s}, 30'000);
        QCOMPARE(plant.collector
                     ->sql(u"SELECT json_extract(metadata, '$.status_reason') || json_extract(metadata, "
                           "'$.silent_for_s') FROM integration_activity_log WHERE activity_type = "
                           "'mqtt_device_offline'"_s)
                     .toString(),
                 u"no_data2"_s);
        QVERIFY(plant.publishAndWait("d1", 20));
        QCOMPARE(plant.journal().value(1), u"cleared device-offline d1"_s);
        QCOMPARE(plant.collector->sql(u"SELECT n FROM activity_counts WHERE activity_type = 'mqtt_device_offline'"_s)
                     .toInt(),
                 1);
    }

    void blamesTheConnectionNotTheDevices()
    {
        Plant plant;
        QCOMPARE(plant.start(kSilentAfterTwoSeconds), QByteArray());
        for (const char *device : {"d1", "d2", "d3", "d4", "d5"})
            QVERIFY(plant.publish(device, 20));
        QVERIFY(plant.collector->waitUntilStored(5));
        plant.broker.stop();
        // Longer than the devices' time-outs: the connection's alert comes fifteen seconds after the loss.
        QTRY_COMPARE_WITH_TIMEOUT(plant.journal(), QStringList{u"raised connection-lost"_s}, 60'000);
        QVERIFY(plant.broker.restart());
        QTRY_VERIFY_WITH_TIMEOUT(plant.journal().contains(u"cleared connection-lost"_s), 90'000);
        QCOMPARE(plant.journal().filter(u"connection-lost"_s).size(), 2);
    }

    void takesWhatAnOperatorSaysWhileItRuns()
    {
        Plant plant;
        QCOMPARE(plant.start(), QByteArray());
        QVERIFY(plant.publishAndWait("d1", 31));
        const QString id = plant.firstAlert(u"active"_s)["alert_id"_L1].toString();
        QVERIFY(!id.isEmpty());
        QCOMPARE(plant.alerts({u"ack"_s, id, u"--user"_s, u"anna"_s}).exitCode, 0);
        const auto second = plant.alerts({u"ack"_s, id, u"--user"_s, u"bea"_s});
        QCOMPARE(second.exitCode, 1);
        QVERIFY2(second.err.contains("already acknowledged by anna"), second.err);
        QVERIFY(plant.publishAndWait("d1", 20));
        const QJsonObject alert = plant.firstAlert(u"cleared"_s);
        QCOMPARE(alert["acknowledgement"_L1].toString(), u"acknowledged"_s);
        QCOMPARE(alert["acknowledged_by"_L1].toString(), u"anna"_s);
        QCOMPARE(alert["condition"_L1].toString(), u"normal"_s);

        // A shelf holds for the next occurrence; a rule that is removed clears within a second or two.
        QCOMPARE(plant.alerts({u"shelve"_s, id, u"--for"_s, u"1h"_s, u"--reason"_s, u"works"_s}).exitCode, 0);
        const auto raisesShelved = [&plant] {
            return plant.publishAndWait("d1", 32) &&
                   (!plant.firstAlert(u"active"_s)["shelved_until"_L1].isNull() || !plant.publishAndWait("d1", 20));
        };
        QTRY_VERIFY(raisesShelved()); // the collector looks twice a second
        const auto removed =
            rig::run({u"rules"_s, u"remove"_s, u"temperature-high"_s, u"--store"_s, plant.collector->storeUrl()});
        QCOMPARE(removed.exitCode, 0);
        QTRY_VERIFY(plant.firstAlert(u"active"_s).isEmpty());
    }

    void losesAndDoublesNothingWhenKilled()
    {
        Plant plant;
        QCOMPARE(plant.start(), QByteArray());
        QRandomGenerator random(20260329);
        QMap<QByteArray, QStringList> expected; // by device
        QMap<QByteArray, bool> isHigh;
        for (int round = 0; round < 10; ++round) {
            const int killAt = int(random.bounded(60));
            for (int i = 0; i < 60; ++i) {
                if (i == killAt)
                    plant.collector->kill();
                const QByteArray device = "d" + QByteArray::number(random.bounded(4));
                const double temperature = 28 + random.bounded(35) / 10.0; // 28.0 … 31.4
                QVERIFY(plant.publish(device, temperature));
                bool &high = isHigh[device];
                if (!high && temperature > 30)
                    expected[device] << u"raised %1"_s.arg(temperature);
                else if (high && temperature <= 29)
                    expected[device] << u"cleared %1"_s.arg(temperature);
                high = high ? temperature > 29 : temperature > 30;
            }
            QVERIFY2(plant.collector->start(), plant.collector->log());
            QTest::qWait(int(random.bounded(150))); // while it catches up
        }
        QVERIFY2(plant.collector->waitUntilStored(plant.published), plant.collector->log());

        QMap<QByteArray, QStringList> found;
        for (const QVariantList &row : plant.collector->rows(
                 u"SELECT json_extract(metadata, '$.external_id'), substr(activity_type, 7), json_extract(metadata, "
                 "'$.value') FROM integration_activity_log WHERE activity_type IN ('alert_raised', 'alert_cleared') "
                 "ORDER BY id"_s))
            found[row[0].toByteArray()] << u"%1 %2"_s.arg(row[1].toString()).arg(row[2].toDouble());
        for (const auto &[device, words] : expected.asKeyValueRange())
            QCOMPARE(found.value(device).join(u", "_s), words.join(u", "_s)); // all of them in the report
        QCOMPARE(found.size(), expected.size());

        int raised = 0, open = 0;
        for (const auto &[device, words] : expected.asKeyValueRange()) {
            raised += int(words.filter(u"raised"_s).size());
            open += isHigh.value(device);
        }
        QVERIFY(raised > 20);
        QCOMPARE(plant.collector->sql(u"SELECT count(*) FROM alerts"_s).toInt(), raised);
        QCOMPARE(plant.collector->sql(u"SELECT count(*) FROM alerts WHERE condition <> 'normal'"_s).toInt(), open);
        QCOMPARE(plant.collector->sql(u"SELECT count(*) FROM alert_states WHERE alert_id IS NOT NULL"_s).toInt(), open);
        QCOMPARE(plant.collector->sql(u"SELECT n FROM activity_counts WHERE activity_type = 'alert_raised'"_s).toInt(),
                 raised);
    }

    void triesRulesOnWhatIsStored()
    {
        Plant plant;
        QCOMPARE(plant.start(), QByteArray());
        for (const double temperature : {28.0, 30.1, 29.5, 29.0, 31.0})
            QVERIFY(plant.publish("d1", temperature));
        QVERIFY(plant.collector->waitUntilStored(plant.published));
        const auto test = [&plant](const QStringList &more) {
            QStringList values;
            const auto ran = rig::run(
                QStringList{u"rules"_s, u"test"_s, u"--json"_s, u"--store"_s, plant.collector->storeUrl()} + more);
            for (const QByteArray &line : ran.out.trimmed().split('\n')) {
                const QJsonObject alert = QJsonDocument::fromJson(line).object();
                values << u"%1 %2 %3"_s.arg(alert["device"_L1].toString())
                              .arg(alert["value"_L1].toDouble())
                              .arg(alert["cleared_at"_L1].isNull() ? u"open"_s : u"cleared"_s);
            }
            return values;
        };
        QCOMPARE(test({}), (QStringList{u"d1 30.1 cleared"_s, u"d1 31 open"_s}));
        QFile file(plant.collector->folder() + u"/rules.json"_s);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"version\":1,\"rules\":[{\"id\":\"cold\",\"name\":\"Cold\",\"kind\":\"threshold\",\"metric\":"
                   "\"temperature\",\"op\":\"<\",\"limit\":29.2}]}");
        file.close();
        QCOMPARE(test({u"--file"_s, file.fileName(), u"--last"_s, u"1h"_s}),
                 (QStringList{u"d1 28 cleared"_s, u"d1 29 cleared"_s}));
        QCOMPARE(plant.collector->sql(u"SELECT count(*) FROM alerts"_s).toInt(), 2); // nothing was written
    }
};

QTEST_GUILESS_MAIN(AlertsTest)
#include "tst_alerts.moc"
