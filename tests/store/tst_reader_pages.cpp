// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/reader_fixture.h"

#include <QRandomGenerator>
#include <set>

using namespace Qt::StringLiterals;
using store::ActivityQuery;
using store_test::ReaderFixture;

class ReaderPagesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pagesMeetWithoutHolesOrDuplicates_data();
    void pagesMeetWithoutHolesOrDuplicates();
    void pagesMeetWithinAMillisecond_data();
    void pagesMeetWithinAMillisecond();
    void respectsTheRangeAtBothEnds();
    void selectsGroupsTypesAndProblems();
    void selectsDevices();
    void saysWhenTheEndWasReached();
    void stopsOnItsBudgetAndSaysHowFarItLooked();
    void streamsEverythingInBothDirections();
    void bringsReadingsWhereAskedFor();
    void findsOneRowById();
    void stopsWhenCancelled();
    void walksTheIndexes();

private:
    static std::vector<QUuid> idsOf(const std::vector<ActivityRecord> &records)
    {
        std::vector<QUuid> ids;
        for (const ActivityRecord &record : records)
            ids.push_back(record.row.id);
        return ids;
    }
    static std::vector<QUuid> allPages(store::Reader &reader, ActivityQuery query)
    {
        std::vector<QUuid> ids;
        for (;;) {
            const auto page = reader.activities(query);
            if (!page)
                qFatal("%s", qUtf8Printable(page.error().text));
            const auto more = idsOf(page->records);
            ids.insert(ids.end(), more.begin(), more.end());
            if (!page->next)
                return ids;
            query.after = page->next;
        }
    }
    static activity::Selection selection(const QString &word) { return *activity::parseSelection(word); }
};

void ReaderPagesTest::pagesMeetWithoutHolesOrDuplicates_data()
{
    QTest::addColumn<PageDirection>("direction");
    QTest::addColumn<QString>("group");
    QTest::newRow("older") << PageDirection::Older << u"all"_s;
    QTest::newRow("newer") << PageDirection::Newer << u"all"_s;
    QTest::newRow("older, merged types") << PageDirection::Older << u"mqtt"_s;
    QTest::newRow("newer, merged types") << PageDirection::Newer << u"mqtt"_s;
    QTest::newRow("older, problems lie in two walks") << PageDirection::Older << u"problems"_s;
    QTest::newRow("newer, problems lie in two walks") << PageDirection::Newer << u"problems"_s;
}

void ReaderPagesTest::pagesMeetWithoutHolesOrDuplicates()
{
    QFETCH(PageDirection, direction);
    QFETCH(QString, group);
    ReaderFixture store;
    QRandomGenerator random(1);
    std::vector<PageKey> expected;
    store.exec("BEGIN");
    qint64 at = ReaderFixture::kStart;
    const auto types = activity::types();
    for (int i = 0; i < 50'000; ++i) {
        at += random.bounded(3) == 0 ? 0 : random.bounded(5); // many rows share a millisecond
        ActivityRow row;
        row.activityType = QString::fromLatin1(types[random.bounded(quint32(types.size()))].key);
        row.status = random.bounded(20) == 0 ? u"error"_s : u"success"_s;
        row.createdAtMs = at;
        // Ids that do not follow the stamps: the key is both.
        row.id = random.bounded(2) ? QUuid::createUuid() : QUuid();
        const QUuid id = store.activity(row);
        const bool isMqtt = row.activityType.startsWith("mqtt_"_L1);
        const bool isProblem = row.status == "error"_L1 || row.activityType == activity::kDeviceOffline ||
                               row.activityType == activity::kConnectionLost || row.activityType == "alert_raised"_L1;
        if (group == "all"_L1 || (group == "mqtt"_L1 && isMqtt) || (group == "problems"_L1 && isProblem))
            expected.push_back({at, id});
    }
    store.exec("COMMIT");
    QVERIFY(store.ok());
    std::sort(expected.begin(), expected.end(), [](const PageKey &a, const PageKey &b) {
        return a.createdAtMs != b.createdAtMs ? a.createdAtMs < b.createdAtMs : a.id.toRfc4122() < b.id.toRfc4122();
    });
    if (direction == PageDirection::Older)
        std::reverse(expected.begin(), expected.end());
    std::vector<QUuid> wanted;
    for (const PageKey &key : expected)
        wanted.push_back(key.id);

    ActivityQuery query;
    query.types = {selection(group)};
    query.limit = 777;
    query.direction = direction;
    const auto reader = store.reader();
    const auto got = allPages(*reader, query);
    QCOMPARE(got.size(), wanted.size());
    QVERIFY(got == wanted);
}

void ReaderPagesTest::pagesMeetWithinAMillisecond_data()
{
    QTest::addColumn<PageDirection>("direction");
    QTest::addColumn<QString>("group");
    QTest::newRow("older") << PageDirection::Older << u"all"_s;
    QTest::newRow("newer") << PageDirection::Newer << u"all"_s;
    QTest::newRow("older, merged types") << PageDirection::Older << u"mqtt"_s;
}

// Rows of another program in an adopted log have microseconds, and many of one transaction the same ones.
void ReaderPagesTest::pagesMeetWithinAMillisecond()
{
    QFETCH(PageDirection, direction);
    QFETCH(QString, group);
    ReaderFixture store;
    std::set<QUuid> wanted;
    for (int i = 0; i < 60; ++i)
        wanted.insert(store.event(i % 2 ? activity::kMessageReceived : activity::kDeviceOnline, ReaderFixture::kStart));
    if (fixture::onPostgres())
        store.exec("UPDATE integration_activity_log SET created_at = created_at + (get_byte(uuid_send(id), 15) % 3) * "
                   "interval '333 microseconds'");
    QVERIFY(store.ok());
    ActivityQuery query;
    query.types = {selection(group)};
    query.limit = 7;
    query.direction = direction;
    const std::vector<QUuid> got = allPages(*store.reader(), query);
    QCOMPARE(got.size(), wanted.size());
    QVERIFY(std::set<QUuid>(got.begin(), got.end()) == wanted);
}

void ReaderPagesTest::respectsTheRangeAtBothEnds()
{
    ReaderFixture store;
    std::vector<QUuid> ids;
    for (int i = 0; i < 10; ++i)
        ids.push_back(store.event(activity::kMessageReceived, 1000 + i));
    const auto reader = store.reader();
    for (const auto direction : {PageDirection::Newer, PageDirection::Older}) {
        for (const std::size_t limit : {std::size_t(2), std::size_t(100)}) {
            ActivityQuery query;
            query.range = {1002, 1006};
            query.direction = direction;
            query.limit = int(limit);
            std::vector<QUuid> wanted(ids.begin() + 2, ids.begin() + 6);
            if (direction == PageDirection::Older)
                std::reverse(wanted.begin(), wanted.end());
            QVERIFY(allPages(*reader, query) == wanted);
            // A key outside of the range begins at the range's own edge.
            query.after = direction == PageDirection::Older ? PageKey{5000, ids[9]} : PageKey{1, ids[0]};
            QVERIFY(allPages(*reader, query) == wanted);
        }
    }
    ActivityQuery empty;
    empty.range = {1005, 1005};
    QVERIFY(allPages(*reader, empty).empty());
}

void ReaderPagesTest::selectsGroupsTypesAndProblems()
{
    ReaderFixture store;
    const QUuid message = store.event(activity::kMessageReceived, 1);
    const QUuid offline = store.event(activity::kDeviceOffline, 2);
    const QUuid sync = store.event(u"sync_import", 3);
    ActivityRow failed;
    failed.activityType = u"webhook_received"_s;
    failed.status = u"timeout"_s;
    failed.createdAtMs = 4;
    const QUuid webhook = store.activity(failed);
    const auto reader = store.reader();
    const auto get = [&](const QStringList &words) {
        ActivityQuery query;
        query.direction = PageDirection::Newer;
        for (const QString &word : words)
            query.types.push_back(selection(word));
        return allPages(*reader, query);
    };
    using Ids = std::vector<QUuid>;
    QVERIFY(get({}) == (Ids{message, offline, sync, webhook}));
    QVERIFY(get({u"all"_s}) == (Ids{message, offline, sync, webhook}));
    QVERIFY(get({u"mqtt"_s}) == (Ids{message, offline}));
    QVERIFY(get({u"messages"_s, u"sync_import"_s}) == (Ids{message, sync}));
    QVERIFY(get({u"problems"_s}) == (Ids{offline, webhook}));
    QVERIFY(get({u"problems"_s, u"devices"_s}) == (Ids{offline, webhook}));
    QVERIFY(get({u"alerts"_s}).empty());
}

void ReaderPagesTest::selectsDevices()
{
    ReaderFixture store;
    const QUuid a = store.device("a", "A"), b = store.device("b", "B"), c = store.device("c", "C");
    const QUuid one = store.event(activity::kMessageReceived, 1, a);
    store.event(activity::kMessageReceived, 2, b);
    const QUuid three = store.event(activity::kDeviceOffline, 3, c);
    store.event(activity::kConnectionLost, 4);
    const auto reader = store.reader();
    ActivityQuery query;
    query.devices = {a, c};
    QVERIFY(allPages(*reader, query) == (std::vector<QUuid>{three, one}));
    query.types = {selection(u"messages"_s)};
    QVERIFY(allPages(*reader, query) == (std::vector<QUuid>{one}));
    const auto page = reader->activities(query);
    QCOMPARE(page->records.front().deviceName, u"A"_s);
    // More devices than are worth a walk each.
    query.types.clear();
    for (int i = 0; i < 700; ++i)
        query.devices.push_back(QUuid::createUuid());
    QVERIFY(allPages(*reader, query) == (std::vector<QUuid>{three, one}));
}

void ReaderPagesTest::saysWhenTheEndWasReached()
{
    ReaderFixture store;
    for (int i = 0; i < 4; ++i)
        store.event(activity::kMessageReceived, i);
    const auto reader = store.reader();
    ActivityQuery query;
    query.limit = 4;
    const auto whole = reader->activities(query);
    QCOMPARE(whole->records.size(), std::size_t(4));
    QVERIFY(!whole->next);
    QVERIFY(!whole->searchedBackToMs);
    query.limit = 3;
    const auto first = reader->activities(query);
    QVERIFY(first->next);
    QVERIFY(!first->searchedBackToMs);
    QCOMPARE(*first->next, (PageKey{1, first->records.back().row.id}));
}

void ReaderPagesTest::stopsOnItsBudgetAndSaysHowFarItLooked()
{
    ReaderFixture store;
    store.exec("BEGIN");
    const int rows = store::kMaxLookedAt + 20'000;
    ActivityRow needle;
    needle.activityType = activity::kMessageReceived.toString();
    needle.createdAtMs = 0;
    needle.metadata = R"({"topic":"plant/needle","qos":1})";
    const QUuid oldest = store.activity(needle);
    for (int i = 1; i < rows; ++i)
        store.event(activity::kMessageReceived, i);
    store.exec("COMMIT");
    QVERIFY(store.ok());
    const auto reader = store.reader();
    for (const QString &text : {u"needle"_s, u"qos:1"_s}) {
        ActivityQuery query;
        query.filter = *filter::parse(text);
        const auto first = reader->activities(query);
        QVERIFY(first);
        QVERIFY(first->records.empty());
        QVERIFY(first->next);
        QVERIFY(first->searchedBackToMs);
        QVERIFY(*first->searchedBackToMs > 0 && *first->searchedBackToMs < rows - store::kMaxLookedAt + 5000);
        query.after = first->next;
        const auto second = reader->activities(query);
        QCOMPARE(second->records.size(), std::size_t(1));
        QCOMPARE(second->records.front().row.id, oldest);
        QVERIFY(!second->next);
    }
}

void ReaderPagesTest::streamsEverythingInBothDirections()
{
    ReaderFixture store;
    std::vector<QUuid> ids;
    store.exec("BEGIN");
    for (int i = 0; i < 5000; ++i)
        ids.push_back(store.event(activity::kMessageReceived, i / 3));
    store.exec("COMMIT");
    const auto reader = store.reader();
    ActivityQuery query;
    query.limit = 1; // of pages, not of streams
    query.direction = PageDirection::Newer;
    std::vector<QUuid> seen;
    const auto visit = [&](const ActivityRecord &record) {
        seen.push_back(record.row.id);
        return true;
    };
    QVERIFY(reader->eachActivity(query, visit));
    QVERIFY(seen == ids);
    seen.clear();
    query.direction = PageDirection::Older;
    QVERIFY(reader->eachActivity(query, visit));
    std::reverse(ids.begin(), ids.end());
    QVERIFY(seen == ids);
    int visited = 0;
    QVERIFY(reader->eachActivity(query, [&](const ActivityRecord &record) {
        // The reader may be used from within.
        return reader->activity(record.row.id)->has_value() && ++visited < 7;
    }));
    QCOMPARE(visited, 7);
}

void ReaderPagesTest::bringsReadingsWhereAskedFor()
{
    ReaderFixture store;
    const QUuid device = store.device("a", "A");
    ActivityRow row;
    row.activityType = activity::kMessageReceived.toString();
    row.createdAtMs = 1;
    row.metadata = R"({"device_id":"%1","telemetry_fields":["b","a"]})";
    row.metadata.replace("%1", idText(device).toLatin1());
    const QUuid id = store.activity(row);
    store.reading(device, 1, {{u"b"_s, 1.5}, {u"a"_s, qint64(2)}}, id);
    const auto reader = store.reader();
    ActivityQuery query;
    QVERIFY(reader->activities(query)->records.front().telemetry.empty());
    query.filter = *filter::parse(u"t.a=2"_s);
    QVERIFY(reader->activities(query)->records.front().telemetry.empty());
    query.withTelemetry = true;
    const auto page = reader->activities(query);
    QCOMPARE(page->records.front().telemetry.size(), std::size_t(1));
    QCOMPARE(page->records.front().telemetry.front().telemetry, (Fields{{u"b"_s, 1.5}, {u"a"_s, qint64(2)}}));
}

void ReaderPagesTest::findsOneRowById()
{
    ReaderFixture store;
    const QUuid device = store.device("a", "A");
    const QUuid id = store.event(activity::kMessageReceived, 1, device);
    store.reading(device, 1, {{u"x"_s, true}}, id);
    const auto reader = store.reader();
    const auto found = reader->activity(id);
    QVERIFY(found && *found);
    QCOMPARE((*found)->deviceName, u"A"_s);
    QCOMPARE((*found)->telemetry.size(), std::size_t(1));
    QVERIFY(!reader->activity(QUuid::createUuid())->has_value());
}

void ReaderPagesTest::stopsWhenCancelled()
{
    ReaderFixture store;
    store.event(activity::kMessageReceived, 1);
    const auto reader = store.reader();
    auto flag = std::make_shared<std::atomic_bool>(true);
    reader->setCancelled(flag);
    const auto page = reader->activities({});
    QVERIFY(!page);
    QCOMPARE(page.error().kind, Error::Kind::Cancelled);
    flag->store(false);
    QVERIFY(reader->activities({}));
}

void ReaderPagesTest::walksTheIndexes()
{
    if (fixture::onPostgres()) // whose plans tests/postgres looks at
        return;
    ReaderFixture store;
    const auto plan = [&](const QString &sql) {
        auto query = store.database->prepare(u"EXPLAIN QUERY PLAN "_s + sql);
        if (!query || !query->exec())
            return u"failed"_s;
        QStringList lines;
        while (query->next())
            lines += query->value(3).toString();
        return lines.join(u'\n');
    };
    const QString older = u" AND (created_at, id) < (1, x'00') ORDER BY created_at DESC, id DESC"_s;
    const QString from = u"SELECT * FROM integration_activity_log INDEXED BY "_s;
    for (const QString &where :
         {u"idx_activity_type_time WHERE activity_type = 'x'"_s,
          u"idx_activity_device_time WHERE json_extract(metadata, '$.device_id') = 'x'"_s,
          u"idx_activity_problem_time WHERE status IN ('failed', 'timeout', 'error')"_s,
          u"idx_activity_error_time WHERE (error_message <> '' OR error_code <> '')"_s,
          u"idx_activity_device_status WHERE json_extract(metadata, '$.device_id') = 'x' AND activity_type IN "
          "('mqtt_device_online', 'mqtt_device_offline') AND activity_type = 'mqtt_device_online'"_s}) {
        const QString steps = plan(from + where + older);
        QVERIFY2(steps.contains("USING INDEX"_L1), qUtf8Printable(steps));
        QVERIFY2(!steps.contains("TEMP B-TREE"_L1), qUtf8Printable(steps));
    }
}

QTEST_GUILESS_MAIN(ReaderPagesTest)
#include "tst_reader_pages.moc"
