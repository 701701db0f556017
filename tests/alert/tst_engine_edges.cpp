// SPDX-License-Identifier: GPL-3.0-or-later
// What happens seldom: rules that change under way, shelves over a restart, values that are no numbers, neighbours.
#include "alert/engine_fixture.h"

#include <QTest>
#include <limits>

using namespace Qt::StringLiterals;
using fixture::at;
using fixture::Site;

namespace {

AlertRule ruleOf(AlertKind kind, const QString &metric)
{
    AlertRule rule;
    rule.id = rule.name = u"r"_s;
    rule.kind = kind;
    rule.metric = metric;
    rule.limit = 30;
    return rule;
}

Fields temperature(double value)
{
    return {{u"temperature"_s, value}};
}

} // namespace

class EngineEdgesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void notANumberMovesNothing_data()
    {
        QTest::addColumn<QString>("op");
        for (const char *op : {">", ">=", "<", "<=", "=", "!="})
            QTest::newRow(op) << QString::fromLatin1(op);
    }
    void notANumberMovesNothing()
    {
        QFETCH(QString, op);
        Site site;
        site.rules = {ruleOf(AlertKind::Threshold, u"temperature"_s)};
        site.rules[0].op = *comparisonOf(op);
        Device &device = site.add(u"d"_s);
        site.start(at(0));
        const double nan = std::numeric_limits<double>::quiet_NaN();
        site.read(device, temperature(nan), at(1));
        QCOMPARE(site.journal, QStringList());
        // 30 meets the three that allow equality, 31 and 29 the others.
        site.read(device, temperature(op == u"<"_s ? 29 : op == u">"_s || op == u"!="_s ? 31 : 30), at(2));
        QCOMPARE(site.takeJournal().size(), 1);
        site.read(device, temperature(nan), at(3));
        QCOMPARE(site.journal, QStringList());
        QCOMPARE(site.alerts[site.newest().id].condition, AlertCondition::Active);
    }
    void oneThatIsNoNumberInterruptsNoRow()
    {
        Site site;
        site.rules = {ruleOf(AlertKind::Threshold, u"temperature"_s)};
        site.rules[0].forReadings = 2;
        Device &device = site.add(u"d"_s);
        site.start(at(0));
        site.read(device, 31, at(1));
        site.read(device, temperature(std::numeric_limits<double>::quiet_NaN()), at(2));
        site.read(device, {{u"temperature"_s, u"hot"_s}}, at(3));
        site.read(device, 31, at(4));
        QCOMPARE(site.journal, QStringList{u"raised r d temperature 31 (reading) @4.000"_s});
    }

    void fieldsAndDevicesOfOneRuleAreKeysOfTheirOwn()
    {
        Site site;
        site.rules = {ruleOf(AlertKind::Threshold, u"temperature"_s)};
        site.rules[0].forReadings = 2;
        Device &a = site.add(u"a"_s);
        Device &b = site.add(u"b"_s);
        site.start(at(0));
        const Fields both{{u"temp"_s, 31.0}, {u"temperature"_s, 20.0}};
        site.read(a, both, at(1));
        site.read(b, both, at(2));
        QCOMPARE(site.journal, QStringList());
        site.read(a, {{u"temperature"_s, 20.0}, {u"temp"_s, 31.0}}, at(3)); // in another order
        QCOMPARE(site.takeJournal(), QStringList{u"raised r a temp 31 (reading) @3.000"_s});
        site.read(b, {{u"temperature"_s, 40.0}}, at(4));
        site.read(b, {{u"temperature"_s, 40.0}}, at(5));
        QCOMPARE(site.takeJournal(), QStringList{u"raised r b temperature 40 (reading) @5.000"_s});
    }

    void offlineAgainWithinTheOffDelayIsTheSameOccurrence()
    {
        Site site;
        site.rules = {ruleOf(AlertKind::Status, {})};
        site.rules[0].offDelayS = 60;
        Device &device = site.add(u"d"_s);
        site.start(at(0));
        site.say(device, DeviceStatus::Offline, at(1));
        site.read(device, 20, at(10));
        site.say(device, DeviceStatus::Offline, at(20));
        site.advance(at(1000));
        QCOMPARE(site.takeJournal(), QStringList{u"raised r d (lwt_message) @1.000"_s});
        site.read(device, 20, at(1001));
        site.advance(at(1055));
        QCOMPARE(site.journal, QStringList());
        site.advance(at(1061));
        QCOMPARE(site.journal.size(), 1);
        QCOMPARE(site.journal[0], u"cleared r d (timer) @1061.000"_s);
    }

    void statusesAreJudgedWhenARuleComesAndOnLoad()
    {
        Site site;
        site.rules = {};
        Device &device = site.add(u"d"_s);
        device.status = DeviceStatus::Offline;
        device.statusReason = u"mqtt_status"_s;
        site.start(at(0));
        site.rules = {ruleOf(AlertKind::Status, {})};
        site.setRules(at(5));
        QCOMPARE(site.takeJournal(), QStringList{u"raised r d (mqtt_status) @5.000"_s});
        device.status = DeviceStatus::Online;
        device.statusReason = u"mqtt_heartbeat"_s;
        site.start(at(6));
        QCOMPARE(site.journal, QStringList{u"cleared r d (mqtt_heartbeat) @6.000"_s});
    }

    void aRuleThatComesLateFindsSilenceNowAndNotInThePast()
    {
        Site site;
        site.rules = {};
        Device &device = site.add(u"d"_s);
        site.start(at(0));
        site.read(device, 20, at(1));
        site.advance(at(5000));
        site.rules = {ruleOf(AlertKind::NoData, u"temperature"_s)};
        site.rules[0].afterS = 100;
        site.setRules(at(5000));
        site.advance(at(5001));
        QCOMPARE(site.takeJournal(), QStringList{u"raised r d temperature (no_data) @5000.000"_s});
        site.read(device, 20, at(5002));
        QCOMPARE(site.takeJournal(), QStringList{u"cleared r d temperature (reading) @5002.000"_s});
        // Asked for sooner, it strikes when it was asked for.
        site.advance(at(5060));
        site.rules[0].afterS = 10;
        site.setRules(at(5060));
        site.advance(at(5061));
        QCOMPARE(site.journal, QStringList{u"raised r d temperature (no_data) @5060.000"_s});
    }

    void aRateThatIsAskedForLateBeginsWithTheNewestValue()
    {
        Site site;
        site.rules = {};
        Device &device = site.add(u"d"_s);
        site.start(at(0));
        site.read(device, 0, at(0));
        site.read(device, 100, at(600));
        site.rules = {ruleOf(AlertKind::RateOfChange, u"temperature"_s)};
        site.setRules(at(601));
        // Since the first reading it would be 10 a minute, since the newest it is 40.
        site.read(device, 140, at(660));
        QCOMPARE(site.journal, QStringList{u"raised r d temperature 40 (reading) @660.000"_s});
    }

    void aWindowThatIsShortenedLetsGoNow()
    {
        Site site;
        site.rules = {ruleOf(AlertKind::Count, u"devices"_s)};
        site.rules[0].limit = 1;
        site.rules[0].windowS = 1000;
        Device &device = site.add(u"d"_s);
        site.start(at(0));
        site.event(u"mqtt_device_offline"_s, &device, at(1));
        site.event(u"mqtt_device_online"_s, &device, at(2));
        site.event(u"mqtt_message_received"_s, &device, at(3));
        QCOMPARE(site.takeJournal(), QStringList{u"raised r d 2 (event) @2.000"_s});
        site.rules[0].windowS = 60;
        site.setRules(at(100));
        site.advance(at(101));
        QCOMPARE(site.journal, QStringList{u"cleared r d 0 (timer) @100.000"_s});
        QVERIFY(site.states.empty());
    }
    void eventsThatNameNoDeviceCountForRulesAboutEverything()
    {
        Site site;
        AlertRule all = ruleOf(AlertKind::Count, u"problems"_s);
        all.limit = 0;
        AlertRule some = all;
        some.id = u"s"_s;
        some.scope.glob = u"*"_s;
        site.rules = {all, some};
        site.start(at(0));
        site.event(u"mqtt_connection_lost"_s, nullptr, at(1));
        QCOMPARE(site.journal, QStringList{u"raised r 1 (event) @1.000"_s});
        const QUuid id = site.newest().id;
        site.link(false, at(2));
        QCOMPARE(site.alerts[id].quality, AlertQuality::LinkDown);
        // No reading will ever say that it can be trusted again.
        site.link(true, at(3));
        QCOMPARE(site.alerts[id].quality, AlertQuality::Good);
    }

    void aShelfThatEndsWhileNobodyRunsIsSaidOnce()
    {
        Site site;
        site.rules = {ruleOf(AlertKind::Threshold, u"temperature"_s)};
        Device &device = site.add(u"d"_s);
        site.start(at(0));
        site.read(device, 31, at(1));
        site.edit(
            site.newest().id, [](Alert &alert) { alert.shelvedUntilMs = at(50).utcMs; }, at(2));
        site.takeJournal();
        site.start(at(60));
        site.advance(at(61));
        QCOMPARE(site.takeJournal(), QStringList{u"unshelved r d temperature (expired) @60.000"_s});
        site.start(at(62));
        site.advance(at(63));
        QCOMPARE(site.journal, QStringList());
    }
    // The sign of life is a second old when the collector is killed: it does not tell whether the end is in.
    void aShelfThatEndsBesideACrashIsSaidOnce_data()
    {
        QTest::addColumn<bool>("isStored"); // whether the end was in when it was killed
        QTest::addColumn<double>("lastAlive");
        QTest::addRow("stored, alive before the end") << true << 49.5;
        QTest::addRow("stored, alive after it") << true << 50.5;
        QTest::addRow("lost, alive before the end") << false << 49.5;
        QTest::addRow("lost, alive after it") << false << 50.5;
    }
    void aShelfThatEndsBesideACrashIsSaidOnce()
    {
        QFETCH(bool, isStored);
        QFETCH(double, lastAlive);
        Site site;
        site.rules = {ruleOf(AlertKind::Threshold, u"temperature"_s)};
        Device &device = site.add(u"d"_s);
        site.start(at(0));
        site.read(device, 31, at(1));
        site.edit(
            site.newest().id, [](Alert &alert) { alert.shelvedUntilMs = at(50).utcMs; }, at(2));
        if (isStored)
            site.advance(at(50));
        site.aliveMs = at(lastAlive).timeMs;
        site.start(at(60));
        site.advance(at(61));
        QCOMPARE(site.journal.filter(u"unshelved"_s).size(), 1);
    }
    void aShelfIsKeptOverARestart()
    {
        Site site;
        site.rules = {ruleOf(AlertKind::Threshold, u"temperature"_s)};
        Device &device = site.add(u"d"_s);
        site.start(at(0));
        site.read(device, 31, at(1));
        site.edit(
            site.newest().id, [](Alert &alert) { alert.shelvedUntilMs = at(500).utcMs; }, at(2));
        site.read(device, 20, at(3));
        site.start(at(4));
        site.read(device, 31, at(5));
        QCOMPARE(site.newest().shelvedUntilMs, std::optional(at(500).utcMs));
        site.takeJournal();
        // Taken back: nothing is left to end.
        for (Alert &alert : site.alerts)
            alert.shelvedUntilMs.reset();
        site.edit(
            site.newest().id, [](Alert &) {}, at(6));
        site.advance(at(600));
        QVERIFY(!site.journal.join(u' ').contains(u"unshelved"_s));
    }

    void switchedOffItIsJudgedAndSwitchedOnItGoesOn()
    {
        Site site;
        site.rules = {ruleOf(AlertKind::Threshold, u"temperature"_s)};
        site.rules[0].enabled = false;
        Device &device = site.add(u"d"_s);
        site.start(at(0));
        site.read(device, 31, at(1));
        QCOMPARE(site.takeJournal(), QStringList{u"raised r d temperature 31 (reading) @1.000"_s});
        site.rules[0].enabled = true;
        site.setRules(at(2));
        site.read(device, 31, at(3));
        QCOMPARE(site.journal, QStringList());
    }

    void aKindThatChangesBeginsAnew()
    {
        Site site;
        site.rules = {ruleOf(AlertKind::Threshold, u"temperature"_s)};
        Device &device = site.add(u"d"_s);
        site.start(at(0));
        site.read(device, 31, at(1));
        site.takeJournal();
        site.rules[0].kind = AlertKind::Band;
        site.rules[0].low = 0;
        site.rules[0].high = 10;
        site.setRules(at(2));
        QCOMPARE(site.takeJournal(), QStringList{u"cleared r d temperature (rule_changed) @2.000"_s});
        site.read(device, 31, at(3));
        QCOMPARE(site.journal, QStringList{u"raised r d temperature 31 (reading) @3.000"_s});
    }

    void aRuleThatIsGoneAfterARestartClearsWhatItRaised()
    {
        Site site;
        site.rules = {ruleOf(AlertKind::Threshold, u"temperature"_s)};
        Device &device = site.add(u"d"_s);
        site.start(at(0));
        site.read(device, 31, at(1));
        site.takeJournal();
        site.rules = {};
        site.start(at(2));
        QCOMPARE(site.journal, QStringList{u"cleared r d temperature (rule_removed) @2.000"_s});
        QVERIFY(site.states.empty());
    }

    void aConnectionThatIsUpAgainAfterARestartIsNoAlert()
    {
        Site site;
        site.start(at(0), false);
        site.advance(at(20));
        QCOMPARE(site.takeJournal(), QStringList{u"raised connection-lost (link_down) @15.000"_s});
        site.start(at(21));
        QCOMPARE(site.takeJournal(), QStringList{u"cleared connection-lost (link_up) @21.000"_s});
    }
    void aConnectionThatIsStillDownAfterARestartIsTheSameAlert()
    {
        Site site;
        site.start(at(0), false);
        site.advance(at(20));
        const QUuid id = site.newest().id;
        site.takeJournal();
        site.start(at(21), false);
        site.advance(at(100));
        QCOMPARE(site.journal, QStringList());
        site.link(true, at(101));
        QCOMPARE(site.newest().id, id);
        QCOMPARE(site.journal, QStringList{u"cleared connection-lost (link_up) @101.000"_s});
    }

    void aWallClockThatIsSetBackLeavesTheOrderAlone()
    {
        Site site;
        site.rules = {ruleOf(AlertKind::Threshold, u"temperature"_s)};
        site.rules[0].offDelayS = 10;
        Device &device = site.add(u"d"_s);
        site.start(at(0));
        site.read(device, 31, at(1));
        site.read(device, 20, at(2, -3600));
        site.advance(at(11, -3600));
        QCOMPARE(site.journal.size(), 1);
        site.advance(at(12, -3600));
        QCOMPARE(site.journal.back(), u"cleared r d temperature (timer) @-3588.000"_s);
    }

    // A flood: every device silent, link up. Each is told once, in an order that does not depend on the run.
    void allFallSilentAtOnceInTheOrderOfTheirKeys()
    {
        const auto run = [](bool backwards) {
            Site site;
            site.rules[0].afterS = 30;
            for (int i = 0; i < 50; ++i)
                site.add(u"d%1"_s.arg(backwards ? 49 - i : i));
            site.start(at(0));
            for (Device &device : site.devices)
                site.read(device, 20, at(1));
            site.advance(at(100));
            return site.journal;
        };
        const QStringList journal = run(false);
        QCOMPARE(journal.size(), 100);
        QCOMPARE(run(true), journal);
    }
};

QTEST_GUILESS_MAIN(EngineEdgesTest)
#include "tst_engine_edges.moc"
