// SPDX-License-Identifier: GPL-3.0-or-later
// What the chip and the banner say when something breaks, and when it is whole again.
#include "rig.h"
#include "support/own_network.h"
#include "ui/common/banner.h"

#include <QAbstractItemView>
#include <QElapsedTimer>
#include <QFile>
#include <QPushButton>
#include <QTabWidget>

#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>

using namespace Qt::StringLiterals;

namespace {

// Anything that takes longer has failed; how long it took is not judged.
constexpr int kSoon = 20'000;

const QByteArray kReading = R"({"device_id":"boiler-3","telemetry":{"temperature":21.5}})";

// Prints how long something took to be said; nothing is judged by it.
class SaidAfter
{
public:
    explicit SaidAfter(const char *what) : m_what(what) { m_clock.start(); }
    void print() const { qInfo("%s: said after %lld ms", m_what, m_clock.elapsed()); }

private:
    const char *m_what;
    QElapsedTimer m_clock;
};

// A disk of a few megabytes that can be filled.
class SmallDisk
{
public:
    explicit SmallDisk(const QString &path) : m_path(path)
    {
        QDir().mkpath(path);
        m_mounted = ::mount("watchpost-test", path.toLocal8Bit().constData(), "tmpfs", 0, "size=6m") == 0;
    }
    ~SmallDisk()
    {
        if (m_mounted)
            ::umount2(m_path.toLocal8Bit().constData(), MNT_DETACH);
    }
    [[nodiscard]] bool isMounted() const { return m_mounted; }
    void fill() const
    {
        QFile filler(m_path + u"/filler"_s);
        if (!filler.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
            return;
        const QByteArray block(4096, 'x');
        while (filler.write(block) == block.size()) {
        }
    }
    void empty() const { QFile::remove(m_path + u"/filler"_s); }

private:
    QString m_path;
    bool m_mounted = false;
};

} // namespace

class TruthTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_home = std::make_unique<gui::Home>();
        m_broker = std::make_unique<support::Mosquitto>();
        QVERIFY2(m_broker->start(), qPrintable(m_broker->errorString()));
        m_start = {};
        m_start.profile = gui::profileFor(*m_broker, m_home->path());
        m_start.passwordGiven = true;
    }
    void cleanup()
    {
        m_broker.reset();
        m_home.reset();
    }

    void saysThatTheBrokerIsGoneAndThatItIsBack()
    {
        gui::Window window(m_start);
        QTRY_COMPARE_WITH_TIMEOUT(window.chip(), u"Recording · plant-a"_s, kSoon);
        QCOMPARE(window.banner(), QString());
        for (const char *device : {"boiler-3", "attic", "cellar", "pump-7"})
            QVERIFY(gui::publish(m_broker->url(), u"devices/%1/telemetry"_s.arg(QLatin1String(device)),
                                 QByteArray(kReading).replace("boiler-3", device)));
        QTRY_COMPARE_WITH_TIMEOUT(window.station()->state().counters.stored, 4, kSoon);
        QTRY_VERIFY_WITH_TIMEOUT(window.find<QAbstractItemView>("devicesList"), kSoon);
        const SaidAfter lost("broker killed");
        m_broker->kill();
        QTRY_VERIFY_WITH_TIMEOUT(window.chip().startsWith(u"Not connected"_s), kSoon);
        lost.print();
        QVERIFY2(window.banner().startsWith(u"Not connected to 127.0.0.1"_s), qPrintable(window.banner()));
        window.shoot("failing-broker");
        window.chooseStyle(ui::StyleChoice::Dark);
        window.shoot("failing-broker-dark");
        QVERIFY(m_broker->restart());
        // The banner's own button; by itself it would come back a little later.
        window.click(window.find<QPushButton>("bannerAction"));
        QTRY_COMPARE_WITH_TIMEOUT(window.chip(), u"Recording · plant-a"_s, kSoon);
        QTRY_COMPARE(window.banner(), QString());
    }

    void saysThatTheInterfaceIsDownAndConnectsAgainByItself()
    {
        gui::Window window(m_start);
        QTRY_COMPARE_WITH_TIMEOUT(window.chip(), u"Recording · plant-a"_s, kSoon);
        const SaidAfter down("interface down");
        QVERIFY(support::setLoopback(false));
        QTRY_VERIFY_WITH_TIMEOUT(window.chip().startsWith(u"Not connected"_s), kSoon);
        down.print();
        QVERIFY2(window.banner().contains(u"interface lo is down"_s), qPrintable(window.banner()));
        window.shoot("failing-network");
        const SaidAfter up("interface up");
        QVERIFY(support::setLoopback(true));
        QTRY_COMPARE_WITH_TIMEOUT(window.chip(), u"Recording · plant-a"_s, kSoon);
        up.print();
    }

    void saysThatTheDiskIsFullAndGoesOnByItself()
    {
        const SmallDisk disk(m_home->path() + u"/disk"_s);
        QVERIFY(disk.isMounted());
        m_start.profile->store = u"sqlite:"_s + m_home->path() + u"/disk/plant-a.sqlite"_s;
        gui::Window window(m_start);
        QTRY_COMPARE_WITH_TIMEOUT(window.chip(), u"Recording · plant-a"_s, kSoon);
        const SaidAfter full("disk full");
        disk.fill();
        QVERIFY(gui::publish(m_broker->url(), u"devices/boiler-3/telemetry"_s, kReading));
        const auto saysSo = [&window] {
            return window.chip() == u"Not recording"_s || window.chip().startsWith(u"Storing locally"_s);
        };
        // Room that the files had already taken may hold a few messages more.
        QTRY_VERIFY_WITH_TIMEOUT(
            saysSo() || !gui::publish(m_broker->url(), u"devices/boiler-3/telemetry"_s, QByteArray(60'000, '1')),
            kSoon);
        full.print();
        QVERIFY(!window.banner().isEmpty());
        window.shoot("failing-disk");
        const SaidAfter room("room on the disk");
        disk.empty();
        QTRY_COMPARE_WITH_TIMEOUT(window.chip(), u"Recording · plant-a"_s, kSoon);
        room.print();
        QTRY_COMPARE_WITH_TIMEOUT(window.station()->state().counters.waiting, 0, kSoon);
    }

    void viewsWhatAnotherCollectorStoresAndTakesOverWhenThatIsKilled()
    {
        gui::Command collector({u"listen"_s, u"--broker"_s, m_broker->url(), u"--store"_s, m_start.profile->store});
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(m_start.profile->store.mid(7) + u".inbox"_s), kSoon);
        QTRY_VERIFY_WITH_TIMEOUT(collector.output().contains("connected"), kSoon);
        gui::Window window(m_start);
        QTRY_COMPARE_WITH_TIMEOUT(window.chip(), u"Viewing (collector on this machine)"_s, kSoon);
        QSignalSpy changed(window.station(), &monitor::Station::changed);
        QVERIFY(gui::publish(m_broker->url(), u"devices/boiler-3/telemetry"_s, kReading));
        QTRY_VERIFY_WITH_TIMEOUT(changed.count() > 0, kSoon);
        QTRY_COMPARE_WITH_TIMEOUT(window.station()->state().counters.stored, 1, kSoon);
        window.shoot("viewing");

        const SaidAfter stopped("collector killed");
        collector.kill();
        QTRY_COMPARE_WITH_TIMEOUT(window.chip(), u"Viewing, not recording"_s, kSoon);
        stopped.print();
        QVERIFY2(window.banner().contains(u"has stopped"_s), qPrintable(window.banner()));
        window.shoot("failing-collector");
        window.click(window.find<QPushButton>("bannerAction"));
        QTRY_COMPARE_WITH_TIMEOUT(window.chip(), u"Recording · plant-a"_s, kSoon);
        QTRY_COMPARE(window.banner(), QString());
    }

private:
    std::unique_ptr<gui::Home> m_home;
    std::unique_ptr<support::Mosquitto> m_broker;
    ui::Start m_start;
};

int main(int argc, char **argv)
{
    const bool hasNetwork = support::enterOwnNetwork();
    const bool hasMounts = ::unshare(CLONE_NEWNS) == 0;
    QApplication application(argc, argv);
    if (!hasNetwork || !hasMounts)
        qFatal("this system allows no namespaces to tests");
    TruthTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_truth.moc"
