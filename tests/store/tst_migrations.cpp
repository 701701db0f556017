// SPDX-License-Identifier: GPL-3.0-or-later
// Migrations: once each, by one or several processes, never a changed or a newer one.
#include "inbox_fixture.h"
#include "store/database.h"
#include "store/migrations.h"
#include "store/sql_script.h"
#include "test_store.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTest>

using fixture::ask;
using store::Migration;

class MigrationsTest : public QObject
{
    Q_OBJECT
    std::unique_ptr<fixture::TestStore> m_store;
    store::StoreUrl m_url;

private Q_SLOTS:
    void init()
    {
        m_store = std::make_unique<fixture::TestStore>();
        m_url = m_store->url();
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
        QCOMPARE(ask(m_url, QStringLiteral("SELECT @ms(applied_at) FROM @migrations WHERE number = 1")).toInt(), 42);
        QCOMPARE(ask(m_url, QStringLiteral("SELECT count(*) FROM integration_activity_summary")).toInt(), 0);
        if (fixture::onPostgres())
            return;
        QCOMPARE(ask(m_url.path, QStringLiteral("PRAGMA journal_mode")).toString(), QStringLiteral("wal"));
        QCOMPARE(ask(m_url.path, QStringLiteral("PRAGMA auto_vacuum")).toInt(), 2);
        for (const char *view : {"v_activity", "v_telemetry"})
            QCOMPARE(ask(m_url.path, QStringLiteral("SELECT count(*) FROM %1").arg(QLatin1String(view))).toInt(), 0);
    }

    void changesNothingTheSecondTime()
    {
        QVERIFY(store::migrate(m_url, 1));
        QVERIFY(store::migrate(m_url, 2));
        QCOMPARE(ask(m_url, QStringLiteral("SELECT @ms(max(applied_at)) FROM @migrations")).toInt(), 1);
        QVERIFY(store::migrationStatus(m_url)->pending.isEmpty());
    }

    void letsSeveralProcessesMigrateAtOnce()
    {
        std::vector<std::unique_ptr<QProcess>> processes;
        for (int i = 0; i < 4; ++i) {
            processes.push_back(std::make_unique<QProcess>());
            processes.back()->start(QCoreApplication::applicationFilePath(),
                                    {QStringLiteral("--migrate"), m_url.text()});
        }
        for (const auto &process : processes) {
            QVERIFY(process->waitForFinished(60'000));
            QCOMPARE(process->exitCode(), 0);
        }
        QVERIFY(store::migrationStatus(m_url)->pending.isEmpty());
    }

    void keepsWhatAStoreWithoutAlertsHeld()
    {
        const auto all =
            store::builtInMigrations(fixture::onPostgres() ? store::Engine::Postgres : store::Engine::Sqlite);
        {
            const auto database = store::Database::open(m_url, store::Access::ReadWrite);
            QVERIFY(store::migrate(**database, {all.front()}, 1));
            const QVariant id = QUuid::createUuid();
            QVERIFY((*database)->exec(
                QStringLiteral("INSERT INTO organizations (id, name, created_at) VALUES (?, 'Works', @at(?))"),
                {id, 1}));
            QVERIFY((*database)->exec(
                QStringLiteral("INSERT INTO devices (id, organization_id, integration_id, external_id, name, "
                               "first_seen_at) VALUES (?, ?, ?, '5', '5', @at(?))"),
                {id, id, id, 1}));
        }
        const auto after = store::migrate(m_url, 2);
        QVERIFY2(after, after ? "" : qPrintable(after.error().text));
        QCOMPARE(after->applied, int(all.size()));
        QCOMPARE(ask(m_url, QStringLiteral("SELECT @bytes(intervals) FROM devices")).toString(), QStringLiteral("[]"));
        QCOMPARE(ask(m_url, QStringLiteral("SELECT rules_shipped FROM organizations")).toInt(), 0);
        QCOMPARE(ask(m_url, QStringLiteral("SELECT count(*) FROM alerts")).toInt(), 0);
    }

    void refusesAChangedMigration()
    {
        QVERIFY(store::migrate(m_url, 1));
        {
            const auto database = store::Database::open(m_url, store::Access::ReadWrite);
            QVERIFY((*database)->exec(QStringLiteral("UPDATE schema_migrations SET hash = 'other'")));
        }
        QCOMPARE(store::migrate(m_url, 2).error().code, QStringLiteral("changed_migration"));
        QCOMPARE(store::migrationStatus(m_url).error().code, QStringLiteral("changed_migration"));
    }

    void refusesANewerSchema()
    {
        QVERIFY(store::migrate(m_url, 1));
        {
            const auto database = store::Database::open(m_url, store::Access::ReadWrite);
            QVERIFY((*database)->exec(QStringLiteral("INSERT INTO @migrations VALUES (9999, 'x', 'y', @at(?))"), {1}));
        }
        QCOMPARE(store::migrate(m_url, 2).error().code, QStringLiteral("newer_schema"));
    }

    void leavesNothingOfAMigrationThatFails()
    {
        const auto database = store::Database::open(m_url, store::Access::ReadWrite);
        const std::vector<Migration> migrations = {
            {1, QStringLiteral("good"), "CREATE TABLE a (x int); CREATE TABLE b (x int);", "h1"},
            {2, QStringLiteral("bad"), "CREATE TABLE c (x int); CREATE TABLE a (x int);", "h2"}};
        QVERIFY(!store::migrate(**database, migrations, 1));
        QVERIFY(!(*database)->scalar(QStringLiteral("SELECT 1 @ifMigrated"))->isValid());
        QVERIFY(!(*database)->exec(QStringLiteral("SELECT x FROM b")));
        QVERIFY(store::migrate(**database, {migrations[0]}, 1));
        QCOMPARE(ask(m_url, QStringLiteral("SELECT count(*) FROM @migrations")).toInt(), 1);
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
        QTest::newRow("dollars") << QStringLiteral("DO $x$ a; $$ b; $$ $x$; f($1); g")
                                 << QStringList{QStringLiteral("DO $x$ a; $$ b; $$ $x$"), QStringLiteral("f($1)"),
                                                QStringLiteral("g")};
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
        return store::migrate(*store::parseStoreUrl(arguments.value(2)), 1) ? 0 : 1;
    MigrationsTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_migrations.moc"
