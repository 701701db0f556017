// SPDX-License-Identifier: GPL-3.0-or-later
// Exports of a store: counted before, written whole or not at all, stopped when asked.
#include "base/ids.h"
#include "monitor/export_manifest.h"
#include "store/reader_fixture.h"

#include <QBuffer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using monitor::ExportJob;
using monitor::ExportRun;
using store_test::ReaderFixture;
using store_test::str;

namespace {

constexpr int kRows = 5000;
constexpr qint64 kStart = ReaderFixture::kStart;

// What a run said in the end.
struct Outcome
{
    explicit Outcome(ExportRun &run)
    {
        QObject::connect(&run, &ExportRun::finished, &run,
                         [this](const Result<monitor::ExportSummary> &result) { said = result; });
    }
    std::optional<Result<monitor::ExportSummary>> said;
};

std::vector<QStringList> linesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? monitor::cellsOf(file.readAll(), ',') : std::vector<QStringList>();
}

} // namespace

class ExporterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void countsWhatItWrites_data();
    void countsWhatItWrites();
    void previewIsHowTheFileBegins();
    void previewOfLongFormHasAsManyLinesAsAskedFor();
    void writesAFileAndSaysHowManyRows();
    void leavesNoFileWhenCancelled();
    void leavesNoFileWhenItGoesAway();
    void writesEveryFormatTheSameWay_data();
    void writesEveryFormatTheSameWay();
    void manifestSaysWhatWasAsked();
    void sameExportGivesTheSameBytes();
    void verifyFindsAChangedFile();
    void manifestNeedsAFile();
    void keepsAnExistingFileUnlessTold();
    void keepsTheOlderFileWhenCancelled();
    void saysThatTheFolderIsNotThere();
    void saysThatTheStoreIsNotThere();
    void readsCellsAsTheRfcSays();
    void makesNamesThatAreSafeInFiles();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    [[nodiscard]] QStringList files() const
    {
        return QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }

    ReaderFixture m_store;
    std::vector<QUuid> m_devices;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void ExporterTest::initTestCase()
{
    m_store.exec("BEGIN");
    for (const char *name : {"boiler", "pump, \"left\"\nside", "=HYPERLINK(1)"})
        m_devices.push_back(m_store.device(name, name));
    for (int i = 0; i < kRows; ++i) {
        const QUuid &device = m_devices[std::size_t(i % 3)];
        const qint64 at = kStart + i * 1000;
        const QUuid id = m_store.event(i % 50 == 0 ? activity::kDeviceOffline : activity::kMessageReceived, at, device);
        Fields fields{{u"temperature"_s, 20 + i * 0.1}};
        if (i % 2 == 0)
            fields.push_back({u"note"_s, u"a, \"b\""_s});
        if (i >= kRows / 2)
            fields.push_back({u"late"_s, true});
        m_store.reading(device, at, fields, id);
    }
    m_store.exec("COMMIT");
    QVERIFY(m_store.ok());
}

void ExporterTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void ExporterTest::countsWhatItWrites_data()
{
    QTest::addColumn<bool>("isTelemetry");
    QTest::addColumn<bool>("isLong");
    QTest::addColumn<QString>("filter");
    QTest::addColumn<int>("devices");
    QTest::addColumn<int>("expected");
    QTest::newRow("events") << false << false << QString() << 0 << kRows;
    QTest::newRow("events of a device") << false << false << QString() << 1 << 1667;
    QTest::newRow("filtered events") << false << false << u"type:offline"_s << 0 << 100;
    QTest::newRow("readings") << true << false << QString() << 0 << kRows;
    QTest::newRow("readings of two devices") << true << false << QString() << 2 << 3334;
    QTest::newRow("filtered readings") << true << false << u"t.temperature<20.95"_s << 0 << 10;
    QTest::newRow("values") << true << true << QString() << 0 << kRows * 2;
}

void ExporterTest::countsWhatItWrites()
{
    QFETCH(bool, isTelemetry);
    QFETCH(bool, isLong);
    QFETCH(QString, filter);
    QFETCH(int, devices);
    QFETCH(int, expected);
    ExportJob job;
    job.table = isTelemetry ? ExportJob::Table::Telemetry : ExportJob::Table::Events;
    job.form = isLong ? exports::TelemetryForm::Long : exports::TelemetryForm::Wide;
    job.filter = *filter::parse(filter);
    job.devices.assign(m_devices.begin(), m_devices.begin() + devices);
    const auto reader = m_store.reader();
    std::atomic<qint64> soFar = 0;
    const auto counted = monitor::countRows(*reader, job, &soFar);
    QVERIFY(counted);
    QCOMPARE(*counted, qint64(expected));
    QBuffer out;
    out.open(QIODevice::WriteOnly);
    qint64 told = 0;
    const auto written = monitor::exportRows(*reader, job, kStart + kRows * 1000, &out, [&](qint64 rows) {
        told = rows;
        return true;
    });
    QVERIFY(written);
    QCOMPARE(written->rows, qint64(expected));
    QCOMPARE(told, qint64(expected));
    QCOMPARE(monitor::cellsOf(out.data(), ',').size(), std::size_t(expected + 1));
}

void ExporterTest::previewIsHowTheFileBegins()
{
    const auto reader = m_store.reader();
    for (const auto table : {ExportJob::Table::Events, ExportJob::Table::Telemetry}) {
        ExportJob job;
        job.table = table;
        job.range.toMs = kStart + 1'000'000; // without the field that comes later
        job.file.style = *exports::csvPreset(u"excel"_s, QLocale(QLocale::German));
        const auto preview = monitor::previewOf(*reader, job, 8);
        QVERIFY(preview);
        QBuffer out;
        out.open(QIODevice::WriteOnly);
        QVERIFY(monitor::exportRows(*reader, job, kStart, &out, {}));
        const auto file = monitor::cellsOf(out.data(), ';');
        QCOMPARE(preview->columns, file[0]);
        QCOMPARE(preview->rows.size(), std::size_t(8));
        for (std::size_t i = 0; i < 8; ++i)
            QCOMPARE(preview->rows[i], file[i + 1]);
    }
}

void ExporterTest::previewOfLongFormHasAsManyLinesAsAskedFor()
{
    ExportJob job;
    job.table = ExportJob::Table::Telemetry;
    job.form = exports::TelemetryForm::Long;
    const auto preview = monitor::previewOf(*m_store.reader(), job, 4);
    QVERIFY(preview);
    QCOMPARE(preview->rows.size(), std::size_t(4));
    QVERIFY(preview->columns.contains(u"metric"_s));
}

void ExporterTest::writesAFileAndSaysHowManyRows()
{
    ExportRun run(m_store.url, {}, path(u"all.csv"_s));
    Outcome outcome(run);
    run.start(ExportRun::Existing::Keep);
    QTRY_VERIFY(outcome.said);
    QVERIFY(*outcome.said);
    QCOMPARE((**outcome.said).rows, qint64(kRows));
    QCOMPARE(run.rows(), qint64(kRows));
    const auto lines = linesOf(path(u"all.csv"_s));
    QCOMPARE(lines.size(), std::size_t(kRows + 1));
    for (const QStringList &line : lines)
        QCOMPARE(line.size(), lines[0].size());
    QCOMPARE(lines[2][4], u"pump, \"left\"\nside"_s);
    QCOMPARE(lines[3][4], u"'=HYPERLINK(1)"_s);
}

void ExporterTest::leavesNoFileWhenCancelled()
{
    ExportRun run(m_store.url, {}, path(u"all.csv"_s));
    Outcome outcome(run);
    run.cancel();
    run.start(ExportRun::Existing::Keep);
    QTRY_VERIFY(outcome.said);
    QCOMPARE(outcome.said->error().kind, Error::Kind::Cancelled);
    QCOMPARE(files(), QStringList());
    // In the middle of the rows.
    QBuffer out;
    out.open(QIODevice::WriteOnly);
    const auto written =
        monitor::exportRows(*m_store.reader(), {}, kStart, &out, [](qint64 rows) { return rows < 1234; });
    QCOMPARE(written.error().kind, Error::Kind::Cancelled);
}

void ExporterTest::leavesNoFileWhenItGoesAway()
{
    {
        ExportRun run(m_store.url, {}, path(u"all.csv"_s));
        run.start(ExportRun::Existing::Keep);
    }
    QVERIFY2(files().isEmpty() || linesOf(path(u"all.csv"_s)).size() == kRows + 1, "half a file");
}

void ExporterTest::writesEveryFormatTheSameWay_data()
{
    QTest::addColumn<exports::Format>("format");
    QTest::addColumn<QByteArray>("beginning");
    QTest::newRow("CSV") << exports::Format::Csv << QByteArray("time_utc,");
    QTest::newRow("workbook") << exports::Format::Xlsx << QByteArray("PK");
    QTest::newRow("JSON Lines") << exports::Format::JsonLines << QByteArray("{\"time_utc\":");
}

void ExporterTest::writesEveryFormatTheSameWay()
{
    QFETCH(exports::Format, format);
    QFETCH(QByteArray, beginning);
    ExportJob job;
    job.file.format = format;
    job.withManifest = true;
    job.range.toMs = kStart + kRows * 1000;
    const auto reader = m_store.reader();
    const auto cancelled =
        monitor::exportToFile(*reader, job, kStart, path(u"out"_s), [](qint64 rows) { return rows < 1234; });
    QVERIFY(!cancelled);
    QCOMPARE(cancelled.error().kind, Error::Kind::Cancelled);
    QCOMPARE(files(), QStringList());
    const auto written = monitor::exportToFile(*reader, job, kStart, path(u"out"_s), {});
    QVERIFY(written);
    QCOMPARE(written->rows, qint64(kRows));
    QCOMPARE(files(), (QStringList{u"out"_s, u"out.manifest.json"_s}));
    QFile file(path(u"out"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.read(beginning.size()), beginning);
}

void ExporterTest::manifestSaysWhatWasAsked()
{
    ExportJob job;
    job.table = ExportJob::Table::Telemetry;
    job.range.fromMs = kStart;
    job.types = {*activity::parseSelection(u"mqtt"_s)};
    job.devices = {m_devices[0]};
    job.filterText = u"t.temperature<20.95"_s;
    job.filter = *filter::parse(job.filterText);
    job.file.zone = QTimeZone("Europe/Berlin");
    job.withManifest = true;
    const auto written = monitor::exportToFile(*m_store.reader(), job, kStart + kRows * 1000, path(u"a.csv"_s), {});
    QVERIFY(written);
    QFile file(monitor::manifestPathOf(path(u"a.csv"_s)));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
    const QJsonObject query = json["query"_L1].toObject();
    QCOMPARE(query["table"_L1].toString(), u"telemetry"_s);
    QVERIFY(query["from"_L1].isString() && query["to"_L1].isString()); // an open end is closed
    QCOMPARE(query["types"_L1].toArray(), QJsonArray{u"mqtt"_s});
    QCOMPARE(query["devices"_L1].toArray(), QJsonArray{idText(m_devices[0])});
    QCOMPARE(json["filter"_L1].toString(), job.filterText);
    QCOMPARE(json["zone"_L1].toString(), u"Europe/Berlin"_s);
    QCOMPARE(json["row_count"_L1].toInteger(), written->rows);
    QCOMPARE(json["first_row_id"_L1].toString(), idText(written->firstId));
    QCOMPARE(json["last_row_id"_L1].toString(), idText(written->lastId));
    QVERIFY(!written->firstId.isNull() && written->firstId != written->lastId);
    QVERIFY(json["schema_version"_L1].toInt() > 0);
}

void ExporterTest::sameExportGivesTheSameBytes()
{
    for (const auto format : {exports::Format::Csv, exports::Format::Xlsx}) {
        ExportJob job;
        job.file.format = format;
        job.range.toMs = kStart + 500'000;
        job.withManifest = true;
        QList<QByteArray> manifests;
        for (const QString &name : {u"a"_s, u"b"_s}) {
            QVERIFY(monitor::exportToFile(*m_store.reader(), job, kStart, path(name), {}));
            QFile file(monitor::manifestPathOf(path(name)));
            QVERIFY(file.open(QIODevice::ReadOnly));
            manifests += file.readAll();
        }
        QCOMPARE(manifests[0], manifests[1]);
    }
}

void ExporterTest::verifyFindsAChangedFile()
{
    const QString name = path(u"all.csv"_s);
    QCOMPARE(monitor::verifyExport(name).error().code, u"no_manifest"_s);
    ExportJob job;
    job.withManifest = true;
    QVERIFY(monitor::exportToFile(*m_store.reader(), job, kStart + kRows * 1000, name, {}));
    const auto facts = monitor::verifyExport(name);
    QVERIFY(facts);
    QCOMPARE(facts->rows, qint64(kRows));
    QFile file(name);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(1000) && file.write("#") == 1); // as long as before
    file.close();
    QCOMPARE(monitor::verifyExport(name).error().code, u"changed"_s);
    QVERIFY(file.resize(1000));
    QCOMPARE(monitor::verifyExport(name).error().code, u"changed"_s);
    QVERIFY(QFile::remove(name));
    QCOMPARE(monitor::verifyExport(name).error().kind, Error::Kind::Io);
}

void ExporterTest::manifestNeedsAFile()
{
    ExportJob job;
    job.withManifest = true;
    QCOMPARE(monitor::exportToFile(*m_store.reader(), job, kStart, u"-"_s, {}).error().kind, Error::Kind::Usage);
}

void ExporterTest::keepsAnExistingFileUnlessTold()
{
    QFile old(path(u"all.csv"_s));
    QVERIFY(old.open(QIODevice::WriteOnly) && old.write("old") == 3);
    old.close();
    ExportRun careful(m_store.url, {}, old.fileName());
    Outcome first(careful);
    careful.start(ExportRun::Existing::Keep);
    QTRY_VERIFY(first.said);
    QCOMPARE(first.said->error().code, u"file_exists"_s);
    QCOMPARE(linesOf(old.fileName()).size(), std::size_t(1));
    ExportRun bold(m_store.url, {}, old.fileName());
    Outcome second(bold);
    bold.start(ExportRun::Existing::Replace);
    QTRY_VERIFY(second.said);
    QCOMPARE(linesOf(old.fileName()).size(), std::size_t(kRows + 1));
}

void ExporterTest::keepsTheOlderFileWhenCancelled()
{
    QFile old(path(u"all.csv"_s));
    QVERIFY(old.open(QIODevice::WriteOnly) && old.write("old") == 3);
    old.close();
    ExportRun run(m_store.url, {}, old.fileName());
    Outcome outcome(run);
    run.cancel();
    run.start(ExportRun::Existing::Replace);
    QTRY_VERIFY(outcome.said);
    QCOMPARE(files(), QStringList{u"all.csv"_s});
    QCOMPARE(old.size(), 3);
}

void ExporterTest::saysThatTheFolderIsNotThere()
{
    ExportRun run(m_store.url, {}, path(u"nowhere/all.csv"_s));
    Outcome outcome(run);
    run.start(ExportRun::Existing::Keep);
    QTRY_VERIFY(outcome.said);
    QCOMPARE(outcome.said->error().kind, Error::Kind::Io);
    QCOMPARE(outcome.said->error().code, u"no_folder"_s);
}

void ExporterTest::saysThatTheStoreIsNotThere()
{
    ExportRun run({path(u"no.sqlite"_s)}, {}, path(u"all.csv"_s));
    Outcome outcome(run);
    run.start(ExportRun::Existing::Keep);
    QTRY_VERIFY(outcome.said);
    QVERIFY(!*outcome.said);
    QCOMPARE(files(), QStringList());
}

void ExporterTest::readsCellsAsTheRfcSays()
{
    const std::vector<QStringList> wanted{{u"a"_s, u"b\"c"_s, u""_s}, {u"1,2"_s, u"x\r\ny"_s, u"é"_s}};
    QCOMPARE(monitor::cellsOf("a,\"b\"\"c\",\r\n\"1,2\",\"x\r\ny\",\xC3\xA9\r\n", ','), wanted);
    QCOMPARE(monitor::cellsOf("\xEF\xBB\xBF"
                              "a;b\r\n",
                              ';'),
             (std::vector<QStringList>{{u"a"_s, u"b"_s}}));
    QVERIFY(monitor::cellsOf({}, ',').empty());
}

void ExporterTest::makesNamesThatAreSafeInFiles()
{
    QCOMPARE(monitor::fileNamePart(u"../../etc/passwd"_s), u"etc_passwd"_s);
    QCOMPARE(monitor::fileNamePart(u"Kessel 3 – Süd\n"_s), u"Kessel_3_Süd"_s);
    QCOMPARE(monitor::fileNamePart(u"/\\:*?\"<>|"_s), QString());
    QVERIFY(monitor::fileNamePart(QString(10'000, u'x')).size() < 100);
}

QTEST_GUILESS_MAIN(ExporterTest)
#include "tst_exporter.moc"
