// SPDX-License-Identifier: GPL-3.0-or-later
// sql/postgres/0001_tables.sql on a fresh database: what it makes, that it may be run again and by whom.
#include "postgres/database.h"

#include <QDir>
#include <QProcess>

class TablesTest : public QObject
{
    Q_OBJECT

private:
    support::Postgres m_server{{.fsync = false}};

    postgres::Database make(const QString &name, const QString &owner = QStringLiteral("postgres"))
    {
        if (m_server.createDatabase(name, owner).isEmpty())
            qFatal("%s", qPrintable(m_server.errorString()));
        return {m_server, name};
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(support::Postgres::isInstalled());
        QVERIFY2(m_server.start(), qPrintable(m_server.errorString()));
    }

    void comesBackAfterEveryKindOfEnd_data()
    {
        QTest::addColumn<int>("way");
        QTest::newRow("fast") << 0;
        QTest::newRow("immediate") << 1;
        QTest::newRow("killed") << 2;
    }
    void comesBackAfterEveryKindOfEnd()
    {
        QFETCH(int, way);
        const qint64 before = m_server.pid();
        if (way == 2)
            m_server.kill();
        else
            m_server.stop(way == 0 ? support::Postgres::Stop::Fast : support::Postgres::Stop::Immediate);
        QVERIFY(!m_server.isRunning());
        QVERIFY2(m_server.start(), qPrintable(m_server.errorString()));
        QVERIFY(m_server.pid() != before);
        QCOMPARE(postgres::Database(m_server, QStringLiteral("postgres")).ask(QStringLiteral("SELECT 1")),
                 QStringLiteral("1"));
    }

    void makesTheTablesAndMayBeRunAgain()
    {
        const auto database = make(QStringLiteral("twice"));
        QCOMPARE(database.runMigrations(), QString());
        const QString all =
            QStringLiteral("SELECT string_agg(n.nspname || '.' || c.relname || ' ' || c.relkind::text, ',' "
                           "ORDER BY n.nspname, c.relname) FROM pg_class c "
                           "JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname IN ('public', 'watchpost')");
        const QString before = database.ask(all);
        QVERIFY2(before.contains(QStringLiteral("public.integration_activity_log p")), qPrintable(before));
        QCOMPARE(database.runMigrations(), QString());
        QCOMPARE(database.ask(all), before);
        QCOMPARE(database.ask(QStringLiteral("SELECT count(*) FROM watchpost.post_steps()")), QStringLiteral("0"));
    }

    void letsANewLogHaveIndexesThatEndWithTheTime_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("end");
        QTest::newRow("new") << QString() << QStringLiteral("created_at)");
        // Nobody waits for indexes to be made again.
        QTest::newRow("with rows") << QStringLiteral(
                                          "INSERT INTO integration_activity_log (organization_id, integration_id, "
                                          "direction, activity_type, status) SELECT g, g, 'incoming', 'other', "
                                          "'success' FROM gen_random_uuid() g")
                                   << QStringLiteral("created_at, id)");
    }
    void letsANewLogHaveIndexesThatEndWithTheTime()
    {
        QFETCH(QString, before);
        QFETCH(QString, end);
        const auto database = make(QStringLiteral("shorter_") + QString::number(before.size()));
        QCOMPARE(database.runScript("0001_tables.sql"), QString());
        QCOMPARE(database.run(before), QString());
        QCOMPARE(database.runScript("0004_shorter_indexes.sql"), QString());
        const QString definitions = QStringLiteral(
            "SELECT indexdef FROM pg_indexes WHERE tablename = 'integration_activity_log' AND indexname IN "
            "('idx_activity_time', 'idx_activity_type_time', 'idx_activity_device_time')");
        const QStringList made = database.ask(definitions).split(QLatin1Char('\n'));
        QCOMPARE(made.size(), 3);
        for (const QString &definition : made)
            QVERIFY2(definition.endsWith(end), qPrintable(definition));
        QCOMPARE(database.ask(QStringLiteral("SELECT count(*) FROM watchpost.post_steps()")), QStringLiteral("0"));
    }

    void hasEveryColumnOfTheSqliteStore()
    {
        const auto database = make(QStringLiteral("twin"));
        QStringList arguments{QStringLiteral(":memory:")};
        const QDir sqlite(QStringLiteral(SOURCE_ROOT "/sql/sqlite"));
        const QStringList files = sqlite.entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name);
        for (const QString &file : files) {
            arguments << QStringLiteral(".read '%1'").arg(sqlite.filePath(file));
            QCOMPARE(database.runScript(qPrintable(file)), QString());
        }
        arguments << QStringLiteral("SELECT m.name || '.' || c.name FROM sqlite_master m JOIN "
                                    "pragma_table_info(m.name) c WHERE m.type = 'table'");
        QProcess process;
        process.start(QStringLiteral("sqlite3"), arguments);
        QVERIFY(process.waitForFinished());
        QStringList missing = QString::fromUtf8(process.readAllStandardOutput()).trimmed().split(QLatin1Char('\n'));
        QVERIFY(missing.contains(QStringLiteral("alerts.acknowledged_by")));
        const QStringList present =
            database
                .ask(QStringLiteral("SELECT c.relname || '.' || a.attname FROM pg_attribute a JOIN pg_class c ON c.oid "
                                    "= a.attrelid WHERE a.attnum > 0 AND c.relkind IN ('r', 'p') AND c.relnamespace IN "
                                    "('public'::regnamespace, 'watchpost'::regnamespace)"))
                .split(QLatin1Char('\n'));
        missing.removeIf([&present](const QString &column) { return present.contains(column); });
        QCOMPARE(missing, QStringList());
    }
};

QTEST_GUILESS_MAIN(TablesTest)
#include "tst_tables.moc"
