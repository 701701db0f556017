// SPDX-License-Identifier: GPL-3.0-or-later
// Contract §1 and §2: which device a message is about, and exactly which rows it makes.
#include "ingest/ingestor.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const ingest::Owner kOwner{QUuid::createUuid(), QUuid::createUuid()};
constexpr qint64 kNow = 1'764'000'000'000;

Message message(const QString &topic, const QByteArray &payload = "{}", qint64 atMs = kNow)
{
    Message m;
    m.topic = topic;
    m.payload = payload;
    m.qos = 1;
    m.receivedAtMs = atMs;
    return m;
}

Reading reading(const QString &id, const Fields &telemetry = {})
{
    Reading r;
    r.externalId = id;
    r.idInPayload = !id.isEmpty();
    r.telemetry = telemetry;
    return r;
}

Reading statusReading(DeviceStatus status, const QString &reason)
{
    Reading r = reading({});
    r.status = status;
    r.statusReason = reason;
    return r;
}

Decoded decoded(const QString &format, std::vector<Reading> readings)
{
    return {format, std::move(readings)};
}

QJsonObject metadata(const ActivityRow &row)
{
    return QJsonDocument::fromJson(row.metadata).object();
}

const Fields kVmark{{u"temperature"_s, 22.77}, {u"RSSI"_s, qint64(-78)}, {u"SNR"_s, qint64(5)}};

// An ingestor with the batch it writes; seqs count up by themselves.
struct Plant
{
    ingest::Ingestor ingestor{kOwner};
    Batch batch;
    qint64 seq = 0;

    void take(const Message &m, const Result<Decoded> &d) { ingestor.apply(++seq, m, d, batch); }
    void telemetry(const QString &topic, const QString &id, qint64 atMs = kNow)
    {
        take(message(topic, "{\"n\":" + QByteArray::number(seq) + '}', atMs),
             decoded(u"vmark"_s, {reading(id, kVmark)}));
    }
    void will(const QString &topic, bool retained = false)
    {
        Message m = message(topic, "offline");
        m.retained = retained;
        take(m, decoded(u"plain"_s, {statusReading(DeviceStatus::Offline, u"lwt_message"_s)}));
    }
    [[nodiscard]] QStringList types() const
    {
        QStringList list;
        for (const ActivityRow &row : batch.activities)
            list += row.activityType;
        return list;
    }
    [[nodiscard]] int count(QStringView type) const
    {
        return int(std::count_if(batch.activities.begin(), batch.activities.end(),
                                 [type](const ActivityRow &row) { return row.activityType == type; }));
    }
    [[nodiscard]] std::vector<Device> devices()
    {
        ingestor.finish(batch);
        return batch.devices;
    }
};

} // namespace

class IngestorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Another collector has stored what was received later: ours is a row, and changes nothing.
    void storesWhatWasOvertakenAsLate()
    {
        Plant plant;
        plant.telemetry(u"devices/5/telemetry"_s, u"5"_s, kNow);
        plant.ingestor.finish(plant.batch);
        Device theirs = plant.batch.devices.front();
        theirs.status = DeviceStatus::Offline;
        theirs.statusReason = u"lwt_message"_s;
        theirs.statusChangedAtMs = kNow + 50;
        theirs.latest[u"temperature"_s] = {30.0, kNow + 40};
        theirs.lastSeenAtMs = theirs.lastReadingAtMs = kNow + 40;
        theirs.lastMessageAtMs = kNow + 50;
        theirs.messages = 3;
        std::vector<TopicState> topics = plant.batch.topics;
        topics[0].lastAtMs = kNow + 40;
        topics[0].messages = 2;
        topics[0].lastPayload = "newer";
        plant.batch = {};
        plant.ingestor.takeOver({{theirs}, {}, topics, {theirs.id}, {topics[0].topic}});

        plant.telemetry(u"devices/5/telemetry"_s, u"5"_s, kNow + 30);
        QCOMPARE(plant.batch.activities.size(), size_t(1));
        QCOMPARE(metadata(plant.batch.activities[0])["warnings"_L1].toArray(), QJsonArray{u"late"_s});
        QCOMPARE(plant.batch.telemetry.size(), size_t(1));
        plant.ingestor.finish(plant.batch);
        theirs.messages = 4;
        QCOMPARE(plant.batch.devices, std::vector<Device>{theirs});
        QCOMPARE(plant.batch.topics[0].messages, 3);
        QCOMPARE(plant.batch.topics[0].lastPayload, QByteArray("newer"));

        // Newer than that it counts: online again.
        plant.batch = {};
        plant.telemetry(u"devices/5/telemetry"_s, u"5"_s, kNow + 60);
        QCOMPARE(plant.batch.activities.size(), size_t(2));
        QCOMPARE(metadata(plant.batch.activities[1])["previous_status"_L1].toString(), u"offline"_s);
        QVERIFY(!metadata(plant.batch.activities[0]).contains("warnings"_L1));
    }

    // It gave the device that a will had made its external id, and bound its prefix.
    void takesOverDevicesOfAnotherCollectorInTheirPlaces()
    {
        Plant plant;
        plant.will(u"devices/boiler/lwt"_s);
        plant.ingestor.finish(plant.batch);
        Device known = plant.batch.devices.front();
        const Device *place = plant.ingestor.devices().front();
        known.externalId = u"2400390030314701"_s;
        known.idFromTopic = false;
        Device made = known;
        made.id = QUuid::createUuid();
        made.externalId = u"boiler"_s; // that it gave up
        plant.batch = {};
        plant.ingestor.takeOver({{known, made}, {{u"devices/boiler"_s, {known.id}}}, {}, {}, {}});
        QCOMPARE(plant.ingestor.devices().size(), size_t(2));
        QCOMPARE(place->externalId, u"2400390030314701"_s);
        plant.telemetry(u"devices/boiler/telemetry"_s, u"2400390030314701"_s);
        plant.telemetry(u"devices/boiler/telemetry"_s, u"boiler"_s);
        QCOMPARE(plant.batch.telemetry[0].deviceId, known.id);
        QCOMPARE(plant.batch.telemetry[1].deviceId, made.id);
        QCOMPARE(plant.ingestor.devices().size(), size_t(2));
    }

    void writesDiscoveryMessageAndOnlineInOrder()
    {
        Plant plant;
        plant.telemetry(u"devices/temp-sensor-01/telemetry"_s, u"2400390030314701"_s);
        QCOMPARE(plant.types(),
                 (QStringList{u"mqtt_device_discovered"_s, u"mqtt_message_received"_s, u"mqtt_device_online"_s}));
        QVERIFY(plant.batch.activities[0].id < plant.batch.activities[1].id);
        QVERIFY(plant.batch.activities[1].id < plant.batch.activities[2].id);
        QCOMPARE(plant.batch.telemetry.size(), size_t(1));
        QCOMPARE(plant.batch.telemetry[0].activityLogId, plant.batch.activities[1].id);
        QCOMPARE(plant.batch.telemetry[0].telemetry, kVmark);
    }

    void writesExactlyTheKeysOfAMessage()
    {
        Plant plant;
        Reading r = reading(u"a"_s, kVmark);
        r.deviceTimeMs = 1'745'393'722'214;
        plant.take(message(u"devices/x/telemetry"_s, "{\"n\":1}"), decoded(u"vmark"_s, {r}));
        const ActivityRow &row = plant.batch.activities[1];
        QCOMPARE(row.metadata,
                 "{\"device_id\":\"" + plant.devices()[0].id.toByteArray(QUuid::WithoutBraces) +
                     "\",\"external_id\":\"a\",\"topic\":\"devices/x/telemetry\",\"parser_type\":\"vmark\","
                     "\"has_telemetry\":true,\"telemetry_fields\":[\"temperature\",\"RSSI\",\"SNR\"],"
                     "\"message_timestamp\":\"2025-04-23T07:35:22.214Z\",\"qos\":1}");
        QCOMPARE(row.requestBody, QByteArray("{\"text\":\"{\\\"n\\\":1}\",\"size\":7}"));
        QCOMPARE(row.direction, u"incoming"_s);
        QCOMPARE(row.createdAtMs, kNow);
    }

    void findsOneDeviceForWillAndTelemetryInEitherOrder_data()
    {
        QTest::addColumn<bool>("willFirst");
        QTest::newRow("telemetry first") << false;
        QTest::newRow("will first") << true;
    }
    void findsOneDeviceForWillAndTelemetryInEitherOrder()
    {
        QFETCH(bool, willFirst);
        Plant plant;
        if (willFirst)
            plant.will(u"devices/temp-sensor-01/lwt"_s);
        plant.telemetry(u"devices/temp-sensor-01/telemetry"_s, u"2400390030314701"_s);
        if (!willFirst)
            plant.will(u"devices/temp-sensor-01/lwt"_s);
        const auto devices = plant.devices();
        QCOMPARE(devices.size(), size_t(1));
        QCOMPARE(devices[0].externalId, u"2400390030314701"_s);
        QCOMPARE(plant.count(u"mqtt_device_discovered"), 1);
        QCOMPARE(plant.count(u"mqtt_device_offline"), 1);
    }

    void tellsTheLastKnownQualityWhenADeviceGoesOffline()
    {
        Plant plant;
        plant.telemetry(u"devices/d/telemetry"_s, u"7"_s);
        plant.will(u"devices/d/lwt"_s);
        const QJsonObject m = metadata(plant.batch.activities.back());
        QCOMPARE(plant.batch.activities.back().activityType, u"mqtt_device_offline"_s);
        QCOMPARE(m.keys(), (QStringList{u"connection_quality"_s, u"device_id"_s, u"external_id"_s, u"new_status"_s,
                                        u"previous_status"_s, u"status_reason"_s, u"topic"_s}));
        QCOMPARE(m["previous_status"_L1].toString(), u"online"_s);
        QCOMPARE(m["new_status"_L1].toString(), u"offline"_s);
        QCOMPARE(m["status_reason"_L1].toString(), u"lwt_message"_s);
        QCOMPARE(m["connection_quality"_L1].toObject()["rssi"_L1].toInt(), -78);
        QCOMPARE(m["connection_quality"_L1].toObject()["snr"_L1].toInt(), 5);
    }

    void doesNotTakeAWillForASignOfLife()
    {
        Plant plant;
        plant.telemetry(u"devices/d/telemetry"_s, u"7"_s, kNow);
        Message m = message(u"devices/d/lwt"_s, "offline", kNow + 5000);
        plant.take(m, decoded(u"plain"_s, {statusReading(DeviceStatus::Offline, u"lwt_message"_s)}));
        QCOMPARE(plant.devices()[0].lastSeenAtMs, std::optional<qint64>(kNow));
    }

    void endsThePrefixBindingForGoodWithASecondId()
    {
        Plant plant;
        plant.telemetry(u"gw/a/up"_s, u"1"_s);
        plant.telemetry(u"gw/a/up"_s, u"2"_s);
        plant.will(u"gw/a/lwt"_s); // neither 1 nor 2: the device called as the topic
        plant.telemetry(u"gw/a/up"_s, u"1"_s);
        plant.will(u"gw/a/lwt"_s);
        const auto devices = plant.devices();
        QCOMPARE(devices.size(), size_t(3));
        QCOMPARE(std::count_if(devices.begin(), devices.end(),
                               [](const Device &d) { return d.externalId == u"gw/a"_s && d.idFromTopic; }),
                 1);
        QCOMPARE(plant.count(u"mqtt_device_offline"), 1);
    }

    void doesNotTakeOverATopicDeviceThatHasTelemetry()
    {
        Plant plant;
        Reading own = reading({}, kVmark);
        plant.take(message(u"devices/x/telemetry"_s, "1"), decoded(u"standard"_s, {own}));
        plant.telemetry(u"devices/x/telemetry"_s, u"other"_s);
        QCOMPARE(plant.devices().size(), size_t(2));
        QCOMPARE(plant.count(u"mqtt_device_discovered"), 2);
    }

    void doesNotTakeOverATopicDeviceForAPayloadOfSeveral()
    {
        Plant plant;
        plant.will(u"devices/gw/lwt"_s);
        plant.take(message(u"devices/gw/telemetry"_s, "[]"),
                   decoded(u"standard"_s, {reading(u"1"_s, kVmark), reading(u"2"_s, kVmark)}));
        QCOMPARE(plant.devices().size(), size_t(3));
    }

    void storesSeveralReadingsInOneMessage()
    {
        Plant plant;
        plant.take(message(u"devices/gw/telemetry"_s, "[]"),
                   decoded(u"standard"_s,
                           {reading(u"1"_s, {{u"b"_s, 1.5}}), reading(u"2"_s, {{u"a"_s, 2.5}, {u"b"_s, 1.0}})}));
        QCOMPARE(plant.count(u"mqtt_message_received"), 1);
        QCOMPARE(plant.batch.telemetry.size(), size_t(2));
        const auto row =
            std::find_if(plant.batch.activities.begin(), plant.batch.activities.end(),
                         [](const ActivityRow &r) { return r.activityType == u"mqtt_message_received"_s; });
        const QJsonObject m = metadata(*row);
        QCOMPARE(m["external_id"_L1].toString(), u"1"_s);
        QCOMPARE(m["device_ids"_L1].toArray().size(), 2);
        QCOMPARE(m["telemetry_fields"_L1].toArray(), (QJsonArray{u"b"_s, u"a"_s}));
        QCOMPARE(plant.batch.telemetry[0].activityLogId, row->id);
        QCOMPARE(plant.batch.telemetry[1].activityLogId, row->id);
    }

    void keepsAnUndecodableMessageAsAnErrorRow()
    {
        Plant plant;
        plant.take(message(u"devices/x/telemetry"_s, QByteArray("\xff\0x", 3)),
                   fail(Error::Kind::Decode, u"not_utf8"_s, u"not UTF-8"_s));
        QCOMPARE(plant.types(), QStringList{u"mqtt_message_received"_s});
        const ActivityRow &row = plant.batch.activities[0];
        QCOMPARE(row.status, u"error"_s);
        QCOMPARE(row.errorCode, u"not_utf8"_s);
        QCOMPARE(row.requestBody, QByteArray("{\"base64\":\"/wB4\",\"size\":3}"));
        QCOMPARE(row.metadata, QByteArray("{\"device_id\":null,\"external_id\":null,\"topic\":\"devices/x/telemetry\","
                                          "\"parser_type\":null,\"has_telemetry\":false,\"telemetry_fields\":[],"
                                          "\"message_timestamp\":null,\"qos\":1}"));
        QVERIFY(plant.batch.entries[0].decodeError);
        QVERIFY(plant.devices().empty());
    }

    void keepsNoTelemetryRowWithoutTelemetry()
    {
        Plant plant;
        plant.take(message(u"devices/x/telemetry"_s), decoded(u"standard"_s, {reading(u"1"_s)}));
        QVERIFY(plant.batch.telemetry.empty());
        QCOMPARE(metadata(plant.batch.activities[1])["has_telemetry"_L1].toBool(true), false);
    }

    void skipsARetainedMessageThatBringsNothingNew()
    {
        Plant plant;
        plant.will(u"devices/x/lwt"_s);
        const size_t rows = plant.batch.activities.size();
        plant.will(u"devices/x/lwt"_s, true);
        QCOMPARE(plant.batch.activities.size(), rows);
        QVERIFY(plant.batch.entries.back().skipped);
    }

    void skipsAnUnchangedRetainedMessageOverARestart()
    {
        Plant before;
        before.will(u"devices/x/lwt"_s);
        const auto devices = before.devices();
        Plant after;
        after.ingestor.load(devices, before.batch.bindings, before.batch.topics);
        after.will(u"devices/x/lwt"_s, true);
        QVERIFY(after.batch.activities.empty());
        QVERIFY(after.batch.entries.back().skipped);
    }

    void takesARetainedStatusThatDiffers()
    {
        Plant plant;
        plant.telemetry(u"devices/x/telemetry"_s, u"x"_s);
        plant.will(u"devices/x/lwt"_s, true);
        QCOMPARE(plant.count(u"mqtt_device_offline"), 1);
        QCOMPARE(metadata(plant.batch.activities[3])["retained"_L1].toBool(), true);
    }

    void doesNotTakeARetainedReadingForASignOfLife()
    {
        Plant plant;
        Message m = message(u"devices/x/telemetry"_s);
        m.retained = true;
        plant.take(m, decoded(u"standard"_s, {reading(u"x"_s, kVmark)}));
        QCOMPARE(plant.count(u"mqtt_device_online"), 0);
        const Device device = plant.devices()[0];
        QCOMPARE(device.status, DeviceStatus::Unknown);
        QVERIFY(!device.lastSeenAtMs);
        QVERIFY(device.latest.contains(u"temperature"_s));
        QCOMPARE(plant.batch.telemetry.size(), size_t(1));
    }

    void makesNoRowWhenTheStatusStaysTheSame()
    {
        Plant plant;
        plant.telemetry(u"devices/x/telemetry"_s, u"x"_s);
        plant.telemetry(u"devices/x/telemetry"_s, u"x"_s);
        QCOMPARE(plant.count(u"mqtt_device_online"), 1);
        plant.will(u"devices/x/lwt"_s);
        plant.will(u"devices/x/lwt"_s);
        QCOMPARE(plant.count(u"mqtt_device_offline"), 1);
        plant.telemetry(u"devices/x/telemetry"_s, u"x"_s);
        QCOMPARE(plant.count(u"mqtt_device_online"), 2);
        QCOMPARE(metadata(plant.batch.activities.back())["status_reason"_L1].toString(), u"mqtt_heartbeat"_s);
    }

    void tellsTwoStatusesOfOneMessageApart()
    {
        Plant plant;
        Reading off = reading(u"x"_s);
        off.status = DeviceStatus::Offline;
        off.statusReason = u"mqtt_status"_s;
        Reading on = off;
        on.status = DeviceStatus::Online;
        plant.take(message(u"devices/x/telemetry"_s), decoded(u"standard"_s, {off, on}));
        QCOMPARE(plant.types().mid(2), (QStringList{u"mqtt_device_offline"_s, u"mqtt_device_online"_s}));
        QCOMPARE(metadata(plant.batch.activities[3])["previous_status"_L1].toString(), u"offline"_s);
    }

    void marksALateReadingAndKeepsTheNewestValue()
    {
        Plant plant;
        Reading newer = reading(u"x"_s, {{u"t"_s, 2.0}});
        newer.deviceTimeMs = kNow;
        Reading older = reading(u"x"_s, {{u"t"_s, 1.0}});
        older.deviceTimeMs = kNow - 1000;
        plant.take(message(u"devices/x/telemetry"_s, "1"), decoded(u"standard"_s, {newer}));
        plant.take(message(u"devices/x/telemetry"_s, "2"), decoded(u"standard"_s, {older}));
        QCOMPARE(metadata(plant.batch.activities.back())["warnings"_L1].toArray(), QJsonArray{u"late"_s});
        QCOMPARE(plant.devices()[0].latest[u"t"_s].value, Value(2.0));
        QCOMPARE(plant.batch.telemetry.size(), size_t(2));
    }

    void saysThatAMessageMayBeADuplicate()
    {
        Plant plant;
        Message m = message(u"devices/x/telemetry"_s);
        m.duplicate = m.dupSuspect = true;
        plant.take(m, decoded(u"standard"_s, {reading(u"x"_s, kVmark)}));
        const QJsonObject written = metadata(plant.batch.activities[1]);
        QCOMPARE(written["duplicate"_L1].toBool(), true);
        QCOMPARE(written["warnings"_L1].toArray(), QJsonArray{u"dup_suspect"_s});
    }

    void prefersTheOperatorsNameAndFindsDevicesByUniqueName()
    {
        Plant plant;
        Reading r = reading(u"2400"_s, kVmark);
        r.name = u"boiler"_s;
        plant.take(message(u"up/2400"_s), decoded(u"vmark"_s, {r}));
        Device device = plant.devices()[0];
        QCOMPARE(device.name(), u"boiler"_s);
        plant.will(u"devices/boiler/lwt"_s);
        QCOMPARE(plant.count(u"mqtt_device_discovered"), 1);
        device.givenName = u"Boiler 3"_s;
        plant.ingestor.takeOperatorEdits({device});
        plant.take(message(u"up/2400"_s, "2"), decoded(u"vmark"_s, {r}));
        QCOMPARE(plant.devices()[0].name(), u"Boiler 3"_s);
    }

    void staysBoundedWhateverNamesADeviceMakesUp()
    {
        Plant plant;
        for (int i = 0; i < 30; ++i) {
            Fields many;
            for (int k = 0; k < 1000; ++k)
                many.push_back({u"f%1_%2"_s.arg(i).arg(k), qint64(k)});
            Reading r = reading(u"x"_s, many);
            r.facts = many;
            plant.take(message(u"devices/x/telemetry"_s, QByteArray::number(i)), decoded(u"standard"_s, {r}));
        }
        const Device device = plant.devices()[0];
        QVERIFY(device.latest.size() <= 2048);
        QVERIFY(device.facts.size() <= 256);
        QCOMPARE(plant.batch.telemetry.back().telemetry.size(), size_t(1000));
    }

    void leavesPayloadsOutWhenOnlyErrorsAreKept()
    {
        ingest::Ingestor ingestor(kOwner, ingest::KeepPayload::Errors);
        Batch batch;
        ingestor.apply(1, message(u"devices/x/telemetry"_s), decoded(u"standard"_s, {reading(u"x"_s, kVmark)}), batch);
        ingestor.apply(2, message(u"devices/x/telemetry"_s, "{"), fail(Error::Kind::Decode, u"bad_json"_s, {}), batch);
        QVERIFY(batch.activities[1].requestBody.isEmpty());
        QVERIFY(!batch.activities.back().requestBody.isEmpty());
    }

    void writesTheEventsOfTheLink_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("direction");
        QTest::addColumn<QString>("status");
        QTest::newRow("connected") << u"mqtt_connection_established"_s << u"outgoing"_s << u"success"_s;
        QTest::newRow("lost") << u"mqtt_connection_lost"_s << u"incoming"_s << u"error"_s;
        QTest::newRow("subscribed") << u"mqtt_subscription_created"_s << u"outgoing"_s << u"success"_s;
        QTest::newRow("published") << u"mqtt_publish_success"_s << u"outgoing"_s << u"success"_s;
        QTest::newRow("publish failed") << u"mqtt_publish_failed"_s << u"outgoing"_s << u"failed"_s;
    }
    void writesTheEventsOfTheLink()
    {
        QFETCH(QString, type);
        Plant plant;
        LinkEvent event;
        event.activityType = type;
        event.metadata = "{\"topic\":\"a\"}";
        event.atMs = kNow;
        event.responseTimeMs = 12;
        plant.ingestor.apply(1, event, plant.batch);
        const ActivityRow &row = plant.batch.activities[0];
        QTEST(row.direction, "direction");
        QTEST(row.status, "status");
        QCOMPARE(row.responseTimeMs, std::optional<int>(12));
        QCOMPARE(row.completedAtMs, std::optional<qint64>(kNow + 12));
        QVERIFY(!plant.batch.entries[0].isMessage);
    }

    void tellsTheEngineWhatAMessageHasShown()
    {
        Plant plant;
        const auto d = Result<Decoded>(decoded(u"vmark"_s, {reading(u"a"_s, kVmark)}));
        ingest::Witnessed seen;
        plant.ingestor.apply(1, message(u"devices/x/telemetry"_s, "{\"n\":1}"), d, plant.batch, seen);
        QCOMPARE(seen.observations.size(), size_t(1));
        const Observation &one = seen.observations[0];
        QCOMPARE(one.device->externalId, u"a"_s);
        QCOMPARE(*one.telemetry, kVmark);
        QCOMPARE(one.telemetryId, plant.batch.telemetry[0].id);
        QVERIFY(one.isAlive && !one.retained && !one.late);
        QCOMPARE(one.status, std::optional(DeviceStatus::Online));
        QStringList types;
        for (const auto &event : seen.events)
            types << event.activityType;
        QCOMPARE(types, plant.types());
        QVERIFY(plant.ingestor.ids().next(kNow) > plant.batch.activities.back().id);
    }

    void saysOfWhatTheEngineMustNotJudge_data()
    {
        QTest::addColumn<bool>("retained");
        QTest::addColumn<bool>("late");
        QTest::addColumn<bool>("will");
        QTest::addColumn<int>("events");
        QTest::newRow("retained") << true << false << false << 0;
        QTest::newRow("late") << false << true << false << 0;
        QTest::newRow("will") << false << false << true << 2;
    }
    void saysOfWhatTheEngineMustNotJudge()
    {
        QFETCH(bool, retained);
        QFETCH(bool, late);
        QFETCH(bool, will);
        Plant plant;
        Reading first = reading(u"a"_s, kVmark);
        first.deviceTimeMs = kNow;
        plant.take(message(u"devices/a/telemetry"_s, "{\"n\":1}"), decoded(u"vmark"_s, {first}));
        Reading second = will ? statusReading(DeviceStatus::Offline, u"lwt_message"_s) : first;
        second.deviceTimeMs = late ? kNow - 1 : kNow;
        Message m = message(u"devices/a/telemetry"_s, "{\"n\":2}", kNow + 1);
        m.retained = retained;
        const auto d = Result<Decoded>(decoded(u"vmark"_s, {second}));
        ingest::Witnessed seen;
        plant.ingestor.apply(9, m, d, plant.batch, seen);
        QCOMPARE(seen.observations.size(), size_t(1));
        QCOMPARE(seen.observations[0].retained, retained);
        QCOMPARE(seen.observations[0].late, late);
        QCOMPARE(seen.observations[0].isAlive, !retained && !will);
        QCOMPARE(seen.observations[0].telemetry == nullptr, will);
        QTEST(int(seen.events.size()), "events");
    }

    void learnsHowOftenADeviceReports()
    {
        Plant plant;
        qint64 at = kNow;
        for (int i = 0; i < 4; ++i)
            plant.telemetry(u"devices/a/telemetry"_s, u"a"_s, at += 60'000);
        Message retained = message(u"devices/a/telemetry"_s, "{\"n\":-1}", at + 1000);
        retained.retained = true;
        plant.take(retained, decoded(u"vmark"_s, {reading(u"a"_s, kVmark)}));
        plant.will(u"devices/a/lwt"_s);
        // What has waited at the broker comes all at once.
        for (int i = 0; i < 9; ++i)
            plant.telemetry(u"devices/a/telemetry"_s, u"a"_s, at += i == 0 ? 600'000 : 5);
        const Device device = plant.devices().front();
        QCOMPARE(device.pace.usualMs(), std::optional<qint64>(60'000));
        QCOMPARE(device.pace.intervals().size(), size_t(4));
        QCOMPARE(device.lastReadingAtMs, std::optional(at));
    }

    void makesASilentDeviceOfflineOnce()
    {
        Plant plant;
        plant.telemetry(u"devices/a/telemetry"_s, u"a"_s);
        const Device device = plant.devices().front();
        const auto seen = plant.ingestor.silence(device.id, kNow + 900'000, 900'000, plant.batch);
        QVERIFY(seen);
        QCOMPARE(seen->status, std::optional(DeviceStatus::Offline));
        QVERIFY(!seen->isAlive);
        QCOMPARE(plant.batch.events.size(), size_t(1));
        const ActivityRow &row = plant.batch.events[0];
        QCOMPARE(row.activityType, u"mqtt_device_offline"_s);
        QCOMPARE(row.createdAtMs, kNow + 900'000);
        QCOMPARE(row.metadata, "{\"device_id\":\"" + device.id.toByteArray(QUuid::WithoutBraces) +
                                   "\",\"external_id\":\"a\",\"previous_status\":\"online\",\"new_status\":\"offline\","
                                   "\"status_reason\":\"no_data\",\"topic\":null,\"connection_quality\":{\"rssi\":-78,"
                                   "\"snr\":5},\"silent_for_s\":900}");
        QCOMPARE(plant.devices().front().statusReason, u"no_data"_s);
        QVERIFY(!plant.ingestor.silence(device.id, kNow + 900'001, 900'001, plant.batch)->status);
        QCOMPARE(plant.batch.events.size(), size_t(1));
        QVERIFY(!plant.ingestor.silence(QUuid::createUuid(), kNow, 1, plant.batch));
    }

    void namesADeviceWhoseTagsWereEdited()
    {
        Plant plant;
        plant.telemetry(u"devices/a/telemetry"_s, u"a"_s);
        Device edited = plant.devices().front();
        QVERIFY(plant.ingestor.takeOperatorEdits({edited}).empty());
        edited.tags = {u"roof"_s};
        const auto changed = plant.ingestor.takeOperatorEdits({edited});
        QCOMPARE(changed.size(), size_t(1));
        QCOMPARE(changed.front()->tags, edited.tags);
    }

    void cutsALongPayloadAtACharacterAndKeepsItsHash()
    {
        Plant plant;
        const QByteArray payload = QByteArray(65535, 'a') + QByteArray("\xc3\xa4rest");
        plant.take(message(u"devices/x/telemetry"_s, payload), fail(Error::Kind::Decode, u"too_large"_s, {}));
        const QJsonObject body = QJsonDocument::fromJson(plant.batch.activities[0].requestBody).object();
        QCOMPARE(body["text"_L1].toString().size(), 65535);
        QCOMPARE(body["size"_L1].toInt(), int(payload.size()));
        QCOMPARE(body["sha256"_L1].toString().size(), 64);
    }
};

QTEST_GUILESS_MAIN(IngestorTest)
#include "tst_ingestor.moc"
