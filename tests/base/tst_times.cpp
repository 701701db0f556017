// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/times.h"

#include <QTest>
#include <limits>

using namespace Qt::StringLiterals;

class TimesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsIsoTimes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("ms");
        QTest::addColumn<bool>("zone");
        QTest::newRow("UTC") << u"2025-04-23T07:35:22.214Z"_s << qint64(1745393722214) << true;
        QTest::newRow("offset") << u"2025-04-23T09:35:22.214+02:00"_s << qint64(1745393722214) << true;
        QTest::newRow("compact offset") << u"2025-04-23T03:35:22.214-0400"_s << qint64(1745393722214) << true;
        QTest::newRow("no zone") << u"2025-04-23 07:35:22"_s << qint64(1745393722000) << false;
        QTest::newRow("nanoseconds") << u"2025-04-23T07:35:22.214999999Z"_s << qint64(1745393722214) << true;
        QTest::newRow("date only") << u"1970-01-02"_s << qint64(86400000) << false;
        QTest::newRow("before 1970") << u"1969-12-31T23:59:59.999Z"_s << qint64(-1) << true;
        QTest::newRow("leap day") << u"2024-02-29T00:00:00Z"_s << qint64(1709164800000) << true;
        QTest::newRow("leap second") << u"2016-12-31T23:59:60Z"_s << qint64(1483228800000) << true;
    }
    void readsIsoTimes()
    {
        QFETCH(QString, text);
        const auto parsed = parseIsoTime(text);
        QVERIFY(parsed);
        QTEST(parsed->ms, "ms");
        QTEST(parsed->hadZone, "zone");
    }

    void refusesWhatIsNoTime_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text :
             {"", "now", "2025-13-01", "2025-02-29", "2025-01-01T25:00Z", "2025-01-01T00:00:00+99:00",
              "2025-01-01T00:00:00Zx", "0000-01-01", "20250101", "2025-1-1", "2025-01-01T00:00:00."})
            QTest::newRow(text) << QString::fromLatin1(text);
    }
    void refusesWhatIsNoTime()
    {
        QFETCH(QString, text);
        QVERIFY(!parseIsoTime(text));
    }

    void writesWhatItReads()
    {
        for (const qint64 ms :
             {qint64(0), qint64(-1), qint64(1745393722214), qint64(253402300799999), qint64(-62135596800000)}) {
            const auto parsed = parseIsoTime(isoUtc(ms));
            QVERIFY(parsed);
            QCOMPARE(parsed->ms, ms);
        }
    }

    void tellsEpochUnitsApart()
    {
        const qint64 ms = 1745393722214;
        QCOMPARE(epochToMs(qint64(1745393722)), std::optional(ms - 214));
        QCOMPARE(epochToMs(ms), std::optional(ms));
        QCOMPARE(epochToMs(ms * 1000 + 999), std::optional(ms));
        QCOMPARE(epochToMs(ms * 1000000 + 999999), std::optional(ms));
        QCOMPARE(epochToMs(1745393722.214), std::optional(ms));
        QVERIFY(!epochToMs(std::numeric_limits<double>::infinity()));
        QVERIFY(!epochToMs(1e300));
        QVERIFY(epochToMs(std::numeric_limits<qint64>::max())); // nanoseconds of the year 2262
        QVERIFY(epochToMs(std::numeric_limits<qint64>::min()));
    }

    void readsTimeExpressions()
    {
        const qint64 now = 1745393722214;
        QCOMPARE(*parseTimeExpression(u"now"_s, now), now);
        QCOMPARE(*parseTimeExpression(u"now-24h"_s, now), now - 86400000);
        QCOMPARE(*parseTimeExpression(u"now/d"_s, now), now - now % 86400000);
        QCOMPARE(*parseTimeExpression(u"1970-01-01T00:00:01"_s, now), qint64(1000));
        for (const QString &wrong : {u"now-"_s, u"now-5"_s, u"now/x"_s, u"yesterday"_s, u"now-9999999999999999d"_s})
            QCOMPARE(parseTimeExpression(wrong, now).error().kind, Error::Kind::Usage);
    }
};

QTEST_GUILESS_MAIN(TimesTest)
#include "tst_times.moc"
