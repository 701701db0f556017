// SPDX-License-Identifier: GPL-3.0-or-later
// B6, B10, B12 and B14: the window on a display while messages arrive. The publisher is this program again, as a
// process of its own, so that what it costs is not the window's.
//   bench_window                      all four; to be run by tests/gui/with_display
//   bench_window --publish URL RATE SECONDS [COUNT]
#include "broker/link.h"
#include "support/mosquitto.h"
#include "table.h"
#include "ui/activity/activity_model.h"
#include "ui/window/desktop.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <sys/resource.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {

constexpr int kDevices = 50;

[[noreturn]] void giveUp(const QString &why)
{
    std::fprintf(stderr, "bench_window: %s\n", qPrintable(why));
    std::exit(1);
}

qint64 nowUs()
{
    timespec time = {};
    ::clock_gettime(CLOCK_REALTIME, &time);
    return qint64(time.tv_sec) * 1'000'000 + time.tv_nsec / 1000;
}

double percentile(std::vector<double> values, double share)
{
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    return values[std::min(values.size() - 1, std::size_t(double(values.size()) * share))];
}

// --- the publisher ---

int publish(const QStringList &arguments)
{
    const auto url = broker::parseBrokerUrl(arguments.value(0));
    if (!url)
        giveUp(url.error().text);
    const double rate = arguments.value(1).toDouble();
    const double seconds = arguments.value(2).toDouble();
    const qint64 count = arguments.value(3, u"0"_s).toLongLong();
    broker::LinkOptions options;
    options.url = *url;
    options.clientId = u"bench-publisher-%1"_s.arg(::getpid());
    options.cleanSession = true;
    broker::Link link(options);
    QElapsedTimer clock;
    QTimer pace;
    qint64 sent = 0;
    QObject::connect(&link, &broker::Link::stateChanged, &link, [&](const broker::LinkState &state) {
        if (state.phase == broker::LinkPhase::Ready && !clock.isValid()) {
            clock.start();
            pace.start(5);
        }
    });
    QObject::connect(&pace, &QTimer::timeout, &link, [&] {
        const double elapsed = double(clock.nsecsElapsed()) / 1e9;
        const bool done = count > 0 ? sent >= count : elapsed >= seconds;
        if (done) {
            pace.stop();
            if (link.publishesOutstanding() == 0)
                link.stop();
            else
                pace.start(20);
            return;
        }
        const qint64 due = rate > 0 ? qint64(elapsed * rate) : sent + 2000 - link.publishesOutstanding();
        for (; sent < due && (count == 0 || sent < count); ++sent) {
            const QByteArray device = "bench-" + QByteArray::number(sent % kDevices);
            link.publish(QString::fromLatin1("devices/" + device + "/telemetry"),
                         "{\"device_id\":\"" + device +
                             "\",\"telemetry\":{\"temperature\":" + QByteArray::number(20 + double(sent % 100) / 10) +
                             ",\"sent_us\":" + QByteArray::number(nowUs()) + "}}",
                         1, false);
        }
    });
    QObject::connect(&link, &broker::Link::stopped, qApp, &QCoreApplication::quit);
    link.start();
    return QCoreApplication::exec();
}

class Publisher
{
public:
    Publisher(const QString &url, double rate, double seconds, qint64 count = 0)
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QCoreApplication::applicationFilePath(),
                        {u"--publish"_s, url, QString::number(rate), QString::number(seconds), QString::number(count)});
        if (!m_process.waitForStarted())
            giveUp(u"the publisher did not start"_s);
    }
    [[nodiscard]] bool isDone() const { return m_process.state() == QProcess::NotRunning; }

private:
    QProcess m_process;
};

// --- the window ---

class Bench
{
public:
    Bench()
    {
        for (const char *name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"})
            qputenv(name, m_folder.filePath(QString::fromLatin1(name)).toUtf8());
        support::MosquittoOptions options;
        options.maxQueued = 0;
        m_broker = std::make_unique<support::Mosquitto>(options);
        if (!m_broker->start())
            giveUp(m_broker->errorString());
        m_style = std::make_unique<ui::Style>(*qApp);
        m_desktop = std::make_unique<ui::Desktop>(*m_style);
        ui::Start start;
        start.profile = monitor::Profile{};
        start.profile->broker = m_broker->url();
        start.profile->store = u"sqlite:"_s + m_folder.filePath(u"bench.sqlite"_s);
        start.passwordGiven = true;
        start.range = u"15m"_s;
        m_desktop->start(start);
        const bool recording = QTest::qWaitFor(
            [this] { return m_desktop->station()->state().phase == monitor::StationPhase::Recording; }, 20'000);
        if (!recording)
            giveUp(u"the window does not record"_s);
    }
    ~Bench()
    {
        bool closed = false;
        QObject::connect(m_desktop->station(), &monitor::Station::closed, qApp, [&closed] { closed = true; });
        m_desktop->station()->close();
        (void)QTest::qWaitFor([&closed] { return closed; }, 10'000);
    }
    [[nodiscard]] QString url() const { return m_broker->url(); }
    void toTab(int index) { m_desktop->window().tabs().setCurrentIndex(index); }
    [[nodiscard]] ui::ActivityModel &log()
    {
        auto *model = m_desktop->window().findChild<ui::ActivityModel *>();
        if (!model)
            giveUp(u"the window has no log"_s);
        return *model;
    }
    void showMessages()
    {
        auto *messages = m_desktop->window().findChild<QAction *>(u"viewMessages"_s);
        if (!messages)
            giveUp(u"the log has no Messages toggle"_s);
        // Twice, where it was on: touched, it stays.
        messages->trigger();
        if (!messages->isChecked())
            messages->trigger();
    }
    [[nodiscard]] qint64 stored() const { return m_desktop->station()->state().counters.stored; }
    void waitFor(const Publisher &publisher)
    {
        while (!publisher.isDone())
            QTest::qWait(50);
    }
    void waitUntilStored(qint64 count)
    {
        if (!QTest::qWaitFor([&] { return stored() >= count; }, 600'000))
            giveUp(u"not everything was stored"_s);
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<support::Mosquitto> m_broker;
    std::unique_ptr<ui::Style> m_style;
    std::unique_ptr<ui::Desktop> m_desktop;
};

// From publish() until the row is in the list's model, milliseconds.
std::vector<double> latencies(Bench &bench, double rate, double seconds)
{
    std::vector<double> found;
    QUuid newest;
    const auto look = [&] {
        const qint64 now = nowUs();
        ui::ActivityModel &log = bench.log();
        for (int row = 0; row < log.rowCount() && log.entry(row).record.row.id != newest; ++row) {
            const QByteArray &body = log.entry(row).record.row.requestBody;
            const qsizetype at = body.indexOf("sent_us");
            if (at < 0)
                continue;
            const qsizetype from = body.indexOf(':', at) + 1;
            const qint64 sent = body.mid(from, 16).toLongLong();
            if (sent > 0)
                found.push_back(double(now - sent) / 1000);
        }
        if (log.rowCount() > 0)
            newest = log.entry(0).record.row.id;
    };
    if (bench.log().rowCount() > 0)
        newest = bench.log().entry(0).record.row.id;
    const auto connection = QObject::connect(&bench.log(), &ui::ActivityModel::moved, qApp, look);
    const Publisher publisher(bench.url(), rate, seconds);
    bench.waitFor(publisher);
    QTest::qWait(1000);
    QObject::disconnect(connection);
    return found;
}

void measureLatency()
{
    Bench bench;
    bench.toTab(1);
    bench.showMessages();
    std::vector<double> fast, slow;
    for (int pair = 0; pair < 3; ++pair) {
        slow.push_back(percentile(latencies(bench, 10, 15), 0.99));
        fast.push_back(percentile(latencies(bench, 1000, 10), 0.99));
    }
    bench::printRow("B6 publish to row, 1,000/s, p99", "ms", fast, slow, "<= 3");
}

// How late the event loop answers, milliseconds: asked every 5 ms by another thread.
class Watchdog
{
public:
    Watchdog()
    {
        m_thread.reset(QThread::create([this] {
            while (!m_ended) {
                QElapsedTimer asked;
                asked.start();
                std::atomic_bool answered = false;
                QMetaObject::invokeMethod(
                    qApp, [&answered] { answered = true; }, Qt::BlockingQueuedConnection);
                m_stalls.push_back(double(asked.nsecsElapsed()) / 1e6);
                QThread::msleep(5);
            }
        }));
        m_thread->start();
    }
    // Ends the watch.
    [[nodiscard]] std::vector<double> stalls()
    {
        m_ended = true;
        while (!m_thread->isFinished())
            QTest::qWait(5);
        return m_stalls;
    }

private:
    std::unique_ptr<QThread> m_thread;
    std::atomic_bool m_ended = false;
    std::vector<double> m_stalls;
};

void measureStalls()
{
    Bench bench;
    bench.toTab(1);
    bench.showMessages();
    const qint64 before = bench.stored();
    const Publisher publisher(bench.url(), 5000, 60);
    QTest::qWait(1000);
    Watchdog watchdog;
    QElapsedTimer clock;
    clock.start();
    // Log and chart in turns.
    for (int turn = 0; !publisher.isDone(); ++turn) {
        bench.toTab(turn % 2 == 0 ? 1 : 2);
        QTest::qWait(5000);
    }
    const std::vector<double> stalls = watchdog.stalls();
    const double seconds = double(clock.elapsed()) / 1000 + 1;
    QTest::qWait(2000);
    bench::printRow("B10 UI stall at 5,000/s, p99 (frame 16)", "us", {percentile(stalls, 0.99) * 1000}, {16'000},
                    "<= 1");
    bench::printRow("B10 UI stall at 5,000/s, max (limit 50)", "us", {percentile(stalls, 1) * 1000}, {50'000}, "<= 1");
    bench::printRow("B10 stored meanwhile (asked: 5,000/s)", "messages/s", {double(bench.stored() - before) / seconds},
                    {5000}, ">= 0.95");
}

double residentMiB()
{
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QIODevice::ReadOnly))
        giveUp(u"/proc/self/statm cannot be read"_s);
    return file.readAll().split(' ').value(1).toDouble() * double(::sysconf(_SC_PAGESIZE)) / 1048576;
}

void measureMemory()
{
    Bench bench;
    bench.toTab(1);
    bench.showMessages();
    {
        const Publisher publisher(bench.url(), 0, 0, 10'000);
        bench.waitFor(publisher);
        bench.waitUntilStored(10'000);
        QTest::qWait(5000);
    }
    const double early = residentMiB();
    {
        const Publisher publisher(bench.url(), 0, 0, 990'000);
        bench.waitFor(publisher);
        bench.waitUntilStored(1'000'000);
        QTest::qWait(5000);
    }
    const double late = residentMiB();
    bench::printRow("B12 memory after 1 million (after 10,000)", "MiB", {late}, {early}, "+32 MiB");
    bench::printRow("B12 growth (limit 32)", "MiB", {late - early}, {32}, "<= 1");
}

double cpuSeconds()
{
    rusage usage = {};
    ::getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval &time) { return double(time.tv_sec) + double(time.tv_usec) / 1e6; };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

void measureIdle()
{
    Bench bench;
    bench.toTab(1);
    QTest::qWait(3000);
    const auto share = [](double seconds) {
        const double before = cpuSeconds();
        QElapsedTimer clock;
        clock.start();
        QTest::qWait(int(seconds * 1000));
        return (cpuSeconds() - before) / (double(clock.elapsed()) / 1000);
    };
    // In hundredths of a per cent of a core.
    bench::printRow("B14 CPU of the window, nothing arrives", "0.01 %", {share(20) * 10'000}, {100}, "<= 1");
    const Publisher publisher(bench.url(), 100, 30);
    QTest::qWait(3000);
    bench::printRow("B14 CPU of the window, 100/s", "0.01 %", {share(20) * 10'000}, {500}, "<= 1");
}

} // namespace

int main(int argc, char **argv)
{
    if (argc > 1 && QByteArray(argv[1]) == "--publish") {
        QCoreApplication application(argc, argv);
        return publish(QCoreApplication::arguments().mid(2));
    }
    QApplication application(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    const QStringList only = QCoreApplication::arguments().mid(1);
    const std::pair<QString, void (*)()> subjects[] = {
        {u"B6"_s, measureLatency}, {u"B10"_s, measureStalls}, {u"B14"_s, measureIdle}, {u"B12"_s, measureMemory}};
    for (const auto &[name, measure] : subjects) {
        if (only.isEmpty() || only.contains(name))
            measure();
    }
    return 0;
}
