// SPDX-License-Identifier: GPL-3.0-or-later
// Days made ahead, and what retention does to them: beside a reader, beside ingest, in steps.
#include "postgres/database.h"

#include <QProcess>

class PartitionsTest : public QObject
{
    Q_OBJECT

private:
    support::Postgres m_server{{.fsync = false}};
    int m_databases = 0;

    // A fresh database of today, with days made from `back` days ago.
    postgres::Database make(int back = 0)
    {
        const QString name = QStringLiteral("days%1").arg(++m_databases);
        if (m_server.createDatabase(name).isEmpty())
            qFatal("%s", qPrintable(m_server.errorString()));
        postgres::Database database(m_server, name);
        QString failed = database.runMigrations();
        if (failed.isEmpty())
            failed = database.run(
                QStringLiteral("SELECT watchpost.ensure_partitions((now() AT TIME ZONE 'UTC')::date - %1, 1)")
                    .arg(back));
        if (!failed.isEmpty())
            qFatal("%s", qPrintable(failed));
        return database;
    }

    // `count` rows of a type at noon of the day so many days ago.
    static QString rows(const QString &type, int daysAgo, int count)
    {
        return QStringLiteral("INSERT INTO integration_activity_log (organization_id, integration_id, direction, "
                              "activity_type, status, created_at) SELECT gen_random_uuid(), gen_random_uuid(), "
                              "'incoming', '%1', 'success', ((now() AT TIME ZONE 'UTC')::date - %2 + time '12:00') "
                              "AT TIME ZONE 'UTC' FROM generate_series(1, %3);")
            .arg(type)
            .arg(daysAgo)
            .arg(count);
    }
    static QString readings(int daysAgo, int count)
    {
        return QStringLiteral("INSERT INTO device_telemetry_history (device_id, organization_id, telemetry, "
                              "received_at) SELECT gen_random_uuid(), gen_random_uuid(), '{\"temperature\": 1}', "
                              "((now() AT TIME ZONE 'UTC')::date - %1 + time '12:00') AT TIME ZONE 'UTC' "
                              "FROM generate_series(1, %2);")
            .arg(daysAgo)
            .arg(count);
    }
    static QString where(const QString &type)
    {
        return QStringLiteral("SELECT string_agg(DISTINCT CASE WHEN tableoid::regclass::text ~ '_past$' THEN 'past' "
                              "WHEN tableoid::regclass::text ~ '_rest$' THEN 'rest' WHEN tableoid::regclass::text ~ "
                              "'_events_' THEN 'events' ELSE 'day' END, ',') FROM integration_activity_log "
                              "WHERE activity_type = '%1'")
            .arg(type);
    }
    static const QString kEvents;

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(support::Postgres::isInstalled());
        QVERIFY2(m_server.start(), qPrintable(m_server.errorString()));
    }

    void makesDaysOnce()
    {
        const auto database = make(0);
        const QString ensure =
            QStringLiteral("SELECT watchpost.ensure_partitions((now() AT TIME ZONE 'UTC')::date + 20, 5)");
        QCOMPARE(database.ask(ensure), QStringLiteral("10"));
        QCOMPARE(database.ask(ensure), QStringLiteral("0"));
        QVERIFY(database.ask(QStringLiteral("SELECT watchpost.ensure_partitions(current_date, -1)"))
                    .contains(QStringLiteral("between 0 and 4000")));
    }

    void movesWhatADayWasMadeTooLateFor()
    {
        const auto database = make(0);
        QCOMPARE(database.run(rows(QStringLiteral("mqtt_device_online"), -30, 3)), QString());
        QCOMPARE(database.ask(where(QStringLiteral("mqtt_device_online"))), QStringLiteral("rest"));
        QCOMPARE(database.ask(
                     QStringLiteral("SELECT watchpost.ensure_partitions((now() AT TIME ZONE 'UTC')::date + 30, 1)")),
                 QStringLiteral("2"));
        QCOMPARE(database.ask(where(QStringLiteral("mqtt_device_online"))), QStringLiteral("day"));
        QCOMPARE(database.ask(QStringLiteral("SELECT count(*) FROM integration_activity_log")), QStringLiteral("3"));
    }

    void givesEarlierDaysWhatThePastHolds()
    {
        const auto database = make(0);
        QCOMPARE(database.run(rows(QStringLiteral("mqtt_device_online"), 20, 3) +
                              rows(QStringLiteral("mqtt_device_offline"), 40, 2)),
                 QString());
        QCOMPARE(database.ask(where(QStringLiteral("mqtt_device_online"))), QStringLiteral("past"));
        QCOMPARE(database.run(
                     QStringLiteral("SELECT watchpost.ensure_partitions((now() AT TIME ZONE 'UTC')::date - 25, 1)")),
                 QString());
        QCOMPARE(database.ask(where(QStringLiteral("mqtt_device_online"))), QStringLiteral("day"));
        QCOMPARE(database.ask(where(QStringLiteral("mqtt_device_offline"))), QStringLiteral("past"));
    }

    void givesEveryPartitionEachIndexOnce()
    {
        const auto database = make(15);
        QCOMPARE(database.run(rows(QStringLiteral("mqtt_device_online"), 12, 3) +
                              QStringLiteral("SELECT cleanup_old_activity(10)")),
                 QString());
        QCOMPARE(database.ask(QStringLiteral(
                     "SELECT count(*) FROM (SELECT h.inhrelid, count(i.indexrelid) AS n, (SELECT count(*) FROM "
                     "pg_index WHERE indrelid = h.inhparent) AS wanted, count(x.inhparent) AS attached "
                     "FROM pg_inherits h JOIN pg_class c ON c.oid = h.inhparent AND c.relkind = 'p' "
                     "LEFT JOIN pg_index i ON i.indrelid = h.inhrelid LEFT JOIN pg_inherits x ON x.inhrelid = "
                     "i.indexrelid GROUP BY 1, h.inhparent) s WHERE n <> wanted OR n <> attached")),
                 QStringLiteral("0"));
    }

    void makesDaysBesideAnOpenBatch()
    {
        const auto database = make(0);
        QProcess batch;
        batch.start(QStringLiteral("psql"), {QStringLiteral("-X"), QStringLiteral("-qAt"), QStringLiteral("-d"),
                                             m_server.uri(database.name())});
        batch.write("BEGIN; " + rows(QStringLiteral("mqtt_message_received"), 0, 1).toUtf8() + readings(0, 1).toUtf8() +
                    " SELECT 'open';\n");
        QTRY_VERIFY(batch.waitForReadyRead(100) || batch.bytesAvailable() > 0);
        QCOMPARE(database.ask(
                     QStringLiteral("SELECT watchpost.ensure_partitions((now() AT TIME ZONE 'UTC')::date + 50, 2)")),
                 QStringLiteral("4"));
        batch.write("COMMIT;\n");
        batch.closeWriteChannel();
        QVERIFY(batch.waitForFinished());
        QCOMPARE(database.ask(QStringLiteral("SELECT count(*) FROM integration_activity_log")), QStringLiteral("1"));
    }

    void dropsDaysOfReadings()
    {
        const auto database = make(15);
        QCOMPARE(database.run(readings(14, 10) + readings(12, 20) + readings(5, 40) + readings(150, 5)), QString());
        QCOMPARE(database.ask(QStringLiteral("SELECT watchpost.count_old('telemetry', now() - interval '10 days')")),
                 QStringLiteral("35"));
        QCOMPARE(database.ask(QStringLiteral("SELECT cleanup_old_telemetry(10)")), QStringLiteral("35"));
        QCOMPARE(database.ask(QStringLiteral("SELECT cleanup_old_telemetry(10)")), QStringLiteral("0"));
        QCOMPARE(database.ask(QStringLiteral("SELECT count(*) FROM device_telemetry_history")), QStringLiteral("40"));
        QCOMPARE(database.ask(QStringLiteral("SELECT count(*) FROM watchpost.partitions('device_telemetry_history') "
                                             "WHERE lower > '-infinity' AND upper <= now() - interval '10 days'")),
                 QStringLiteral("0"));
    }

    void keepsEventsOfDaysWhoseMessagesGo()
    {
        const auto database = make(45);
        QString fill;
        for (int day = 11; day < 45; ++day)
            fill += rows(QStringLiteral("mqtt_message_received"), day, 7) +
                    (day % 3 == 0 ? rows(QStringLiteral("mqtt_device_offline"), day, 2) : QString());
        fill += rows(QStringLiteral("mqtt_message_received"), 3, 11) + rows(QStringLiteral("sync_import"), 44, 1);
        QCOMPARE(database.run(fill), QString());
        const QString events = database.ask(kEvents);
        QVERIFY(!events.isEmpty());
        QCOMPARE(database.ask(QStringLiteral("SELECT watchpost.count_old('messages', now() - interval '10 days')")),
                 QStringLiteral("238"));
        QCOMPARE(database.ask(QStringLiteral("SELECT cleanup_old_activity(10)")), QStringLiteral("238"));
        QCOMPARE(database.ask(QStringLiteral("SELECT cleanup_old_activity(10)")), QStringLiteral("0"));
        QCOMPARE(database.ask(kEvents), events);
        QCOMPARE(database.ask(where(QStringLiteral("mqtt_device_offline"))), QStringLiteral("events"));
        QCOMPARE(database.ask(where(QStringLiteral("mqtt_message_received"))), QStringLiteral("day"));
        // At most one table a month for what remains, and one more where months were cut by days without events.
        QVERIFY(database
                    .ask(QStringLiteral("SELECT count(*) FROM watchpost.partitions('integration_activity_log') "
                                        "WHERE lower > '-infinity' AND upper <= now() - interval '10 days'"))
                    .toInt() < 25);
    }

    void removesEventsByTheirOwnTime()
    {
        const auto database = make(20);
        QCOMPARE(database.run(rows(QStringLiteral("mqtt_message_received"), 15, 5) +
                              rows(QStringLiteral("mqtt_device_offline"), 15, 2) +
                              rows(QStringLiteral("mqtt_device_offline"), 14, 2) +
                              rows(QStringLiteral("mqtt_device_offline"), 8, 4) +
                              rows(QStringLiteral("alert_raised"), 400, 3) +
                              QStringLiteral("SELECT cleanup_old_activity(10)")),
                 QString());
        QCOMPARE(database.ask(QStringLiteral("SELECT cleanup_old_events(365)")), QStringLiteral("3"));
        QCOMPARE(database.ask(QStringLiteral("SELECT cleanup_old_events(12)")), QStringLiteral("4"));
        QCOMPARE(database.ask(QStringLiteral("SELECT count(*) FROM integration_activity_log")), QStringLiteral("4"));
    }

    void removesInSteps()
    {
        const auto database = make(15);
        QCOMPARE(database.run(readings(14, 10) + readings(13, 20) + readings(150, 25)), QString());
        const QString step = QStringLiteral("SELECT watchpost.remove_old('telemetry', now() - interval '10 days', 10)");
        QStringList removed;
        do
            removed << database.ask(step);
        while (removed.last() != QStringLiteral("0") && removed.size() < 20);
        QCOMPARE(removed.join(QLatin1Char(' ')), QStringLiteral("10 10 5 10 20 0"));
    }

    void leavesADayThatIsInUseForLater()
    {
        const auto database = make(15);
        QCOMPARE(database.run(readings(14, 10)), QString());
        QProcess reader;
        reader.start(QStringLiteral("psql"), {QStringLiteral("-X"), QStringLiteral("-qAt"), QStringLiteral("-d"),
                                              m_server.uri(database.name())});
        reader.write("BEGIN; SELECT count(*) FROM device_telemetry_history;\n");
        QTRY_VERIFY(reader.waitForReadyRead(100) || reader.bytesAvailable() > 0);
        QCOMPARE(database.ask(QStringLiteral("SELECT cleanup_old_telemetry(10)")), QStringLiteral("0"));
        // Who only writes is not kept from it meanwhile, nor afterwards.
        QCOMPARE(database.run(readings(0, 1)), QString());
        reader.closeWriteChannel();
        QVERIFY(reader.waitForFinished());
        QCOMPARE(database.ask(QStringLiteral("SELECT cleanup_old_telemetry(10)")), QStringLiteral("10"));
    }

    void recordsAReading()
    {
        const auto database = make(0);
        const QString id = database.ask(QStringLiteral(
            "SELECT record_device_telemetry(p_device_id => '11111111-1111-1111-1111-111111111111', p_organization_id "
            "=> '22222222-2222-2222-2222-222222222222', p_telemetry => '{\"t\": 1}', p_activity_log_id => "
            "'33333333-3333-3333-3333-333333333333')"));
        QCOMPARE(database.ask(QStringLiteral("SELECT id || ' ' || activity_log_id || ' ' || telemetry || ' ' || "
                                             "(received_at > now() - interval '1 minute') FROM "
                                             "device_telemetry_history")),
                 id + QStringLiteral(" 33333333-3333-3333-3333-333333333333 {\"t\": 1} true"));
        QCOMPARE(id.mid(14, 1), QStringLiteral("7"));
    }

    void makesIdsThatAscendWithTime()
    {
        const auto database = make(0);
        QCOMPARE(database.ask(QStringLiteral(
                     "SELECT bool_and(a < b AND substr(b::text, 15, 1) = '7' AND substr(b::text, 20, 1) IN "
                     "('8', '9', 'a', 'b')) FROM (SELECT watchpost.uuid_v7() AS a, pg_sleep(0.002), "
                     "watchpost.uuid_v7() AS b FROM generate_series(1, 20)) s")),
                 QStringLiteral("t"));
    }
};

const QString PartitionsTest::kEvents =
    QStringLiteral("SELECT md5(string_agg(a::text, ',' ORDER BY id)) FROM integration_activity_log a "
                   "WHERE activity_type <> 'mqtt_message_received'");

QTEST_GUILESS_MAIN(PartitionsTest)
#include "tst_partitions.moc"
