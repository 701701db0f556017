// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/telemetry/chart_axes.h"

#include <QDateTime>
#include <QtTest>
#include <cmath>
#include <random>

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kHour = 3'600'000;

qint64 at(const char *iso)
{
    return QDateTime::fromString(QString::fromLatin1(iso), Qt::ISODate).toMSecsSinceEpoch();
}

QStringList labelsOf(const std::vector<ui::TimeTick> &ticks)
{
    QStringList labels;
    for (const ui::TimeTick &tick : ticks)
        labels.append(tick.below.isEmpty() ? tick.label : QString(tick.label + u'|' + tick.below));
    return labels;
}

bool isNice(double step)
{
    const double mantissa = step / std::pow(10, std::floor(std::log10(step) + 1e-9));
    return std::abs(mantissa - 1) < 1e-6 || std::abs(mantissa - 2) < 1e-6 || std::abs(mantissa - 5) < 1e-6;
}

} // namespace

class ChartAxesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void valuesGetNiceSteps_data()
    {
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::addColumn<QString>("labels");
        QTest::newRow("temperature") << 17.2 << 31.6 << u"15 20 25 30 35"_s;
        QTest::newRow("small") << 0.013 << 0.049 << u"0.01 0.02 0.03 0.04 0.05"_s;
        QTest::newRow("around nothing") << -0.4 << 0.9 << u"-0.5 0.0 0.5 1.0"_s;
        QTest::newRow("large") << 1.0e7 << 4.4e7 << u"1e+07 2e+07 3e+07 4e+07 5e+07"_s;
        QTest::newRow("rssi") << -118.0 << -62.0 << u"-120 -100 -80 -60"_s;
    }
    void valuesGetNiceSteps()
    {
        QFETCH(double, low);
        QFETCH(double, high);
        QTEST(ui::valueTicks(low, high, 5).labels.join(u' '), "labels");
    }
    void valuesAreAlwaysWithinFewNiceSteps()
    {
        std::mt19937_64 random(4);
        std::uniform_real_distribution<double> mantissa(-1, 1);
        std::uniform_int_distribution<int> exponent(-12, 18);
        for (int i = 0; i < 5000; ++i) {
            const double low = mantissa(random) * std::pow(10, exponent(random));
            const double high = low + std::abs(mantissa(random)) * std::pow(10, exponent(random));
            const int intervals = 1 + i % 9;
            const ui::ValueTicks ticks = ui::valueTicks(low, high, intervals);
            const double slack = ticks.step * 1e-6;
            QVERIFY2(ticks.min <= low + slack && ticks.max >= high - slack, qPrintable(u"%1 %2"_s.arg(low).arg(high)));
            QVERIFY(isNice(ticks.step));
            QVERIFY(ticks.at.size() >= 2 && ticks.at.size() <= std::size_t(std::max(2, intervals) + 1));
            QCOMPARE(ticks.labels.size(), qsizetype(ticks.at.size()));
            QStringList labels = ticks.labels;
            QCOMPARE(labels.removeDuplicates(), 0);
            const ui::ValueTicks aligned = ui::alignedTicks(low, high, 1 + intervals);
            QCOMPARE(aligned.at.size(), std::size_t(intervals + 2));
            QVERIFY(aligned.min <= low + aligned.step * 1e-6 && aligned.max >= high - aligned.step * 1e-6);
            QVERIFY(isNice(aligned.step));
        }
    }
    void valuesThatAreNoRangeGetOne_data()
    {
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::newRow("zero") << 0.0 << 0.0;
        QTest::newRow("flat") << 21.5 << 21.5;
        QTest::newRow("swapped") << 5.0 << 1.0;
        QTest::newRow("nan") << std::nan("") << 1.0;
        QTest::newRow("huge") << -1.7e308 << 1.7e308;
        QTest::newRow("equal but for the last bit") << 1e15 << 1e15 + 0.125;
    }
    void valuesThatAreNoRangeGetOne()
    {
        QFETCH(double, low);
        QFETCH(double, high);
        const ui::ValueTicks ticks = ui::valueTicks(low, high, 6);
        QVERIFY(std::isfinite(ticks.min) && std::isfinite(ticks.max) && ticks.min < ticks.max);
        QVERIFY(ticks.at.size() >= 2 && ticks.at.size() <= 8);
    }
    void timesAreClockTimes_data()
    {
        QTest::addColumn<qint64>("from");
        QTest::addColumn<qint64>("length");
        QTest::addColumn<int>("atMost");
        QTest::addColumn<QString>("labels");
        const qint64 from = at("2026-11-23T09:00:00Z");
        QTest::newRow("day") << from << 24 * kHour << 8
                             << u"09:00|23 Nov 12:00 15:00 18:00 21:00 00:00|24 Nov 03:00 06:00 09:00"_s;
        QTest::newRow("quarter") << from + 61'000 << kHour / 4 << 6 << u"09:05|23 Nov 09:10 09:15"_s;
        QTest::newRow("seconds") << from << 20'000LL << 4 << u"09:00:00|23 Nov 09:00:05 09:00:10 09:00:15 09:00:20"_s;
        QTest::newRow("week") << from << 7 * 24 * kHour << 8
                              << u"24 Nov|2026 25 Nov 26 Nov 27 Nov 28 Nov 29 Nov 30 Nov"_s;
        QTest::newRow("year") << from << 365 * 24 * kHour << 7 << u"Jan|2027 Mar May Jul Sep Nov"_s;
    }
    void timesAreClockTimes()
    {
        QFETCH(qint64, from);
        QFETCH(qint64, length);
        QFETCH(int, atMost);
        QTEST(labelsOf(ui::timeTicks(from, from + length, QTimeZone::utc(), atMost)).join(u' '), "labels");
    }
    void theHourThatIsLeftOutHasNoTick()
    {
        const QTimeZone berlin("Europe/Berlin");
        const auto hours = ui::timeTicks(at("2026-03-29T00:00:00+01:00"), at("2026-03-29T06:00:00+02:00"), berlin, 6);
        QCOMPARE(labelsOf(hours).join(u' '), u"00:00|29 Mar 01:00 03:00 04:00 05:00 06:00"_s);
        const auto threes = ui::timeTicks(at("2026-03-28T12:00:00+01:00"), at("2026-03-29T12:00:00+02:00"), berlin, 8);
        QCOMPARE(labelsOf(threes).join(u' '), u"12:00|28 Mar 15:00 18:00 21:00 00:00|29 Mar 03:00 06:00 09:00 12:00"_s);
        const auto twos = ui::timeTicks(at("2026-03-29T00:00:00+01:00"), at("2026-03-29T08:00:00+02:00"), berlin, 4);
        QCOMPARE(labelsOf(twos).join(u' '), u"00:00|29 Mar 04:00 06:00 08:00"_s);
    }
    void theHourThatComesTwiceHasTwoTicks()
    {
        const QTimeZone berlin("Europe/Berlin");
        const auto hours = ui::timeTicks(at("2026-10-25T00:00:00+02:00"), at("2026-10-25T05:00:00+01:00"), berlin, 6);
        QCOMPARE(labelsOf(hours).join(u' '), u"00:00|25 Oct 01:00 02:00 02:00 03:00 04:00 05:00"_s);
    }
    void daysBeginAtLocalMidnightOverDaylightSaving()
    {
        const QTimeZone berlin("Europe/Berlin");
        const auto days = ui::timeTicks(at("2026-10-22T12:00:00+02:00"), at("2026-10-28T12:00:00+01:00"), berlin, 8);
        QCOMPARE(days.size(), std::size_t(6));
        for (const ui::TimeTick &day : days)
            QCOMPARE(QDateTime::fromMSecsSinceEpoch(day.atMs, berlin).time(), QTime(0, 0));
    }
    void ticksAscendInEveryZone()
    {
        std::mt19937 random(7);
        for (const char *zone : {"Europe/Berlin", "Australia/Lord_Howe", "Asia/Kathmandu", "America/Sao_Paulo",
                                 "Pacific/Apia", "Africa/Cairo"}) {
            const QTimeZone there(zone);
            QVERIFY(there.isValid());
            for (int i = 0; i < 200; ++i) {
                const qint64 from =
                    at("2010-01-01T00:00:00Z") + qint64(random() % 6000) * 24 * kHour + random() % kHour;
                const qint64 length = qint64(std::pow(10, 3 + double(random() % 9000) / 1000));
                const int atMost = 2 + int(random() % 12);
                const auto ticks = ui::timeTicks(from, from + length, there, atMost);
                QVERIFY(ticks.size() <= std::size_t(atMost) + 4);
                for (std::size_t k = 0; k < ticks.size(); ++k) {
                    QVERIFY(ticks[k].atMs >= from && ticks[k].atMs <= from + length);
                    QVERIFY(k == 0 || ticks[k].atMs > ticks[k - 1].atMs);
                }
            }
        }
    }
};

QTEST_GUILESS_MAIN(ChartAxesTest)
#include "tst_chart_axes.moc"
