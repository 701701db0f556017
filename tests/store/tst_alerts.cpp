// SPDX-License-Identifier: GPL-3.0-or-later
// Alerts as the collector writes them and as views read them back.
#include "alert_fixture.h"
#include "inbox_fixture.h"
#include "store/database.h"
#include "store/editor.h"
#include "store/reader.h"
#include "store/retention.h"

#include <QTest>

using namespace Qt::StringLiterals;
using fixture::alertBatch;
using fixture::alertOf;
using fixture::ask;
using fixture::kNow;
using fixture::Plant;
using store::AlertListing;

namespace {

qint64 number(const Plant &plant, const char *sql)
{
    return ask(plant.url, QString::fromLatin1(sql)).toLongLong();
}

std::unique_ptr<store::Reader> readerOf(const Plant &plant)
{
    auto reader = store::Reader::open(plant.url);
    return reader ? std::move(*reader) : nullptr;
}

QStringList idsOf(const std::vector<AlertRule> &rules)
{
    QStringList ids;
    for (const AlertRule &rule : rules)
        ids << rule.id;
    ids.sort();
    return ids;
}

} // namespace

class AlertsTest : public QObject
{
    Q_OBJECT

    // A device with one alert that is raised.
    struct Raised
    {
        Plant plant;
        Device device;
        Alert alert;

        QString start()
        {
            if (const QString wrong = plant.start(); !wrong.isEmpty())
                return wrong;
            device = plant.device(u"d1"_s);
            device.reportedName = u"Boiler"_s;
            alert = alertOf(plant, device, kNow);
            Batch batch;
            plant.add(batch, device, {{u"temperature"_s, 30.5}}, kNow);
            batch.devices = {device};
            const Batch alerts = alertBatch(plant, 1, alert, u"alert_raised"_s);
            batch.step = 1;
            batch.alerts = alerts.alerts;
            batch.alertStates = alerts.alertStates;
            batch.events = alerts.events;
            const auto done = plant.writer->commit(batch, kNow);
            return done ? QString() : done.error().text;
        }
    };

private Q_SLOTS:
    void writesWhatAnEntryCausedInItsTransaction()
    {
        Raised r;
        QCOMPARE(r.start(), QString());
        QCOMPARE(number(r.plant, "SELECT count(*) FROM alerts"), 1);
        QCOMPARE(number(r.plant, "SELECT count(*) FROM alert_states"), 1);
        QCOMPARE(number(r.plant, "SELECT n FROM activity_counts WHERE activity_type = 'alert_raised'"), 1);
        QCOMPARE(number(r.plant, "SELECT alert_step FROM ingest_progress"), 1);
        QCOMPARE(number(r.plant, "SELECT last_seq FROM ingest_progress"), 1);

        r.plant.writer.reset();
        QCOMPARE(r.plant.start(), QString());
        QCOMPARE(r.plant.known.step, 1);
        QCOMPARE(r.plant.known.alerts, std::vector{r.alert});
        QCOMPARE(r.plant.known.states, std::vector{fixture::stateOf(r.alert)});
        QVERIFY(r.plant.known.lastAliveMs);
        QCOMPARE(*r.plant.known.lastAliveMs, kNow);
    }

    void takesABatchWithoutEntriesOnce()
    {
        Raised r;
        QCOMPARE(r.start(), QString());
        Alert cleared = r.alert;
        cleared.condition = AlertCondition::Normal;
        cleared.clearedAtMs = kNow + 10;
        Batch batch = alertBatch(r.plant, 2, cleared, u"alert_cleared"_s);
        batch.alertStates[0] = {};
        batch.alertStates[0].key = r.alert.key;
        for (int i = 0; i < 2; ++i)
            QVERIFY(r.plant.writer->commit(batch, kNow + 10));
        QCOMPARE(number(r.plant, "SELECT n FROM activity_counts WHERE activity_type = 'alert_cleared'"), 1);
        QCOMPARE(number(r.plant, "SELECT count(*) FROM alert_states"), 0);
        QCOMPARE(number(r.plant, "SELECT version FROM alerts"), 2);
        QCOMPARE(number(r.plant, "SELECT last_seq FROM ingest_progress"), 1);
    }

    void leavesToOperatorsWhatIsTheirs()
    {
        Raised r;
        QCOMPARE(r.start(), QString());
        const auto editor = store::Editor::open(r.plant.url);
        QVERIFY(editor);
        QVERIFY((*editor)->acknowledgeAlerts({{r.alert.id, {}}}, {u"anna"_s, kNow + 1}));
        QVERIFY((*editor)->noteAlerts({{r.alert.id, {}}}, u"fan"_s, {u"anna"_s, kNow + 2}));
        Alert recovering = r.alert; // as the engine knew it before
        recovering.condition = AlertCondition::Recovering;
        recovering.quality = AlertQuality::LinkDown;
        QVERIFY(r.plant.writer->commit(alertBatch(r.plant, 2, recovering, u"alert_cleared"_s), kNow + 10));
        const auto found = readerOf(r.plant)->alert(r.alert.id, kNow + 10);
        QVERIFY(found && *found);
        QCOMPARE((*found)->alert.acknowledgedBy, u"anna"_s);
        QCOMPARE((*found)->alert.note, u"fan"_s);
        QCOMPARE((*found)->alert.condition, AlertCondition::Recovering);
        QCOMPARE((*found)->alert.version, 4);
    }

    void keepsEventsWhenAMessageIsRefused()
    {
        Raised r;
        QCOMPARE(r.start(), QString());
        Batch batch;
        r.plant.add(batch, r.device, {{u"temperature"_s, 31.0}}, kNow + 1);
        r.plant.add(batch, r.device, {{u"temperature"_s, 32.0}}, kNow + 2);
        batch.activities[1] = batch.activities[0]; // refused: its id is taken
        const Batch alerts = alertBatch(r.plant, 2, alertOf(r.plant, r.device, kNow + 2), u"alert_raised"_s);
        batch.step = 2;
        batch.alerts = alerts.alerts;
        batch.events = alerts.events;
        const auto outcome = r.plant.writer->commit(batch, kNow + 3);
        QVERIFY(outcome);
        QCOMPARE(outcome->rejected, 1);
        QCOMPARE(number(r.plant, "SELECT count(*) FROM integration_activity_log WHERE activity_type = 'alert_raised'"),
                 2);
        QCOMPARE(number(r.plant, "SELECT count(*) FROM alerts"), 2);
    }

    void tellsTheCollectorWhatOperatorsChanged()
    {
        Raised r;
        QCOMPARE(r.start(), QString());
        QVERIFY(r.plant.writer->changedByOthers());
        QCOMPARE(r.plant.writer->alertEdits(kNow)->size(), 1);
        const auto editor = store::Editor::open(r.plant.url);
        QVERIFY((*editor)->shelveAlerts({{r.alert.id, {}}}, {kNow + 60'000, u"works"_s}, {u"bea"_s, kNow}));
        QCOMPARE(r.plant.writer->changedByOthers(), true);
        QCOMPARE(r.plant.writer->alertEdits(kNow)->front().shelvedBy, u"bea"_s);
        Alert cleared = r.alert;
        cleared.condition = AlertCondition::Normal;
        cleared.clearedAtMs = kNow + 1;
        Batch batch = alertBatch(r.plant, 2, cleared, u"alert_cleared"_s);
        batch.alertStates[0] = {};
        batch.alertStates[0].key = r.alert.key;
        QVERIFY(r.plant.writer->commit(batch, kNow + 1));
        QCOMPARE(r.plant.writer->alertEdits(kNow + 2)->size(), 1); // still on its shelf
        QVERIFY((*editor)->unshelveAlerts({{r.alert.id, {}}}, {u"bea"_s, kNow + 3}));
        const auto edits = r.plant.writer->alertEdits(kNow + 4);
        QCOMPARE(edits->size(), 1);
        QVERIFY(!edits->front().shelvedUntilMs);
        QVERIFY(r.plant.writer->alertEdits(kNow + 5)->empty());
    }

    void endsTheShelfThatRanOutAndNoLaterOne()
    {
        Raised r;
        QCOMPARE(r.start(), QString());
        const auto editor = store::Editor::open(r.plant.url);
        QVERIFY((*editor)->shelveAlerts({{r.alert.id, {}}}, {kNow + 60'000, u"works"_s}, {u"bea"_s, kNow}));
        Batch ended;
        ended.step = 2;
        ended.endedShelves = {{r.alert.id, kNow + 30'000}}; // bea was quicker
        QVERIFY(r.plant.writer->commit(ended, kNow + 30'000));
        QCOMPARE(r.plant.writer->alertEdits(kNow + 30'000)->front().shelvedUntilMs, std::optional(kNow + 60'000));
        ended.step = 3;
        ended.endedShelves = {{r.alert.id, kNow + 60'000}};
        const qint64 version = number(r.plant, "SELECT version FROM alerts");
        QVERIFY(r.plant.writer->commit(ended, kNow + 60'000));
        QVERIFY(!r.plant.writer->alertEdits(kNow + 60'000)->front().shelvedUntilMs);
        QCOMPARE(number(r.plant, "SELECT version FROM alerts"), version);
    }

    void leavesTheAlertsOfOtherIntegrationsAlone()
    {
        Raised r;
        QCOMPARE(r.start(), QString());
        auto other = store::Writer::open(r.plant.url);
        QVERIFY(other);
        store::CollectorIdentity partly;
        partly.inboxId = QUuid::createUuid();
        partly.clientId = u"other"_s;
        store::IntegrationChoice choice;
        choice.organizationName = u"Works"_s;
        choice.integrationName = u"Another plant"_s;
        const auto identity = (*other)->identify(choice, partly, kNow);
        QVERIFY((*other)->begin(*identity, kNow));
        const auto known = (*other)->load();
        QVERIFY(known);
        QCOMPARE(known->rules.size(), size_t(4));
        QVERIFY(known->alerts.empty() && known->states.empty() && !known->lastAliveMs);
        QVERIFY((*other)->alertEdits(kNow)->empty());
        QCOMPARE(readerOf(r.plant)->alert(r.alert.id, kNow)->value().alert.quality, AlertQuality::Good);
    }

    void givesANewOrganizationTheShippedRulesOnce()
    {
        Plant plant;
        QCOMPARE(plant.start(), QString());
        const QStringList shipped{u"battery-low"_s, u"battery-low-mv"_s, u"device-offline"_s, u"temperature-high"_s};
        QCOMPARE(idsOf(plant.known.rules), shipped);
        const auto editor = store::Editor::open(plant.url);
        QVERIFY((*editor)->removeRule(plant.identity.organizationId, u"battery-low"_s));
        QCOMPARE(plant.writer->alertRules()->size(), 3);
        plant.writer.reset();
        QCOMPARE(plant.start(), QString());
        QCOMPARE(plant.known.rules.size(), 3);
        QCOMPARE(readerOf(plant)->rules()->size(), 3);
    }

    void listsByState_data()
    {
        QTest::addColumn<AlertListing>("state");
        QTest::addColumn<QString>("notes"); // of the alerts expected, newest first
        QTest::newRow("listed") << AlertListing::Listed << u"shelved cleared acknowledged open"_s;
        QTest::newRow("active") << AlertListing::Active << u"shelved acknowledged open"_s;
        QTest::newRow("unacknowledged") << AlertListing::Unacknowledged << u"shelved cleared open"_s;
        QTest::newRow("acknowledged") << AlertListing::Acknowledged << u"over acknowledged"_s;
        QTest::newRow("shelved") << AlertListing::Shelved << u"shelved"_s;
        QTest::newRow("cleared") << AlertListing::Cleared << u"over cleared"_s;
        QTest::newRow("all") << AlertListing::All << u"over shelved cleared acknowledged open"_s;
    }

    void listsByState()
    {
        QFETCH(AlertListing, state);
        QFETCH(QString, notes);
        Raised r;
        QCOMPARE(r.start(), QString());
        fillStates(r);
        store::AlertQuery query;
        query.states = {state};
        const auto found = readerOf(r.plant)->alerts(query, kNow);
        QVERIFY2(found, found ? "" : qPrintable(found.error().text));
        QStringList words;
        for (const store::AlertRecord &record : *found)
            words << (record.alert.id == r.alert.id ? u"open"_s : record.alert.note);
        QCOMPARE(words.join(u' '), notes);
    }

    void countsWithoutShelvedAndDisabled()
    {
        Raised r;
        QCOMPARE(r.start(), QString());
        fillStates(r);
        const auto reader = readerOf(r.plant);
        const auto counts = reader->alertCounts(kNow);
        QVERIFY(counts);
        QCOMPARE(counts->of(Severity::Warning), 2);
        QCOMPARE(counts->total(), 2);
        QCOMPARE(counts->open, 2);
        QCOMPARE(counts->shelved, 1);
        QCOMPARE(reader->alertCounts(kNow + 3'600'000)->of(Severity::Warning), 3); // the shelf is over
        const auto editor = store::Editor::open(r.plant.url);
        AlertRule rule = (*reader->rules())[3];
        QCOMPARE(rule.id, u"temperature-high"_s);
        rule.enabled = false;
        QVERIFY((*editor)->saveRule(r.plant.identity.organizationId, rule, {u"anna"_s, kNow}));
        QCOMPARE(reader->alertCounts(kNow)->total(), 0);
        QVERIFY(!reader->alert(r.alert.id, kNow)->value().ruleEnabled);
    }

    void saysWhenNobodyWatches()
    {
        Raised r;
        QCOMPARE(r.start(), QString());
        QVERIFY(r.plant.writer->heartbeat({}, kNow));
        const auto reader = readerOf(r.plant);
        QCOMPARE(reader->alert(r.alert.id, kNow + 1000)->value().alert.quality, AlertQuality::Good);
        QCOMPARE(reader->alert(r.alert.id, kNow + 1000)->value().deviceName, u"Boiler"_s);
        QCOMPARE(reader->alert(r.alert.id, kNow + 6000)->value().alert.quality, AlertQuality::NotRunning);
    }

    void findsAlertsOfAMetricInARange()
    {
        Raised r;
        QCOMPARE(r.start(), QString());
        fillStates(r);
        const auto reader = readerOf(r.plant);
        const auto of = [&](const QString &metric, qint64 from, qint64 to) {
            return reader->alertsDuring(r.device.id, metric, {from, to})->size();
        };
        QCOMPARE(of(u"temperature"_s, kNow, kNow + 1), 1);
        QCOMPARE(of(u"temperature"_s, kNow - 10, kNow), 0);
        QCOMPARE(of(u"temperature"_s, kNow + 100, kNow + 200), 3); // two that are over are not among them
        QCOMPARE(of(u"humidity"_s, kNow, kNow + 200), 0);
    }

    void findsByDeviceRangeAndSeverity()
    {
        Raised r;
        QCOMPARE(r.start(), QString());
        fillStates(r);
        Alert critical = alertOf(r.plant, r.plant.device(u"d2"_s), kNow - 1000);
        critical.severity = Severity::Critical;
        QVERIFY(r.plant.writer->commit(alertBatch(r.plant, 9, critical, u"alert_raised"_s), kNow));
        const auto reader = readerOf(r.plant);
        store::AlertQuery query;
        query.devices = {r.device.id};
        QCOMPARE(reader->alerts(query, kNow)->size(), 5);
        query = {};
        query.range = {kNow + 1, kNow + 3};
        QCOMPARE(reader->alerts(query, kNow)->size(), 2);
        query = {};
        query.order = store::AlertQuery::Order::SeverityFirst;
        query.limit = 2;
        const auto found = reader->alerts(query, kNow);
        QCOMPARE(found->size(), 2);
        QCOMPARE(found->front().alert.id, critical.id);
    }

    void removesWhatIsOverWithItsJournal()
    {
        Raised r;
        QCOMPARE(r.start(), QString());
        fillStates(r);
        const qint64 later = kNow + qint64(10) * 86'400'000;
        const store::RetentionDays days{0, 0, 5, 0};
        QCOMPARE(store::previewRetention(r.plant.url, days, later)->events, 5 + 2); // rows of the journal, alerts
        auto retention = store::Retention::open(r.plant.url, days, later);
        QVERIFY(retention);
        while (*(*retention)->step() > 0) {
        }
        QCOMPARE(number(r.plant, "SELECT count(*) FROM alerts"), 3);
        QCOMPARE(number(r.plant, "SELECT count(*) FROM alerts WHERE condition = 'normal'"), 0);
    }

    void looksForListedAlertsInIndexes()
    {
        if (fixture::onPostgres()) // whose plans tests/postgres looks at
            return;
        Raised r;
        QCOMPARE(r.start(), QString());
        const auto database = store::Database::open(r.plant.url, store::Access::ReadOnly);
        auto query = (*database)->prepare(u"EXPLAIN QUERY PLAN SELECT count(*) FROM alerts WHERE "
                                          "(condition <> 'normal' OR acknowledgement = 'unacknowledged')"_s);
        QVERIFY(query);
        QVERIFY((*database)->run(*query));
        QVERIFY(query->next());
        QVERIFY2(query->value(3).toString().contains(u"idx_alerts_listed"_s), qPrintable(query->value(3).toString()));
    }

private:
    // Beside the open one: acknowledged, cleared, shelved, and one that is over and seen; each named by its note.
    static void fillStates(Raised &r)
    {
        int step = 1;
        for (const QString &note : {u"acknowledged"_s, u"cleared"_s, u"shelved"_s, u"over"_s}) {
            Alert alert = alertOf(r.plant, r.device, kNow + step);
            alert.note = note;
            if (note == u"acknowledged"_s || note == u"over"_s)
                alert.acknowledgement = Acknowledgement::Acknowledged;
            if (note == u"cleared"_s || note == u"over"_s) {
                alert.condition = AlertCondition::Normal;
                alert.clearedAtMs = kNow + step + 10;
            }
            if (note == u"shelved"_s) {
                alert.key.metric = u"temperature"_s;
                alert.key.ruleId = u"other"_s;
                alert.shelvedUntilMs = kNow + 60'000;
            }
            ++step;
            const auto done = r.plant.writer->commit(alertBatch(r.plant, step, alert, u"alert_raised"_s), kNow);
            QVERIFY2(done, done ? "" : qPrintable(done.error().text));
        }
    }
};

QTEST_GUILESS_MAIN(AlertsTest)
#include "tst_alerts.moc"
