// SPDX-License-Identifier: GPL-3.0-or-later
// The window worked by keys alone, as somebody without a mouse does.
#include "rig.h"
#include "ui/activity/activity_model.h"
#include "ui/activity/details_pane.h"
#include "ui/common/view_range.h"

#include <QAbstractItemView>
#include <QDialog>
#include <QLineEdit>
#include <QTabWidget>

using namespace Qt::StringLiterals;

namespace {

constexpr int kSoon = 30'000;

enum Tab { Devices, Log, Telemetry, Alerts, Topics };

QByteArray reading(const char *device, double temperature)
{
    return QByteArray("{\"device_id\":\"") + device +
           "\",\"telemetry\":{\"temperature\":" + QByteArray::number(temperature) + "}}";
}

} // namespace

class KeyboardTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_home = std::make_unique<gui::Home>();
        QVERIFY2(m_broker.start(), qPrintable(m_broker.errorString()));
        ui::Start start;
        start.profile = gui::profileFor(m_broker, m_home->path());
        start.passwordGiven = true;
        m_window = std::make_unique<gui::Window>(start);
        QTRY_COMPARE_WITH_TIMEOUT(m_window->chip(), u"Recording · plant-a"_s, kSoon);
        for (int i = 0; i < 5; ++i) {
            QVERIFY(gui::publish(m_broker.url(), u"devices/attic/telemetry"_s, reading("attic", 20 + i)));
            QVERIFY(gui::publish(m_broker.url(), u"devices/cellar/telemetry"_s, reading("cellar", 10 + i)));
        }
        QTRY_COMPARE_WITH_TIMEOUT(m_window->station()->state().counters.stored, 10, kSoon);
    }
    void cleanupTestCase() { m_window.reset(); }
    void init()
    {
        m_window->main().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&m_window->main()));
    }

    void everyTabHasItsKey()
    {
        for (const auto &[key, tab] :
             {std::pair(Qt::Key_2, Log), std::pair(Qt::Key_3, Telemetry), std::pair(Qt::Key_4, Alerts),
              std::pair(Qt::Key_5, Topics), std::pair(Qt::Key_1, Devices)}) {
            m_window->press(key, Qt::ControlModifier);
            QCOMPARE(m_window->main().tabs().currentIndex(), int(tab));
        }
    }

    void aRowIsFilteredFoundLookedAtAndFollowedToItsChartAndBack()
    {
        m_window->press(Qt::Key_2, Qt::ControlModifier);
        m_window->press(Qt::Key_F, Qt::ControlModifier);
        QCOMPARE(QApplication::focusWidget()->objectName(), u"filterField"_s);
        m_window->type("device:attic type:message_received");
        m_window->press(Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(log()->rowCount(), 5, kSoon);

        auto *list = m_window->find<QAbstractItemView>("activityList");
        QVERIFY(list);
        for (int tabs = 0; tabs < 20 && !list->hasFocus(); ++tabs)
            m_window->press(Qt::Key_Tab);
        QVERIFY2(list->hasFocus(), "the list cannot be reached by Tab");
        m_window->press(Qt::Key_Home);
        m_window->press(Qt::Key_Down);
        m_window->press(Qt::Key_Return);
        auto *details = m_window->find<ui::DetailsPane>("activityDetailsPane");
        QVERIFY2(details, "Enter opens no details");
        QTRY_COMPARE(details->shown(), log()->entry(1).record.row.id);

        list->setFocus();
        m_window->press(Qt::Key_G);
        QTRY_COMPARE(m_window->main().tabs().currentIndex(), int(Telemetry));
        m_window->press(Qt::Key_Backspace);
        QTRY_COMPARE(m_window->main().tabs().currentIndex(), int(Log));
        m_window->find<QAbstractItemView>("activityList")->setFocus();
        m_window->press(Qt::Key_D);
        QTRY_COMPARE(m_window->main().tabs().currentIndex(), int(Devices));
        m_window->press(Qt::Key_Backspace);
        QTRY_COMPARE(m_window->main().tabs().currentIndex(), int(Log));
        QCOMPARE(m_window->find<QLineEdit>("filterField")->text(), u"device:attic type:message_received"_s);
    }

    void endFollowsTheNewestAgain()
    {
        m_window->press(Qt::Key_2, Qt::ControlModifier);
        auto *list = m_window->find<QAbstractItemView>("activityList");
        QVERIFY(list);
        list->setFocus();
        m_window->press(Qt::Key_Home);
        m_window->press(Qt::Key_Down);
        QTRY_VERIFY(log()->isPaused());
        QVERIFY(gui::publish(m_broker.url(), u"devices/attic/telemetry"_s, reading("attic", 30)));
        QTRY_VERIFY_WITH_TIMEOUT(log()->newRows() > 0, kSoon);
        list->setFocus();
        m_window->press(Qt::Key_End);
        QTRY_VERIFY(!log()->isPaused());
        QTRY_COMPARE_WITH_TIMEOUT(log()->rowCount(), 6, kSoon);
    }

    void aDeviceIsRenamedByKeys()
    {
        m_window->press(Qt::Key_1, Qt::ControlModifier);
        // Devices are read a second after something was stored, at the latest.
        QTRY_VERIFY_WITH_TIMEOUT(m_window->find<QAbstractItemView>("devicesList"), kSoon);
        auto *list = m_window->find<QAbstractItemView>("devicesList");
        list->setFocus();
        m_window->press(Qt::Key_Home);
        const QString before = list->currentIndex().siblingAtColumn(1).data().toString();
        m_window->press(Qt::Key_F2);
        QTRY_VERIFY(qobject_cast<QLineEdit *>(QApplication::focusWidget()));
        qobject_cast<QLineEdit *>(QApplication::focusWidget())->selectAll();
        m_window->type("Attic, south");
        m_window->press(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(
            gui::runCommand({u"devices"_s, u"--store"_s, m_window->station()->storeUrl().text(), u"--json"_s})
                .contains("Attic, south"),
            kSoon);
        QVERIFY(!before.isEmpty());
    }

    void rangesGoBackAndForward()
    {
        ui::ViewRange &range = m_window->main().workspace()->range;
        range.setPreset(u"1h"_s);
        range.setPreset(u"7d"_s);
        m_window->press(Qt::Key_3, Qt::ControlModifier);
        m_window->press(Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(range.preset(), u"1h"_s);
        m_window->press(Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(range.preset(), u"7d"_s);
    }

    void theRangeIsChosenFromItsMenu()
    {
        ui::ViewRange &range = m_window->main().workspace()->range;
        range.setPreset(u"24h"_s);
        m_window->press(Qt::Key_R, Qt::ControlModifier);
        QTRY_VERIFY(QApplication::activePopupWidget());
        for (const Qt::Key key : {Qt::Key_Down, Qt::Key_Down, Qt::Key_Return})
            QTest::keyClick(QApplication::activePopupWidget(), key);
        QCOMPARE(range.preset(), u"1h"_s);
    }

    void escapeClosesEveryDialog()
    {
        for (const auto &[name, key, modifiers] :
             {std::tuple("exportDialog", Qt::Key_E, Qt::KeyboardModifiers(Qt::ControlModifier)),
              std::tuple("publishDialog", Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier),
              std::tuple("connectionDialog", Qt::Key_N, Qt::KeyboardModifiers(Qt::ControlModifier))}) {
            m_window->main().activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(&m_window->main()));
            m_window->press(key, modifiers);
            QTRY_VERIFY(m_window->find<QDialog>(name));
            QTest::keyClick(m_window->find<QDialog>(name), Qt::Key_Escape);
            QTRY_VERIFY(!m_window->find<QDialog>(name));
        }
    }

private:
    [[nodiscard]] ui::ActivityModel *log() { return m_window->main().findChild<ui::ActivityModel *>(); }

    std::unique_ptr<gui::Home> m_home;
    support::Mosquitto m_broker;
    std::unique_ptr<gui::Window> m_window;
};

QTEST_MAIN(KeyboardTest)
#include "tst_keyboard.moc"
