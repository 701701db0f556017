// SPDX-License-Identifier: GPL-3.0-or-later
// What operators do to alerts and rules: journal, counts, versions, and two who do it at once.
#include "alert_fixture.h"
#include "base/times.h"
#include "inbox_fixture.h"
#include "store/editor.h"
#include "store/reader.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using fixture::alertBatch;
using fixture::alertOf;
using fixture::ask;
using fixture::kNow;
using fixture::Plant;

namespace {

constexpr qint64 kHourMs = 3'600'000;

qint64 number(const Plant &plant, const char *sql)
{
    return ask(plant.url, QString::fromLatin1(sql)).toLongLong();
}

} // namespace

class AlertEditsTest : public QObject
{
    Q_OBJECT

    struct Raised
    {
        Plant plant;
        std::vector<Alert> alerts;
        std::unique_ptr<store::Editor> editor;
        const store::OperatorAct anna{u"anna"_s, kNow + 1};
        const store::OperatorAct bea{u"bea"_s, kNow + 2};

        QString start(int count = 1)
        {
            if (const QString wrong = plant.start(); !wrong.isEmpty())
                return wrong;
            for (int i = 0; i < count; ++i) {
                alerts.push_back(alertOf(plant, plant.device(QString::number(i)), kNow));
                if (auto done = plant.writer->commit(alertBatch(plant, i + 1, alerts.back(), u"alert_raised"_s), kNow);
                    !done)
                    return done.error().text;
            }
            auto opened = store::Editor::open(plant.url);
            if (!opened)
                return opened.error().text;
            editor = std::move(*opened);
            return {};
        }
        Alert stored(size_t i = 0) const
        {
            return store::Reader::open(plant.url)->get()->alert(alerts[i].id, kNow)->value().alert;
        }
        // Metadata of the newest row of the type.
        QJsonObject journal(const QString &type) const
        {
            return QJsonDocument::fromJson(
                       ask(plant.url, u"SELECT metadata FROM integration_activity_log WHERE activity_type = '%1' "
                                      "ORDER BY id DESC LIMIT 1"_s.arg(type))
                           .toString()
                           .toUtf8())
                .object();
        }
    };

private Q_SLOTS:
    void acknowledgesWithARowAndACount()
    {
        Raised r;
        QCOMPARE(r.start(2), QString());
        const auto edited = r.editor->acknowledgeAlerts({{r.alerts[0].id, 1}, {r.alerts[1].id, {}}}, r.anna);
        QVERIFY2(edited, edited ? "" : qPrintable(edited.error().text));
        QCOMPARE(edited->changed.size(), 2);
        QVERIFY(edited->refused.empty());
        QCOMPARE(edited->changed[0], r.stored());
        QCOMPARE(r.stored().acknowledgement, Acknowledgement::Acknowledged);
        QCOMPARE(r.stored().acknowledgedAtMs, std::optional(kNow + 1));
        QCOMPARE(r.stored().version, 2);
        QCOMPARE(r.journal(u"alert_acknowledged"_s)["user"_L1].toString(), u"anna"_s);
        QCOMPARE(number(r.plant, "SELECT n FROM activity_counts WHERE activity_type = 'alert_acknowledged'"), 2);
    }

    void saysWhoWasFirst()
    {
        Raised r;
        QCOMPARE(r.start(2), QString());
        QVERIFY(r.editor->acknowledgeAlerts({{r.alerts[0].id, 1}}, r.anna));
        const auto other = store::Editor::open(r.plant.url);
        const auto second = (*other)->acknowledgeAlerts({{r.alerts[0].id, 1}, {r.alerts[1].id, 1}}, r.bea);
        QVERIFY(second);
        QCOMPARE(second->changed.size(), 1); // the other one is none the worse
        QCOMPARE(second->refused.size(), 1);
        QCOMPARE(second->refused[0].error.kind, Error::Kind::Conflict);
        QCOMPARE(second->refused[0].error.text, u"already acknowledged by anna at 2023-11-14T22:13:20.001Z"_s);
        QCOMPARE(r.stored().acknowledgedBy, u"anna"_s);
        QCOMPARE(number(r.plant, "SELECT count(*) FROM integration_activity_log WHERE activity_type = "
                                 "'alert_acknowledged'"),
                 2);
    }

    void refusesAStaleVersion()
    {
        Raised r;
        QCOMPARE(r.start(), QString());
        QVERIFY(r.editor->noteAlerts({{r.alerts[0].id, 1}}, u"fan is broken"_s, r.anna)->refused.empty());
        const auto edited = r.editor->noteAlerts({{r.alerts[0].id, 1}}, u"all well"_s, r.bea);
        QCOMPARE(edited->refused.size(), 1);
        QCOMPARE(edited->refused[0].error.code, u"stale_version"_s);
        QCOMPARE(r.stored().note, u"fan is broken"_s);
        QCOMPARE(r.journal(u"alert_noted"_s)["note"_L1].toString(), u"fan is broken"_s);
    }

    void saysWhatIsNotThere()
    {
        Raised r;
        QCOMPARE(r.start(), QString());
        const auto edited = r.editor->acknowledgeAlerts({{QUuid::createUuid(), {}}}, r.anna);
        QCOMPARE(edited->refused.size(), 1);
        QCOMPARE(edited->refused[0].error.kind, Error::Kind::NotFound);
    }

    void shelvesForAtMostADay_data()
    {
        QTest::addColumn<qint64>("until");
        QTest::addColumn<bool>("taken");
        QTest::newRow("an hour") << kNow + kHourMs << true;
        QTest::newRow("a day") << kNow + 1 + 24 * kHourMs << true;
        QTest::newRow("longer") << kNow + 2 + 24 * kHourMs << false;
        QTest::newRow("past") << kNow << false;
    }

    void shelvesForAtMostADay()
    {
        QFETCH(qint64, until);
        QFETCH(bool, taken);
        Raised r;
        QCOMPARE(r.start(), QString());
        const auto edited = r.editor->shelveAlerts({{r.alerts[0].id, {}}}, {until, u"works"_s}, r.anna);
        QCOMPARE(edited.has_value(), taken);
        QCOMPARE(r.stored().isShelved(kNow + 1), taken);
        if (!taken) {
            QCOMPARE(edited.error().kind, Error::Kind::Usage);
            return;
        }
        QCOMPARE(r.journal(u"alert_shelved"_s)["note"_L1].toString(), u"works"_s);
        QCOMPARE(r.journal(u"alert_shelved"_s)["to"_L1].toString(), isoUtc(until));
    }

    void shelvesWhatTheAlertIsAbout()
    {
        Raised r;
        QCOMPARE(r.start(), QString());
        Alert later = r.alerts[0];
        later.id = r.plant.ids.next(kNow + 1);
        QVERIFY(r.plant.writer->commit(alertBatch(r.plant, 2, later, u"alert_raised"_s), kNow));
        r.alerts.push_back(later);
        QVERIFY(r.editor->shelveAlerts({{r.alerts[0].id, {}}}, {kNow + kHourMs, u"works"_s}, r.anna));
        QVERIFY(r.stored(1).isShelved(kNow + 1));
        const auto edited = r.editor->unshelveAlerts({{later.id, {}}}, r.bea);
        QCOMPARE(edited->changed.size(), 1);
        QVERIFY(!r.stored(0).isShelved(kNow + 1));
        QVERIFY(!r.stored(1).isShelved(kNow + 1));
        QCOMPARE(r.editor->unshelveAlerts({{later.id, {}}}, r.bea)->refused[0].error.code, u"not_shelved"_s);
    }

    void keepsTheFirstTimeOfNotification()
    {
        Raised r;
        QCOMPARE(r.start(), QString());
        QVERIFY(r.editor->markNotified({r.alerts[0].id}, kNow + 5));
        QVERIFY(r.editor->markNotified({r.alerts[0].id}, kNow + 9));
        QCOMPARE(r.stored().notifiedAtMs, std::optional(kNow + 5));
    }

    void keepsTwoEditorsOfARuleApart()
    {
        Raised r;
        QCOMPARE(r.start(), QString());
        const QUuid organization = r.plant.identity.organizationId;
        AlertRule rule = r.plant.known.rules.front();
        rule.text = u"Look at it."_s;
        const auto saved = r.editor->saveRule(organization, rule, r.anna);
        QVERIFY2(saved, saved ? "" : qPrintable(saved.error().text));
        QCOMPARE(saved->version, rule.version + 1);
        const auto late = r.editor->saveRule(organization, rule, r.bea);
        QVERIFY(!late);
        QCOMPARE(late.error().kind, Error::Kind::Conflict);
        QVERIFY2(late.error().text.contains(u"changed by anna at 2023-11-14T22:13:20.001Z"_s),
                 qPrintable(late.error().text));
        QCOMPARE(r.editor->removeRule(organization, rule.id, rule.version).error().kind, Error::Kind::Conflict);
        QVERIFY(r.editor->removeRule(organization, rule.id, saved->version));
        QCOMPARE(r.editor->saveRule(organization, *saved, r.bea).error().code, u"stale_version"_s);
        QCOMPARE(r.editor->removeRule(organization, rule.id).error().kind, Error::Kind::NotFound);
    }

    void readsBackWhatWasSaved()
    {
        Raised r;
        QCOMPARE(r.start(), QString());
        AlertRule rule;
        rule.name = u"Press %1 'q\""_s;
        rule.metric = u"pressure"_s;
        rule.limit = 0.1 + 0.2;
        rule.scope.tags = {u"a"_s, u"ä"_s};
        rule.enabled = false;
        const auto saved = r.editor->saveRule(r.plant.identity.organizationId, rule, r.anna);
        QVERIFY2(saved, saved ? "" : qPrintable(saved.error().text));
        QVERIFY(!saved->id.isEmpty());
        const auto rules = store::Reader::open(r.plant.url)->get()->rules();
        QVERIFY(std::find(rules->begin(), rules->end(), *saved) != rules->end());
        AlertRule again = rule;
        again.id = saved->id;
        QCOMPARE(r.editor->saveRule(r.plant.identity.organizationId, again, r.anna).error().code, u"rule_exists"_s);
    }

    void importsAllOrNone()
    {
        Raised r;
        QCOMPARE(r.start(), QString());
        const QUuid organization = r.plant.identity.organizationId;
        AlertRule fresh = r.plant.known.rules.front();
        fresh.id = u"fresh"_s;
        fresh.version = 0;
        AlertRule known = r.plant.known.rules.front();
        known.name = u"Renamed"_s;
        AlertRule stale = r.plant.known.rules.back();
        stale.version = 7;
        QCOMPARE(r.editor->importRules(organization, {fresh, stale}, r.anna).error().kind, Error::Kind::Conflict);
        QCOMPARE(r.plant.writer->alertRules()->size(), 4);
        known.version = 0; // from a file
        QVERIFY(r.editor->importRules(organization, {fresh, known}, r.anna));
        QCOMPARE(r.plant.writer->alertRules()->size(), 5);
        QCOMPARE(number(r.plant, "SELECT count(*) FROM alert_rules WHERE name = 'Renamed' AND version = 2"), 1);
    }

    void makesAnOrganizationWhereThereIsNone()
    {
        Plant plant;
        QVERIFY(store::migrate(plant.url, kNow));
        const auto editor = store::Editor::open(plant.url);
        const auto made = (*editor)->organization({}, u"Works"_s, kNow);
        QVERIFY2(made, made ? "" : qPrintable(made.error().text));
        QCOMPARE((*editor)->organization({}, u"Works"_s, kNow), made);
        QCOMPARE(store::Reader::open(plant.url)->get()->rules(*made)->size(), 4);
        QCOMPARE(plant.start(), QString());
        QCOMPARE(plant.identity.organizationId, *made);
        QCOMPARE(plant.known.rules.size(), 4);
    }
};

QTEST_GUILESS_MAIN(AlertEditsTest)
#include "tst_alert_edits.moc"
