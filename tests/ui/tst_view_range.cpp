// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/clock.h"
#include "ui/common/view_range.h"

#include <QtTest>

using namespace Qt::StringLiterals;

class ViewRangeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsWithTheLastDayAndIsLive()
    {
        const ui::ViewRange range;
        QVERIFY(range.isLive());
        QCOMPARE(range.preset(), u"24h"_s);
        QCOMPARE(range.fromMs(100'000'000), 100'000'000 - 86'400'000);
        QVERIFY(!range.query(100'000'000).toMs);
    }
    void everyPresetIsItsLength()
    {
        ui::ViewRange range;
        for (const ui::RangePreset &preset : ui::rangePresets()) {
            range.setPreset(QString::fromLatin1(preset.key));
            QCOMPARE(range.lengthMs(), preset.lengthMs);
            QCOMPARE(range.preset(), QString::fromLatin1(preset.key));
        }
    }
    void stepsByHalfItsLengthAndComesBackToNow()
    {
        ui::ViewRange range;
        range.setPreset(u"1h"_s);
        range.step(-1);
        QVERIFY(!range.isLive());
        QCOMPARE(range.lengthMs(), 3'600'000);
        const qint64 behind = ui::Clock::nowMs() - range.toMs(0);
        QVERIFY(behind >= 1'800'000 && behind < 1'860'000);
        range.step(1);
        QVERIFY(range.isLive());
        QCOMPARE(range.lengthMs(), 3'600'000);
    }
    void keepsWhatIsUnderTheCursorThere()
    {
        ui::ViewRange range;
        range.setFixed(1'000'000, 2'000'000);
        range.zoom(0.5, 1'250'000);
        QCOMPARE(range.fromMs(0), 1'125'000);
        QCOMPARE(range.toMs(0), 1'625'000);
    }
    void goesBackAndForwardThroughItsHistory()
    {
        ui::ViewRange range;
        range.setPreset(u"1h"_s);
        range.setFixed(5'000, 10'000);
        range.back();
        QCOMPARE(range.preset(), u"1h"_s);
        range.back();
        QCOMPARE(range.preset(), u"24h"_s);
        QVERIFY(!range.canGoBack());
        range.forward();
        QCOMPARE(range.preset(), u"1h"_s);
        range.setPreset(u"7d"_s);
        QVERIFY(!range.canGoForward());
    }
    void putsTheEndsOfAFixedRangeInOrder()
    {
        ui::ViewRange range;
        range.setFixed(10'000, 5'000);
        QCOMPARE(range.fromMs(0), 5'000);
        QCOMPARE(range.query(0).toMs, std::optional<qint64>(10'000));
    }
};

QTEST_GUILESS_MAIN(ViewRangeTest)
#include "tst_view_range.moc"
