// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector_run.h"

#include "broker/broker_url.h"
#include "monitor/plant_publisher.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QEventLoop>
#include <QFile>
#include <QProcessEnvironment>
#include <QTimer>
#include <csignal>
#include <sys/prctl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace bench {
namespace {

constexpr int kLookMs = 20;
constexpr int kPatienceMs = 600'000;

support::MosquittoOptions withoutLimit()
{
    support::MosquittoOptions options;
    options.maxQueued = 0;
    return options;
}

// Runs the event loop until `done`, which is asked every few milliseconds.
void waitFor(const QString &what, const std::function<bool()> &done)
{
    QEventLoop loop;
    QElapsedTimer clock;
    clock.start();
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        if (done())
            loop.quit();
        else if (clock.hasExpired(kPatienceMs))
            giveUp(u"waited too long for "_s + what);
    });
    look.start(kLookMs);
    loop.exec();
}

monitor::PlantPublisherOptions plantOptions(quint16 port, qint64 messages, int number)
{
    monitor::PlantPublisherOptions plant;
    plant.link.url = *broker::parseBrokerUrl(u"mqtt://127.0.0.1:%1"_s.arg(port));
    plant.link.clientId = u"bench-plant-%1"_s.arg(number);
    plant.plant.devices = kDevices;
    plant.plant.format = u"vmark"_s;
    plant.plant.numbered = true;
    plant.plant.messagesPerSecond = 1000;
    plant.plant.startMs = QDateTime::currentMSecsSinceEpoch();
    plant.count = messages;
    plant.paced = false;
    plant.oneConnection = true;
    return plant;
}

} // namespace

void giveUp(const QString &why)
{
    std::fprintf(stderr, "%s: %s\n", qPrintable(QCoreApplication::applicationName()), qUtf8Printable(why));
    std::exit(1);
}

CollectorRun::CollectorRun(support::Postgres &server, const QString &database) : m_broker(withoutLimit())
{
    m_url.uri = server.createDatabase(database);
    if (m_url.uri.isEmpty())
        giveUp(server.errorString());
    if (!m_broker.start())
        giveUp(m_broker.errorString());
}

CollectorRun::~CollectorRun()
{
    if (m_collector.state() == QProcess::NotRunning)
        return;
    m_collector.terminate();
    if (!m_collector.waitForFinished(20'000))
        m_collector.kill();
    m_collector.waitForFinished();
}

void CollectorRun::startCollector(quint16 brokerPort)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"XDG_STATE_HOME"_s, m_folder.path());
    m_collector.setProcessEnvironment(environment);
    m_collector.setProcessChannelMode(QProcess::MergedChannels);
    m_collector.setStandardOutputFile(m_folder.filePath(u"log"_s));
    m_collector.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGTERM); });
    const QString ready = m_folder.filePath(u"ready"_s);
    m_collector.start(QStringLiteral(WATCHPOSTCTL),
                      {u"listen"_s, u"--broker"_s, u"mqtt://127.0.0.1:%1"_s.arg(brokerPort), u"--store"_s, m_url.uri,
                       u"--client-id"_s, u"bench"_s, u"--ready-file"_s, ready});
    waitFor(u"the collector"_s, [&] {
        if (m_collector.state() == QProcess::NotRunning)
            giveUp(u"the collector has ended"_s);
        return QFile::exists(ready);
    });
    auto look = store::Database::open(m_url, store::Access::ReadOnly);
    if (!look)
        giveUp(look.error().text);
    m_look = std::move(*look);
}

qint64 CollectorRun::stored()
{
    const auto sum = m_look->scalar(u"SELECT coalesce(sum(stored), 0) FROM ingest_progress"_s);
    return sum ? sum->toLongLong() : -1;
}

void CollectorRun::publish(qint64 messages)
{
    monitor::PlantPublisher publisher(plantOptions(m_broker.port(), messages, ++m_plants));
    publisher.start();
    waitFor(u"the broker's confirmations"_s, [&] { return publisher.totals().acknowledged >= messages; });
}

double CollectorRun::waitForStored(qint64 total, const QElapsedTimer &from,
                                   const std::function<void(qint64 stored)> &meanwhile)
{
    waitFor(u"everything to be stored"_s, [&] {
        const qint64 now = stored();
        if (meanwhile && now < total)
            meanwhile(now);
        return now >= total;
    });
    return double(from.nsecsElapsed()) / 1e9;
}

Burst CollectorRun::burst(qint64 messages, const std::function<void(qint64 stored)> &meanwhile)
{
    const qint64 before = stored();
    const double cpuBefore = cpuSeconds();
    monitor::PlantPublisher publisher(plantOptions(m_broker.port(), messages, ++m_plants));
    QElapsedTimer clock;
    clock.start();
    publisher.start();
    const double seconds = waitForStored(before + messages, clock, meanwhile);
    return {double(messages) / seconds, (cpuSeconds() - cpuBefore) * 1e6 / double(messages)};
}

double CollectorRun::cpuSeconds() const
{
    QFile file(u"/proc/%1/stat"_s.arg(m_collector.processId()));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    // Behind the name in parentheses: state is the first, user and system time the 12th and 13th.
    const QByteArray all = file.readAll();
    const QList<QByteArray> words = all.mid(all.lastIndexOf(')') + 2).split(' ');
    return (words.value(11).toDouble() + words.value(12).toDouble()) / double(::sysconf(_SC_CLK_TCK));
}

double CollectorRun::memoryMiB() const
{
    QFile file(u"/proc/%1/statm"_s.arg(m_collector.processId()));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toDouble() * double(::sysconf(_SC_PAGESIZE)) / (1024.0 * 1024.0);
}

} // namespace bench
