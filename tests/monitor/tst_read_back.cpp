// SPDX-License-Identifier: GPL-3.0-or-later
// Exports read back by others: every format by Python, CSV by PostgreSQL's COPY. Ten thousand hostile texts come back
// as they are in the store, values and times too, in both zones' nights when clocks change.
#include "base/times.h"
#include "monitor/exporter.h"
#include "store/reader_fixture.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QProcess>
#include <QRandomGenerator>
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using monitor::ExportJob;
using store_test::ReaderFixture;

namespace {

constexpr int kTexts = 10'000;
constexpr int kDevices = 400;
constexpr qint64 kStepMs = 8'123;
// The middles of the four nights: Europe/Berlin and America/New_York, spring and autumn.
const char *const kNights[] = {"2026-03-29T01:00:00Z", "2026-10-25T01:00:00Z", "2026-03-08T07:00:00Z",
                               "2026-11-01T06:00:00Z"};
constexpr int kNightRows = kTexts / 4;

const QString kPieces[] = {u"=cmd|'/c calc'!A1"_s,
                           u"+1+1"_s,
                           u"-2+3"_s,
                           u"@SUM(A1:A9)"_s,
                           u"=HYPERLINK(\"http://x.example\")"_s,
                           u"\t"_s,
                           u"\r"_s,
                           u"\n"_s,
                           u"\r\n"_s,
                           u"\n\\.\n"_s,
                           u"\""_s,
                           u"\"\""_s,
                           u","_s,
                           u";"_s,
                           u"'"_s,
                           u" "_s,
                           QString(QChar(u'\0')),
                           u"\u202E"_s,
                           u"\u200F"_s,
                           u"\uFF1D"_s,
                           u"\u2028"_s,
                           u"a\uFEFF"_s,
                           u"\u0007"_s,
                           u"_x0041_"_s,
                           u"<b>&amp;"_s,
                           u"]]>"_s,
                           u"-12.5"_s,
                           u"1e5"_s,
                           u"NULL"_s,
                           u"ä°😀"_s,
                           u"\\"_s,
                           u"boiler"_s};

QString hostile(QRandomGenerator &random)
{
    QString text;
    for (int i = random.bounded(6); i >= 0; --i)
        text += kPieces[random.bounded(int(std::size(kPieces)))];
    return text;
}

struct Row
{
    qint64 atMs = 0;
    QString device, note, error;
    double temperature = 0;
    QUuid activity;
};

// As other programs may see a NUL: not at all.
QString withoutNul(QString text)
{
    return text.replace(QChar(u'\0'), QChar::ReplacementCharacter);
}

// What CSV has for a text.
QString csvCell(const QString &text)
{
    return (exports::looksLikeFormula(text) ? u"'"_s : QString()) + withoutNul(text);
}

// The rule of export.md in other words than the program's.
bool isHarmless(const QString &cell)
{
    static const QRegularExpression kRuns(u"^(?:[\\t\\r]|[\\s\\x00]*[=+\\-@])"_s);
    static const QRegularExpression kNumber(u"^[+-]?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?$"_s);
    return !kRuns.match(cell).hasMatch() || kNumber.match(cell).hasMatch();
}

QByteArray python(const char *script, const QStringList &arguments)
{
    QProcess process;
    process.start(u"python3"_s, QStringList{u"-c"_s, QString::fromUtf8(script)} + arguments);
    if (!process.waitForFinished(120'000) || process.exitCode() != 0)
        qWarning("%s", process.readAllStandardError().constData());
    return process.readAllStandardOutput();
}

// The file as a list of rows, each a list of texts; of a workbook with its escapes undone.
const char *const kReadCsv = R"(
import csv, json, sys
with open(sys.argv[1], encoding='utf-8-sig', newline='') as file:
    print(json.dumps(list(csv.reader(file, delimiter=sys.argv[2], strict=True))))
)";
const char *const kReadLines = R"(
import json, sys
with open(sys.argv[1], encoding='utf-8', newline='\n') as file:
    rows = [json.loads(line) for line in file.read().split('\n') if line]
print(json.dumps([list(rows[0])] + [[value if isinstance(value, str) else '' if value is None else repr(value)
                                     for value in row.values()] for row in rows]))
)";
const char *const kReadBook = R"(
import json, re, sys, zipfile
import xml.etree.ElementTree as tree
n = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
root = tree.fromstring(zipfile.ZipFile(sys.argv[1]).read('xl/worksheets/sheet1.xml'))
assert not list(root.iter(n + 'f')) and not list(root.iter(n + 'hyperlink')), 'something to run'
rows = []
for row in root.iter(n + 'row'):
    cells = {}
    for c in row:
        text = ''.join(t.text or '' for t in c.iter(n + 't')) or (c.findtext(n + 'v') or '')
        cells[ord(c.get('r')[0]) - 65] = re.sub('_x([0-9A-Fa-f]{4})_', lambda m: chr(int(m[1], 16)), text)
    rows.append([cells.get(i, '') for i in range(len(rows[0]) if rows else len(cells))])
print(json.dumps(rows))
)";
// Each time of the first column on the clocks of a zone.
const char *const kClock = R"(
import csv, sys
from datetime import datetime
from zoneinfo import ZoneInfo
zone = ZoneInfo(sys.argv[2])
with open(sys.argv[1], encoding='utf-8', newline='') as file:
    for row in list(csv.reader(file))[1:]:
        utc = datetime.fromisoformat(row[0].replace('Z', '+00:00'))
        print(utc.astimezone(zone).isoformat(timespec='milliseconds'), row[1])
)";

} // namespace

class ReadBackTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void bringsHostileTextsBack_data();
    void bringsHostileTextsBack();
    void showsTheClocksThatPythonShows_data();
    void showsTheClocksThatPythonShows();
    void isCopiedIntoPostgres();

private:
    void fill(int index, QRandomGenerator &random);
    [[nodiscard]] QString written(ExportJob::Table table, const QString &name, const exports::FileOptions &options);
    [[nodiscard]] QString placedFor(support::Postgres &server, const QString &path) const;
    void copyReadings(support::Postgres &server);
    void copyEvents(support::Postgres &server);

    ReaderFixture m_store;
    QTemporaryDir m_folder;
    std::vector<std::pair<QUuid, QString>> m_devices; // and their names
    std::vector<Row> m_rows;                          // in the order of time
};

void ReadBackTest::initTestCase()
{
    QRandomGenerator random(4711);
    m_store.exec("BEGIN");
    for (int i = 0; i < kDevices; ++i) {
        m_devices.emplace_back(m_store.ids.next(0), hostile(random));
        m_store.exec("INSERT INTO devices (id, organization_id, integration_id, external_id, name, first_seen_at) "
                     "VALUES (?, ?, ?, ?, ?, 0)",
                     {ReaderFixture::blob(m_devices.back().first), ReaderFixture::blob(m_store.organization),
                      ReaderFixture::blob(m_store.integration), u"id-%1"_s.arg(i), m_devices.back().second});
    }
    for (int i = 0; i < kTexts; ++i)
        fill(i, random);
    m_store.exec("COMMIT");
    QVERIFY(m_store.ok());
    std::sort(m_rows.begin(), m_rows.end(), [](const Row &a, const Row &b) { return a.atMs < b.atMs; });
}

// An event and its reading.
void ReadBackTest::fill(int index, QRandomGenerator &random)
{
    Row row;
    row.atMs = parseIsoTime(QString::fromLatin1(kNights[index / kNightRows]))->ms +
               (index % kNightRows - kNightRows / 2) * kStepMs;
    const auto &[device, name] = m_devices[std::size_t(random.bounded(kDevices))];
    row.device = name;
    row.note = hostile(random);
    row.error = hostile(random);
    // Any bits that are a number, now and then.
    row.temperature = std::ldexp(random.generateDouble() - 0.5, random.bounded(-60, 60));
    ActivityRow activity;
    activity.activityType = activity::kMessageReceived.toString();
    activity.createdAtMs = row.atMs;
    activity.errorMessage = row.error;
    JsonWriter json;
    json.beginObject().key("device_id").id(device);
    json.field("topic", QString(u"t/"_s + withoutNul(row.note))).endObject();
    activity.metadata = json.take();
    row.activity = m_store.activity(activity);
    m_store.reading(device, row.atMs, {{u"temperature"_s, row.temperature}, {u"note"_s, row.note}}, row.activity);
    m_rows.push_back(row);
}

QString ReadBackTest::written(ExportJob::Table table, const QString &name, const exports::FileOptions &options)
{
    ExportJob job;
    job.table = table;
    job.file = options;
    const QString path = m_folder.filePath(name);
    const auto done =
        monitor::exportToFile(*m_store.reader(), job, parseIsoTime(u"2027-01-01T00:00:00Z"_s)->ms, path, {});
    if (!done || done->rows != kTexts)
        qWarning("%s", qUtf8Printable(done ? u"%1 rows"_s.arg(done->rows) : done.error().text));
    return done && done->rows == kTexts ? path : QString();
}

void ReadBackTest::bringsHostileTextsBack_data()
{
    QTest::addColumn<exports::Format>("format");
    QTest::addColumn<QString>("preset");
    QTest::newRow("CSV, data") << exports::Format::Csv << u"data"_s;
    QTest::newRow("CSV, excel") << exports::Format::Csv << u"excel"_s;
    QTest::newRow("workbook") << exports::Format::Xlsx << u"data"_s;
    QTest::newRow("JSON Lines") << exports::Format::JsonLines << u"data"_s;
}

void ReadBackTest::bringsHostileTextsBack()
{
    QFETCH(exports::Format, format);
    QFETCH(QString, preset);
    const bool isCsv = format == exports::Format::Csv;
    const exports::FileOptions options{*exports::csvPreset(preset, QLocale(QLocale::German)), QTimeZone::utc(), format};
    const char *const readers[] = {kReadCsv, kReadBook, kReadLines};
    const auto expected = [&](const QString &text) {
        return isCsv ? csvCell(text) : format == exports::Format::Xlsx ? withoutNul(text) : text;
    };
    for (const auto table : {ExportJob::Table::Telemetry, ExportJob::Table::Events}) {
        const QString path = written(table, u"file"_s, options);
        QVERIFY(!path.isEmpty());
        const QJsonArray rows =
            QJsonDocument::fromJson(python(readers[int(format)], {path, QString(QLatin1Char(options.style.separator))}))
                .array();
        QCOMPARE(rows.size(), kTexts + 1);
        QStringList names;
        for (const QJsonValue &name : rows[0].toArray())
            names += name.toString();
        const bool isTelemetry = table == ExportJob::Table::Telemetry;
        const qsizetype device = names.indexOf(u"device"_s), text = names.indexOf(isTelemetry ? u"note"_s : u"error"_s);
        QVERIFY(device > 0 && text > 0);
        for (int i = 0; i < kTexts; ++i) {
            const QJsonArray cells = rows[i + 1].toArray();
            const Row &row = m_rows[std::size_t(i)];
            QCOMPARE(cells.size(), names.size());
            QCOMPARE(cells[device].toString(), expected(row.device));
            QCOMPARE(cells[text].toString(), expected(isTelemetry ? row.note : row.error));
            QVERIFY2(!isCsv || isHarmless(cells[device].toString()), qUtf8Printable(cells[device].toString()));
            QVERIFY2(!isCsv || isHarmless(cells[text].toString()), qUtf8Printable(cells[text].toString()));
        }
    }
}

void ReadBackTest::showsTheClocksThatPythonShows_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::newRow("Europe/Berlin") << QByteArray("Europe/Berlin");
    QTest::newRow("America/New_York") << QByteArray("America/New_York");
}

void ReadBackTest::showsTheClocksThatPythonShows()
{
    QFETCH(QByteArray, zone);
    const QString path = written(ExportJob::Table::Telemetry, u"clock.csv"_s, {{}, QTimeZone(zone), {}});
    QVERIFY(!path.isEmpty());
    const QList<QByteArray> lines = python(kClock, {path, QString::fromLatin1(zone)}).trimmed().split('\n');
    QCOMPARE(lines.size(), kTexts);
    QSet<QByteArray> offsets;
    for (const QByteArray &line : lines) {
        const qsizetype middle = line.indexOf(' ');
        QCOMPARE(line.mid(middle + 1), line.left(middle));
        offsets.insert(line.last(6));
    }
    QCOMPARE(offsets.size(), 2);
}

// A server reads files as its own user, and exports are their owner's only.
QString ReadBackTest::placedFor(support::Postgres &server, const QString &path) const
{
    const QString place = server.socketDir() + u'/' + QFileInfo(path).fileName();
    const bool placed = QFile::copy(path, place) && QFile::setPermissions(place, QFile::ReadOwner | QFile::ReadOther);
    return placed ? place : QString();
}

void ReadBackTest::isCopiedIntoPostgres()
{
    support::Postgres server({.fsync = false});
    QVERIFY2(server.start(), qPrintable(server.errorString()));
    copyReadings(server);
    copyEvents(server);
}

void ReadBackTest::copyReadings(support::Postgres &server)
{
    const QString path = placedFor(
        server, written(ExportJob::Table::Telemetry, u"readings.csv"_s, {{}, QTimeZone("Europe/Berlin"), {}}));
    QVERIFY(!path.isEmpty());
    const auto copied = server.psql(
        u"postgres"_s, u"CREATE TABLE readings (time_utc timestamptz, time_local timestamptz, device text, external_id "
                       "text, temperature float8, note text, device_time timestamptz, activity_log_id uuid);"
                       "COPY readings FROM '%1' CSV HEADER;"
                       "SELECT count(*) FROM readings WHERE time_local IS DISTINCT FROM time_utc;"_s.arg(path));
    QVERIFY2(copied.status == 0, qPrintable(copied.error));
    QCOMPARE(copied.out, u"0"_s);
    const auto asked = server.psql(
        u"postgres"_s, u"SELECT (extract(epoch FROM time_utc) * 1000)::bigint, temperature, activity_log_id, "
                       "md5(coalesce(device, '')), md5(coalesce(note, '')) FROM readings ORDER BY time_utc"_s);
    const QStringList lines = asked.out.split(u'\n');
    QCOMPARE(lines.size(), kTexts);
    const auto digest = [](const QString &text) {
        return QString::fromLatin1(QCryptographicHash::hash(csvCell(text).toUtf8(), QCryptographicHash::Md5).toHex());
    };
    for (int i = 0; i < kTexts; ++i) {
        const QStringList cells = lines[i].split(u'|');
        const Row &row = m_rows[std::size_t(i)];
        QCOMPARE(cells.size(), 5);
        QCOMPARE(cells[0].toLongLong(), row.atMs);
        QVERIFY(cells[1].toDouble() == row.temperature);
        QCOMPARE(cells[2], idText(row.activity));
        QCOMPARE(cells[3], digest(row.device));
        QCOMPARE(cells[4], digest(row.note));
    }
}

void ReadBackTest::copyEvents(support::Postgres &server)
{
    const QString path =
        placedFor(server, written(ExportJob::Table::Events, u"events.csv"_s, {{}, QTimeZone("America/New_York"), {}}));
    QVERIFY(!path.isEmpty());
    const auto copied =
        server.psql(u"postgres"_s, u"CREATE TABLE events (time_utc timestamptz, time_local timestamptz, activity_type "
                                   "text, status text, device text, external_id text, topic text, message text, error "
                                   "text, metadata jsonb);"
                                   "COPY events FROM '%1' CSV HEADER;"
                                   "SELECT count(*) FROM events WHERE time_local = time_utc;"
                                   "SELECT count(*) FROM events WHERE topic IN (metadata->>'topic', '''' || "
                                   "(metadata->>'topic'));"
                                   "SELECT md5(coalesce(error, '')) FROM events ORDER BY time_utc"_s.arg(path));
    QVERIFY2(copied.status == 0, qPrintable(copied.error));
    const QStringList lines = copied.out.split(u'\n');
    QCOMPARE(lines.size(), kTexts + 2);
    QCOMPARE(lines[0], QString::number(kTexts));
    QCOMPARE(lines[1], QString::number(kTexts));
    for (int i = 0; i < kTexts; ++i) {
        const QByteArray error = csvCell(m_rows[std::size_t(i)].error).toUtf8();
        QCOMPARE(lines[i + 2], QString::fromLatin1(QCryptographicHash::hash(error, QCryptographicHash::Md5).toHex()));
    }
}

QTEST_GUILESS_MAIN(ReadBackTest)
#include "tst_read_back.moc"
