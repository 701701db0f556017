// SPDX-License-Identifier: GPL-3.0-or-later
// Every transition of the state machine, and what must not be one.
#include "alert/engine_fixture.h"

#include <QTest>

using namespace Qt::StringLiterals;
using fixture::at;
using fixture::Site;

namespace {

// One rule about the temperature of every device; a test changes what it is about.
AlertRule above30()
{
    AlertRule rule;
    rule.id = u"hot"_s;
    rule.name = u"Hot"_s;
    rule.metric = u"temperature"_s;
    rule.limit = 30;
    rule.deadband = 1;
    return rule;
}

struct At
{
    double seconds;
    double value;
};
using Readings = QList<At>;

} // namespace
Q_DECLARE_METATYPE(AlertRule)
Q_DECLARE_METATYPE(Readings)

class EngineTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followsItsReadings_data()
    {
        QTest::addColumn<AlertRule>("rule");
        QTest::addColumn<Readings>("readings");
        QTest::addColumn<QStringList>("journal");
        const AlertRule hot = above30();
        const auto with = [&](auto change) {
            AlertRule rule = hot;
            change(rule);
            return rule;
        };
        QTest::newRow("the limit itself is no alert") << hot << Readings{{1, 30}} << QStringList{};
        QTest::newRow("one step beyond raises, the deadband keeps, its edge clears")
            << hot << Readings{{1, 30.0}, {2, 30.1}, {3, 29.5}, {4, 29.0}}
            << QStringList{u"raised hot d temperature 30.1 (reading) @2.000"_s,
                           u"cleared hot d temperature 29 (reading) @4.000"_s};
        QTest::newRow("just above the deadband keeps")
            << hot << Readings{{1, 31}, {2, 29.0000001}}
            << QStringList{u"raised hot d temperature 31 (reading) @1.000"_s};
        QTest::newRow("a second time is a second occurrence")
            << hot << Readings{{1, 31}, {2, 32}, {3, 20}, {4, 31}}
            << QStringList{u"raised hot d temperature 31 (reading) @1.000"_s,
                           u"cleared hot d temperature 20 (reading) @3.000"_s,
                           u"raised hot d temperature 31 (reading) @4.000"_s};
        QTest::newRow("at least: the limit raises")
            << with([](AlertRule &rule) { rule.op = Comparison::GreaterOrEqual; })
            << Readings{{1, 30}, {2, 29}, {3, 28.9}}
            << QStringList{u"raised hot d temperature 30 (reading) @1.000"_s,
                           u"cleared hot d temperature 28.9 (reading) @3.000"_s};
        QTest::newRow("below, with a limit of clearing")
            << with([](AlertRule &rule) {
                   rule.op = Comparison::Less;
                   rule.limit = 20;
                   rule.clear = 25;
               })
            << Readings{{1, 20}, {2, 19.9}, {3, 24.9}, {4, 25}}
            << QStringList{u"raised hot d temperature 19.9 (reading) @2.000"_s,
                           u"cleared hot d temperature 25 (reading) @4.000"_s};
        QTest::newRow("outside a band") << with([](AlertRule &rule) {
            rule.kind = AlertKind::Band;
            rule.low = 10;
            rule.high = 20;
        }) << Readings{{1, 10}, {2, 20}, {3, 9.9}, {4, 10.5}, {5, 11}, {6, 20.1}, {7, 19}}
                                        << QStringList{u"raised hot d temperature 9.9 (reading) @3.000"_s,
                                                       u"cleared hot d temperature 11 (reading) @5.000"_s,
                                                       u"raised hot d temperature 20.1 (reading) @6.000"_s,
                                                       u"cleared hot d temperature 19 (reading) @7.000"_s};
        QTest::newRow("three in a row") << with([](AlertRule &rule) { rule.forReadings = 3; })
                                        << Readings{{1, 31}, {2, 31}, {3, 29.9}, {4, 31}, {5, 31}, {6, 31}, {7, 31}}
                                        << QStringList{u"raised hot d temperature 31 (reading) @6.000"_s};
        QTest::newRow("a delay runs out by itself")
            << with([](AlertRule &rule) { rule.onDelayS = 10; }) << Readings{{1, 31}, {100, 32}}
            << QStringList{u"raised hot d temperature 31 (reading) @11.000"_s};
        QTest::newRow("a delay that is interrupted leaves no trace")
            << with([](AlertRule &rule) { rule.onDelayS = 10; }) << Readings{{1, 31}, {10.9, 30}, {100, 20}}
            << QStringList{};
        QTest::newRow("an off-delay that is interrupted is the same occurrence")
            << with([](AlertRule &rule) { rule.offDelayS = 10; })
            << Readings{{1, 31}, {2, 20}, {5, 29.5}, {8, 31}, {30, 31}}
            << QStringList{u"raised hot d temperature 31 (reading) @1.000"_s};
        QTest::newRow("an off-delay that runs out, over the deadband")
            << with([](AlertRule &rule) { rule.offDelayS = 10; }) << Readings{{1, 31}, {2, 20}, {5, 29.5}, {30, 25}}
            << QStringList{u"raised hot d temperature 31 (reading) @1.000"_s,
                           u"cleared hot d temperature (timer) @12.000"_s};
        QTest::newRow("faster than five a minute")
            << with([](AlertRule &rule) {
                   rule.kind = AlertKind::RateOfChange;
                   rule.limit = 5;
                   rule.deadband = 0;
               })
            << Readings{{0, 10}, {60, 15}, {120, 21}, {120, 90}, {180, 22}}
            << QStringList{u"raised hot d temperature 6 (reading) @120.000"_s,
                           u"cleared hot d temperature -68 (reading) @180.000"_s};
    }
    void followsItsReadings()
    {
        QFETCH(AlertRule, rule);
        QFETCH(Readings, readings);
        QFETCH(QStringList, journal);
        Site site;
        site.rules = {rule};
        Device &device = site.add(u"d"_s);
        site.start(at(0));
        for (const At &reading : readings)
            site.read(device, reading.value, at(reading.seconds));
        QCOMPARE(site.journal, journal);
    }

    void judgesNoTextNoRetainedAndNoLateReading()
    {
        Site site;
        site.rules = {above30()};
        Device &device = site.add(u"d"_s);
        site.start(at(0));
        site.read(device, {{u"temperature"_s, u"99"_s}}, at(1));
        const Fields hot{{u"temperature"_s, 99.0}};
        Observation seen;
        seen.device = &device;
        seen.telemetry = &hot;
        seen.retained = true;
        site.observe(seen, at(2));
        seen.retained = false;
        seen.late = true;
        site.observe(seen, at(3));
        QCOMPARE(site.journal, QStringList());
    }

    void aWallClockThatJumpsFiresNothing()
    {
        Site site;
        site.rules = {above30()};
        site.rules[0].onDelayS = 60;
        Device &device = site.add(u"d"_s);
        site.start(at(0));
        site.read(device, 31, at(1));
        site.advance(at(2, 3600));
        site.advance(at(3, -3600));
        QCOMPARE(site.journal, QStringList());
        site.advance(at(61, 3600));
        QCOMPARE(site.journal, QStringList{u"raised hot d temperature 31 (reading) @3661.000"_s});
    }

    void findsAMetricUnderEveryNameOfIt()
    {
        Site site;
        Device &device = site.add(u"d"_s);
        site.start(at(0));
        site.read(device, {{u"DS18B20.Temperature"_s, 31.0}, {u"temp"_s, 20.0}, {u"AM2301.temperature"_s, qint64(40)}},
                  at(1));
        QCOMPARE(site.journal, (QStringList{u"raised temperature-high d DS18B20.Temperature 31 (reading) @1.000"_s,
                                            u"raised temperature-high d AM2301.temperature 40 (reading) @1.000"_s}));
    }

    void holdsOnlyTheDevicesOfItsScope_data()
    {
        QTest::addColumn<QStringList>("devices");
        QTest::addColumn<QStringList>("tags");
        QTest::addColumn<QString>("glob");
        QTest::addColumn<QStringList>("held");
        QTest::newRow("all") << QStringList() << QStringList() << QString()
                             << QStringList{u"boiler/1"_s, u"boiler/2"_s, u"hall"_s};
        QTest::newRow("one") << QStringList{u"hall"_s} << QStringList() << QString() << QStringList{u"hall"_s};
        QTest::newRow("tag") << QStringList() << QStringList{u"cellar"_s} << QString() << QStringList{u"boiler/2"_s};
        QTest::newRow("glob") << QStringList() << QStringList() << u"BOILER*?"_s
                              << QStringList{u"boiler/1"_s, u"boiler/2"_s};
        QTest::newRow("any of them") << QStringList{u"hall"_s} << QStringList() << u"*1"_s
                                     << QStringList{u"boiler/1"_s, u"hall"_s};
    }
    void holdsOnlyTheDevicesOfItsScope()
    {
        QFETCH(QStringList, devices);
        QFETCH(QStringList, tags);
        QFETCH(QString, glob);
        QFETCH(QStringList, held);
        Site site;
        site.rules = {above30()};
        site.rules[0].scope = {devices, tags, glob};
        for (const QString &id : {u"boiler/1"_s, u"boiler/2"_s, u"hall"_s})
            site.add(id);
        site.devices[1].tags = {u"cellar"_s};
        site.start(at(0));
        for (Device &device : site.devices)
            site.read(device, 31, at(1));
        QStringList raised;
        for (const AlertJournalEntry &entry : site.entries)
            raised += entry.alert.externalId;
        QCOMPARE(raised, held);
    }

    void aDeviceThatIsOfflineRaisesOnceAndClearsWithItsNextReading()
    {
        Site site;
        Device &device = site.add(u"d"_s);
        site.start(at(0));
        site.read(device, 20, at(1));
        site.say(device, DeviceStatus::Offline, at(2));
        site.say(device, DeviceStatus::Offline, at(3));
        site.read(device, 20, at(4));
        QCOMPARE(site.journal, (QStringList{u"raised device-offline d (lwt_message) @2.000"_s,
                                            u"cleared device-offline d (mqtt_heartbeat) @4.000"_s}));
    }

    void silenceIsThreeTimesWhatIsUsualAndAtLeastAMinute_data()
    {
        QTest::addColumn<int>("everyS");
        QTest::addColumn<int>("readings");
        QTest::addColumn<QStringList>("journal");
        QTest::newRow("every second: after a minute")
            << 1 << 10 << QStringList{u"silent d @69.000"_s, u"raised device-offline d (no_data) @69.000"_s};
        QTest::newRow("every minute: after three")
            << 60 << 5 << QStringList{u"silent d @420.000"_s, u"raised device-offline d (no_data) @420.000"_s};
        QTest::newRow("too little is known") << 1 << 3 << QStringList{};
    }
    void silenceIsThreeTimesWhatIsUsualAndAtLeastAMinute()
    {
        QFETCH(int, everyS);
        QFETCH(int, readings);
        QFETCH(QStringList, journal);
        Site site;
        Device &device = site.add(u"d"_s);
        site.start(at(0));
        for (int i = 0; i < readings; ++i)
            site.read(device, 20, at(i * everyS));
        site.advance(at(10'000));
        QCOMPARE(site.journal, journal);
    }

    void aRuleMayAskForSilenceSooner()
    {
        Site site;
        site.rules[0].afterS = 2;
        Device &device = site.add(u"d"_s);
        site.start(at(0));
        site.read(device, 20, at(1));
        site.read(device, 20, at(2.5));
        site.advance(at(4.499));
        QCOMPARE(site.journal, QStringList());
        site.advance(at(5));
        QCOMPARE(site.takeJournal(),
                 (QStringList{u"silent d @4.500"_s, u"raised device-offline d (no_data) @4.500"_s}));
        site.read(device, 20, at(60));
        QCOMPARE(site.journal, QStringList{u"cleared device-offline d (mqtt_heartbeat) @60.000"_s});
    }

    void oneAlertStandsForABrokerThatIsDown()
    {
        Site site;
        for (int i = 0; i < 20; ++i)
            site.add(u"d%1"_s.arg(i));
        site.start(at(0));
        for (int second = 0; second < 10; ++second) {
            for (Device &device : site.devices)
                site.read(device, 20, at(second));
        }
        site.link(false, at(20));
        site.advance(at(1000));
        QCOMPARE(site.takeJournal(), QStringList{u"raised connection-lost (link_down) @35.000"_s});
        site.link(true, at(1000));
        QCOMPARE(site.takeJournal(), QStringList{u"cleared connection-lost (link_up) @1000.000"_s});
        // One time-out later, who is still silent is silent.
        site.read(site.devices[0], 20, at(1030));
        site.advance(at(1059));
        QCOMPARE(site.takeJournal(), QStringList());
        site.advance(at(1060));
        QCOMPARE(site.takeJournal().size(), 2 * 19);
    }
    void aShortInterruptionIsNoAlert()
    {
        Site site;
        site.start(at(0), false);
        site.link(true, at(5));
        site.link(false, at(50));
        site.link(true, at(64));
        site.advance(at(1000));
        QCOMPARE(site.journal, QStringList());
    }
    void sleepIsNotHeldAgainstDevices()
    {
        Site site;
        Device &device = site.add(u"d"_s);
        site.start(at(0));
        for (int second = 0; second < 10; ++second)
            site.read(device, 20, at(second));
        site.engine->resumed(at(50));
        site.advance(at(100));
        QCOMPARE(site.journal, QStringList());
        site.advance(at(110));
        QCOMPARE(site.journal.size(), 2);
    }

    void aMetricThatIsMissingHasARuleOfItsOwn()
    {
        Site site;
        AlertRule rule;
        rule.id = u"no-humidity"_s;
        rule.name = u"No humidity"_s;
        rule.kind = AlertKind::NoData;
        rule.metric = u"humidity"_s;
        rule.afterS = 100;
        site.rules = {rule};
        Device &device = site.add(u"d"_s);
        Device &other = site.add(u"never sends any"_s);
        site.start(at(0));
        site.read(device, {{u"humidity"_s, 50.0}}, at(1));
        for (int second = 2; second < 300; second += 10) {
            site.read(device, 20, at(second));
            site.read(other, 20, at(second));
        }
        QCOMPARE(site.takeJournal(), QStringList{u"raised no-humidity d humidity (no_data) @101.000"_s});
        QCOMPARE(device.status, DeviceStatus::Online);
        site.read(device, {{u"humidity"_s, 51.0}}, at(300));
        QCOMPARE(site.journal, QStringList{u"cleared no-humidity d humidity (reading) @300.000"_s});
    }
    void silenceMayCountAsTheCondition()
    {
        Site site;
        AlertRule rule = above30();
        rule.noData = NoDataPolicy::Raise;
        rule.forReadings = 3;
        site.rules = {rule};
        Device &device = site.add(u"d"_s);
        site.start(at(0));
        for (int second = 0; second < 10; ++second)
            site.read(device, 20, at(second));
        site.advance(at(100));
        QCOMPARE(site.takeJournal(),
                 (QStringList{u"silent d @69.000"_s, u"raised hot d temperature (no_data) @69.000"_s}));
        site.read(device, 20, at(200));
        QCOMPARE(site.journal, QStringList{u"cleared hot d temperature 20 (reading) @200.000"_s});
    }
    void qualityFollowsTheDataAndNeverTheCondition()
    {
        Site site;
        Device &device = site.add(u"d"_s);
        site.start(at(0));
        for (int second = 0; second < 10; ++second)
            site.read(device, 31, at(second));
        const QUuid id = site.newest().id;
        site.advance(at(100));
        QCOMPARE(site.alerts[id].quality, AlertQuality::NoData);
        QCOMPARE(site.alerts[id].condition, AlertCondition::Active);
        site.read(device, 31, at(101));
        QCOMPARE(site.alerts[id].quality, AlertQuality::Good);
        site.link(false, at(102));
        QCOMPARE(site.alerts[id].quality, AlertQuality::LinkDown);
        site.link(true, at(103));
        site.read(device, 29.5, at(104));
        QCOMPARE(site.alerts[id].quality, AlertQuality::Good);
        QCOMPARE(site.alerts[id].condition, AlertCondition::Active);
    }

    void countsEventsWithinAWindow()
    {
        Site site;
        AlertRule rule;
        rule.id = u"flapping"_s;
        rule.name = u"Flapping"_s;
        rule.kind = AlertKind::Count;
        rule.metric = u"mqtt_device_offline"_s;
        rule.limit = 2;
        rule.windowS = 60;
        site.rules = {rule};
        Device &device = site.add(u"d"_s);
        site.start(at(0));
        for (const int second : {0, 59, 60, 61})
            site.event(u"mqtt_device_offline"_s, &device, at(second));
        site.event(u"mqtt_device_online"_s, &device, at(62));
        QCOMPARE(site.takeJournal(), QStringList{u"raised flapping d 3 (event) @61.000"_s});
        site.advance(at(200));
        QCOMPARE(site.journal, QStringList{u"cleared flapping d 2 (timer) @119.000"_s});
        QVERIFY(site.states.empty());
    }

    void whatIsShelvedStaysShelvedAndAnnouncesItselfAgain()
    {
        Site site;
        Device &device = site.add(u"d"_s);
        site.start(at(0));
        site.read(device, 31, at(1));
        const QUuid first = site.newest().id;
        site.edit(
            first,
            [](Alert &alert) {
                alert.shelvedUntilMs = at(100).utcMs;
                alert.shelvedBy = u"ann"_s;
            },
            at(2));
        site.read(device, 20, at(3));
        site.read(device, 31, at(4));
        QVERIFY(site.newest().id != first);
        QCOMPARE(site.newest().shelvedBy, u"ann"_s);
        QCOMPARE(site.newest().shelvedUntilMs, std::optional(at(100).utcMs));
        site.takeJournal();
        site.advance(at(101));
        QCOMPARE(site.takeJournal(), QStringList{u"unshelved temperature-high d temperature (expired) @100.000"_s});
        site.read(device, 20, at(102));
        site.read(device, 31, at(103));
        QCOMPARE(site.newest().shelvedUntilMs, std::nullopt);
    }

    void aRuleThatChangesOrGoesEndsWhatItNoLongerHolds_data()
    {
        QTest::addColumn<int>("change");
        QTest::addColumn<QStringList>("journal");
        QTest::newRow("another limit: the next reading decides") << 0 << QStringList{};
        QTest::newRow("gone") << 1 << QStringList{u"cleared hot d temperature (rule_removed) @2.000"_s};
        QTest::newRow("another metric") << 2 << QStringList{u"cleared hot d temperature (rule_changed) @2.000"_s};
        QTest::newRow("another scope") << 3 << QStringList{u"cleared hot d temperature (rule_changed) @2.000"_s};
        QTest::newRow("switched off: judged all the same") << 4 << QStringList{};
    }
    void aRuleThatChangesOrGoesEndsWhatItNoLongerHolds()
    {
        QFETCH(int, change);
        QFETCH(QStringList, journal);
        Site site;
        site.rules = {above30()};
        Device &device = site.add(u"d"_s);
        site.start(at(0));
        site.read(device, 31, at(1));
        site.takeJournal();
        switch (change) {
        case 0:
            site.rules[0].limit = 50;
            break;
        case 1:
            site.rules.clear();
            break;
        case 2:
            site.rules[0].metric = u"humidity"_s;
            break;
        case 3:
            site.rules[0].scope.devices = {u"other"_s};
            break;
        case 4:
            site.rules[0].enabled = false;
            break;
        }
        site.setRules(at(2));
        QCOMPARE(site.takeJournal(), journal);
        site.read(device, 20, at(3));
        QCOMPARE(site.journal.size(), journal.isEmpty() ? 1 : 0);
    }
    void aDelayThatIsShortenedEndsNow()
    {
        Site site;
        site.rules = {above30()};
        site.rules[0].onDelayS = 600;
        Device &device = site.add(u"d"_s);
        site.start(at(0));
        site.read(device, 31, at(1));
        site.rules[0].onDelayS = 5;
        site.setRules(at(100));
        site.advance(at(101));
        QCOMPARE(site.journal, QStringList{u"raised hot d temperature 31 (reading) @100.000"_s});
    }
    void aDeviceThatLosesItsTagLosesItsAlert()
    {
        Site site;
        site.rules = {above30()};
        site.rules[0].scope.tags = {u"cellar"_s};
        Device &device = site.add(u"d"_s);
        device.tags = {u"cellar"_s};
        site.start(at(0));
        site.read(device, 31, at(1));
        site.takeJournal();
        device.tags.clear();
        AlertChanges out;
        site.engine->deviceEdited(device, at(2), out);
        QCOMPARE(out.journal.size(), 1U);
        QCOMPARE(out.journal[0].reason, u"rule_changed"_s);
        site.read(device, 31, at(3));
        QCOMPARE(site.journal, QStringList());
    }

    void goesOnAfterARestartInEveryState_data()
    {
        QTest::addColumn<Readings>("before");
        QTest::addColumn<double>("awayS");
        QTest::addColumn<Readings>("after");
        QTest::addColumn<QStringList>("journal");
        QTest::newRow("counting") << Readings{{1, 31}} << 10.0 << Readings{{12, 31}, {40, 31}}
                                  << QStringList{u"raised hot d temperature 31 (reading) @32.000"_s};
        QTest::newRow("counting, away for long: begins again")
            << Readings{{1, 31}} << 400.0 << Readings{{402, 31}, {480, 20}} << QStringList{};
        QTest::newRow("pending") << Readings{{1, 31}, {2, 31}} << 10.0 << Readings{{40, 31}}
                                 << QStringList{u"raised hot d temperature 31 (reading) @22.000"_s};
        QTest::newRow("pending, away for long: begins again")
            << Readings{{1, 31}, {2, 31}} << 400.0 << Readings{{450, 31}}
            << QStringList{u"raised hot d temperature 31 (reading) @422.000"_s};
        QTest::newRow("active") << Readings{{1, 31}, {2, 31}, {30, 31}} << 10.0
                                << Readings{{41, 31}, {42, 20}, {80, 20}}
                                << QStringList{u"cleared hot d temperature (timer) @52.000"_s};
        QTest::newRow("active, away for long: the journal says so")
            << Readings{{1, 31}, {2, 31}, {30, 31}} << 400.0 << Readings{{431, 31}}
            << QStringList{u"noted hot d temperature (not_observed) @430.000"_s};
        QTest::newRow("recovering") << Readings{{1, 31}, {2, 31}, {30, 31}, {31, 20}} << 4.0 << Readings{{60, 20}}
                                    << QStringList{u"cleared hot d temperature (timer) @41.000"_s};
    }
    void goesOnAfterARestartInEveryState()
    {
        QFETCH(Readings, before);
        QFETCH(double, awayS);
        QFETCH(Readings, after);
        QFETCH(QStringList, journal);
        Site site;
        site.rules = {above30()};
        site.rules[0].forReadings = 2;
        site.rules[0].onDelayS = 20;
        site.rules[0].offDelayS = 10;
        Device &device = site.add(u"d"_s);
        site.start(at(0));
        for (const At &reading : before)
            site.read(device, reading.value, at(reading.seconds));
        site.takeJournal();
        site.start({site.aliveMs + qint64(awayS * 1000), site.aliveMs + qint64(awayS * 1000)});
        for (const At &reading : after)
            site.read(device, reading.value, at(reading.seconds));
        QCOMPARE(site.journal, journal);
    }
};

QTEST_GUILESS_MAIN(EngineTest)
#include "tst_engine.moc"
