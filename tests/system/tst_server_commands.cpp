// SPDX-License-Identifier: GPL-3.0-or-later
// Commands around a server's database, as somebody types them: making it, looking at it, backing it up and putting it
// back, also when they are killed in the midst.
#include "collector_process.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;

class ServerCommandsTest : public QObject
{
    Q_OBJECT

    static QString url(const QString &database) { return rig::postgres().uri(database); }
    static QString ask(const QString &database, const QString &sql)
    {
        return rig::postgres().psql(database, u"SET search_path = watchpost, public; "_s + sql).out;
    }
    static QString counts(const QString &database)
    {
        return ask(database, u"SELECT (SELECT count(*) FROM integration_activity_log), (SELECT count(*) FROM "
                             "device_telemetry_history), (SELECT count(*) FROM devices)"_s);
    }
    // Whether a program of ours writes rows there at the moment.
    static bool isWriting(const QString &database)
    {
        return ask(u"postgres"_s,
                   u"SELECT count(*) FROM pg_stat_activity WHERE datname = '%1' AND application_name = "
                   "'watchpost' AND query LIKE 'INSERT INTO %%unnest(%%' AND xact_start IS NOT NULL"_s.arg(database))
                   .toInt() > 0;
    }
    static QStringList filesIn(const QTemporaryDir &folder)
    {
        return QDir(folder.path()).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    }
    // Starts a command and ends it with the signal as soon as `isUnderWay`; its exit code, -1 when it was killed.
    template <typename Condition>
    static int interrupt(const QStringList &arguments, int signal, Condition isUnderWay)
    {
        QProcess process;
        process.start(QStringLiteral(WATCHPOSTCTL), arguments);
        const bool reached =
            QTest::qWaitFor([&] { return isUnderWay() || process.state() == QProcess::NotRunning; }, 60'000);
        if (!reached || process.state() == QProcess::NotRunning)
            return 1000; // it was done before
        ::kill(pid_t(process.processId()), signal);
        process.waitForFinished(60'000);
        return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(support::Postgres::isInstalled());
        const auto made = rig::run({u"migrate"_s, u"--create-database"_s, u"--store"_s, url(u"plant"_s)});
        QVERIFY2(made.exitCode == 0, made.err.constData());
        const auto filled = rig::run({u"simulate"_s, u"--history"_s, u"2d"_s, u"--devices"_s, u"20"_s, u"--rate"_s,
                                      u"0.2"_s, u"--store"_s, url(u"plant"_s)},
                                     {}, 240'000);
        QVERIFY2(filled.exitCode == 0, filled.err.constData());
    }

    void makesADatabaseOnlyWhenAskedTo()
    {
        const QString store = url(u"asked"_s);
        const auto missing = rig::run({u"migrate"_s, u"--store"_s, store});
        QCOMPARE(missing.exitCode, 1);
        QVERIFY2(missing.err.contains("--create-database"), missing.err.constData());
        const auto look = rig::run({u"migrate"_s, u"--create-database"_s, u"--dry-run"_s, u"--store"_s, store});
        QCOMPARE(look.exitCode, 2);
        const auto doctor = rig::run({u"doctor"_s, u"--store"_s, store});
        QCOMPARE(doctor.exitCode, 1);
        QVERIFY2(doctor.out.contains("migrate --create-database"), doctor.out.constData());
        for (int again = 0; again < 2; ++again)
            QCOMPARE(rig::run({u"migrate"_s, u"--create-database"_s, u"--store"_s, store}).exitCode, 0);
        QCOMPARE(rig::run({u"doctor"_s, u"--store"_s, store}).exitCode, 0);
    }
    void leavesNoFileWhereABackupIsEnded_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("asked to end") << SIGTERM;
        QTest::newRow("killed") << SIGKILL;
    }
    void leavesNoFileWhereABackupIsEnded()
    {
        QFETCH(int, signal);
        QTemporaryDir folder;
        const QStringList backup{u"backup"_s, u"--store"_s, url(u"plant"_s), u"--out"_s,
                                 folder.filePath(u"b.sqlite"_s)};
        const auto underWay = [&folder] {
            return QFileInfo(folder.filePath(u".b.sqlite.watchpost-partial"_s)).size() > 200'000;
        };
        QCOMPARE(interrupt(backup, signal, underWay), signal == SIGTERM ? 1 : -1);
        QVERIFY(!QFile::exists(folder.filePath(u"b.sqlite"_s)));
        if (signal == SIGTERM)
            QCOMPARE(filesIn(folder), QStringList());
        const auto again = rig::run(backup);
        QVERIFY2(again.exitCode == 0, again.err.constData());
        QCOMPARE(filesIn(folder), QStringList{u"b.sqlite"_s});
    }
    void changesNothingWhereARestoreIsKilled()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(u"b.sqlite"_s);
        QCOMPARE(rig::run({u"backup"_s, u"--store"_s, url(u"plant"_s), u"--out"_s, file}).exitCode, 0);
        const QStringList restore{u"restore"_s, u"--store"_s, url(u"again"_s), u"--from"_s, file};
        QCOMPARE(interrupt(restore, SIGKILL, [] { return isWriting(u"again"_s); }), -1);
        QTRY_COMPARE_WITH_TIMEOUT(counts(u"again"_s), u"0|0|0"_s, 30'000);
        const auto done = rig::run(restore);
        QVERIFY2(done.exitCode == 0, done.err.constData());
        QCOMPARE(counts(u"again"_s), counts(u"plant"_s));
        QVERIFY(counts(u"again"_s) != u"0|0|0"_s);
        const auto twice = rig::run(restore);
        QCOMPARE(twice.exitCode, 1);
        QVERIFY2(twice.err.contains("there are records in"), twice.err.constData());
        const auto checked = rig::run({u"restore"_s, u"--check"_s, u"--from"_s, file});
        QVERIFY2(checked.exitCode == 0 && checked.out.contains("checked"), checked.err.constData());
    }
};

QTEST_GUILESS_MAIN(ServerCommandsTest)
#include "tst_server_commands.moc"
