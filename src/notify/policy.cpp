// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/policy.h"

#include "notify/quiet_hours.h"

#include <QSet>
#include <algorithm>

namespace notify {
namespace {

constexpr qint64 kSecondMs = 1000;

// From the wall clock to the one that grows evenly.
qint64 onTimeClock(qint64 utcMs, const Instant &now)
{
    return utcMs - now.utcMs + now.timeMs;
}

void append(std::vector<Announcement> &out, std::optional<Announcement> one)
{
    if (one)
        out.push_back(std::move(*one));
}

} // namespace

Policy::Policy(Channels available, std::vector<QuietHours> quiet) : m_available(available), m_quiet(std::move(quiet)) {}

void Policy::setRules(const std::vector<AlertRule> &rules)
{
    m_rules.clear();
    for (const AlertRule &rule : rules)
        m_rules.insert(rule.id, rule);
}

// Of a rule that is gone: its alerts are still told, as a rule without wishes has it.
const AlertRule &Policy::ruleOf(const Alert &alert) const
{
    static const AlertRule kNone;
    const auto found = m_rules.constFind(alert.key.ruleId);
    return found == m_rules.cend() ? kNone : *found;
}

Channels Policy::channelsOf(const Alert &alert) const
{
    const QStringList &wanted = ruleOf(alert).channels;
    if (wanted.isEmpty())
        return m_available;
    Channels channels;
    for (const QString &key : wanted) {
        if (const auto channel = channelOf(key))
            channels |= *channel;
    }
    return channels & m_available;
}

void Policy::know(const Alert &alert, bool wasTold, const Instant &now)
{
    if (!alert.isOpen())
        return;
    Known known;
    known.alert = alert;
    known.wasShelved = alert.isShelved(now.utcMs);
    known.toldAtMs = onTimeClock(alert.notifiedAtMs.value_or(alert.raisedAtMs), now);
    if (wasTold) {
        known.told = channelsOf(alert);
        m_toldKeys.insert(alert.key, known.toldAtMs);
    }
    m_known.insert(alert.id, known);
}

std::vector<Announcement> Policy::take(const AlertJournalEntry &entry, const Instant &now)
{
    std::vector<Announcement> out;
    append(out, endFlood(now));
    auto found = m_known.find(entry.alert.id);
    if (found == m_known.end()) {
        if (entry.activityType != u"alert_raised")
            return out;
        Known raised;
        raised.alert = entry.alert;
        raised.due = Event::Raised;
        raised.toldAtMs = now.timeMs;
        found = m_known.insert(entry.alert.id, raised);
    }
    found->alert = entry.alert;
    if (entry.activityType == u"alert_unshelved")
        found->wasShelved = true;
    append(out, judge(*found, now));
    if (!found->alert.isOpen() && !found->due)
        m_known.erase(found);
    return out;
}

std::vector<Announcement> Policy::see(const std::vector<Alert> &alerts, bool isWhole, const Instant &now)
{
    std::vector<Announcement> out;
    for (const Alert &alert : alerts) {
        const auto found = m_known.find(alert.id);
        if (found != m_known.end()) {
            found->alert = alert;
        } else if (isWhole && alert.isOpen()) {
            for (Announcement &one : take({QStringLiteral("alert_raised"), alert, {}, {}, {}, {}, {}, {}, {}, {}}, now))
                out.push_back(std::move(one));
        }
    }
    if (isWhole)
        endMissing(alerts);
    for (Announcement &one : tick(now))
        out.push_back(std::move(one));
    return out;
}

void Policy::endMissing(const std::vector<Alert> &open)
{
    QSet<QUuid> ids;
    for (const Alert &alert : open)
        ids.insert(alert.id);
    for (Known &known : m_known) {
        if (!ids.contains(known.alert.id))
            known.alert.condition = AlertCondition::Normal;
    }
}

std::vector<Announcement> Policy::tick(const Instant &now)
{
    std::vector<Announcement> out;
    append(out, endFlood(now));
    for (auto known = m_known.begin(); known != m_known.end();) {
        append(out, judge(*known, now));
        known = known->alert.isOpen() || known->due ? std::next(known) : m_known.erase(known);
    }
    m_toldKeys.removeIf([&](const auto &told) {
        const auto rule = m_rules.constFind(told.key().ruleId);
        return rule == m_rules.cend() || told.value() + qint64(rule->cooldownS) * kSecondMs <= now.timeMs;
    });
    return out;
}

// What is to be said about one alert now, from nothing but its state.
std::optional<Announcement> Policy::judge(Known &known, const Instant &now)
{
    const AlertRule &rule = ruleOf(known.alert);
    if (!known.alert.isOpen()) {
        const bool isTold = bool(known.told) && !known.isInFlood && rule.enabled;
        known.due = isTold ? std::optional(Event::Cleared) : std::nullopt;
    } else if (known.alert.isShelved(now.utcMs)) {
        known.wasShelved = true;
        known.due.reset();
    } else if (std::exchange(known.wasShelved, false)) {
        known.due = Event::ShelfEnded;
    } else if (known.alert.acknowledgement != Acknowledgement::Unacknowledged) {
        if (known.due != Event::ShelfEnded)
            known.due.reset();
    } else if (!known.due && rule.renotifyS > 0 && !known.isInFlood &&
               now.timeMs >= known.toldAtMs + qint64(rule.renotifyS) * kSecondMs) {
        known.due = Event::Reminder;
    }
    if (!known.due || !rule.enabled || heldUntil(known, *known.due, now))
        return std::nullopt;
    return announce(known, *std::exchange(known.due, std::nullopt), now);
}

std::optional<qint64> Policy::heldUntil(const Known &known, Event event, const Instant &now) const
{
    const AlertRule &rule = ruleOf(known.alert);
    std::optional<qint64> until;
    const auto hold = [&](const std::optional<qint64> &timeMs) {
        if (timeMs && *timeMs > now.timeMs)
            until = std::max(until.value_or(*timeMs), *timeMs);
    };
    for (const std::vector<QuietHours> *quiet : {&m_quiet, &rule.quiet}) {
        if (const auto end = quietUntil(*quiet, now.utcMs))
            hold(onTimeClock(*end, now));
    }
    const auto told = m_toldKeys.constFind(known.alert.key);
    if (event != Event::Cleared && told != m_toldKeys.cend())
        hold(*told + qint64(rule.cooldownS) * kSecondMs);
    return until;
}

std::optional<Announcement> Policy::announce(Known &known, Event event, const Instant &now)
{
    const bool isRaise = event == Event::Raised || event == Event::ShelfEnded;
    const Channels channels = event == Event::Cleared ? known.told : channelsOf(known.alert);
    if (!channels)
        return std::nullopt;
    if (event != Event::Cleared) {
        known.told |= channels;
        known.toldAtMs = now.timeMs;
        m_toldKeys.insert(known.alert.key, now.timeMs);
    }
    if (isRaise) {
        m_raises.push_back(now.timeMs);
        forgetRaises(now);
        if (m_flood || m_raises.size() > kFloodRaises)
            return group(known, now);
    } else if (m_flood && event == Event::Reminder) {
        return std::nullopt;
    }
    return Announcement{event, channels, known.alert, ruleOf(known.alert).text, now.utcMs, 0, 0, 0};
}

// One for all of a flood; again only where it has not been told yet, or when something worse is among it.
std::optional<Announcement> Policy::group(Known &known, const Instant &now)
{
    if (!m_flood)
        m_flood = Flood{now.utcMs - now.timeMs + m_raises.front(), int(m_raises.size()) - 1, {}, {}, {}};
    Flood &flood = *m_flood;
    ++flood.count;
    flood.newest = known.alert;
    known.isInFlood = true;
    const Channels wanted = channelsOf(known.alert);
    const bool isWorse = flood.told && known.alert.severity > flood.worst;
    const Channels channels = isWorse ? wanted | flood.told : wanted & ~flood.told;
    flood.worst = flood.told ? std::max(flood.worst, known.alert.severity) : known.alert.severity;
    flood.told |= wanted;
    if (!channels) {
        m_grouped.push_back(known.alert.id);
        return std::nullopt;
    }
    const int open =
        int(std::count_if(m_known.cbegin(), m_known.cend(), [](const Known &one) { return one.isInFlood; }));
    return Announcement{Event::Flood, channels, known.alert, {}, now.utcMs, flood.count, open, flood.sinceMs};
}

std::optional<Announcement> Policy::endFlood(const Instant &now)
{
    if (!m_flood)
        return std::nullopt;
    forgetRaises(now);
    if (m_raises.size() > kFloodRaises / 2)
        return std::nullopt;
    const Flood flood = *std::exchange(m_flood, std::nullopt);
    int open = 0;
    for (Known &known : m_known)
        open += std::exchange(known.isInFlood, false) && known.alert.isOpen();
    return Announcement{Event::FloodEnded, flood.told, flood.newest, {}, now.utcMs, flood.count, open, flood.sinceMs};
}

void Policy::forgetRaises(const Instant &now)
{
    while (!m_raises.empty() && m_raises.front() + kFloodWindowMs <= now.timeMs)
        m_raises.pop_front();
}

std::optional<qint64> Policy::nextTick(const Instant &now) const
{
    std::optional<qint64> next;
    const auto consider = [&](const std::optional<qint64> &timeMs) {
        if (timeMs)
            next = std::min(next.value_or(*timeMs), *timeMs);
    };
    // Then so few are left in the window that a flood is over.
    if (m_flood && m_raises.size() > kFloodRaises / 2)
        consider(m_raises[m_raises.size() - kFloodRaises / 2 - 1] + kFloodWindowMs);
    for (const Known &known : m_known)
        consider(nextOf(known, now));
    return next ? std::optional(std::max(*next, now.timeMs)) : std::nullopt;
}

std::optional<qint64> Policy::nextOf(const Known &known, const Instant &now) const
{
    const AlertRule &rule = ruleOf(known.alert);
    if (!rule.enabled)
        return std::nullopt;
    if (known.alert.isOpen() && known.alert.isShelved(now.utcMs))
        return onTimeClock(*known.alert.shelvedUntilMs, now);
    if (known.due)
        return heldUntil(known, *known.due, now).value_or(now.timeMs);
    const bool reminds = rule.renotifyS > 0 && known.alert.isOpen() && !known.isInFlood &&
                         known.alert.acknowledgement == Acknowledgement::Unacknowledged;
    if (!reminds)
        return std::nullopt;
    const qint64 at = known.toldAtMs + qint64(rule.renotifyS) * kSecondMs;
    return at > now.timeMs ? at : heldUntil(known, Event::Reminder, now).value_or(now.timeMs);
}

} // namespace notify
