// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/fields_json.h"
#include "store/reader_fixture.h"
#include "store/series_math.h"

#include <QRandomGenerator>

using namespace Qt::StringLiterals;
using store::kDayMs;
using store::kHourMs;
using store_test::ReaderFixture;
using store_test::str;

class ReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesStoresThatItCannotRead();
    void neverWrites();
    void noticesCommitsOfOthers();
    void readsDevicesBack();
    void findsDevicesByIdExternalIdAndUniqueName();
    void listsMetricsAsColumns();
    void listsTheNewestTopicsWithoutTheirPayloads();
    void readsOneTopicWhole();
    void streamsReadingsInOrder();
    void streamsReadingsOfOneMillisecondOnce();
    void skipsYearsWithoutReadings();
    void judgesReadingsByTheirActivity();
    void unitesTheFieldsOfARange();
    void countsByTheHour();
    void tellsHowTheStoreIs();
    void readsJsonInItsOrder_data();
    void readsJsonInItsOrder();
    void refusesWhatIsNoJsonObject_data();
    void refusesWhatIsNoJsonObject();
};

void ReaderTest::refusesStoresThatItCannotRead()
{
    QTemporaryDir folder;
    const auto missing = store::Reader::open({folder.filePath(u"none.sqlite"_s)});
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, u"no_file"_s);
    QVERIFY(QDir(folder.path()).isEmpty());

    const QString empty = folder.filePath(u"empty.sqlite"_s);
    QVERIFY(store::Database::open(empty, store::Access::ReadWrite));
    QCOMPARE(store::Reader::open({empty}).error().code, u"no_schema"_s);

    QFile text(folder.filePath(u"text.sqlite"_s));
    QVERIFY(text.open(QIODevice::WriteOnly));
    text.write(QByteArray(5000, 'x'));
    text.close();
    QVERIFY(!store::Reader::open({text.fileName()}));

    ReaderFixture newer;
    newer.exec("UPDATE schema_migrations SET number = 9999 WHERE number = 1");
    QCOMPARE(store::Reader::open(newer.url).error().code, u"newer_schema"_s);
}

void ReaderTest::neverWrites()
{
    ReaderFixture store;
    const auto reader = store.reader();
    auto other = store::Database::open(store.url, store::Access::ReadOnly);
    QVERIFY(!(*other)->exec(u"DELETE FROM devices"_s));
    QVERIFY(reader->devices());
}

void ReaderTest::noticesCommitsOfOthers()
{
    ReaderFixture store;
    const auto reader = store.reader();
    const auto before = reader->dataVersion();
    QVERIFY(before);
    QCOMPARE(*reader->dataVersion(), *before);
    const QUuid device = store.device("a", "Old name");
    store.event(activity::kMessageReceived, 1, device);
    QVERIFY(store.database->announce("rows"));
    QVERIFY(*reader->dataVersion() != *before);
    QCOMPARE(reader->activities({})->records.front().deviceName, u"Old name"_s);
    store.exec("UPDATE devices SET name = 'New name'");
    QVERIFY(store.database->announce("edits"));
    QCOMPARE(reader->activities({})->records.front().deviceName, u"New name"_s);
}

void ReaderTest::readsDevicesBack()
{
    ReaderFixture store;
    const QUuid id = store.device("ext", "Given", 42);
    store.exec("UPDATE devices SET reported_name = 'Reported', status = 'offline', status_reason = 'lwt_message', "
               "status_changed_at = @at(50), last_seen_at = @at(49), last_device_time = @at(48), messages = 7, "
               "has_telemetry = true, "
               "facts = '{\"z\":\"1\",\"a\":{\"b\":2}}', connection_quality = '{\"rssi\":-78,\"snr\":9.5}', "
               "latest = '{\"t\":[21.5,49],\"n\":[9007199254740993,49],\"on\":[true,48],\"w\":[\"x\",1]}', "
               "tags = '[\"hall\",\"1\"]', notes = 'note'");
    const auto devices = store.reader()->devices();
    QVERIFY(devices);
    QCOMPARE(devices->size(), std::size_t(1));
    Device wanted;
    wanted.id = id;
    wanted.organizationId = store.organization;
    wanted.integrationId = store.integration;
    wanted.externalId = u"ext"_s;
    wanted.givenName = u"Given"_s;
    wanted.reportedName = u"Reported"_s;
    wanted.status = DeviceStatus::Offline;
    wanted.statusReason = u"lwt_message"_s;
    wanted.statusChangedAtMs = 50;
    wanted.firstSeenAtMs = 42;
    wanted.lastSeenAtMs = 49;
    wanted.lastDeviceTimeMs = 48;
    wanted.messages = 7;
    wanted.hasTelemetry = true;
    wanted.quality = {-78, 9.5};
    wanted.facts = {{u"z"_s, u"1"_s}, {u"a.b"_s, qint64(2)}};
    wanted.latest = {
        {u"t"_s, {21.5, 49}}, {u"n"_s, {qint64(9007199254740993), 49}}, {u"on"_s, {true, 48}}, {u"w"_s, {u"x"_s, 1}}};
    wanted.tags = {u"hall"_s, u"1"_s};
    wanted.notes = u"note"_s;
    QCOMPARE(devices->front(), wanted);
}

void ReaderTest::findsDevicesByIdExternalIdAndUniqueName()
{
    ReaderFixture store;
    const QUuid a = store.device("1", "pump"), b = store.device("2", "pump"), c = store.device("pump 3", "1");
    const auto reader = store.reader();
    const auto find = [&](const QString &word) {
        const auto found = reader->findDevice(word);
        return found && *found ? (*found)->id : QUuid();
    };
    QCOMPARE(find(idText(b)), b);
    QCOMPARE(find(u"1"_s), a); // the external id goes before the name
    QCOMPARE(find(u"pump 3"_s), c);
    QVERIFY(reader->findDevice(u"nobody"_s) && !*reader->findDevice(u"nobody"_s));
    const auto twice = reader->findDevice(u"pump"_s);
    QVERIFY(!twice);
    QCOMPARE(twice.error().kind, Error::Kind::Usage);
    QVERIFY(twice.error().text.contains(idText(a)) && twice.error().text.contains(idText(b)));
}

static void addTopic(ReaderFixture &store, const QUuid &integration, const char *topic, const QByteArray &payload,
                     int messages, qint64 atMs)
{
    store.exec("INSERT INTO topics (integration_id, topic, last_hash, last_payload, retained, qos, messages, last_at) "
               "VALUES (?, ?, ?, ?, true, 2, ?, @at(?))",
               {ReaderFixture::blob(integration), str(topic), QByteArray("\x01"), payload, messages, atMs});
}

void ReaderTest::listsTheNewestTopicsWithoutTheirPayloads()
{
    ReaderFixture store;
    QVERIFY(store.reader()->topics().value().empty());
    const QUuid other = QUuid::createUuid();
    store.exec("INSERT INTO integrations (id, organization_id, name, created_at) VALUES (?, ?, 'other', @at(0))",
               {ReaderFixture::blob(other), ReaderFixture::blob(store.organization)});
    addTopic(store, store.integration, "a/old", "1", 7, 1000);
    addTopic(store, store.integration, "a/shared", QByteArray(5000, 'x'), 2, 2000);
    addTopic(store, other, "a/shared", "newer", 3, 4000);
    addTopic(store, store.integration, "b", QByteArray(5000, 'y'), 1, 3000);
    QVERIFY(store.ok());

    const auto topics = store.reader()->topics();
    QVERIFY(topics);
    QCOMPARE(topics->size(), std::size_t(3));
    const TopicState shared{u"a/shared"_s, {}, "newer", true, 2, 5, 4000};
    QCOMPARE(topics->at(0), shared);
    QCOMPARE(topics->at(1).topic, u"b"_s);
    QCOMPARE(topics->at(1).lastPayload, QByteArray(store::kTopicPreviewBytes, 'y'));
    QCOMPARE(topics->at(2).topic, u"a/old"_s);
    QCOMPARE(store.reader()->topics(1)->size(), std::size_t(1));
}

void ReaderTest::readsOneTopicWhole()
{
    ReaderFixture store;
    addTopic(store, store.integration, "a/b", QByteArray(5000, 'x'), 2, 2000);
    const auto found = store.reader()->topic(u"a/b"_s);
    QVERIFY(found && *found);
    const TopicState whole{u"a/b"_s, "\x01", QByteArray(5000, 'x'), true, 2, 2, 2000};
    QCOMPARE(**found, whole);
    QVERIFY(!store.reader()->topic(u"a/c"_s).value());
}

void ReaderTest::listsMetricsAsColumns()
{
    ReaderFixture store;
    const QUuid device = store.device("a", "A");
    for (const char *metric : {"zeta", "humidity", "alpha"})
        store.exec("INSERT INTO device_metrics VALUES (?, ?, @at(0))", {ReaderFixture::blob(device), str(metric)});
    store.exec("UPDATE devices SET latest = '{\"temperature\":[1,1],\"zeta\":[1,1]}'");
    QCOMPARE(*store.reader()->metricsOf(device), (QStringList{u"temperature"_s, u"humidity"_s, u"alpha"_s, u"zeta"_s}));
}

void ReaderTest::streamsReadingsInOrder()
{
    ReaderFixture store;
    QRandomGenerator random(5);
    const QUuid devices[] = {store.device("a", "A"), store.device("b", "B"), QUuid::createUuid()};
    std::vector<std::pair<qint64, QUuid>> wanted;
    store.exec("BEGIN");
    qint64 at = ReaderFixture::kStart;
    for (int i = 0; i < 15'000; ++i) {
        // Bursts within one millisecond that are longer than a window, sparse weeks, and all between.
        at += i > 3000 && i < 9000 ? 0 : random.bounded(50) == 0 ? random.bounded(int(kDayMs) * 2) : random.bounded(9);
        const QUuid id = store.reading(devices[random.bounded(3)], at, {{u"x"_s, qint64(i)}});
        wanted.emplace_back(at, id);
    }
    store.exec("COMMIT");
    QVERIFY(store.ok());
    std::sort(wanted.begin(), wanted.end());
    const auto reader = store.reader();
    std::vector<std::pair<qint64, QUuid>> got;
    store::TelemetryQuery query;
    const auto visit = [&](const TelemetryRecord &record) {
        got.emplace_back(record.row.receivedAtMs, record.row.id);
        return true;
    };
    QVERIFY(reader->eachTelemetry(query, visit));
    QVERIFY(got == wanted);

    const qint64 from = wanted[2500].first, to = wanted[12'000].first;
    std::erase_if(wanted, [&](const auto &row) { return row.first < from || row.first >= to; });
    got.clear();
    query.range = {from, to};
    QVERIFY(reader->eachTelemetry(query, visit));
    QVERIFY(got == wanted);
    got.clear();
    QVERIFY(
        reader->eachTelemetry(query, [&](const TelemetryRecord &record) { return visit(record) && got.size() < 9; }));
    QCOMPARE(got.size(), std::size_t(9));
    query.devices = {devices[1]};
    QVERIFY(reader->eachTelemetry(query, [&](const TelemetryRecord &record) {
        return record.deviceName == "B"_L1 && record.externalId == "b"_L1 && record.row.deviceId == devices[1];
    }));
}

// Other programs write microseconds into PostgreSQL; a window may end anywhere among them.
void ReaderTest::streamsReadingsOfOneMillisecondOnce()
{
    ReaderFixture store;
    const QUuid device = store.device("a", "A");
    std::vector<QUuid> wanted;
    store.exec("BEGIN");
    for (int i = 0; i < 13'000; ++i)
        wanted.push_back(store.reading(device, ReaderFixture::kStart + i / 6500, {{u"x"_s, qint64(i)}}));
    if (fixture::onPostgres())
        store.exec("UPDATE device_telemetry_history SET received_at = received_at + ((telemetry->>'x')::bigint * 7 % "
                   "1000) * interval '1 microsecond'");
    store.exec("COMMIT");
    QVERIFY(store.ok());
    std::vector<QUuid> got;
    QVERIFY(store.reader()->eachTelemetry({}, [&got](const TelemetryRecord &record) {
        got.push_back(record.row.id);
        return true;
    }));
    QCOMPARE(got.size(), wanted.size());
    QVERIFY(got == wanted);
}

// Day by day, this would take hours: a machine without a clock begins in 1970, and devices may send any year.
void ReaderTest::skipsYearsWithoutReadings()
{
    ReaderFixture store;
    const QUuid devices[] = {store.device("a", "A"), store.device("b", "B")};
    std::vector<qint64> wanted{-62'135'596'800'000, 0, ReaderFixture::kStart, ReaderFixture::kStart + kDayMs,
                               253'402'300'799'999};
    for (std::size_t i = 0; i < wanted.size(); ++i)
        store.reading(devices[i % 2], wanted[i], {{u"x"_s, 1.0}});
    QVERIFY(store.ok());
    const auto reader = store.reader();
    std::vector<qint64> got;
    const auto take = [&got](const TelemetryRecord &record) {
        got.push_back(record.row.receivedAtMs);
        return true;
    };
    QVERIFY(reader->eachTelemetry({}, take));
    QCOMPARE(got, wanted);
    const auto counted = reader->countTelemetry({});
    QVERIFY2(counted.has_value(), counted ? "" : qPrintable(counted.error().text));
    QCOMPARE(*counted, qint64(wanted.size()));
    got.clear();
    store::TelemetryQuery query;
    query.range = {1, 253'402'300'799'999};
    QVERIFY(reader->eachTelemetry(query, take));
    QCOMPARE(got, std::vector<qint64>(wanted.begin() + 2, wanted.begin() + 4));
}

void ReaderTest::judgesReadingsByTheirActivity()
{
    ReaderFixture store;
    const QUuid device = store.device("a", "A");
    const QUuid kept = store.event(activity::kMessageReceived, 1, device);
    const QUuid other = store.event(u"api_call", 2, device);
    store.reading(device, 1, {{u"x"_s, 1.0}}, kept);
    store.reading(device, 2, {{u"x"_s, 2.0}}, other);
    store.reading(device, 3, {{u"x"_s, 3.0}}, QUuid::createUuid()); // its message row is gone
    const auto reader = store.reader();
    const auto values = [&](const store::TelemetryQuery &query) {
        std::vector<double> all;
        if (!reader->eachTelemetry(query, [&](const TelemetryRecord &record) {
                all.push_back(*numberOf(record.row.telemetry.front().value));
                return true;
            }))
            all = {-1};
        return all;
    };
    store::TelemetryQuery query;
    query.types = {*activity::parseSelection(u"messages"_s)};
    QCOMPARE(values(query), (std::vector<double>{1, 3}));
    query.types.clear();
    query.filter = *filter::parse(u"t.x>1 and device:A"_s);
    QCOMPARE(values(query), (std::vector<double>{2, 3}));
}

void ReaderTest::unitesTheFieldsOfARange()
{
    ReaderFixture store;
    const QUuid device = store.device("a", "A");
    store.reading(device, 1, {{u"zeta"_s, 1.0}});
    store.reading(device, 2, {{u"humidity"_s, 1.0}, {u"note"_s, u"x"_s}});
    store.reading(device, 3, {{u"late"_s, 1.0}});
    for (const char *metric : {"zeta", "humidity", "note", "late"})
        store.exec("INSERT INTO device_metrics VALUES (?, ?, @at(0))", {ReaderFixture::blob(device), str(metric)});
    const auto reader = store.reader();
    store::TelemetryQuery query;
    QCOMPARE(*reader->telemetryFields(query), (QStringList{u"humidity"_s, u"late"_s, u"note"_s, u"zeta"_s}));
    query.range = {1, 3};
    QCOMPARE(*reader->telemetryFields(query), (QStringList{u"humidity"_s, u"note"_s, u"zeta"_s}));
    query.devices = {QUuid::createUuid()};
    QVERIFY(reader->telemetryFields(query)->isEmpty());
}

void ReaderTest::countsByTheHour()
{
    ReaderFixture store;
    const qint64 hour = 400'000 * kHourMs;
    store.exec("INSERT INTO activity_counts VALUES (@at(?), ?, 'mqtt_message_received', 10)",
               {hour, ReaderFixture::blob(store.integration)});
    store.exec("INSERT INTO activity_counts VALUES (@at(?), ?, 'mqtt_message_received', 1)",
               {hour + kHourMs, ReaderFixture::blob(store.integration)});
    for (int i = 0; i < 3; ++i)
        store.event(activity::kMessageReceived, hour + kHourMs + i);
    const auto reader = store.reader();
    const QString type = activity::kMessageReceived.toString();
    using Hours = std::vector<store::HourCount>;
    QCOMPARE(*reader->histogram({}), (Hours{{hour, type, 10}, {hour + kHourMs, type, 1}}));
    QCOMPARE(*reader->histogram({hour + 5, hour + 6}), (Hours{{hour, type, 10}}));
    // The counters lag: the open hour is counted in the log.
    store.exec("INSERT INTO ingest_progress (inbox_id, last_seq, rolled_up_seq, rolled_up_at) VALUES (?, 9, 5, @at(?))",
               {ReaderFixture::blob(store.inbox), hour + kHourMs + 1});
    QCOMPARE(*reader->histogram({}), (Hours{{hour, type, 10}, {hour + kHourMs, type, 3}}));
}

void ReaderTest::tellsHowTheStoreIs()
{
    ReaderFixture store;
    const QUuid device = store.device("a", "A");
    for (int i = 0; i < 10; ++i)
        store.event(activity::kMessageReceived, i, device);
    store.reading(device, 1, {{u"x"_s, 1.0}});
    store.exec("DELETE FROM integration_activity_log WHERE created_at IN (@at(2), @at(7))");
    store.collectorRun(100, 200, 200);
    store.collectorRun(1000, 5000, std::nullopt);
    store.exec("INSERT INTO ingest_progress (inbox_id, last_seq, stored, last_commit) VALUES (?, 9, 4, @at(4321))",
               {ReaderFixture::blob(store.inbox)});
    const auto reader = store.reader();
    const auto status = reader->status(9000);
    QVERIFY(status);
    QCOMPARE(status->rows.value(u"integration_activity_log"_s), 8);
    QCOMPARE(status->rows.value(u"device_telemetry_history"_s), 1);
    QCOMPARE(status->rows.value(u"devices"_s), 1);
    QVERIFY(status->fileBytes > 0);
    QVERIFY(status->schemaVersion >= 1);
    QCOMPARE(status->lastCommitMs, std::optional<qint64>(4321));
    QCOMPARE(status->collectors.size(), std::size_t(1)); // of one inbox the newest run
    QCOMPARE(status->collectors.front().startedAtMs, 1000);
    QCOMPARE(status->collectors.front().counters.stored, 4);
    QVERIFY(status->running);
    QVERIFY(!reader->status(5000 + store::kHeartbeatLimitMs + 1)->running);
    QVERIFY(status->unreadable.isEmpty());
    store.exec("DROP TABLE ingest_rejects");
    const auto without = reader->status(9000);
    QVERIFY2(without, without ? "" : qPrintable(without.error().text));
    QCOMPARE(without->unreadable, QStringList{u"ingest_rejects"_s});
    QCOMPARE(without->rows.value(u"devices"_s), 1);
    QCOMPARE(status->progress.front().stored, 4);
}

void ReaderTest::readsJsonInItsOrder_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<Fields>("fields");
    QTest::newRow("empty") << QByteArray(" { } ") << Fields{};
    QTest::newRow("order") << QByteArray(R"({"b":1,"a":2.5})") << Fields{{u"b"_s, qint64(1)}, {u"a"_s, 2.5}};
    QTest::newRow("kinds") << QByteArray(R"({"t":true,"f":false,"n":null,"s":"x"})")
                           << Fields{{u"t"_s, true}, {u"f"_s, false}, {u"s"_s, u"x"_s}};
    QTest::newRow("nested") << QByteArray(R"({"a":{"b":{"c":1}},"d":[1,"]",[2]],"e":2})")
                            << Fields{{u"a.b.c"_s, qint64(1)}, {u"d"_s, u"[1,\"]\",[2]]"_s}, {u"e"_s, qint64(2)}};
    QTest::newRow("escapes") << QByteArray(R"({"a\"b":"\u00e9\ud83d\ude00\n\/é"})") << Fields{{u"a\"b"_s, u"é😀\n/é"_s}};
    QTest::newRow("largest") << QByteArray(R"({"a":9223372036854775807,"b":9223372036854775808,"c":-0.0})")
                             << Fields{{u"a"_s, std::numeric_limits<qint64>::max()},
                                       {u"b"_s, 9223372036854775808.0},
                                       {u"c"_s, -0.0}};
}

void ReaderTest::readsJsonInItsOrder()
{
    QFETCH(QByteArray, json);
    QFETCH(Fields, fields);
    const auto read = store::fieldsFromJson(json);
    QVERIFY(read);
    QCOMPARE(*read, fields);
}

void ReaderTest::refusesWhatIsNoJsonObject_data()
{
    QTest::addColumn<QByteArray>("json");
    for (const char *json : {"", "[]", "1", "{", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{\"a\":1}x", "{\"a\":tru}",
                             "{\"a\":\"\\x\"}", "{\"a\":\"\\u12\"}", "{\"a\":[1}", "{\"a\":1e999}", "{\"a\":nan}"})
        QTest::newRow(*json ? json : "empty") << QByteArray(json);
    QTest::newRow("too deep") << QByteArray(QByteArray("{\"a\":").repeated(100) + "1" + QByteArray("}").repeated(100));
}

void ReaderTest::refusesWhatIsNoJsonObject()
{
    QFETCH(QByteArray, json);
    QVERIFY(!store::fieldsFromJson(json));
}

QTEST_GUILESS_MAIN(ReaderTest)
#include "tst_reader.moc"
