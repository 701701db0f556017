// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/editor.h"
#include "ui/alerts/alert_details.h"
#include "ui/alerts/alert_model.h"
#include "ui/alerts/alerts_page.h"
#include "ui/alerts/note_dialog.h"
#include "ui/alerts/shelve_dialog.h"
#include "ui/common/empty_state.h"
#include "ui/common/plain_text.h"
#include "ui/profile/notice_line.h"
#include "ui_fixture.h"

#include <QAction>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTreeView>
#include <QTreeWidget>

using namespace Qt::StringLiterals;
using ui::AlertColumn;
using ui::AlertsPage;

namespace {

template <typename T>
T *child(const QWidget &page, const char *name)
{
    return page.findChild<T *>(QString::fromLatin1(name));
}

QTreeView *listOf(const QWidget &page)
{
    return child<QTreeView>(page, "alertsList");
}

int rows(const QWidget &page)
{
    return listOf(page)->model()->rowCount();
}

QString cell(const QWidget &page, int row, AlertColumn column)
{
    return listOf(page)->model()->index(row, int(column)).data().toString();
}

// A plant of two devices; the boiler is too hot, the other one offline.
class Plant
{
public:
    Plant()
    {
        const qint64 at = f.now() - 20 * 60'000;
        f.store().reading(u"boiler-3"_s, "temperature", 30.5, at);
        f.store().reading(u"humidity-02"_s, "humidity", 55, at);
        f.store().commit();
    }
    bool raise()
    {
        if (!QTest::qWaitFor([this] { return f.workspace().directory.devices().size() == 2; }, ui_test::kPatienceMs))
            return false;
        const qint64 at = f.now() - 15 * 60'000;
        const std::vector<AlertRule> rules = shippedRules();
        offline = f.store().raise(device(u"humidity-02"_s), rules[0], {}, at);
        hot = f.store().raise(device(u"boiler-3"_s), rules[1], 30.5, at + 1000);
        f.store().commit();
        return QTest::qWaitFor([this] { return f.workspace().alerts.listed().size() == 2; }, ui_test::kPatienceMs);
    }
    Device device(const QString &id)
    {
        for (const Device &one : f.workspace().directory.devices()) {
            if (one.externalId == id)
                return one;
        }
        return {};
    }
    std::unique_ptr<store::Editor> editor()
    {
        auto opened = store::Editor::open(f.workspace().station.storeUrl());
        return opened ? std::move(*opened) : nullptr;
    }

    ui_test::UiFixture f;
    Alert offline, hot;
};

void show(AlertsPage &page)
{
    page.resize(1366, 600);
    page.QWidget::show();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    listOf(page)->setFocus();
}

void press(AlertsPage &page, Qt::Key key)
{
    // A dialog that has just closed gives the window back in its own time.
    page.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    listOf(page)->setFocus();
    QTest::keyClick(listOf(page), key);
}

} // namespace

class AlertsPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsWhatIsOpenTheGravestFirst()
    {
        Plant plant;
        QVERIFY(plant.raise());
        AlertsPage page(plant.f.workspace());
        show(page);
        QTRY_COMPARE(rows(page), 2);
        QCOMPARE(cell(page, 0, AlertColumn::Severity), u"Critical"_s);
        QCOMPARE(cell(page, 0, AlertColumn::Device), u"humidity-02"_s);
        QCOMPARE(cell(page, 1, AlertColumn::ValueNow), QString::fromUtf8("30.5\u00a0°C"));
        QCOMPARE(cell(page, 1, AlertColumn::Limit), QString::fromUtf8("30\u00a0°C"));
        QCOMPARE(cell(page, 1, AlertColumn::State), u"Active, unacknowledged"_s);
        QCOMPARE(child<QLabel>(page, "alertsSummary")->text(), u"2 unacknowledged · 2 open"_s);
        // The value is the present one, not the one that raised it.
        plant.f.store().reading(u"boiler-3"_s, "temperature", 33, plant.f.now());
        plant.f.store().commit();
        QTRY_COMPARE(cell(page, 1, AlertColumn::ValueNow), QString::fromUtf8("33\u00a0°C"));
        ui_test::UiFixture::shoot(page, "alerts-page");
    }

    void acknowledgesTheSelectedOnesByKey()
    {
        Plant plant;
        QVERIFY(plant.raise());
        AlertsPage page(plant.f.workspace());
        show(page);
        QTRY_COMPARE(rows(page), 2);
        listOf(page)->selectAll();
        press(page, Qt::Key_A);
        QTRY_COMPARE(cell(page, 0, AlertColumn::State), u"Active, acknowledged"_s);
        QTRY_COMPARE(cell(page, 1, AlertColumn::State), u"Active, acknowledged"_s);
        QVERIFY(!cell(page, 0, AlertColumn::By).isEmpty());
        QCOMPARE(listOf(page)->selectionModel()->selectedRows().size(), 2);
        QCOMPARE(child<QLabel>(page, "alertsSummary")->text(), u"All acknowledged · 2 open"_s);
        QVERIFY(!child<QAction>(page, "alertsAcknowledge")->isEnabled());
    }

    void actsOnTheOneInTheDetailsWhereNothingIsSelected()
    {
        Plant plant;
        QVERIFY(plant.raise());
        AlertsPage page(plant.f.workspace());
        show(page);
        QTRY_COMPARE(rows(page), 2);
        listOf(page)->selectionModel()->clearSelection();
        QVERIFY(child<QAction>(page, "alertsAcknowledge")->isEnabled());
        press(page, Qt::Key_A);
        QTRY_COMPARE(cell(page, 1, AlertColumn::State), u"Active, acknowledged"_s);
        QCOMPARE(cell(page, 1, AlertColumn::Device), u"humidity-02"_s);
    }

    void saysInOneSentenceThatSomebodyElseWasQuicker()
    {
        Plant plant;
        QVERIFY(plant.raise());
        AlertsPage page(plant.f.workspace());
        show(page);
        QTRY_COMPARE(rows(page), 2);
        // Unseen by the window: its book is not asked before the key is pressed.
        const auto editor = plant.editor();
        QVERIFY(editor);
        QVERIFY(editor->acknowledgeAlerts({{plant.offline.id, {}}}, {u"anna"_s, plant.f.now()}).has_value());
        press(page, Qt::Key_A);
        auto *notice = child<ui::NoticeLine>(page, "alertsNotice");
        QTRY_VERIFY(notice->text().contains(u"anna"_s));
        QTRY_COMPARE(cell(page, 1, AlertColumn::By), u"anna"_s);
    }

    void showsWithinASecondWhatIsAcknowledgedElsewhere()
    {
        Plant plant;
        QVERIFY(plant.raise());
        AlertsPage page(plant.f.workspace());
        show(page);
        QTRY_COMPARE(rows(page), 2);
        const auto editor = plant.editor();
        QVERIFY(editor->acknowledgeAlerts({{plant.hot.id, {}}}, {u"anna"_s, plant.f.now()}).has_value());
        QTRY_COMPARE(cell(page, 1, AlertColumn::By), u"anna"_s);
    }

    void shelvesWithAReasonAndTakesItBack()
    {
        Plant plant;
        QVERIFY(plant.raise());
        AlertsPage page(plant.f.workspace());
        show(page);
        QTRY_COMPARE(rows(page), 2);
        press(page, Qt::Key_S);
        auto *dialog = page.findChild<ui::ShelveDialog *>();
        QVERIFY(dialog);
        child<QRadioButton>(*dialog, "shelveFor15")->click();
        child<QLineEdit>(*dialog, "shelveReason")->setText(u"being repaired"_s);
        child<QPushButton>(*dialog, "shelveAccept")->click();
        QTRY_COMPARE(rows(page), 1);
        QCOMPARE(cell(page, 0, AlertColumn::Device), u"boiler-3"_s);
        child<QComboBox>(page, "alertsShown")->setCurrentIndex(1);
        QTRY_COMPARE(rows(page), 1);
        QCOMPARE(cell(page, 0, AlertColumn::Device), u"humidity-02"_s);
        QCOMPARE(plant.f.workspace().alerts.listed().front().alert.shelfReason, u"being repaired"_s);
        press(page, Qt::Key_U);
        QTRY_COMPARE(rows(page), 0);
        QCOMPARE(page.findChild<ui::EmptyState *>()->title(), u"Nothing is silenced"_s);
    }

    void shelvesForAtMostADay()
    {
        ui::Clock clock;
        clock.choose(ui::ZoneChoice::Utc);
        ui::ShelveDialog dialog(clock, 1);
        child<QRadioButton>(dialog, "shelveFor0")->click();
        auto *until = child<QDateTimeEdit>(dialog, "shelveUntil");
        auto *accept = child<QPushButton>(dialog, "shelveAccept");
        QVERIFY(accept->isEnabled());
        const QDateTime now = QDateTime::currentDateTimeUtc();
        until->setDateTime(now.addSecs(-3600));
        QVERIFY(!accept->isEnabled());
        until->setDateTime(now.addDays(2));
        QVERIFY(!accept->isEnabled());
        until->setDateTime(now.addSecs(7200));
        QVERIFY(accept->isEnabled());
        QVERIFY(std::abs(dialog.untilMs() - now.addSecs(7200).toMSecsSinceEpoch()) < 60'000);
    }

    void keepsANote()
    {
        Plant plant;
        QVERIFY(plant.raise());
        AlertsPage page(plant.f.workspace());
        show(page);
        QTRY_COMPARE(rows(page), 2);
        press(page, Qt::Key_N);
        auto *dialog = page.findChild<ui::NoteDialog *>();
        QVERIFY(dialog);
        child<QPlainTextEdit>(*dialog, "noteText")->setPlainText(u"Fuse 7 was out."_s);
        child<QPushButton>(*dialog, "noteAccept")->click();
        QTRY_COMPARE(
            listOf(page)->model()->index(0, int(AlertColumn::Rule)).data(ui::AlertModel::SecondaryRole).toString(),
            u"Fuse 7 was out."_s);
    }

    void showsTheHistoryOfTheRange()
    {
        Plant plant;
        QVERIFY(plant.raise());
        const auto editor = plant.editor();
        QVERIFY(editor->acknowledgeAlerts({{plant.hot.id, {}}}, {u"anna"_s, plant.f.now()}).has_value());
        Alert over = plant.hot;
        over.condition = AlertCondition::Normal;
        over.clearedAtMs = plant.f.now() - 1000;
        over.acknowledgement = Acknowledgement::Acknowledged;
        plant.f.store().alert(over, u"alert_cleared"_s, *over.clearedAtMs);
        plant.f.store().commit();
        AlertsPage page(plant.f.workspace());
        show(page);
        QTRY_COMPARE(rows(page), 1);
        child<QComboBox>(page, "alertsShown")->setCurrentIndex(2);
        QTRY_COMPARE(rows(page), 2);
        QCOMPARE(cell(page, 1, AlertColumn::State), u"Cleared, acknowledged"_s);
        plant.f.workspace().range.setFixed(1000, 2000);
        QTRY_COMPARE(rows(page), 0);
        QTRY_COMPARE(page.findChild<ui::EmptyState *>()->title(), u"No alert in this range"_s);
    }

    void showsWhatToDoAndTheJournalBesideTheList()
    {
        Plant plant;
        QVERIFY(plant.raise());
        AlertsPage page(plant.f.workspace());
        show(page);
        QTRY_COMPARE(rows(page), 2);
        press(page, Qt::Key_Return);
        auto *details = child<ui::AlertDetails>(page, "alertDetails");
        QTRY_VERIFY(details->isVisible());
        QCOMPARE(child<ui::PlainLabel>(page, "alertTitle")->plain(), QString::fromUtf8("Device offline – humidity-02"));
        QCOMPARE(child<ui::WrappedText>(page, "alertWhatToDo")->plain(),
                 u"Look whether the device has power and reception."_s);
        auto *journal = child<QTreeWidget>(page, "alertJournal");
        QTRY_COMPARE(journal->topLevelItemCount(), 1);
        press(page, Qt::Key_A);
        QTRY_COMPARE(journal->topLevelItemCount(), 2);
        QVERIFY(journal->topLevelItem(1)->text(1).startsWith(u"Alert acknowledged"_s));
        ui_test::UiFixture::shoot(page, "alerts-details");
        press(page, Qt::Key_Escape);
        QTRY_VERIFY(!details->isVisible());
    }

    void goesToTheChartTheLogTheDeviceAndTheRule()
    {
        Plant plant;
        QVERIFY(plant.raise());
        AlertsPage page(plant.f.workspace());
        show(page);
        QTRY_COMPARE(rows(page), 2);
        listOf(page)->setCurrentIndex(listOf(page)->model()->index(1, 0));
        std::vector<ui::Destination> went;
        connect(&plant.f.workspace().navigator, &ui::Navigator::wanted, &page,
                [&went](const ui::Destination &to) { went.push_back(to); });
        QString rule;
        connect(&plant.f.workspace().navigator, &ui::Navigator::ruleWanted, &page,
                [&rule](const ui::RuleWish &wish) { rule = wish.rule.id; });
        press(page, Qt::Key_G);
        QCOMPARE(went.size(), 1u);
        QCOMPARE(went[0].field, u"temperature"_s);
        QCOMPARE(*went[0].atMs, plant.hot.raisedAtMs);
        press(page, Qt::Key_D);
        QCOMPARE(went.size(), 2u);
        QCOMPARE(went[1].device, plant.hot.key.deviceId);
        press(page, Qt::Key_L);
        QTRY_COMPARE(went.size(), 3u);
        QVERIFY(!went[2].activity.isNull());
        press(page, Qt::Key_R);
        QCOMPARE(rule, u"temperature-high"_s);
    }

    void findsTheAlertThatIsAskedForWhereverItIs()
    {
        Plant plant;
        QVERIFY(plant.raise());
        AlertsPage page(plant.f.workspace());
        show(page);
        QTRY_COMPARE(rows(page), 2);
        QVERIFY(page.exportRequest().devices.empty());
        child<QLineEdit>(page, "alertsSearch")->setText(u"boiler"_s);
        QTRY_COMPARE(rows(page), 1);
        QCOMPARE(page.exportRequest().devices, std::vector<QUuid>{plant.hot.key.deviceId});
        ui::Destination there;
        there.place = ui::Place::Alerts;
        there.alert = plant.offline.id;
        static_cast<ui::Screen &>(page).show(there);
        QTRY_COMPARE(listOf(page)->currentIndex().data(ui::AlertModel::IdRole).toUuid(), plant.offline.id);
    }

    void exportsWhatIsOpenHoweverLongAgoItWasRaised()
    {
        Plant plant;
        QVERIFY(plant.raise());
        AlertsPage page(plant.f.workspace());
        show(page);
        QTRY_COMPARE(rows(page), 2);
        plant.f.workspace().range.setLive(60'000);
        QVERIFY(*page.exportRequest().range.fromMs <= plant.offline.raisedAtMs);
        child<QLineEdit>(page, "alertsSearch")->setText(u"nowhere"_s);
        QTRY_COMPARE(rows(page), 0);
        QCOMPARE(page.exportRequest().devices, std::vector<QUuid>{QUuid()});
    }

    void saysWhyItIsEmpty()
    {
        ui_test::UiFixture f;
        AlertsPage page(f.workspace());
        show(page);
        QTRY_COMPARE(page.findChild<ui::EmptyState *>()->title(), u"Nothing needs you"_s);
    }

    void theBookTellsOfWhatWasRaisedSinceAndOfTheNewestCriticalOne()
    {
        Plant plant;
        QTRY_VERIFY(plant.f.workspace().alerts.isRead());
        QSignalSpy raised(&plant.f.workspace().alerts, &ui::AlertBook::raised);
        QVERIFY(plant.raise());
        QCOMPARE(raised.size(), 1);
        QVERIFY(plant.f.workspace().alerts.gravest());
        QCOMPARE(plant.f.workspace().alerts.gravest()->alert.id, plant.offline.id);
        const auto editor = plant.editor();
        QVERIFY(
            editor->shelveAlerts({{plant.offline.id, {}}}, {plant.f.now() + 60'000, u""_s}, {u"anna"_s, plant.f.now()})
                .has_value());
        QTRY_VERIFY(!plant.f.workspace().alerts.gravest());
        QCOMPARE(raised.size(), 1);
    }
};

QTEST_MAIN(AlertsPageTest)
#include "tst_alerts_page.moc"
