// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui_fixture.h"

#include "ui/activity/activity_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using ui::ActivityModel;
using ui_test::UiFixture;

class ActivityModelTest : public QObject
{
    Q_OBJECT

    // One message a second, the last one `ago` milliseconds before now.
    static void fill(UiFixture &fixture, int messages, qint64 agoMs = 10'000)
    {
        const qint64 last = UiFixture::now() - agoMs;
        for (int i = messages - 1; i >= 0; --i)
            fixture.store().reading(u"pump-%1"_s.arg(i % 5), "temperature", i % 40, last - i * 1000LL);
        fixture.store().commit();
    }
    static QList<qint64> times(const ActivityModel &model)
    {
        QList<qint64> all;
        for (int row = 0; row < model.rowCount(); ++row)
            all.append(model.entry(row).record.row.createdAtMs);
        return all;
    }
    static bool isSortedAndUnique(const ActivityModel &model)
    {
        QSet<QUuid> ids;
        for (int row = 0; row < model.rowCount(); ++row) {
            ids.insert(model.entry(row).record.row.id);
            if (row > 0 && !ui::isBefore(model.entry(row).key(), model.entry(row - 1).key()))
                return false;
        }
        return ids.size() == model.rowCount();
    }
    static ui::ActivityQuestion messagesOnly()
    {
        ui::ActivityQuestion question;
        question.types = {*activity::parseSelection(u"messages"_s)};
        return question;
    }
    static ui::ActivityQuestion filtered(const QString &text)
    {
        ui::ActivityQuestion question = messagesOnly();
        question.filter = *filter::parse(text);
        return question;
    }
    // As if somebody scrolled to that end, until it is reached.
    static void readToOldest(ActivityModel &model)
    {
        QTRY_VERIFY_WITH_TIMEOUT((model.want(model.rowCount() - 5, model.rowCount() - 1), model.isAtOldest()), 20'000);
    }
    static void readToNewest(ActivityModel &model)
    {
        QTRY_VERIFY_WITH_TIMEOUT((model.want(0, 5), model.isAtNewest()), 20'000);
    }

private Q_SLOTS:
    void readsTheNewestPageFirst()
    {
        UiFixture fixture;
        fill(fixture, 500);
        ActivityModel model(fixture.workspace());
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QVERIFY(!model.hasRead());
        model.setQuestion(messagesOnly());
        QTRY_VERIFY(model.hasRead());
        QCOMPARE(model.rowCount(), ActivityModel::kPage);
        QVERIFY(isSortedAndUnique(model));
        QVERIFY(model.isAtNewest());
        QVERIFY(!model.isAtOldest());
        QCOMPARE(model.entry(0).look.headline, u"Message received"_s);
    }
    void pagesThroughEverythingInBothDirectionsWithBoundedMemory()
    {
        constexpr int kMessages = 5000;
        UiFixture fixture;
        fill(fixture, kMessages);
        ActivityModel model(fixture.workspace());
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setQuestion(messagesOnly());
        QTRY_VERIFY(model.hasRead());
        model.setPaused(true);
        const qint64 newest = model.entry(0).record.row.createdAtMs;
        int most = 0;
        QSet<QUuid> seen;
        QObject::connect(&model, &ActivityModel::moved, &model, [&] {
            most = std::max(most, model.rowCount());
            for (int row = 0; row < model.rowCount(); ++row)
                seen.insert(model.entry(row).record.row.id);
        });
        readToOldest(model);
        QVERIFY(isSortedAndUnique(model));
        QVERIFY(most <= ActivityModel::kMaxRows);
        QVERIFY(!model.isAtNewest());
        QVERIFY(seen.size() >= kMessages - ActivityModel::kPage);
        QCOMPARE(model.entry(model.rowCount() - 1).record.row.createdAtMs, newest - (kMessages - 1) * 1000LL);
        seen.clear();
        readToNewest(model);
        QVERIFY(isSortedAndUnique(model));
        QVERIFY(most <= ActivityModel::kMaxRows);
        QCOMPARE(model.entry(0).record.row.createdAtMs, newest);
        QVERIFY(!model.isAtOldest());
        QVERIFY(seen.size() >= kMessages - ActivityModel::kMaxRows);
    }
    void putsNewRowsAtTheTopWhileFollowing()
    {
        UiFixture fixture;
        fill(fixture, 20);
        ActivityModel model(fixture.workspace());
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setQuestion(messagesOnly());
        QTRY_COMPARE(model.rowCount(), 20);
        fixture.store().reading(u"pump-1"_s, "temperature", 99, UiFixture::now());
        fixture.store().commit();
        QTRY_COMPARE(model.rowCount(), 21);
        QVERIFY(isSortedAndUnique(model));
        // Committed later, but of a moment before: another source's. It takes its place, and nothing comes twice.
        fixture.store().reading(u"pump-2"_s, "temperature", 98, UiFixture::now() - 2000);
        fixture.store().commit();
        QTRY_COMPARE(model.rowCount(), 22);
        QVERIFY(isSortedAndUnique(model));
        QCOMPARE(model.entry(1).subject.deviceName, u"pump-2"_s);
    }
    void jumpsToTheNewestPageWhenMoreThanAPageIsNew()
    {
        UiFixture fixture;
        fill(fixture, 20, 60'000);
        ActivityModel model(fixture.workspace());
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setQuestion(messagesOnly());
        QTRY_COMPARE(model.rowCount(), 20);
        const qint64 now = UiFixture::now();
        for (int i = 0; i < 1000; ++i)
            fixture.store().reading(u"fast"_s, "temperature", i, now - 1000 + i);
        fixture.store().commit();
        QTRY_COMPARE(model.rowCount(), ActivityModel::kPage);
        QVERIFY(isSortedAndUnique(model));
        QCOMPARE(model.entry(0).record.row.createdAtMs, now - 1);
        QVERIFY(model.isAtNewest());
        // Nothing is lost in between: it is read when it is scrolled to.
        model.setPaused(true);
        readToOldest(model);
        QCOMPARE(model.rowCount(), 1020);
        QVERIFY(isSortedAndUnique(model));
    }
    void countsNewRowsWhilePausedAndMovesNone()
    {
        UiFixture fixture;
        fill(fixture, 50);
        ActivityModel model(fixture.workspace());
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setQuestion(filtered(u"device:pump-*"_s));
        QTRY_COMPARE(model.rowCount(), 50);
        const QList<qint64> before = times(model);
        model.setPaused(true);
        QSignalSpy moved(&model, &ActivityModel::moved);
        const qint64 now = UiFixture::now();
        for (int i = 0; i < 7; ++i)
            fixture.store().reading(u"pump-1"_s, "temperature", i, now + i);
        fixture.store().reading(u"other"_s, "temperature", 1, now + 9);
        fixture.store().commit();
        QTRY_COMPARE(model.newRows(), 7);
        fixture.store().reading(u"pump-2"_s, "temperature", 1, now + 20);
        fixture.store().commit();
        QTRY_COMPARE(model.newRows(), 8);
        QCOMPARE(moved.count(), 0);
        QCOMPARE(times(model), before);
        model.setPaused(false);
        QTRY_COMPARE(model.rowCount(), 58);
        QVERIFY(isSortedAndUnique(model));
        QCOMPARE(model.newRows(), 0);
    }
    void stopsCountingWhereNobodyReadsTheNumber()
    {
        UiFixture fixture;
        fill(fixture, 10);
        ActivityModel model(fixture.workspace());
        model.setQuestion(messagesOnly());
        QTRY_COMPARE(model.rowCount(), 10);
        model.setPaused(true);
        const qint64 now = UiFixture::now();
        for (int i = 0; i < 1500; ++i)
            fixture.store().reading(u"fast"_s, "temperature", i, now + i);
        fixture.store().commit();
        QTRY_COMPARE(model.newRows(), ActivityModel::kMaxCounted + 1);
    }
    void filtersNewRowsAsWell()
    {
        UiFixture fixture;
        fill(fixture, 50);
        ActivityModel model(fixture.workspace());
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setQuestion(filtered(u"t.temperature>1000"_s));
        QTRY_VERIFY(model.hasRead());
        QCOMPARE(model.rowCount(), 0);
        const qint64 now = UiFixture::now();
        fixture.store().reading(u"pump-1"_s, "temperature", 5, now);
        fixture.store().reading(u"pump-1"_s, "temperature", 2000, now + 1);
        fixture.store().reading(u"pump-1"_s, "temperature", 6, now + 2);
        fixture.store().commit();
        QTRY_COMPARE(model.rowCount(), 1);
        QCOMPARE(model.entry(0).record.row.createdAtMs, now + 1);
    }
    void goesToARowInTheMiddleAndReadsOnFromThereBothWays()
    {
        UiFixture fixture;
        fill(fixture, 1500);
        ActivityModel model(fixture.workspace());
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setQuestion(messagesOnly());
        QTRY_VERIFY(model.hasRead());
        model.setPaused(true);
        readToOldest(model);
        QCOMPARE(model.rowCount(), 1500);
        const QUuid id = model.entry(900).record.row.id;
        model.reload();
        QTRY_COMPARE(model.rowCount(), ActivityModel::kPage);
        QSignalSpy arrived(&model, &ActivityModel::arrived);
        model.goTo(id);
        QTRY_COMPARE(arrived.count(), 1);
        const int row = arrived.first().first().toInt();
        QVERIFY(row > 0);
        QCOMPARE(model.entry(row).record.row.id, id);
        QVERIFY(!model.isAtNewest() && !model.isAtOldest());
        readToNewest(model);
        readToOldest(model);
        QCOMPARE(model.rowCount(), 1500);
        QVERIFY(isSortedAndUnique(model));
    }
    void saysWhenARowIsNotAmongThoseChosen()
    {
        UiFixture fixture;
        fill(fixture, 20);
        ActivityModel model(fixture.workspace());
        model.setQuestion(messagesOnly());
        QTRY_COMPARE(model.rowCount(), 20);
        const QUuid id = model.entry(3).record.row.id;
        model.setQuestion(filtered(u"device:pump-nothing"_s));
        QTRY_COMPARE(model.rowCount(), 0);
        QSignalSpy arrived(&model, &ActivityModel::arrived);
        model.goTo(id);
        QTRY_COMPARE(arrived.count(), 1);
        QCOMPARE(arrived.first().first().toInt(), -1);
    }
    void goesToTheOldestWithoutReadingWhatLiesBetween()
    {
        UiFixture fixture;
        fill(fixture, 3000);
        ActivityModel model(fixture.workspace());
        model.setQuestion(messagesOnly());
        QTRY_VERIFY(model.hasRead());
        const qint64 newest = model.entry(0).record.row.createdAtMs;
        model.setPaused(true);
        QSignalSpy arrived(&model, &ActivityModel::arrived);
        model.goToOldest();
        QTRY_COMPARE(arrived.count(), 1);
        QCOMPARE(model.rowCount(), ActivityModel::kPage);
        QCOMPARE(model.entry(model.rowCount() - 1).record.row.createdAtMs, newest - 2999 * 1000LL);
        // Going on means the newest again.
        model.setPaused(false);
        QTRY_COMPARE(model.entry(0).record.row.createdAtMs, newest);
    }
    void looksOnThroughALongRangeUntilItIsStopped()
    {
        // More rows than one call looks at, and only the oldest one matches.
        UiFixture fixture;
        const qint64 now = UiFixture::now();
        fixture.store().reading(u"needle"_s, "rare", 1, now - 3600'000);
        for (int i = 0; i < store::kMaxLookedAt + 5000; ++i) {
            fixture.store().reading(u"hay"_s, "temperature", i % 30, now - 3500'000 + i * 50LL);
            if (i % 10'000 == 0)
                fixture.store().commit();
        }
        fixture.store().commit();
        ActivityModel model(fixture.workspace());
        QList<qint64> searched;
        QObject::connect(&model, &ActivityModel::stateChanged, &model, [&] {
            if (model.isSearching())
                searched.append(*model.searchedBackToMs());
        });
        model.setQuestion(filtered(u"reason:nothing or t.rare>0"_s));
        QTRY_COMPARE_WITH_TIMEOUT(model.rowCount(), 1, 60'000);
        QVERIFY(!searched.isEmpty());
        QVERIFY(searched.first() < now && searched.first() > now - 3600'000);
        QVERIFY(!model.searchedBackToMs());
        QVERIFY(model.isAtOldest());

        // Stopped when it says that it searches: on a fast machine it is through before anybody could look again.
        bool stopped = false;
        QObject::connect(&model, &ActivityModel::stateChanged, &model, [&] {
            if (!stopped && model.isSearching()) {
                stopped = true;
                model.stopSearching();
            }
        });
        model.setQuestion(filtered(u"reason:nothing or t.rare>5"_s));
        QTRY_VERIFY_WITH_TIMEOUT(stopped, 60'000);
        QVERIFY(!model.isReading());
        QVERIFY(model.searchedBackToMs());
        QVERIFY(!model.isAtOldest());
        model.continueSearching();
        QTRY_VERIFY_WITH_TIMEOUT(model.isAtOldest(), 60'000);
        QVERIFY(!model.searchedBackToMs());
    }
    void tellsWhyItCannotReadAndGoesOnWhenItCan()
    {
        UiFixture fixture;
        fill(fixture, 10);
        const QString path = fixture.folder() + u"/store.sqlite"_s;
        ActivityModel model(fixture.workspace());
        QVERIFY(QFile::rename(path, path + u".away"_s));
        model.setQuestion(messagesOnly());
        QTRY_VERIFY(model.error());
        QVERIFY(!model.error()->text.isEmpty());
        QVERIFY(QFile::rename(path + u".away"_s, path));
        QTRY_COMPARE_WITH_TIMEOUT(model.rowCount(), 10, 10'000);
        QVERIFY(!model.error());
    }
    void staysInAFixedRange()
    {
        UiFixture fixture;
        fill(fixture, 100);
        const qint64 now = UiFixture::now();
        fixture.workspace().range.setFixed(now - 60'000, now - 30'000);
        ActivityModel model(fixture.workspace());
        model.setQuestion(messagesOnly());
        QTRY_COMPARE(model.rowCount(), 30);
        fixture.store().reading(u"pump-1"_s, "temperature", 5, now);
        fixture.store().commit();
        fixture.store().reading(u"pump-1"_s, "temperature", 5, now - 40'500);
        fixture.store().commit();
        QSignalSpy changed(&fixture.workspace().station, &monitor::Station::changed);
        QTRY_VERIFY(changed.count() > 0);
        QVERIFY(model.entry(0).record.row.createdAtMs < now - 30'000);
    }
};

QTEST_MAIN(ActivityModelTest)
#include "tst_activity_model.moc"
