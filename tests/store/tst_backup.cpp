// SPDX-License-Identifier: GPL-3.0-or-later
// Backups: whole, checked, made beside a collector, and put back without a reading lost or counted twice.
#include "inbox_fixture.h"
#include "store/backup.h"
#include "store_fixture.h"

#include <QDir>
#include <QTest>

using fixture::ask;
using fixture::kNow;
using fixture::Plant;

namespace {

const QString kReadings = QStringLiteral("SELECT count(*) FROM device_telemetry_history");
const QString kRolledUp = QStringLiteral("SELECT sum(n) FROM telemetry_rollup WHERE resolution = 3600");

// Where the store of the test lies, whose folder goes with it.
QString beside(const Plant &plant, const QString &name)
{
    return QFileInfo(plant.url.path).absoluteDir().filePath(name);
}

// Commits `count` messages of one device, one batch.
void record(Plant &plant, const Device &device, int count, qint64 atMs)
{
    Batch batch;
    batch.devices = {device};
    for (int i = 0; i < count; ++i)
        plant.add(batch, device, {{QStringLiteral("n"), qint64(i)}}, atMs + i);
    QVERIFY(plant.writer->commit(batch, atMs));
}

} // namespace

class BackupTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void holdsTheMomentWhileACollectorGoesOn()
    {
        Plant plant;
        QCOMPARE(plant.start(), QString());
        const Device device = plant.device(QStringLiteral("boiler"));
        record(plant, device, 100, kNow);
        QVERIFY(plant.writer->flushRollups(kNow, true));
        record(plant, device, 20, kNow + 1000); // not rolled up yet
        const QString file = beside(plant, QStringLiteral("copy.sqlite"));
        const auto content = store::backUp(plant.url, file);
        QVERIFY2(content, content ? "" : qPrintable(content.error().text));
        record(plant, device, 5, kNow + 2000);

        QCOMPARE(content->readings, 120);
        QCOMPARE(content->activities, 120);
        QCOMPARE(content->devices, 1);
        QCOMPARE(store::checkBackup(file), content);
        QCOMPARE(QFile::permissions(file) & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup),
                 QFile::Permissions());
        // One file, also after it was looked into.
        QCOMPARE(
            QFileInfo(plant.url.path).absoluteDir().entryList({QStringLiteral("*copy*")}, QDir::Files | QDir::Hidden),
            QStringList{QStringLiteral("copy.sqlite")});
        QCOMPARE(ask(plant.url.path, kReadings).toInt(), 125);
    }

    // What the copy lacks in its rollups is added exactly once, though rows were removed in front of it.
    void goesOnWithItsRollupsWhereTheStoreWas()
    {
        Plant plant;
        QCOMPARE(plant.start(), QString());
        const Device device = plant.device(QStringLiteral("boiler"));
        record(plant, device, 50, kNow);
        QVERIFY(plant.writer->flushRollups(kNow, true));
        ask(plant.url.path, QStringLiteral("DELETE FROM device_telemetry_history WHERE rowid <= 30"));
        record(plant, device, 7, kNow + 1000);
        const QString file = beside(plant, QStringLiteral("copy.sqlite"));
        QVERIFY(store::backUp(plant.url, file));

        Plant other;
        const auto restored = store::restore(file, other.url, {false, kNow, {}});
        QVERIFY2(restored, restored ? "" : qPrintable(restored.error().text));
        QCOMPARE(restored->content.readings, 27);
        QCOMPARE(restored->setAside, QString());
        other.identity.inboxId = plant.identity.inboxId;
        QCOMPARE(other.start(), QString());
        QCOMPARE(other.seq, plant.seq);
        QCOMPARE(ask(other.url.path, kRolledUp).toInt(), 57);
    }

    void keepsTheRecordsThatItReplaces()
    {
        Plant plant;
        QCOMPARE(plant.start(), QString());
        const Device device = plant.device(QStringLiteral("boiler"));
        record(plant, device, 3, kNow);
        const QString file = beside(plant, QStringLiteral("copy.sqlite"));
        QVERIFY(store::backUp(plant.url, file));
        record(plant, device, 4, kNow + 1000);

        const auto running = store::restore(file, plant.url, {true, kNow, {}});
        QVERIFY(!running);
        QCOMPARE(running.error().kind, Error::Kind::Conflict);
        plant.writer.reset();

        const auto unasked = store::restore(file, plant.url, {false, kNow, {}});
        QVERIFY(!unasked);
        QCOMPARE(unasked.error().code, QStringLiteral("file_exists"));
        QCOMPARE(ask(plant.url.path, kReadings).toInt(), 7);

        const auto restored = store::restore(file, plant.url, {true, kNow, {}});
        QVERIFY2(restored, restored ? "" : qPrintable(restored.error().text));
        QCOMPARE(ask(plant.url.path, kReadings).toInt(), 3);
        QCOMPARE(restored->setAside, plant.url.path + QStringLiteral(".before-restore-20231114-221320"));
        QCOMPARE(ask(restored->setAside, kReadings).toInt(), 7);
    }

    void refusesWhatIsDamagedOrNoStore_data()
    {
        QTest::addColumn<bool>("damaged");
        QTest::newRow("a page that was overwritten") << true;
        QTest::newRow("another kind of file") << false;
    }
    void refusesWhatIsDamagedOrNoStore()
    {
        QFETCH(bool, damaged);
        Plant plant;
        QCOMPARE(plant.start(), QString());
        record(plant, plant.device(QStringLiteral("boiler")), 500, kNow);
        const QString path = beside(plant, QStringLiteral("copy.sqlite"));
        QVERIFY(store::backUp(plant.url, path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        if (damaged) {
            QVERIFY(file.seek(file.size() / 2));
            QCOMPARE(file.write(QByteArray(8192, 'x')), 8192);
        } else {
            QVERIFY(file.resize(0));
            QCOMPARE(file.write("time,value\n"), 11);
        }
        file.close();
        QVERIFY(!store::checkBackup(path));
        const store::StoreUrl target{beside(plant, QStringLiteral("other.sqlite"))};
        QVERIFY(!store::restore(path, target, {false, kNow, {}}));
        QVERIFY(!QFileInfo::exists(target.path));
    }

    void leavesNothingWhereItCannotBeMade()
    {
        Plant plant;
        QCOMPARE(plant.start(), QString());
        const auto nowhere = store::backUp(plant.url, beside(plant, QStringLiteral("none/copy.sqlite")));
        QVERIFY(!nowhere);
        QCOMPARE(nowhere.error().kind, Error::Kind::Io);
        const auto taken = store::backUp(plant.url, plant.url.path);
        QVERIFY(!taken);
        QCOMPARE(taken.error().code, QStringLiteral("file_exists"));
    }
};

QTEST_GUILESS_MAIN(BackupTest)
#include "tst_backup.moc"
