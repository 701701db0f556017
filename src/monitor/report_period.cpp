// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/report_period.h"

#include <QDateTime>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace monitor {
namespace {

// The zone's first instant of the day: where clocks jump over midnight, that is later than 00:00.
qint64 startMs(const QDate &day, const QTimeZone &zone)
{
    return day.startOfDay(zone).toMSecsSinceEpoch();
}

QDate mondayOf(const QDate &day)
{
    return day.addDays(1 - day.dayOfWeek());
}

// The fourth of January is always in week 1.
std::optional<QDate> mondayOfWeek(int year, int week)
{
    const QDate monday = mondayOf(QDate(year, 1, 4)).addDays(7 * (week - 1));
    int itsYear = 0;
    if (week < 1 || monday.weekNumber(&itsYear) != week || itsYear != year)
        return std::nullopt;
    return monday;
}

} // namespace

QString ReportPeriod::label() const
{
    if (kind == ReportKind::Daily)
        return first.toString(Qt::ISODate);
    int year = 0;
    const int week = first.weekNumber(&year);
    return u"%1-W%2"_s.arg(year, 4, 10, QLatin1Char('0')).arg(week, 2, 10, QLatin1Char('0'));
}

Result<ReportPeriod> reportPeriod(ReportKind kind, std::optional<QDate> date, const QTimeZone &zone, qint64 nowMs)
{
    const int days = kind == ReportKind::Daily ? 1 : 7;
    const QDate today = QDateTime::fromMSecsSinceEpoch(nowMs, zone).date();
    const QDate day = date.value_or(today.addDays(-days));
    ReportPeriod period{kind, kind == ReportKind::Daily ? day : mondayOf(day), zone, 0, 0};
    period.fromMs = startMs(period.first, zone);
    period.toMs = startMs(period.first.addDays(days), zone);
    if (period.fromMs > nowMs)
        return fail(Error::Kind::Usage, u"not_begun"_s,
                    u"%1 has not begun yet: there is nothing to report"_s.arg(period.label()));
    return period;
}

Result<std::optional<QDate>> reportDate(ReportKind kind, const QString &text)
{
    if (text.isEmpty())
        return std::optional<QDate>();
    static const QRegularExpression weekly(u"^(\\d{4})-W(\\d{2})$"_s);
    std::optional<QDate> date;
    if (const auto match = weekly.match(text); kind == ReportKind::Weekly && match.hasMatch())
        date = mondayOfWeek(match.captured(1).toInt(), match.captured(2).toInt());
    else if (text.size() == 10)
        date = QDate::fromString(text, Qt::ISODate);
    const QString wanted = kind == ReportKind::Weekly ? u"a day, 2026-11-27, or a week, 2026-W48"_s : u"2026-11-27"_s;
    if (!date || !date->isValid() || date->year() < 1970 || date->year() > 9998)
        return fail(Error::Kind::Usage, u"bad_date"_s,
                    u"'%1' is not a date that a report can have: write %2"_s.arg(text, wanted));
    return date;
}

} // namespace monitor
