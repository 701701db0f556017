// SPDX-License-Identifier: GPL-3.0-or-later
// What is announced, when and where: each rule of alerts.md "Journal and notification" by itself, with made-up times.
#include "alert_fixture.h"
#include "notify/policy.h"

#include <QDateTime>

using namespace Qt::StringLiterals;
using fixture::alertOf;
using notify::Announcement;
using notify::Channel;
using notify::Event;

namespace {

constexpr qint64 kMinute = 60'000;
constexpr qint64 kHour = 60 * kMinute;
// 2026-05-01 12:00 UTC.
constexpr qint64 kNoon = 1'777'636'800'000;
const notify::Channels kBoth = Channel::Webhook | Channel::Mqtt;

// A policy and the clock before it. Each step gives what was announced, as "event device [channels]".
class Stage
{
public:
    explicit Stage(AlertRule rule = {}, std::vector<QuietHours> quiet = {}) : policy(kBoth, std::move(quiet))
    {
        rule.id = u"temperature-high"_s;
        m_rule = std::move(rule);
        policy.setRules({m_rule});
    }
    void setRule(const std::function<void(AlertRule &)> &change)
    {
        change(m_rule);
        policy.setRules({m_rule});
    }
    QStringList raise(const Alert &alert) { return told(policy.take(entry(u"alert_raised"_s, alert), now)); }
    QStringList clear(Alert &alert)
    {
        alert.condition = AlertCondition::Normal;
        alert.clearedAtMs = now.utcMs;
        return told(policy.take(entry(u"alert_cleared"_s, alert), now));
    }
    QStringList endMissing(const std::vector<Alert> &open)
    {
        policy.endMissing(open);
        return see({});
    }
    QStringList see(const std::vector<Alert> &alerts) { return told(policy.see(alerts, false, now)); }
    // The clock stops wherever the policy wants it to.
    QStringList pass(qint64 ms)
    {
        QStringList out;
        const qint64 until = now.timeMs + ms;
        for (int i = 0; i < 10'000; ++i) {
            const auto next = policy.nextTick(now);
            if (!next || *next > until)
                break;
            advance(*next - now.timeMs);
            out += told(policy.tick(now));
        }
        advance(until - now.timeMs);
        return out + told(policy.tick(now));
    }
    void advance(qint64 ms) { now = {now.timeMs + ms, now.utcMs + ms}; }

    Instant now{1'000'000, kNoon};
    notify::Policy policy;
    std::vector<Announcement> last;

private:
    [[nodiscard]] AlertJournalEntry entry(const QString &type, const Alert &alert) const
    {
        AlertJournalEntry out;
        out.activityType = type;
        out.alert = alert;
        out.atMs = now.utcMs;
        return out;
    }
    QStringList told(const std::vector<Announcement> &announcements)
    {
        last = announcements;
        QStringList out;
        for (const Announcement &one : announcements)
            out += QString(QString::fromLatin1(notify::eventKey(one.event)).mid(6) + u' ' + one.alert.externalId);
        return out;
    }
    AlertRule m_rule;
};

AlertRule ruleWith(const std::function<void(AlertRule &)> &change)
{
    AlertRule rule;
    change(rule);
    return rule;
}

} // namespace

class PolicyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsRaisedAndClearedOnce()
    {
        Stage stage;
        Alert alert = alertOf(u"boiler"_s);
        QCOMPARE(stage.raise(alert), QStringList{u"raised boiler"_s});
        QCOMPARE(stage.last.front().channels, kBoth);
        QCOMPARE(stage.pass(24 * kHour), QStringList());
        QCOMPARE(stage.clear(alert), QStringList{u"cleared boiler"_s});
        QCOMPARE(stage.clear(alert), QStringList());
        QCOMPARE(stage.policy.known(), 0);
        QVERIFY(!stage.policy.nextTick(stage.now));
    }
    // By another collector: its journal is not here.
    void tellsWhatAnotherCollectorHasCleared()
    {
        Stage stage;
        const Alert boiler = alertOf(u"boiler"_s), attic = alertOf(u"attic"_s), theirs = alertOf(u"shed"_s);
        QCOMPARE(stage.raise(boiler).size(), 1);
        QCOMPARE(stage.raise(attic).size(), 1);
        QCOMPARE(stage.endMissing({boiler, attic, theirs}), QStringList());
        QCOMPARE(stage.endMissing({attic, theirs}), QStringList{u"cleared boiler"_s});
        QCOMPARE(stage.policy.known(), 1);
        QCOMPARE(stage.endMissing({attic, theirs}), QStringList());
    }
    void keepsToTheChannelsOfTheRule()
    {
        Stage stage(ruleWith([](AlertRule &rule) { rule.channels = {u"webhook"_s, u"desktop"_s}; }));
        Alert alert = alertOf(u"boiler"_s);
        QCOMPARE(stage.raise(alert).size(), 1);
        QCOMPARE(stage.last.front().channels, Channel::Webhook);
        // Cleared is told where raised was, whatever the rule says by now.
        stage.setRule([](AlertRule &rule) { rule.channels = {u"mqtt"_s}; });
        QCOMPARE(stage.clear(alert).size(), 1);
        QCOMPARE(stage.last.front().channels, Channel::Webhook);
        stage.setRule([](AlertRule &rule) { rule.channels = {u"desktop"_s}; });
        Alert elsewhere = alertOf(u"attic"_s);
        QCOMPARE(stage.raise(elsewhere), QStringList());
        QCOMPARE(stage.clear(elsewhere), QStringList());
    }
    void saysNothingOfARuleThatIsOff()
    {
        Stage stage(ruleWith([](AlertRule &rule) { rule.enabled = false; }));
        Alert alert = alertOf(u"boiler"_s), other = alertOf(u"attic"_s);
        QCOMPARE(stage.raise(alert), QStringList());
        QCOMPARE(stage.raise(other), QStringList());
        QCOMPARE(stage.clear(other), QStringList());
        QCOMPARE(stage.pass(kHour), QStringList());
        // On again while it is still active.
        stage.setRule([](AlertRule &rule) { rule.enabled = true; });
        QCOMPARE(stage.pass(0), QStringList{u"raised boiler"_s});
    }
    void waitsForTheEndOfQuietHours_data()
    {
        QTest::addColumn<bool>("ofTheRule");
        QTest::newRow("of the rule") << true;
        QTest::newRow("of all") << false;
    }
    void waitsForTheEndOfQuietHours()
    {
        QFETCH(bool, ofTheRule);
        const std::vector<QuietHours> quiet{{u"11:00"_s, u"13:00"_s, u"UTC"_s}};
        Stage stage(ruleWith([&](AlertRule &rule) { rule.quiet = ofTheRule ? quiet : std::vector<QuietHours>(); }),
                    ofTheRule ? std::vector<QuietHours>() : quiet);
        Alert stays = alertOf(u"stays"_s), goes = alertOf(u"goes"_s), seen = alertOf(u"seen"_s);
        QCOMPARE(stage.raise(stays) + stage.raise(goes) + stage.raise(seen), QStringList());
        QCOMPARE(stage.clear(goes), QStringList());
        seen.acknowledgement = Acknowledgement::Acknowledged;
        QCOMPARE(stage.see({stays, seen}), QStringList());
        QCOMPARE(stage.policy.nextTick(stage.now), stage.now.timeMs + kHour);
        QCOMPARE(stage.pass(kHour - 1), QStringList());
        QCOMPARE(stage.pass(1), QStringList{u"raised stays"_s});
        // What clears in the next ones is told after them.
        stage.advance(23 * kHour);
        QCOMPARE(stage.clear(stays), QStringList());
        QCOMPARE(stage.pass(2 * kHour), QStringList{u"cleared stays"_s});
        QCOMPARE(stage.policy.known(), 1); // the one that is seen, and open
    }
    void keepsACooldownBetweenAlertsOfOneKey()
    {
        Stage stage(ruleWith([](AlertRule &rule) { rule.cooldownS = 300; }));
        Alert first = alertOf(u"boiler"_s), other = alertOf(u"attic"_s);
        QCOMPARE(stage.raise(first), QStringList{u"raised boiler"_s});
        stage.advance(kMinute);
        QCOMPARE(stage.clear(first), QStringList{u"cleared boiler"_s});
        Alert second = alertOf(u"boiler"_s);
        QCOMPARE(stage.raise(second), QStringList());
        QCOMPARE(stage.raise(other), QStringList{u"raised attic"_s}); // another device
        QCOMPARE(stage.clear(second), QStringList());
        Alert third = alertOf(u"boiler"_s);
        QCOMPARE(stage.raise(third), QStringList());
        QCOMPARE(stage.pass(4 * kMinute - 1), QStringList());
        QCOMPARE(stage.pass(1), QStringList{u"raised boiler"_s});
        QCOMPARE(stage.clear(third), QStringList{u"cleared boiler"_s});
    }
    void remindsUntilItIsAcknowledged()
    {
        Stage stage(ruleWith([](AlertRule &rule) { rule.renotifyS = 600; }));
        Alert alert = alertOf(u"boiler"_s);
        QCOMPARE(stage.raise(alert).size(), 1);
        QCOMPARE(stage.policy.nextTick(stage.now), stage.now.timeMs + 10 * kMinute);
        QCOMPARE(stage.pass(10 * kMinute - 1), QStringList());
        QCOMPARE(stage.pass(1), QStringList{u"reminder boiler"_s});
        QCOMPARE(stage.pass(20 * kMinute), QStringList({u"reminder boiler"_s, u"reminder boiler"_s}));
        alert.acknowledgement = Acknowledgement::Acknowledged;
        QCOMPARE(stage.see({alert}), QStringList());
        QCOMPARE(stage.pass(kHour), QStringList());
        QCOMPARE(stage.clear(alert), QStringList{u"cleared boiler"_s});
    }
    void remindsNotInQuietHours()
    {
        Stage stage(ruleWith([](AlertRule &rule) {
            rule.renotifyS = 600;
            rule.quiet = {{u"12:05"_s, u"14:00"_s, u"UTC"_s}};
        }));
        const Alert alert = alertOf(u"boiler"_s);
        QCOMPARE(stage.raise(alert).size(), 1);
        QCOMPARE(stage.pass(2 * kHour - 1), QStringList());
        QCOMPARE(stage.pass(1), QStringList{u"reminder boiler"_s});
        QCOMPARE(stage.pass(10 * kMinute), QStringList{u"reminder boiler"_s});
    }
    void isSilentOnAShelfAndSpeaksWhenItEnds()
    {
        Stage stage;
        Alert alert = alertOf(u"boiler"_s), goes = alertOf(u"attic"_s);
        QCOMPARE(stage.raise(alert).size() + stage.raise(goes).size(), 2);
        alert.shelvedUntilMs = goes.shelvedUntilMs = stage.now.utcMs + kHour;
        alert.acknowledgement = Acknowledgement::Acknowledged; // an acknowledged one comes back, too
        QCOMPARE(stage.see({alert, goes}), QStringList());
        QCOMPARE(stage.policy.nextTick(stage.now), stage.now.timeMs + kHour);
        QCOMPARE(stage.pass(kHour - 1), QStringList());
        QCOMPARE(stage.clear(goes), QStringList{u"cleared attic"_s});
        QCOMPARE(stage.pass(1), QStringList{u"shelf_ended boiler"_s});
        QCOMPARE(stage.pass(kHour), QStringList());
        // A later one of the same key, raised while the shelf still holds.
        Alert later = alertOf(u"cellar"_s);
        later.shelvedUntilMs = stage.now.utcMs + kHour;
        QCOMPARE(stage.raise(later), QStringList());
        QCOMPARE(stage.pass(kHour), QStringList{u"shelf_ended cellar"_s});
        // And one that is over before.
        Alert brief = alertOf(u"yard"_s);
        brief.shelvedUntilMs = stage.now.utcMs + kHour;
        QCOMPARE(stage.raise(brief) + stage.clear(brief) + stage.pass(2 * kHour), QStringList());
    }
    void speaksWhenAShelfIsTakenAway()
    {
        Stage stage;
        Alert alert = alertOf(u"boiler"_s);
        QCOMPARE(stage.raise(alert).size(), 1);
        alert.shelvedUntilMs = stage.now.utcMs + kHour;
        QCOMPARE(stage.see({alert}), QStringList());
        alert.shelvedUntilMs.reset();
        QCOMPARE(stage.see({alert}), QStringList{u"shelf_ended boiler"_s});
    }
    void makesOneOfAFlood()
    {
        Stage stage;
        std::vector<Alert> alerts;
        QStringList told;
        for (int i = 0; i < 30; ++i) {
            alerts.push_back(alertOf(u"d%1"_s.arg(i)));
            told += stage.raise(alerts.back());
            stage.advance(1000);
        }
        QCOMPARE(told.size(), 11);
        QCOMPARE(told[9], u"raised d9"_s);
        QCOMPARE(told[10], u"flood d10"_s);
        QCOMPARE(stage.policy.takeGrouped().size(), 19U); // told by the one of the eleventh
        QCOMPARE(stage.policy.takeGrouped().size(), 0U);
        // Of its own it is told that it is over; of those before it, too.
        QCOMPARE(stage.clear(alerts[20]), QStringList());
        QCOMPARE(stage.clear(alerts[3]), QStringList{u"cleared d3"_s});
        QCOMPARE(stage.pass(kHour), QStringList{u"flood_ended d29"_s});
        QCOMPARE(stage.last.size(), 0U);
        // Then everything is told one by one again, also what was part of it.
        QCOMPARE(stage.clear(alerts[21]), QStringList{u"cleared d21"_s});
        QCOMPARE(stage.raise(alertOf(u"new"_s)), QStringList{u"raised new"_s});
    }
    void countsAFlood()
    {
        Stage stage;
        std::vector<Alert> alerts;
        for (int i = 0; i < 15; ++i) {
            alerts.push_back(alertOf(u"d%1"_s.arg(i)));
            (void)stage.raise(alerts.back());
        }
        (void)stage.clear(alerts[14]);
        stage.advance(notify::Policy::kFloodWindowMs);
        const auto over = stage.policy.tick(stage.now);
        QCOMPARE(over.size(), 1U);
        QCOMPARE(over[0].event, Event::FloodEnded);
        QCOMPARE(over[0].count, 15);
        QCOMPARE(over[0].stillOpen, 4); // of the five that were told together
        QCOMPARE(over[0].sinceMs, kNoon);
    }
    void isNoFloodWhenTheyComeSlowly()
    {
        Stage stage;
        QStringList told;
        for (int i = 0; i < 40; ++i) {
            told += stage.raise(alertOf(u"d%1"_s.arg(i)));
            stage.advance(kMinute);
        }
        QCOMPARE(told.size(), 40);
        QVERIFY(!told.join(u' ').contains(u"flood"_s));
    }
    void speaksUpInAFloodWhenItGetsWorse()
    {
        Stage stage;
        QStringList told;
        for (int i = 0; i < 20; ++i)
            told += stage.raise(alertOf(u"d%1"_s.arg(i), i == 15 || i == 17 ? Severity::Critical : Severity::Info));
        QCOMPARE(told.size(), 12);
        QCOMPARE(told.last(), u"flood d15"_s);
    }
    void remindsNotInAFlood()
    {
        Stage stage(ruleWith([](AlertRule &rule) { rule.renotifyS = 60; }));
        QStringList told;
        for (int i = 0; i < 20; ++i)
            told += stage.raise(alertOf(u"d%1"_s.arg(i)));
        QCOMPARE(told.size(), 11);
        QCOMPARE(stage.pass(5 * kMinute), QStringList());
        // Afterwards all that is unacknowledged: but not in the minute in which the flood ends.
        QCOMPARE(stage.pass(5 * kMinute).first(), u"flood_ended d19"_s);
    }
    void groupsWhatQuietHoursHeldBack()
    {
        Stage stage({}, {{u"11:00"_s, u"13:00"_s, u"UTC"_s}});
        for (int i = 0; i < 50; ++i)
            QCOMPARE(stage.raise(alertOf(u"d%1"_s.arg(i))), QStringList());
        const QStringList told = stage.pass(kHour);
        QCOMPARE(told.size(), 11);
        QVERIFY(told.last().startsWith(u"flood "_s));
    }
    void saysNothingOfWhatWasThereBefore()
    {
        Stage stage(ruleWith([](AlertRule &rule) { rule.renotifyS = 600; }));
        Alert told = alertOf(u"told"_s), untold = alertOf(u"untold"_s);
        told.notifiedAtMs = stage.now.utcMs - 5 * kMinute;
        untold.acknowledgement = Acknowledgement::Acknowledged;
        stage.policy.know(told, true, stage.now);
        stage.policy.know(untold, false, stage.now);
        QCOMPARE(stage.pass(0), QStringList());
        QCOMPARE(stage.pass(5 * kMinute), QStringList{u"reminder told"_s});
        QCOMPARE(stage.clear(told) + stage.clear(untold), QStringList{u"cleared told"_s});
    }
    void findsChangesInTheWholeList()
    {
        Stage stage;
        const Alert old = alertOf(u"old"_s), fresh = alertOf(u"fresh"_s);
        stage.policy.know(old, false, stage.now);
        const auto keys = [](const std::vector<Announcement> &announcements) {
            QStringList out;
            for (const Announcement &one : announcements)
                out += QString(QString::fromLatin1(notify::eventKey(one.event)) + u' ' + one.alert.externalId);
            return out;
        };
        QCOMPARE(keys(stage.policy.see({old, fresh}, true, stage.now)), QStringList{u"alert_raised fresh"_s});
        QCOMPARE(keys(stage.policy.see({old, fresh}, true, stage.now)), QStringList());
        QCOMPARE(keys(stage.policy.see({}, true, stage.now)), QStringList{u"alert_cleared fresh"_s});
        QCOMPARE(stage.policy.known(), 0);
    }
    void isNotMovedByAJumpOfTheWallClock()
    {
        Stage stage(ruleWith([](AlertRule &rule) {
            rule.renotifyS = 600;
            rule.cooldownS = 300;
        }));
        QCOMPARE(stage.raise(alertOf(u"boiler"_s)).size(), 1);
        stage.now.utcMs += 5 * kHour;
        QCOMPARE(stage.pass(0), QStringList());
        QCOMPARE(stage.policy.nextTick(stage.now), stage.now.timeMs + 10 * kMinute);
        stage.now.utcMs -= 10 * kHour;
        QCOMPARE(stage.pass(10 * kMinute), QStringList{u"reminder boiler"_s});
    }
};

QTEST_GUILESS_MAIN(PolicyTest)
#include "tst_policy.moc"
