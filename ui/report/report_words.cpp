// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/report_words.h"

#include "ui/common/clock.h"
#include "ui/common/formats.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(Report)
};

constexpr qint64 kHourMs = 3600'000;
constexpr qint64 kDayMs = 24 * kHourMs;

QDateTime timeIn(const QTimeZone &zone, qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, zone);
}

QString offsetText(const QDateTime &time)
{
    const int minutes = time.offsetFromUtc() / 60;
    const int size = std::abs(minutes);
    return u"%1%2:%3"_s.arg(QLatin1Char(minutes < 0 ? '-' : '+'))
        .arg(size / 60, 2, 10, QLatin1Char('0'))
        .arg(size % 60, 2, 10, QLatin1Char('0'));
}

qint64 lengthOf(const std::vector<TimeRange> &ranges)
{
    qint64 length = 0;
    for (const TimeRange &range : ranges)
        length += *range.toMs - *range.fromMs;
    return length;
}

bool isEmpty(const monitor::ReportContent &content)
{
    return content.counts.messages == 0 && content.counts.readings == 0 && content.alerts.empty();
}

} // namespace

QString reportTitle(monitor::ReportKind kind)
{
    return kind == monitor::ReportKind::Daily ? Texts::tr("Daily report") : Texts::tr("Weekly report");
}

QString reportDays(const monitor::ReportPeriod &period)
{
    const QLocale locale;
    const QString first = locale.toString(period.first, QLocale::LongFormat);
    if (period.kind == monitor::ReportKind::Daily)
        return first;
    return Texts::tr("Week %1: %2 – %3")
        .arg(QString::number(period.first.weekNumber()), first, locale.toString(period.last(), QLocale::LongFormat));
}

QString reportExact(const QTimeZone &zone, qint64 ms)
{
    const QDateTime time = timeIn(zone, ms);
    return QLocale::c().toString(time, u"d MMM yyyy HH:mm "_s) + offsetText(time);
}

QString reportRange(const monitor::ReportPeriod &period)
{
    QString text = reportExact(period.zone, period.fromMs) + u" – "_s + reportExact(period.zone, period.toMs) +
                   u", "_s + QString::fromUtf8(period.zone.id());
    const qint64 days = period.first.daysTo(period.last()) + 1;
    if (const qint64 length = period.toMs - period.fromMs; length != days * kDayMs)
        text += u" · "_s + Texts::tr("%1 hours: clocks change").arg(length / kHourMs);
    return text;
}

QString reportStamp(const monitor::ReportPeriod &period, qint64 ms)
{
    const QDateTime time = timeIn(period.zone, ms);
    const QString text = QLocale::c().toString(time, u"d MMM HH:mm"_s);
    const bool isOneOffset =
        timeIn(period.zone, period.fromMs).offsetFromUtc() == timeIn(period.zone, period.toMs - 1).offsetFromUtc();
    return isOneOffset ? text : QString(text + u' ' + time.timeZoneAbbreviation());
}

std::vector<ReportFact> reportFacts(const monitor::ReportContent &content)
{
    const monitor::ReportCounts &counts = content.counts;
    const qint64 pauses = lengthOf(content.notRunning);
    const QString devices = Texts::tr("%1 of %2").arg(countText(counts.devicesHeard), countText(counts.devices));
    return {
        {Texts::tr("Messages"), countText(counts.messages)},
        {Texts::tr("Readings"), countText(counts.readings)},
        {Texts::tr("Devices with readings"), devices},
        {Texts::tr("Alerts raised"), countText(counts.raised)},
        {Texts::tr("Alerts cleared"), countText(counts.cleared)},
        {Texts::tr("Standing at the end"), countText(counts.standing)},
        {Texts::tr("Problems in the log"), countText(counts.problems)},
        {Texts::tr("Times devices went offline"), countText(counts.wentOffline)},
        {Texts::tr("Times without the broker"), countText(counts.connectionLost)},
        {Texts::tr("Not recording"), pauses == 0 ? Texts::tr("never") : Clock::span(pauses)},
    };
}

QStringList reportRemarks(const monitor::ReportContent &content)
{
    QStringList remarks;
    if (content.writtenAtMs < content.period.toMs)
        remarks += Texts::tr("This time is not over: the report tells of it until %1.")
                       .arg(reportExact(content.period.zone, content.writtenAtMs));
    if (isEmpty(content))
        remarks += Texts::tr("Nothing was recorded in this time: no message, no reading, no alert.");
    if (content.devicesLeftOut > 0)
        remarks += Texts::tr("%1 more devices were not looked at one by one; their readings are in the CSV files.")
                       .arg(countText(content.devicesLeftOut));
    return remarks;
}

QString reportGapWord(GapReason reason)
{
    switch (reason) {
    case GapReason::DeviceOffline:
        return Texts::tr("offline");
    case GapReason::LinkDown:
        return Texts::tr("no connection to the broker");
    case GapReason::NotRunning:
        return Texts::tr("not recording");
    case GapReason::DeviceSilent:
        break;
    }
    return Texts::tr("no readings");
}

} // namespace ui
