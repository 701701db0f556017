// SPDX-License-Identifier: GPL-3.0-or-later
// The engine as the processor feeds it: entries of before and of now, time that nobody watched, operators' changes.
#include "model/activity_types.h"
#include "monitor/alert_watch.h"

#include <QTest>

using namespace Qt::StringLiterals;
using monitor::AlertWatch;
using monitor::Moment;

namespace {

constexpr qint64 kStart = 1'764'000'000'000;
constexpr qint64 kSecondNs = 1'000'000'000;

Moment after(qint64 seconds, qint64 asleepS = 0)
{
    return {kStart + seconds * 1000, seconds * kSecondNs, (seconds - asleepS) * kSecondNs};
}

// An ingestor and its watch, with a rule on temperature and the status of devices after 60 s of silence.
struct Plant
{
    store::CollectorIdentity identity;
    ingest::Ingestor ingestor{{}};
    AlertWatch watch;
    store::KnownState known;
    Batch batch;
    qint64 seq = 0;

    Plant() : watch(ingestor, identity)
    {
        AlertRule offline;
        offline.id = u"offline"_s;
        offline.name = u"Offline"_s;
        offline.kind = AlertKind::Status;
        offline.afterS = 60;
        AlertRule hot;
        hot.id = u"hot"_s;
        hot.name = u"Hot"_s;
        hot.metric = u"t"_s;
        hot.limit = 30;
        hot.onDelayS = 10;
        known.rules = {hot, offline};
    }
    void start(const AlertWatch::Start &start = {after(0), 0, {}})
    {
        ingestor.load({}, {}, {});
        watch.load(known, start);
    }
    void link(bool up, qint64 atS)
    {
        LinkEvent event;
        event.activityType = (up ? activity::kConnectionEstablished : activity::kConnectionLost).toString();
        event.atMs = kStart + atS * 1000;
        watch.before({++seq, event}, after(atS), batch);
        ingestor.apply(seq, event, batch);
        watch.afterEvent(event, batch);
    }
    // Received at `atS`, looked at when it is `nowS`.
    void reading(double value, qint64 atS, Moment now)
    {
        Message message;
        message.topic = u"devices/d1/telemetry"_s;
        message.receivedAtMs = kStart + atS * 1000;
        message.monotonicNs = atS * kSecondNs;
        Reading one;
        one.externalId = u"d1"_s;
        one.idInPayload = true;
        one.telemetry = {{u"t"_s, value}};
        const Result<Decoded> decoded = Decoded{u"standard"_s, {one}};
        watch.before({++seq, message}, now, batch);
        ingest::Witnessed seen;
        ingestor.apply(seq, message, decoded, batch, seen);
        watch.afterMessage(seen, batch);
    }
    // As the store has them after the batch: the newest of each key, unless it is at rest.
    void keepStates()
    {
        known.states.clear();
        for (const AlertState &state : batch.alertStates) {
            std::erase_if(known.states, [&state](const AlertState &old) { return old.key == state.key; });
            if (!state.isAtRest())
                known.states.push_back(state);
        }
    }
    // What a turn of another collector has left, as `known` has it.
    void takeOver(const Moment &moment)
    {
        for (const Device &device : known.devices)
            known.devicesOfOthers.insert(device.id);
        ingestor.takeOver({known.devices, known.bindings, known.topics, known.devicesOfOthers, known.topicsOfOthers});
        watch.renew(known, moment);
    }
    [[nodiscard]] QStringList events() const
    {
        QStringList types;
        for (const ActivityRow &row : batch.events)
            types << row.activityType;
        return types;
    }
};

} // namespace

class AlertWatchTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void givesABatchWithoutEntriesAStep()
    {
        Plant plant;
        plant.known.step = 41;
        plant.start();
        plant.link(true, 1);
        plant.reading(31, 2, after(2));
        plant.batch = {};
        plant.watch.tick(after(3), plant.batch);
        QVERIFY(plant.batch.isEmpty());
        QVERIFY(!plant.watch.isDue(after(3)));
        QVERIFY(plant.watch.isDue(after(4)));
        plant.watch.tick(after(13), plant.batch);
        QVERIFY(plant.batch.step > 41);
        QCOMPARE(plant.events(), QStringList{u"alert_raised"_s});
        QCOMPARE(plant.batch.events[0].createdAtMs, kStart + 12'000); // when it was due
        QCOMPARE(plant.batch.alerts.size(), size_t(1));
        QCOMPARE(plant.watch.takeJournal().size(), size_t(1));
        QVERIFY(plant.watch.takeJournal().empty());
        const qint64 step = plant.batch.step;
        plant.batch = {};
        plant.reading(20, 14, after(14));
        QCOMPARE(plant.batch.step, step + 1);
    }

    void makesASilentDeviceOfflineBeforeItsAlert()
    {
        Plant plant;
        plant.start();
        plant.link(true, 1);
        plant.reading(20, 2, after(2));
        plant.batch = {};
        for (qint64 s = 3; s < 70; ++s)
            plant.watch.tick(after(s), plant.batch);
        QCOMPARE(plant.events(), (QStringList{u"mqtt_device_offline"_s, u"alert_raised"_s}));
        QVERIFY(plant.batch.events[0].id < plant.batch.events[1].id);
        QCOMPARE(plant.batch.events[0].createdAtMs, kStart + 62'000);
        plant.batch = {};
        plant.reading(20, 70, after(70));
        QCOMPARE(plant.events(), QStringList{u"alert_cleared"_s});
        QVERIFY(plant.batch.events[0].id > plant.batch.activities.back().id);
    }

    void freezesSilenceOverSleep_data()
    {
        QTest::addColumn<bool>("asleep");
        QTest::newRow("machine slept") << true;
        QTest::newRow("process stood still") << false;
    }
    void freezesSilenceOverSleep()
    {
        QFETCH(bool, asleep);
        Plant plant;
        plant.start();
        plant.link(true, 1);
        plant.reading(20, 2, after(2));
        plant.watch.tick(after(3), plant.batch);
        plant.batch = {};
        const qint64 asleepS = asleep ? 3600 : 0;
        plant.watch.tick(after(3603, asleepS), plant.batch);
        QCOMPARE(plant.events(), QStringList());
        plant.reading(20, 3610, after(3610, asleepS));
        QCOMPARE(plant.events(), QStringList());
        for (qint64 s = 3611; s < 3680; ++s)
            plant.watch.tick(after(s, asleepS), plant.batch);
        QCOMPARE(plant.events(), (QStringList{u"mqtt_device_offline"_s, u"alert_raised"_s}));
    }

    // An outage of the store: the processor looks at everything an hour later.
    void judgesWhatWaitedByTheTimeOfItsReceipt()
    {
        Plant plant;
        plant.start();
        plant.link(true, 1);
        for (qint64 s = 2; s < 3600; s += 50) {
            plant.watch.noticeTime(after(3600 + s / 50));
            plant.reading(s < 100 ? 31 : 20, s, after(3600 + s / 50));
        }
        // Twice above the limit for longer than ten seconds, then well: one alert.
        QCOMPARE(plant.events(), (QStringList{u"alert_raised"_s, u"alert_cleared"_s}));
        QCOMPARE(plant.batch.events[0].createdAtMs, kStart + 12'000);
        QCOMPARE(plant.batch.events[1].createdAtMs, kStart + 102'000);
    }

    void holdsNothingAgainstDevicesBetweenTwoRuns()
    {
        Plant plant;
        plant.known.lastAliveMs = kStart - 100'000;
        AlertWatch::Start start{after(0), 2, kStart - 110'000};
        plant.start(start);
        // What the run before has left in the inbox.
        plant.link(true, -110);
        plant.reading(20, -109, after(0));
        plant.reading(20, 1, after(1));
        QCOMPARE(plant.events(), QStringList());
    }

    // A store was away, the collector killed: what it had received comes from a connection that was up.
    void missesNoConnectionInWhatWaited()
    {
        for (const bool connects : {true, false}) {
            Plant plant;
            plant.known.lastAliveMs = kStart - 10'000;
            plant.start({after(0), 4, kStart - 110'000});
            for (const qint64 s : {-110, -80, -50, -20})
                plant.reading(20, s, after(0));
            QCOMPARE(plant.events(), QStringList());
            if (connects)
                plant.link(true, 1);
            for (qint64 s = 2; s <= 17; ++s)
                plant.watch.tick(after(s), plant.batch);
            QCOMPARE(plant.events(), connects ? QStringList() : QStringList{u"alert_raised"_s});
        }
    }

    // What another collector has written of the device since.
    void goesOnFromWhereAnotherCollectorStopped()
    {
        Plant plant;
        plant.start();
        plant.link(true, 1);
        plant.reading(31, 2, after(2)); // pending
        plant.ingestor.finish(plant.batch);
        plant.known.devices = plant.batch.devices;
        plant.keepStates();
        QCOMPARE(plant.known.states.size(), size_t(1));
        plant.batch = {};
        // It has judged up to 9 s, and heard the device then; the delay of ten seconds runs on.
        plant.known.devices[0].lastSeenAtMs = kStart + 9'000;
        plant.known.judgedAtMs = kStart + 9'000;
        plant.takeOver(after(9));
        plant.watch.tick(after(11), plant.batch);
        QCOMPARE(plant.events(), QStringList());
        plant.watch.tick(after(12), plant.batch);
        QCOMPARE(plant.events(), QStringList{u"alert_raised"_s});
        QCOMPARE(plant.batch.events[0].createdAtMs, kStart + 12'000);
        plant.batch = {};
        // Silent for 60 s since then, not since the last message that came here.
        for (qint64 s = 13; s < 69; ++s)
            plant.watch.tick(after(s), plant.batch);
        QCOMPARE(plant.events(), QStringList());
        plant.watch.tick(after(69), plant.batch);
        QCOMPARE(plant.events(), (QStringList{u"mqtt_device_offline"_s, u"alert_raised"_s}));
    }

    void saysAgainWhatNoBatchHolds()
    {
        Plant plant;
        plant.start();
        plant.link(true, 1);
        plant.reading(31, 2, after(2));
        plant.ingestor.finish(plant.batch);
        plant.known.devices = plant.batch.devices;
        plant.keepStates();
        plant.watch.tick(after(12), plant.batch);
        QCOMPARE(plant.events(), QStringList{u"alert_raised"_s});
        // That batch never was.
        plant.batch = {};
        plant.known.judgedAtMs = kStart + 2'000;
        plant.takeOver(after(12));
        plant.watch.tick(after(13), plant.batch);
        QCOMPARE(plant.events(), QStringList{u"alert_raised"_s});
        QCOMPARE(plant.watch.takeJournal().size(), size_t(1));
    }

    void isConnectedAsLongAsAnyCollectorIs()
    {
        Plant plant;
        plant.known.othersRun = plant.known.othersHear = true;
        plant.start();
        plant.link(true, 1);
        plant.reading(20, 2, after(2));
        plant.link(false, 3);
        QVERIFY(plant.watch.leansOnOthers());
        for (qint64 s = 4; s < 62; ++s)
            plant.watch.tick(after(s), plant.batch);
        QCOMPARE(plant.events(), QStringList());
        // The device is silent, for the other one would have heard it.
        plant.watch.tick(after(62), plant.batch);
        QCOMPARE(plant.events(), (QStringList{u"mqtt_device_offline"_s, u"alert_raised"_s}));
        plant.batch = {};
        plant.watch.setOthersHear(false);
        for (qint64 s = 63; s < 120; ++s)
            plant.watch.tick(after(s), plant.batch);
        QCOMPARE(plant.events(), QStringList{u"alert_raised"_s});
        QCOMPARE(plant.batch.alerts.back().key.ruleId, kConnectionRuleId.toString());
        plant.batch = {};
        plant.watch.setOthersHear(true);
        plant.watch.tick(after(121), plant.batch);
        QCOMPARE(plant.events(), QStringList{u"alert_cleared"_s});
    }

    void takesRulesAndShelvesOfOperators()
    {
        Plant plant;
        plant.start();
        plant.link(true, 1);
        plant.reading(31, 2, after(2));
        plant.watch.tick(after(13), plant.batch);
        QCOMPARE(plant.events(), QStringList{u"alert_raised"_s});
        Alert alert = plant.batch.alerts.front();
        alert.shelvedUntilMs = kStart + 3'600'000;
        plant.batch = {};
        plant.watch.takeEdits(plant.known.rules, {alert}, {});
        QVERIFY(!plant.watch.isDue(after(13)));
        plant.reading(20, 14, after(14));
        plant.reading(31, 15, after(15));
        plant.watch.tick(after(26), plant.batch);
        QCOMPARE(plant.events(), (QStringList{u"alert_cleared"_s, u"alert_raised"_s}));
        QVERIFY(plant.batch.alerts.back().isShelved(kStart + 26'000));
        plant.batch = {};
        plant.watch.takeEdits({plant.known.rules[1]}, {}, {});
        QVERIFY(plant.watch.isDue(after(26)));
        plant.watch.tick(after(26), plant.batch);
        QCOMPARE(plant.events(), QStringList{u"alert_cleared"_s});
    }
};

QTEST_GUILESS_MAIN(AlertWatchTest)
#include "tst_alert_watch.moc"
