// SPDX-License-Identifier: GPL-3.0-or-later
// Alerts in the whole window, with a broker: raised by a reading, seen everywhere, handled by keys and from elsewhere.
#include "rig.h"
#include "ui/alerts/alert_model.h"
#include "ui/common/banner.h"
#include "ui/window/tray.h"

#include <QAbstractItemView>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPushButton>
#include <QTabWidget>
#include <QToolButton>

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

class AlertsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_home = std::make_unique<gui::Home>();
        m_broker = std::make_unique<support::Mosquitto>();
        QVERIFY2(m_broker->start(), qPrintable(m_broker->errorString()));
        ui::Start start;
        m_profile = gui::profileFor(*m_broker, m_home->path());
        start.profile = m_profile;
        start.passwordGiven = true;
        m_window = std::make_unique<gui::Window>(start);
        QTRY_COMPARE_WITH_TIMEOUT(m_window->chip(), u"Recording · plant-a"_s, kSoon);
    }
    void cleanup()
    {
        m_window.reset();
        m_broker.reset();
        m_home.reset();
    }

    void aReadingOverItsLimitIsSeenEverywhereAndAcknowledgedByKeys()
    {
        publish("boiler", 30.0);
        QTRY_COMPARE_WITH_TIMEOUT(m_window->station()->state().counters.stored, 1, kSoon);
        QCOMPARE(tabTitle(), u"Alerts"_s);
        publish("boiler", 30.1);
        QTRY_COMPARE_WITH_TIMEOUT(tabTitle(), u"Alerts (1)"_s, kSoon);
        auto *counter = m_window->find<QToolButton>("statusAlerts");
        QVERIFY(counter);
        QCOMPARE(counter->text(), u"1 warning unacknowledged"_s);
        // A warning is no line across the window.
        QVERIFY(!m_window->find<QWidget>("alertBanner"));
        m_window->press(Qt::Key_4, Qt::ControlModifier);
        auto *list = m_window->find<QAbstractItemView>("alertsList");
        QTRY_VERIFY(list && list->hasFocus());
        QCOMPARE(list->model()->rowCount(), 1);
        m_window->press(Qt::Key_A);
        QTRY_COMPARE_WITH_TIMEOUT(tabTitle(), u"Alerts"_s, kSoon);
        QVERIFY(!m_window->find<QWidget>("statusAlerts"));
        publish("boiler", 29.0);
        QTRY_COMPARE_WITH_TIMEOUT(list->model()->rowCount(), 0, kSoon);
    }

    void aCriticalOneIsALineThatGoesWhenItIsAcknowledgedElsewhere()
    {
        publish("humidity-02", 20);
        QVERIFY(gui::publish(m_broker->url(), u"devices/humidity-02/status"_s, "offline"));
        QTRY_VERIFY_WITH_TIMEOUT(m_window->find<ui::Banner>("alertBanner"), kSoon);
        QVERIFY(m_window->find<ui::Banner>("alertBanner")
                    ->text()
                    .startsWith(QString::fromUtf8("Critical: Device offline – humidity-02, ")));
        m_window->shoot("alert-banner");
        m_window->click(m_window->find<QPushButton>("alertBannerSecond"));
        QCOMPARE(m_window->main().tabs().currentIndex(), int(Alerts));
        auto *list = m_window->find<QAbstractItemView>("alertsList");
        QTRY_VERIFY_WITH_TIMEOUT(list->currentIndex().isValid(), kSoon);
        const QString id = list->currentIndex().data(ui::AlertModel::IdRole).toUuid().toString(QUuid::WithoutBraces);
        (void)gui::runCommand({u"alerts"_s, u"ack"_s, id, u"--store"_s, m_profile.store});
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->find<ui::Banner>("alertBanner"), kSoon);
        QTRY_COMPARE_WITH_TIMEOUT(tabTitle(), u"Alerts"_s, kSoon);
        const QModelIndex state = list->model()->index(0, int(ui::AlertColumn::State));
        QTRY_COMPARE_WITH_TIMEOUT(state.data().toString(), u"Active, acknowledged"_s, kSoon);
    }

    void theLineOfAnAlertAndThatOfAFaultStandTogether()
    {
        publish("humidity-02", 20);
        QVERIFY(gui::publish(m_broker->url(), u"devices/humidity-02/status"_s, "offline"));
        QTRY_VERIFY_WITH_TIMEOUT(m_window->find<ui::Banner>("alertBanner"), kSoon);
        m_broker->stop();
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->banner().isEmpty(), kSoon);
        QVERIFY(m_window->find<ui::Banner>("alertBanner"));
        m_window->shoot("alert-and-fault");
    }

    void theTrayShowsHowManyWait()
    {
        const QImage none = ui::trayIcon(ui::Tone::Good, {}).pixmap(64, 64).toImage();
        store::AlertCounts counts;
        counts.unacknowledged[std::size_t(Severity::Critical)] = 2;
        const QImage two = ui::trayIcon(ui::Tone::Good, counts).pixmap(64, 64).toImage();
        QVERIFY(none != two);
        counts.unacknowledged[std::size_t(Severity::Critical)] = 3;
        QVERIFY(two != ui::trayIcon(ui::Tone::Good, counts).pixmap(64, 64).toImage());
    }

private:
    void publish(const char *device, double temperature)
    {
        QVERIFY(gui::publish(m_broker->url(), u"devices/%1/telemetry"_s.arg(QLatin1String(device)),
                             reading(device, temperature)));
    }
    [[nodiscard]] QString tabTitle() { return m_window->main().tabs().tabText(Alerts); }

    std::unique_ptr<gui::Home> m_home;
    std::unique_ptr<support::Mosquitto> m_broker;
    monitor::Profile m_profile;
    std::unique_ptr<gui::Window> m_window;
};

QTEST_MAIN(AlertsTest)
#include "tst_alerts.moc"
