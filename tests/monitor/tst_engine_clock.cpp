// SPDX-License-Identifier: GPL-3.0-or-later
// The clock of the alert engine against wall clocks that are set and machines that sleep.
#include "monitor/engine_clock.h"

#include <QTest>

using monitor::EngineClock;
using monitor::Moment;

namespace {

constexpr qint64 kStart = 1'764'000'000'000;
constexpr qint64 kSecondNs = 1'000'000'000;

// `seconds` after the start; the wall clock was set forward by `setMs`, the machine slept for `asleepS` of them.
Moment after(qint64 seconds, qint64 setMs = 0, qint64 asleepS = 0)
{
    return {kStart + seconds * 1000 + setMs, 500 * kSecondNs + seconds * kSecondNs,
            400 * kSecondNs + (seconds - asleepS) * kSecondNs};
}

} // namespace

class EngineClockTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void growsEvenlyWhateverTheWallClockSays_data()
    {
        QTest::addColumn<qint64>("setMs");
        QTest::newRow("untouched") << qint64(0);
        QTest::newRow("set forward") << qint64(3'600'000);
        QTest::newRow("set back") << qint64(-3'600'000);
    }
    void growsEvenlyWhateverTheWallClockSays()
    {
        QFETCH(qint64, setMs);
        EngineClock clock(after(0), 0);
        QCOMPARE(clock.now(after(1)).timeMs, kStart + 1000);
        QCOMPARE(clock.now(after(2, setMs)), (Instant{kStart + 2000, kStart + 2000 + setMs}));
        const Moment third = after(3, setMs);
        QCOMPARE(clock.received(third.utcMs, third.bootNs).timeMs, kStart + 3000);
        QCOMPARE(clock.happened(third.utcMs - 10, third).timeMs, kStart + 3000); // not before what was seen
        QCOMPARE(clock.happened(kStart + 4000 + setMs, after(5, setMs)).timeMs, kStart + 4000);
    }

    void neverGoesBack()
    {
        EngineClock clock(after(0), 0);
        QCOMPARE(clock.now(after(9)).timeMs, kStart + 9000);
        const Moment before = after(8);
        QCOMPARE(clock.received(before.utcMs, before.bootNs).timeMs, kStart + 9000);
        QCOMPARE(clock.earlier(kStart - 1).timeMs, kStart + 9000);
    }

    void givesWhatWaitedTheTimeOfItsReceipt()
    {
        EngineClock clock(after(0), kStart - 60'000);
        QCOMPARE(clock.earlier(kStart - 50'000).timeMs, kStart - 50'000);
        QCOMPARE(clock.earlier(kStart - 40'000).timeMs, kStart - 40'000);
        QCOMPARE(clock.earlier(kStart + 40'000).timeMs, kStart); // received under a clock that was wrong
        QCOMPARE(clock.now(after(1)).timeMs, kStart + 1000);
    }

    void beginsNotBeforeTheLastRunEnded()
    {
        EngineClock clock(after(0), kStart + 5000); // the wall clock was set back in between
        QCOMPARE(clock.now(after(0)).timeMs, kStart + 5000);
        QCOMPARE(clock.now(after(1)).timeMs, kStart + 6000);
    }

    void noticesSleepOnce()
    {
        EngineClock clock(after(0), 0);
        QVERIFY(!clock.slept(after(100)));
        QVERIFY(!clock.slept(after(102, 0, 1)));
        QVERIFY(clock.slept(after(200, 0, 60)));
        QVERIFY(!clock.slept(after(201, 0, 60)));
    }

    void readsTheMachine()
    {
        const Moment one = Moment::now();
        const Moment two = Moment::now();
        QVERIFY(two.bootNs >= one.bootNs && two.awakeNs >= one.awakeNs);
        QVERIFY(one.bootNs >= one.awakeNs);
    }
};

QTEST_GUILESS_MAIN(EngineClockTest)
#include "tst_engine_clock.moc"
