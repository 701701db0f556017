// SPDX-License-Identifier: GPL-3.0-or-later
// Quiet hours by the clock of a zone, also in the nights in which the clock is changed.
#include "notify/quiet_hours.h"

#include <QDateTime>
#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace {

qint64 utc(const QString &text)
{
    return QDateTime::fromString(QString(text + u'Z'), Qt::ISODate).toMSecsSinceEpoch();
}

} // namespace

class QuietHoursTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void endsByTheClockOfItsZone_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("zone");
        QTest::addColumn<QString>("now");   // UTC
        QTest::addColumn<QString>("until"); // UTC; empty: not quiet
        const QString berlin = u"Europe/Berlin"_s, newYork = u"America/New_York"_s;
        const auto row = [](const char *name, const QString &from, const QString &to, const QString &zone,
                            const QString &now,
                            const QString &until) { QTest::newRow(name) << from << to << zone << now << until; };
        row("before", u"12:00"_s, u"14:00"_s, {}, u"2026-05-01T11:59:59"_s, {});
        row("at its beginning", u"12:00"_s, u"14:00"_s, {}, u"2026-05-01T12:00:00"_s, u"2026-05-01T14:00:00"_s);
        row("within", u"12:00"_s, u"14:00"_s, {}, u"2026-05-01T13:59:59"_s, u"2026-05-01T14:00:00"_s);
        row("at its end", u"12:00"_s, u"14:00"_s, {}, u"2026-05-01T14:00:00"_s, {});
        row("before midnight", u"22:00"_s, u"06:00"_s, {}, u"2026-05-01T23:00:00"_s, u"2026-05-02T06:00:00"_s);
        row("after midnight", u"22:00"_s, u"06:00"_s, {}, u"2026-05-02T05:59:00"_s, u"2026-05-02T06:00:00"_s);
        row("by day", u"22:00"_s, u"06:00"_s, {}, u"2026-05-02T12:00:00"_s, {});
        row("until midnight", u"22:00"_s, u"00:00"_s, {}, u"2026-05-01T23:00:00"_s, u"2026-05-02T00:00:00"_s);
        row("Berlin in summer", u"22:00"_s, u"06:00"_s, berlin, u"2026-07-01T20:00:00"_s, u"2026-07-02T04:00:00"_s);
        row("Berlin in winter", u"22:00"_s, u"06:00"_s, berlin, u"2026-01-01T20:30:00"_s, {});
        // Spring: 02:00 is followed by 03:00, at 01:00 UTC.
        row("shorter night", u"22:00"_s, u"06:00"_s, berlin, u"2026-03-28T22:00:00"_s, u"2026-03-29T04:00:00"_s);
        row("ends where no time is", u"22:00"_s, u"02:30"_s, berlin, u"2026-03-29T00:30:00"_s,
            u"2026-03-29T01:00:00"_s);
        row("begins where no time is", u"02:30"_s, u"06:00"_s, berlin, u"2026-03-29T01:00:00"_s,
            u"2026-03-29T04:00:00"_s);
        row("lies where no time is", u"02:10"_s, u"02:50"_s, berlin, u"2026-03-29T01:00:00"_s, {});
        // Autumn: 03:00 is followed by 02:00, at 01:00 UTC.
        row("longer night", u"22:00"_s, u"06:00"_s, berlin, u"2026-10-24T21:00:00"_s, u"2026-10-25T05:00:00"_s);
        row("ends in the first 02:30", u"22:00"_s, u"02:30"_s, berlin, u"2026-10-24T23:30:00"_s,
            u"2026-10-25T00:30:00"_s);
        row("and again in the second", u"22:00"_s, u"02:30"_s, berlin, u"2026-10-25T01:10:00"_s,
            u"2026-10-25T01:30:00"_s);
        row("between the two", u"22:00"_s, u"02:30"_s, berlin, u"2026-10-25T00:40:00"_s, {});
        row("over the change", u"02:45"_s, u"03:30"_s, berlin, u"2026-10-25T00:50:00"_s, u"2026-10-25T01:00:00"_s);
        row("New York, shorter night", u"23:00"_s, u"05:00"_s, newYork, u"2026-03-08T05:00:00"_s,
            u"2026-03-08T09:00:00"_s);
        row("unknown zone is ours", u"12:00"_s, u"14:00"_s, u"Mars/Base"_s, u"2026-05-01T13:00:00"_s,
            u"2026-05-01T14:00:00"_s);
        row("no times", u"25:00"_s, u"x"_s, {}, u"2026-05-01T13:00:00"_s, {});
        row("no length", u"13:00"_s, u"13:00"_s, {}, u"2026-05-01T13:00:00"_s, {});
    }
    void endsByTheClockOfItsZone()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QString, zone);
        QFETCH(QString, now);
        QFETCH(QString, until);
        const auto end = notify::quietUntil(QuietHours{from, to, zone}, utc(now));
        const QString text =
            end ? QDateTime::fromMSecsSinceEpoch(*end, Qt::UTC).toString(u"yyyy-MM-ddTHH:mm:ss"_s) : QString();
        QCOMPARE(text, until);
    }
    void takesTheLatestEndOfSeveral()
    {
        const std::vector<QuietHours> several{{u"12:00"_s, u"14:00"_s, {}}, {u"13:00"_s, u"15:00"_s, {}}};
        QCOMPARE(notify::quietUntil(several, utc(u"2026-05-01T13:30:00"_s)), utc(u"2026-05-01T15:00:00"_s));
        QVERIFY(!notify::quietUntil(several, utc(u"2026-05-01T16:00:00"_s)));
    }
};

QTEST_GUILESS_MAIN(QuietHoursTest)
#include "tst_quiet_hours.moc"
