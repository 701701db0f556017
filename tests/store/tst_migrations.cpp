// SPDX-License-Identifier: GPL-3.0-or-later
// Migrations: once each, by one or several processes, never a changed or a newer one.
#include "inbox_fixture.h"
#include "store/database.h"
#include "store/migrations.h"
#include "store/sql_script.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using fixture::ask;
using store::Migration;

class MigrationsTest : public QObject
{
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_folder;
    store::StoreUrl m_url;

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_url.path = m_folder->filePath(QStringLiteral("store.sqlite"));
    }

    void bringsAnEmptyStoreToTheNewestSchema()
    {
        const auto before = store::migrationStatus(m_url);
        QCOMPARE(before->applied, 0);
        QVERIFY(before->pending.contains(QStringLiteral("0001_tables")));
        const auto after = store::migrate(m_url, 42);
        QVERIFY2(after, after ? "" : qPrintable(after.error().text));
        QCOMPARE(after->applied, after->newest);
        QVERIFY(after->pending.isEmpty());
        QCOMPARE(ask(m_url.path, QStringLiteral("SELECT applied_at FROM schema_migrations WHERE number = 1")).toInt(),
                 42);
        QCOMPARE(ask(m_url.path, QStringLiteral("PRAGMA journal_mode")).toString(), QStringLiteral("wal"));
        QCOMPARE(ask(m_url.path, QStringLiteral("PRAGMA auto_vacuum")).toInt(), 2);
        for (const char *view : {"v_activity", "v_telemetry", "integration_activity_summary"})
            QCOMPARE(ask(m_url.path, QStringLiteral("SELECT count(*) FROM %1").arg(QLatin1String(view))).toInt(), 0);
    }

    void changesNothingTheSecondTime()
    {
        QVERIFY(store::migrate(m_url, 1));
        QVERIFY(store::migrate(m_url, 2));
        QCOMPARE(ask(m_url.path, QStringLiteral("SELECT max(applied_at) FROM schema_migrations")).toInt(), 1);
        QVERIFY(store::migrationStatus(m_url)->pending.isEmpty());
    }

    void letsSeveralProcessesMigrateAtOnce()
    {
        std::vector<std::unique_ptr<QProcess>> processes;
        for (int i = 0; i < 4; ++i) {
            processes.push_back(std::make_unique<QProcess>());
            processes.back()->start(QCoreApplication::applicationFilePath(), {QStringLiteral("--migrate"), m_url.path});
        }
        for (const auto &process : processes) {
            QVERIFY(process->waitForFinished(60'000));
            QCOMPARE(process->exitCode(), 0);
        }
        QVERIFY(store::migrationStatus(m_url)->pending.isEmpty());
    }

    void keepsWhatAStoreWithoutAlertsHeld()
    {
        const auto all = store::builtInMigrations();
        {
            const auto database = store::Database::open(m_url.path, store::Access::ReadWrite);
            QVERIFY(store::migrate(**database, {all.front()}, 1));
            QVERIFY((*database)->exec(
                QStringLiteral("INSERT INTO organizations (id, name, created_at) VALUES (x'00', 'Works', 1)")));
            QVERIFY((*database)->exec(QStringLiteral(
                "INSERT INTO devices (id, organization_id, integration_id, external_id, name, first_seen_at) "
                "VALUES (x'01', x'00', x'02', '5', '5', 1)")));
        }
        const auto after = store::migrate(m_url, 2);
        QVERIFY2(after, after ? "" : qPrintable(after.error().text));
        QCOMPARE(after->applied, int(all.size()));
        QCOMPARE(ask(m_url.path, QStringLiteral("SELECT intervals FROM devices")).toString(), QStringLiteral("[]"));
        QCOMPARE(ask(m_url.path, QStringLiteral("SELECT rules_shipped FROM organizations")).toInt(), 0);
        QCOMPARE(ask(m_url.path, QStringLiteral("SELECT count(*) FROM alerts")).toInt(), 0);
    }

    void refusesAChangedMigration()
    {
        QVERIFY(store::migrate(m_url, 1));
        {
            const auto database = store::Database::open(m_url.path, store::Access::ReadWrite);
            QVERIFY((*database)->exec(QStringLiteral("UPDATE schema_migrations SET hash = 'other'")));
        }
        QCOMPARE(store::migrate(m_url, 2).error().code, QStringLiteral("changed_migration"));
        QCOMPARE(store::migrationStatus(m_url).error().code, QStringLiteral("changed_migration"));
    }

    void refusesANewerSchema()
    {
        QVERIFY(store::migrate(m_url, 1));
        {
            const auto database = store::Database::open(m_url.path, store::Access::ReadWrite);
            QVERIFY((*database)->exec(QStringLiteral("INSERT INTO schema_migrations VALUES (9999, 'x', 'y', 1)")));
        }
        QCOMPARE(store::migrate(m_url, 2).error().code, QStringLiteral("newer_schema"));
    }

    void leavesNothingOfAMigrationThatFails()
    {
        const auto database = store::Database::open(m_url.path, store::Access::ReadWrite);
        const std::vector<Migration> migrations = {
            {1, QStringLiteral("good"), "CREATE TABLE a (x); CREATE TABLE b (x);", "h1"},
            {2, QStringLiteral("bad"), "CREATE TABLE c (x); CREATE TABLE a (x);", "h2"}};
        QVERIFY(!store::migrate(**database, migrations, 1));
        QCOMPARE(ask(m_url.path, QStringLiteral("SELECT count(*) FROM sqlite_master")).toInt(), 0);
        QVERIFY(store::migrate(**database, {migrations[0]}, 1));
        QCOMPARE(ask(m_url.path, QStringLiteral("SELECT count(*) FROM schema_migrations")).toInt(), 1);
    }

    void splitsScripts_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<QStringList>("statements");
        QTest::newRow("empty") << QStringLiteral(" \n-- nothing\n;;") << QStringList();
        QTest::newRow("two") << QStringLiteral("a; b") << QStringList{QStringLiteral("a"), QStringLiteral("b")};
        QTest::newRow("quoted") << QStringLiteral("a ';' ''';'; b \";\"")
                                << QStringList{QStringLiteral("a ';' ''';'"), QStringLiteral("b \";\"")};
        QTest::newRow("comments") << QStringLiteral("a -- x;'\n b /* ; */ c;")
                                  << QStringList{QStringLiteral("a  \n b   c")};
        QTest::newRow("trigger") << QStringLiteral("CREATE TRIGGER t AFTER INSERT ON x BEGIN a; b; END; c")
                                 << QStringList{QStringLiteral("CREATE TRIGGER t AFTER INSERT ON x BEGIN a; b; END"),
                                                QStringLiteral("c")};
    }
    void splitsScripts()
    {
        QFETCH(QString, script);
        QFETCH(QStringList, statements);
        QCOMPARE(store::splitSql(script), statements);
    }
};

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QLatin1String("--migrate"))
        return store::migrate({arguments.value(2)}, 1) ? 0 : 1;
    MigrationsTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_migrations.moc"
