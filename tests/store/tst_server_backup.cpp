// SPDX-License-Identifier: GPL-3.0-or-later
// Backups of a server's database: every row of every table, checked, and put back as it was – or not at all.
#include "alert_fixture.h"
#include "base/times.h"
#include "store/backup.h"
#include "store/editor.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using fixture::ask;
using fixture::kNow;
using fixture::Plant;

namespace {

const QStringList kTables{
    u"organizations"_s,    u"integrations"_s,   u"devices"_s,      u"device_aliases"_s,
    u"topics"_s,           u"device_metrics"_s, u"collectors"_s,   u"integration_activity_log"_s,
    u"activity_counts"_s,  u"ingest_rejects"_s, u"saved_views"_s,  u"saved_messages"_s,
    u"alert_rules"_s,      u"alerts"_s,         u"alert_states"_s, u"device_telemetry_history"_s,
    u"telemetry_rollup"_s,
};

// All rows of a table as text, whatever their order. Turns are for collectors that run: a restored store has none.
QString rowsOf(const store::StoreUrl &url, const QString &table)
{
    return ask(url, u"SELECT count(*) || ' ' || coalesce(string_agg(row, ' ' ORDER BY row), '') FROM (SELECT "
                    "(to_jsonb(t) - 'turn')::text AS row FROM %1 t) r"_s.arg(table))
        .toString();
}

} // namespace

class ServerBackupTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    int m_files = 0;

    QString newFile() { return m_folder.filePath(u"backup-%1.sqlite"_s.arg(++m_files)); }
    // A database that is not there yet.
    store::StoreUrl newDatabase()
    {
        store::StoreUrl url;
        url.uri = fixture::server().uri(u"restored_%1"_s.arg(++m_files));
        return url;
    }
    static void record(Plant &plant, Device &device, int count, qint64 atMs)
    {
        Batch batch;
        for (int i = 0; i < count; ++i)
            plant.add(batch, device, {{u"n"_s, i + 0.1}, {u"word"_s, u"it's \"so\" \\"_s}}, atMs + i * 1000);
        device.messages = plant.seq;
        device.latest[u"n"_s] = {count - 0.9, atMs};
        batch.devices = {device};
        batch.bindings = {{u"devices/boiler"_s, {device.id}}};
        batch.topics = {{u"devices/boiler/t"_s, "hash", QByteArray("\0\xff", 2), true, 1, plant.seq, atMs}};
        QVERIFY(plant.writer->commit(batch, atMs));
    }
    // Something in every table, and readings that no rollup holds yet.
    static void fill(Plant &plant)
    {
        Device device = plant.device(u"boiler"_s);
        device.facts = {{u"z"_s, u"1"_s}, {u"a"_s, qint64(2)}};
        device.tags = {u"hall"_s};
        record(plant, device, 100, kNow);
        QVERIFY(plant.writer->flushRollups(kNow, true));
        record(plant, device, 50, kNow + 200'000);
        QVERIFY(plant.writer->commit(alertBatch(plant, 1, alertOf(plant, device, kNow), u"alert_raised"_s), kNow));
        auto editor = store::Editor::open(plant.url);
        QVERIFY(editor);
        QVERIFY((*editor)->organization(plant.identity.organizationId, u"Works"_s, kNow)); // brings rules
        QVERIFY((*editor)->saveView({{}, u"mine"_s, R"({"a":1})", kNow}));
        QVERIFY((*editor)->saveMessage({{}, u"on"_s, u"cmd/1"_s, QByteArray("\1\0", 2), 1, true, kNow}));
        const QString others =
            u"INSERT INTO saved_views (id, organization_id, name, content, changed_at) VALUES "
            "(gen_random_uuid(), gen_random_uuid(), 'mine', '{}', date_trunc('milliseconds', now()))"_s;
        const QString rejects =
            u"INSERT INTO ingest_rejects VALUES (gen_random_uuid(), '%1', 7, 't', '\\x00ff', 1, true, "
            "to_timestamp(1700000000.123), 'refused', '22000')"_s.arg(
                plant.identity.inboxId.toString(QUuid::WithoutBraces));
        const QString judged = u"UPDATE integrations SET judged_at = to_timestamp(1700000001.5)"_s;
        const QString ofTheConnection = // about no device
            u"INSERT INTO alert_states (integration_id, rule_id, device_id, organization_id, condition, since) SELECT "
            "integration_id, 'link', '00000000-0000-0000-0000-000000000000', organization_id, 'active', "
            "to_timestamp(1700000000.5) FROM devices"_s;
        for (const QString &sql : {judged, others, rejects, ofTheConnection})
            QCOMPARE(fixture::server()
                         .psql(plant.place.databaseName(), u"SET search_path = watchpost, public; "_s + sql)
                         .status,
                     0);
    }
    static store::Restored restored(const QString &file, const store::StoreUrl &url, bool replace = false)
    {
        const auto done = store::restore(file, url, {replace, kNow, {}});
        if (!done)
            qWarning("%s", qUtf8Printable(done.error().text));
        return done.value_or(store::Restored());
    }

private Q_SLOTS:
    void initTestCase() { qputenv("WATCHPOST_TEST_STORE", "postgres"); }

    void putsEveryRowOfEveryTableBack()
    {
        Plant plant;
        QCOMPARE(plant.start(), QString());
        fill(plant);
        const QString file = newFile();
        const auto content = store::backUp(plant.url, file); // the collector goes on
        QVERIFY2(content, content ? "" : qPrintable(content.error().text));
        QCOMPARE(content->readings, 150);
        QCOMPARE(content->devices, 1);
        QCOMPARE(store::checkBackup(file), content);
        QCOMPARE(QFile::permissions(file) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        QCOMPARE(QDir(m_folder.path()).entryList({u"*backup-1*"_s}, QDir::Files | QDir::Hidden).size(), 1);

        const store::StoreUrl there = newDatabase();
        QCOMPARE(restored(file, there).content, *content);
        QVERIFY(plant.writer->flushRollups(kNow + 300'000, true)); // what the copy has already
        for (const QString &table : kTables) {
            QVERIFY2(!rowsOf(plant.url, table).startsWith(u"0"), qPrintable(table));
            QCOMPARE(rowsOf(there, table), rowsOf(plant.url, table));
        }
        QCOMPARE(ask(there, u"SELECT last_seq FROM ingest_progress"_s).toLongLong(), plant.seq);
    }
    // The collector that comes back with its inbox goes on where the copy stands, and sums nothing up twice.
    void letsACollectorGoOn()
    {
        Plant plant;
        QCOMPARE(plant.start(), QString());
        fill(plant);
        const QString file = newFile();
        QVERIFY(store::backUp(plant.url, file));
        Plant other;
        other.url = newDatabase();
        QCOMPARE(restored(file, other.url).content.readings, 150);
        other.identity.inboxId = plant.identity.inboxId;
        QCOMPARE(other.start(), QString());
        QCOMPARE(other.seq, plant.seq);
        Device device = other.known.devices.front();
        record(other, device, 10, kNow + 900'000);
        QVERIFY(other.writer->flushRollups(kNow + 1'000'000, true));
        QCOMPARE(ask(other.url, u"SELECT sum(n) FROM telemetry_rollup WHERE resolution = 3600"_s).toInt(), 160);
        QCOMPARE(ask(other.url, u"SELECT count(*) FROM collectors"_s).toInt(), 2);
    }
    void keepsTheRecordsThatItReplaces()
    {
        Plant plant;
        QCOMPARE(plant.start(), QString());
        fill(plant);
        const QString file = newFile();
        QVERIFY(store::backUp(plant.url, file));
        const QString before = rowsOf(plant.url, u"device_telemetry_history"_s);
        Device device = plant.device(u"other"_s);
        record(plant, device, 5, kNow + 900'000);

        const auto running = store::restore(file, plant.url, {true, kNow, {}});
        QVERIFY(!running);
        QCOMPARE(running.error().code, u"locked"_s);
        plant.writer.reset();
        const auto unasked = store::restore(file, plant.url, {false, kNow, {}});
        QVERIFY(!unasked);
        QCOMPARE(unasked.error().code, u"file_exists"_s);
        QCOMPARE(ask(plant.url, u"SELECT count(*) FROM device_telemetry_history"_s).toInt(), 155);

        const store::Restored done = restored(file, plant.url, true);
        QCOMPARE(rowsOf(plant.url, u"device_telemetry_history"_s), before);
        QVERIFY2(done.setAside.endsWith(u".before-restore-20231114-221320.sqlite"_s), qPrintable(done.setAside));
        QCOMPARE(store::checkBackup(done.setAside)->readings, 155);
    }
    void changesNothingWhenItIsStopped_data()
    {
        QTest::addColumn<bool>("restoring");
        QTest::newRow("while backing up") << false;
        QTest::newRow("while restoring") << true;
    }
    void changesNothingWhenItIsStopped()
    {
        QFETCH(bool, restoring);
        Plant plant;
        QCOMPARE(plant.start(), QString());
        fill(plant);
        QTemporaryDir folder;
        const QString file = folder.filePath(u"copy.sqlite"_s);
        const QString before = rowsOf(plant.url, u"device_telemetry_history"_s);
        int calls = 0;
        if (restoring) {
            QVERIFY(store::backUp(plant.url, file));
            plant.writer.reset();
            // Once for the records that are kept, then in the midst of those that come.
            const auto stopped = store::restore(file, plant.url, {true, kNow, [&calls](const QString &table, qint64) {
                                                                      return table != "alerts"_L1 || ++calls < 2;
                                                                  }});
            QVERIFY(!stopped);
            QCOMPARE(stopped.error().kind, Error::Kind::Cancelled);
        } else {
            const auto stopped = store::backUp(
                plant.url, file, [](const QString &table, qint64) { return table != "device_telemetry_history"_L1; });
            QVERIFY(!stopped);
            QCOMPARE(stopped.error().kind, Error::Kind::Cancelled);
        }
        QCOMPARE(rowsOf(plant.url, u"device_telemetry_history"_s), before);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden),
                 restoring ? QStringList{u"copy.sqlite"_s} : QStringList());
    }
    void removesWhatAKilledOneLeft()
    {
        Plant plant;
        QCOMPARE(plant.start(), QString());
        QTemporaryDir folder;
        for (const char *name : {".old.sqlite.watchpost-partial", ".old.sqlite.watchpost-partial-wal",
                                 ".old.sqlite.watchpost-partial.lock", ".somebody.partial"}) {
            QFile left(folder.filePath(QString::fromLatin1(name)));
            QVERIFY(left.open(QIODevice::WriteOnly));
        }
        QVERIFY(store::backUp(plant.url, folder.filePath(u"new.sqlite"_s)));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden, QDir::Name),
                 (QStringList{u".somebody.partial"_s, u"new.sqlite"_s}));
    }
    void noticesARowThatIsMissing()
    {
        Plant plant;
        QCOMPARE(plant.start(), QString());
        fill(plant);
        const QString file = newFile();
        QVERIFY(store::backUp(plant.url, file));
        ask(store::StoreUrl{file}, u"DELETE FROM alerts"_s);
        const auto checked = store::checkBackup(file);
        QVERIFY(!checked);
        QCOMPARE(checked.error().code, u"incomplete"_s);
        QVERIFY(!store::restore(file, newDatabase(), {false, kNow, {}}));
    }
    void goesFromOneEngineToTheOther()
    {
        Plant plant;
        QCOMPARE(plant.start(), QString());
        fill(plant);
        const QString file = newFile();
        QVERIFY(store::backUp(plant.url, file));
        const store::StoreUrl local{newFile()};
        QCOMPARE(restored(file, local).content.readings, 150);
        QCOMPARE(ask(local, u"SELECT sum(n) FROM telemetry_rollup WHERE resolution = 3600"_s).toInt(), 150);
        QCOMPARE(ask(local, u"SELECT count(*) FROM saved_views"_s).toInt(), 2);
        const QString second = newFile();
        QVERIFY(store::backUp(local, second)); // no manifest of before is in the way
        const store::StoreUrl there = newDatabase();
        QCOMPARE(restored(second, there).content.readings, 150);
        QCOMPARE(ask(there, u"SELECT sum(n) FROM telemetry_rollup WHERE resolution = 3600"_s).toInt(), 150);
    }
    void refusesALoginThatSeesOnlyAPart()
    {
        Plant plant;
        QCOMPARE(plant.start(), QString());
        QVERIFY(store::makeRoles(plant.url));
        const auto made =
            fixture::server().psql(plant.place.databaseName(), u"CREATE ROLE looker LOGIN IN ROLE watchpost_viewer"_s);
        QCOMPARE(made.status, 0);
        store::StoreUrl url;
        url.uri = fixture::server().uri(plant.place.databaseName(), u"looker"_s);
        const QString file = newFile();
        const auto refused = store::backUp(url, file);
        QVERIFY(!refused);
        QVERIFY2(refused.error().text.contains(u"a backup holds everything"_s), qPrintable(refused.error().text));
        QVERIFY(!QFile::exists(file));
        // Who migrates sees everything, also where the tables are protected.
        QVERIFY(store::backUp(plant.url, file));
    }
};

QTEST_GUILESS_MAIN(ServerBackupTest)
#include "tst_server_backup.moc"
