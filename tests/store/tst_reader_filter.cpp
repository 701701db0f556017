// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/activity_plan.h"
#include "store/reader_fixture.h"
#include "store/series_math.h"

#include <QRandomGenerator>

using namespace Qt::StringLiterals;
using store::ActivityQuery;
using store_test::ReaderFixture;
using store_test::str;

namespace {

// Names that differ by case, that LIKE would take for wildcards, and letters with partners beyond ASCII.
const char *const kNames[] = {"boiler",      "Boiler 100%", "temp_sensor", "tempXsensor", "Kelvin",
                              "\u212Aelvin", "stra\u017Fe", "STRASSE",     "Österreich",  "quote\"back\\slash"};
const char *const kTopics[] = {"plant/boiler/telemetry", "plant/%/telemetry",  "devices/Kelvin/lwt",
                               "devices/temp_sensor/x",  "devices/\u00F6/lwt", "other"};
const char *const kErrors[] = {"bad json at 3", "Stra\u017Fe gesperrt", "timeout 100%"};
const char *const kStatuses[] = {"success", "success", "success", "error", "failed", "timeout", "started"};
const char *const kValues[] = {"boiler",  "BOILER",    "*oil*",  "temp_sensor", "temp*",    "kelvin",   "*K*",
                               "100%",    "_",         "*%*",    "strasse",     "straſe",   "öst*",     "*",
                               "plant/*", "telemetry", "quote*", "offline",     "problems", "messages", "mqtt",
                               "success", "error",     "failed", "*json*",      "nothing",  "lwt",      "vmark",
                               "21",      "1",         "true",   "a*b"};
const char *const kFields[] = {"type",  "status", "device",   "id",   "topic", "parser",        "field",  "reason",
                               "error", "qos",    "retained", "rssi", "snr",   "t.temperature", "t.temp", "t.note"};

class Maker
{
public:
    explicit Maker(quint32 seed) : m_random(seed) {}
    template <std::size_t N>
    QString any(const char *const (&list)[N])
    {
        return str(list[m_random.bounded(quint32(N))]);
    }
    int below(int n) { return m_random.bounded(n); }

    QString term()
    {
        if (below(4) == 0)
            return quoted();
        static const char *const kOps[] = {":", ":", "=", "!="};
        static const char *const kOrders[] = {"<", "<=", ">", ">="};
        const QString field = any(kFields);
        const bool number = field == "qos"_L1 || field == "rssi"_L1 || field == "snr"_L1;
        if (number || (field.startsWith("t."_L1) && below(2)))
            return field + (below(2) ? any(kOrders) : u"="_s) + QString::number(below(4) * 10 - 10);
        if (field == "retained"_L1)
            return field + u":true"_s;
        return field + any(kOps) + quoted();
    }
    QString expression(int depth)
    {
        switch (depth > 0 ? below(5) : 4) {
        case 0:
            return expression(depth - 1) + u" or "_s + expression(depth - 1);
        case 1:
            return u"not ("_s + expression(depth - 1) + u')';
        case 2:
            return u'(' + expression(depth - 1) + u") and "_s + expression(depth - 1);
        case 3:
            return expression(depth - 1) + u' ' + expression(depth - 1);
        default:
            return term();
        }
    }

private:
    QString quoted()
    {
        const QString value = any(kValues);
        return below(4) == 0 || value.contains(u' ') ? QString(u'"' + value + u'"') : value;
    }
    QRandomGenerator m_random;
};

} // namespace

class ReaderFilterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void findsWhatTheFilterSaysOnEveryRow_data();
    void findsWhatTheFilterSaysOnEveryRow();
    void planOfTextThatIsNowhereWalksNoMessages();
    void planOfDeviceWalksThatDevice();
    void trustsTopicsOnlyWhenTheyAreComplete();
    void narrowsByQosAndRetained_data();
    void narrowsByQosAndRetained();
    void countsWhatItWouldBring();
    void judgesManyReadingsAsOneByOne();

private:
    void fill(Maker &maker);
    [[nodiscard]] std::vector<QUuid> paged(const ActivityQuery &asked);

    ReaderFixture m_store;
    std::unique_ptr<store::Reader> m_reader;
};

void ReaderFilterTest::initTestCase()
{
    Maker maker(7);
    fill(maker);
    QVERIFY(m_store.ok());
    m_reader = m_store.reader();
}

void ReaderFilterTest::fill(Maker &maker)
{
    m_store.exec("BEGIN");
    std::vector<QUuid> devices;
    for (const char *name : kNames)
        devices.push_back(m_store.device(QByteArray(QByteArray("id-") + name).constData(), name));
    m_store.exec("INSERT INTO device_aliases (integration_id, prefix, device_id) VALUES (?, 'devices/Kelvin', ?)",
                 {ReaderFixture::blob(m_store.integration), ReaderFixture::blob(devices[0])});
    for (const char *topic : kTopics)
        m_store.exec("INSERT INTO topics (integration_id, topic, messages, last_at) VALUES (?, ?, 1000, @at(0))",
                     {ReaderFixture::blob(m_store.integration), str(topic)});
    const auto types = activity::types();
    for (int i = 0; i < 1000; ++i) {
        ActivityRow row;
        row.createdAtMs = i / 2;
        row.activityType = maker.below(3) == 0
                               ? QString::fromLatin1(types[std::size_t(maker.below(int(types.size())))].key)
                           : maker.below(40) == 0 ? u"unheard_of"_s
                                                  : u"mqtt_message_received"_s;
        row.status = maker.any(kStatuses);
        if (row.status != "success"_L1 && maker.below(2)) {
            row.errorMessage = maker.any(kErrors);
            row.errorCode = u"bad_json"_s;
        }
        JsonWriter json;
        json.beginObject();
        QUuid device;
        if (maker.below(4) > 0) {
            const int which = maker.below(int(devices.size()));
            device = devices[std::size_t(which)];
            // Rows of the first device from before its payload named it bear the topic's id.
            json.key("device_id").id(device);
            json.field("external_id", which == 0 && maker.below(3) == 0 ? u"Kelvin"_s : u"id-"_s + str(kNames[which]));
        }
        const bool isPublish = row.activityType.startsWith("mqtt_publish"_L1);
        if (maker.below(4) > 0)
            json.field("topic", isPublish ? u"commands/nothing"_s : maker.any(kTopics));
        if (row.activityType == activity::kSubscriptionCreated)
            json.field("topic_filter", u"plant/+/lwt"_s);
        if (maker.below(2))
            json.field("parser_type", u"vmark"_s).field("qos", maker.below(3));
        else if (maker.below(4) == 0)
            json.field("qos_granted", maker.below(3));
        if (maker.below(5) == 0)
            json.field("retained", maker.below(4) > 0);
        if (isPublish && maker.below(2))
            json.field("retain", maker.below(2) == 0);
        if (maker.below(3) == 0)
            json.field("status_reason", u"lwt_message"_s);
        if (maker.below(4) == 0)
            json.key("connection_quality").beginObject().field("rssi", -10 * maker.below(3)).endObject();
        json.endObject();
        row.metadata = json.take();
        const QUuid id = m_store.activity(row);
        if (row.activityType == activity::kMessageReceived && !device.isNull()) {
            Fields fields{{u"temp"_s, double(maker.below(40))}};
            if (maker.below(2))
                fields.push_back({u"note"_s, maker.any(kNames)});
            if (maker.below(2))
                fields.push_back({u"RSSI"_s, qint64(-maker.below(20))});
            m_store.reading(device, row.createdAtMs, fields, id);
        }
    }
    m_store.exec("INSERT INTO activity_counts SELECT @at(0), integration_id, activity_type, count(*) FROM "
                 "integration_activity_log GROUP BY 2, 3");
    m_store.exec("COMMIT");
}

std::vector<QUuid> ReaderFilterTest::paged(const ActivityQuery &asked)
{
    ActivityQuery query = asked;
    std::vector<QUuid> ids;
    for (;;) {
        const auto page = m_reader->activities(query);
        if (!page)
            qFatal("%s", qUtf8Printable(page.error().text));
        for (const ActivityRecord &record : page->records)
            ids.push_back(record.row.id);
        if (!page->next)
            return ids;
        query.after = page->next;
    }
}

void ReaderFilterTest::findsWhatTheFilterSaysOnEveryRow_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 6; ++seed)
        QTest::newRow(qPrintable(u"seed %1"_s.arg(seed))) << seed;
}

void ReaderFilterTest::findsWhatTheFilterSaysOnEveryRow()
{
    QFETCH(quint32, seed);
    Maker maker(seed);
    std::vector<ActivityRecord> everything;
    ActivityQuery all;
    all.withTelemetry = true;
    QVERIFY(m_reader->eachActivity(all, [&](const ActivityRecord &record) {
        everything.push_back(record);
        return true;
    }));
    QCOMPARE(everything.size(), std::size_t(1000));
    std::vector<filter::Subject> subjects;
    for (const ActivityRecord &record : everything)
        subjects.push_back(filter::subjectOf(record));
    int parsed = 0;
    for (int round = 0; round < 60; ++round) {
        const QString text = maker.expression(3);
        const auto tree = filter::parse(text);
        if (!tree || !*tree)
            continue;
        ++parsed;
        std::vector<QUuid> wanted;
        for (std::size_t i = 0; i < everything.size(); ++i) {
            if (filter::matches(**tree, subjects[i]))
                wanted.push_back(everything[i].row.id);
        }
        ActivityQuery query;
        query.filter = *tree;
        query.limit = 30 + maker.below(300);
        if (maker.below(2)) {
            query.direction = PageDirection::Newer;
            std::reverse(wanted.begin(), wanted.end());
        }
        const auto got = paged(query);
        QVERIFY2(got == wanted,
                 qPrintable(u"%1: %2 rows instead of %3"_s.arg(text).arg(got.size()).arg(wanted.size())));
    }
    QVERIFY2(parsed > 30, "too few of the made-up filters are filters");
}

void ReaderFilterTest::planOfTextThatIsNowhereWalksNoMessages()
{
    store::Directory names;
    names.add({u"d1"_s, u"boiler"_s, u"1"_s});
    names.types = {u"mqtt_message_received"_s, u"mqtt_publish_success"_s};
    names.topics = {u"plant/boiler"_s};
    names.topicsAreComplete = true;
    ActivityQuery query;
    query.filter = *filter::parse(u"nowhere"_s);
    const auto plan = store::planOf(query, names);
    using Kind = store::Branch::Kind;
    QCOMPARE(plan.branches, (std::vector<store::Branch>{{Kind::Error, {}}, {Kind::Type, u"mqtt_publish_success"_s}}));
    QVERIFY(plan.judge);
    query.filter = *filter::parse(u"device:nowhere"_s);
    QVERIFY(store::planOf(query, names).never);
}

void ReaderFilterTest::planOfDeviceWalksThatDevice()
{
    store::Directory names;
    names.add({u"d1"_s, u"boiler"_s, u"1"_s});
    names.add({u"d2"_s, u"pump"_s, u"2"_s});
    names.types = {u"mqtt_message_received"_s};
    ActivityQuery query;
    query.filter = *filter::parse(u"device:BOI* t.x>3"_s);
    const auto plan = store::planOf(query, names);
    QCOMPARE(plan.branches, (std::vector<store::Branch>{{store::Branch::Kind::Device, u"d1"_s}}));
    QVERIFY(plan.judgeNeedsTelemetry);
}

void ReaderFilterTest::trustsTopicsOnlyWhenTheyAreComplete()
{
    ReaderFixture store;
    ActivityRow row;
    row.activityType = activity::kMessageReceived.toString();
    row.metadata = R"({"topic":"hidden/topic"})";
    store.activity(row);
    store.exec("INSERT INTO topics (integration_id, topic, messages, last_at) VALUES (?, 'known', 1, @at(0))",
               {ReaderFixture::blob(store.integration)});
    store.exec("INSERT INTO activity_counts VALUES (@at(0), ?, 'mqtt_message_received', 2)",
               {ReaderFixture::blob(store.integration)});
    ActivityQuery query;
    query.filter = *filter::parse(u"hidden"_s);
    const auto page = store.reader()->activities(query);
    QCOMPARE(page->records.size(), std::size_t(1));
}

void ReaderFilterTest::narrowsByQosAndRetained_data()
{
    QTest::addColumn<bool>("isNarrowed");
    const std::pair<const char *, bool> cases[] = {{"qos:1", true},
                                                   {"qos=0", true},
                                                   {"qos<1", true},
                                                   {"qos>=1", true},
                                                   {"qos<=1", true},
                                                   {"qos>1", true},
                                                   {"qos!=1", false},
                                                   {"retained:true", true},
                                                   {"retained!=false", true},
                                                   {"retained:false", false},
                                                   {"retained!=true", false},
                                                   {"qos:2 retained:true", true},
                                                   {"not retained:true", false},
                                                   {"not qos:1", false},
                                                   {"qos:1 or retained:true", true}};
    for (const auto &[text, isNarrowed] : cases)
        QTest::newRow(text) << isNarrowed;
}

void ReaderFilterTest::narrowsByQosAndRetained()
{
    QFETCH(bool, isNarrowed);
    ActivityQuery query;
    query.filter = *filter::parse(str(QTest::currentDataTag()));
    QVERIFY(query.filter);
    QCOMPARE(!store::planOf(query, store::Directory()).condition.sql.isEmpty(), isNarrowed);
    std::vector<QUuid> wanted;
    QVERIFY(m_reader->eachActivity({}, [&](const ActivityRecord &record) {
        if (filter::matches(*query.filter, filter::subjectOf(record)))
            wanted.push_back(record.row.id);
        return true;
    }));
    QVERIFY(!wanted.empty() && wanted.size() < 1000);
    QVERIFY(paged(query) == wanted);
}

void ReaderFilterTest::countsWhatItWouldBring()
{
    const auto parsed = [](const char *text) { return *filter::parse(str(text)); };
    std::vector<ActivityQuery> queries(7);
    queries[1].range = {100, 300};
    queries[2].types = {*activity::parseSelection(u"problems"_s)}; // rows that lie in two index walks
    queries[3].filter = parsed("qos:1");
    queries[4].filter = parsed("type:messages status:error");
    queries[5].filter = parsed("t.temp>20 or boiler");
    queries[6].filter = parsed("device:nowhere");
    queries[6].range = {std::nullopt, 250};
    for (const ActivityQuery &query : queries) {
        qint64 brought = 0;
        QVERIFY(m_reader->eachActivity(query, [&](const ActivityRecord &) {
            ++brought;
            return true;
        }));
        qint64 told = -1;
        const auto counted = m_reader->countActivities(query, [&](qint64 rows) { told = rows; });
        QVERIFY(counted);
        QCOMPARE(*counted, brought);
        QVERIFY(brought == 0 || told == brought);
        store::TelemetryQuery readings{query.range, query.types, query.devices, query.filter};
        brought = 0;
        QVERIFY(m_reader->eachTelemetry(readings, [&](const TelemetryRecord &) {
            ++brought;
            return true;
        }));
        const auto countedReadings = m_reader->countTelemetry(readings);
        QVERIFY(countedReadings);
        QCOMPARE(*countedReadings, brought);
    }
    const auto stop = std::make_shared<std::atomic_bool>(true);
    m_reader->setCancelled(stop);
    const auto cancelled = m_reader->countActivities({});
    const auto cancelledToo = m_reader->countTelemetry({});
    m_reader->setCancelled({});
    QCOMPARE(cancelled.error().kind, Error::Kind::Cancelled);
    QCOMPARE(cancelledToo.error().kind, Error::Kind::Cancelled);
}

namespace {

// Messages of one and of several readings, readings received days after their message, of messages that are gone, and
// of none.
void fillWithReadings(ReaderFixture &store, Maker &maker)
{
    store.exec("BEGIN");
    std::vector<QUuid> devices;
    for (const char *name : kNames)
        devices.push_back(store.device(QByteArray(QByteArray("id-") + name).constData(), name));
    const auto anyDevice = [&] { return devices[std::size_t(maker.below(int(devices.size())))]; };
    for (int i = 0; i < 1500; ++i) {
        const qint64 at = ReaderFixture::kStart + i * 7;
        ActivityRow row;
        row.createdAtMs = at;
        row.activityType = maker.below(10) == 0 ? u"mqtt_device_offline"_s : u"mqtt_message_received"_s;
        row.status = maker.any(kStatuses);
        if (row.status == "error"_L1)
            row.errorCode = u"bad_json"_s;
        const QUuid device = anyDevice();
        JsonWriter json;
        json.beginObject().key("device_id").id(device);
        json.field("topic", maker.any(kTopics)).field("qos", maker.below(3));
        json.key("telemetry_fields").beginArray().value(u"note"_s).value(u"temp"_s).endArray().endObject();
        row.metadata = json.take();
        const QUuid id = store.activity(row);
        const Fields fields{{u"temp"_s, double(maker.below(40))}, {u"note"_s, maker.any(kNames)}};
        const qint64 later = maker.below(20) == 0 ? 3 * store::kDayMs : 0;
        store.reading(device, at + later, fields, id);
        if (later == 0 && maker.below(4) == 0)
            store.reading(anyDevice(), at, {{u"temperature"_s, double(maker.below(40))}, {u"RSSI"_s, qint64(-9)}}, id);
        if (maker.below(8) == 0)
            store.reading(anyDevice(), at, fields, maker.below(2) ? QUuid() : QUuid::createUuid());
    }
    store.exec("COMMIT");
}

} // namespace

// What is fetched for thousands of readings at once decides as the activity of each by itself does.
void ReaderFilterTest::judgesManyReadingsAsOneByOne()
{
    ReaderFixture store;
    Maker maker(23);
    fillWithReadings(store, maker);
    QVERIFY(store.ok());
    const auto reader = store.reader();
    struct Known
    {
        QUuid id;
        std::optional<ActivityRecord> activity;
        ActivityRecord removed; // what stands for it where there is none
    };
    std::vector<Known> readings;
    QVERIFY(reader->eachTelemetry({}, [&](const TelemetryRecord &record) {
        ActivityRecord removed;
        removed.row.activityType = activity::kMessageReceived.toString();
        removed.row.status = u"success"_s;
        JsonWriter json;
        json.beginObject().key("device_id").id(record.row.deviceId);
        json.field("external_id", record.externalId).endObject();
        removed.row.metadata = json.take();
        removed.deviceName = record.deviceName;
        removed.telemetry = {record.row};
        readings.push_back({record.row.id, *reader->activity(record.row.activityLogId), removed});
        return true;
    }));
    QVERIFY(readings.size() > 1800);
    int found = 0;
    for (int round = 0; round < 80; ++round) {
        store::TelemetryQuery query;
        const QString text = maker.expression(2);
        const auto tree = filter::parse(text);
        if (!tree || !*tree)
            continue;
        query.filter = *tree;
        const bool onlyMessages = maker.below(3) == 0;
        if (onlyMessages)
            query.types = {*activity::parseSelection(u"messages"_s)};
        std::vector<QUuid> wanted, got;
        for (const Known &known : readings) {
            const ActivityRecord &about = known.activity ? *known.activity : known.removed;
            const bool isMessage = about.row.activityType == activity::kMessageReceived;
            if ((isMessage || !onlyMessages) && filter::matches(**tree, filter::subjectOf(about)))
                wanted.push_back(known.id);
        }
        QVERIFY(reader->eachTelemetry(query, [&](const TelemetryRecord &record) {
            got.push_back(record.row.id);
            return true;
        }));
        QVERIFY2(got == wanted,
                 qPrintable(u"%1: %2 readings instead of %3"_s.arg(text).arg(got.size()).arg(wanted.size())));
        QCOMPARE(*reader->countTelemetry(query), qint64(wanted.size()));
        found += wanted.empty() || wanted.size() == readings.size() ? 0 : 1;
    }
    QVERIFY2(found > 8, "too few of the made-up filters divide the readings");
}

QTEST_GUILESS_MAIN(ReaderFilterTest)
#include "tst_reader_filter.moc"
