// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/demo_broker.h"

#include "monitor/plant_publisher.h"

#include <QDateTime>
#include <QFile>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QTcpServer>
#include <csignal>
#include <sys/prctl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace monitor {
namespace {

constexpr int kTries = 5;
constexpr int kKnockMs = 40;
constexpr int kStartLimitMs = 10'000;
constexpr int kEndWaitMs = 2000;
// At four readings a second a device dies about once a minute: a demo that shows nothing wrong shows too little.
constexpr int kDiesOneIn = 240;

// Another program may take it before mosquitto does; then the next one is tried.
quint16 freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : 0;
}

} // namespace

DemoBroker::DemoBroker(DemoPlantOptions options) : m_options(std::move(options)), m_knock(this)
{
    m_knock.setInterval(kKnockMs);
    connect(&m_knock, &QTimer::timeout, this, &DemoBroker::knock);
}

DemoBroker::~DemoBroker()
{
    drop();
}

void DemoBroker::start()
{
    drop();
    m_tries = 0;
    m_program = QStandardPaths::findExecutable(u"mosquitto"_s);
    if (m_program.isEmpty())
        m_program = QStandardPaths::findExecutable(u"mosquitto"_s, m_options.fallbackFolders);
    if (m_program.isEmpty())
        return giveUp(tr("The demo needs the broker mosquitto, which is not installed. On Debian and Ubuntu: "
                         "sudo apt install mosquitto"));
    m_folder = std::make_unique<QTemporaryDir>();
    if (!m_folder->isValid())
        return giveUp(tr("The demo found no place for its files: %1").arg(m_folder->errorString()));
    tryNextPort();
}

void DemoBroker::tryNextPort()
{
    ++m_tries;
    m_port = freePort();
    if (m_port == 0 || !writeConfiguration(m_port))
        return giveUp(tr("The demo could not set up its broker in %1.").arg(m_folder->path()));
    m_process = std::make_unique<QProcess>();
    m_process->setProcessChannelMode(QProcess::MergedChannels);
    m_process->setStandardOutputFile(m_folder->filePath(u"log"_s));
    m_process->setWorkingDirectory(m_folder->path());
    // A program that crashes leaves no broker behind. The parent, to the system, is this thread.
    m_process->setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
    connect(m_process.get(), &QProcess::finished, this, &DemoBroker::onEnded, Qt::QueuedConnection);
    connect(
        m_process.get(), &QProcess::errorOccurred, this,
        [this](QProcess::ProcessError error) {
            if (error == QProcess::FailedToStart)
                giveUp(tr("The demo could not start %1: %2").arg(m_program, m_process->errorString()));
        },
        Qt::QueuedConnection);
    m_process->start(m_program, {u"-c"_s, m_folder->filePath(u"mosquitto.conf"_s)});
    m_since.start();
    m_knock.start();
}

bool DemoBroker::writeConfiguration(quint16 port) const
{
    QStringList lines{u"listener %1 127.0.0.1"_s.arg(port), u"allow_anonymous true"_s, u"persistence false"_s,
                      u"max_queued_messages 0"_s, u"log_dest stderr"_s};
    // Else it would become a user who cannot read this folder.
    if (::geteuid() == 0)
        lines.prepend(u"user root"_s);
    QFile file(m_folder->filePath(u"mosquitto.conf"_s));
    return file.open(QIODevice::WriteOnly) && file.write((lines.join(u'\n') + u'\n').toUtf8()) > 0;
}

// Until it answers; a stranger on the port would answer too, but then our own process has ended.
void DemoBroker::knock()
{
    if (m_since.elapsed() > kStartLimitMs)
        return giveUp(tr("The demo's broker does not answer. Try again."));
    if (m_knocking && m_knocking->state() != QAbstractSocket::UnconnectedState)
        return;
    m_knocking = std::make_unique<QTcpSocket>();
    connect(m_knocking.get(), &QTcpSocket::connected, this, &DemoBroker::onAnswer, Qt::QueuedConnection);
    m_knocking->connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
}

void DemoBroker::onAnswer()
{
    if (m_publisher || !m_process || m_process->state() != QProcess::Running)
        return;
    m_knock.stop();
    m_knocking.reset();
    PlantPublisherOptions options;
    options.link.url.host = u"127.0.0.1"_s;
    options.link.url.port = m_port;
    options.link.clientId = u"demo-plant"_s;
    options.plant.devices = m_options.devices;
    options.plant.messagesPerSecond = m_options.messagesPerSecond;
    options.plant.faults = true;
    options.plant.diesOneIn = kDiesOneIn;
    options.plant.seed = QRandomGenerator::system()->generate64();
    options.plant.startMs = QDateTime::currentMSecsSinceEpoch();
    const QString url = options.link.url.text();
    m_publisher = std::make_unique<PlantPublisher>(options);
    connect(m_publisher.get(), &PlantPublisher::trouble, this, [this, url](const QString &text) {
        if (!text.isEmpty() || m_isReady)
            return;
        m_isReady = true;
        Q_EMIT ready(url);
    });
    m_publisher->start();
}

void DemoBroker::onEnded()
{
    if (!m_process || m_process->state() != QProcess::NotRunning)
        return;
    const bool wasReady = m_isReady;
    QFile log(m_folder->filePath(u"log"_s));
    const bool opened = log.open(QIODevice::ReadOnly);
    const QList<QByteArray> lines = opened ? log.read(16 * 1024).trimmed().split('\n') : QList<QByteArray>();
    const QString last = lines.isEmpty() ? QString() : QString::fromUtf8(lines.constLast());
    m_knock.stop();
    m_knocking.reset();
    m_publisher.reset();
    if (!wasReady && m_tries < kTries)
        return tryNextPort();
    giveUp(wasReady ? tr("The demo's broker has ended: %1").arg(last)
                    : tr("The demo's broker does not start: %1").arg(last));
}

void DemoBroker::giveUp(const QString &text)
{
    drop();
    Q_EMIT failed(text);
}

void DemoBroker::drop()
{
    m_knock.stop();
    m_knocking.reset();
    m_publisher.reset();
    m_isReady = false;
    if (m_process) {
        m_process->disconnect(this);
        if (m_process->state() != QProcess::NotRunning) {
            m_process->kill();
            m_process->waitForFinished(kEndWaitMs);
        }
        // Not deleteLater(): when the thread ends nobody would come to do it. Its signals arrive by the queue, so it is
        // never the one who calls.
        m_process.reset();
    }
    m_folder.reset();
}

} // namespace monitor
