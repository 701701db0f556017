// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/histogram_strip.h"

#include "ui/ui_fixture.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;
using ui::HistogramStrip;
using ui_test::UiFixture;

namespace {

constexpr qint64 kMinute = 60'000;
constexpr qint64 kHour = 3'600'000;

qint64 eventsIn(const HistogramStrip &strip)
{
    qint64 n = 0;
    for (const store::HistogramBar &bar : strip.shown().bars)
        n += bar.n;
    return n;
}

int barWithProblem(const HistogramStrip &strip)
{
    for (std::size_t i = 0; i < strip.shown().bars.size(); ++i) {
        if (strip.shown().bars[i].problems > 0)
            return int(i);
    }
    return -1;
}

// A quiet plant of a day, in which a device went offline three hours ago.
void fillDay(UiFixture &fixture)
{
    const qint64 now = UiFixture::now();
    for (int i = 1; i < 24 * 12; ++i) {
        const qint64 at = now - 24 * kHour + i * 5 * kMinute;
        for (int k = 0; k <= int(3 + 2.5 * std::sin(i / 30.0)); ++k)
            fixture.store().reading(u"temp-sensor-%1"_s.arg(k), "temperature", 20 + i % 10, at + k);
    }
    fixture.store().message(u"devices/temp-sensor-1/status"_s, "offline", now - 3 * kHour);
    fixture.store().commit();
}

} // namespace

class HistogramStripTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void drawsTheEventsOfTheRange()
    {
        UiFixture fixture;
        fillDay(fixture);
        HistogramStrip strip(fixture.workspace());
        strip.resize(1366, 40);
        QCOMPARE(strip.accessibleDescription(), u"No events in this range"_s);
        strip.show();
        QTRY_VERIFY(eventsIn(strip) > 500);
        QVERIFY(barWithProblem(strip) > 0);
        QVERIFY(strip.accessibleDescription().contains(u"1 of them problems"_s));
        QVERIFY(strip.wordsOf(barWithProblem(strip)).endsWith(u"1 problem"_s));
        UiFixture::shoot(strip, "histogram-light");
        fixture.workspace().style.choose(ui::StyleChoice::Dark);
        UiFixture::shoot(strip, "histogram-dark");
        fixture.workspace().style.choose(ui::StyleChoice::Light);
    }
    void colorsBarsWithProblems()
    {
        UiFixture fixture;
        fillDay(fixture);
        fixture.workspace().style.choose(ui::StyleChoice::Light);
        HistogramStrip strip(fixture.workspace());
        strip.resize(1366, 40);
        strip.show();
        QTRY_VERIFY(barWithProblem(strip) > 0);
        const QImage image = strip.grab().toImage();
        const auto at = [&](int bar) {
            const QRectF column = strip.columnOf(bar);
            return image.pixelColor(int(column.center().x()), int(column.bottom()) - 2);
        };
        const QColor wrong = at(barWithProblem(strip));
        QVERIFY(wrong.red() > 180 && wrong.blue() < 100);
        const QColor calm = at(barWithProblem(strip) + 1);
        QVERIFY(calm.blue() > 200 && calm.red() < calm.blue());
    }
    void countsOnlyTheChosenTypes()
    {
        UiFixture fixture;
        fillDay(fixture);
        HistogramStrip strip(fixture.workspace());
        strip.resize(800, 40);
        strip.setTypes({activity::parseSelection(u"problems"_s).value()});
        strip.show();
        QTRY_COMPARE(eventsIn(strip), 1);
        strip.setTypes({});
        QTRY_VERIFY(eventsIn(strip) > 500);
    }
    void draggingSetsTheRangeAndDoubleClickGoesBack()
    {
        UiFixture fixture;
        fillDay(fixture);
        HistogramStrip strip(fixture.workspace());
        strip.resize(1366, 40);
        strip.show();
        QTRY_VERIFY(strip.shown().bars.size() > 20);
        const store::Histogram shown = strip.shown();
        QTest::mousePress(&strip, Qt::LeftButton, {}, strip.columnOf(12).center().toPoint());
        QTest::mouseMove(&strip, strip.columnOf(8).center().toPoint());
        QTest::mouseRelease(&strip, Qt::LeftButton, {}, strip.columnOf(8).center().toPoint());
        ui::ViewRange &range = fixture.workspace().range;
        QVERIFY(!range.isLive());
        QCOMPARE(range.fromMs(0), shown.bars[8].fromMs);
        QCOMPARE(range.toMs(0), shown.bars[13].fromMs);
        QTRY_COMPARE(strip.shown().fromMs, shown.bars[8].fromMs);
        QTest::mouseDClick(&strip, Qt::LeftButton, {}, strip.rect().center());
        QVERIFY(range.isLive());
        QTRY_COMPARE(strip.shown().barMs, shown.barMs);
    }
    void aMereClickChangesNothing()
    {
        UiFixture fixture;
        fillDay(fixture);
        HistogramStrip strip(fixture.workspace());
        strip.resize(1366, 40);
        strip.show();
        QTRY_VERIFY(strip.shown().bars.size() > 20);
        QSignalSpy changed(&fixture.workspace().range, &ui::ViewRange::changed);
        QTest::mouseClick(&strip, Qt::LeftButton, {}, strip.rect().center());
        QCOMPARE(changed.count(), 0);
    }
    void keysMoveACursorAndEnterTakesItsBar()
    {
        UiFixture fixture;
        fillDay(fixture);
        HistogramStrip strip(fixture.workspace());
        strip.resize(1366, 40);
        strip.show();
        QTRY_VERIFY(strip.shown().bars.size() > 20);
        const int last = int(strip.shown().bars.size()) - 1;
        QTest::keyClick(&strip, Qt::Key_Left);
        QCOMPARE(strip.cursorBar(), last);
        QTest::keyClick(&strip, Qt::Key_Right);
        QCOMPARE(strip.cursorBar(), last);
        QTest::keyClick(&strip, Qt::Key_Left);
        QCOMPARE(strip.cursorBar(), last - 1);
        QVERIFY(strip.accessibleDescription().startsWith(strip.wordsOf(last - 1)));
        QTest::keyClick(&strip, Qt::Key_Home);
        QCOMPARE(strip.cursorBar(), 0);
        const qint64 from = strip.shown().bars[0].fromMs;
        QTest::keyClick(&strip, Qt::Key_Return);
        QCOMPARE(fixture.workspace().range.fromMs(0), from);
    }
    void showsBarsFinerThanHoursOfAShortRange()
    {
        UiFixture fixture;
        const qint64 now = UiFixture::now();
        fixture.store().reading(u"a"_s, "temperature", 20, now - 2 * kMinute);
        fixture.store().reading(u"a"_s, "temperature", 21, now - 10 * kMinute);
        fixture.store().commit();
        fixture.workspace().range.setPreset(u"15m"_s);
        HistogramStrip strip(fixture.workspace());
        strip.resize(1366, 40);
        strip.show();
        QTRY_VERIFY(eventsIn(strip) > 0);
        QVERIFY(strip.shown().barMs < kMinute);
        UiFixture::shoot(strip, "histogram-15m");
    }
    void readsNothingWhileItIsHidden()
    {
        UiFixture fixture;
        fillDay(fixture);
        HistogramStrip strip(fixture.workspace());
        strip.resize(800, 40);
        strip.show();
        QTRY_VERIFY(!strip.shown().bars.empty());
        strip.hide();
        QSignalSpy read(&strip, &HistogramStrip::read);
        fixture.workspace().range.setPreset(u"7d"_s);
        fixture.workspace().range.setPreset(u"1h"_s);
        QCOMPARE(read.count(), 0);
        QVERIFY(strip.shown().barMs > 60'000);
        strip.show();
        QTRY_COMPARE(read.count(), 1);
        QVERIFY(strip.shown().barMs <= 60'000);
    }
    void followsWhatIsStored()
    {
        UiFixture fixture;
        fixture.store().reading(u"a"_s, "temperature", 20, UiFixture::now() - kMinute);
        fixture.store().commit();
        HistogramStrip strip(fixture.workspace());
        strip.resize(800, 40);
        strip.show();
        QTRY_VERIFY(eventsIn(strip) > 0);
        const qint64 before = eventsIn(strip);
        fixture.store().reading(u"a"_s, "temperature", 21, UiFixture::now());
        fixture.store().commit();
        QTRY_COMPARE_WITH_TIMEOUT(eventsIn(strip), before + 1, 10'000);
    }
    void drawsAQuietLineWhereNothingHappened()
    {
        UiFixture fixture;
        fixture.store().commit();
        HistogramStrip strip(fixture.workspace());
        strip.resize(800, 40);
        QSignalSpy read(&strip, &HistogramStrip::read);
        strip.show();
        QTRY_COMPARE(read.count(), 1);
        QCOMPARE(strip.accessibleDescription(), u"No events in this range"_s);
        QTest::keyClick(&strip, Qt::Key_Return);
        QVERIFY(fixture.workspace().range.isLive());
        UiFixture::shoot(strip, "histogram-empty");
    }
};

QTEST_MAIN(HistogramStripTest)
#include "tst_histogram_strip.moc"
