// SPDX-License-Identifier: GPL-3.0-or-later
// The questions of the founding document, as written there, at a million messages: an index answers each, and what is
// read for it is bounded by the answer, not by the table.
#include "postgres/database.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

class PlansTest : public QObject
{
    Q_OBJECT

private:
    support::Postgres m_server{
        {.fsync = false,
         .lines = {QStringLiteral("max_wal_size = '4GB'"), QStringLiteral("wal_level = minimal"),
                   QStringLiteral("max_wal_senders = 0"), QStringLiteral("shared_buffers = '256MB'")}}};
    postgres::Database m_database{m_server, QStringLiteral("million")};

    struct Found
    {
        int indexes = 0;
        qint64 rows = 0;    // of the answer
        double read = 0;    // rows that were looked at in tables and indexes for it
        QStringList walked; // tables read from end to end for few of their rows
    };
    // A table of a few rows is rightly read as it is, and so is a day of which a good part is the answer: late in the
    // day that is today's, of which every page holds rows of each integration.
    static constexpr double kHandful = 1000;

    static void look(const QJsonObject &node, Found &found)
    {
        const QString type = node.value(QStringLiteral("Node Type")).toString();
        if (type.contains(QStringLiteral("Index")))
            ++found.indexes;
        const double removed = node.value(QStringLiteral("Rows Removed by Filter")).toDouble();
        const double read = node.value(QStringLiteral("Actual Rows")).toDouble() + removed;
        if (type.contains(QStringLiteral("Scan")))
            found.read += (read + node.value(QStringLiteral("Rows Removed by Index Recheck")).toDouble()) *
                          node.value(QStringLiteral("Actual Loops")).toDouble();
        if (type == QStringLiteral("Seq Scan") && removed > std::max(kHandful, read * 7 / 8))
            found.walked << QStringLiteral("%1 (%2 of %3 left out)")
                                .arg(node.value(QStringLiteral("Relation Name")).toString())
                                .arg(removed)
                                .arg(read);
        const QJsonArray plans = node.value(QStringLiteral("Plans")).toArray();
        for (const QJsonValue &plan : plans)
            look(plan.toObject(), found);
    }
    Found explain(const QString &sql) const
    {
        const QString text = m_database.ask(QStringLiteral("EXPLAIN (ANALYZE, FORMAT JSON) ") + sql);
        const QJsonObject plan =
            QJsonDocument::fromJson(text.toUtf8()).array().at(0).toObject().value(QStringLiteral("Plan")).toObject();
        Found found;
        found.rows = plan.value(QStringLiteral("Actual Rows")).toInteger();
        look(plan, found);
        return found;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(support::Postgres::isInstalled());
        QVERIFY2(m_server.start(), qPrintable(m_server.errorString()));
        QVERIFY(!m_server.createDatabase(QStringLiteral("million")).isEmpty());
        QCOMPARE(m_database.runMigrations(), QString());
        const auto filled =
            m_server.psqlFile(QStringLiteral("million"), QStringLiteral(SOURCE_ROOT "/tests/postgres/million.sql"));
        QVERIFY2(filled.status == 0, qPrintable(filled.error));
        QCOMPARE(m_database.ask(QStringLiteral("SELECT count(*) FROM watchpost.post_steps()")), QStringLiteral("0"));
    }

    void answersFromAnIndex_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<int>("atLeast"); // rows
        QTest::newRow("recent events of an integration")
            << QStringLiteral("SELECT * FROM integration_activity_log WHERE integration_id = "
                              "'00000003-0000-0000-0000-000000000001' AND activity_type LIKE 'mqtt_%' AND created_at > "
                              "NOW() - INTERVAL '24 hours' ORDER BY created_at DESC")
            << 20'000;
        QTest::newRow("status history of a device")
            << QStringLiteral("SELECT created_at, activity_type, metadata->>'previous_status' as previous, "
                              "metadata->>'new_status' as new, metadata->>'status_reason' as reason FROM "
                              "integration_activity_log WHERE activity_type IN ('mqtt_device_online', "
                              "'mqtt_device_offline') AND metadata->>'device_id' = "
                              "'00000004-0000-0000-0000-000000000001' ORDER BY created_at DESC")
            << 5;
        QTest::newRow("one metric of a device over a week")
            << QStringLiteral("SELECT received_at, (telemetry->>'temperature')::numeric as temperature FROM "
                              "device_telemetry_history WHERE device_id = '00000004-0000-0000-0000-000000000001' AND "
                              "received_at > NOW() - INTERVAL '7 days' ORDER BY received_at ASC")
            << 1'000;
        QTest::newRow("events with their readings")
            << QStringLiteral("SELECT a.created_at, a.activity_type, a.metadata, t.telemetry FROM "
                              "integration_activity_log a LEFT JOIN device_telemetry_history t ON t.activity_log_id = "
                              "a.id WHERE a.integration_id = '00000003-0000-0000-0000-000000000001' AND a.created_at > "
                              "NOW() - INTERVAL '1 hour' ORDER BY a.created_at DESC")
            << 900;
        QTest::newRow("readings that have a field")
            << QStringLiteral("SELECT * FROM device_telemetry_history WHERE telemetry ? 'co2'") << 500;
        QTest::newRow("readings with a value")
            << QStringLiteral("SELECT * FROM device_telemetry_history WHERE telemetry @> '{\"co2\": 500}'") << 40;
        QTest::newRow("problems") << QStringLiteral("SELECT * FROM integration_activity_log WHERE status IN ('failed', "
                                                    "'timeout', 'error') ORDER BY created_at DESC, id DESC LIMIT 100")
                                  << 100;
        QTest::newRow("events of a type")
            << QStringLiteral("SELECT * FROM integration_activity_log WHERE activity_type = 'mqtt_device_online' ORDER "
                              "BY created_at DESC, id DESC LIMIT 100")
            << 100;
        QTest::newRow("a page of a device")
            << QStringLiteral("SELECT * FROM integration_activity_log WHERE metadata->>'device_id' = "
                              "'00000004-0000-0000-0000-000000000001' AND created_at <= NOW() - INTERVAL '2 days' AND "
                              "(created_at, id) < (NOW() - INTERVAL '2 days', '00000001-0000-0000-0000-000000000001') "
                              "ORDER BY created_at DESC, id DESC LIMIT 100")
            << 100;
        QTest::newRow("the newest") << QStringLiteral("SELECT * FROM integration_activity_log ORDER BY created_at "
                                                      "DESC, id DESC LIMIT 100")
                                    << 100;
    }
    void answersFromAnIndex()
    {
        QFETCH(QString, sql);
        QFETCH(int, atLeast);
        const Found found = explain(sql);
        QVERIFY2(found.walked.isEmpty(), qPrintable(found.walked.join(QLatin1Char(' '))));
        QVERIFY(found.indexes > 0);
        QVERIFY2(found.rows >= atLeast, qPrintable(QString::number(found.rows)));
        // A join reads two rows for one; an hour of all four integrations, which lie side by side, may be read for that
        // of one; never the whole table.
        QVERIFY2(found.read <= 6.0 * double(found.rows) + kHandful, qPrintable(QString::number(found.read)));
    }

    void findsWordsInErrorTextsWhereTheExtensionIs()
    {
        const bool there =
            m_database.ask(QStringLiteral("SELECT count(*) FROM pg_extension WHERE extname = 'pg_trgm'")) ==
            QStringLiteral("1");
        const QString one =
            QStringLiteral("SELECT * FROM integration_activity_log WHERE error_message ILIKE '%NUMBER 77001%'");
        QCOMPARE(m_database.ask(QStringLiteral("SELECT count(*) FROM (%1) s").arg(one)), QStringLiteral("1"));
        QVERIFY(!there || explain(one).walked.isEmpty());
    }
};

QTEST_GUILESS_MAIN(PlansTest)
#include "tst_plans.moc"
