// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/clock.h"

#include <QDateTime>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr int kBeatMs = 5000;
constexpr qint64 kSecond = 1000, kMinute = 60 * kSecond, kHour = 60 * kMinute, kDay = 24 * kHour;

// English month names whatever the locale: stamps are compared with CSV and other machines.
QLocale stampLocale()
{
    return QLocale::c();
}

} // namespace

Clock::Clock(QObject *parent) : QObject(parent)
{
    m_beat.setInterval(kBeatMs);
    m_beat.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_beat, &QTimer::timeout, this, &Clock::tick);
    m_beat.start();
}

void Clock::setSiteZone(const QString &siteZone)
{
    m_site = siteZone.isEmpty() ? QTimeZone() : QTimeZone(siteZone.toLatin1());
    Q_EMIT zoneChanged();
}

void Clock::choose(ZoneChoice choice)
{
    if (choice == m_choice)
        return;
    m_choice = choice;
    Q_EMIT zoneChanged();
}

QTimeZone Clock::zone() const
{
    if (m_choice == ZoneChoice::Utc)
        return QTimeZone::utc();
    if (m_choice == ZoneChoice::Site && m_site.isValid())
        return m_site;
    return QTimeZone::systemTimeZone();
}

QString Clock::zoneWords() const
{
    if (m_choice == ZoneChoice::Utc)
        return u"UTC"_s;
    if (m_choice == ZoneChoice::Site && m_site.isValid())
        return tr("site time (%1)").arg(QString::fromLatin1(m_site.id()));
    const QString name = QTimeZone::systemTimeZone().abbreviation(QDateTime::currentDateTimeUtc());
    return tr("local time (%1)").arg(name);
}

qint64 Clock::nowMs()
{
    return QDateTime::currentMSecsSinceEpoch();
}

QString Clock::age(qint64 ms, qint64 nowMs)
{
    const qint64 age = nowMs - ms;
    // Clocks of two machines differ by a little.
    if (age > -10 * kSecond && age < 10 * kSecond)
        return tr("now");
    if (age < 0)
        return tr("in %1").arg(span(-age));
    if (age < kMinute)
        return tr("%1 s ago").arg(age / (10 * kSecond) * 10);
    if (age < kHour)
        return tr("%1 min ago").arg(age / kMinute);
    if (age < kDay)
        return tr("%1 h ago").arg(age / kHour);
    return tr("%1 d ago").arg(age / kDay);
}

QString Clock::span(qint64 lengthMs)
{
    if (lengthMs < kMinute)
        return tr("%1 s").arg(std::max<qint64>(0, lengthMs) / kSecond);
    if (lengthMs < kHour)
        return tr("%1 min").arg(lengthMs / kMinute);
    if (lengthMs < kDay) {
        const qint64 minutes = lengthMs % kHour / kMinute;
        return minutes == 0 ? tr("%1 h").arg(lengthMs / kHour) : tr("%1 h %2 min").arg(lengthMs / kHour).arg(minutes);
    }
    return tr("%1 d").arg(lengthMs / kDay);
}

QString Clock::stamp(qint64 ms) const
{
    return stampLocale().toString(QDateTime::fromMSecsSinceEpoch(ms, zone()), u"d MMM yyyy HH:mm:ss.zzz"_s);
}

QString Clock::exact(qint64 ms) const
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(ms, zone());
    const int minutes = time.offsetFromUtc() / 60;
    const int size = std::abs(minutes);
    return stampLocale().toString(time, u"yyyy-MM-dd HH:mm:ss.zzz"_s) +
           u" %1%2:%3"_s.arg(QLatin1Char(minutes < 0 ? '-' : '+'))
               .arg(size / 60, 2, 10, QLatin1Char('0'))
               .arg(size % 60, 2, 10, QLatin1Char('0'));
}

QString Clock::within(qint64 ms, qint64 rangeMs) const
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(ms, zone());
    const QString format = rangeMs <= 10 * kMinute ? u"HH:mm:ss"_s
                           : rangeMs <= kDay       ? u"HH:mm"_s
                           : rangeMs <= 14 * kDay  ? u"d MMM HH:mm"_s
                                                   : u"d MMM yyyy"_s;
    return stampLocale().toString(time, format);
}

} // namespace ui
