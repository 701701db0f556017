// SPDX-License-Identifier: GPL-3.0-or-later
// What a login that may only read can do to alerts all the same, on a real server with roles; and what it is told of
// everything else.
#include "alert_fixture.h"
#include "store/editor.h"
#include "store/reader.h"
#include "store/retention.h"

#include <QDateTime>
#include <QTest>

using namespace Qt::StringLiterals;
using fixture::alertBatch;
using fixture::alertOf;
using fixture::kNow;
using fixture::Plant;

class ViewerEditsTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<Plant> m_plant;
    std::vector<Alert> m_alerts;
    qint64 m_nowMs = 0;

    [[nodiscard]] store::StoreUrl as(const QString &user) const
    {
        store::StoreUrl url;
        url.uri = fixture::server().uri(m_plant->place.databaseName(), user);
        return url;
    }
    QString ask(const QString &sql) const { return fixture::server().psql(m_plant->place.databaseName(), sql).out; }
    [[nodiscard]] store::OperatorAct act() const { return {u"somebody"_s, m_nowMs}; }
    [[nodiscard]] Alert stored(size_t i) const
    {
        return store::Reader::open(m_plant->url)->get()->alert(m_alerts[i].id, m_nowMs)->value().alert;
    }

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("WATCHPOST_TEST_STORE", "postgres");   // roles are a server's
        m_nowMs = QDateTime::currentMSecsSinceEpoch(); // the server looks at its own clock
        m_plant = std::make_unique<Plant>();
        QCOMPARE(m_plant->start(), QString());
        const Device device = m_plant->device(u"boiler"_s);
        Batch devices;
        devices.devices = {device};
        m_plant->add(devices, device, {{u"t"_s, 31.0}}, m_nowMs);
        QVERIFY(m_plant->writer->commit(devices, m_nowMs));
        for (int i = 0; i < 3; ++i) {
            m_alerts.push_back(alertOf(*m_plant, i == 2 ? m_plant->device(u"other"_s) : device, m_nowMs + i));
            QVERIFY(m_plant->writer->commit(alertBatch(*m_plant, i + 1, m_alerts.back(), u"alert_raised"_s), m_nowMs));
        }
        const auto roles = store::makeRoles(m_plant->url);
        QVERIFY2(roles, roles ? "" : qPrintable(roles.error().text));
        ask(u"CREATE ROLE viewer_a LOGIN IN ROLE watchpost_viewer; CREATE ROLE viewer_b LOGIN IN ROLE watchpost_viewer;"
            "INSERT INTO watchpost.member SELECT 'viewer_a', id FROM watchpost.organizations;"
            "INSERT INTO watchpost.member VALUES ('viewer_b', gen_random_uuid())"_s);
    }

    void acknowledgesUnderItsOwnName()
    {
        auto editor = store::Editor::open(as(u"viewer_a"_s));
        QVERIFY2(editor, editor ? "" : qPrintable(editor.error().text));
        const auto edited =
            (*editor)->acknowledgeAlerts({{m_alerts[0].id, 1}, {QUuid::createUuid(), {}}, {m_alerts[2].id, {}}}, act());
        QVERIFY2(edited, edited ? "" : qPrintable(edited.error().text));
        QCOMPARE(edited->changed.size(), 2U);
        QCOMPARE(edited->changed[0].acknowledgedBy, u"viewer_a"_s);
        QCOMPARE(edited->changed[0].version, stored(0).version);
        QCOMPARE(edited->changed[0].acknowledgedAtMs, stored(0).acknowledgedAtMs);
        QCOMPARE(edited->refused.size(), 1U);
        QCOMPARE(edited->refused[0].error.kind, Error::Kind::NotFound);
        const auto again = (*editor)->acknowledgeAlerts({{m_alerts[0].id, {}}}, act());
        QVERIFY(again);
        QCOMPARE(again->refused.size(), 1U);
        QVERIFY(again->refused[0].error.text.startsWith(u"already acknowledged by viewer_a"_s));
    }
    void shelvesWhatTheAlertIsAboutAndTakesItBack()
    {
        auto editor = store::Editor::open(as(u"viewer_a"_s));
        QVERIFY(editor);
        const store::Shelf shelf{m_nowMs + 3'600'000, u"it's the filter"_s};
        const auto shelved = (*editor)->shelveAlerts({{m_alerts[0].id, {}}}, shelf, act());
        QVERIFY2(shelved, shelved ? "" : qPrintable(shelved.error().text));
        QCOMPARE(shelved->changed.size(), 1U);
        for (const size_t i : {0, 1}) { // of one device and one rule
            QCOMPARE(stored(i).shelvedUntilMs, shelf.untilMs);
            QCOMPARE(stored(i).shelvedBy, u"viewer_a"_s);
            QCOMPARE(stored(i).shelfReason, shelf.reason);
        }
        QVERIFY(!stored(2).shelvedUntilMs);
        const auto back = (*editor)->unshelveAlerts({{m_alerts[1].id, {}}, {m_alerts[2].id, {}}}, act());
        QVERIFY(back);
        QCOMPARE(back->changed.size(), 1U);
        QCOMPARE(back->refused.size(), 1U);
        QCOMPARE(back->refused[0].error.code, u"not_shelved"_s);
        QVERIFY(!stored(0).shelvedUntilMs);
    }
    void writesNotes()
    {
        auto editor = store::Editor::open(as(u"viewer_a"_s));
        QVERIFY(editor);
        const qint64 version = stored(2).version;
        const auto noted = (*editor)->noteAlerts({{m_alerts[2].id, version}}, u"  looked at it: 'fine'  "_s, act());
        QVERIFY2(noted, noted ? "" : qPrintable(noted.error().text));
        QCOMPARE(stored(2).note, u"looked at it: 'fine'"_s);
        const auto stale = (*editor)->noteAlerts({{m_alerts[2].id, version}}, u"late"_s, act());
        QVERIFY(stale);
        QCOMPARE(stale->refused.size(), 1U);
        QCOMPARE(stale->refused[0].error.code, u"stale_version"_s);
        QCOMPARE(stored(2).note, u"looked at it: 'fine'"_s);
    }
    // The same keys and the same count as a row that the programs write themselves.
    void leavesTheSameJournal()
    {
        auto own = store::Editor::open(m_plant->url);
        QVERIFY(own);
        QVERIFY((*own)->noteAlerts({{m_alerts[1].id, {}}}, u"as who migrates"_s, act()));
        auto viewers = store::Editor::open(as(u"viewer_a"_s));
        QVERIFY((*viewers)->noteAlerts({{m_alerts[1].id, {}}}, u"as a viewer"_s, act()));
        QCOMPARE(ask(u"SELECT count(DISTINCT k) FROM (SELECT (metadata - 'user' - 'note')::text AS k FROM "
                     "integration_activity_log WHERE activity_type = 'alert_noted' AND metadata->>'alert_id' = '%1') "
                     "s"_s.arg(m_alerts[1].id.toString(QUuid::WithoutBraces))),
                 u"1"_s);
        QCOMPARE(
            ask(u"SELECT sum(n) FROM watchpost.activity_counts WHERE activity_type ~ 'alert_(ack|shel|unsh|not)'"_s),
            ask(u"SELECT count(*) FROM integration_activity_log WHERE activity_type ~ "
                "'alert_(ack|shel|unsh|not)'"_s));
    }
    void findsNoAlertOfAnotherOrganization()
    {
        auto editor = store::Editor::open(as(u"viewer_b"_s));
        QVERIFY(editor);
        const Alert before = stored(1);
        const store::Shelf shelf{m_nowMs + 3'600'000, {}};
        const std::vector<store::AlertTarget> targets{{m_alerts[1].id, {}}};
        for (const auto &edited :
             {(*editor)->acknowledgeAlerts(targets, act()), (*editor)->shelveAlerts(targets, shelf, act()),
              (*editor)->unshelveAlerts(targets, act()), (*editor)->noteAlerts(targets, u"mine"_s, act())}) {
            QVERIFY2(edited, edited ? "" : qPrintable(edited.error().text));
            QVERIFY(edited->changed.empty());
            QCOMPARE(edited->refused.size(), 1U);
            QCOMPARE(edited->refused[0].error.code, u"not_found"_s);
        }
        QCOMPARE(stored(1), before);
    }
    void saysThatEverythingElseIsNotForViewers()
    {
        auto editor = store::Editor::open(as(u"viewer_a"_s));
        QVERIFY(editor);
        const QUuid device = m_alerts[0].key.deviceId;
        for (const auto &refused : {(*editor)->renameDevice(device, u"mine"_s), (*editor)->setTags(device, {u"x"_s}),
                                    (*editor)->setNotes(device, u"x"_s)}) {
            QVERIFY(!refused);
            QCOMPARE(refused.error().code, u"no_permission"_s);
            QVERIFY2(refused.error().text.contains(u"ask the database's administrator"_s),
                     qPrintable(refused.error().text));
        }
        const auto preview = store::previewRetention(as(u"viewer_a"_s), store::RetentionDays{}, m_nowMs);
        QVERIFY(!preview);
        QVERIFY2(preview.error().text.contains(u"this login may only look"_s), qPrintable(preview.error().text));
    }
};

QTEST_GUILESS_MAIN(ViewerEditsTest)
#include "tst_viewer_edits.moc"
