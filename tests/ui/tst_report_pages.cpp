// SPDX-License-Identifier: GPL-3.0-or-later
// The pages of reports: what stands on them, read back from the PDF with poppler's tools, and how they are broken.
#include "ui/common/theme.h"
#include "ui/report/report_pages.h"
#include "ui/report/report_rows.h"
#include "ui/report/report_words.h"

#include <QApplication>
#include <QImage>
#include <QPainter>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using monitor::ReportContent;

namespace {

constexpr qint64 kMinute = 60'000, kHour = 60 * kMinute;
const qint64 kFrom = QDateTime(QDate(2026, 10, 24), QTime(22, 0), QTimeZone::utc()).toMSecsSinceEpoch();

ReportContent emptyDay()
{
    ReportContent content;
    content.period = *monitor::reportPeriod(monitor::ReportKind::Daily, QDate(2026, 10, 25), QTimeZone("Europe/Berlin"),
                                            kFrom + 1000 * kHour);
    content.site = u"plant"_s;
    content.organization = u"Works & Co"_s;
    content.writtenAtMs = kFrom + 1000 * kHour;
    return content;
}

monitor::ReportDevice deviceNamed(const QString &name, int values)
{
    monitor::ReportDevice device;
    device.device.id = QUuid::createUuid();
    device.device.externalId = name;
    for (int i = 0; i < values; ++i)
        device.values.push_back({i == 0 ? u"temperature"_s : u"humidity"_s, 1440, 18.5, 24.25, 21.125, 22.0});
    return device;
}

Series dayOfValues(double offset)
{
    Series series;
    for (qint64 at = 0; at < 25 * kHour; at += 10 * kMinute) {
        const double value = 20 + offset + 5 * std::sin(double(at) / double(4 * kHour));
        series.points.push_back({kFrom + at, 10, value - 0.5, value + 0.5, value, value});
    }
    return series;
}

ReportContent busyDay(int devices, int alerts)
{
    ReportContent content = emptyDay();
    content.counts.messages = 1234567;
    content.counts.readings = 1234567;
    content.counts.devices = content.counts.devicesHeard = devices;
    content.counts.raised = alerts;
    monitor::ReportChart chart;
    chart.metric = u"temperature"_s;
    chart.found = devices;
    for (int i = 0; i < devices; ++i) {
        content.devices.push_back(deviceNamed(u"sensor-%1"_s.arg(i, 3, 10, QLatin1Char('0')), 2));
        const QString name = content.devices.back().device.name();
        if (i < 8)
            chart.lines.push_back({content.devices.back().device.id, name, u"temperature"_s, dayOfValues(i)});
    }
    if (devices > 8)
        chart.all = dayOfValues(3).points;
    AlertRule rule;
    rule.metric = u"temperature"_s;
    rule.limit = 30;
    chart.rules = {rule};
    content.charts = {chart};
    content.counts.standing = (alerts + 3) / 4;
    content.counts.cleared = alerts - content.counts.standing;
    for (int i = 0; i < alerts; ++i) {
        monitor::ReportAlert alert;
        alert.alert.key.metric = u"temperature"_s;
        alert.alert.ruleName = u"Temperature above 30 °C"_s;
        alert.alert.value = 31.5;
        alert.alert.limit = u"30"_s;
        alert.alert.severity = i % 3 == 0 ? Severity::Critical : Severity::Warning;
        alert.alert.raisedAtMs = kFrom + i * 7 * kMinute;
        if (i % 4 != 0)
            alert.alert.clearedAtMs = alert.alert.raisedAtMs + 5 * kMinute;
        if (i % 2 == 0)
            alert.alert.acknowledgedBy = u"anna"_s;
        alert.device = u"sensor-%1"_s.arg(i % std::max(1, devices), 3, 10, QLatin1Char('0'));
        content.alerts.push_back(alert);
    }
    return content;
}

QImage pageImage(const ui::ReportPages &pages, int page)
{
    QImage image(pages.size().toSize(), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    pages.paint(painter, page);
    return image;
}

// The first page as a picture for the manual, where $WATCHPOST_SHOTS is set.
void shoot(const ReportContent &content)
{
    const QString folder = qEnvironmentVariable("WATCHPOST_SHOTS");
    if (folder.isEmpty() || !QDir().mkpath(folder))
        return;
    const QImage page = pageImage(ui::ReportPages(content, ui::paperStyle()), 0);
    // A small file: the colours that are most of it.
    QHash<QRgb, int> counts;
    for (int y = 0; y < page.height(); ++y) {
        for (int x = 0; x < page.width(); ++x)
            ++counts[page.pixel(x, y)];
    }
    QList<QRgb> colors = counts.keys();
    std::sort(colors.begin(), colors.end(), [&](QRgb a, QRgb b) { return counts[a] > counts[b]; });
    (void)page.convertToFormat(QImage::Format_Indexed8, colors.mid(0, 255)).save(folder + u"/report-daily.png"_s);
}

ui::FlowPiece pieceOf(double height, bool keepsNext = false)
{
    ui::FlowPiece piece;
    piece.height = height;
    piece.keepsNext = keepsNext;
    piece.paint = [](QPainter &, const QRectF &) {};
    return piece;
}

} // namespace

class ReportPagesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_style = std::make_unique<ui::Style>(*qApp); }
    void cleanup() { m_style->choose(ui::StyleChoice::Light); }
    void breaksBetweenPieces();
    void neverEndsAPageWithAHeading();
    void beginsTablesAgainOnEachPage();
    void saysWhoWhenAndWhere();
    void saysThatADayIsEmpty();
    void numbersItsPages();
    void saysWhatWasLeftOut();
    void namesADeviceAgainWhereAPageBreaksIt();
    void showsTextsOfDevicesAsTheyAre();
    void usesPrintColoursInADarkWindow();
    void drawsLinesAndLimits();
    void tellsTheTwoTwoOClocksApart();
    void leavesNoFileWhereItCannotWrite();

private:
    // The text of the PDF, its pages apart by form feeds.
    [[nodiscard]] static QString textOf(const ReportContent &content, QByteArray *facts = nullptr);

    std::unique_ptr<ui::Style> m_style;
};

QString ReportPagesTest::textOf(const ReportContent &content, QByteArray *facts)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"report.pdf"_s);
    const auto written = ui::writeReportPages(content, ui::paperStyle(), path);
    if (!written)
        return u"not written: "_s + written.error().text;
    const auto ran = [&path](const QString &program, const QStringList &arguments) {
        QProcess process;
        process.start(program, arguments);
        if (!process.waitForFinished() || process.exitCode() != 0)
            qWarning("%s failed: is poppler-utils installed?", qPrintable(program));
        return process.readAllStandardOutput();
    };
    const QByteArray pages = ran(u"pdfinfo"_s, {path});
    if (facts)
        *facts = pages;
    return QString::fromUtf8(ran(u"pdftotext"_s, {u"-layout"_s, u"-enc"_s, u"UTF-8"_s, path, u"-"_s}));
}

void ReportPagesTest::breaksBetweenPieces()
{
    const std::vector<ui::FlowPiece> pieces{pieceOf(60), pieceOf(60), pieceOf(30), pieceOf(500), pieceOf(10)};
    const auto pages = ui::pagesOf(pieces, {10, 20, 100, 100});
    QCOMPARE(pages.size(), std::size_t(4));
    QCOMPARE(pages.at(1).at(1).where, QRectF(10, 80, 100, 30));
    QCOMPARE(pages.at(2).at(0).where.top(), 20.0); // too high for any page
    QCOMPARE(ui::pagesOf({}, {0, 0, 10, 10}).size(), std::size_t(1));
}

void ReportPagesTest::neverEndsAPageWithAHeading()
{
    const std::vector<ui::FlowPiece> pieces{pieceOf(70), pieceOf(20, true), pieceOf(20)};
    const auto pages = ui::pagesOf(pieces, {0, 0, 100, 100});
    QCOMPARE(pages.size(), std::size_t(2));
    QCOMPARE(pages.at(0).size(), std::size_t(1));
    QCOMPARE(pages.at(1).size(), std::size_t(2));
}

void ReportPagesTest::beginsTablesAgainOnEachPage()
{
    const auto header = std::make_shared<ui::FlowPiece>(pieceOf(10, true));
    std::vector<ui::FlowPiece> pieces{*header};
    for (int i = 0; i < 15; ++i) {
        pieces.push_back(pieceOf(10));
        pieces.back().header = header;
    }
    const auto pages = ui::pagesOf(pieces, {0, 0, 100, 100});
    QCOMPARE(pages.size(), std::size_t(2));
    QCOMPARE(pages.at(1).at(0).piece, header.get());
    QCOMPARE(pages.at(1).at(1).where.top(), 10.0);
    QVERIFY(pages.at(1).at(1).isFirst && !pages.at(1).at(2).isFirst);
}

void ReportPagesTest::saysWhoWhenAndWhere()
{
    const QString text = textOf(busyDay(3, 5));
    for (const QString &words : {u"Works & Co · plant"_s, u"Daily report"_s, u"25 Oct 2026 00:00 +02:00"_s,
                                 u"26 Oct 2026 00:00 +01:00"_s, u"Europe/Berlin"_s, u"25 hours"_s, u"1,234,567"_s,
                                 u"sensor-002"_s, u"Temperature above 30 °C"_s, u"31.5 °C"_s, u"standing"_s})
        QVERIFY2(QString(text).replace(QChar(0xa0), u' ').contains(words), qPrintable(words + u" is not in "_s + text));
}

void ReportPagesTest::saysThatADayIsEmpty()
{
    QByteArray facts;
    const QString text = textOf(emptyDay(), &facts);
    QVERIFY2(text.contains("Nothing was recorded"_L1), qPrintable(text));
    QVERIFY(text.contains("No alert stood"_L1));
    QVERIFY2(facts.contains("Pages:           1"), facts.constData());
}

void ReportPagesTest::numbersItsPages()
{
    const ReportContent content = busyDay(60, 120);
    const int count = ui::ReportPages(content, ui::paperStyle()).count();
    QVERIFY(count > 3);
    QByteArray facts;
    const QString text = textOf(content, &facts);
    QVERIFY2(facts.simplified().contains(QByteArray("Pages: " + QByteArray::number(count) + ' ')), facts.constData());
    const QStringList pages = text.split(u'\f', Qt::SkipEmptyParts);
    QCOMPARE(pages.size(), count);
    for (int i = 0; i < count; ++i)
        QVERIFY2(pages[i].contains(u"Page %1 of %2"_s.arg(i + 1).arg(count)), qPrintable(pages[i]));
    QVERIFY2(facts.contains("Title:           Daily report 2026-10-25"), facts.constData());
}

void ReportPagesTest::saysWhatWasLeftOut()
{
    ReportContent content = busyDay(200, 10);
    content.alertsLeftOut = 77;
    content.chartsLeftOut = 5;
    content.devicesLeftOut = 800;
    const ui::DeviceRows rows = ui::deviceRows(content, 50);
    QCOMPARE(rows.rows.size(), std::size_t(50));
    QCOMPARE(rows.devicesLeftOut, 975);
    const QString text = textOf(content);
    QVERIFY(text.contains("77 more alerts"_L1));
    QVERIFY(text.contains("5 more metrics"_L1));
    QVERIFY(text.contains("8 of 200 devices"_L1));
    QVERIFY(text.contains(u"lowest … highest of all devices"_s));
    QVERIFY(text.contains("920 more devices"_L1)); // 160 rows are 80 devices
}

void ReportPagesTest::namesADeviceAgainWhereAPageBreaksIt()
{
    ReportContent content = emptyDay();
    content.devices.push_back(deviceNamed(u"boiler"_s, 80));
    const QStringList pages = textOf(content).split(u'\f', Qt::SkipEmptyParts);
    QVERIFY(pages.size() > 1);
    for (const QString &page : pages)
        QCOMPARE(page.count("boiler"_L1), 1);
}

void ReportPagesTest::showsTextsOfDevicesAsTheyAre()
{
    ReportContent content = busyDay(0, 0);
    content.devices.push_back(deviceNamed(u"<b>bold</b>\u202Egnp.exe"_s, 1));
    content.devices.push_back(deviceNamed(QString(5000, u'x'), 1));
    content.devices.push_back(deviceNamed(u"two\nlines"_s, 1));
    const QString text = textOf(content);
    QVERIFY2(text.contains("<b>bold</b>"_L1), qPrintable(text));
    QVERIFY(!text.contains(QChar(0x202e)));
    QVERIFY(!text.contains(QString(100, u'x')));
    QVERIFY(!text.contains("two\nlines"_L1));
}

void ReportPagesTest::usesPrintColoursInADarkWindow()
{
    const ReportContent content = busyDay(3, 3);
    const QImage light = pageImage(ui::ReportPages(content, ui::paperStyle()), 0);
    m_style->choose(ui::StyleChoice::Dark);
    QVERIFY(ui::theme().isDark);
    QCOMPARE(pageImage(ui::ReportPages(content, ui::paperStyle()), 0), light);
}

void ReportPagesTest::drawsLinesAndLimits()
{
    const ReportContent content = busyDay(2, 0);
    const ui::ReportPages pages(content, ui::paperStyle());
    QCOMPARE(pages.count(), 1);
    const QImage image = pageImage(pages, 0);
    shoot(busyDay(12, 9));
    const auto has = [&image](const QColor &color) {
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixel(x, y) == color.rgb())
                    return true;
            }
        }
        return false;
    };
    QVERIFY(has(ui::lightTheme().series(0)));
    QVERIFY(has(ui::lightTheme().series(1)));
    QVERIFY(has(ui::lightTheme().warning));
}

void ReportPagesTest::tellsTheTwoTwoOClocksApart()
{
    const monitor::ReportPeriod period = emptyDay().period;
    const QString summer = ui::reportStamp(period, kFrom + 2 * kHour + 30 * kMinute);
    const QString winter = ui::reportStamp(period, kFrom + 3 * kHour + 30 * kMinute);
    QVERIFY(summer.startsWith("25 Oct 02:30"_L1));
    QVERIFY(winter.startsWith("25 Oct 02:30"_L1));
    QVERIFY(summer != winter);
}

void ReportPagesTest::leavesNoFileWhereItCannotWrite()
{
    const QTemporaryDir folder;
    const auto written = ui::writeReportPages(emptyDay(), ui::paperStyle(), folder.filePath(u"missing/report.pdf"_s));
    QVERIFY(!written);
    QCOMPARE(written.error().kind, Error::Kind::Io);
}

QTEST_MAIN(ReportPagesTest)
#include "tst_report_pages.moc"
