// SPDX-License-Identifier: GPL-3.0-or-later
// Rollups equal what the raw rows say, whatever was flushed, killed or rebuilt in between.
#include "inbox_fixture.h"
#include "store_fixture.h"

#include <QMap>
#include <QRandomGenerator>
#include <QTest>

using fixture::ask;
using fixture::kNow;
using fixture::Plant;

namespace {

constexpr qint64 kMinuteMs = 60'000;

// Everything in the rollup table as lines; numbers are whole, so sums are exact.
const QString kKept = QStringLiteral(
    "SELECT group_concat(line, x'0a') FROM (SELECT hex(device_id) || ' ' || metric || ' ' || resolution || ' ' || "
    "bucket || "
    "' ' || n || ' ' || min || ' ' || max || ' ' || sum || ' ' || last AS line FROM telemetry_rollup ORDER BY line)");

// The same from the raw rows alone: hours of all devices, minutes of those that keep them.
const QString kComputed = QStringLiteral(
    "WITH raw AS (SELECT t.rowid AS r, t.device_id, t.received_at, j.key AS metric, CAST(j.value AS REAL) AS v, "
    "d.minutes_from FROM device_telemetry_history t JOIN devices d ON d.id = t.device_id, json_each(t.telemetry) j "
    "WHERE j.type IN ('integer', 'real')), "
    "cell AS (SELECT device_id, metric, 3600 AS res, received_at - received_at % 3600000 AS bucket, r, v FROM raw "
    "UNION ALL SELECT device_id, metric, 60, received_at - received_at % 60000, r, v FROM raw "
    "WHERE received_at >= minutes_from), "
    "sums AS (SELECT device_id, metric, res, bucket, count(*) AS n, min(v) AS lo, max(v) AS hi, sum(v) AS total, "
    "max(r) AS newest FROM cell GROUP BY 1, 2, 3, 4) "
    "SELECT group_concat(line, x'0a') FROM (SELECT hex(s.device_id) || ' ' || s.metric || ' ' || s.res || ' ' || "
    "s.bucket || "
    "' ' || n || ' ' || lo || ' ' || hi || ' ' || total || ' ' || (SELECT v FROM cell c WHERE c.r = s.newest "
    "AND c.metric = s.metric LIMIT 1) AS line FROM sums s ORDER BY line)");

} // namespace

class RollupsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void equalTheRawRowsAfterFlushesAndCrashes_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 6; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void equalTheRawRowsAfterFlushesAndCrashes()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        Plant plant;
        QCOMPARE(plant.start(), QString());
        const std::vector<Device> devices = {plant.device(QStringLiteral("slow")),
                                             plant.device(QStringLiteral("fast"))};
        qint64 now = kNow;
        for (int round = 0; round < 60; ++round) {
            Batch batch;
            batch.devices = devices;
            const int messages = 1 + int(random.bounded(12));
            for (int i = 0; i < messages; ++i) {
                const bool slow = random.bounded(40) == 0;
                Fields fields{{QStringLiteral("n"), qint64(random.bounded(1000)) - 500},
                              {QStringLiteral("flag"), true},
                              {QStringLiteral("word"), QStringLiteral("x")}};
                if (random.bounded(2) == 0)
                    fields.push_back({QStringLiteral("x"), double(random.bounded(9))});
                plant.add(batch, devices[slow ? 0 : 1], fields, now += random.bounded(20'000));
            }
            QVERIFY(plant.writer->commit(batch, now));
            switch (random.bounded(4)) {
            case 0:
                QVERIFY(plant.writer->flushRollups(now, random.bounded(2) == 0));
                break;
            case 1: // killed: what was not flushed is gone from memory
                plant.writer.reset();
                QCOMPARE(plant.start(), QString());
                break;
            default:
                break;
            }
        }
        QVERIFY(plant.writer->end(now));
        QCOMPARE(ask(plant.url, kKept).toString(), ask(plant.url, kComputed).toString());
        QVERIFY(ask(plant.url, QStringLiteral("SELECT count(*) FROM telemetry_rollup WHERE resolution = 60")).toInt() >
                30);
        QCOMPARE(
            ask(plant.url, QStringLiteral("SELECT count(*) FROM telemetry_rollup WHERE metric IN ('flag', 'word')"))
                .toInt(),
            0);
        QCOMPARE(ask(plant.url, QStringLiteral("SELECT rolled_up_seq - last_seq FROM ingest_progress")).toInt(), 0);
        QCOMPARE(ask(plant.url, QStringLiteral("SELECT sum(n) FROM activity_counts")).toLongLong(), plant.seq);
    }

    void keepNoMinutesOfSlowDevices()
    {
        Plant plant;
        QCOMPARE(plant.start(), QString());
        const Device device = plant.device(QStringLiteral("5"));
        Batch batch;
        batch.devices = {device};
        const qint64 hour = kNow - kNow % 3'600'000;
        for (int i = 0; i < 60; ++i)
            plant.add(batch, device, {{QStringLiteral("t"), qint64(i)}}, hour + i * kMinuteMs);
        QVERIFY(plant.writer->commit(batch, kNow));
        QVERIFY(plant.writer->flushRollups(kNow, true));
        const QString minutes = QStringLiteral("SELECT count(*) FROM telemetry_rollup WHERE resolution = 60");
        QCOMPARE(ask(plant.url, minutes).toInt(), 0);
        Batch one;
        plant.add(one, device, {{QStringLiteral("t"), qint64(7)}}, hour + 59 * kMinuteMs + 1);
        QVERIFY(plant.writer->commit(one, kNow));
        QVERIFY(plant.writer->flushRollups(kNow, true));
        QCOMPARE(ask(plant.url, minutes).toInt(), 60); // of the whole hour
    }

    void flushAfterTenSecondsOrTenBatches()
    {
        Plant plant;
        QCOMPARE(plant.start(), QString());
        const Device device = plant.device(QStringLiteral("5"));
        const QString rolled = QStringLiteral("SELECT rolled_up_seq FROM ingest_progress");
        const auto commitOne = [&](qint64 now) {
            Batch batch;
            plant.add(batch, device, {{QStringLiteral("t"), 1.5}}, now);
            return bool(plant.writer->commit(batch, now)) && bool(plant.writer->flushRollups(now, false));
        };
        QVERIFY(commitOne(kNow + 9'000));
        QCOMPARE(ask(plant.url, rolled).toInt(), 0);
        QVERIFY(commitOne(kNow + 10'000));
        QCOMPARE(ask(plant.url, rolled).toInt(), 2);
        for (int i = 0; i < 10; ++i)
            QVERIFY(commitOne(kNow + 12'000));
        QCOMPARE(ask(plant.url, rolled).toInt(), 12);
    }
};

QTEST_GUILESS_MAIN(RollupsTest)
#include "tst_rollups.moc"
