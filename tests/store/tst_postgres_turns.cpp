// SPDX-License-Identifier: GPL-3.0-or-later
// Two writers of one integration: a batch is made from what the other one has left, or is refused; what both roll up
// is what the raw rows say.
#include "store_fixture.h"

#include <QRandomGenerator>
#include <QTest>
#include <QThread>

using namespace Qt::StringLiterals;
using fixture::ask;
using fixture::kNow;
using fixture::Plant;

namespace {

// Two collectors on the store of the first.
struct Site
{
    Plant a, b;

    QString start()
    {
        if (const QString said = a.start(u"a"_s); !said.isEmpty())
            return said;
        b.url = a.url;
        return b.start(u"b"_s);
    }
};

QStringList idsOf(const std::vector<Device> &devices)
{
    QStringList ids;
    for (const Device &device : devices)
        ids << device.externalId;
    return ids;
}

// A batch of one message about the device.
Batch about(Plant &plant, Device device, qint64 atMs = kNow)
{
    Batch batch;
    device.lastMessageAtMs = atMs;
    batch.devices = {device};
    plant.add(batch, device, {{u"t"_s, 1.5}}, atMs);
    return batch;
}

} // namespace

class PostgresTurnsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void refusesWhatWasMadeBeforeTheOtherWrote()
    {
        Site site;
        QCOMPARE(site.start(), QString());
        const Device ours = site.a.device(u"5"_s), theirs = site.b.device(u"5"_s);
        QVERIFY(site.a.writer->commit(about(site.a, ours), kNow));
        QVERIFY(*site.b.writer->hasTurnMoved());
        const Batch stale = about(site.b, theirs);
        const auto refused = site.b.writer->commit(stale, kNow);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, QString(store::kTurnMoved));
        QCOMPARE(ask(site.a.url, u"SELECT count(*) FROM integration_activity_log"_s).toInt(), 1);

        const auto turn = site.b.writer->takeTurn(kNow);
        QVERIFY2(turn, turn ? "" : qPrintable(turn.error().text));
        QVERIFY(turn->moved);
        const auto known = site.b.writer->learn(false);
        QVERIFY2(known, known ? "" : qPrintable(known.error().text));
        QCOMPARE(idsOf(known->devices), QStringList{u"5"_s});
        QCOMPARE(known->devices[0].id, ours.id);
        QCOMPARE(known->devicesOfOthers, QSet<QUuid>{ours.id});
        site.b.seq = 0;
        const auto stored = site.b.writer->commit(about(site.b, known->devices[0]), kNow);
        QVERIFY2(stored, stored ? "" : qPrintable(stored.error().text));
        QCOMPARE(stored->stored, 1);
        QCOMPARE(ask(site.a.url, u"SELECT count(*) FROM devices"_s).toInt(), 1);
        QCOMPARE(ask(site.a.url, u"SELECT max(turn) FROM devices"_s).toInt(), 2);
        QVERIFY(!*site.b.writer->hasTurnMoved());
        QVERIFY(*site.a.writer->hasTurnMoved());
    }

    void bringsOnlyWhatTheOtherHasWritten()
    {
        Site site;
        QCOMPARE(site.start(), QString());
        Batch batch = about(site.a, site.a.device(u"1"_s));
        batch.devices.push_back(site.a.device(u"2"_s));
        batch.bindings = {{u"devices/2"_s, {batch.devices[1].id}}};
        batch.topics = {{u"devices/2/t"_s, "h", "p", false, 1, 7, kNow}};
        QVERIFY(site.a.writer->commit(batch, kNow));
        QVERIFY(site.b.writer->takeTurn(kNow)->moved);
        QCOMPARE(site.b.writer->learn(false)->devices.size(), size_t(2));
        const Device third = site.b.device(u"3"_s);
        QVERIFY(site.b.writer->commit(about(site.b, third, kNow + 1), kNow));

        QVERIFY(site.a.writer->takeTurn(kNow)->moved);
        const auto news = site.a.writer->learn(false);
        QCOMPARE(idsOf(news->devices), QStringList{u"3"_s});
        QVERIFY(news->bindings.empty());
        QVERIFY(news->topics.empty());
        // And everything, of which only that is the other's.
        const auto all = site.a.writer->learn(true);
        QCOMPARE(all->devices.size(), size_t(3));
        QCOMPARE(all->bindings.size(), size_t(1));
        QCOMPARE(all->topics.size(), size_t(1));
        QCOMPARE(all->devicesOfOthers, QSet<QUuid>{third.id});
        site.a.writer->passTurn();
        QVERIFY(!site.a.writer->takeTurn(kNow)->moved);
    }

    void knowsAfterARestartWhatIsTheOthers()
    {
        Site site;
        QCOMPARE(site.start(), QString());
        const Device ours = site.a.device(u"1"_s), theirs = site.b.device(u"2"_s);
        QVERIFY(site.a.writer->commit(about(site.a, ours), kNow));
        QVERIFY(site.b.writer->takeTurn(kNow)->moved);
        QVERIFY(site.b.writer->learn(false));
        QVERIFY(site.b.writer->commit(about(site.b, theirs, kNow + 1), kNow));
        site.a.writer.reset();
        QCOMPARE(site.a.start(u"a"_s), QString());
        QCOMPARE(site.a.known.devices.size(), size_t(2));
        QCOMPARE(site.a.known.devicesOfOthers, QSet<QUuid>{theirs.id});
        QVERIFY(site.a.known.othersRun);
        QVERIFY(!site.a.known.othersHear);
        Counters counters;
        counters.connected = true;
        QVERIFY(site.b.writer->heartbeat(counters, kNow));
        const auto turn = site.a.writer->takeTurn(kNow);
        QVERIFY(turn->othersHear);
        QVERIFY(!turn->moved);
        site.a.writer->passTurn();
        QVERIFY(!site.a.writer->takeTurn(kNow + 60'000)->othersHear); // its heartbeat is too old
    }

    void waitsForItsTurn()
    {
        Site site;
        QCOMPARE(site.start(), QString());
        QVERIFY(site.a.writer->takeTurn(kNow));
        // A writer belongs to one thread, and a third one can be made in another.
        QString answer;
        const std::unique_ptr<QThread> third(QThread::create([&answer, url = site.a.url] {
            Plant plant;
            plant.url = url;
            answer = plant.start(u"c"_s);
            if (!answer.isEmpty())
                return;
            const auto turn = plant.writer->takeTurn(kNow);
            answer = !turn ? turn.error().text : turn->moved ? u"moved"_s : u"as it was"_s;
        }));
        third->start();
        const QString waiting = u"SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"_s;
        QTRY_COMPARE(ask(site.a.url, waiting).toInt(), 1);
        QVERIFY(site.a.writer->commit(about(site.a, site.a.device(u"5"_s)), kNow));
        QVERIFY(third->wait(60'000));
        QCOMPARE(answer, u"moved"_s);
    }

    // Devices become fast for one writer while the other has readings of theirs that are not rolled up.
    void rollUpTogetherWhatTheRawRowsSay_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 5; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void rollUpTogetherWhatTheRawRowsSay()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        Site site;
        QCOMPARE(site.start(), QString());
        const std::vector<Device> devices = {site.a.device(u"1"_s), site.a.device(u"2"_s)};
        qint64 now = kNow;
        for (int round = 0; round < 80; ++round) {
            Plant &one = random.bounded(2) == 0 ? site.a : site.b;
            const auto turn = one.writer->takeTurn(now);
            QVERIFY2(turn, turn ? "" : qPrintable(turn.error().text));
            if (turn->moved)
                QVERIFY(one.writer->learn(false));
            Batch batch;
            batch.devices = devices;
            for (int i = 1 + int(random.bounded(12)); i > 0; --i)
                one.add(batch, devices[random.bounded(4) == 0], {{u"n"_s, qint64(random.bounded(1000))}},
                        now += random.bounded(20'000));
            QVERIFY(one.writer->commit(batch, now));
            if (random.bounded(3) == 0)
                QVERIFY(one.writer->flushRollups(now, true));
            if (random.bounded(20) == 0) {
                one.writer.reset();
                QCOMPARE(one.start(&one == &site.a ? u"a"_s : u"b"_s), QString());
            }
        }
        QVERIFY(site.a.writer->end(now));
        QVERIFY(site.b.writer->end(now));
        const QString kept = u"SELECT string_agg(concat_ws(' ', device_id, resolution, bucket, n, min, max, sum), '|' "
                             "ORDER BY device_id, resolution, bucket) FROM telemetry_rollup"_s;
        const QString computed =
            u"SELECT string_agg(concat_ws(' ', device_id, resolution, bucket, n, lo, hi, total), '|' ORDER BY "
            "device_id, resolution, bucket) FROM (SELECT device_id, resolution, date_trunc(unit, received_at) AS "
            "bucket, count(*) AS n, min(v) AS lo, max(v) AS hi, sum(v) AS total FROM (SELECT device_id, received_at, "
            "(telemetry->>'n')::double precision AS v, minutes_from FROM device_telemetry_history t JOIN devices d ON "
            "d.id = device_id) raw, (VALUES (60, 'minute'), (3600, 'hour')) AS r (resolution, unit) WHERE resolution = "
            "3600 OR received_at >= minutes_from GROUP BY 1, 2, 3) cells"_s;
        QCOMPARE(ask(site.a.url, kept).toString(), ask(site.a.url, computed).toString());
        QVERIFY(ask(site.a.url, u"SELECT count(*) FROM devices WHERE minutes_from IS NOT NULL"_s).toInt() > 0);
        QCOMPARE(ask(site.a.url, u"SELECT count(*) FROM unrolled_batches"_s).toInt(), 0);
    }
};

QTEST_GUILESS_MAIN(PostgresTurnsTest)
#include "tst_postgres_turns.moc"
