// SPDX-License-Identifier: GPL-3.0-or-later
// What of the alerts' journal is announced, when, and by which channels. Pure: no clock, no I/O, one thread.
//
// An alert is announced when it is raised, unless its rule is off or its key is shelved; in quiet hours and within the
// cooldown later, if it is still active and unacknowledged then. Cleared is announced where raised was. What comes too
// thick is announced once for all (alerts.md).
#pragma once

#include "model/observation.h"
#include "notify/announcement.h"

#include <QHash>
#include <deque>

namespace notify {

class Policy
{
public:
    // More raises than this within the window are a flood; it is over when half of that is left in the window.
    static constexpr int kFloodRaises = 10;
    static constexpr qint64 kFloodWindowMs = 10 * 60 * 1000;

    // `available`: what this process can do. `quiet`: hours that hold for every rule, beside its own.
    Policy(Channels available, std::vector<QuietHours> quiet);

    void setRules(const std::vector<AlertRule> &rules);
    // An alert of before: nothing is announced for its being there. `wasTold`: its clearing is.
    void know(const Alert &alert, bool wasTold, const Instant &now);
    // One line of the journal, in order.
    [[nodiscard]] std::vector<Announcement> take(const AlertJournalEntry &entry, const Instant &now);
    // The alerts as the store has them: what operators did elsewhere, and what the journal was not there to tell.
    // `isWhole`: all that are listed, so that an open one which is missing is over.
    [[nodiscard]] std::vector<Announcement> see(const std::vector<Alert> &alerts, bool isWhole, const Instant &now);
    // All that are open now: others which are known are over. Another collector of the integration has seen that.
    void endMissing(const std::vector<Alert> &open);
    // What has come due by itself.
    [[nodiscard]] std::vector<Announcement> tick(const Instant &now);
    // On Instant::timeMs, when tick() has something to do next; nothing: not before the next alert.
    [[nodiscard]] std::optional<qint64> nextTick(const Instant &now) const;
    // Alerts that were told as part of a flood since this was asked last.
    [[nodiscard]] std::vector<QUuid> takeGrouped() { return std::exchange(m_grouped, {}); }
    [[nodiscard]] qsizetype known() const { return m_known.size(); }

private:
    struct Known
    {
        Alert alert;
        Channels told;
        std::optional<Event> due; // to be announced as soon as nothing holds it back
        qint64 toldAtMs = 0;      // Instant::timeMs
        bool wasShelved = false;
        bool isInFlood = false;
    };
    struct Flood
    {
        qint64 sinceMs = 0; // UTC
        int count = 0;
        Severity worst = Severity::Info;
        Channels told;
        Alert newest;
    };

    [[nodiscard]] const AlertRule &ruleOf(const Alert &alert) const;
    [[nodiscard]] Channels channelsOf(const Alert &alert) const;
    [[nodiscard]] std::optional<Announcement> judge(Known &known, const Instant &now);
    [[nodiscard]] std::optional<Announcement> announce(Known &known, Event event, const Instant &now);
    [[nodiscard]] std::optional<Announcement> group(Known &known, const Instant &now);
    [[nodiscard]] std::optional<Announcement> endFlood(const Instant &now);
    [[nodiscard]] std::optional<qint64> heldUntil(const Known &known, Event event, const Instant &now) const;
    [[nodiscard]] std::optional<qint64> nextOf(const Known &known, const Instant &now) const;
    void forgetRaises(const Instant &now);

    const Channels m_available;
    const std::vector<QuietHours> m_quiet;
    QHash<QString, AlertRule> m_rules;
    QHash<QUuid, Known> m_known;        // open, or about to be announced as cleared
    QHash<AlertKey, qint64> m_toldKeys; // Instant::timeMs of the last announcement; for the cooldown
    std::deque<qint64> m_raises;        // announced, Instant::timeMs
    std::optional<Flood> m_flood;
    std::vector<QUuid> m_grouped;
};

} // namespace notify
