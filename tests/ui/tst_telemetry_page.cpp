// SPDX-License-Identifier: GPL-3.0-or-later
// The telemetry screen over a real store: what is on the chart is what the store says.
#include "ui/telemetry/telemetry_page.h"

#include "ui/common/empty_state.h"
#include "ui/common/plain_text.h"
#include "ui/telemetry/chart_view.h"
#include "ui/telemetry/picker.h"
#include "ui/telemetry/readout.h"
#include "ui/ui_fixture.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QWheelEvent>
#include <random>

using namespace Qt::StringLiterals;
using ui::ChartView;
using ui::SeriesKey;
using ui::TelemetryPage;
using ui_test::UiFixture;

namespace {

constexpr qint64 kMinute = 60'000;
constexpr qint64 kHour = 3'600'000;

// A day of readings a minute: a temperature, with a stretch of two hours in which the device was offline.
void fillDay(UiFixture &fixture, const QString &device, double mean, bool goesOffline, int seed = 1)
{
    std::mt19937 random{std::mt19937::result_type(seed)};
    std::normal_distribution<double> noise(0, 0.35);
    const qint64 now = UiFixture::now();
    for (int i = 24 * 60; i >= 1; --i) {
        const qint64 at = now - i * kMinute;
        const bool isOff = goesOffline && i < 8 * 60 && i > 6 * 60;
        if (isOff)
            continue;
        const double value = mean + 5 * std::sin(i / 200.0) + noise(random);
        fixture.store().message(
            u"devices/%1/telemetry"_s.arg(device),
            QByteArray("{\"device_id\":\"" + device.toUtf8() + "\",\"telemetry\":{\"temperature\":") +
                QByteArray::number(std::round(value * 10) / 10) + ",\"humidity\":" + QByteArray::number(40 + i % 30) +
                ",\"rssi\":-70}}",
            at);
        if (goesOffline && i == 8 * 60)
            fixture.store().message(u"devices/%1/lwt"_s.arg(device), "offline", at + 1);
    }
}

const Device *deviceOf(UiFixture &fixture, const QString &externalId)
{
    for (const Device &device : fixture.workspace().directory.devices()) {
        if (device.externalId == externalId)
            return &device;
    }
    return nullptr;
}

// The page, shown, with an answer of the store on it.
class Shown
{
public:
    explicit Shown(UiFixture &fixture, QSize size = {1366, 600}) : page(fixture.workspace())
    {
        page.resize(size);
        static_cast<QWidget &>(page).show();
    }
    [[nodiscard]] bool waitForPoints()
    {
        return QTest::qWaitFor(
            [this] {
                return !page.chart().content().series.empty() && !page.chart().content().series[0].data.points.empty();
            },
            ui_test::kPatienceMs);
    }
    [[nodiscard]] QString readout() const { return page.findChild<ui::Readout *>()->text(); }
    [[nodiscard]] QString emptyTitle() const
    {
        auto *empty = page.findChild<ui::EmptyState *>();
        return empty->isVisible() ? empty->title() : QString();
    }
    [[nodiscard]] QString notice() const { return page.findChild<ui::PlainLabel *>(u"telemetryNotice"_s)->plain(); }
    void key(int key, Qt::KeyboardModifiers modifiers = {})
    {
        page.chart().setFocus();
        QTest::keyClick(&page.chart(), Qt::Key(key), modifiers);
    }
    TelemetryPage page;
};

QList<QPointF> joined(const std::vector<QList<QPointF>> &lines)
{
    QList<QPointF> all;
    for (const QList<QPointF> &line : lines)
        all += line;
    return all;
}

Series storedSeries(UiFixture &fixture, const ui::ChartContent &content, std::size_t index, int points)
{
    auto reader = store::Reader::open(fixture.workspace().station.storeUrl());
    if (!reader)
        qFatal("%s", qUtf8Printable(reader.error().text));
    const ui::ChartSeries &series = content.series[index];
    const auto stored =
        (*reader)->series({series.device, series.field, content.fromMs, content.toMs, points}, UiFixture::now());
    if (!stored)
        qFatal("%s", qUtf8Printable(stored.error().text));
    return *stored;
}

int differentPixels(const QImage &image)
{
    const QRgb ground = image.pixel(1, 1);
    int different = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            different += image.pixel(x, y) != ground ? 1 : 0;
    }
    return different;
}

} // namespace

class TelemetryPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void beginsWithTheFirstDeviceThatHasNumbers()
    {
        UiFixture fixture;
        fixture.store().message(u"devices/aaa/status"_s, "online", UiFixture::now() - kHour);
        fixture.store().reading(u"bbb"_s, "battery", 80, UiFixture::now() - kHour);
        fixture.store().reading(u"bbb"_s, "temperature", 21.5, UiFixture::now() - kHour);
        fixture.store().commit();
        Shown shown(fixture);
        QVERIFY(shown.waitForPoints());
        QCOMPARE(shown.page.chart().content().title, u"Temperature History – bbb"_s);
        QCOMPARE(shown.page.chart().content().units[0], u"°C"_s);
        QCOMPARE(shown.page.findChild<QPushButton *>(u"telemetryDevice"_s)->text(), u"bbb  ▾"_s);
    }
    void showsExactlyWhatTheStoreSays()
    {
        UiFixture fixture;
        fillDay(fixture, u"temp-01"_s, 22, true);
        fixture.store().commit();
        Shown shown(fixture);
        QVERIFY(shown.waitForPoints());
        ChartView &chart = shown.page.chart();
        std::mt19937 random(11);
        const qint64 now = UiFixture::now();
        for (int i = 0; i < 12; ++i) {
            const qint64 to = now - kMinute - qint64(random() % (20 * kHour));
            const qint64 length = kMinute * 5 + qint64(random() % (20 * kHour));
            fixture.workspace().range.setFixed(to - length, to);
            QTRY_VERIFY(chart.content().fromMs == to - length && chart.content().toMs == to);
            const Series stored = storedSeries(fixture, chart.content(), 0, int(chart.frame().plot.width()) * 2);
            QCOMPARE(chart.content().series[0].data.points, stored.points);
            const QList<QPointF> drawn = joined(chart.linesOf(0));
            const ui::ChartPieces pieces = ui::piecesOf(stored, 1000);
            qsizetype at = 0;
            for (const auto &[first, last] : pieces.lines) {
                for (std::size_t p = first; p < last; ++p, ++at)
                    QCOMPARE(drawn[at], QPointF(double(stored.points[p].tMs), stored.points[p].mean));
            }
            QCOMPARE(drawn.size(), at);
            // The extremes are within the axis.
            for (const SeriesPoint &point : stored.points)
                QVERIFY(point.min >= chart.frame().values[0]->min && point.max <= chart.frame().values[0]->max);
        }
    }
    void breaksTheLineAtAGapAndNamesTheReason()
    {
        UiFixture fixture;
        fillDay(fixture, u"temp-01"_s, 22, true);
        fixture.store().commit();
        Shown shown(fixture);
        QVERIFY(shown.waitForPoints());
        const ChartView &chart = shown.page.chart();
        QCOMPARE(chart.linesOf(0).size(), std::size_t(2));
        QCOMPARE(chart.content().shades.size(), std::size_t(1));
        const ui::ChartShade shade = chart.content().shades[0];
        QCOMPARE(shade.reason, GapReason::DeviceOffline);
        QVERIFY(chart.linesOf(0)[0].last().x() <= double(shade.fromMs));
        QVERIFY(chart.linesOf(0)[1].first().x() >= double(shade.fromMs));
        QStringList words;
        for (const ui::LegendEntry &entry : ui::legendOf(chart.content(), chart.parts(), QTimeZone::utc()))
            words.append(entry.text);
        QVERIFY2(words.join(u';').contains(u"device offline "_s), qPrintable(words.join(u';')));
        QVERIFY(words.contains(u"went offline"_s));
        QVERIFY(words.contains(u"came online"_s));
        // The shade is on the picture: redder than the ground beside it.
        fixture.workspace().style.choose(ui::StyleChoice::Light);
        const QImage image = shown.page.chart().grab().toImage();
        const double ratio = image.devicePixelRatio();
        const auto at = [&](qint64 ms) {
            return image.pixelColor(int(chart.frame().x(ms) * ratio), int((chart.frame().plot.top() + 9) * ratio));
        };
        const QColor inside = at((shade.fromMs + shade.toMs) / 2 + 3 * kMinute);
        QVERIFY2(inside.red() > inside.blue() + 5, qPrintable(inside.name()));
    }
    void secondUnitGetsTheRightAxisAndAThirdIsRefused()
    {
        UiFixture fixture;
        fillDay(fixture, u"temp-01"_s, 22, false);
        fixture.store().commit();
        Shown shown(fixture);
        QVERIFY(shown.waitForPoints());
        const QUuid device = deviceOf(fixture, u"temp-01"_s)->id;
        auto *compare = shown.page.findChild<ui::Picker *>(u"telemetryCompare"_s);
        Q_EMIT compare->chosen({device, u"humidity"_s});
        QTRY_COMPARE(shown.page.chart().content().series.size(), std::size_t(2));
        const ChartView &chart = shown.page.chart();
        QCOMPARE(chart.content().series[1].axis, 1);
        QCOMPARE(chart.content().units[1], u"%"_s);
        QVERIFY(chart.frame().values[1].has_value());
        QVERIFY(chart.frame().values[1]->max > chart.frame().values[0]->max);
        QVERIFY(chart.content().series[0].look != chart.content().series[1].look);
        QCOMPARE(chart.content().title, u"Temperature, Humidity History – temp-01"_s);
        Q_EMIT compare->chosen({device, u"rssi"_s});
        QCOMPARE(shown.page.seriesSet().keys().size(), std::size_t(2));
        QVERIFY2(shown.notice().contains(u"does not fit"_s), qPrintable(shown.notice()));
        QTest::mouseClick(shown.page.findChild<QPushButton *>(u"telemetryChip1"_s), Qt::LeftButton);
        QTRY_COMPARE(shown.page.chart().content().series.size(), std::size_t(1));
        QVERIFY(!chart.frame().values[1].has_value());
        QVERIFY(chart.linesOf(1).empty());
    }
    void aDeviceKeepsItsLook()
    {
        ui::SeriesSet set;
        const QUuid a = QUuid::createUuid(), b = QUuid::createUuid();
        set.showOnly({a, u"temperature"_s});
        const int look = set.lookOf({a, u"temperature"_s});
        set.showOnly({b, u"temperature"_s});
        QVERIFY(set.lookOf({b, u"temperature"_s}) != look);
        QCOMPARE(set.add({a, u"humidity"_s}), ui::SeriesSet::Refusal::None);
        QCOMPARE(set.lookOf({a, u"humidity"_s}), look);
        ui::SeriesSet other;
        other.setText(set.toText());
        QCOMPARE(other.keys(), set.keys());
        for (int i = 0; i < 10; ++i)
            (void)set.add({QUuid::createUuid(), u"temperature"_s});
        QCOMPARE(set.keys().size(), ui::kMaxSeries);
        QCOMPARE(set.refusalOf({QUuid::createUuid(), u"temperature"_s}), ui::SeriesSet::Refusal::TooMany);
    }
    void draggingZoomsAndDoubleClickGoesBack()
    {
        UiFixture fixture;
        fillDay(fixture, u"temp-01"_s, 22, false);
        fixture.store().commit();
        Shown shown(fixture);
        QVERIFY(shown.waitForPoints());
        ChartView &chart = shown.page.chart();
        const ui::ChartFrame frame = chart.frame();
        const QPoint from = frame.plot.center().toPoint(), to = from + QPoint(200, 30);
        QTest::mousePress(chart.viewport(), Qt::LeftButton, {}, from);
        QTest::mouseMove(chart.viewport(), to);
        QTest::mouseRelease(chart.viewport(), Qt::LeftButton, {}, to);
        const ui::ViewRange &range = fixture.workspace().range;
        QVERIFY(!range.isLive());
        QCOMPARE(range.fromMs(0), frame.at(from.x()));
        QCOMPARE(range.toMs(0), frame.at(to.x()));
        QTRY_COMPARE(chart.content().fromMs, range.fromMs(0));
        QVERIFY(shown.page.findChild<QPushButton *>(u"telemetryLive"_s)->isVisible());
        QTest::mouseDClick(chart.viewport(), Qt::LeftButton, {}, from);
        QVERIFY(range.isLive());
        QVERIFY(!shown.page.findChild<QPushButton *>(u"telemetryLive"_s)->isVisible());
    }
    void shiftDragMovesTheRange()
    {
        UiFixture fixture;
        fillDay(fixture, u"temp-01"_s, 22, false);
        fixture.store().commit();
        Shown shown(fixture);
        QVERIFY(shown.waitForPoints());
        ChartView &chart = shown.page.chart();
        const qint64 length = chart.content().toMs - chart.content().fromMs;
        const qint64 before = chart.content().fromMs;
        const QPoint from = chart.frame().plot.center().toPoint();
        QTest::mousePress(chart.viewport(), Qt::LeftButton, Qt::ShiftModifier, from);
        QTest::mouseMove(chart.viewport(), from + QPoint(100, 0));
        QTest::mouseRelease(chart.viewport(), Qt::LeftButton, Qt::ShiftModifier, from + QPoint(100, 0));
        const ui::ViewRange &range = fixture.workspace().range;
        QVERIFY(!range.isLive());
        QCOMPARE(range.lengthMs(), length);
        QCOMPARE(range.fromMs(0), before - qint64(100.0 / chart.frame().plot.width() * double(length)));
    }
    void wheelZoomsAtThePointer()
    {
        UiFixture fixture;
        fillDay(fixture, u"temp-01"_s, 22, false);
        fixture.store().commit();
        Shown shown(fixture);
        QVERIFY(shown.waitForPoints());
        ChartView &chart = shown.page.chart();
        const QPointF where = chart.frame().plot.center();
        const qint64 under = chart.frame().at(where.x());
        QSignalSpy changed(&fixture.workspace().range, &ui::ViewRange::changed);
        for (int i = 0; i < 3; ++i) {
            QWheelEvent turn(where, chart.viewport()->mapToGlobal(where), {}, {0, 120}, {}, {}, Qt::NoScrollPhase,
                             false);
            QCoreApplication::sendEvent(chart.viewport(), &turn);
        }
        QTRY_COMPARE(changed.count(), 1);
        const ui::ViewRange &range = fixture.workspace().range;
        QVERIFY(range.lengthMs() < 13 * kHour);
        QTRY_COMPARE(chart.content().fromMs, range.fromMs(0));
        QVERIFY(std::abs(chart.frame().at(where.x()) - under) < 3 * kMinute);
    }
    void keysMoveAndZoom()
    {
        UiFixture fixture;
        fillDay(fixture, u"temp-01"_s, 22, false);
        fixture.store().commit();
        Shown shown(fixture);
        QVERIFY(shown.waitForPoints());
        const ui::ViewRange &range = fixture.workspace().range;
        shown.key(Qt::Key_Plus);
        QVERIFY(range.isLive());
        QCOMPARE(range.lengthMs(), 12 * kHour);
        shown.key(Qt::Key_Minus);
        QCOMPARE(range.preset(), u"24h"_s);
        shown.key(Qt::Key_Left);
        QVERIFY(!range.isLive());
        const qint64 from = range.fromMs(0);
        shown.key(Qt::Key_Left);
        QCOMPARE(range.fromMs(0), from - 6 * kHour);
        shown.key(Qt::Key_Right);
        QCOMPARE(range.fromMs(0), from);
        shown.key(Qt::Key_0);
        QVERIFY(range.isLive());
        QCOMPARE(range.preset(), u"24h"_s);
        shown.key(Qt::Key_Home);
        QCOMPARE(range.fromMs(0), deviceOf(fixture, u"temp-01"_s)->firstSeenAtMs);
        shown.key(Qt::Key_End);
        QVERIFY(range.isLive());
    }
    void readsOffValues()
    {
        UiFixture fixture;
        const qint64 base = (UiFixture::now() - kHour) / kMinute * kMinute;
        fixture.store().reading(u"a"_s, "temperature", 20.5, base);
        fixture.store().reading(u"a"_s, "temperature", 31.25, base + 10 * kMinute);
        fixture.store().commit();
        fixture.workspace().range.setFixed(base - kHour, base + kHour / 2);
        Shown shown(fixture);
        QVERIFY(shown.waitForPoints());
        shown.key(Qt::Key_Left, Qt::ControlModifier);
        QCOMPARE(shown.page.chart().cursorMs().value_or(0), base + 10 * kMinute);
        QVERIFY2(shown.readout().contains(u"31.25\u00a0°C"_s), qPrintable(shown.readout()));
        shown.key(Qt::Key_Left, Qt::ControlModifier);
        QCOMPARE(shown.page.chart().cursorMs().value_or(0), base);
        const QString time = QDateTime::fromMSecsSinceEpoch(base, QTimeZone::utc()).toString(u"HH:mm:ss"_s);
        QVERIFY2(shown.readout().startsWith(time + u" 20.5\u00a0°C"_s), qPrintable(shown.readout()));
        shown.key(Qt::Key_Right, Qt::ControlModifier);
        QVERIFY(shown.readout().contains(u"31.25"_s));
        // The pointer does the same; far from any reading it says so.
        const ui::ChartFrame &frame = shown.page.chart().frame();
        QTest::mouseMove(shown.page.chart().viewport(), QPoint(int(frame.x(base)) + 3, int(frame.plot.center().y())));
        QTRY_VERIFY(shown.readout().contains(u"20.5"_s));
        QTest::mouseMove(shown.page.chart().viewport(),
                         QPoint(int(frame.plot.left()) + 9, int(frame.plot.center().y())));
        QTRY_VERIFY2(shown.readout().contains(u"no reading here"_s), qPrintable(shown.readout()));
    }
    void saysHowManySamplesAMeanIsOf()
    {
        UiFixture fixture;
        const qint64 now = UiFixture::now();
        for (int i = 0; i < 20'000; ++i)
            fixture.store().reading(u"a"_s, "temperature", i % 2 == 0 ? 20 : 22, now - kHour + i * 150);
        fixture.store().commit();
        fixture.workspace().range.setPreset(u"1h"_s);
        Shown shown(fixture);
        QVERIFY(shown.waitForPoints());
        shown.key(Qt::Key_Left, Qt::ControlModifier);
        shown.key(Qt::Key_Left, Qt::ControlModifier);
        QVERIFY2(shown.readout().contains(u"20 … 22, "_s) && shown.readout().contains(u"samples mean"_s),
                 qPrintable(shown.readout()));
        QVERIFY(shown.page.chart().content().series[0].data.points.size() < 3000);
    }
    void followsTheLiveEdge()
    {
        UiFixture fixture;
        fixture.store().reading(u"a"_s, "temperature", 20, UiFixture::now() - kMinute);
        fixture.store().commit();
        Shown shown(fixture);
        QVERIFY(shown.waitForPoints());
        fixture.store().reading(u"a"_s, "temperature", 21, UiFixture::now());
        fixture.store().commit();
        QTRY_COMPARE_WITH_TIMEOUT(shown.page.chart().content().series[0].data.points.size(), std::size_t(2), 10'000);
        QVERIFY(shown.readout().startsWith(u"Newest 21"_s));
    }
    void goesToTheRowOfAPoint()
    {
        UiFixture fixture;
        const qint64 now = UiFixture::now();
        fixture.store().reading(u"a"_s, "temperature", 20, now - 20 * kMinute);
        fixture.store().reading(u"a"_s, "temperature", 21, now - 10 * kMinute);
        fixture.store().commit();
        Shown shown(fixture);
        QVERIFY(shown.waitForPoints());
        QSignalSpy wanted(&fixture.workspace().navigator, &ui::Navigator::wanted);
        shown.page.chart().setCursorMs(now - 20 * kMinute);
        shown.key(Qt::Key_L);
        QTRY_COMPARE(wanted.count(), 1);
        const auto there = wanted[0][0].value<ui::Destination>();
        QCOMPARE(there.place, ui::Place::Log);
        QCOMPARE(there.atMs.value_or(0), now - 20 * kMinute);
        auto reader = store::Reader::open(fixture.workspace().station.storeUrl());
        const auto record = (*reader)->activity(there.activity);
        QVERIFY(record && *record);
        QCOMPARE((*record)->telemetry[0].receivedAtMs, now - 20 * kMinute);
        shown.key(Qt::Key_D);
        QCOMPARE(wanted.count(), 2);
        QCOMPARE(wanted[1][0].value<ui::Destination>().device, deviceOf(fixture, u"a"_s)->id);
    }
    void showsWhatItIsSentTo()
    {
        UiFixture fixture;
        const qint64 now = UiFixture::now();
        fixture.store().reading(u"a"_s, "temperature", 20, now - kMinute);
        fixture.store().reading(u"b"_s, "humidity", 50, now - 72 * kHour);
        fixture.store().commit();
        Shown shown(fixture);
        QVERIFY(shown.waitForPoints());
        ui::Destination destination;
        destination.place = ui::Place::Telemetry;
        destination.device = deviceOf(fixture, u"b"_s)->id;
        destination.atMs = now - 72 * kHour;
        shown.page.show(destination);
        QTRY_COMPARE(shown.page.chart().content().title, u"Humidity History – b"_s);
        QVERIFY(!fixture.workspace().range.isLive());
        QTRY_VERIFY2(shown.readout().contains(u"50\u00a0%"_s), qPrintable(shown.readout()));
        QCOMPARE(shown.page.here().device, destination.device);
        QCOMPARE(shown.page.here().field, u"humidity"_s);
        shown.page.saveState();
        TelemetryPage again(fixture.workspace());
        QCOMPARE(again.seriesSet().keys(), shown.page.seriesSet().keys());
    }
    void saysWhyItIsEmpty()
    {
        UiFixture fixture;
        fixture.store().commit();
        Shown shown(fixture);
        QTRY_COMPARE(shown.emptyTitle(), u"No device has sent numbers yet"_s);
        const qint64 at = UiFixture::now() - 72 * kHour;
        fixture.store().reading(u"a"_s, "temperature", 20, at);
        fixture.store().commit();
        QTRY_COMPARE_WITH_TIMEOUT(shown.emptyTitle(), u"No readings in this range"_s, 15'000);
        UiFixture::shoot(shown.page, "telemetry-empty");
        const auto buttons = shown.page.findChild<ui::EmptyState *>()->findChildren<QPushButton *>();
        QVERIFY(!buttons.isEmpty());
        QTest::mouseClick(buttons.front(), Qt::LeftButton);
        QVERIFY(shown.waitForPoints());
        QCOMPARE(shown.emptyTitle(), QString());
        QVERIFY(fixture.workspace().range.fromMs(0) < at && fixture.workspace().range.toMs(0) > at);
    }
    void hostileNamesStayPlainAndBreakNothing()
    {
        UiFixture fixture;
        const qint64 now = UiFixture::now();
        const QString name = u"<b>x</b>&\\u202e\\n"_s + QString(10'000, u'w');
        const QByteArray field = "<img src=x>" + QByteArray(3000, 'f');
        fixture.store().message(u"devices/a/telemetry"_s,
                                "{\"device_id\":\"a\",\"name\":\"" + name.toUtf8() + "\",\"telemetry\":{\"" + field +
                                    "\":1}}",
                                now - kMinute);
        fixture.store().message(u"devices/a/telemetry"_s, "{\"device_id\":\"a\",\"telemetry\":{\"" + field + "\":2}}",
                                now);
        fixture.store().commit();
        Shown shown(fixture, {1366, 600});
        QVERIFY(shown.waitForPoints());
        QVERIFY(shown.page.minimumSizeHint().width() <= 1366);
        QVERIFY(shown.page.chart().content().title.size() < 300);
        auto *picker = shown.page.findChild<ui::Picker *>(u"telemetryMetric"_s);
        QVERIFY(picker->width() < 500);
        picker->openList();
        QCOMPARE(picker->model().rowCount(), 1);
        QVERIFY(picker->model().at(0)->label.size() < 400);
        const QByteArray svg = ui::chartFile(shown.page.chart(), ui::ImageFormat::Svg);
        QVERIFY(!svg.contains("<b>x") && !svg.contains("<img"));
        UiFixture::shoot(shown.page, "telemetry-hostile");
    }
    void pickersAreSearched()
    {
        UiFixture fixture;
        for (int i = 0; i < 30; ++i)
            fixture.store().reading(u"sensor-%1"_s.arg(i, 2, 10, QChar(u'0')), "temperature", i,
                                    UiFixture::now() - kMinute);
        fixture.store().commit();
        Shown shown(fixture);
        QVERIFY(shown.waitForPoints());
        auto *picker = shown.page.findChild<ui::Picker *>(u"telemetryDevice"_s);
        const QAbstractItemModelTester tester(&picker->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        picker->openList();
        QCOMPARE(picker->model().rowCount(), 30);
        auto *search = picker->findChild<QLineEdit *>(u"telemetryDeviceSearch"_s);
        search->setText(u"or-17"_s);
        QCOMPARE(picker->model().rowCount(), 1);
        QTest::keyClick(search, Qt::Key_Return);
        QTRY_COMPARE(shown.page.chart().content().title, u"Temperature History – sensor-17"_s);
        auto *compare = shown.page.findChild<ui::Picker *>(u"telemetryCompare"_s);
        compare->openList();
        QCOMPARE(compare->model().rowCount(), 29);
        compare->findChild<QLineEdit *>(u"telemetryCompareSearch"_s)->setText(u"temp 03"_s);
        QTest::keyClick(compare->findChild<QLineEdit *>(u"telemetryCompareSearch"_s), Qt::Key_Return);
        QTRY_COMPARE(shown.page.chart().content().series.size(), std::size_t(2));
        QCOMPARE(shown.page.exportRequest().devices.size(), std::size_t(2));
    }
    void writesPicturesThatShowTheChart()
    {
        UiFixture fixture;
        fillDay(fixture, u"temp-01"_s, 22, true);
        fixture.store().commit();
        Shown shown(fixture);
        QVERIFY(shown.waitForPoints());
        const QString path = fixture.folder() + u"/chart."_s;
        const QSize size = shown.page.chart().viewport()->size();
        for (const ui::ImageFormat format : {ui::ImageFormat::Png, ui::ImageFormat::Svg, ui::ImageFormat::Pdf})
            shown.page.writeImage(format, path + ui::imageEnding(format));
        const QImage image(path + u"png"_s);
        QCOMPARE(image.size(), size * 2);
        QVERIFY(differentPixels(image) > 20'000);
        QFile svg(path + u"svg"_s), pdf(path + u"pdf"_s);
        QVERIFY(svg.open(QIODevice::ReadOnly) && pdf.open(QIODevice::ReadOnly));
        QVERIFY(svg.readAll().contains("Temperature History"));
        QVERIFY(pdf.size() > 10'000);
        shown.page.writeImage(ui::ImageFormat::Png, fixture.folder() + u"/none/chart.png"_s);
        QVERIFY2(shown.notice().startsWith(u"The picture was not saved"_s), qPrintable(shown.notice()));
    }
    void writesThePointsAsDrawn()
    {
        UiFixture fixture;
        const qint64 now = UiFixture::now();
        fixture.store().reading(u"a"_s, "temperature", 20, now - 2 * kMinute);
        fixture.store().reading(u"a"_s, "temperature", 21, now - kMinute);
        fixture.store().commit();
        Shown shown(fixture);
        QVERIFY(shown.waitForPoints());
        QSignalSpy written(&shown.page, &TelemetryPage::pointsWritten);
        const QString path = fixture.folder() + u"/points.csv"_s;
        shown.page.writePoints(path);
        QTRY_COMPARE(written.count(), 1);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = file.readAll().trimmed().split('\n');
        QCOMPARE(lines.size(), 3);
        QVERIFY(lines[2].contains(",a,temperature,1,21,21,21,21"));
    }
    void joinsNothingThatIsApart()
    {
        Series series;
        for (int i = 0; i < 10; ++i)
            series.points.push_back({i * 1000, 1, 1, 1, 1, 1});
        series.gaps = {{1500, 1600, GapReason::DeviceSilent}, {2500, 3000, GapReason::DeviceOffline}};
        const ui::ChartPieces all = ui::piecesOf(series, 100);
        QCOMPARE(all.lines, (std::vector<std::pair<std::size_t, std::size_t>>{{0, 2}, {3, 10}}));
        QCOMPARE(all.dots, std::vector<std::size_t>{2});
        const ui::ChartPieces few = ui::piecesOf(series, 1);
        QCOMPARE(few.lines, (std::vector<std::pair<std::size_t, std::size_t>>{{3, 10}}));
        QCOMPARE(few.dots, (std::vector<std::size_t>{0, 1, 2}));
    }
    void looksLikeTheDrawing()
    {
        UiFixture fixture;
        fillDay(fixture, u"temp-sensor-01"_s, 24, true);
        fillDay(fixture, u"temp-sensor-02"_s, 27, false, 2);
        fixture.store().commit();
        for (const bool isDark : {false, true}) {
            fixture.workspace().style.choose(isDark ? ui::StyleChoice::Dark : ui::StyleChoice::Light);
            Shown shown(fixture, {1366, 580});
            QVERIFY(shown.waitForPoints());
            shown.page.chart().setCursorMs(UiFixture::now() - 10 * kHour);
            UiFixture::shoot(shown.page, isDark ? "telemetry-dark" : "telemetry-light");
            const QUuid first = deviceOf(fixture, u"temp-sensor-01"_s)->id;
            (void)shown.page.seriesSet().add({deviceOf(fixture, u"temp-sensor-02"_s)->id, u"temperature"_s});
            QTRY_COMPARE(shown.page.chart().content().series.size(), std::size_t(2));
            UiFixture::shoot(shown.page, isDark ? "telemetry-two-dark" : "telemetry-two-light");
            (void)shown.page.seriesSet().add({first, u"humidity"_s});
            fixture.workspace().range.setPreset(u"1h"_s);
            QTRY_COMPARE(shown.page.chart().content().series.size(), std::size_t(3));
            UiFixture::shoot(shown.page, isDark ? "telemetry-units-dark" : "telemetry-units-light");
            fixture.workspace().range.setPreset(u"24h"_s);
            // A series with its own colour is there: the accent.
            QVERIFY(differentPixels(ui::chartImage(shown.page.chart())) > 20'000);
        }
        fixture.workspace().style.choose(ui::StyleChoice::Light);
    }
};

QTEST_MAIN(TelemetryPageTest)
#include "tst_telemetry_page.moc"
