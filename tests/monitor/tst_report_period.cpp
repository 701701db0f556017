// SPDX-License-Identifier: GPL-3.0-or-later
// The days and weeks of reports: midnights of the site's zone, whatever the clocks do between them.
#include "base/times.h"
#include "monitor/report_period.h"

#include <QDateTime>
#include <QtTest>

using namespace Qt::StringLiterals;
using monitor::ReportKind;
using monitor::reportPeriod;

namespace {

qint64 msOf(const char *iso)
{
    return QDateTime::fromString(QString::fromLatin1(iso), Qt::ISODate).toMSecsSinceEpoch();
}

constexpr auto kLater = "2030-01-01T00:00:00Z";

} // namespace

class ReportPeriodTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goesFromMidnightToMidnight_data()
    {
        QTest::addColumn<ReportKind>("kind");
        QTest::addColumn<QString>("zone");
        QTest::addColumn<QDate>("date");
        QTest::addColumn<QString>("label");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        const auto row = [](const char *name, ReportKind kind, const char *zone, const QDate &date, const char *label,
                            const char *from, const char *to) {
            QTest::newRow(name) << kind << QString::fromLatin1(zone) << date << QString::fromLatin1(label)
                                << QString::fromLatin1(from) << QString::fromLatin1(to);
        };
        constexpr auto daily = ReportKind::Daily, weekly = ReportKind::Weekly;
        row("UTC", daily, "UTC", {2026, 11, 27}, "2026-11-27", "2026-11-27T00:00:00.000Z", "2026-11-28T00:00:00.000Z");
        row("Berlin, clocks forward", daily, "Europe/Berlin", {2026, 3, 29}, "2026-03-29", "2026-03-28T23:00:00.000Z",
            "2026-03-29T22:00:00.000Z");
        row("Berlin, clocks back", daily, "Europe/Berlin", {2026, 10, 25}, "2026-10-25", "2026-10-24T22:00:00.000Z",
            "2026-10-25T23:00:00.000Z");
        row("New York, clocks forward", daily, "America/New_York", {2026, 3, 8}, "2026-03-08",
            "2026-03-08T05:00:00.000Z", "2026-03-09T04:00:00.000Z");
        row("New York, clocks back", daily, "America/New_York", {2026, 11, 1}, "2026-11-01", "2026-11-01T04:00:00.000Z",
            "2026-11-02T05:00:00.000Z");
        row("no midnight", daily, "America/Sao_Paulo", {2018, 11, 4}, "2018-11-04", "2018-11-04T03:00:00.000Z",
            "2018-11-05T02:00:00.000Z");
        row("half an hour off", daily, "Asia/Kolkata", {2026, 11, 27}, "2026-11-27", "2026-11-26T18:30:00.000Z",
            "2026-11-27T18:30:00.000Z");
        row("week by its Monday", weekly, "UTC", {2026, 11, 23}, "2026-W48", "2026-11-23T00:00:00.000Z",
            "2026-11-30T00:00:00.000Z");
        row("week by its Sunday", weekly, "UTC", {2026, 11, 29}, "2026-W48", "2026-11-23T00:00:00.000Z",
            "2026-11-30T00:00:00.000Z");
        row("week 53", weekly, "Europe/Berlin", {2026, 12, 28}, "2026-W53", "2026-12-27T23:00:00.000Z",
            "2027-01-03T23:00:00.000Z");
        row("week 53 in the next year", weekly, "Europe/Berlin", {2027, 1, 2}, "2026-W53", "2026-12-27T23:00:00.000Z",
            "2027-01-03T23:00:00.000Z");
        row("week 1 in the year before", weekly, "UTC", {2025, 12, 31}, "2026-W01", "2025-12-29T00:00:00.000Z",
            "2026-01-05T00:00:00.000Z");
        row("week of 167 hours", weekly, "Europe/Berlin", {2026, 3, 25}, "2026-W13", "2026-03-22T23:00:00.000Z",
            "2026-03-29T22:00:00.000Z");
        row("week of 169 hours", weekly, "America/New_York", {2026, 11, 1}, "2026-W44", "2026-10-26T04:00:00.000Z",
            "2026-11-02T05:00:00.000Z");
    }
    void goesFromMidnightToMidnight()
    {
        QFETCH(ReportKind, kind);
        QFETCH(QString, zone);
        QFETCH(QDate, date);
        const auto period = reportPeriod(kind, date, QTimeZone(zone.toLatin1()), msOf(kLater));
        QVERIFY2(period, period ? "" : qPrintable(period.error().text));
        QTEST(period->label(), "label");
        QTEST(isoUtc(period->fromMs), "from");
        QTEST(isoUtc(period->toMs), "to");
    }

    void isTheLastOneThatIsOver_data()
    {
        QTest::addColumn<ReportKind>("kind");
        QTest::addColumn<QString>("zone");
        QTest::addColumn<QString>("now");
        QTest::addColumn<QString>("label");
        const auto row = [](const char *name, ReportKind kind, const char *zone, const char *now, const char *label) {
            QTest::newRow(name) << kind << QString::fromLatin1(zone) << QString::fromLatin1(now)
                                << QString::fromLatin1(label);
        };
        row("yesterday", ReportKind::Daily, "UTC", "2026-11-28T02:30:00Z", "2026-11-27");
        row("yesterday there", ReportKind::Daily, "Europe/Berlin", "2026-11-27T23:30:00Z", "2026-11-27");
        row("the day before there", ReportKind::Daily, "America/New_York", "2026-11-28T02:30:00Z", "2026-11-26");
        row("last week, on Monday", ReportKind::Weekly, "Europe/Berlin", "2026-11-29T23:30:00Z", "2026-W48");
        row("last week, on Sunday", ReportKind::Weekly, "UTC", "2026-11-29T23:30:00Z", "2026-W47");
        row("last week of a long year", ReportKind::Weekly, "UTC", "2027-01-04T02:30:00Z", "2026-W53");
    }
    void isTheLastOneThatIsOver()
    {
        QFETCH(ReportKind, kind);
        QFETCH(QString, zone);
        QFETCH(QString, now);
        const auto period = reportPeriod(kind, std::nullopt, QTimeZone(zone.toLatin1()), msOf(now.toLatin1()));
        QVERIFY(period);
        QTEST(period->label(), "label");
    }

    void refusesWhatLiesAhead()
    {
        const qint64 now = msOf("2026-11-28T12:00:00Z");
        QVERIFY(reportPeriod(ReportKind::Daily, QDate(2026, 11, 28), QTimeZone::utc(), now));
        const auto ahead = reportPeriod(ReportKind::Daily, QDate(2026, 11, 29), QTimeZone::utc(), now);
        QVERIFY(!ahead);
        QCOMPARE(ahead.error().code, u"not_begun"_s);
    }

    void readsDates_data()
    {
        QTest::addColumn<ReportKind>("kind");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QDate>("date"); // invalid: refused
        QTest::newRow("a day") << ReportKind::Daily << u"2026-11-27"_s << QDate(2026, 11, 27);
        QTest::newRow("a day of a week") << ReportKind::Weekly << u"2026-11-27"_s << QDate(2026, 11, 27);
        QTest::newRow("a week") << ReportKind::Weekly << u"2026-W48"_s << QDate(2026, 11, 23);
        QTest::newRow("week 53") << ReportKind::Weekly << u"2026-W53"_s << QDate(2026, 12, 28);
        QTest::newRow("a week for a day") << ReportKind::Daily << u"2026-W48"_s << QDate();
        QTest::newRow("week 53 of a short year") << ReportKind::Weekly << u"2025-W53"_s << QDate();
        QTest::newRow("week 0") << ReportKind::Weekly << u"2026-W00"_s << QDate();
        QTest::newRow("no such day") << ReportKind::Daily << u"2026-02-30"_s << QDate();
        QTest::newRow("with a time") << ReportKind::Daily << u"2026-11-27T00:00"_s << QDate();
        QTest::newRow("another order") << ReportKind::Daily << u"27.11.2026"_s << QDate();
        QTest::newRow("a word") << ReportKind::Daily << u"yesterday"_s << QDate();
    }
    void readsDates()
    {
        QFETCH(ReportKind, kind);
        QFETCH(QString, text);
        QFETCH(QDate, date);
        const auto read = monitor::reportDate(kind, text);
        QCOMPARE(read.has_value(), date.isValid());
        if (read)
            QCOMPARE(read->value(), date);
        else
            QCOMPARE(read.error().kind, Error::Kind::Usage);
    }
    void takesNoDateForTheUsualOne()
    {
        const auto read = monitor::reportDate(ReportKind::Daily, {});
        QVERIFY(read && !read->has_value());
    }
};

QTEST_GUILESS_MAIN(ReportPeriodTest)
#include "tst_report_period.moc"
