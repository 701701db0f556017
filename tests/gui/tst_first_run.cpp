// SPDX-License-Identifier: GPL-3.0-or-later
// From nothing to first data, as a newcomer goes it: an address that is pasted, topics that are listened for, another
// program's connections.
#include "rig.h"
#include "ui/profile/notice_line.h"

#include <QAbstractItemView>
#include <QClipboard>
#include <QDialog>
#include <QDir>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace {

constexpr int kSoon = 30'000;

} // namespace

class FirstRunTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_home = std::make_unique<gui::Home>();
        m_broker = std::make_unique<support::Mosquitto>();
        QVERIFY2(m_broker->start(), qPrintable(m_broker->errorString()));
    }
    void cleanup()
    {
        m_broker.reset();
        m_home.reset();
    }

    // Three keys: the way in, the address, and that is it.
    void aPastedAddressAndEnterShowTheDevices()
    {
        const gui::Command plant({u"simulate"_s, u"--broker"_s, m_broker->url(), u"--rate"_s, u"20"_s});
        gui::Window window({});
        QElapsedTimer clock;
        clock.start();
        window.press(Qt::Key_C, Qt::AltModifier);
        QTRY_VERIFY(window.find<QDialog>("connectionDialog"));
        paste(window, u"  "_s + m_broker->url() + u"\n"_s);
        window.press(Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(window.chip(), u"Recording · default"_s, kSoon);
        QTRY_VERIFY_WITH_TIMEOUT(rowsOf(window, "devicesList") > 3, kSoon);
        qInfo("first data after %lld ms and 3 keys", static_cast<long long>(clock.elapsed()));
    }

    void topicsThatNobodyNamedAreHeardProposedAndRecorded()
    {
        // Retained, as wills and states often are; not below devices/.
        for (const char *room : {"attic", "cellar", "hall"}) {
            const QByteArray id(room);
            QVERIFY(gui::publish(m_broker->url(), u"works/north/%1/climate"_s.arg(QString::fromLatin1(room)),
                                 "{\"device\":\"24003903" + id + "\",\"handle\":\"" + id +
                                     "\",\"paras\":{\"temperature\":21.5,\"humidity\":40}}",
                                 true));
            QVERIFY(
                gui::publish(m_broker->url(), u"works/north/%1/lwt"_s.arg(QString::fromLatin1(room)), "online", true));
        }
        QVERIFY(gui::publish(m_broker->url(), u"works/camera/front"_s, QByteArray("\xff\xd8\xff\xe0", 4), true));
        gui::Window window({});
        QElapsedTimer clock;
        clock.start();
        window.press(Qt::Key_C, Qt::AltModifier);
        QTRY_VERIFY(window.find<QDialog>("connectionDialog"));
        paste(window, m_broker->url());
        window.press(Qt::Key_L, Qt::AltModifier);
        QTRY_VERIFY(window.find<QDialog>("proposeDialog"));
        QTRY_VERIFY_WITH_TIMEOUT(said(window).contains(u"s left"_s), kSoon);
        window.shoot("propose-listening-light", window.find<QDialog>("proposeDialog"));
        QTRY_VERIFY_WITH_TIMEOUT(window.find<QPushButton>("proposeUse")->isEnabled(), kSoon);
        QCOMPARE(filtersOf(window),
                 (QStringList{u"- works/camera/front"_s, u"x works/north/+/climate"_s, u"x works/north/+/lwt"_s}));
        for (const bool dark : {true, false}) {
            window.chooseStyle(dark ? ui::StyleChoice::Dark : ui::StyleChoice::Light);
            window.shoot(dark ? "propose-dark" : "propose-light", window.find<QDialog>("proposeDialog"));
        }
        window.press(Qt::Key_Return);
        QTRY_VERIFY(!window.find<QDialog>("proposeDialog"));
        window.shoot("connection-proposed-light", window.find<QDialog>("connectionDialog"));
        // As a window manager does; there is none here.
        window.find<QDialog>("connectionDialog")->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(window.find<QDialog>("connectionDialog")));
        QTRY_VERIFY(window.find<QPushButton>("connectionConnect")->hasFocus());
        window.press(Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(window.chip(), u"Recording · default"_s, kSoon);
        QTRY_COMPARE_WITH_TIMEOUT(rowsOf(window, "devicesList"), 3, kSoon);
        qInfo("first data after %lld ms and 5 keys", static_cast<long long>(clock.elapsed()));
        QCOMPARE(monitor::loadProfile(u"default"_s)->topics.size(), std::size_t(2));
    }

    void aPasswordInAnAddressGoesIntoItsFieldAndNotIntoTheProfile()
    {
        gui::Window window({});
        window.press(Qt::Key_N, Qt::ControlModifier);
        QTRY_VERIFY(window.find<QDialog>("connectionDialog"));
        const QString port = QString::number(m_broker->port());
        paste(window, u"mqtt://watch:s3cret@127.0.0.1:"_s + port);
        QCOMPARE(window.find<QLineEdit>("connectionAddress")->text(), u"mqtt://127.0.0.1:"_s + port);
        QCOMPARE(window.find<QLineEdit>("connectionUser")->text(), u"watch"_s);
        QCOMPARE(window.find<QLineEdit>("connectionPassword")->text(), u"s3cret"_s);
        QVERIFY(window.find<ui::NoticeLine>("connectionAddressNotice"));
        window.shoot("connection-pasted-light", window.find<QDialog>("connectionDialog"));
        window.press(Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(window.chip(), u"Recording · default"_s, kSoon);
        QFile profile(monitor::profilePath(u"default"_s));
        QVERIFY(profile.open(QIODevice::ReadOnly));
        QVERIFY(!profile.readAll().contains("s3cret"));
    }

    void connectionsOfMqttExplorerAreFoundTakenOverAndOpened()
    {
        QDir().mkpath(m_home->path() + u"/config/MQTT-Explorer"_s);
        QFile settings(m_home->path() + u"/config/MQTT-Explorer/settings.json"_s);
        QVERIFY(settings.open(QIODevice::WriteOnly));
        settings.write(explorerSettings(m_broker->port()));
        settings.close();
        QVERIFY(gui::publish(m_broker->url(), u"devices/attic/telemetry"_s,
                             R"({"device_id":"attic","telemetry":{"temperature":21}})", true));
        gui::Window window({});
        window.press(Qt::Key_I, Qt::AltModifier);
        QTRY_VERIFY(window.find<QDialog>("importDialog"));
        QTRY_VERIFY(window.find<QPushButton>("importImport")->isEnabled());
        for (const bool dark : {true, false}) {
            window.chooseStyle(dark ? ui::StyleChoice::Dark : ui::StyleChoice::Light);
            window.shoot(dark ? "import-dark" : "import-light", window.find<QDialog>("importDialog"));
        }
        window.press(Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(window.chip(), u"Recording · Plant A"_s, kSoon);
        QTRY_COMPARE_WITH_TIMEOUT(rowsOf(window, "devicesList"), 1, kSoon);
    }

    void topicsOfAnOpenProfileAreChangedByListening()
    {
        QVERIFY(gui::publish(m_broker->url(), u"elsewhere/attic/climate"_s,
                             R"({"device_id":"attic","telemetry":{"temperature":21}})", true));
        const monitor::Profile profile = gui::profileFor(*m_broker, m_home->path());
        QVERIFY(monitor::saveProfile(profile).has_value());
        ui::Start start;
        start.profile = profile;
        start.passwordGiven = true;
        gui::Window window(start);
        QTRY_COMPARE_WITH_TIMEOUT(window.chip(), u"Recording · plant-a"_s, kSoon);
        // The empty view knows the way out.
        QTRY_VERIFY_WITH_TIMEOUT(way(window, u"Listen and propose topics…"_s), kSoon);
        window.click(way(window, u"Listen and propose topics…"_s));
        QTRY_VERIFY(window.find<QDialog>("proposeDialog"));
        QTRY_VERIFY_WITH_TIMEOUT(window.find<QPushButton>("proposeUse")->isEnabled(), kSoon);
        window.press(Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(rowsOf(window, "devicesList"), 1, kSoon);
        QCOMPARE(monitor::loadProfile(u"plant-a"_s)->topics.front().filter, u"elsewhere/+/climate"_s);
    }

private:
    static void paste(gui::Window &window, const QString &text)
    {
        auto *address = window.find<QLineEdit>("connectionAddress");
        QVERIFY(address);
        QTRY_VERIFY(address->hasFocus());
        QApplication::clipboard()->setText(text);
        window.press(Qt::Key_V, Qt::ControlModifier);
    }
    static int rowsOf(gui::Window &window, const char *name)
    {
        auto *view = window.find<QAbstractItemView>(name);
        return view && view->model() ? view->model()->rowCount() : -1;
    }
    static QPushButton *way(gui::Window &window, const QString &label)
    {
        const QList<QPushButton *> buttons = window.main().findChildren<QPushButton *>();
        const auto found = std::find_if(buttons.begin(), buttons.end(), [&label](const QPushButton *button) {
            return button->isVisible() && button->text() == label;
        });
        return found == buttons.end() ? nullptr : *found;
    }
    static QString said(gui::Window &window)
    {
        auto *what = window.find<ui::WrappedText>("proposeWhat");
        return what ? what->plain() : QString();
    }
    static QStringList filtersOf(gui::Window &window)
    {
        const QAbstractItemModel &model = *window.find<QAbstractItemView>("proposeList")->model();
        QStringList out;
        for (int row = 0; row < model.rowCount(); ++row) {
            const QModelIndex index = model.index(row, 0);
            const bool ticked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
            out.append(QString((ticked ? u"x "_s : u"- "_s) + index.data().toString()));
        }
        out.sort();
        return out;
    }
    static QByteArray explorerSettings(quint16 port)
    {
        return R"({"ConnectionManager_connections": {
            "a": {"configVersion": 1, "certValidation": true, "id": "a", "name": "Plant A", "encryption": false,
                  "username": "watch", "password": "s3cret", "type": "mqtt", "host": "127.0.0.1", "protocol": "mqtt",
                  "subscriptions": [{"topic": "#", "qos": 0}, {"topic": "$SYS/#", "qos": 0}], "order": 0, "port": )" +
               QByteArray::number(port) + R"(},
            "b": {"configVersion": 1, "certValidation": false, "id": "b", "name": "Plant B", "encryption": true,
                  "type": "mqtt", "host": "plant-b.example", "protocol": "ws", "basePath": "mqtt", "port": 443,
                  "subscriptions": [{"topic": "line/+/state", "qos": 1}], "order": 1},
            "test.mosquitto.org": {"configVersion": 1, "id": "test.mosquitto.org", "name": "test.mosquitto.org",
                  "type": "mqtt", "host": "test.mosquitto.org", "port": 1883, "protocol": "mqtt", "order": 2,
                  "subscriptions": [{"topic": "#", "qos": 0}]}}})";
    }

    std::unique_ptr<gui::Home> m_home;
    std::unique_ptr<support::Mosquitto> m_broker;
};

QTEST_MAIN(FirstRunTest)
#include "tst_first_run.moc"
