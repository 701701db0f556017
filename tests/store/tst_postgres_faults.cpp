// SPDX-License-Identifier: GPL-3.0-or-later
// What a writer does when the database server fails it, and what readers hear: each fault made on a private server.
#include "store/editor.h"
#include "store/reader.h"
#include "store_fixture.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

using fixture::ask;
using fixture::kNow;
using fixture::Plant;
using fixture::server;

namespace {

QString str(const char *text)
{
    return QString::fromUtf8(text);
}

} // namespace

class PostgresFaultsTest : public QObject
{
    Q_OBJECT

    Plant m_plant;
    Device m_device;

    Batch batch(int messages = 3)
    {
        Batch batch;
        for (int i = 0; i < messages; ++i)
            m_plant.add(batch, m_device, {{str("t"), qint64(i)}}, kNow + m_plant.seq);
        batch.devices = {m_device};
        return batch;
    }
    QString psql(const QString &sql)
    {
        const auto answer = server().psql(m_plant.place.databaseName(), sql);
        return answer.status == 0 ? answer.out.trimmed() : answer.error;
    }
    // Given again until it is in, as the processor does.
    Result<store::Writer::Outcome> insist(const Batch &batch)
    {
        Result<store::Writer::Outcome> outcome;
        (void)QTest::qWaitFor(
            [&] {
                outcome = m_plant.writer->commit(batch, kNow);
                return outcome.has_value();
            },
            20'000);
        return outcome;
    }
    qint64 readings() { return ask(m_plant.url, str("SELECT count(*) FROM device_telemetry_history")).toLongLong(); }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(fixture::onPostgres());
        QCOMPARE(m_plant.start(), QString());
        m_device = m_plant.device(str("5"));
    }
    // Each test leaves a writer that writes, and nothing stored twice.
    void cleanup()
    {
        const Batch last = batch(1);
        const auto outcome = insist(last);
        QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().text));
        QCOMPARE(readings(), m_plant.seq);
        QVERIFY(m_plant.writer->flushRollups(kNow, true));
        QCOMPARE(ask(m_plant.url, str("SELECT sum(n) FROM telemetry_rollup WHERE resolution = 3600")).toLongLong(),
                 m_plant.seq);
        QCOMPARE(ask(m_plant.url, str("SELECT count(*) FROM unrolled_batches")).toInt(), 0);
        QCOMPARE(ask(m_plant.url, str("SELECT stored FROM ingest_progress")).toLongLong(), m_plant.seq);
    }

    void compilesNoPlans() { QCOMPARE(ask(m_plant.url, str("SHOW jit")).toString(), str("off")); }

    void goesOnAfterARestartOfTheServer_data()
    {
        QTest::addColumn<bool>("immediate");
        QTest::newRow("in order") << false;
        QTest::newRow("as if crashed") << true;
    }
    void goesOnAfterARestartOfTheServer()
    {
        QFETCH(bool, immediate);
        const Batch given = batch();
        server().stop(immediate ? support::Postgres::Stop::Immediate : support::Postgres::Stop::Fast);
        for (int i = 0; i < 3; ++i) {
            const auto outcome = m_plant.writer->commit(given, kNow);
            QVERIFY(!outcome);
            QCOMPARE(outcome.error().kind, Error::Kind::StoreBusy);
            QCOMPARE(outcome.error().code, str("connection_lost"));
            QVERIFY(!m_plant.writer->heartbeat({}, kNow));
        }
        QVERIFY(server().start());
        const auto outcome = insist(given);
        QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().text));
        QCOMPARE(outcome->stored, 3);
    }

    void goesOnAfterItsBackendWasKilled()
    {
        psql(str("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'watchpost'"));
        const auto outcome = insist(batch());
        QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().text));
        QCOMPARE(outcome->stored, 3);
    }

    // The server has committed and waits for a standby that is not there; then the connection goes.
    void learnsThatACommitWithoutAnAnswerHasHappened()
    {
        psql(str("ALTER SYSTEM SET synchronous_standby_names = 'nobody'"));
        psql(str("SELECT pg_reload_conf()"));
        QProcess killer;
        // In a loop until the writer waits.
        const QString kill =
            str("DO $$ BEGIN FOR i IN 1 .. 600 LOOP PERFORM pg_terminate_backend(pid) FROM "
                "pg_stat_activity WHERE wait_event = 'SyncRep'; EXIT WHEN FOUND; PERFORM pg_sleep(0.05); "
                "PERFORM pg_stat_clear_snapshot(); END LOOP; END $$");
        const QStringList arguments{str("-h"), server().socketDir(), str("-U"), str("postgres"),
                                    str("-d"), str("postgres"),      str("-c"), kill};
        killer.start(str("psql"), arguments);
        QVERIFY(killer.waitForStarted());
        // Until the server has taken the change up, commits are answered.
        Batch given;
        Error error;
        QVERIFY(QTest::qWaitFor([&] {
            given = batch();
            const auto cut = m_plant.writer->commit(given, kNow);
            if (!cut)
                error = cut.error();
            return !cut;
        }));
        QCOMPARE(error.kind, Error::Kind::StoreBusy);
        QVERIFY(killer.waitForFinished(60'000));
        psql(str("ALTER SYSTEM RESET synchronous_standby_names"));
        psql(str("SELECT pg_reload_conf()"));
        const auto outcome = insist(given);
        QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().text));
        QCOMPARE(outcome->stored, 3); // counted, and not stored again
    }

    void waitsWhileTheServerIsReadOnly()
    {
        psql(str("ALTER SYSTEM SET default_transaction_read_only = on"));
        psql(str("SELECT pg_reload_conf()"));
        // Until the server has taken the change up, batches still go in.
        Batch given;
        Error error;
        QVERIFY(QTest::qWaitFor([&] {
            given = batch();
            const auto outcome = m_plant.writer->commit(given, kNow);
            if (!outcome)
                error = outcome.error();
            return !outcome;
        }));
        QCOMPARE(error.code, str("read_only"));
        QVERIFY(error.text.contains(str("read-only")));
        psql(str("SET default_transaction_read_only = off; ALTER SYSTEM RESET default_transaction_read_only"));
        psql(str("SELECT pg_reload_conf()"));
        QVERIFY(insist(given));
    }

    void saysWhatIsLocked()
    {
        const auto other = store::Database::open(m_plant.url, store::Access::ReadWrite);
        const Batch given = batch();
        {
            const auto held = store::Transaction::begin(**other);
            QVERIFY((*other)->exec(str("LOCK TABLE devices IN EXCLUSIVE MODE")));
            const auto outcome = m_plant.writer->commit(given, kNow);
            QVERIFY(!outcome);
            QCOMPARE(outcome.error().code, str("locked"));
        }
        QVERIFY(insist(given));
    }

    // Nothing is wrong then: days can be made later, and rows find a place meanwhile.
    void makesDaysLaterWhereTheTablesAreHeld()
    {
        constexpr qint64 kLater = kNow + qint64(9000) * 24 * 3600 * 1000;
        const auto other = store::Database::open(m_plant.url, store::Access::ReadWrite);
        {
            const auto held = store::Transaction::begin(**other);
            QVERIFY((*other)->exec(str("LOCK TABLE integration_activity_log IN ACCESS EXCLUSIVE MODE")));
            const auto made = m_plant.writer->makeDays(kLater);
            QVERIFY(!made);
            QCOMPARE(made.error().kind, Error::Kind::StoreBusy);
            QCOMPARE(made.error().code, str("locked"));
        }
        const auto made = m_plant.writer->makeDays(kLater);
        QVERIFY2(made, made ? "" : qPrintable(made.error().text));
    }

    void stopsWhereRightsAreMissing()
    {
        // The superuser has every right, so a writer of a plain login is asked.
        psql(str("CREATE ROLE plain LOGIN; GRANT USAGE ON SCHEMA watchpost TO plain"));
        store::StoreUrl url = m_plant.url;
        url.uri = server().uri(m_plant.place.databaseName(), str("plain"));
        const auto writer = store::Writer::open(url);
        QVERIFY2(writer, writer ? "" : qPrintable(writer.error().text));
        const auto refused = (*writer)->identify({}, {}, kNow);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Error::Kind::Store);
        QCOMPARE(refused.error().code, str("no_permission"));
    }

    void stopsWhenTheTablesWereChanged()
    {
        const Batch given = batch();
        psql(str("ALTER TABLE watchpost.devices RENAME COLUMN latest TO newest"));
        for (int i = 0; i < 2; ++i) {
            const auto outcome = m_plant.writer->commit(given, kNow);
            QVERIFY(!outcome);
            QCOMPARE(outcome.error().kind, Error::Kind::Store);
            QCOMPARE(outcome.error().code, str("schema"));
            QVERIFY2(outcome.error().text.contains(str("latest")), qPrintable(outcome.error().text));
            // Alive it is all the same.
            QVERIFY(m_plant.writer->heartbeat({}, kNow + 1 + i));
            QCOMPARE(ask(m_plant.url, str("SELECT @ms(max(heartbeat_at)) FROM collectors")).toLongLong(), kNow + 1 + i);
        }
        QCOMPARE(ask(m_plant.url, str("SELECT count(*) FROM ingest_rejects")).toInt(), 0);
        psql(str("ALTER TABLE watchpost.devices RENAME COLUMN newest TO latest"));
        QVERIFY(insist(given));
    }

    void keepsAwayFromWhatAnotherCollectorTookOver()
    {
        psql(str("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'watchpost'"));
        auto other = store::Writer::open(m_plant.url);
        QVERIFY(other);
        QVERIFY((*other)->begin(m_plant.identity, kNow));
        QVERIFY(!m_plant.writer->heartbeat({}, kNow)); // notices
        Error error;
        QTRY_VERIFY_WITH_TIMEOUT(
            [&] {
                const auto outcome = m_plant.writer->commit(batch(1), kNow);
                m_plant.seq--;
                if (!outcome)
                    error = outcome.error();
                return !outcome && error.code == QLatin1String("lock_taken");
            }(),
            20'000);
        QCOMPARE(error.kind, Error::Kind::StoreBusy);
        other->reset();
    }

    void replacesWhatPostgresRefusesInTexts()
    {
        Batch given;
        const QString nul = QString(str("a")) + QChar(u'\0') + str("b");
        m_plant.add(given, m_device, {{str("t"), qint64(1)}, {str("w"), nul}, {str("x"), str("\\u0000")}}, kNow + 99);
        given.activities[0].errorMessage = nul;
        const auto outcome = insist(given);
        QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().text));
        QCOMPARE(outcome->stored, 1);
        const QByteArray json =
            ask(m_plant.url, str("SELECT @bytes(telemetry) FROM device_telemetry_history ORDER BY id DESC LIMIT 1"))
                .toByteArray();
        const QJsonObject stored = QJsonDocument::fromJson(json).object();
        QCOMPARE(stored.value(QLatin1String("w")).toString(), QString(str("a\uFFFDb")));
        QCOMPARE(stored.value(QLatin1String("x")).toString(), str("\\u0000"));
        QCOMPARE(
            ask(m_plant.url, str("SELECT error_message FROM integration_activity_log WHERE error_message IS NOT NULL"))
                .toString(),
            QString(str("a\uFFFDb")));
    }

    void hearsOfChangesAndCatchesUpAfterALostConnection()
    {
        auto reader = store::Reader::open(m_plant.url);
        QVERIFY2(reader, reader ? "" : qPrintable(reader.error().text));
        (void)m_plant.writer->changedByOthers();
        qint64 seen = (*reader)->dataVersion().value_or(-1);
        QCOMPARE((*reader)->dataVersion().value_or(-1), seen);
        QVERIFY(insist(batch()));
        QTRY_VERIFY((*reader)->dataVersion().value_or(seen) != seen);
        seen = *(*reader)->dataVersion();
        auto editor = store::Editor::open(m_plant.url);
        QVERIFY((*editor)->setNotes(m_device.id, str("note")));
        QTRY_VERIFY((*reader)->dataVersion().value_or(seen) != seen);
        // Each change is told once.
        QVERIFY(QTest::qWaitFor([&] { return m_plant.writer->changedByOthers().value_or(false); }));
        QVERIFY(!m_plant.writer->changedByOthers().value_or(true));
        seen = *(*reader)->dataVersion();
        psql(str("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'watchpost'"));
        QVERIFY(insist(batch()));
        QTRY_VERIFY((*reader)->dataVersion().value_or(seen) != seen);
        QCOMPARE((*reader)->devices()->size(), size_t(1));
        QVERIFY((*reader)->activities({}));
        QVERIFY((*editor)->setNotes(m_device.id, str("after")) || (*editor)->setNotes(m_device.id, str("after")));
    }
};

QTEST_GUILESS_MAIN(PostgresFaultsTest)
#include "tst_postgres_faults.moc"
