// SPDX-License-Identifier: GPL-3.0-or-later
// What can befall a database server while a collector writes to it: each made for real on the private server, and
// ended again.
#pragma once

#include "collector_process.h"
#include "support/tcp_proxy.h"

#include <QProcess>
#include <QTest>

namespace rig {

enum class Fault { BlackHole, DiskFull, RightLost, Locked, Cancelled, Deadlocked, ColumnRenamed, ConnectionsUsedUp };

// A database of the server that ordinary people – not the superuser, who is refused nothing – own and write to.
class FaultySite
{
public:
    FaultySite(QString database, Fault fault) : m_database(std::move(database)), m_fault(fault)
    {
        m_proxy = std::make_unique<support::TcpProxy>(postgres().socketDir() + QStringLiteral("/.s.PGSQL.5432"));
    }
    ~FaultySite()
    {
        endAll();
        if (!m_usual)
            (void)usualServer();
    }

    // Words of what went wrong; empty: fine.
    [[nodiscard]] QString prepare()
    {
        if (!m_proxy->start())
            return QStringLiteral("the proxy has no port");
        if (m_fault == Fault::DiskFull || m_fault == Fault::ConnectionsUsedUp) {
            m_usual = false;
            postgres().stop();
            postgres().setSmallDisk(m_fault == Fault::DiskFull ? kSmallDiskMiB : 0);
            if (m_fault == Fault::ConnectionsUsedUp)
                postgres().setLines({QStringLiteral("max_connections = 8")});
            if (!postgres().start())
                return postgres().errorString();
        }
        QString failed = ask("postgres", "SELECT 'CREATE ROLE works LOGIN' WHERE to_regrole('works') IS NULL \\gexec");
        failed += ask("postgres", QStringLiteral("ALTER DATABASE %1 OWNER TO works").arg(m_database));
        if (m_fault == Fault::DiskFull)
            failed += ask("postgres", QStringLiteral("CREATE TABLESPACE small LOCATION '%1';"
                                                     "ALTER DATABASE %2 SET TABLESPACE small")
                                          .arg(postgres().smallDisk(), m_database));
        return failed;
    }
    // Where the collector writes.
    [[nodiscard]] QString url() const
    {
        return m_fault == Fault::BlackHole
                   ? QStringLiteral("postgresql://works@127.0.0.1:%1/%2").arg(m_proxy->port()).arg(m_database)
                   : postgres().uri(m_database, QStringLiteral("works"));
    }
    [[nodiscard]] support::TcpProxy &proxy() { return *m_proxy; }

    void begin()
    {
        switch (m_fault) {
        case Fault::BlackHole:
            m_proxy->setHole(true);
            break;
        case Fault::DiskFull:
            fillDisk();
            break;
        case Fault::RightLost:
            run(QStringLiteral("REVOKE INSERT ON integration_activity_log FROM works"));
            break;
        case Fault::Locked:
            aside(QStringLiteral("BEGIN; LOCK TABLE integration_activity_log IN SHARE MODE; SELECT pg_sleep(600)"));
            break;
        case Fault::Cancelled:
            aside(QStringLiteral(
                "BEGIN; LOCK TABLE integration_activity_log IN SHARE MODE; DO $$ BEGIN LOOP PERFORM "
                "pg_cancel_backend(pid) FROM pg_stat_activity WHERE application_name = 'watchpost' AND wait_event_type "
                "= 'Lock'; PERFORM pg_sleep(0.05); PERFORM pg_stat_clear_snapshot(); END LOOP; END $$"));
            break;
        case Fault::Deadlocked:
            // The writer changes devices first and its progress last: taken the other way round, again and again.
            aside(QStringLiteral("SELECT 'BEGIN; SELECT 1 FROM watchpost.ingest_progress FOR UPDATE; SELECT "
                                 "pg_sleep(0.4); UPDATE watchpost.devices SET notes = notes; ROLLBACK' FROM "
                                 "generate_series(1, 1000) \\gexec"));
            break;
        case Fault::ColumnRenamed:
            run(QStringLiteral("ALTER TABLE integration_activity_log RENAME COLUMN metadata TO details"));
            break;
        case Fault::ConnectionsUsedUp:
            useUpConnections();
            break;
        }
    }
    void end()
    {
        endAll();
        switch (m_fault) {
        case Fault::BlackHole:
            m_proxy->setHole(false);
            break;
        case Fault::DiskFull:
            run(QStringLiteral("DROP TABLE ballast"));
            break;
        case Fault::RightLost:
            run(QStringLiteral("GRANT INSERT ON integration_activity_log TO works"));
            break;
        case Fault::ColumnRenamed:
            run(QStringLiteral("ALTER TABLE integration_activity_log RENAME COLUMN details TO metadata"));
            break;
        default:
            break;
        }
    }

private:
    static constexpr int kSmallDiskMiB = 64;

    static QString ask(const QString &database, const QString &sql)
    {
        const auto answer = postgres().psql(database, sql);
        return answer.status == 0 ? QString() : answer.error;
    }
    static QString ask(const char *database, const QString &sql) { return ask(QString::fromLatin1(database), sql); }
    static QString ask(const char *database, const char *sql)
    {
        return ask(QString::fromLatin1(database), QString::fromLatin1(sql));
    }
    void run(const QString &sql) { QCOMPARE(ask(m_database, sql), QString()); }

    // A session of its own that goes on until endAll().
    void aside(const QString &sql, const char *user = "postgres")
    {
        auto process = std::make_unique<QProcess>();
        process->start(
            QStringLiteral("psql"),
            {QStringLiteral("-X"), QStringLiteral("-q"), QStringLiteral("-d"),
             QStringLiteral("%1&application_name=aside").arg(postgres().uri(m_database, QLatin1String(user)))});
        process->write(sql.toUtf8() + '\n');
        process->closeWriteChannel();
        QVERIFY(process->waitForStarted());
        m_asides.push_back(std::move(process));
    }
    void endAll()
    {
        for (const auto &process : m_asides) {
            process->kill();
            process->waitForFinished();
        }
        m_asides.clear();
        // A backend that sleeps does not notice that its client is gone.
        (void)ask("postgres", "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = "
                              "'aside'");
    }

    // To the last page.
    void fillDisk()
    {
        run(QStringLiteral("CREATE TABLE ballast (b text); ALTER TABLE ballast ALTER b SET STORAGE PLAIN;"
                           "DO $$ BEGIN LOOP INSERT INTO ballast SELECT repeat('x', 7000) FROM generate_series(1, 100);"
                           "END LOOP; EXCEPTION WHEN disk_full THEN NULL; END $$;"
                           "DO $$ BEGIN LOOP INSERT INTO ballast SELECT repeat('x', 7000); END LOOP; EXCEPTION WHEN "
                           "disk_full THEN NULL; END $$"));
    }
    // Others take every place, that of the collector too.
    void useUpConnections()
    {
        const QString ours =
            QStringLiteral("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'watchpost'");
        QVERIFY(QTest::qWaitFor(
            [&] {
                aside(QStringLiteral("SELECT pg_sleep(600)"), "works");
                (void)ask("postgres", "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name "
                                      "= 'watchpost'");
                return postgres().psql(QStringLiteral("postgres"), ours).out == QLatin1String("0") &&
                       m_asides.size() > 8;
            },
            30'000));
    }
    [[nodiscard]] static bool usualServer()
    {
        if (postgres().smallDisk().isEmpty()) {
            postgres().setLines({});
        } else {
            // Before its disk goes, what lies on it does.
            const QString lying = postgres()
                                      .psql(QStringLiteral("postgres"),
                                            QStringLiteral("SELECT string_agg(datname, ',') FROM pg_database d "
                                                           "JOIN pg_tablespace t ON t.oid = d.dattablespace "
                                                           "WHERE spcname = 'small'"))
                                      .out;
            for (const QString &database : lying.split(QLatin1Char(','), Qt::SkipEmptyParts))
                (void)ask("postgres", QStringLiteral("DROP DATABASE %1 WITH (FORCE)").arg(database));
            (void)ask("postgres", "DROP TABLESPACE small");
            postgres().setSmallDisk(0);
        }
        return postgres().restart();
    }

    QString m_database;
    Fault m_fault;
    std::unique_ptr<support::TcpProxy> m_proxy;
    std::vector<std::unique_ptr<QProcess>> m_asides;
    bool m_usual = true; // the server is as the other tests want it
};

} // namespace rig
