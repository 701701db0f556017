// SPDX-License-Identifier: GPL-3.0-or-later
// The window on a PostgreSQL server: recorded into by what is entered, told when it is away, watched beside a
// collector.
#include "rig.h"
#include "support/postgres.h"
#include "ui/common/banner.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QDialog>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QPushButton>
#include <QTabWidget>

using namespace Qt::StringLiterals;

namespace {

constexpr int kSoon = 30'000;
const QByteArray kReading = R"({"device_id":"boiler-3","telemetry":{"temperature":21.5}})";

} // namespace

class ServerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_home = std::make_unique<gui::Home>();
        m_broker = std::make_unique<support::Mosquitto>();
        QVERIFY2(m_broker->start(), qPrintable(m_broker->errorString()));
        m_server = std::make_unique<support::Postgres>(support::PostgresOptions{.fsync = false});
        QVERIFY2(m_server->start(), qPrintable(m_server->errorString()));
        QVERIFY2(!m_server->createDatabase(u"plant"_s).isEmpty(), qPrintable(m_server->errorString()));
    }
    void cleanup()
    {
        m_broker.reset();
        m_server.reset();
        m_home.reset();
    }

    void recordsWhereItIsToldAndSaysWhenThatIsAway()
    {
        gui::Window window({});
        window.press(Qt::Key_N, Qt::ControlModifier);
        QTRY_VERIFY(window.find<QDialog>("connectionDialog"));
        window.find<QLineEdit>("connectionAddress")->setText(m_broker->url());
        Q_EMIT window.find<QLineEdit>("connectionAddress")->textEdited(m_broker->url());
        // Not the profile that publish() would take, which would then miss the server, too.
        window.find<QLineEdit>("connectionName")->setText(u"plant"_s);
        window.find<QTabWidget>("connectionTabs")->setCurrentIndex(3);
        window.find<QComboBox>("connectionStoreChoice")->setCurrentIndex(2);
        // The picture shows an address that somebody might have.
        window.find<QLineEdit>("connectionStore")->setText(u"postgresql://collector@db.example/plant"_s);
        for (const bool dark : {true, false}) {
            window.chooseStyle(dark ? ui::StyleChoice::Dark : ui::StyleChoice::Light);
            window.shoot(dark ? "connection-server-dark" : "connection-server-light",
                         window.find<QDialog>("connectionDialog"));
        }
        window.find<QLineEdit>("connectionStore")->setText(m_server->uri(u"plant"_s));
        window.click(window.find<QPushButton>("connectionConnect"));
        QTRY_COMPARE_WITH_TIMEOUT(window.chip(), u"Recording · plant"_s, kSoon);
        publish();
        QTRY_COMPARE_WITH_TIMEOUT(window.station()->state().counters.stored, 1, kSoon);
        QTRY_VERIFY_WITH_TIMEOUT(rowsOf(window, "devicesList") > 0, kSoon);

        m_server->stop();
        publish();
        QTRY_COMPARE_WITH_TIMEOUT(window.chip(), u"Storing locally, 1 waiting"_s, kSoon);
        QTRY_VERIFY_WITH_TIMEOUT(window.banner().startsWith(u"Nothing is lost"_s), kSoon);
        QVERIFY2(window.banner().contains(u"the database cannot be reached"_s), qPrintable(window.banner()));
        for (const bool dark : {true, false}) {
            window.chooseStyle(dark ? ui::StyleChoice::Dark : ui::StyleChoice::Light);
            window.shoot(dark ? "failing-server-dark" : "failing-server");
        }
        QVERIFY2(m_server->start(), qPrintable(m_server->errorString()));
        QTRY_COMPARE_WITH_TIMEOUT(window.chip(), u"Recording · plant"_s, kSoon);
        QTRY_COMPARE_WITH_TIMEOUT(window.banner(), QString(), kSoon);
        QTRY_COMPARE_WITH_TIMEOUT(window.station()->state().counters.stored, 2, kSoon);
    }

    void showsWhatACollectorWithoutAWindowStores()
    {
        monitor::Profile profile = gui::profileFor(*m_broker, m_home->path());
        profile.store = m_server->uri(u"plant"_s);
        QVERIFY(monitor::saveProfile(profile).has_value());
        gui::Command collector({u"listen"_s, u"--profile"_s, profile.name});
        QTRY_VERIFY_WITH_TIMEOUT(collector.output().contains("connected"), kSoon);
        ui::Start start;
        start.profile = profile;
        start.passwordGiven = true;
        gui::Window window(start);
        QTRY_COMPARE_WITH_TIMEOUT(window.chip(), u"Viewing (collector on this machine)"_s, kSoon);
        window.toTab(1);
        for (int rows = 1; rows <= 3; ++rows) {
            const int before = rowsOf(window, "activityList");
            publish();
            QElapsedTimer clock;
            clock.start();
            QTRY_VERIFY_WITH_TIMEOUT(rowsOf(window, "activityList") > before, kSoon);
            qInfo("a row is there %lld ms after it was confirmed", static_cast<long long>(clock.elapsed()));
        }
    }

private:
    void publish() { QVERIFY(gui::publish(m_broker->url(), u"devices/boiler-3/telemetry"_s, kReading)); }
    static int rowsOf(gui::Window &window, const char *name)
    {
        auto *view = window.find<QAbstractItemView>(name);
        return view && view->model() ? view->model()->rowCount() : 0;
    }

    std::unique_ptr<gui::Home> m_home;
    std::unique_ptr<support::Mosquitto> m_broker;
    std::unique_ptr<support::Postgres> m_server;
};

QTEST_MAIN(ServerTest)
#include "tst_server.moc"
