// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui_fixture.h"

#include "ui/activity/activity_bar.h"
#include "ui/activity/activity_choice.h"
#include "ui/activity/activity_model.h"
#include "ui/activity/activity_page.h"
#include "ui/activity/activity_views.h"
#include "ui/activity/device_button.h"
#include "ui/activity/filter_bar.h"
#include "ui/activity/list_notice.h"
#include "ui/activity/saved_views_button.h"
#include "ui/common/empty_state.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSplitter>
#include <QTableView>

using namespace Qt::StringLiterals;
using ui::ActivityPage;
using ui_test::UiFixture;

// A page in a window of the size that it must work in.
struct Opened
{
    explicit Opened(UiFixture &fixture) : page(fixture.workspace())
    {
        page.resize(1366, 640);
        page.QWidget::show();
    }
    template <typename T>
    T *child(const char *name)
    {
        return page.findChild<T *>(QString::fromLatin1(name));
    }
    QListView &list() { return *child<QListView>("activityList"); }
    ui::ListNotice &notice(const char *name) { return *child<ui::ListNotice>(name); }
    void click(const char *name) { QTest::mouseClick(child<QPushButton>(name), Qt::LeftButton); }
    void clickRow(int row)
    {
        const QRect at = list().visualRect(list().model()->index(row, 0));
        QTest::mouseClick(list().viewport(), Qt::LeftButton, {}, at.center());
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(page.findChild<ui::ActivityViews *>()->view(), key, modifiers);
    }
    QString emptyTitle()
    {
        auto *empty = child<ui::EmptyState>("activityEmpty");
        return empty->isVisible() ? empty->title() : QString();
    }
    QMenu *rowMenu()
    {
        const QRect at = list().visualRect(list().currentIndex());
        QContextMenuEvent event(QContextMenuEvent::Keyboard, at.center(), list().viewport()->mapToGlobal(at.center()));
        QApplication::sendEvent(&list(), &event);
        return child<QMenu>("rowMenu");
    }
    ActivityPage page;
};

class ActivityPageTest : public QObject
{
    Q_OBJECT

    static LinkEvent linkEvent(const char *type, const QByteArray &metadata, qint64 atMs)
    {
        LinkEvent event;
        event.activityType = QString::fromLatin1(type);
        event.metadata = metadata;
        event.atMs = atMs;
        return event;
    }
    // A plant with a little of everything, over the last two hours.
    static void fillPlant(UiFixture &fixture, int messages = 60)
    {
        const qint64 now = UiFixture::now();
        auto &store = fixture.store();
        store.event(linkEvent("mqtt_connection_established", R"({"broker":"plant-a:8883","session_present":true})",
                              now - 7200'000));
        store.event(linkEvent("mqtt_subscription_created", R"({"topic_filter":"devices/+/telemetry","qos_granted":1})",
                              now - 7199'000));
        for (int i = 0; i < messages; ++i)
            store.reading(u"temp-sensor-%1"_s.arg(i % 6), "temperature", 20 + i % 9,
                          now - 6000'000 + i * (6000'000LL / messages) - 20'000);
        store.message(u"devices/humidity-02/status"_s, R"({"device_id":"humidity-02","status":"online"})",
                      now - 1800'000);
        store.message(u"devices/humidity-02/lwt"_s, "offline", now - 900'000);
        store.message(u"devices/broken-1/telemetry"_s, "{\"not json", now - 700'000);
        store.event(
            linkEvent("mqtt_publish_failed", R"({"topic":"devices/pump-7/set","reason":"no route"})", now - 400'000));
        store.commit();
    }
    static void openAndRead(Opened &opened, int rows)
    {
        QVERIFY(QTest::qWaitForWindowExposed(&opened.page));
        QTRY_VERIFY_WITH_TIMEOUT(opened.page.model().rowCount() >= rows, 10'000);
        QTRY_VERIFY(opened.list().isVisible());
    }

private Q_SLOTS:
    void init() { QApplication::clipboard()->clear(); }

    void showsWhatHappenedNewestFirst()
    {
        UiFixture fixture;
        fillPlant(fixture);
        Opened opened(fixture);
        openAndRead(opened, 60);
        UiFixture::shoot(opened.page, "log");
        QVERIFY(opened.page.model().entry(0).key().createdAtMs > opened.page.model().entry(9).key().createdAtMs);
        QVERIFY(!opened.page.model().isPaused());
        QVERIFY(opened.notice("activityPaused").isHidden());
        QVERIFY(opened.notice("activityMessagesHidden").isHidden());
    }
    void aRowWithTheFocusKeepsItsWords()
    {
        UiFixture fixture;
        fillPlant(fixture);
        Opened opened(fixture);
        openAndRead(opened, 60);
        const auto picture = [&opened](QStyle::State state) {
            QImage image(600, 60, QImage::Format_RGB32);
            image.fill(Qt::white);
            QPainter painter(&image);
            QStyleOptionViewItem option;
            option.initFrom(&opened.list());
            option.rect = image.rect();
            option.state = QStyle::State_Enabled | state;
            const QModelIndex first = opened.list().model()->index(0, 0);
            opened.list().itemDelegate()->paint(&painter, option, first);
            return image;
        };
        const QRect within(40, 8, 500, 44);
        QVERIFY(picture(QStyle::State_HasFocus) != picture(QStyle::State_None));
        QCOMPARE(picture(QStyle::State_HasFocus).copy(within), picture(QStyle::State_None).copy(within));
    }
    void pausesWhenARowIsClickedAndResumesByButtonOrEnd()
    {
        UiFixture fixture;
        fillPlant(fixture);
        Opened opened(fixture);
        openAndRead(opened, 60);
        opened.clickRow(2);
        QVERIFY(opened.page.model().isPaused());
        const QUuid id = opened.page.here().activity;
        QCOMPARE(id, opened.page.model().entry(2).record.row.id);
        const QRect before = opened.list().visualRect(opened.list().currentIndex());
        for (int i = 0; i < 3; ++i)
            fixture.store().reading(u"temp-sensor-1"_s, "temperature", i, UiFixture::now() + i);
        fixture.store().commit();
        auto &notice = opened.notice("activityPaused");
        QTRY_VERIFY2(notice.text().contains(u"3 new"_s), qPrintable(notice.text()));
        QTRY_VERIFY2(notice.text().contains(u"recording goes on"_s), qPrintable(notice.text()));
        QCOMPARE(opened.list().visualRect(opened.list().currentIndex()), before);
        UiFixture::shoot(opened.page, "log-paused");
        const int rows = opened.page.model().rowCount();
        opened.click("activityPausedButton");
        QVERIFY(!opened.page.model().isPaused());
        QVERIFY(opened.page.here().activity.isNull());
        QVERIFY(notice.isHidden());
        QTRY_COMPARE(opened.page.model().rowCount(), rows + 3);

        opened.list().verticalScrollBar()->setValue(200);
        QVERIFY(opened.page.model().isPaused());
        opened.key(Qt::Key_End);
        QVERIFY(!opened.page.model().isPaused());
        QTRY_COMPARE(opened.list().verticalScrollBar()->value(), 0);
        opened.key(Qt::Key_Down);
        QVERIFY(opened.page.model().isPaused());
        opened.page.follow();
        QVERIFY(!opened.page.model().isPaused());
    }
    void keepsTheRowsInPlaceWhereTheWindowMoves()
    {
        UiFixture fixture;
        fillPlant(fixture, 4000);
        Opened opened(fixture);
        openAndRead(opened, 200);
        QScrollBar *bar = opened.list().verticalScrollBar();
        // Down to the bottom again and again: rows are read below and forgotten above.
        for (int i = 0; i < 14; ++i) {
            const int rows = opened.page.model().rowCount();
            const QUuid last = opened.page.model().entry(rows - 1).record.row.id;
            bar->setValue(bar->maximum());
            const int bottom = opened.list().visualRect(opened.list().model()->index(rows - 1, 0)).bottom();
            QTRY_VERIFY(!opened.page.model().isReading() && opened.page.model().rowOf(last) >= 0 &&
                        opened.page.model().rowOf(last) != opened.page.model().rowCount() - 1);
            const int now =
                opened.list().visualRect(opened.list().model()->index(opened.page.model().rowOf(last), 0)).bottom();
            QCOMPARE(now, bottom);
        }
        QVERIFY(!opened.page.model().isAtNewest());
        QVERIFY(opened.page.model().rowCount() <= ui::ActivityModel::kMaxRows);
        opened.key(Qt::Key_End);
        QTRY_VERIFY(opened.page.model().isAtNewest() && opened.page.model().rowCount() == ui::ActivityModel::kPage);
        QCOMPARE(bar->value(), 0);
    }
    void putsIn200RowsQuickly()
    {
        UiFixture fixture;
        fillPlant(fixture, 3000);
        Opened opened(fixture);
        openAndRead(opened, 200);
        qint64 slowest = 0;
        QElapsedTimer timer;
        connect(&opened.page.model(), &ui::ActivityModel::aboutToMove, this, [&] { timer.start(); });
        connect(&opened.page.model(), &ui::ActivityModel::moved, this,
                [&] { slowest = std::max(slowest, timer.nsecsElapsed()); });
        QScrollBar *bar = opened.list().verticalScrollBar();
        QTRY_VERIFY_WITH_TIMEOUT((bar->setValue(bar->maximum()), opened.page.model().isAtOldest()), 20'000);
        QVERIFY(slowest > 0);
        qInfo("200 rows more: %.1f ms at worst", double(slowest) / 1e6);
    }
    void hidesMessagesWhereTheyBuryAllElseAndSaysSo()
    {
        UiFixture fixture;
        fixture.store().setRate(128);
        fillPlant(fixture);
        Opened opened(fixture);
        QVERIFY(QTest::qWaitForWindowExposed(&opened.page));
        auto &notice = opened.notice("activityMessagesHidden");
        QTRY_COMPARE(notice.text(), u"Messages hidden: 128/s"_s);
        QVERIFY(notice.isVisible());
        const auto hasMessages = [&] {
            for (int row = 0; row < opened.page.model().rowCount(); ++row) {
                if (opened.page.model().entry(row).subject.type == activity::kMessageReceived)
                    return true;
            }
            return false;
        };
        QTRY_VERIFY(opened.page.model().rowCount() > 3 && !hasMessages());
        UiFixture::shoot(opened.page, "log-messages-hidden");
        opened.click("activityMessagesHiddenButton");
        QTRY_VERIFY(hasMessages());
        QVERIFY(notice.isHidden());
        QVERIFY(opened.child<QPushButton>("activityMessages")->isChecked());
        // Said once, it stays: by key as well.
        QAction *toggle = opened.page.viewActions().at(1);
        QCOMPARE(toggle->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_M));
        QVERIFY(toggle->isChecked());
        toggle->trigger();
        QTRY_VERIFY(!hasMessages());
        QVERIFY(notice.isVisible());
    }
    void opensTheDetailsWithTheKeyboardAndClosesThem()
    {
        UiFixture fixture;
        fillPlant(fixture);
        Opened opened(fixture);
        openAndRead(opened, 60);
        auto *pane = opened.child<QWidget>("activityDetailsPane");
        QVERIFY(!pane->isVisible());
        opened.list().setFocus();
        opened.key(Qt::Key_Down);
        opened.key(Qt::Key_Return);
        QVERIFY(pane->isVisible());
        UiFixture::shoot(opened.page, "log-details");
        opened.key(Qt::Key_Space);
        QVERIFY(!pane->isVisible());
        opened.key(Qt::Key_Space);
        QVERIFY(pane->isVisible());
        opened.key(Qt::Key_Escape);
        QVERIFY(!pane->isVisible());
        auto *splitter = opened.child<QSplitter>("activitySplitter");
        QCOMPARE(splitter->orientation(), Qt::Horizontal);
        opened.page.resize(1024, 640);
        QTRY_COMPARE(splitter->orientation(), Qt::Vertical);
    }
    void goesToChartAndDevice()
    {
        UiFixture fixture;
        fillPlant(fixture);
        Opened opened(fixture);
        openAndRead(opened, 60);
        QSignalSpy wanted(&fixture.workspace().navigator, &ui::Navigator::wanted);
        int row = 0;
        while (opened.page.model().entry(row).subject.fieldNames.isEmpty())
            ++row;
        opened.clickRow(row);
        opened.key(Qt::Key_G);
        opened.key(Qt::Key_D);
        QCOMPARE(wanted.count(), 2);
        const auto chart = wanted.at(0).at(0).value<ui::Destination>();
        QCOMPARE(chart.place, ui::Place::Telemetry);
        QCOMPARE(chart.device, opened.page.model().entry(row).device());
        QCOMPARE(chart.field, u"temperature"_s);
        QCOMPARE(*chart.atMs, opened.page.model().entry(row).key().createdAtMs);
        QCOMPARE(wanted.at(1).at(0).value<ui::Destination>().place, ui::Place::Devices);
    }
    void offersFiltersOfTheRowWithRightQuoting()
    {
        QCOMPARE(ui::filterTerm(u"device"_s, u"pump"_s, false), u"device:pump"_s);
        QCOMPARE(ui::filterTerm(u"device"_s, u"pump"_s, true), u"device!=pump"_s);
        for (const QString &odd : {u"a b"_s, u"a\"b\\c"_s, u"(x) or *"_s, u"a*b"_s, u"and"_s, u"x\ny"_s, u"=1"_s}) {
            filter::Subject subject;
            subject.deviceName = odd;
            const QString term = ui::filterTerm(u"device"_s, odd, false);
            const auto only = filter::parse(term);
            QVERIFY2(only.has_value() && only->has_value(), qPrintable(term));
            QVERIFY2(filter::matches(**only, subject), qPrintable(term));
            const auto without = filter::parse(ui::filterTerm(u"device"_s, odd, true));
            QVERIFY(without.has_value() && without->has_value());
            QVERIFY(!filter::matches(**without, subject));
            subject.deviceName = u"axb zz"_s;
            QVERIFY(filter::matches(**without, subject));
            QVERIFY(!filter::matches(**only, subject));
        }
    }
    void hasAMenuForTheRow()
    {
        UiFixture fixture;
        fillPlant(fixture);
        Opened opened(fixture);
        openAndRead(opened, 60);
        opened.clickRow(1);
        QMenu *menu = opened.rowMenu();
        QVERIFY(menu);
        QVERIFY(menu->isVisible());
        UiFixture::shoot(*menu, "log-row-menu");
        const auto *only = menu->findChild<QMenu *>(u"rowFilterTo"_s);
        QVERIFY(only->actions().size() >= 4);
        QCOMPARE(only->actions().first()->data().toString(), u"type:mqtt_message_received"_s);
        menu->close();
    }
    void showsTheContextOfARowAndComesBack()
    {
        UiFixture fixture;
        fillPlant(fixture);
        Opened opened(fixture);
        openAndRead(opened, 60);
        ui::Destination problems;
        problems.filter = u"type:offline"_s;
        opened.page.show(problems);
        QTRY_COMPARE(opened.page.model().rowCount(), 1);
        opened.clickRow(0);
        const QUuid id = opened.page.here().activity;
        QVERIFY(!id.isNull());
        QMenu *menu = opened.rowMenu();
        QVERIFY(menu);
        menu->findChild<QAction *>(u"rowContext"_s)->trigger();
        menu->close();
        QTRY_VERIFY(opened.page.model().rowCount() > 3);
        QTRY_COMPARE(opened.page.here().activity, id);
        QVERIFY(!fixture.workspace().range.isLive());
        QCOMPARE(*opened.page.here().filter, QString());
        QVERIFY(opened.notice("activityAside").isVisible());
        opened.click("activityAsideButton");
        QTRY_COMPARE(opened.page.model().rowCount(), 1);
        QVERIFY(fixture.workspace().range.isLive());
        QCOMPARE(*opened.page.here().filter, u"type:offline"_s);
    }
    void goesToARowThatTheFilterHidesAndThatIsOutOfRange()
    {
        UiFixture fixture;
        fillPlant(fixture);
        Opened opened(fixture);
        openAndRead(opened, 60);
        const QUuid id = opened.page.model().entry(opened.page.model().rowCount() - 1).record.row.id;
        fixture.workspace().range.setPreset(u"15m"_s);
        ui::Destination nothing;
        nothing.filter = u"device:nobody"_s;
        opened.page.show(nothing);
        QTRY_COMPARE(opened.page.model().rowCount(), 0);
        ui::Destination row;
        row.activity = id;
        opened.page.show(row);
        QTRY_COMPARE(opened.page.here().activity, id);
        QVERIFY(opened.page.model().isPaused());
    }
    void copiesTheChosenRows()
    {
        UiFixture fixture;
        fillPlant(fixture);
        Opened opened(fixture);
        openAndRead(opened, 60);
        opened.clickRow(1);
        opened.key(Qt::Key_Down, Qt::ShiftModifier);
        opened.key(Qt::Key_C, Qt::ControlModifier);
        const QString text = QApplication::clipboard()->text();
        QCOMPARE(text.count(u"Message received"_s), 2);
        QVERIFY(text.contains(u"+00:00"_s));
        QMenu *menu = opened.rowMenu();
        for (QAction *action : menu->actions()) {
            if (action->text().contains(u"CSV"_s))
                action->trigger();
        }
        QVERIFY(QApplication::clipboard()->text().startsWith(u"id,"_s) ||
                QApplication::clipboard()->text().contains(u"activity_type"_s));
        QCOMPARE(QApplication::clipboard()->text().count(u"mqtt_message_received"_s), 2);
        for (QAction *action : menu->actions()) {
            if (action->text().contains(u"JSON"_s))
                action->trigger();
        }
        QTRY_COMPARE(QApplication::clipboard()->text().count(u"\"telemetry\":[{"_s), 2);
        menu->close();
    }
    void showsACompactTableOfTheSameRows()
    {
        UiFixture fixture;
        fillPlant(fixture);
        {
            Opened opened(fixture);
            openAndRead(opened, 60);
            opened.clickRow(3);
            const QUuid id = opened.page.here().activity;
            opened.page.viewActions().first()->trigger();
            auto *table = opened.child<QTableView>("activityTable");
            QTRY_VERIFY(table->isVisible());
            QCOMPARE(opened.page.here().activity, id);
            QVERIFY(table->columnWidth(0) > 50);
            UiFixture::shoot(opened.page, "log-compact");
            table->setColumnHidden(3, true);
            opened.page.saveState();
        }
        Opened again(fixture);
        auto *table = again.child<QTableView>("activityTable");
        QTRY_VERIFY(table->isVisible() || again.page.model().rowCount() == 0);
        QVERIFY(again.page.viewActions().first()->isChecked());
        QVERIFY(table->isColumnHidden(3));
    }
    void savesViewsAndBringsThemBack()
    {
        UiFixture fixture;
        fillPlant(fixture);
        Opened opened(fixture);
        openAndRead(opened, 60);
        ui::Destination offline;
        offline.filter = u"type:offline"_s;
        opened.page.show(offline);
        fixture.workspace().range.setPreset(u"6h"_s);
        auto *saved = opened.page.findChild<ui::SavedViewsButton *>();
        QSignalSpy read(saved, &ui::SavedViewsButton::viewsRead);
        saved->save(u"<b>Night & shift</b>"_s);
        QTRY_COMPARE(saved->views().size(), 1);
        ui::Destination everything;
        everything.filter = QString();
        opened.page.show(everything);
        fixture.workspace().range.setPreset(u"1h"_s);
        QTRY_VERIFY(opened.page.model().rowCount() > 10);
        Q_EMIT saved->menu()->aboutToShow();
        QAction *entry = nullptr;
        for (QAction *action : saved->menu()->actions()) {
            if (action->text().startsWith(u"<b>Night"_s))
                entry = action;
        }
        QVERIFY(entry);
        QCOMPARE(entry->text(), u"<b>Night && shift</b>"_s);
        entry->trigger();
        QTRY_COMPARE(opened.page.model().rowCount(), 1);
        QCOMPARE(fixture.workspace().range.preset(), u"6h"_s);
        // The same name again replaces it.
        saved->save(u"<b>Night & shift</b>"_s);
        QTRY_VERIFY(read.count() >= 2);
        QCOMPARE(saved->views().size(), 1);
    }
    void findsOneOfManyDevicesByTyping()
    {
        UiFixture fixture;
        for (int i = 0; i < 300; ++i)
            fixture.store().reading(u"dev-%1"_s.arg(i), "temperature", i, UiFixture::now() - 300'000 + i);
        fixture.store().commit();
        Opened opened(fixture);
        openAndRead(opened, 200);
        QTRY_COMPARE(fixture.workspace().directory.devices().size(), std::size_t(300));
        opened.click("activityDevice");
        auto *search = opened.child<QLineEdit>("activityDeviceSearch");
        QVERIFY(search->isVisible());
        auto *choices = opened.page.findChild<ui::DeviceChoices *>();
        const QAbstractItemModelTester tester(choices, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(choices->rowCount(), 301);
        QTest::keyClicks(search, u"dev-29"_s);
        QCOMPARE(choices->rowCount(), 11);
        QTest::keyClick(search, Qt::Key_Down);
        QTest::keyClick(search, Qt::Key_Return);
        QVERIFY(!search->isVisible());
        // The device's discovery, its message and that it came online.
        QTRY_COMPARE(opened.page.model().rowCount(), 3);
        QVERIFY(opened.page.model().entry(0).subject.deviceName.startsWith(u"dev-29"_s));
        QCOMPARE(opened.page.exportRequest().devices.size(), std::size_t(1));
        QVERIFY(opened.child<QPushButton>("activityDevice")->text().startsWith(u"dev-29"_s));
    }
    void exportsWhatItShows()
    {
        UiFixture fixture;
        fillPlant(fixture);
        Opened opened(fixture);
        openAndRead(opened, 60);
        ui::Destination chosen;
        chosen.filter = u"device:temp-* or device:humidity-02"_s;
        opened.page.show(chosen);
        ui::ActivityChoice choice = opened.page.findChild<ui::ActivityBar *>()->choice();
        choice.status = u"failed"_s;
        QCOMPARE(ui::wholeFilter(choice), u"(device:temp-* or device:humidity-02) status:failed"_s);
        const ui::ExportRequest request = opened.page.exportRequest();
        QCOMPARE(request.filter, *chosen.filter);
        QCOMPARE(request.types.size(), std::size_t(1));
        QVERIFY(request.range.fromMs && !request.range.toMs);
    }
    void saysWhyItIsEmpty()
    {
        UiFixture fixture;
        Opened opened(fixture);
        QVERIFY(QTest::qWaitForWindowExposed(&opened.page));
        QTRY_COMPARE(opened.emptyTitle(), u"Nothing recorded yet"_s);
        UiFixture::shoot(opened.page, "log-empty");
        fixture.store().reading(u"old"_s, "temperature", 1, UiFixture::now() - 3 * 24 * 3600'000LL);
        fixture.store().commit();
        QTRY_COMPARE(opened.emptyTitle(), u"Nothing in this range"_s);
        UiFixture::shoot(opened.page, "log-other-range");
        for (auto *way : opened.child<ui::EmptyState>("activityEmpty")->findChildren<QPushButton *>()) {
            if (way->text() == u"Go there"_s)
                way->click();
        }
        QTRY_COMPARE(opened.page.model().rowCount(), 3);
        QCOMPARE(opened.emptyTitle(), QString());
        ui::Destination nobody;
        nobody.filter = u"device:nobody"_s;
        opened.page.show(nobody);
        QTRY_COMPARE(opened.emptyTitle(), u"The filter hides everything in this range"_s);
        UiFixture::shoot(opened.page, "log-filtered");
        for (auto *way : opened.child<ui::EmptyState>("activityEmpty")->findChildren<QPushButton *>()) {
            if (way->text() == u"Clear filter"_s)
                way->click();
        }
        QTRY_COMPARE(opened.page.model().rowCount(), 3);
    }
    void tellsTheReasonsForEmptinessApart()
    {
        using ui::EmptyCase;
        ui::EmptyFacts facts;
        facts.phase = monitor::StationPhase::NotConnected;
        QCOMPARE(ui::emptyCaseOf(facts), EmptyCase::Reading);
        facts.isSearching = true;
        QCOMPARE(ui::emptyCaseOf(facts), EmptyCase::Searching);
        facts.isSearching = false;
        facts.hasRead = true;
        facts.beyond = ui::EmptyFacts::Beyond{};
        QCOMPARE(ui::emptyCaseOf(facts), EmptyCase::NotConnected);
        facts.phase = monitor::StationPhase::Recording;
        QCOMPARE(ui::emptyCaseOf(facts), EmptyCase::NothingRecorded);
        facts.beyond->newestMs = 5;
        QCOMPARE(ui::emptyCaseOf(facts), EmptyCase::NothingInRange);
        facts.beyond->hasRowsInRange = true;
        QCOMPARE(ui::emptyCaseOf(facts), EmptyCase::Filtered);
        facts.beyond->hasMatchingMessages = facts.areMessagesHidden = true;
        QCOMPARE(ui::emptyCaseOf(facts), EmptyCase::MessagesHidden);
        facts.hasFailed = true;
        QCOMPARE(ui::emptyCaseOf(facts), EmptyCase::Unreadable);
    }
    void takesHostileNamesWithoutLosingItsLayout()
    {
        UiFixture fixture;
        const qint64 now = UiFixture::now();
        const QString huge(10'000, u'W');
        auto &store = fixture.store();
        store.message(u"devices/a/telemetry"_s, "{\"device_id\":\"<img src=x onerror=1>\",\"telemetry\":{\"t\":1}}",
                      now - 5000);
        store.message(u"devices/b/telemetry"_s,
                      "{\"device_id\":\"" + huge.left(200).toUtf8() + "\",\"name\":\"" + huge.toUtf8() +
                          "\",\"telemetry\":{\"t\":1}}",
                      now - 4000);
        store.message(u"devices/c/telemetry"_s,
                      QByteArray("{\"device_id\":\"rtl-\xe2\x80\xae-gnp.exe\",\"telemetry\":{\"t\":1}}"), now - 3000);
        store.message(u"devices/d/telemetry"_s,
                      "{\"device_id\":\"line\\nbreak &amp; \\u0007bell\",\"telemetry\":{\"t\":1}}", now - 2000);
        store.commit();
        Opened opened(fixture);
        openAndRead(opened, 8);
        UiFixture::shoot(opened.page, "log-hostile");
        QCOMPARE(opened.page.width(), 1366);
        for (int row = 0; row < opened.page.model().rowCount(); ++row) {
            const ui::ActivityLook &look = opened.page.model().entry(row).look;
            QVERIFY(look.headline.size() <= 400);
            QVERIFY(!look.headline.contains(QChar(0x202e)) && !look.headline.contains(u'\n'));
            QVERIFY(opened.list().visualRect(opened.list().model()->index(row, 0)).height() < 90);
        }
        opened.clickRow(2);
        QMenu *menu = opened.rowMenu();
        QVERIFY(menu);
        QVERIFY(menu->width() < 700);
        for (const QAction *action : menu->findChild<QMenu *>(u"rowFilterTo"_s)->actions())
            QVERIFY(filter::parse(action->data().toString()).has_value());
        menu->close();
        opened.page.viewActions().first()->trigger();
        UiFixture::shoot(opened.page, "log-hostile-compact");
        QCOMPARE(opened.page.width(), 1366);
    }
    void looksGoodInTheDarkAndBusy()
    {
        UiFixture fixture;
        fillPlant(fixture, 400);
        fixture.workspace().style.choose(ui::StyleChoice::Dark);
        {
            Opened opened(fixture);
            openAndRead(opened, 200);
            opened.clickRow(4);
            UiFixture::shoot(opened.page, "log-dark");
            QVERIFY(ui::theme().isDark);
        }
        fixture.workspace().style.choose(ui::StyleChoice::Light);
    }
};

QTEST_MAIN(ActivityPageTest)
#include "tst_activity_page.moc"
