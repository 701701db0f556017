// SPDX-License-Identifier: GPL-3.0-or-later
// A plant in the window: from nothing to live data, and every view as an operator sees it – busy, light and dark. The
// same program with QT_SCALE_FACTOR=2 makes the pictures at twice the scale.
#include "rig.h"
#include "ui/common/empty_state.h"
#include "ui/profile/notice_line.h"

#include <QAbstractItemView>
#include <QAction>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTextDocument>

using namespace Qt::StringLiterals;

namespace {

constexpr int kSoon = 30'000;

enum Tab { Devices, Log, Telemetry, Alerts, Topics };

} // namespace

class PlantTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_home = std::make_unique<gui::Home>(); }
    void cleanup() { m_home.reset(); }

    void aNewcomerIsShownTheWaysInAndSeesLiveDataFromTheDemo()
    {
        gui::Window window({});
        QVERIFY(window.find<QWidget>("firstRunDemo"));
        QVERIFY(window.find<QWidget>("firstRunConnect"));
        QVERIFY(window.find<QWidget>("firstRunOpen"));
        window.shoot("first-run-light");
        window.click(window.find<QWidget>("firstRunDemo"));
        QTRY_COMPARE_WITH_TIMEOUT(window.chip(), u"Recording · demo"_s, kSoon);
        window.toTab(Devices);
        QTRY_VERIFY_WITH_TIMEOUT(rowsOf(window, "devicesList") == 8, kSoon);
        window.toTab(Log);
        QTRY_VERIFY_WITH_TIMEOUT(rowsOf(window, "activityList") > 20, kSoon);
        QCOMPARE(window.banner(), QString());
    }

    void everyViewIsAPictureOfAPlantAtWork()
    {
        support::Mosquitto broker;
        QVERIFY2(broker.start(), qPrintable(broker.errorString()));
        const monitor::Profile profile = gui::profileFor(broker, m_home->path());
        QVERIFY(monitor::saveProfile(profile).has_value());
        // A day of the same devices, which go on live.
        (void)gui::runCommand({u"simulate"_s, u"--profile"_s, u"plant-a"_s, u"--store"_s, profile.store, u"--history"_s,
                               u"1d"_s, u"--rate"_s, u"0.4"_s, u"--faults"_s, u"--seed"_s, u"7"_s});
        const gui::Command plant(
            {u"simulate"_s, u"--broker"_s, broker.url(), u"--rate"_s, u"3"_s, u"--faults"_s, u"--seed"_s, u"7"_s});
        ui::Start start;
        start.profile = profile;
        start.passwordGiven = true;
        start.range = u"24h"_s;
        gui::Window window(start);
        QTRY_COMPARE_WITH_TIMEOUT(window.chip(), u"Recording · plant-a"_s, kSoon);
        QTRY_VERIFY_WITH_TIMEOUT(window.station()->state().counters.stored > 20, kSoon);
        for (const bool dark : {false, true}) {
            window.chooseStyle(dark ? ui::StyleChoice::Dark : ui::StyleChoice::Light);
            shootViews(window, dark ? u"dark"_s : u"light"_s);
        }
    }

    void everyEmptyViewSaysWhy()
    {
        support::Mosquitto broker;
        QVERIFY2(broker.start(), qPrintable(broker.errorString()));
        ui::Start start;
        start.profile = gui::profileFor(broker, m_home->path());
        start.profile->topics = {{u"nothing/here"_s, u"auto"_s, std::nullopt}};
        start.passwordGiven = true;
        gui::Window window(start);
        QTRY_COMPARE_WITH_TIMEOUT(window.chip(), u"Recording · plant-a"_s, kSoon);
        const char *names[] = {"devices-empty", "log-empty", "telemetry-empty", "alerts-empty", "topics-empty"};
        for (const Tab tab : {Devices, Log, Telemetry, Alerts, Topics}) {
            window.toTab(tab);
            if (tab == Log) {
                // Connecting itself is an event: what is left is a filter that matches nothing.
                auto *filter = window.find<QLineEdit>("filterField");
                QVERIFY(filter);
                filter->setText(u"device:nobody"_s);
            }
            QTRY_VERIFY_WITH_TIMEOUT(emptyTitle(window), kSoon);
            window.shoot(names[tab]);
        }
    }

    void hostileNamesArePlainTextEverywhereAndBreakNoLayout()
    {
        support::Mosquitto broker;
        QVERIFY2(broker.start(), qPrintable(broker.errorString()));
        ui::Start start;
        start.profile = gui::profileFor(broker, m_home->path());
        start.passwordGiven = true;
        gui::Window window(start);
        QTRY_COMPARE_WITH_TIMEOUT(window.chip(), u"Recording · plant-a"_s, kSoon);
        const QByteArray names[] = {"<img src=x onerror=alert(1)>", "\\u202Eevil\\u202C", "\\u001b[31mred\\u001b[0m",
                                    QByteArray(10'000, 'W'), "a\\nb\\tc&d"};
        int number = 0;
        for (const QByteArray &name : names) {
            ++number;
            const QByteArray payload = "{\"device_id\":\"h" + QByteArray::number(number) +
                                       "\",\"metadata\":{\"name\":\"" + name +
                                       "\"},\"telemetry\":{\"temperature\":" + QByteArray::number(30 + number) +
                                       ",\"note\":\"" + name + "\"}}";
            QVERIFY(gui::publish(broker.url(), u"devices/h%1/telemetry"_s.arg(number), payload));
        }
        QTRY_COMPARE_WITH_TIMEOUT(window.station()->state().counters.stored, 5, kSoon);
        const QSize before = window.main().size();
        const char *shots[] = {"devices-hostile", "log-hostile", "telemetry-hostile", "alerts-hostile",
                               "topics-hostile"};
        for (const Tab tab : {Devices, Log, Telemetry, Alerts, Topics}) {
            window.toTab(tab);
            const char *lists[] = {"devicesList", "activityList", nullptr, "alertsList", "topicsTree"};
            if (lists[tab]) {
                QTRY_VERIFY_WITH_TIMEOUT(rowsOf(window, lists[tab]) > 0, kSoon);
                auto *list = window.find<QAbstractItemView>(lists[tab]);
                list->setCurrentIndex(list->model()->index(0, 0));
                window.click(list->viewport());
                window.press(Qt::Key_Return);
            }
            QTest::qWait(300); // lets what was asked be drawn into the picture
            window.shoot(shots[tab]);
            QCOMPARE(window.main().size(), before);
            verifyLabelsArePlain(window);
        }
    }

private:
    static int rowsOf(gui::Window &window, const char *name)
    {
        auto *view = window.find<QAbstractItemView>(name);
        return view && view->model() ? view->model()->rowCount() : -1;
    }
    // Any empty state that is shown, with words.
    static bool emptyTitle(gui::Window &window)
    {
        const QList<ui::EmptyState *> states = window.main().findChildren<ui::EmptyState *>();
        return std::any_of(states.begin(), states.end(),
                           [](const ui::EmptyState *state) { return state->isVisible() && !state->title().isEmpty(); });
    }
    static void verifyLabelsArePlain(gui::Window &window)
    {
        const QList<QLabel *> labels = window.main().findChildren<QLabel *>();
        QVERIFY(labels.size() > 5);
        for (const QLabel *label : labels) {
            QVERIFY2(label->textFormat() == Qt::PlainText || !Qt::mightBeRichText(label->text()),
                     qPrintable(label->text()));
            QVERIFY(!label->text().contains(QChar(0x202e)) && !label->text().contains(QChar(0x1b)));
        }
    }

    static QAction *menuEntry(gui::Window &window, const QString &text)
    {
        for (QAction *action : window.main().findChildren<QAction *>()) {
            if (action->text() == text)
                return action;
        }
        qFatal("there is no entry %s", qPrintable(text));
    }

    void shootAlerts(gui::Window &window, const QString &look)
    {
        const auto shoot = [&](const char *view, QWidget *what = nullptr) {
            QTest::qWait(700);
            window.shoot(qPrintable(u"%1-%2"_s.arg(QLatin1String(view), look)), what);
        };
        window.toTab(Alerts);
        QTRY_VERIFY_WITH_TIMEOUT(rowsOf(window, "alertsList") > 0, kSoon);
        auto *list = window.find<QAbstractItemView>("alertsList");
        list->setFocus();
        list->setCurrentIndex(list->model()->index(0, 0));
        QTest::keyClick(list, Qt::Key_Return);
        QTRY_VERIFY(window.find<QWidget>("alertDetails"));
        shoot("alerts");
        QTest::keyClick(list, Qt::Key_Escape);
        window.main().findChild<QAction *>(u"openRules"_s)->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(window.find<QDialog>("rulesDialog"), kSoon);
        auto *rules = window.find<QAbstractItemView>("rulesList");
        QTRY_VERIFY(rules->model()->rowCount() == 4);
        shoot("rules", window.find<QDialog>("rulesDialog"));
        rules->setCurrentIndex(rules->model()->index(3, 2));
        window.click(window.find<QPushButton>("rulesEdit"));
        QTRY_VERIFY_WITH_TIMEOUT(window.find<QDialog>("ruleEditor"), kSoon);
        // Hidden while there is nothing to say.
        const auto tried = [&window] {
            const auto *words = window.find<ui::NoticeLine>("trialWords");
            return words && words->text().contains(u"scope"_s);
        };
        QTRY_VERIFY_WITH_TIMEOUT(tried(), kSoon);
        shoot("rule-editor", window.find<QDialog>("ruleEditor"));
        window.find<QDialog>("ruleEditor")->close();
        window.find<QDialog>("rulesDialog")->close();
    }

    void shootViews(gui::Window &window, const QString &look)
    {
        const auto shoot = [&](const char *view, QWidget *what = nullptr) {
            QTest::qWait(700); // for the answers of the store, and a drawing of them
            window.shoot(qPrintable(u"%1-%2"_s.arg(QLatin1String(view), look)), what);
        };
        window.toTab(Devices);
        QTRY_VERIFY_WITH_TIMEOUT(rowsOf(window, "devicesList") >= 8, kSoon);
        shoot("devices");
        auto *list = window.find<QAbstractItemView>("devicesList");
        list->setFocus();
        list->setCurrentIndex(list->model()->index(0, 0));
        QTest::keyClick(list, Qt::Key_Return);
        QTRY_VERIFY(window.find<QWidget>("deviceDetails"));
        shoot("device-details");
        QTest::keyClick(list, Qt::Key_Escape);

        window.toTab(Log);
        QTRY_VERIFY_WITH_TIMEOUT(rowsOf(window, "activityList") > 20, kSoon);
        shoot("log");
        auto *rows = window.find<QAbstractItemView>("activityList");
        rows->setFocus();
        // What is wrong with the plant, if that is among the newest.
        int wanted = 2;
        for (int row = std::min(30, rows->model()->rowCount()) - 1; row > 0; --row) {
            if (rows->model()->index(row, 0).data(Qt::AccessibleTextRole).toString().contains(u"offline"_s))
                wanted = row;
        }
        rows->setCurrentIndex(rows->model()->index(wanted, 0));
        QTest::keyClick(rows, Qt::Key_Return);
        QTRY_VERIFY(window.find<QWidget>("activityDetailsPane"));
        shoot("log-details");
        QTest::keyClick(rows, Qt::Key_Escape);
        QTest::keyClick(rows, Qt::Key_End);

        window.toTab(Telemetry);
        QTRY_VERIFY_WITH_TIMEOUT(window.find<QWidget>("telemetryChart"), kSoon);
        shoot("telemetry");
        shootAlerts(window, look);
        window.toTab(Topics);
        QTRY_VERIFY_WITH_TIMEOUT(rowsOf(window, "topicsTree") > 0, kSoon);
        shoot("topics");

        const std::pair<const char *, std::pair<Qt::Key, Qt::KeyboardModifiers>> dialogs[] = {
            {"publishDialog", {Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier}},
            {"exportDialog", {Qt::Key_E, Qt::ControlModifier}},
            {"connectionDialog", {Qt::Key_N, Qt::ControlModifier}},
            {"shortcuts", {Qt::Key_Question, Qt::NoModifier}},
            {"manual", {Qt::Key_F1, Qt::NoModifier}},
        };
        for (const auto &[name, key] : dialogs) {
            window.main().activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(&window.main()));
            QTest::keyClick(&window.main(), key.first, key.second);
            QTRY_VERIFY_WITH_TIMEOUT(window.find<QDialog>(name), kSoon);
            auto *dialog = window.find<QDialog>(name);
            shoot(name, dialog);
            dialog->close();
            QTRY_VERIFY(!window.find<QDialog>(name));
        }
        for (const auto &[name, entry] :
             {std::pair("reportDialog", u"Repor&t…"_s), std::pair("backupDialog", u"&Back up the records…"_s),
              std::pair("notificationsDialog", u"&Notifications…"_s)}) {
            menuEntry(window, entry)->trigger();
            QTRY_VERIFY_WITH_TIMEOUT(window.find<QDialog>(name), kSoon);
            // The pictures show a folder that somebody might have.
            for (const char *field : {"reportFolder", "backupPath"}) {
                if (auto *path = window.find<QLineEdit>(field))
                    path->setText(u"/srv/plant/reports"_s);
            }
            shoot(name, window.find<QDialog>(name));
            window.find<QDialog>(name)->close();
            QTRY_VERIFY(!window.find<QDialog>(name));
        }
        window.click(window.find<QWidget>("stateChip"));
        QTRY_VERIFY(window.find<QDialog>("diagnosis"));
        shoot("diagnosis", window.find<QDialog>("diagnosis"));
        window.find<QDialog>("diagnosis")->close();
    }

    std::unique_ptr<gui::Home> m_home;
};

QTEST_MAIN(PlantTest)
#include "tst_plant.moc"
