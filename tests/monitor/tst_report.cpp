// SPDX-License-Identifier: GPL-3.0-or-later
// Reports of a store: tables that hold the period and nothing else, all or none of them, and what the pages are told.
#include "monitor/export_manifest.h"
#include "monitor/report_run.h"
#include "store/reader_fixture.h"

#include <QDateTime>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using monitor::ReportKind;
using monitor::ReportStage;
using store_test::ReaderFixture;
using store_test::str;

namespace {

constexpr qint64 kMinute = 60'000, kHour = 60 * kMinute;

qint64 msOf(const char *iso)
{
    return QDateTime::fromString(str(iso), Qt::ISODate).toMSecsSinceEpoch();
}

// A night on which clocks go back: 25 hours.
const QDate kDay(2026, 10, 25);
const qint64 kFrom = msOf("2026-10-24T22:00:00Z");
const qint64 kTo = msOf("2026-10-25T23:00:00Z");
const qint64 kNow = msOf("2026-11-01T12:00:00Z");

monitor::ReportPeriod dayOf(const QDate &date)
{
    return *monitor::reportPeriod(ReportKind::Daily, date, QTimeZone("Europe/Berlin"), kNow);
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// Draws a file that says so.
Result<void> drawWords(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write("pages") == 5 ? Result<void>()
                                                                       : fail(Error::Kind::Io, {}, path);
}

Result<void> drawNothing(const QString &)
{
    return fail(Error::Kind::NotFound, u"no_desktop"_s, u"no program to draw with"_s);
}

} // namespace

class ReportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void writesThePeriodAndNothingElse();
    void writesTimesOfBothTwoOClocks();
    void tellsOfAlertsAsTheyWereAtTheEnd();
    void verifiesItsTables();
    void givesTheSameBytesAgain();
    void makesTheFolder();
    void writesAnEmptyDay();
    void goesWithoutPagesWhereNobodyDraws();
    void keepsTablesWhereDrawingFails();
    void leavesNothingWhenStopped_data();
    void leavesNothingWhenStopped();
    void keepsTheOlderFilesWhenStopped();
    void runsInTheBackground();
    void leavesNothingWhenTheRunIsCancelled();
    void countsWhatThePagesSay();
    void knowsValuesGapsAndOfflineTimes();
    void boundsWhatThePagesHold();

private:
    [[nodiscard]] monitor::ReportJob job(const QDate &date = kDay) const
    {
        return {dayOf(date), m_folder->filePath(u"reports"_s)};
    }
    [[nodiscard]] QString path(const char *ending) const
    {
        return m_folder->filePath(u"reports/watchpost-daily-2026-10-25%1"_s.arg(str(ending)));
    }
    [[nodiscard]] std::vector<QStringList> table(const char *name) const
    {
        return monitor::cellsOf(contentOf(path(qPrintable(u"-%1.csv"_s.arg(str(name))))), ',');
    }
    [[nodiscard]] QStringList files() const
    {
        return QDir(m_folder->filePath(u"reports"_s)).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }
    [[nodiscard]] Result<monitor::ReportFiles> write(const monitor::ReportProgress &progress = {},
                                                     const monitor::DrawPages &draw = drawWords)
    {
        return monitor::writeReport(*m_store.reader(), job(), kNow, progress, draw);
    }
    [[nodiscard]] Result<monitor::ReportContent> read(const monitor::ReportBounds &bounds = {})
    {
        monitor::Profile profile;
        profile.name = u"plant"_s;
        return monitor::readReport(
            *m_store.reader(), profile, dayOf(kDay), kNow, [] { return true; }, bounds);
    }
    void alert(const QUuid &device, qint64 raisedMs, std::optional<qint64> clearedMs,
               std::optional<qint64> acknowledgedMs = {}, const char *severity = "warning");

    ReaderFixture m_store;
    QUuid m_boiler, m_pump;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void ReportTest::alert(const QUuid &device, qint64 raisedMs, std::optional<qint64> clearedMs,
                       std::optional<qint64> acknowledgedMs, const char *severity)
{
    const auto maybe = [](std::optional<qint64> ms) { return ms ? QVariant(*ms) : QVariant(); };
    m_store.exec("INSERT INTO alerts (id, organization_id, integration_id, rule_id, device_id, metric, rule_name, "
                 "severity, condition, acknowledgement, value, limit_text, raised_at, cleared_at, acknowledged_at, "
                 "acknowledged_by) VALUES (?, ?, ?, 'hot', ?, 'temperature', '=Too hot', ?, ?, ?, 31.5, '30', @at(?), "
                 "@at(?), @at(?), ?)",
                 {ReaderFixture::blob(m_store.ids.next(raisedMs)), ReaderFixture::blob(m_store.organization),
                  ReaderFixture::blob(m_store.integration), ReaderFixture::blob(device), str(severity),
                  clearedMs ? str("normal") : str("active"),
                  acknowledgedMs ? str("acknowledged") : str("unacknowledged"), raisedMs, maybe(clearedMs),
                  maybe(acknowledgedMs), acknowledgedMs ? str("anna") : str("")});
}

void ReportTest::initTestCase()
{
    m_store.exec("BEGIN");
    m_boiler = m_store.device("boiler", "Boiler", kFrom - kHour);
    m_pump = m_store.device("pump", "Pump, left", kFrom - kHour);
    const QUuid later = m_store.device("later", "Later", kTo + kHour);
    m_store.exec("UPDATE devices SET latest = '{\"temperature\":[1,1]}'");
    // One reading before, one at the end, which belongs to the next day; else each half hour.
    for (qint64 at = kFrom - 30 * kMinute; at <= kTo; at += 30 * kMinute) {
        const QUuid id = m_store.event(activity::kMessageReceived, at, m_boiler);
        m_store.reading(m_boiler, at, {{u"temperature"_s, double(at - kFrom) / double(kHour)}}, id);
    }
    m_store.reading(m_pump, kFrom + 2 * kHour, {{u"temperature"_s, 7.0}});
    m_store.reading(later, kTo + 2 * kHour, {{u"temperature"_s, 7.0}});
    m_store.event(activity::kDeviceOffline, kFrom + 3 * kHour, m_pump);
    m_store.event(activity::kDeviceOnline, kFrom + 5 * kHour, m_pump);
    m_store.collectorRun(kFrom - 24 * kHour, kFrom + 10 * kHour, kFrom + 10 * kHour);
    m_store.collectorRun(kFrom + 11 * kHour, kTo + 24 * kHour, kTo + 24 * kHour);
    alert(m_boiler, kFrom - 9 * kHour, kFrom - 8 * kHour);            // before
    alert(m_boiler, kFrom - 2 * kHour, kFrom + kHour, kFrom);         // cleared within
    alert(m_boiler, kFrom + 4 * kHour, kTo + kHour, kTo + 2 * kHour); // cleared and seen afterwards
    alert(m_pump, kFrom + 5 * kHour, {}, {}, "critical");             // still open
    alert(m_pump, kTo, {});                                           // afterwards
    m_store.exec("COMMIT");
    QVERIFY(m_store.ok());
}

void ReportTest::writesThePeriodAndNothingElse()
{
    const auto written = write();
    QVERIFY2(written, written ? "" : qPrintable(written.error().text));
    QCOMPARE(written->tables.size(), std::size_t(3));
    QCOMPARE(written->pages, path(".pdf"));
    QCOMPARE(contentOf(path(".pdf")), QByteArray("pages"));
    const auto telemetry = table("telemetry");
    QCOMPARE(telemetry.size(), std::size_t(1 + 50 + 1)); // 25 hours of the boiler, one of the pump
    QCOMPARE(telemetry.at(0), QStringList({u"time_utc"_s, u"time_local"_s, u"device"_s, u"external_id"_s,
                                           u"temperature [°C]"_s, u"device_time"_s, u"activity_log_id"_s}));
    QCOMPARE(telemetry.at(1).at(0), u"2026-10-24T22:00:00.000Z"_s);
    QCOMPARE(telemetry.back().at(0), u"2026-10-25T22:30:00.000Z"_s);
    QCOMPARE(table("events").size(), std::size_t(1 + 50 + 2));
    QCOMPARE(written->tables.at(1).rows, 52);
}

void ReportTest::writesTimesOfBothTwoOClocks()
{
    QVERIFY(write());
    QStringList locals;
    for (const QStringList &row : table("telemetry"))
        locals << row.at(1);
    QVERIFY(locals.contains(u"2026-10-25T02:30:00.000+02:00"_s));
    QVERIFY(locals.contains(u"2026-10-25T02:30:00.000+01:00"_s));
}

void ReportTest::tellsOfAlertsAsTheyWereAtTheEnd()
{
    QVERIFY(write());
    const auto alerts = table("alerts");
    QCOMPARE(alerts.size(), std::size_t(1 + 3));
    const auto cell = [&alerts](std::size_t row, const char *column) {
        return alerts.at(row).value(alerts.at(0).indexOf(str(column)));
    };
    QCOMPARE(cell(1, "cleared_utc"), u"2026-10-24T23:00:00.000Z"_s);
    QCOMPARE(cell(1, "cleared_local"), u"2026-10-25T01:00:00.000+02:00"_s);
    QCOMPARE(cell(1, "acknowledged_by"), u"anna"_s);
    QCOMPARE(cell(1, "condition"), u"normal"_s);
    QCOMPARE(cell(1, "rule"), u"'=Too hot"_s); // no formula
    QCOMPARE(cell(1, "value"), u"31.5"_s);
    QCOMPARE(cell(1, "limit"), u"30"_s);
    QCOMPARE(cell(1, "unit"), u"°C"_s);
    QCOMPARE(cell(2, "cleared_utc"), QString());
    QCOMPARE(cell(2, "condition"), u"active"_s);
    QCOMPARE(cell(2, "acknowledgement"), u"unacknowledged"_s);
    QCOMPARE(cell(2, "acknowledged_by"), QString());
    QCOMPARE(cell(3, "severity"), u"critical"_s);
    QCOMPARE(cell(3, "device"), u"Pump, left"_s);
}

void ReportTest::verifiesItsTables()
{
    const auto written = write();
    QVERIFY(written);
    for (const monitor::ReportFile &file : written->tables) {
        const auto facts = monitor::verifyExport(file.path);
        QVERIFY2(facts, facts ? "" : qPrintable(facts.error().text));
        QCOMPARE(facts->rows, file.rows);
    }
    QVERIFY(contentOf(path("-alerts.csv.manifest.json")).contains("\"table\":\"alerts\""));
}

void ReportTest::givesTheSameBytesAgain()
{
    QVERIFY(write());
    QList<QByteArray> before;
    for (const QString &name : files())
        before << contentOf(m_folder->filePath(u"reports/"_s + name));
    QCOMPARE(before.size(), 7);
    QVERIFY(write());
    QList<QByteArray> after;
    for (const QString &name : files())
        after << contentOf(m_folder->filePath(u"reports/"_s + name));
    QCOMPARE(after, before);
}

void ReportTest::makesTheFolder()
{
    QVERIFY(!QFileInfo::exists(job().folder));
    QVERIFY(write());
    QVERIFY(QFileInfo(job().folder).isDir());
    const auto nowhere =
        monitor::writeReport(*m_store.reader(), {dayOf(kDay), path("-telemetry.csv") + u"/x"_s}, kNow, {}, drawWords);
    QVERIFY(!nowhere);
    QCOMPARE(nowhere.error().code, u"no_folder"_s);
}

void ReportTest::writesAnEmptyDay()
{
    const auto written = monitor::writeReport(*m_store.reader(), job(QDate(2026, 1, 2)), kNow, {}, drawWords);
    QVERIFY(written);
    for (const monitor::ReportFile &file : written->tables) {
        QCOMPARE(file.rows, 0);
        QVERIFY(contentOf(file.path).endsWith("\r\n")); // the header
        QVERIFY(monitor::verifyExport(file.path));
    }
}

void ReportTest::goesWithoutPagesWhereNobodyDraws()
{
    const auto written = write({}, drawNothing);
    QVERIFY(written);
    QVERIFY(written->pages.isEmpty());
    QCOMPARE(written->noPages->kind, Error::Kind::NotFound);
    QCOMPARE(files().size(), 6);
}

void ReportTest::keepsTablesWhereDrawingFails()
{
    const auto written = write({}, [](const QString &) -> Result<void> { return fail(Error::Kind::Io, {}, u"ink"_s); });
    QVERIFY(written && written->noPages);
    QCOMPARE(written->noPages->text, u"ink"_s);
    QCOMPARE(files().size(), 6);
}

void ReportTest::leavesNothingWhenStopped_data()
{
    QTest::addColumn<ReportStage>("stage");
    QTest::newRow("telemetry") << ReportStage::Telemetry;
    QTest::newRow("events") << ReportStage::Events;
    QTest::newRow("alerts") << ReportStage::Alerts;
    QTest::newRow("pages") << ReportStage::Pages;
}

void ReportTest::leavesNothingWhenStopped()
{
    QFETCH(ReportStage, stage);
    const auto written = write([stage](ReportStage now, qint64) { return now != stage; });
    QVERIFY(!written);
    QCOMPARE(written.error().kind, Error::Kind::Cancelled);
    QCOMPARE(files(), QStringList());
}

void ReportTest::keepsTheOlderFilesWhenStopped()
{
    QVERIFY(write());
    const QByteArray before = contentOf(path("-alerts.csv"));
    QVERIFY(!write({}, [](const QString &) -> Result<void> { return fail(Error::Kind::Cancelled, {}, {}); }));
    QCOMPARE(contentOf(path("-alerts.csv")), before);
    QCOMPARE(files().size(), 7);
}

void ReportTest::runsInTheBackground()
{
    const auto draw = [](const monitor::ReportContent &content, const QString &path) {
        return content.counts.readings == 51 ? drawWords(path) : fail(Error::Kind::Io, {}, u"wrong content"_s);
    };
    monitor::ReportRun run(m_store.url, {}, job(), draw);
    std::optional<Result<monitor::ReportFiles>> said;
    connect(&run, &monitor::ReportRun::finished, this, [&said](const auto &result) { said = result; });
    run.start();
    QTRY_VERIFY(said);
    QVERIFY(*said && !(*said)->noPages);
    QCOMPARE(files().size(), 7);
}

void ReportTest::leavesNothingWhenTheRunIsCancelled()
{
    monitor::ReportRun run(m_store.url, {}, job(), [](const auto &, const QString &path) { return drawWords(path); });
    std::optional<Result<monitor::ReportFiles>> said;
    connect(&run, &monitor::ReportRun::finished, this, [&said](const auto &result) { said = result; });
    run.cancel();
    run.start();
    QTRY_VERIFY(said);
    QVERIFY(!*said);
    QCOMPARE(said->error().kind, Error::Kind::Cancelled);
    QCOMPARE(files(), QStringList());
}

void ReportTest::countsWhatThePagesSay()
{
    const auto content = read();
    QVERIFY2(content, content ? "" : qPrintable(content.error().text));
    const monitor::ReportCounts &counts = content->counts;
    QCOMPARE(counts.messages, 50);
    QCOMPARE(counts.readings, 51);
    QCOMPARE(counts.problems, 1);
    QCOMPARE(counts.wentOffline, 1);
    QCOMPARE(counts.devices, 2); // the one that came later is not of that day
    QCOMPARE(counts.devicesHeard, 2);
    QCOMPARE(counts.raised, 2);
    QCOMPARE(counts.cleared, 1);
    QCOMPARE(counts.standing, 2);
    QCOMPARE(content->site, u"plant"_s);
    QCOMPARE(content->organization, u"test"_s);
    QCOMPARE(content->alerts.size(), std::size_t(3));
    QVERIFY(content->alerts.at(1).alert.isOpen());
}

void ReportTest::knowsValuesGapsAndOfflineTimes()
{
    const auto content = read();
    QVERIFY(content);
    QCOMPARE(content->devices.size(), std::size_t(2));
    const monitor::ReportDevice &boiler = content->devices.at(0);
    const monitor::ReportDevice &pump = content->devices.at(1);
    QCOMPARE(boiler.values.size(), std::size_t(1));
    QCOMPARE(boiler.values.at(0).n, 50);
    QCOMPARE(boiler.values.at(0).min, 0.0);
    QCOMPARE(boiler.values.at(0).max, 24.5);
    QCOMPARE(boiler.values.at(0).last, 24.5);
    QCOMPARE(boiler.values.at(0).mean, 12.25);
    QCOMPARE(pump.offlineMs, 2 * kHour);
    QCOMPARE(content->notRunning.size(), std::size_t(1));
    QCOMPARE(*content->notRunning.at(0).toMs - *content->notRunning.at(0).fromMs, kHour);
    QVERIFY(std::any_of(content->gaps.begin(), content->gaps.end(), [](const monitor::ReportGap &gap) {
        return gap.device == "Pump, left"_L1 && gap.reason == GapReason::DeviceOffline &&
               gap.toMs - gap.fromMs == 2 * kHour;
    }));
    QCOMPARE(content->charts.size(), std::size_t(1));
    QCOMPARE(content->charts.at(0).metric, u"temperature"_s);
    QCOMPARE(content->charts.at(0).lines.size(), std::size_t(2));
    QVERIFY(content->charts.at(0).all.empty());
    QCOMPARE(content->charts.at(0).alerts.size(), std::size_t(3));
}

void ReportTest::boundsWhatThePagesHold()
{
    monitor::ReportBounds bounds;
    bounds.alerts = 1;
    bounds.lines = 1;
    const auto content = read(bounds);
    QVERIFY(content);
    QCOMPARE(content->alerts.size(), std::size_t(1));
    QCOMPARE(content->alerts.at(0).alert.severity, Severity::Critical); // the worst one stays
    QCOMPARE(content->alertsLeftOut, 2);
    QCOMPARE(content->counts.raised, 2); // all are counted
    const monitor::ReportChart &chart = content->charts.at(0);
    QCOMPARE(chart.lines.size(), std::size_t(1));
    QCOMPARE(chart.lines.at(0).name, u"Pump, left"_s); // with an alert that is shown
    QCOMPARE(chart.leftOut(), 1);
    QVERIFY(!chart.all.empty());
    bounds.devices = 1;
    const auto fewer = read(bounds);
    QVERIFY(fewer);
    QCOMPARE(fewer->devices.size(), std::size_t(1));
    QCOMPARE(fewer->devicesLeftOut, 1);
}

QTEST_GUILESS_MAIN(ReportTest)
#include "tst_report.moc"
