// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/telemetry/chart_axes.h"

#include <QDateTime>
#include <QLocale>
#include <algorithm>
#include <cmath>
#include <tuple>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr double kHuge = 1e300;  // beyond, differences overflow
constexpr double kWritten = 1e7; // numbers up to this are written out
constexpr qint64 kSecond = 1000, kMinute = 60 * kSecond, kHour = 60 * kMinute, kDay = 24 * kHour;
constexpr qint64 kClockSteps[] = {kSecond, 2 * kSecond, 5 * kSecond, 10 * kSecond, 15 * kSecond, 30 * kSecond,
                                  kMinute, 2 * kMinute, 5 * kMinute, 10 * kMinute, 15 * kMinute, 30 * kMinute,
                                  kHour,   2 * kHour,   3 * kHour,   6 * kHour,    12 * kHour};
constexpr int kDaySteps[] = {1, 2, 7, 14};
constexpr int kMonthSteps[] = {1, 2, 3, 6, 12, 24, 60, 120};
constexpr double kMonthMs = 30.44 * double(kDay);

double niceStep(double atLeast)
{
    const double power = std::pow(10, std::floor(std::log10(atLeast)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        // A step that misses by the last bits of a division is wide enough.
        if (power * factor >= atLeast * (1 - 1e-9))
            return power * factor;
    }
    return power * 10;
}

QString tickLabel(double value, const ValueTicks &ticks)
{
    if (std::abs(value) < ticks.step * 1e-6)
        value = 0; // no "-0.0"
    if (std::max(std::abs(ticks.min), std::abs(ticks.max)) >= kWritten || ticks.step < 1e-6) {
        // As many digits as tell neighbours apart.
        const double size = std::max(std::abs(ticks.min), std::abs(ticks.max));
        const int digits = std::clamp(int(std::ceil(std::log10(size / ticks.step))) + 1, 1, 15);
        return QString::number(value, 'g', digits);
    }
    const int decimals = std::clamp(int(-std::floor(std::log10(ticks.step) + 1e-9)), 0, 9);
    return QLocale::c().toString(value, 'f', decimals);
}

void fillIn(ValueTicks &ticks, int steps)
{
    for (int i = 0; i <= steps; ++i)
        ticks.at.push_back(ticks.min + i * ticks.step);
    for (const double value : ticks.at)
        ticks.labels.append(tickLabel(value, ticks));
}

// The ends in order, finite, and apart.
std::pair<double, double> sensible(double low, double high)
{
    if (!std::isfinite(low) || !std::isfinite(high))
        return {0, 1};
    if (low > high)
        std::swap(low, high);
    low = std::clamp(low, -kHuge, kHuge);
    high = std::clamp(high, -kHuge, kHuge);
    const double size = std::max(std::abs(low), std::abs(high));
    // Less than this apart is one value to the eye, and to a double.
    if (high - low <= size * 1e-9) {
        const double room = size > 0 ? std::max(size * 0.02, 1e-9) : 1;
        return {low - room, high + room};
    }
    return {low, high};
}

qint64 offsetMs(qint64 atMs, const QTimeZone &zone)
{
    return qint64(zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(atMs, QTimeZone::utc()))) * 1000;
}

qint64 ceilTo(qint64 ms, qint64 step)
{
    const qint64 rest = ((ms % step) + step) % step;
    return rest == 0 ? ms : ms + step - rest;
}

QDateTime localAt(qint64 ms, const QTimeZone &zone)
{
    return QDateTime::fromMSecsSinceEpoch(ms, zone);
}

// Multiples of up to an hour: in UTC, so that the hour that comes twice has its ticks twice.
std::vector<qint64> shortTicks(qint64 fromMs, qint64 toMs, const QTimeZone &zone, qint64 step)
{
    std::vector<qint64> ticks;
    for (qint64 at = fromMs; at <= toMs;) {
        const qint64 offset = offsetMs(at, zone);
        qint64 tick = ceilTo(at + offset, step) - offset;
        const qint64 offsetThere = offsetMs(tick, zone);
        if (offsetThere != offset)
            tick = ceilTo(tick + offsetThere, step) - offsetThere;
        if (tick > toMs)
            break;
        ticks.push_back(tick);
        at = tick + 1;
    }
    return ticks;
}

// Appends the instant at which clocks show this; nothing where they never do.
void appendClock(std::vector<qint64> &ticks, const QDate &date, const QTime &time, const QTimeZone &zone)
{
    const QDateTime moment(date, time, zone);
    if (!moment.isValid())
        return;
    const qint64 ms = moment.toMSecsSinceEpoch();
    const QDateTime shown = localAt(ms, zone);
    // Some zones begin a day at one o'clock: the day's tick is there, a clock time's is left out.
    if ((shown.time() != time && time != QTime(0, 0)) || shown.date() != date)
        return;
    if (ticks.empty() || ms > ticks.back())
        ticks.push_back(ms);
}

std::vector<qint64> clockTicks(qint64 fromMs, qint64 toMs, const QTimeZone &zone, qint64 step)
{
    std::vector<qint64> ticks;
    for (QDate date = localAt(fromMs, zone).date(); date <= localAt(toMs, zone).date(); date = date.addDays(1)) {
        for (qint64 of = 0; of < kDay; of += step)
            appendClock(ticks, date, QTime::fromMSecsSinceStartOfDay(int(of)), zone);
    }
    return ticks;
}

std::vector<qint64> dayTicks(qint64 fromMs, qint64 toMs, const QTimeZone &zone, int days)
{
    std::vector<qint64> ticks;
    const QDate first = localAt(fromMs, zone).date();
    // Weeks begin on Mondays; the same days are chosen wherever the range begins.
    constexpr qint64 kMonday = 2440592; // 5 January 1970 as a Julian day
    const qint64 rest = ((first.toJulianDay() - kMonday) % days + days) % days;
    for (QDate date = first.addDays(-rest); date <= localAt(toMs, zone).date(); date = date.addDays(days))
        appendClock(ticks, date, QTime(0, 0), zone);
    return ticks;
}

std::vector<qint64> monthTicks(qint64 fromMs, qint64 toMs, const QTimeZone &zone, int months)
{
    std::vector<qint64> ticks;
    const QDate first = localAt(fromMs, zone).date();
    int month = (first.year() * 12 + first.month() - 1) / months * months;
    for (;; month += months) {
        const QDate date(month / 12, month % 12 + 1, 1);
        if (!date.isValid() || date > localAt(toMs, zone).date())
            return ticks;
        appendClock(ticks, date, QTime(0, 0), zone);
    }
}

struct Labelling
{
    const char16_t *label;
    const char16_t *below; // nullptr: none
};

std::vector<TimeTick> labelled(const std::vector<qint64> &ticks, qint64 fromMs, qint64 toMs, const QTimeZone &zone,
                               const Labelling &form)
{
    const QLocale c = QLocale::c();
    std::vector<TimeTick> all;
    QString before;
    for (const qint64 ms : ticks) {
        if (ms < fromMs || ms > toMs)
            continue;
        const QDateTime at = localAt(ms, zone);
        TimeTick tick{ms, c.toString(at, QString::fromUtf16(form.label)), {}};
        const QString below = form.below ? c.toString(at, QString::fromUtf16(form.below)) : QString();
        if (below != before)
            tick.below = below;
        before = below;
        all.push_back(tick);
    }
    return all;
}

} // namespace

ValueTicks valueTicks(double low, double high, int intervals)
{
    std::tie(low, high) = sensible(low, high);
    ValueTicks ticks;
    intervals = std::max(1, intervals);
    ticks.step = niceStep((high - low) / intervals);
    const auto fit = [&] {
        ticks.min = std::floor(low / ticks.step + 1e-9) * ticks.step;
        ticks.max = std::ceil(high / ticks.step - 1e-9) * ticks.step;
        return int(std::round((ticks.max - ticks.min) / ticks.step));
    };
    // Ends that lie within steps can need one more; a range around 0 never fits one step.
    int steps = fit();
    for (int i = 0; i < 3 && steps > intervals; ++i) {
        ticks.step = niceStep(ticks.step * 1.5);
        steps = fit();
    }
    fillIn(ticks, steps);
    return ticks;
}

ValueTicks alignedTicks(double low, double high, int intervals)
{
    std::tie(low, high) = sensible(low, high);
    ValueTicks ticks;
    intervals = std::max(1, intervals);
    ticks.step = niceStep((high - low) / intervals);
    for (int i = 0; i < 4; ++i) {
        ticks.min = std::floor(low / ticks.step + 1e-9) * ticks.step;
        if (ticks.min + intervals * ticks.step >= high - ticks.step * 1e-9)
            break;
        // Around 0 a single step, however wide, would begin at 0: let it begin below.
        if (intervals == 1 && i == 3)
            ticks.step = high - ticks.min;
        else if (i < 3)
            ticks.step = niceStep(ticks.step * 1.5);
    }
    const double free = intervals - std::ceil((high - ticks.min) / ticks.step - 1e-9);
    ticks.min -= std::floor(std::max(0.0, free) / 2) * ticks.step;
    ticks.max = ticks.min + intervals * ticks.step;
    fillIn(ticks, intervals);
    return ticks;
}

std::vector<TimeTick> timeTicks(qint64 fromMs, qint64 toMs, const QTimeZone &zone, int atMost)
{
    if (toMs <= fromMs || !zone.isValid())
        return {};
    const double length = double(toMs - fromMs);
    const double room = std::max(1, atMost);
    for (const qint64 step : kClockSteps) {
        if (length / double(step) > room)
            continue;
        const Labelling form{step < kMinute ? u"HH:mm:ss" : u"HH:mm", u"d MMM"};
        return labelled(step <= kHour ? shortTicks(fromMs, toMs, zone, step) : clockTicks(fromMs, toMs, zone, step),
                        fromMs, toMs, zone, form);
    }
    for (const int days : kDaySteps) {
        if (length / double(days * kDay) <= room)
            return labelled(dayTicks(fromMs, toMs, zone, days), fromMs, toMs, zone, {u"d MMM", u"yyyy"});
    }
    for (const int months : kMonthSteps) {
        if (length / (months * kMonthMs) > room && months != 120)
            continue;
        const auto ticks = monthTicks(fromMs, toMs, zone, months);
        return months < 12 ? labelled(ticks, fromMs, toMs, zone, {u"MMM", u"yyyy"})
                           : labelled(ticks, fromMs, toMs, zone, {u"yyyy", nullptr});
    }
    return {};
}

} // namespace ui
