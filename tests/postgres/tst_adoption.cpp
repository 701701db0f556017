// SPDX-License-Identifier: GPL-3.0-or-later
// Migration beside another product: its log keeps everything it had and takes our rows too; what does not fit is told
// before anything is changed.
#include "postgres/database.h"

class AdoptionTest : public QObject
{
    Q_OBJECT

private:
    support::Postgres m_server{{.fsync = false}};
    int m_databases = 0;

    // A database of a plain user, who may do nothing that concerns roles.
    postgres::Database make()
    {
        const QString name = QStringLiteral("other%1").arg(++m_databases);
        if (m_server.createDatabase(name, kOwner).isEmpty())
            qFatal("%s", qPrintable(m_server.errorString()));
        return {m_server, name};
    }
    // The other product's, made once and copied.
    postgres::Database makeWithLog()
    {
        const QString name = QStringLiteral("other%1").arg(++m_databases);
        const QString failed = postgres::Database(m_server, QStringLiteral("postgres"))
                                   .run(QStringLiteral("CREATE DATABASE %1 TEMPLATE older OWNER %2").arg(name, kOwner));
        if (!failed.isEmpty())
            qFatal("%s", qPrintable(failed));
        return {m_server, name};
    }
    // All that the other product relies on.
    static QString everything(const postgres::Database &database)
    {
        return database.ask(QStringLiteral(
            "SELECT count(*), md5(string_agg(a::text || a.xmin || a.ctid, ',' ORDER BY id)) FROM "
            "integration_activity_log a WHERE activity_type NOT LIKE 'mqtt%';"
            "SELECT string_agg(p::text, ',' ORDER BY policyname) FROM pg_policies p WHERE schemaname = 'public';"
            "SELECT relacl, relowner, relrowsecurity, relforcerowsecurity, relfilenode FROM pg_class WHERE relname = "
            "'integration_activity_log';"
            "SELECT string_agg(conname || pg_get_constraintdef(oid), ',' ORDER BY conname) FROM pg_constraint "
            "WHERE conrelid = 'integration_activity_log'::regclass AND NOT conkey = (SELECT ARRAY[attnum] FROM "
            "pg_attribute WHERE attrelid = conrelid AND attname = 'activity_type');"
            "SELECT string_agg(conname, ',') FROM pg_constraint WHERE conrelid = "
            "'integration_activity_log'::regclass AND contype = 'c' AND conname LIKE '%activity_type%';"
            "SELECT string_agg(attname || format_type(atttypid, atttypmod) || attnotnull, ',' ORDER BY attnum) FROM "
            "pg_attribute WHERE attrelid = 'integration_activity_log'::regclass AND attnum > 0;"));
    }
    static QString insert(const QString &type)
    {
        return QStringLiteral("INSERT INTO integration_activity_log (organization_id, integration_id, direction, "
                              "activity_type, status) VALUES ('00000000-0000-0000-0000-000000000001', "
                              "'00000000-0000-0000-0001-000000000001', 'incoming', '%1', 'success');")
            .arg(type);
    }
    static const QString kOwner;
    static const QString kSteps;

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(support::Postgres::isInstalled());
        QVERIFY2(m_server.start(), qPrintable(m_server.errorString()));
        QCOMPARE(postgres::Database(m_server, QStringLiteral("postgres"))
                     .run(QStringLiteral("CREATE ROLE plain LOGIN; CREATE ROLE other_reader LOGIN; "
                                         "CREATE ROLE other_service LOGIN")),
                 QString());
        QVERIFY2(!m_server.createDatabase(QStringLiteral("older"), kOwner).isEmpty(),
                 qPrintable(m_server.errorString()));
        const auto made = m_server.psqlFile(QStringLiteral("older"),
                                            QStringLiteral(SOURCE_ROOT "/tests/postgres/older_log.sql"), kOwner);
        QVERIFY2(made.status == 0, qPrintable(made.error));
    }

    void keepsEverythingOfAnOlderLog()
    {
        const auto database = makeWithLog();
        const QString before = everything(database);
        QVERIFY2(before.startsWith(QStringLiteral("100000|")), qPrintable(before));
        QCOMPARE(database.runMigrations(kOwner), QString());
        QCOMPARE(everything(database), before);
        QCOMPARE(database.run(insert(QStringLiteral("mqtt_message_received")) + insert(QStringLiteral("alert_noted")) +
                                  insert(QStringLiteral("mqtt_connection_established")) +
                                  insert(QStringLiteral("device_delete")),
                              kOwner),
                 QString());
        QVERIFY(database.ask(insert(QStringLiteral("nonsense"))).contains(QStringLiteral("violates check constraint")));
        QVERIFY(database.ask(insert(QStringLiteral("mqtt_message_received")), QStringLiteral("other_reader"))
                    .contains(QStringLiteral("permission denied")));
        QCOMPARE(database.run(insert(QStringLiteral("mqtt_message_received")), QStringLiteral("other_service")),
                 QString());
    }

    void addsWhatIsMissingOutsideOfATransaction()
    {
        const auto database = makeWithLog();
        QCOMPARE(database.runMigrations(kOwner), QString());
        const QString steps = database.ask(kSteps, kOwner);
        QVERIFY2(steps.contains(QStringLiteral("CREATE INDEX CONCURRENTLY idx_activity_device_time ON ")) &&
                     steps.contains(QStringLiteral("VALIDATE CONSTRAINT integration_activity_log_activity_type_check")),
                 qPrintable(steps));
        // The other product has one for this already.
        QVERIFY2(!steps.contains(QStringLiteral("idx_activity_integration_time")), qPrintable(steps));
        QCOMPARE(database.runScript("post_steps.sql", kOwner), QString());
        QCOMPARE(database.ask(kSteps, kOwner), QString());
        QCOMPARE(database.ask(QStringLiteral("SELECT count(*) FROM pg_index WHERE NOT indisvalid")),
                 QStringLiteral("0"));
        QCOMPARE(database.ask(QStringLiteral("SELECT bool_and(convalidated) FROM pg_constraint WHERE conrelid = "
                                             "'integration_activity_log'::regclass")),
                 QStringLiteral("t"));
        // Once more changes nothing.
        const QString constraint =
            QStringLiteral("SELECT string_agg(pg_get_constraintdef(oid), ',' ORDER BY oid) FROM "
                           "pg_constraint WHERE conrelid = 'integration_activity_log'::regclass");
        const QString after = database.ask(constraint);
        QCOMPARE(database.runMigrations(kOwner), QString());
        QCOMPARE(database.ask(constraint), after);
        QCOMPARE(database.ask(kSteps, kOwner), QString());
    }

    void replacesAnIndexThatWasLeftHalfMade()
    {
        const auto database = makeWithLog();
        QCOMPARE(database.runMigrations(kOwner), QString());
        QCOMPARE(database.runScript("post_steps.sql", kOwner), QString());
        QCOMPARE(database.run(QStringLiteral("UPDATE pg_index SET indisvalid = false WHERE indexrelid = "
                                             "'idx_activity_device_time'::regclass")),
                 QString());
        QCOMPARE(database.ask(kSteps, kOwner).section(QLatin1Char('\n'), 0, 0),
                 QStringLiteral("DROP INDEX CONCURRENTLY public.idx_activity_device_time"));
        QCOMPARE(database.runScript("post_steps.sql", kOwner), QString());
        QCOMPARE(database.ask(kSteps, kOwner), QString());
    }

    void removesOnlyOurOwnRows()
    {
        const auto database = makeWithLog();
        QCOMPARE(database.runMigrations(kOwner), QString());
        QCOMPARE(
            database.run(
                QStringLiteral(
                    "INSERT INTO watchpost.organizations VALUES ('00000000-0000-0000-0000-000000000001', 'A', now());"
                    "INSERT INTO watchpost.integrations VALUES ('00000000-0000-0000-0001-000000000001', "
                    "'00000000-0000-0000-0000-000000000001', 'Plant', NULL, now());") +
                    insert(QStringLiteral("mqtt_message_received")) + insert(QStringLiteral("mqtt_message_received")) +
                    insert(QStringLiteral("mqtt_device_online")) +
                    QStringLiteral("UPDATE integration_activity_log SET created_at = now() - interval '400 days' "
                                   "WHERE activity_type LIKE 'mqtt%';"
                                   // Readings that refer to their message keep it.
                                   "ALTER TABLE device_telemetry_history ADD FOREIGN KEY (activity_log_id) REFERENCES "
                                   "integration_activity_log (id);"
                                   "INSERT INTO device_telemetry_history (device_id, organization_id, telemetry, "
                                   "activity_log_id) SELECT gen_random_uuid(), organization_id, '{}', id FROM "
                                   "integration_activity_log WHERE activity_type = 'mqtt_message_received' LIMIT 1"),
                kOwner),
            QString());
        QCOMPARE(database.ask(QStringLiteral("SELECT watchpost.count_old('messages', now() - interval '30 days')")),
                 QStringLiteral("1"));
        QCOMPARE(database.ask(QStringLiteral("SELECT cleanup_old_activity(30)")), QStringLiteral("1"));
        QCOMPARE(database.ask(QStringLiteral("SELECT cleanup_old_events(30)")), QStringLiteral("1"));
        QCOMPARE(database.ask(QStringLiteral("SELECT count(*), count(*) FILTER (WHERE activity_type LIKE 'mqtt%') "
                                             "FROM integration_activity_log")),
                 QStringLiteral("100001|1"));
    }

    void saysWhichIdsTheForeignKeysRefuse()
    {
        const auto database = makeWithLog();
        QCOMPARE(database.runMigrations(kOwner), QString());
        const QString refused = QStringLiteral("SELECT watchpost.refused_ids('00000000-0000-0000-0000-00000000000%1', "
                                               "'00000000-0000-0000-0001-00000000000%2')");
        QCOMPARE(database.ask(refused.arg(1).arg(1), kOwner), QString());
        QVERIFY(
            database.ask(refused.arg(9).arg(1), kOwner)
                .startsWith(QStringLiteral("organization_id of public.integration_activity_log must be one of "
                                           "public.organizations, and 00000000-0000-0000-0000-000000000009 is not")));
        QVERIFY(database.ask(refused.arg(1).arg(9), kOwner)
                    .startsWith(QStringLiteral("integration_id of public.integration_activity_log must be one of "
                                               "public.integrations")));
    }

    void saysWhichPairOfIdsAForeignKeyRefuses()
    {
        const auto database = makeWithLog();
        QCOMPARE(database.run(QStringLiteral("ALTER TABLE integrations ADD UNIQUE (organization_id, id); "
                                             "ALTER TABLE integration_activity_log ADD FOREIGN KEY (organization_id, "
                                             "integration_id) REFERENCES integrations (organization_id, id)"),
                              kOwner),
                 QString());
        QCOMPARE(database.runMigrations(kOwner), QString());
        const QString refused = QStringLiteral("SELECT watchpost.refused_ids('00000000-0000-0000-0000-00000000000%1', "
                                               "'00000000-0000-0000-0001-00000000000%2')");
        QCOMPARE(database.ask(refused.arg(2).arg(2), kOwner), QString());
        QCOMPARE(database.ask(refused.arg(1).arg(2), kOwner),
                 QStringLiteral("organization_id with integration_id of public.integration_activity_log must be one of "
                                "public.integrations, and 00000000-0000-0000-0000-000000000001 with "
                                "00000000-0000-0000-0001-000000000002 is not: give the profile the ids to write with"));
    }

    void extendsAConditionOverSeveralColumns()
    {
        const auto database = makeWithLog();
        QCOMPARE(
            database.run(QStringLiteral("ALTER TABLE integration_activity_log ADD CONSTRAINT ways CHECK ((direction "
                                        "= 'incoming' AND activity_type <> 'nothing' AND activity_type NOT LIKE "
                                        "'alert%') OR activity_type NOT LIKE ALL (ARRAY['mqtt%', 'alert%']))"),
                         kOwner),
            QString());
        QCOMPARE(database.runMigrations(kOwner), QString());
        QCOMPARE(database.run(insert(QStringLiteral("alert_noted")), kOwner), QString());
        QVERIFY(database.ask(insert(QStringLiteral("nonsense"))).contains(QStringLiteral("violates check constraint")));
    }

    void leavesFunctionsOfOthersAlone()
    {
        const auto database = make();
        QCOMPARE(database.run(QStringLiteral("CREATE FUNCTION cleanup_old_telemetry(days integer) RETURNS integer "
                                             "LANGUAGE sql AS 'SELECT -7'"),
                              kOwner),
                 QString());
        QCOMPARE(database.runMigrations(kOwner), QString());
        QCOMPARE(database.ask(QStringLiteral("SELECT cleanup_old_telemetry(90), cleanup_old_activity(30)")),
                 QStringLiteral("-7|0"));
    }

    void takesATelemetryTableThatFits()
    {
        const auto database = make();
        QCOMPARE(
            database.run(
                QStringLiteral("CREATE TABLE device_telemetry_history (id uuid PRIMARY KEY, device_id uuid NOT NULL, "
                               "organization_id uuid NOT NULL, telemetry jsonb NOT NULL, activity_log_id uuid, "
                               "received_at timestamptz DEFAULT now(), device_timestamp timestamptz, remark text);"
                               "CREATE INDEX idx_telemetry_device_time ON device_telemetry_history (device_id, "
                               "received_at DESC); CREATE INDEX idx_telemetry_data_gin ON device_telemetry_history "
                               "USING GIN (telemetry);"),
                kOwner),
            QString());
        QCOMPARE(database.runMigrations(kOwner), QString());
        QCOMPARE(database.ask(kSteps, kOwner),
                 QStringLiteral("CREATE INDEX CONCURRENTLY idx_telemetry_activity ON public.device_telemetry_history "
                                "USING btree (activity_log_id)"));
        // The log beside it is fresh, and divided.
        QCOMPARE(database.ask(QStringLiteral("SELECT relkind FROM pg_class WHERE relname = "
                                             "'integration_activity_log'")),
                 QStringLiteral("p"));
        QVERIFY(!database
                     .ask(QStringLiteral("SELECT record_device_telemetry(gen_random_uuid(), gen_random_uuid(), "
                                         "'{}')"))
                     .startsWith(QStringLiteral("error")));
    }

    void saysWhatDoesNotFitBeforeItChangesAnything_data()
    {
        QTest::addColumn<QString>("change");
        QTest::addColumn<QString>("words");
        const QString telemetry =
            QStringLiteral("CREATE TABLE device_telemetry_history (id uuid PRIMARY KEY, device_id uuid NOT NULL, "
                           "organization_id uuid NOT NULL, telemetry jsonb NOT NULL, activity_log_id uuid, "
                           "received_at timestamptz DEFAULT now(), device_timestamp timestamptz); ALTER TABLE "
                           "device_telemetry_history ");
        const QString log = QStringLiteral("ALTER TABLE integration_activity_log ");
        QTest::newRow("another type")
            << telemetry + QStringLiteral("ALTER telemetry TYPE json")
            << QStringLiteral("column telemetry of device_telemetry_history is of type json, but jsonb is needed");
        QTest::newRow("missing column") << telemetry + QStringLiteral("DROP received_at")
                                        << QStringLiteral("device_telemetry_history has no column received_at");
        QTest::newRow("column unknown to us")
            << telemetry + QStringLiteral("ADD tenant integer NOT NULL")
            << QStringLiteral("column tenant of device_telemetry_history must have a value");
        QTest::newRow("key that excludes our devices")
            << QStringLiteral("CREATE TABLE devices (id uuid PRIMARY KEY);") + telemetry +
                   QStringLiteral("ADD FOREIGN KEY (device_id) REFERENCES devices (id)")
            << QStringLiteral("column device_id of device_telemetry_history refers to devices");
        QTest::newRow("too short") << log + QStringLiteral("ALTER activity_type TYPE varchar(20)")
                                   << QStringLiteral("column activity_type of integration_activity_log holds 20");
        QTest::newRow("must not be empty") << log + QStringLiteral("ALTER method SET NOT NULL")
                                           << QStringLiteral("column method of integration_activity_log must not be");
        QTest::newRow("status refused")
            << log + QStringLiteral("ADD CONSTRAINT narrow CHECK (status IN ('success', 'failed'))")
            << QStringLiteral("constraint narrow of integration_activity_log refuses the status started, timeout");
        QTest::newRow("generated") << log +
                                          QStringLiteral("DROP error_code, ADD error_code varchar(50) GENERATED ALWAYS "
                                                         "AS (left(error_message, 50)) STORED")
                                   << QStringLiteral("column error_code of integration_activity_log is generated");
        QTest::newRow("rows refused")
            << log + QStringLiteral("ADD CONSTRAINT sourced CHECK (metadata ? 'source') NOT VALID")
            << QStringLiteral("constraint sourced of integration_activity_log refuses rows like ours");
        QTest::newRow("readings refused")
            << telemetry + QStringLiteral("ADD CONSTRAINT wrapped CHECK (telemetry ? 'values')")
            << QStringLiteral("constraint wrapped of device_telemetry_history refuses rows like ours");
        QTest::newRow("a table of types")
            << QStringLiteral("CREATE TABLE types (name varchar(50) PRIMARY KEY); INSERT INTO types SELECT DISTINCT "
                              "activity_type FROM integration_activity_log;") +
                   log + QStringLiteral("ADD FOREIGN KEY (activity_type) REFERENCES types (name)")
            << QStringLiteral("activity_type of integration_activity_log must be one of types, which lacks "
                              "mqtt_message_received, mqtt_device_discovered");
        QTest::newRow("a view") << QStringLiteral("CREATE VIEW device_telemetry_history AS SELECT 1 AS id")
                                << QStringLiteral("device_telemetry_history is not a table");
    }
    void saysWhatDoesNotFitBeforeItChangesAnything()
    {
        QFETCH(QString, change);
        QFETCH(QString, words);
        const auto database = makeWithLog();
        QCOMPARE(database.run(change, kOwner), QString());
        const QString before = everything(database);
        const QString error = database.runMigrations(kOwner);
        QVERIFY2(error.contains(words), qPrintable(error));
        QCOMPARE(everything(database), before);
        QCOMPARE(database.ask(QStringLiteral("SELECT to_regnamespace('watchpost') IS NULL")), QStringLiteral("t"));
    }
};

const QString AdoptionTest::kOwner = QStringLiteral("plain");
const QString AdoptionTest::kSteps = QStringLiteral("SELECT statement FROM watchpost.post_steps()");

QTEST_GUILESS_MAIN(AdoptionTest)
#include "tst_adoption.moc"
