// SPDX-License-Identifier: GPL-3.0-or-later
// `events --follow` on a server: nothing is left out when the server was away, or when a collector comes late.
#include "collector_process.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

// Follows what is stored from now on; its lines as they come.
class Follower
{
public:
    explicit Follower(const QString &store)
    {
        m_process.start(QStringLiteral(WATCHPOSTCTL),
                        {u"events"_s, u"--follow"_s, u"--json"_s, u"--limit"_s, u"0"_s, u"--store"_s, store});
    }
    ~Follower()
    {
        m_process.terminate();
        m_process.waitForFinished(5000);
    }
    Q_DISABLE_COPY_MOVE(Follower)

    // The error codes of the rows, which the tests number them by.
    const QStringList &seen()
    {
        for (m_process.waitForReadyRead(20); m_process.canReadLine();)
            m_seen += QJsonDocument::fromJson(m_process.readLine()).object()["error_code"_L1].toString();
        return m_seen;
    }
    QByteArray said() { return m_said += m_process.readAllStandardError(); }
    [[nodiscard]] bool isRunning() const { return m_process.state() == QProcess::Running; }

private:
    QProcess m_process;
    QStringList m_seen;
    QByteArray m_said;
};

} // namespace

class PostgresFollowingTest : public QObject
{
    Q_OBJECT

    rig::CollectorProcess m_place{u"mqtt://127.0.0.1:1"_s, {}};

    void tell(const QString &sql)
    {
        const auto answer = rig::postgres().psql(m_place.database(), sql);
        QVERIFY2(answer.status == 0, qPrintable(answer.error));
    }
    // A row that was received some seconds ago and is stored now.
    void store(const QString &code, int secondsAgo = 0)
    {
        tell(u"BEGIN; INSERT INTO integration_activity_log (id, organization_id, integration_id, direction, "
             "activity_type, status, error_code, created_at) VALUES (gen_random_uuid(), gen_random_uuid(), "
             "gen_random_uuid(), 'incoming', 'mqtt_message_received', 'error', '%1', now() - interval '%2 s'); "
             "UPDATE watchpost.ingest_progress SET last_commit = clock_timestamp(); "
             "SELECT pg_notify('watchpost', 'rows'); COMMIT"_s.arg(code)
                 .arg(secondsAgo));
    }
    // Rows until it prints one: from then on it follows.
    void waitFor(Follower &follower)
    {
        for (int i = 0; i < 200 && follower.seen().isEmpty(); ++i)
            store(u"mark"_s);
        QVERIFY2(!follower.seen().isEmpty(), follower.said());
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(rig::postgres().isRunning(), qPrintable(rig::postgres().errorString()));
        const auto made = rig::run({u"migrate"_s, u"--store"_s, m_place.storeUrl()});
        QVERIFY2(made.exitCode == 0, made.err);
    }

    void goesOnWhenTheServerWasAway()
    {
        Follower follower(m_place.storeUrl());
        waitFor(follower);
        rig::postgres().stop();
        QTRY_VERIFY_WITH_TIMEOUT(follower.said().contains("going on when it answers again"), 30'000);
        QVERIFY2(rig::postgres().start(), qPrintable(rig::postgres().errorString()));
        store(u"stored while nobody looked"_s);
        QTRY_COMPARE_WITH_TIMEOUT(follower.seen().count(u"stored while nobody looked"_s), 1, 30'000);
        QTRY_VERIFY_WITH_TIMEOUT(follower.said().contains("the store answers again"), 30'000);
        QVERIFY(follower.isRunning());
    }

    void seesWhatALateCollectorStores()
    {
        // It was last heard of five minutes ago.
        tell(u"INSERT INTO watchpost.ingest_progress (inbox_id, last_seq) VALUES "
             "('00000000-0000-0000-0000-000000000007', 1);"
             "INSERT INTO watchpost.collectors (inbox_id, client_id, integration_id, host, pid, version, inbox_path, "
             "started_at, heartbeat_at) VALUES ('00000000-0000-0000-0000-000000000007', 'late', gen_random_uuid(), "
             "'elsewhere', 1, '1', '', now() - interval '1 h', now() - interval '5 min')"_s);
        store(u"older"_s, 200);
        Follower follower(m_place.storeUrl());
        waitFor(follower);
        store(u"late"_s, 240);
        store(u"later"_s, 180);
        QTRY_COMPARE_WITH_TIMEOUT(follower.seen().count(u"later"_s), 1, 30'000);
        QCOMPARE(follower.seen().count(u"late"_s), 1);
        QCOMPARE(follower.seen().count(u"older"_s), 0);
    }
};

QTEST_GUILESS_MAIN(PostgresFollowingTest)
#include "tst_postgres_following.moc"
