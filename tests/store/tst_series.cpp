// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/reader_fixture.h"
#include "store/series_math.h"

#include <QRandomGenerator>
#include <cmath>

using namespace Qt::StringLiterals;
using store::kDayMs;
using store::kHourMs;
using store::kMinuteMs;
using store_test::ReaderFixture;

namespace {

constexpr qint64 kDay0 = 1'750'032'000'000; // a midnight UTC

Series made(std::vector<qint64> times, qint64 bucketMs = 0, qint64 n = 1)
{
    Series series;
    series.bucketMs = bucketMs;
    for (const qint64 t : times)
        series.points.push_back({t, n, 0, 0, 0, 0});
    return series;
}

} // namespace

class SeriesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void choosesNiceBuckets_data();
    void choosesNiceBuckets();
    void namesTheReasonThatExplainsTheOthers();
    void callsSilentWhatIsThreeUsualIntervals();
    void tellsTheUsualIntervalOfBuckets();
    void readsRawReadingsOfShortRanges();
    void agreesWithRawReadingsOnAnyRange_data();
    void agreesWithRawReadingsOnAnyRange();
    void takesTheOpenTailFromRawReadings();
    void keepsHoursWhoseReadingsWereRemoved();
    void sumsUpFieldsThatAreOnlyTrueOrFalse();
    void findsGapsInTheStore();
    void fallsBackToTheKnownMetric();

private:
    static Series read(ReaderFixture &store, const SeriesQuery &query, qint64 nowMs = kDay0 + 1000 * kDayMs)
    {
        const auto series = store.reader()->series(query, nowMs);
        if (!series)
            qFatal("%s", qUtf8Printable(series.error().text));
        return *series;
    }
};

void SeriesTest::choosesNiceBuckets_data()
{
    QTest::addColumn<qint64>("range");
    QTest::addColumn<int>("points");
    QTest::addColumn<qint64>("bucket");
    QTest::newRow("never below a second") << qint64(10) << 1000 << qint64(1000);
    QTest::newRow("exact") << qint64(60'000) << 60 << qint64(1000);
    QTest::newRow("just above") << qint64(60'001) << 60 << qint64(2000);
    QTest::newRow("a day in 1000") << kDayMs << 1000 << 2 * kMinuteMs;
    QTest::newRow("a year in 1000") << 365 * kDayMs << 1000 << 12 * kHourMs;
    QTest::newRow("a year in 10") << 365 * kDayMs << 10 << 37 * kDayMs;
}

void SeriesTest::choosesNiceBuckets()
{
    QFETCH(qint64, range);
    QFETCH(int, points);
    QTEST(store::niceBucketMs(range, points), "bucket");
}

void SeriesTest::namesTheReasonThatExplainsTheOthers()
{
    store::GapSources sources;
    sources.range = {0, 1000};
    sources.notRunning = {{-50, 100}, {400, 500}};
    sources.linkDown = {{50, 200}, {390, 600}};
    sources.deviceOffline = {{150, 700}};
    const auto gaps =
        store::gapsOf(made({701, 711, 721, 731, 900, 910, 920, 930, 940, 950, 960, 970, 980, 990}), sources);
    QCOMPARE(gaps, (std::vector<SeriesGap>{{0, 100, GapReason::NotRunning},
                                           {100, 200, GapReason::LinkDown},
                                           {200, 390, GapReason::DeviceOffline},
                                           {390, 400, GapReason::LinkDown},
                                           {400, 500, GapReason::NotRunning},
                                           {500, 600, GapReason::LinkDown},
                                           {600, 700, GapReason::DeviceOffline},
                                           {731, 900, GapReason::DeviceSilent}}));
}

void SeriesTest::callsSilentWhatIsThreeUsualIntervals()
{
    store::GapSources sources;
    sources.range = {0, 200};
    // 10 is usual; 30 is not yet silence, 31 is; the end of the range counts, the start only with a reading before it.
    QCOMPARE(store::gapsOf(made({50, 60, 70, 80, 110, 120, 151, 161, 171}), sources),
             (std::vector<SeriesGap>{{120, 151, GapReason::DeviceSilent}}));
    sources.timesBefore = {-5, -15};
    QCOMPARE(store::gapsOf(made({50, 60, 70, 80, 90, 100}), sources),
             (std::vector<SeriesGap>{{0, 50, GapReason::DeviceSilent}, {100, 200, GapReason::DeviceSilent}}));
    QCOMPARE(store::gapsOf(made({}), sources), (std::vector<SeriesGap>{{0, 200, GapReason::DeviceSilent}}));
    sources.timesBefore = {};
    QCOMPARE(store::gapsOf(made({}), sources), std::vector<SeriesGap>());
    // What another reason leaves of a silence is no silence of its own when it is short.
    sources.deviceOffline = {{115, 195}};
    QCOMPARE(store::gapsOf(made({10, 20, 30, 40, 50, 60, 70, 80, 90, 100}), sources),
             (std::vector<SeriesGap>{{115, 195, GapReason::DeviceOffline}}));
}

void SeriesTest::tellsTheUsualIntervalOfBuckets()
{
    QCOMPARE(store::usualIntervalMs(made({0, 60, 120, 180}, 60, 6), {}), 10);
    QCOMPARE(store::usualIntervalMs(made({0, 900, 1800, 2700}, 60, 1), {}), 900);
    QCOMPARE(store::usualIntervalMs(made({0}), {-10, -25, -35}), 15);
    QCOMPARE(store::usualIntervalMs(made({}), {}), 0);
    store::GapSources sources;
    sources.range = {0, 600};
    QCOMPARE(store::gapsOf(made({0, 60, 120, 240, 300, 360, 420, 480, 540}, 60, 6), sources),
             (std::vector<SeriesGap>{{180, 240, GapReason::DeviceSilent}}));
}

void SeriesTest::readsRawReadingsOfShortRanges()
{
    ReaderFixture store;
    const QUuid device = store.device("a", "A");
    for (int i = 0; i < 10; ++i)
        store.reading(device, kDay0 + i * 1000, {{u"x"_s, double(i)}, {u"text"_s, u"no number"_s}});
    store.reading(device, kDay0 + 500, {{u"other"_s, 1.0}});
    Series series = read(store, {device, u"x"_s, kDay0 + 2000, kDay0 + 5000, 100});
    QCOMPARE(series.source, SeriesSource::Raw);
    QCOMPARE(series.bucketMs, 0);
    QCOMPARE(series.points,
             (std::vector<SeriesPoint>{
                 {kDay0 + 2000, 1, 2, 2, 2, 2}, {kDay0 + 3000, 1, 3, 3, 3, 3}, {kDay0 + 4000, 1, 4, 4, 4, 4}}));
    QCOMPARE(read(store, {device, u"x"_s, kDay0, kDay0 + 100 * kDayMs, 0}).points.size(), std::size_t(10));
    series = read(store, {device, u"x"_s, kDay0 + 1000, kDay0 + 9000, 4});
    QCOMPARE(series.bucketMs, 2000);
    QCOMPARE(series.points, (std::vector<SeriesPoint>{{kDay0, 1, 1, 1, 1, 1},
                                                      {kDay0 + 2000, 2, 2, 3, 2.5, 3},
                                                      {kDay0 + 4000, 2, 4, 5, 4.5, 5},
                                                      {kDay0 + 6000, 2, 6, 7, 6.5, 7},
                                                      {kDay0 + 8000, 1, 8, 8, 8, 8}}));
    QVERIFY(read(store, {device, u"text"_s, kDay0, kDay0 + kDayMs, 0}).points.empty());
    QVERIFY(read(store, {device, u"x"_s, kDay0 + 5, kDay0 + 5, 10}).points.empty());
}

void SeriesTest::agreesWithRawReadingsOnAnyRange_data()
{
    QTest::addColumn<int>("everySeconds");
    QTest::addColumn<qint64>("minutesFrom");
    QTest::newRow("fast, with minutes") << 20 << kDay0;
    QTest::newRow("slow, hours only") << 900 << kDay0 + 1000 * kDayMs;
    QTest::newRow("fast, minutes from the fourth day") << 20 << kDay0 + 4 * kDayMs;
}

void SeriesTest::agreesWithRawReadingsOnAnyRange()
{
    QFETCH(int, everySeconds);
    QFETCH(qint64, minutesFrom);
    ReaderFixture store;
    QRandomGenerator random(3);
    const QUuid device = store.device("a", "A", kDay0 - kDayMs);
    const qint64 end = kDay0 + 12 * kDayMs;
    std::vector<std::pair<qint64, double>> rows;
    store.exec("BEGIN");
    for (qint64 at = kDay0 + 12345; at < end; at += 1 + random.bounded(2 * everySeconds * 1000)) {
        if (random.bounded(2000) == 0)
            at += random.bounded(int(2 * kHourMs)); // a hole
        const double value = random.bounded(1000) / 8.0;
        rows.emplace_back(at, value);
        store.reading(device, at, {{u"x"_s, value}});
    }
    const qint64 mark = end - 7 * kMinuteMs - 321;
    store.rollUp(mark, device, "x", minutesFrom);
    store.exec("INSERT INTO ingest_progress (inbox_id, last_seq, rolled_up_seq, rolled_up_at) VALUES (?, 9, 5, @at(?))",
               {ReaderFixture::blob(store.inbox), mark});
    store.exec("COMMIT");
    QVERIFY(store.ok());
    QSet<int> sources;
    for (int round = 0; round < 60; ++round) {
        const qint64 from = kDay0 - kHourMs + random.bounded(int(11 * kDayMs / 1000)) * 1000LL + random.bounded(1000);
        const qint64 to = std::min(end + kHourMs, from + 1 + qint64(random.bounded(1.0) * double(13 * kDayMs)));
        const int points = 1 + random.bounded(round % 2 ? 3000 : 40);
        const Series series = read(store, {device, u"x"_s, from, to, points});
        sources.insert(int(series.source));
        store::Buckets buckets(series.bucketMs);
        for (const auto &[at, value] : rows) {
            if (at >= from && at < to)
                buckets.add({at, 1, value, value, value, value});
        }
        const auto wanted = buckets.take();
        const QByteArray context = QByteArray::number(from) + ".." + QByteArray::number(to) + " in " +
                                   QByteArray::number(points) + " bucket " + QByteArray::number(series.bucketMs);
        QVERIFY2(series.points.size() == wanted.size(), context.constData());
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            SeriesPoint got = series.points[i];
            QVERIFY2(std::abs(got.mean - wanted[i].mean) < 1e-9, context.constData());
            got.mean = wanted[i].mean;
            QVERIFY2(got == wanted[i], context.constData());
        }
    }
    QVERIFY(sources.contains(int(SeriesSource::Hour)));
    QVERIFY(sources.contains(int(SeriesSource::Minute)));
}

void SeriesTest::takesTheOpenTailFromRawReadings()
{
    ReaderFixture store;
    const QUuid device = store.device("a", "A");
    for (int i = 0; i < 24 * 60 * 10; ++i)
        store.reading(device, kDay0 + i * kMinuteMs, {{u"x"_s, double(i)}});
    const qint64 end = kDay0 + 10 * kDayMs;
    store.rollUp(end - 100 * kMinuteMs, device, "x");
    store.exec("INSERT INTO ingest_progress (inbox_id, last_seq, rolled_up_seq, rolled_up_at) VALUES (?, 9, 5, @at(?))",
               {ReaderFixture::blob(store.inbox), end - 100 * kMinuteMs});
    const Series series = read(store, {device, u"x"_s, kDay0, end, 100});
    QCOMPARE(series.source, SeriesSource::Hour);
    qint64 n = 0;
    for (const SeriesPoint &point : series.points)
        n += point.n;
    QCOMPARE(n, 24 * 60 * 10);
    QCOMPARE(series.points.back().last, 24 * 60 * 10 - 1.0);
}

void SeriesTest::keepsHoursWhoseReadingsWereRemoved()
{
    ReaderFixture store;
    const QUuid device = store.device("a", "A");
    for (int i = 0; i < 24; ++i)
        store.reading(device, kDay0 + i * kHourMs + 5, {{u"x"_s, double(i)}});
    store.rollUp(kDay0 + kDayMs, device, "x", kDay0 + kDayMs);
    store.exec("DELETE FROM device_telemetry_history");
    const Series series = read(store, {device, u"x"_s, kDay0, kDay0 + 10 * kDayMs, 1000});
    QCOMPARE(series.source, SeriesSource::Minute);
    QCOMPARE(series.points.size(), std::size_t(24));
    QCOMPARE(series.points[3], (SeriesPoint{kDay0 + 3 * kHourMs, 1, 3, 3, 3, 3}));
}

void SeriesTest::sumsUpFieldsThatAreOnlyTrueOrFalse()
{
    ReaderFixture store;
    const QUuid device = store.device("a", "A");
    store.reading(device, kDay0, {{u"open"_s, true}});
    store.reading(device, kDay0 + kDayMs, {{u"open"_s, false}});
    const Series series = read(store, {device, u"open"_s, kDay0, kDay0 + 30 * kDayMs, 30});
    QCOMPARE(series.source, SeriesSource::Raw);
    QCOMPARE(series.points.size(), std::size_t(2));
    QCOMPARE(series.points[0].last, 1.0);
    QCOMPARE(series.points[1].last, 0.0);
}

void SeriesTest::findsGapsInTheStore()
{
    ReaderFixture store;
    const QUuid device = store.device("a", "A"), other = store.device("b", "B");
    const auto at = [](int minute) { return kDay0 + minute * kMinuteMs; };
    for (const int minute : {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 20, 21, 22, 23, 24, 25, 40, 41, 42, 43, 60, 61, 62})
        store.reading(device, at(minute), {{u"x"_s, 1.0}});
    store.collectorRun(at(-100), at(10), at(10)); // stopped
    store.collectorRun(at(19), at(62), std::nullopt);
    store.event(activity::kConnectionLost, at(26));
    store.event(activity::kConnectionEstablished, at(39));
    store.event(activity::kDeviceOffline, at(44), device);
    store.event(activity::kDeviceOnline, at(46), other);
    store.event(activity::kDeviceOnline, at(59), device);
    const SeriesQuery query{device, u"x"_s, at(0), at(90), 0};
    const Series series = read(store, query, at(62) + 1000);
    QCOMPARE(series.gaps, (std::vector<SeriesGap>{{at(10), at(19), GapReason::NotRunning},
                                                  {at(26), at(39), GapReason::LinkDown},
                                                  {at(44), at(59), GapReason::DeviceOffline}}));
    // Much later: the second run died with its last heartbeat.
    QCOMPARE(read(store, query, at(80)).gaps.back(), (SeriesGap{at(62), at(80), GapReason::NotRunning}));
    // A range that begins within a gap knows why.
    const Series within = read(store, {device, u"x"_s, at(50), at(62), 0}, at(62) + 1000);
    QCOMPARE(within.gaps, (std::vector<SeriesGap>{{at(50), at(59), GapReason::DeviceOffline}}));
}

void SeriesTest::fallsBackToTheKnownMetric()
{
    ReaderFixture store;
    const QUuid device = store.device("a", "A");
    store.reading(device, kDay0, {{u"temp"_s, 1.5}});
    store.exec("INSERT INTO device_metrics VALUES (?, 'temp', @at(0))", {ReaderFixture::blob(device)});
    const auto reader = store.reader();
    QCOMPARE(*reader->seriesMetric(device, u"temperature"_s), u"temp"_s);
    QCOMPARE(*reader->seriesMetric(device, u"TEMP"_s), u"temp"_s);
    QCOMPARE(*reader->seriesMetric(device, u"unknown"_s), u"unknown"_s);
    QCOMPARE(read(store, {device, u"temperature"_s, kDay0, kDay0 + 1000, 0}).points.size(), std::size_t(1));
    QCOMPARE(reader->series({QUuid::createUuid(), u"x"_s, 0, 1, 0}, 0).error().kind, Error::Kind::NotFound);
}

QTEST_GUILESS_MAIN(SeriesTest)
#include "tst_series.moc"
