// SPDX-License-Identifier: GPL-3.0-or-later
// Whole exports against golden files in tests/data/export, zones, and files that appear whole or not at all.
#include "base/times.h"
#include "export/atomic_file.h"
#include "export/csv_writer.h"
#include "export/events_export.h"
#include "export/telemetry_export.h"

#include <QBuffer>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;

namespace {

QByteArray golden(const QString &name)
{
    QFile file(QStringLiteral(TEST_DATA) + u"/export/"_s + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("missing");
}

qint64 at(const QString &iso)
{
    return parseIsoTime(iso)->ms;
}

QTimeZone berlin()
{
    return *exports::zoneOf(u"Europe/Berlin"_s);
}

exports::CsvStyle styleFor(bool spreadsheets)
{
    return spreadsheets ? *exports::csvPreset(u"excel"_s, QLocale(QLocale::German)) : exports::CsvStyle();
}

ActivityRecord activity(const QString &type, const QString &time, const QByteArray &metadata)
{
    ActivityRecord record;
    record.row.activityType = type;
    record.row.status = u"success"_s;
    record.row.createdAtMs = at(time);
    record.row.metadata = metadata;
    return record;
}

std::vector<ActivityRecord> someEvents()
{
    std::vector<ActivityRecord> events;
    events.push_back(activity(u"mqtt_message_received"_s, u"2026-03-29T00:59:59.999Z"_s,
                              R"({"device_id":"x","external_id":"2400390030314701","topic":"devices/a/telemetry",)"
                              R"("parser_type":"vmark","has_telemetry":true,"telemetry_fields":["a","b"],"qos":1})"));
    events.back().deviceName = u"temp-sensor-01"_s;
    events.push_back(activity(u"mqtt_device_offline"_s, u"2026-03-29T01:00:00Z"_s,
                              R"({"external_id":"=cmd|'/c calc'!A1","status_reason":"lwt_message",)"
                              R"("topic":"devices/a/lwt","connection_quality":{"rssi":-78}})"));
    events.push_back(activity(u"mqtt_message_received"_s, u"2026-10-25T01:30:00Z"_s,
                              R"({"device_id":null,"external_id":null,"topic":"devices/\"a\",b/telemetry","qos":0})"));
    events.back().row.status = u"error"_s;
    events.back().row.errorMessage = u"not JSON:\nline 2"_s;
    events.back().row.errorCode = u"bad_json"_s;
    events.push_back(activity(u"mqtt_subscription_created"_s, u"2026-10-25T00:30:00Z"_s,
                              R"({"topic_filter":"devices/+/lwt","qos_granted":1})"));
    return events;
}

std::vector<TelemetryRecord> someReadings()
{
    TelemetryRecord first;
    first.row.receivedAtMs = at(u"2026-07-01T12:00:00.250Z"_s);
    first.row.deviceTimeMs = at(u"2026-07-01T11:59:58Z"_s);
    first.row.activityLogId = QUuid(u"0197c4d5-0000-7000-8000-000000000001"_s);
    first.row.telemetry = {{u"zeta"_s, qint64(7)},
                           {u"humidity"_s, 61.25},
                           {u"temperature"_s, -12.5},
                           {u"door, open"_s, true},
                           {u"note"_s, u"=HYPERLINK(\"x\")"_s}};
    first.deviceName = u"Boiler, \"old\""_s;
    first.externalId = u"-7"_s;
    TelemetryRecord second = first;
    second.row.receivedAtMs += 60'000;
    second.row.deviceTimeMs.reset();
    second.row.activityLogId = QUuid();
    second.row.telemetry = {{u"temperature"_s, 0.1}, {u"alpha"_s, 1e22}};
    return {first, second};
}

const QStringList kFields{u"zeta"_s, u"humidity"_s, u"temperature"_s, u"door, open"_s, u"note"_s, u"alpha"_s};

} // namespace

class ExportsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eventsAreWrittenAsEver_data();
    void eventsAreWrittenAsEver();
    void readingsAreWrittenAsEver_data();
    void readingsAreWrittenAsEver();
    void countsFieldsThatHaveNoColumn();
    void showsClocksOfTheZone_data();
    void showsClocksOfTheZone();
    void refusesUnknownZones();
    void leavesNothingWithoutCommit();
    void keepsTheOlderFileUntilCommit();
    void refusesWhatIsNoFile();
};

void ExportsTest::eventsAreWrittenAsEver_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<bool>("forSpreadsheets");
    QTest::newRow("data") << u"events.csv"_s << false;
    QTest::newRow("excel") << u"events-excel-de.csv"_s << true;
}

void ExportsTest::eventsAreWrittenAsEver()
{
    QFETCH(QString, file);
    QFETCH(bool, forSpreadsheets);
    QBuffer out;
    out.open(QIODevice::WriteOnly);
    exports::CsvWriter writer(&out, styleFor(forSpreadsheets));
    exports::EventsExport csv(writer, berlin());
    QVERIFY(csv.header());
    for (const ActivityRecord &event : someEvents())
        QVERIFY(csv.row(event));
    QVERIFY(csv.finish());
    QCOMPARE(csv.rows(), 4);
    QCOMPARE(out.data(), golden(file));
}

void ExportsTest::readingsAreWrittenAsEver_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<exports::TelemetryForm>("form");
    QTest::addColumn<bool>("forSpreadsheets");
    QTest::newRow("wide") << u"telemetry.csv"_s << exports::TelemetryForm::Wide << false;
    QTest::newRow("long") << u"telemetry-long.csv"_s << exports::TelemetryForm::Long << false;
    QTest::newRow("excel") << u"telemetry-excel-de.csv"_s << exports::TelemetryForm::Wide << true;
}

void ExportsTest::readingsAreWrittenAsEver()
{
    QFETCH(QString, file);
    QFETCH(exports::TelemetryForm, form);
    QFETCH(bool, forSpreadsheets);
    QBuffer out;
    out.open(QIODevice::WriteOnly);
    exports::CsvWriter writer(&out, styleFor(forSpreadsheets));
    exports::TelemetryExport csv(writer, berlin(), form);
    QVERIFY(csv.header(kFields));
    for (const TelemetryRecord &reading : someReadings())
        QVERIFY(csv.row(reading));
    QVERIFY(csv.finish());
    QCOMPARE(csv.rows(), form == exports::TelemetryForm::Wide ? 2 : 7);
    QCOMPARE(csv.fieldsLeftOut(), 0);
    QCOMPARE(out.data(), golden(file));
}

void ExportsTest::countsFieldsThatHaveNoColumn()
{
    QBuffer out;
    out.open(QIODevice::WriteOnly);
    exports::CsvWriter writer(&out, {});
    exports::TelemetryExport csv(writer, QTimeZone::utc());
    QVERIFY(csv.header({u"temperature"_s, u"temperature"_s}));
    QVERIFY(csv.row(someReadings().front()));
    QVERIFY(csv.finish());
    QCOMPARE(csv.fieldsLeftOut(), 4);
    QVERIFY(out.data().startsWith("time_utc,time_local,device,external_id,temperature [°C],device_time,"));
}

void ExportsTest::showsClocksOfTheZone_data()
{
    QTest::addColumn<QString>("zone");
    QTest::addColumn<QString>("utc");
    QTest::addColumn<QByteArray>("local");
    const auto row = [](const char *name, const QString &zone, const QString &utc, const char *local) {
        QTest::newRow(name) << zone << utc << QByteArray(local);
    };
    row("UTC", u"UTC"_s, u"2026-03-29T01:00:00.001Z"_s, "2026-03-29T01:00:00.001+00:00");
    const QString europe = u"Europe/Berlin"_s, america = u"America/New_York"_s;
    row("Berlin, before spring", europe, u"2026-03-29T00:59:59.999Z"_s, "2026-03-29T01:59:59.999+01:00");
    row("Berlin, after spring", europe, u"2026-03-29T01:00:00Z"_s, "2026-03-29T03:00:00.000+02:00");
    row("Berlin, first 02:30", europe, u"2026-10-25T00:30:00Z"_s, "2026-10-25T02:30:00.000+02:00");
    row("Berlin, before autumn", europe, u"2026-10-25T00:59:59.999Z"_s, "2026-10-25T02:59:59.999+02:00");
    row("Berlin, second 02:30", europe, u"2026-10-25T01:30:00Z"_s, "2026-10-25T02:30:00.000+01:00");
    row("New York, before spring", america, u"2026-03-08T06:59:59.999Z"_s, "2026-03-08T01:59:59.999-05:00");
    row("New York, after spring", america, u"2026-03-08T07:00:00Z"_s, "2026-03-08T03:00:00.000-04:00");
    row("New York, before autumn", america, u"2026-11-01T05:59:59.999Z"_s, "2026-11-01T01:59:59.999-04:00");
    row("New York, after autumn", america, u"2026-11-01T06:00:00Z"_s, "2026-11-01T01:00:00.000-05:00");
    row("a quarter", u"Asia/Kathmandu"_s, u"2026-01-01T00:00:00Z"_s, "2026-01-01T05:45:00.000+05:45");
    row("west by a half", u"America/St_Johns"_s, u"2026-01-01T00:00:00Z"_s, "2025-12-31T20:30:00.000-03:30");
    row("before 1970", europe, u"1969-12-31T23:59:59.999Z"_s, "1970-01-01T00:59:59.999+01:00");
}

void ExportsTest::showsClocksOfTheZone()
{
    QFETCH(QString, zone);
    QFETCH(QString, utc);
    const auto found = exports::zoneOf(zone);
    QVERIFY(found);
    exports::LocalTimes times(*found);
    (void)times.text(at(utc) - 1); // what was remembered of the moment before must not count
    QTEST(times.text(at(utc)), "local");
}

void ExportsTest::refusesUnknownZones()
{
    for (const QString &name : {u"Mars/Olympus"_s, QString(), u"../etc/passwd"_s}) {
        const auto zone = exports::zoneOf(name);
        QVERIFY(!zone);
        QCOMPARE(zone.error().kind, Error::Kind::Usage);
    }
}

void ExportsTest::leavesNothingWithoutCommit()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"out.csv"_s);
    {
        auto file = exports::AtomicFile::create(path);
        QVERIFY(file);
        (*file)->device()->write("half");
    }
    QVERIFY(QDir(folder.path()).isEmpty());
}

void ExportsTest::keepsTheOlderFileUntilCommit()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"out.csv"_s);
    const auto read = [&path] {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    QFile old(path);
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.write("old");
    old.close();
    QVERIFY(old.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
    auto file = exports::AtomicFile::create(path);
    QVERIFY(file);
    (*file)->device()->write("new");
    QCOMPARE(read(), QByteArray("old"));
    QVERIFY((*file)->commit());
    QCOMPARE(read(), QByteArray("new"));
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(QFile::permissions(path) & others));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList{u"out.csv"_s});
}

void ExportsTest::refusesWhatIsNoFile()
{
    QTemporaryDir folder;
    const QString link = folder.filePath(u"link"_s);
    QVERIFY(QFile::link(folder.filePath(u"elsewhere"_s), link));
    for (const QString &path : {folder.path(), link, QString()}) {
        const auto file = exports::AtomicFile::create(path);
        QVERIFY(!file);
        QCOMPARE(file.error().kind, Error::Kind::Usage);
    }
    const auto missing = exports::AtomicFile::create(folder.filePath(u"no/such/folder.csv"_s));
    QVERIFY(!missing);
    QCOMPARE(missing.error().kind, Error::Kind::Io);
}

QTEST_GUILESS_MAIN(ExportsTest)
#include "tst_exports.moc"
