// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/reader_fixture.h"
#include "store/series_math.h"

using namespace Qt::StringLiterals;
using store::Histogram;
using store::HistogramQuery;
using store::kHourMs;
using store_test::ReaderFixture;
using store_test::str;

namespace {

constexpr qint64 kMinute = 60'000;

QUuid message(ReaderFixture &store, const QString &topic, qint64 atMs, const QUuid &device)
{
    ActivityRow row;
    row.activityType = activity::kMessageReceived.toString();
    row.createdAtMs = atMs;
    JsonWriter json;
    json.beginObject().key("device_id").id(device).field("topic", topic).endObject();
    row.metadata = json.take();
    return store.activity(row);
}

activity::Selection group(const char *name)
{
    return activity::parseSelection(str(name)).value();
}

std::vector<qint64> counts(const Histogram &histogram)
{
    std::vector<qint64> n;
    for (const store::HistogramBar &bar : histogram.bars)
        n.push_back(bar.n);
    return n;
}

std::vector<qint64> problems(const Histogram &histogram)
{
    std::vector<qint64> n;
    for (const store::HistogramBar &bar : histogram.bars)
        n.push_back(bar.problems);
    return n;
}

using Numbers = std::vector<qint64>;

} // namespace

class ReaderDetailsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsShortRangesInFineBars();
    void countsOnlyTheChosenTypes();
    void marksBarsWithProblems();
    void countsLongRangesByTheHour();
    void goesBackToHoursWhereThereIsTooMuch();
    void answersForNoRangeAtAll();
    void findsTheMessageBeforeOnItsTopic();
    void findsTheMessageAfterOnItsTopic();
    void findsTheReadingBeforeAnInstant();
};

void ReaderDetailsTest::countsShortRangesInFineBars()
{
    ReaderFixture store;
    const qint64 hour = store::floorTo(ReaderFixture::kStart, kHourMs);
    for (const qint64 at : {0LL, 59'999LL, 60'000LL, 9 * kMinute, 10 * kMinute})
        store.event(activity::kMessageReceived, hour + at);
    const auto bars = store.reader()->bars({hour, hour + 10 * kMinute, {}, 10});
    QVERIFY(bars);
    QCOMPARE(bars->barMs, kMinute);
    QCOMPARE(bars->fromMs, hour);
    QCOMPARE(counts(*bars), (Numbers{2, 1, 0, 0, 0, 0, 0, 0, 0, 1}));
    QVERIFY(bars->isWhole);
}

void ReaderDetailsTest::countsOnlyTheChosenTypes()
{
    ReaderFixture store;
    const qint64 hour = store::floorTo(ReaderFixture::kStart, kHourMs);
    store.event(activity::kMessageReceived, hour);
    store.event(activity::kDeviceOnline, hour);
    store.event(activity::kPublishSuccess, hour);
    store.event(u"sync_import", hour);
    store.event(u"of_a_later_version", hour);
    const auto reader = store.reader();
    const auto total = [&](const std::vector<activity::Selection> &types) {
        return counts(*reader->bars({hour, hour + kMinute, types, 1}));
    };
    QCOMPARE(total({}), Numbers{5});
    QCOMPARE(total({group("all")}), Numbers{5});
    QCOMPARE(total({group("mqtt")}), Numbers{3});
    QCOMPARE(total({group("devices"), group("publishes")}), Numbers{2});
    QCOMPARE(total({group("problems")}), Numbers{0});
}

void ReaderDetailsTest::marksBarsWithProblems()
{
    ReaderFixture store;
    const qint64 hour = store::floorTo(ReaderFixture::kStart, kHourMs);
    store.event(activity::kDeviceOffline, hour);
    ActivityRow undecodable;
    undecodable.activityType = activity::kMessageReceived.toString();
    undecodable.status = u"error"_s;
    undecodable.createdAtMs = hour + kMinute;
    store.activity(undecodable);
    ActivityRow lost;
    lost.activityType = activity::kConnectionLost.toString();
    lost.status = u"error"_s;
    lost.createdAtMs = hour + 2 * kMinute;
    store.activity(lost);
    const auto reader = store.reader();
    const HistogramQuery all{hour, hour + 4 * kMinute, {}, 4};
    QCOMPARE(counts(*reader->bars(all)), (Numbers{1, 1, 1, 0}));
    QCOMPARE(problems(*reader->bars(all)), (Numbers{1, 1, 1, 0}));
    const HistogramQuery ofGroup{hour, hour + 4 * kMinute, {group("problems")}, 4};
    QCOMPARE(counts(*reader->bars(ofGroup)), (Numbers{1, 1, 1, 0}));
    // A message that nobody could read is no problem of a list without messages.
    const HistogramQuery devices{hour, hour + 4 * kMinute, {group("devices")}, 4};
    QCOMPARE(problems(*reader->bars(devices)), (Numbers{1, 0, 0, 0}));
}

void ReaderDetailsTest::countsLongRangesByTheHour()
{
    ReaderFixture store;
    const qint64 hour = store::floorTo(ReaderFixture::kStart, kHourMs);
    const QString type = activity::kMessageReceived.toString();
    for (int i = 0; i < 3; ++i)
        store.exec("INSERT INTO activity_counts (hour, integration_id, activity_type, n) VALUES (@at(?), ?, ?, ?)",
                   {hour + i * kHourMs, ReaderFixture::blob(store.integration), type, 1'000'000 + i});
    store.exec("INSERT INTO ingest_progress (inbox_id, last_seq, rolled_up_at) VALUES (?, 1, @at(?))",
               {ReaderFixture::blob(store.inbox), hour + 2 * kHourMs + 5});
    store.event(activity::kMessageReceived, hour + 2 * kHourMs + 7);
    store.event(activity::kDeviceOffline, hour + 2 * kHourMs + 8);
    const auto bars = store.reader()->bars({hour + 1, hour + 4 * kHourMs - 1, {}, 4});
    QVERIFY(bars);
    QCOMPARE(bars->barMs, kHourMs);
    QCOMPARE(bars->fromMs, hour);
    // The counters for what they hold in full, the log for the open hours.
    QCOMPARE(counts(*bars), (Numbers{1'000'000, 1'000'001, 2, 0}));
    QCOMPARE(problems(*bars), (Numbers{0, 0, 1, 0}));
    const auto days = store.reader()->bars({hour - 365 * store::kDayMs, hour + 4 * kHourMs, {}, 100});
    QCOMPARE(days->barMs, 4 * store::kDayMs);
    QVERIFY(days->bars.size() <= 101);
}

void ReaderDetailsTest::goesBackToHoursWhereThereIsTooMuch()
{
    ReaderFixture store;
    const qint64 hour = store::floorTo(ReaderFixture::kStart, kHourMs);
    const QString fill =
        u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200100) "
        "INSERT INTO integration_activity_log (id, organization_id, integration_id, direction, activity_type, "
        "status, created_at) SELECT "_s +
        (fixture::onPostgres() ? u"gen_random_uuid()"_s : u"CAST(printf('%016d', i) AS BLOB)"_s) +
        u", @id(?), @id(?), 'incoming', ?, 'success', @at((CAST(? AS BIGINT) + i)) FROM n"_s;
    store.exec(fill.toLatin1().constData(),
               {ReaderFixture::blob(store.organization), ReaderFixture::blob(store.integration),
                activity::kMessageReceived.toString(), hour});
    store.exec("INSERT INTO ingest_progress (inbox_id, last_seq, rolled_up_at) VALUES (?, 1, @at(?))",
               {ReaderFixture::blob(store.inbox), hour});
    const auto reader = store.reader();
    const auto messages = reader->bars({hour, hour + 10 * kMinute, {group("messages")}, 60});
    QVERIFY(messages);
    QCOMPARE(messages->barMs, kHourMs);
    QVERIFY(!messages->isWhole);
    QCOMPARE(counts(*messages), Numbers{store::kMaxCounted});
    // What is not counted costs nothing.
    QCOMPARE(reader->bars({hour, hour + 10 * kMinute, {group("devices")}, 60})->barMs, 10'000);
}

void ReaderDetailsTest::answersForNoRangeAtAll()
{
    ReaderFixture store;
    QCOMPARE(*store.reader()->bars({5, 5, {}, 10}), Histogram());
    QCOMPARE(*store.reader()->bars({0, 10, {}, 0}), Histogram());
}

void ReaderDetailsTest::findsTheMessageBeforeOnItsTopic()
{
    ReaderFixture store;
    const QUuid device = store.device("a", "A"), other = store.device("b", "B");
    const qint64 start = ReaderFixture::kStart;
    const QUuid first = message(store, u"x/t"_s, start, device);
    message(store, u"X/T"_s, start + 1, device);
    message(store, u"x/t/more"_s, start + 2, device);
    const QUuid others = message(store, u"x/t"_s, start + 3, other);
    store.event(activity::kDeviceOnline, start + 3, device);
    const QUuid last = message(store, u"x/t"_s, start + 4, device);
    const auto reader = store.reader();
    const auto ofDevice = reader->messageBeside({u"x/t"_s, device, {start + 4, last}});
    QVERIFY(ofDevice && *ofDevice);
    QCOMPARE((*ofDevice)->row.id, first);
    const auto ofAny = reader->messageBeside({u"x/t"_s, {}, {start + 4, last}});
    QCOMPARE((*ofAny)->row.id, others);
    QVERIFY(!*reader->messageBeside({u"x/t"_s, {}, {start, first}}));
    QVERIFY(!*reader->messageBeside({u"none"_s, {}, {start + 9, {}}}));
}

void ReaderDetailsTest::findsTheMessageAfterOnItsTopic()
{
    ReaderFixture store;
    const QUuid device = store.device("a", "A");
    const qint64 start = ReaderFixture::kStart;
    const QUuid discovered = store.event(activity::kDeviceDiscovered, start, device);
    const QUuid made = message(store, u"x/t"_s, start, device);
    message(store, u"x/t"_s, start + 1, device);
    const auto found = store.reader()->messageBeside({u"x/t"_s, device, {start, discovered}, PageDirection::Newer});
    QVERIFY(found && *found);
    QCOMPARE((*found)->row.id, made);
}

void ReaderDetailsTest::findsTheReadingBeforeAnInstant()
{
    ReaderFixture store;
    const QUuid device = store.device("a", "A"), other = store.device("b", "B");
    store.reading(device, 1'000, {{u"temp"_s, 1.0}});
    store.reading(device, 2'000, {{u"temp"_s, 2.5}, {u"battery"_s, qint64(87)}});
    store.reading(other, 2'500, {{u"temp"_s, 9.0}});
    store.reading(device, 3'000, {{u"temp"_s, 3.0}});
    const auto reader = store.reader();
    const auto found = reader->readingBefore(device, 3'000);
    QVERIFY(found && *found);
    QCOMPARE((*found)->receivedAtMs, 2'000);
    QCOMPARE((*found)->telemetry, (Fields{{u"temp"_s, 2.5}, {u"battery"_s, qint64(87)}}));
    QVERIFY(!*reader->readingBefore(device, 1'000));
    QVERIFY(!*reader->readingBefore(QUuid::createUuid(), 9'000));
}

QTEST_GUILESS_MAIN(ReaderDetailsTest)
#include "tst_reader_details.moc"
