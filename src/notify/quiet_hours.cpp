// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/quiet_hours.h"

#include <QDateTime>
#include <QTimeZone>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace notify {
namespace {

constexpr int kDayMs = 24 * 60 * 60 * 1000;
// A stretch is crossed by one change of the clock, at most by two.
constexpr int kMostChanges = 4;

QTimeZone zoneOf(const QuietHours &hours)
{
    const QTimeZone named(hours.zone.toLatin1());
    return hours.zone.isEmpty() || !named.isValid() ? QTimeZone::systemTimeZone() : named;
}

bool isWithin(int time, int from, int to)
{
    return from < to ? time >= from && time < to : time >= from || time < to;
}

} // namespace

std::optional<qint64> quietUntil(const QuietHours &hours, qint64 utcMs)
{
    const QTime fromTime = QTime::fromString(hours.from, u"HH:mm"_s);
    const QTime toTime = QTime::fromString(hours.to, u"HH:mm"_s);
    if (!fromTime.isValid() || !toTime.isValid() || fromTime == toTime)
        return std::nullopt;
    const int from = fromTime.msecsSinceStartOfDay();
    const int to = toTime.msecsSinceStartOfDay();
    const QTimeZone zone = zoneOf(hours);
    qint64 at = utcMs;
    for (int i = 0; i < kMostChanges; ++i) {
        const QDateTime local = QDateTime::fromMSecsSinceEpoch(at, zone);
        const int time = local.time().msecsSinceStartOfDay();
        if (!isWithin(time, from, to))
            return at == utcMs ? std::nullopt : std::optional(at);
        const qint64 end = at + (to - time + kDayMs) % kDayMs;
        const QTimeZone::OffsetData change = zone.nextTransition(local);
        const qint64 changeMs = change.atUtc.isValid() ? change.atUtc.toMSecsSinceEpoch() : end + 1;
        if (changeMs <= at || changeMs > end)
            return end;
        // The clock is changed before: from there on it is reckoned anew.
        at = changeMs;
    }
    return at;
}

std::optional<qint64> quietUntil(const std::vector<QuietHours> &hours, qint64 utcMs)
{
    std::optional<qint64> latest;
    for (const QuietHours &one : hours) {
        if (const auto until = quietUntil(one, utcMs))
            latest = std::max(latest.value_or(*until), *until);
    }
    return latest;
}

} // namespace notify
