// SPDX-License-Identifier: GPL-3.0-or-later
// Beside another product, from its database as it was to messages of a real broker in its log; and collecting where
// roles keep organizations apart. With the programs that people use.
#include "collector_process.h"
#include "support/mosquitto.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const QString kOrganization = u"00000000-0000-0000-0000-000000000001"_s;
const QString kIntegration = u"00000000-0000-0000-0001-000000000001"_s;

} // namespace

class PostgresAdoptionTest : public QObject
{
    Q_OBJECT

    static QString ask(const QString &database, const QString &sql, const QString &user = u"postgres"_s)
    {
        const auto answer = rig::postgres().psql(database, sql, user);
        return answer.status == 0 ? answer.out : u"error: "_s + answer.error;
    }
    // All that the other product relies on, but the list of types, which is longer afterwards.
    static QString everything(const QString &database)
    {
        return ask(
            database,
            u"SELECT count(*), md5(string_agg(a::text || a.xmin || a.ctid, ',' ORDER BY id)) FROM "
            "integration_activity_log a WHERE activity_type NOT LIKE 'mqtt%' AND activity_type NOT LIKE 'alert%';"
            "SELECT string_agg(p::text, ',' ORDER BY policyname) FROM pg_policies p WHERE schemaname = 'public';"
            "SELECT relacl, relowner, relrowsecurity, relforcerowsecurity, relfilenode FROM pg_class WHERE "
            "relname IN ('integration_activity_log', 'organizations', 'integrations') AND relnamespace = "
            "'public'::regnamespace ORDER BY relname;"
            "SELECT string_agg(conname || pg_get_constraintdef(oid), ',' ORDER BY conname) FROM pg_constraint "
            "WHERE conrelid = 'integration_activity_log'::regclass AND conname NOT LIKE '%activity_type%'"_s);
    }
    static QStringList migrate(const QString &url) { return {u"migrate"_s, u"--store"_s, url}; }
    static rig::Ran send(const QString &broker, int count)
    {
        return rig::run({u"simulate"_s, u"--broker"_s, broker, u"--numbered"_s, u"--count"_s, QString::number(count),
                         u"--rate"_s, u"0"_s});
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(rig::postgres().isRunning(), qPrintable(rig::postgres().errorString()));
        QCOMPARE(ask(u"postgres"_s, u"CREATE ROLE plain LOGIN; CREATE ROLE other_reader LOGIN; CREATE ROLE "
                                    "other_service LOGIN; CREATE ROLE migrator LOGIN CREATEROLE"_s),
                 QString());
    }

    void collectsIntoTheLogOfAnotherProduct()
    {
        constexpr int kMessages = 400;
        support::Mosquitto broker;
        QVERIFY2(broker.start(), qPrintable(broker.errorString()));
        rig::CollectorProcess collector(broker.url(), {});
        const QString database = collector.database();
        const QString url = rig::postgres().uri(database, u"plain"_s);
        QCOMPARE(ask(u"postgres"_s, u"ALTER DATABASE %1 OWNER TO plain"_s.arg(database)), QString());
        const auto made =
            rig::postgres().psqlFile(database, QStringLiteral(SOURCE_ROOT "/tests/postgres/older_log.sql"), u"plain"_s);
        QVERIFY2(made.status == 0, qPrintable(made.error));
        const QString before = everything(database);
        QVERIFY2(before.startsWith("100000|"_L1), qPrintable(before));

        // Two at once: one migrates, builds its indexes beside the other's writing, and the other waits for it.
        std::array<QProcess, 2> migrating;
        for (QProcess &one : migrating)
            one.start(QStringLiteral(WATCHPOSTCTL), migrate(url));
        for (QProcess &one : migrating) {
            QVERIFY(one.waitForFinished(120'000));
            QVERIFY2(one.exitCode() == 0, one.readAllStandardError());
        }
        QCOMPARE(everything(database), before);
        QCOMPARE(ask(database, u"SELECT statement FROM watchpost.post_steps()"_s), QString());
        QCOMPARE(ask(database, u"SELECT count(*) FROM pg_index WHERE NOT indisvalid"_s), u"0"_s);

        // With ids that its foreign keys do not know nothing could be stored: that is said before anything is received.
        collector.setStoreUrl(url);
        QVERIFY(!collector.start());
        QVERIFY2(collector.log().contains("organization_id of public.integration_activity_log must be one of "
                                          "public.organizations"),
                 collector.log());
        collector.setOptions({u"--organization"_s, kOrganization, u"--integration"_s, kIntegration});
        QVERIFY2(collector.start(), collector.log());
        QCOMPARE(send(broker.url(), kMessages).exitCode, 0);
        QVERIFY2(collector.waitUntilStored(kMessages), collector.log());
        QVERIFY2(collector.terminate(), collector.log());

        QCOMPARE(everything(database), before);
        QCOMPARE(
            ask(database, u"SELECT count(*) FROM integration_activity_log a JOIN device_telemetry_history t ON "
                          "t.activity_log_id = a.id WHERE a.activity_type = 'mqtt_message_received' AND "
                          "a.organization_id = '%1' AND a.integration_id = '%2'"_s.arg(kOrganization, kIntegration)),
            QString::number(kMessages));
        QCOMPARE(ask(database, u"SELECT count(*) FROM watchpost.ingest_rejects"_s), u"0"_s);
        // The other product goes on as before, and sees our rows where its policies let it.
        QCOMPARE(ask(database,
                     u"INSERT INTO integration_activity_log (organization_id, integration_id, direction, "
                     "activity_type, status) VALUES ('%1', '%2', 'outgoing', 'sync_export', 'success')"_s.arg(
                         kOrganization, kIntegration),
                     u"other_service"_s),
                 QString());
        QCOMPARE(ask(database,
                     u"SET app.organization = '%1'; SELECT count(*) FROM integration_activity_log WHERE activity_type "
                     "= 'mqtt_message_received'"_s.arg(kOrganization),
                     u"other_reader"_s),
                 QString::number(kMessages));
    }

    void saysWhatToDoWithATableThatDoesNotFit()
    {
        support::Mosquitto broker;
        QVERIFY2(broker.start(), qPrintable(broker.errorString()));
        rig::CollectorProcess collector(broker.url(), {});
        QCOMPARE(ask(collector.database(), u"CREATE TABLE integration_activity_log (id bigint PRIMARY KEY)"_s),
                 QString());
        const auto ran = rig::run(migrate(collector.storeUrl()));
        QCOMPARE(ran.exitCode, 1);
        QVERIFY2(ran.err.contains("column id of integration_activity_log is of type bigint, but uuid is needed"),
                 ran.err);
        QVERIFY2(ran.err.contains("Nothing was changed: alter or rename what is there"), ran.err);
        QVERIFY(!collector.start());
        QVERIFY2(collector.log().contains("Nothing was changed"), collector.log());
    }

    // As an index that was being built when the connection went.
    void goesOnWithStepsThatWereCutOff()
    {
        rig::CollectorProcess place(u"mqtt://127.0.0.1:1"_s, {});
        const QString database = place.database();
        QCOMPARE(rig::run(migrate(place.storeUrl())).exitCode, 0);
        QCOMPARE(ask(database, u"DROP INDEX idx_telemetry_fields"_s), QString());
        const auto again = rig::run(migrate(place.storeUrl()));
        QVERIFY2(again.exitCode == 0, again.err);
        QCOMPARE(ask(database, u"SELECT count(*) FROM pg_class WHERE relname = 'idx_telemetry_fields'"_s), u"1"_s);
    }

    // What a migration makes after the roles is as closed, and as open, as what was there before.
    void coversTablesThatComeAfterTheRoles()
    {
        rig::CollectorProcess place(u"mqtt://127.0.0.1:1"_s, {});
        const QString database = place.database();
        const QString url = rig::postgres().uri(database, u"migrator"_s);
        QCOMPARE(ask(u"postgres"_s, u"ALTER DATABASE %1 OWNER TO migrator"_s.arg(database)), QString());
        const auto made = rig::run(migrate(url) + QStringList{u"--roles"_s});
        QVERIFY2(made.exitCode == 0, made.err);
        QCOMPARE(ask(database, u"CREATE TABLE watchpost.later (organization_id uuid NOT NULL)"_s, u"migrator"_s),
                 QString());
        const auto again = rig::run(migrate(url));
        QVERIFY2(again.exitCode == 0, again.err);
        QCOMPARE(ask(database,
                     u"SELECT relforcerowsecurity, relowner::regrole, has_table_privilege('watchpost_viewer', "
                     "oid, 'SELECT'), has_table_privilege('watchpost_viewer', oid, 'INSERT') FROM pg_class "
                     "WHERE oid = 'watchpost.later'::regclass"_s),
                 u"t|watchpost_owner|t|f"_s);
    }

    void saysWhoMakesACollectorsOrganization()
    {
        support::Mosquitto broker;
        QVERIFY2(broker.start(), qPrintable(broker.errorString()));
        rig::CollectorProcess collector(broker.url(), {});
        const QString database = collector.database();
        const QString url = rig::postgres().uri(database, u"migrator"_s);
        QCOMPARE(ask(u"postgres"_s, u"ALTER DATABASE %1 OWNER TO migrator"_s.arg(database)), QString());
        const auto made = rig::run(migrate(url) + QStringList{u"--roles"_s});
        QVERIFY2(made.exitCode == 0, made.err);
        QCOMPARE(ask(u"postgres"_s, u"CREATE ROLE gatherer LOGIN IN ROLE watchpost_collector"_s), QString());
        collector.setStoreUrl(rig::postgres().uri(database, u"gatherer"_s));
        QVERIFY(!collector.start());
        QVERIFY2(collector.log().contains("watchpostctl migrate --organization-name NAME --member LOGIN"),
                 collector.log());

        const auto lost = rig::run({u"doctor"_s, u"--store"_s, rig::postgres().uri(database, u"gatherer"_s)});
        QCOMPARE(lost.exitCode, 1);
        QVERIFY2(lost.out.contains("this login belongs to no organization"), lost.out);
        const auto mistyped =
            rig::run(migrate(url) + QStringList{u"--organization-name"_s, u"Works"_s, u"--member"_s, u"gatherrer"_s});
        QCOMPARE(mistyped.exitCode, 2);
        QVERIFY2(mistyped.err.contains("no login and no group 'gatherrer'"), mistyped.err);
        const auto provided = rig::run(migrate(url) + QStringList{u"--organization-name"_s, u"Works"_s, u"--member"_s,
                                                                  u"gatherer"_s, u"--json"_s});
        QVERIFY2(provided.exitCode == 0, provided.err);
        const QString id = QJsonDocument::fromJson(provided.out).object()["organization"_L1].toString();
        QVERIFY2(!QUuid::fromString(id).isNull(), provided.out);
        collector.setOptions({u"--organization"_s, id});
        QVERIFY2(collector.start(), collector.log());
        QCOMPARE(rig::run({u"doctor"_s, u"--store"_s, rig::postgres().uri(database, u"gatherer"_s)}).exitCode, 0);
        QCOMPARE(send(broker.url(), 100).exitCode, 0);
        QVERIFY2(collector.waitUntilStored(100), collector.log());
        QCOMPARE(ask(database, u"SELECT count(*) FROM integration_activity_log WHERE organization_id = '%1' AND "
                               "activity_type = 'mqtt_message_received'"_s.arg(id)),
                 u"100"_s);
        // Once more, with all its rows there.
        QVERIFY2(collector.terminate(), collector.log());
        QVERIFY2(collector.start(), collector.log());
        QVERIFY2(collector.terminate(), collector.log());
    }
};

QTEST_GUILESS_MAIN(PostgresAdoptionTest)
#include "tst_postgres_adoption.moc"
