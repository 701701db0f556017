// SPDX-License-Identifier: GPL-3.0-or-later
// sql/postgres/roles.sql with real logins: what a member of one organization can learn of another. Nothing.
#include "postgres/database.h"

class RolesTest : public QObject
{
    Q_OBJECT

private:
    support::Postgres m_server{{.fsync = false}};
    postgres::Database m_database{m_server, QStringLiteral("site")};

    static QString id(char of, int kind, int n = 1)
    {
        return QStringLiteral("'%1-0000-0000-%2-%3'")
            .arg(QString(8, QLatin1Char(of)))
            .arg(kind, 4, 10, QLatin1Char('0'))
            .arg(n, 12, 10, QLatin1Char('0'));
    }
    QString as(const char *user, const QString &sql) const { return m_database.ask(sql, QLatin1String(user)); }
    // Without the place in the text, which differs with its length.
    static QString firstLine(const QString &text) { return text.section(QLatin1Char('\n'), 0, 0); }
    QStringList relations() const
    {
        return m_database
            .ask(QStringLiteral("SELECT format('%I.%I', n.nspname, c.relname) FROM pg_class c JOIN pg_namespace n ON "
                                "n.oid = c.relnamespace WHERE n.nspname IN ('public', 'watchpost') AND c.relkind IN "
                                "('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition ORDER BY 1"))
            .split(QLatin1Char('\n'));
    }
    static bool ofNobodyElse(const QString &text)
    {
        return !text.contains(QStringLiteral("bbbbbbbb")) && !text.contains(QStringLiteral("of b"));
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(support::Postgres::isInstalled());
        QVERIFY2(m_server.start(), qPrintable(m_server.errorString()));
        const postgres::Database server(m_server, QStringLiteral("postgres"));
        QCOMPARE(server.run(QStringLiteral("CREATE ROLE migrator LOGIN CREATEROLE; CREATE ROLE plain LOGIN")),
                 QString());
        QVERIFY(!m_server.createDatabase(QStringLiteral("site"), QStringLiteral("migrator")).isEmpty());
        QCOMPARE(m_database.runMigrations(QStringLiteral("migrator")), QString());
        QCOMPARE(m_database.runScript("roles.sql", QStringLiteral("migrator")), QString());
        QCOMPARE(m_database.run(
                     QStringLiteral("SELECT watchpost.ensure_partitions((now() AT TIME ZONE 'UTC')::date - 8, 1)")),
                 QString());
        const auto filled = m_server.psqlFile(QStringLiteral("site"),
                                              QStringLiteral(SOURCE_ROOT "/tests/postgres/two_organizations.sql"));
        QVERIFY2(filled.status == 0, qPrintable(filled.error));
    }

    void protectsEveryTableViewAndFunction()
    {
        QCOMPARE(m_database.ask(QStringLiteral(
                     "SELECT c.oid::regclass FROM pg_class c WHERE c.relkind IN ('r', 'p') AND c.relnamespace IN "
                     "('public'::regnamespace, 'watchpost'::regnamespace) AND NOT (c.relrowsecurity AND "
                     "c.relforcerowsecurity AND c.relowner = 'watchpost_owner'::regrole)")),
                 QString());
        QCOMPARE(m_database.ask(QStringLiteral(
                     "SELECT c.oid::regclass FROM pg_class c WHERE c.relkind IN ('v', 'm') AND c.relnamespace IN "
                     "('public'::regnamespace, 'watchpost'::regnamespace) AND NOT "
                     "coalesce(c.reloptions, '{}') && '{security_invoker=true}'")),
                 QString());
        QCOMPARE(m_database.ask(QStringLiteral(
                     "SELECT p.oid::regprocedure FROM pg_proc p WHERE p.prosecdef AND p.pronamespace IN "
                     "('public'::regnamespace, 'watchpost'::regnamespace) AND (NOT 'search_path=pg_catalog, pg_temp' = "
                     "ANY (coalesce(p.proconfig, '{}')) OR p.proacl IS NULL OR "
                     "has_function_privilege('stranger', p.oid, 'EXECUTE'))")),
                 QString());
        QCOMPARE(m_database.ask(QStringLiteral("SELECT rolcanlogin FROM pg_roles WHERE rolname = 'watchpost_owner'")),
                 QStringLiteral("f"));
    }

    // A day that is made later is as closed as the first.
    void protectsDaysToCome()
    {
        QCOMPARE(as("collector_a", QStringLiteral("SELECT watchpost.ensure_partitions((now() AT TIME ZONE "
                                                  "'UTC')::date + 100, 1)")),
                 QStringLiteral("2"));
        protectsEveryTableViewAndFunction();
    }

    void showsAViewerNothingOfAnotherOrganization_data()
    {
        QTest::addColumn<QString>("relation");
        for (const QString &relation : relations())
            QTest::newRow(qPrintable(relation)) << relation;
    }
    void showsAViewerNothingOfAnotherOrganization()
    {
        QFETCH(QString, relation);
        QVERIFY(relations().size() > 18);
        const bool forAdmins = relation == QStringLiteral("watchpost.member");
        // The superuser sees what there is to hide.
        const bool filled = !ofNobodyElse(m_database.ask(QStringLiteral("SELECT * FROM %1").arg(relation)));
        QVERIFY2(filled || relation == QStringLiteral("watchpost.schema_migrations"), qPrintable(relation));
        for (const char *form : {"SELECT * FROM %1", "COPY (SELECT * FROM %1) TO STDOUT", "SELECT t FROM %1 t",
                                 "EXPLAIN ANALYZE SELECT * FROM %1"}) {
            const QString sql = QString::fromLatin1(form).arg(relation);
            const QString seen = as("viewer_a", sql);
            QVERIFY2(ofNobodyElse(seen), qPrintable(seen));
            QCOMPARE(seen.startsWith(QStringLiteral("error")), forAdmins);
            QVERIFY2(forAdmins || seen.contains(QStringLiteral("aaaaaaaa")) || sql.contains(QStringLiteral("EXPLAIN")),
                     qPrintable(seen));
        }
        QCOMPARE(as("lost", QStringLiteral("SELECT count(*) FROM %1").arg(relation)).startsWith(QLatin1String("0")),
                 !forAdmins);
        QVERIFY(as("stranger", QStringLiteral("SELECT * FROM %1").arg(relation))
                    .contains(QStringLiteral("permission denied")));
    }

    void opensNoPartitionDirectly()
    {
        const QStringList parts =
            m_database.ask(QStringLiteral("SELECT oid::regclass FROM pg_class WHERE relispartition AND relkind = 'r'"))
                .split(QLatin1Char('\n'));
        QVERIFY(parts.size() > 20);
        for (const char *user : {"viewer_a", "collector_a", "admin_a"})
            QVERIFY(as(user, QStringLiteral("SELECT * FROM %1").arg(parts.first()))
                        .contains(QStringLiteral("permission denied")));
        QCOMPARE(m_database.ask(QStringLiteral("SELECT count(*) FROM pg_class WHERE relispartition AND relkind = 'r' "
                                               "AND has_table_privilege('viewer_a', oid, 'SELECT')")),
                 QStringLiteral("0"));
    }

    void letsAViewerChangeNothing()
    {
        for (const QString &relation : relations()) {
            QVERIFY2(as("viewer_a", QStringLiteral("DELETE FROM %1").arg(relation)).startsWith(QStringLiteral("error")),
                     qPrintable(relation));
        }
        QVERIFY(
            as("viewer_a", QStringLiteral("SELECT record_device_telemetry(%1, %2, '{}')").arg(id('a', 2), id('a', 0)))
                .contains(QStringLiteral("permission denied")));
        for (const char *sql :
             {"SELECT cleanup_old_telemetry(0)", "SELECT cleanup_old_activity(0)", "SELECT cleanup_old_events(0)",
              "SELECT watchpost.count_old('events', now())", "SELECT watchpost.ensure_partitions(current_date, 1)"})
            QVERIFY2(as("viewer_a", QLatin1String(sql)).contains(QStringLiteral("permission denied")), sql);
    }

    // A setting is no boundary, and neither is a role that one may change to.
    void askForTheLoginAndNothingElse()
    {
        QCOMPARE(as("viewer_a", QStringLiteral("SET ROLE watchpost_viewer; SELECT watchpost.my_organizations()")),
                 id('a', 0).remove(QLatin1Char('\'')));
        QVERIFY(
            as("viewer_a", QStringLiteral("SET SESSION AUTHORIZATION viewer_b")).startsWith(QStringLiteral("error")));
        QVERIFY(as("viewer_a", QStringLiteral("SET ROLE viewer_b")).startsWith(QStringLiteral("error")));
        QVERIFY(as("viewer_a", QStringLiteral("SET ROLE watchpost_owner")).startsWith(QStringLiteral("error")));
        QVERIFY(as("viewer_a", QStringLiteral("SET row_security = off; SELECT * FROM watchpost.devices"))
                    .startsWith(QStringLiteral("error")));
        // One's own tables in front of ours do not deceive what runs with its owner's rights.
        QCOMPARE(as("viewer_a",
                    QStringLiteral("SET search_path = pg_temp, watchpost, public; CREATE TEMP TABLE member (role_name "
                                   "name, organization_id uuid); INSERT INTO pg_temp.member VALUES ('viewer_a', %1); "
                                   "CREATE TEMP TABLE pg_roles AS SELECT 'viewer_b'::name AS rolname, 10::oid AS oid; "
                                   "SELECT watchpost.my_organizations()")
                        .arg(id('b', 0))),
                 id('a', 0).remove(QLatin1Char('\'')));
    }

    void acknowledgesForAViewer()
    {
        const QString of = QStringLiteral("SELECT watchpost.acknowledge_alert(%1%2)");
        const QString stale = as("viewer_a", of.arg(id('a', 7), QStringLiteral(", 9")));
        QVERIFY2(stale.contains(QStringLiteral("has changed in the meantime")), qPrintable(stale));
        QCOMPARE(as("viewer_a", of.arg(id('a', 7), QStringLiteral(", 1"))), QStringLiteral("2"));
        QCOMPARE(
            as("viewer_a", QStringLiteral("SELECT acknowledgement, acknowledged_by, version FROM watchpost.alerts")),
            QStringLiteral("acknowledged|viewer_a|2"));
        QCOMPARE(as("viewer_a", QStringLiteral("SELECT direction, status, metadata->>'user', metadata->>'rule_id' FROM "
                                               "integration_activity_log WHERE activity_type = 'alert_acknowledged'")),
                 QStringLiteral("outgoing|success|viewer_a|rule of a"));
        QVERIFY(
            as("viewer_a", of.arg(id('a', 7), QString())).contains(QStringLiteral("already acknowledged by viewer_a")));
        // Another organization's is as little there as one that does not exist.
        const QString others = firstLine(as("viewer_a", of.arg(id('b', 7), QString())));
        const QString none = firstLine(as("viewer_a", of.arg(id('b', 7, 99), QString())));
        QVERIFY2(others.contains(QStringLiteral("there is no alert")), qPrintable(others));
        QCOMPARE(QString(others).replace(id('b', 7).mid(1, 36), QString()),
                 QString(none).replace(id('b', 7, 99).mid(1, 36), QString()));
        QVERIFY(as("stranger", of.arg(id('a', 7), QString())).contains(QStringLiteral("permission denied")));
    }

    void shelvesAndNotesForAViewer()
    {
        const QString state = QStringLiteral("SELECT shelved_until > now(), shelved_by, shelf_reason, note, version "
                                             "FROM watchpost.alerts");
        const QString before = as("viewer_a", QStringLiteral("SELECT version FROM watchpost.alerts"));
        const QString shelve = QStringLiteral("SELECT watchpost.shelve_alert(%1, now() + interval '%2', 'filter')");
        const int version = as("viewer_a", shelve.arg(id('a', 7), QStringLiteral("2 hours"))).toInt();
        QCOMPARE(version, before.toInt() + 1);
        QVERIFY(as("viewer_a", shelve.arg(id('a', 7), QStringLiteral("-1 hours"))).contains(QLatin1String("to come")));
        QVERIFY(as("viewer_a", shelve.arg(id('a', 7), QStringLiteral("2 days"))).contains(QLatin1String("at most 24")));
        QCOMPARE(as("viewer_a",
                    QStringLiteral("SELECT watchpost.note_alert(%1, '  seen  ', %2)").arg(id('a', 7)).arg(version)),
                 QString::number(version + 1));
        QCOMPARE(as("viewer_a", state), QStringLiteral("t|viewer_a|filter|seen|%1").arg(version + 1));
        QVERIFY(
            as("viewer_a", QStringLiteral("SELECT watchpost.note_alert(%1, 'late', %2)").arg(id('a', 7)).arg(version))
                .contains(QStringLiteral("has changed in the meantime")));
        const QString unshelve = QStringLiteral("SELECT watchpost.unshelve_alert(%1)");
        QCOMPARE(as("viewer_a", unshelve.arg(id('a', 7))), QString::number(version + 2));
        QVERIFY(as("viewer_a", unshelve.arg(id('a', 7))).contains(QStringLiteral("is not shelved")));
        QCOMPARE(as("viewer_a", QStringLiteral("SELECT activity_type, metadata->>'user', metadata->>'note' FROM "
                                               "integration_activity_log WHERE activity_type ~ "
                                               "'shelved|noted' ORDER BY activity_type")),
                 QStringLiteral("alert_noted|viewer_a|seen\nalert_shelved|viewer_a|filter\n"
                                "alert_unshelved|viewer_a|"));
    }
    void actsOnNoAlertOfAnotherOrganization_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::newRow("acknowledge") << QStringLiteral("SELECT watchpost.acknowledge_alert(%1)");
        QTest::newRow("shelve") << QStringLiteral("SELECT watchpost.shelve_alert(%1, now() + interval '1 hour')");
        QTest::newRow("unshelve") << QStringLiteral("SELECT watchpost.unshelve_alert(%1)");
        QTest::newRow("note") << QStringLiteral("SELECT watchpost.note_alert(%1, 'mine')");
        QTest::newRow("what they call") << QStringLiteral("SELECT watchpost.own_alert(%1)");
    }
    void actsOnNoAlertOfAnotherOrganization()
    {
        QFETCH(QString, sql);
        const QString before =
            m_database.ask(QStringLiteral("SELECT * FROM watchpost.alerts WHERE rule_id = 'rule of b'"));
        for (const char *user : {"viewer_a", "lost", "collector_a", "admin_a", "stranger"}) {
            const QString others = firstLine(as(user, sql.arg(id('b', 7))));
            const QString none = firstLine(as(user, sql.arg(id('b', 7, 99))));
            QVERIFY2(others.startsWith(QStringLiteral("error")), qPrintable(others));
            QCOMPARE(QString(others).remove(id('b', 7).mid(1, 36)), QString(none).remove(id('b', 7, 99).mid(1, 36)));
        }
        QCOMPARE(m_database.ask(QStringLiteral("SELECT * FROM watchpost.alerts WHERE rule_id = 'rule of b'")), before);
    }

    // The same words whether another organization uses a key or not.
    void tellsNoCollectorWhatOthersUse_data()
    {
        QTest::addColumn<QString>("sql"); // %1: used by B, then not
        QTest::addColumn<QString>("used");
        QTest::addColumn<QString>("unused");
        const QString b = id('b', 1);
        QTest::newRow("device") << QStringLiteral(
                                       "INSERT INTO watchpost.devices (id, organization_id, integration_id, "
                                       "external_id, name, first_seen_at) VALUES (gen_random_uuid(), %2, %3, "
                                       "'%1', '', now())")
                                       .arg(QStringLiteral("%1"), id('a', 0), b)
                                << QStringLiteral("device 1 of b") << QStringLiteral("free");
        QTest::newRow("topic") << QStringLiteral("INSERT INTO watchpost.topics (integration_id, topic, last_at) VALUES "
                                                 "(%2, '%1', now()) ON CONFLICT (integration_id, topic) DO UPDATE SET "
                                                 "qos = 1")
                                      .arg(QStringLiteral("%1"), b)
                               << QStringLiteral("topic of b") << QStringLiteral("free");
        QTest::newRow("alert state")
            << QStringLiteral("INSERT INTO watchpost.alert_states SELECT %2, '%1', %3, '', %4, 'active', now()")
                   .arg(QStringLiteral("%1"), b, id('b', 2), id('a', 0))
            << QStringLiteral("rule of b") << QStringLiteral("free");
        QTest::newRow("rollup") << QStringLiteral("INSERT INTO watchpost.telemetry_rollup SELECT %2, '%1', 3600, "
                                                  "date_trunc('hour', now()), 1, 1, 1, 1, 1")
                                       .arg(QStringLiteral("%1"), id('b', 2))
                                << QStringLiteral("metric of b") << QStringLiteral("free");
        QTest::newRow("count") << QStringLiteral("INSERT INTO watchpost.activity_counts SELECT date_trunc('hour', "
                                                 "now()), %2, '%1', 1")
                                      .arg(QStringLiteral("%1"), b)
                               << QStringLiteral("other") << QStringLiteral("free");
        QTest::newRow("saved view") << QStringLiteral("INSERT INTO watchpost.saved_views (id, name, content, "
                                                      "changed_at) VALUES (gen_random_uuid(), '%1', '{}', now())")
                                    << QStringLiteral("view of b") << QStringLiteral("free");
        QTest::newRow("rule") << QStringLiteral("INSERT INTO watchpost.alert_rules SELECT %2, '%1', '', '{}', true, 1, "
                                                "now()")
                                     .arg(QStringLiteral("%1"), id('a', 0))
                              << QStringLiteral("rule of b") << QStringLiteral("free");
        QTest::newRow("row of the log")
            << QStringLiteral("INSERT INTO integration_activity_log (id, organization_id, integration_id, direction, "
                              "activity_type, status) VALUES ('%1', %2, %3, 'incoming', 'other', 'success')")
                   .arg(QStringLiteral("%1"), id('b', 0), b)
            << id('b', 8).mid(1, 36) << id('b', 8, 999).mid(1, 36);
    }
    void tellsNoCollectorWhatOthersUse()
    {
        QFETCH(QString, sql);
        QFETCH(QString, used);
        QFETCH(QString, unused);
        const QString first = as("collector_a", sql.arg(used));
        QVERIFY2(ofNobodyElse(firstLine(first).remove(used)), qPrintable(first));
        QCOMPARE(firstLine(first).remove(used), firstLine(as("collector_a", sql.arg(unused))).remove(unused));
    }

    void letsACollectorDoItsWork()
    {
        const QString work =
            QStringLiteral(
                "INSERT INTO watchpost.ingest_progress (inbox_id, last_seq) VALUES (%3, 0) ON CONFLICT DO NOTHING;"
                "INSERT INTO watchpost.collectors (inbox_id, client_id, integration_id, host, pid, version, "
                "inbox_path, "
                "started_at, heartbeat_at) VALUES (%3, 'c', %2, 'h', 1, '1', '', now(), now());"
                "INSERT INTO watchpost.devices (id, organization_id, integration_id, external_id, name, first_seen_at) "
                "VALUES (%4, %1, %2, 'new', 'new', now()) ON CONFLICT (id) DO UPDATE SET name = excluded.name;"
                "INSERT INTO integration_activity_log (id, organization_id, integration_id, direction, activity_type, "
                "status) VALUES (%4, %1, %2, 'incoming', 'mqtt_message_received', 'success') ON CONFLICT DO NOTHING;"
                "SELECT record_device_telemetry(%4, %1, '{}', %4);"
                "INSERT INTO watchpost.telemetry_rollup VALUES (%4, 'm', 60, now(), 1, 1, 1, 1, 1);"
                "UPDATE watchpost.ingest_progress SET last_seq = 5 WHERE inbox_id = %3;"
                "INSERT INTO watchpost.ingest_rejects VALUES (%4, %3, 1, 't', '', 0, false, now(), 'e', 'c');"
                "UPDATE watchpost.integrations SET broker = 'x' WHERE id = %2;"
                "SELECT turn FROM watchpost.integrations WHERE id = %2 FOR UPDATE;"
                "SELECT last_seq FROM watchpost.ingest_progress WHERE inbox_id = %3")
                .arg(id('a', 0), id('a', 1), id('a', 3, 7), id('a', 2, 7));
        const QString done = as("collector_a", work);
        QVERIFY2(done.endsWith(QStringLiteral("\n5")), qPrintable(done));
        // Not in another's name, and not on another's rows.
        QVERIFY(as("collector_a",
                   QStringLiteral("SELECT record_device_telemetry(%1, %2, '{}')").arg(id('b', 2), id('b', 0)))
                    .contains(QStringLiteral("row-level security")));
        QCOMPARE(as("collector_a", QStringLiteral("WITH u AS (UPDATE watchpost.devices SET name = 'x' WHERE id = %1 "
                                                  "RETURNING 1) SELECT count(*) FROM u")
                                       .arg(id('b', 2))),
                 QStringLiteral("0"));
        QVERIFY(as("collector_a", QStringLiteral("INSERT INTO watchpost.organizations VALUES (gen_random_uuid(), 'C', "
                                                 "now())"))
                    .contains(QStringLiteral("row-level security")));
        QVERIFY(
            as("collector_a", QStringLiteral("INSERT INTO watchpost.member VALUES ('collector_a', %1)").arg(id('b', 0)))
                .contains(QStringLiteral("permission denied")));
    }

    void removesOnlyRowsOfTheSessionsOrganizations()
    {
        const QString left = QStringLiteral("SELECT count(*) FILTER (WHERE organization_id = %1), count(*) FILTER "
                                            "(WHERE organization_id = %2) FROM device_telemetry_history WHERE "
                                            "received_at < now() - interval '2 days'")
                                 .arg(id('a', 0), id('b', 0));
        QCOMPARE(m_database.ask(left), QStringLiteral("5|5"));
        QCOMPARE(
            as("collector_a", QStringLiteral("SELECT watchpost.count_old('telemetry', now() - interval '4 days')")),
            QStringLiteral("5"));
        QCOMPARE(as("collector_a", QStringLiteral("SELECT cleanup_old_telemetry(4)")), QStringLiteral("5"));
        QCOMPARE(m_database.ask(left), QStringLiteral("0|5"));
        QCOMPARE(as("collector_a", QStringLiteral("SELECT cleanup_old_activity(4)")), QStringLiteral("5"));
        // Whoever administers the database removes everybody's, whole days at a time.
        QCOMPARE(as("admin_a", QStringLiteral("SELECT cleanup_old_telemetry(4)")), QStringLiteral("5"));
        QCOMPARE(m_database.ask(QStringLiteral("SELECT count(*) FROM watchpost.partitions('device_telemetry_history') "
                                               "WHERE lower > '-infinity' AND upper < now() - interval '4 days'")),
                 QStringLiteral("0"));
    }

    void letsAnAdministratorSayWhoBelongsWhere()
    {
        QCOMPARE(
            as("admin_a", QStringLiteral("INSERT INTO watchpost.organizations VALUES (%1, 'C', now()); INSERT INTO "
                                         "watchpost.member VALUES ('lost', %1)")
                              .arg(id('c', 0))),
            QString());
        QCOMPARE(as("lost", QStringLiteral("SELECT name FROM watchpost.organizations")), QStringLiteral("C"));
        QCOMPARE(as("admin_a", QStringLiteral("DELETE FROM watchpost.member WHERE role_name = 'lost'")), QString());
        QCOMPARE(as("lost", QStringLiteral("SELECT name FROM watchpost.organizations")), QString());
    }

    void mayBeRunAgainByWhoMigrates()
    {
        const QString seen = as("viewer_a", QStringLiteral("SELECT count(*) FROM integration_activity_log"));
        QCOMPARE(m_database.runMigrations(QStringLiteral("migrator")), QString());
        QCOMPARE(m_database.runScript("roles.sql", QStringLiteral("migrator")), QString());
        protectsEveryTableViewAndFunction();
        QCOMPARE(as("viewer_a", QStringLiteral("SELECT count(*) FROM integration_activity_log")), seen);
        QCOMPARE(as("collector_a", QStringLiteral("SELECT watchpost.may_remove(%1)").arg(id('b', 0))),
                 QStringLiteral("f"));
    }

    void asksForTheRightToMakeRoles()
    {
        QVERIFY(!m_server.createDatabase(QStringLiteral("plain"), QStringLiteral("plain")).isEmpty());
        const postgres::Database database(m_server, QStringLiteral("plain"));
        QCOMPARE(database.runScript("0001_tables.sql", QStringLiteral("plain")), QString());
        QCOMPARE(database.runScript("0002_alerts.sql", QStringLiteral("plain")), QString());
        const QString refused = database.runScript("roles.sql", QStringLiteral("plain"));
        QVERIFY2(refused.contains(QStringLiteral("ERROR")), qPrintable(refused));
        QCOMPARE(database.ask(QStringLiteral("SELECT record_device_telemetry(gen_random_uuid(), gen_random_uuid(), "
                                             "'{}') IS NOT NULL"),
                              QStringLiteral("plain")),
                 QStringLiteral("t"));
    }

    void leavesAnAdoptedLogAsItIs()
    {
        const postgres::Database server(m_server, QStringLiteral("postgres"));
        QCOMPARE(server.run(QStringLiteral("CREATE ROLE other_reader LOGIN; CREATE ROLE other_service LOGIN")),
                 QString());
        QVERIFY(!m_server.createDatabase(QStringLiteral("shared"), QStringLiteral("migrator")).isEmpty());
        const postgres::Database database(m_server, QStringLiteral("shared"));
        const auto made =
            m_server.psqlFile(QStringLiteral("shared"), QStringLiteral(SOURCE_ROOT "/tests/postgres/older_log.sql"),
                              QStringLiteral("migrator"));
        QVERIFY2(made.status == 0, qPrintable(made.error));
        const QString state = QStringLiteral(
            "SELECT relowner::regrole, relacl, relforcerowsecurity, (SELECT string_agg(p::text, ',' ORDER BY "
            "policyname) "
            "FROM pg_policies p WHERE tablename = relname) FROM pg_class WHERE relname = 'integration_activity_log'");
        const QString before = database.ask(state);
        QCOMPARE(database.runMigrations(QStringLiteral("migrator")), QString());
        QCOMPARE(database.runScript("roles.sql", QStringLiteral("migrator")), QString());
        QCOMPARE(database.ask(state), before);
        QVERIFY(database.ask(QStringLiteral("SELECT * FROM integration_activity_log"), QStringLiteral("viewer_a"))
                    .contains(QStringLiteral("permission denied")));
        QCOMPARE(database.ask(QStringLiteral("SELECT count(*) FROM watchpost.devices"), QStringLiteral("lost")),
                 QStringLiteral("0"));
        QCOMPARE(database.ask(QStringLiteral("SELECT cleanup_old_activity(1), cleanup_old_telemetry(1)"),
                              QStringLiteral("migrator")),
                 QStringLiteral("0|0"));
    }
};

QTEST_GUILESS_MAIN(RolesTest)
#include "tst_roles.moc"
