// SPDX-License-Identifier: GPL-3.0-or-later
// Starts and ends a real mosquitto; it never outlives the program that started it.
#include "support/mosquitto.h"

#include "support/free_port.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QStandardPaths>
#include <QTcpSocket>
#include <QThread>

#include <csignal>
#include <sys/prctl.h>
#include <unistd.h>

namespace support {

namespace {

constexpr int kStartMs = 10'000;
constexpr int kStopMs = 10'000;

// Debian keeps servers in a folder that is not in every user's PATH.
QString program(const QString &name)
{
    const QString found = QStandardPaths::findExecutable(name);
    return found.isEmpty()
               ? QStandardPaths::findExecutable(
                     name, {QStringLiteral("/usr/sbin"), QStringLiteral("/usr/local/sbin"), QStringLiteral("/usr/bin")})
               : found;
}

bool writeLines(const QString &path, const QStringList &lines)
{
    QFile file(path);
    QByteArray bytes;
    for (const QString &line : lines)
        bytes += line.toUtf8() + '\n';
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

} // namespace

Mosquitto::Mosquitto(MosquittoOptions options) : m_options(std::move(options)) {}

Mosquitto::~Mosquitto()
{
    kill();
}

bool Mosquitto::isInstalled()
{
    return !program(QStringLiteral("mosquitto")).isEmpty();
}

qint64 Mosquitto::pid() const
{
    return m_process ? m_process->processId() : 0;
}

bool Mosquitto::isRunning() const
{
    return m_process && m_process->state() == QProcess::Running;
}

QString Mosquitto::url() const
{
    const QString scheme = m_options.certFile.isEmpty() ? QStringLiteral("mqtt") : QStringLiteral("mqtts");
    return QStringLiteral("%1://127.0.0.1:%2").arg(scheme).arg(m_port);
}

QByteArray Mosquitto::log() const
{
    QFile file(m_dir.filePath(QStringLiteral("log")));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool Mosquitto::writeFiles()
{
    if (!m_options.acl.isEmpty() && !writeLines(m_dir.filePath(QStringLiteral("acl")), m_options.acl))
        return false;
    if (m_options.users.isEmpty())
        return true;
    const QString passwords = m_dir.filePath(QStringLiteral("passwords"));
    if (!writeLines(passwords, {}))
        return false;
    for (const auto &[name, password] : m_options.users) {
        const QString tool = program(QStringLiteral("mosquitto_passwd"));
        if (tool.isEmpty() || QProcess::execute(tool, {QStringLiteral("-b"), passwords, name, password}) != 0)
            return false;
    }
    return true;
}

bool Mosquitto::writeConfiguration()
{
    QStringList lines{
        QStringLiteral("log_dest stderr"),
        m_options.users.isEmpty() ? QStringLiteral("allow_anonymous true") : QStringLiteral("allow_anonymous false"),
        m_options.persistence ? QStringLiteral("persistence true") : QStringLiteral("persistence false"),
        QStringLiteral("persistence_location %1/").arg(m_dir.path()),
    };
    // As root mosquitto changes to a user of its own, who may not write into our folder.
    if (geteuid() == 0)
        lines.append(QStringLiteral("user root"));
    if (m_options.maxQueued >= 0)
        lines.append(QStringLiteral("max_queued_messages %1").arg(m_options.maxQueued));
    if (!m_options.users.isEmpty())
        lines.append(QStringLiteral("password_file %1/passwords").arg(m_dir.path()));
    if (!m_options.acl.isEmpty())
        lines.append(QStringLiteral("acl_file %1/acl").arg(m_dir.path()));
    lines += m_options.lines;
    lines.append(QStringLiteral("listener %1 127.0.0.1").arg(m_port));
    if (!m_options.certFile.isEmpty()) {
        lines.append(QStringLiteral("certfile %1").arg(m_options.certFile));
        lines.append(QStringLiteral("keyfile %1").arg(m_options.keyFile));
    }
    if (!m_options.clientCaFile.isEmpty()) {
        lines.append(QStringLiteral("cafile %1").arg(m_options.clientCaFile));
        lines.append(QStringLiteral("require_certificate true"));
    }
    if (m_options.webSockets) {
        lines.append(QStringLiteral("listener %1 127.0.0.1").arg(m_webSocketPort));
        lines.append(QStringLiteral("protocol websockets"));
    }
    return writeLines(m_dir.filePath(QStringLiteral("mosquitto.conf")), lines);
}

bool Mosquitto::start()
{
    if (isRunning())
        return true;
    if (!m_dir.isValid() || !isInstalled()) {
        m_error = QStringLiteral("mosquitto is not installed, or no temporary folder");
        return false;
    }
    if (m_port != 0)
        return startOnce();
    if (!writeFiles()) {
        m_error = QStringLiteral("the password or ACL file could not be written");
        return false;
    }
    // Between asking for a free port and listening on it another program may take it.
    constexpr int kTries = 5;
    for (int i = 0; i < kTries; ++i) {
        m_port = freePort();
        m_webSocketPort = m_options.webSockets ? freePort() : 0;
        if (startOnce())
            return true;
    }
    m_port = 0;
    return false;
}

bool Mosquitto::startOnce()
{
    if (!writeConfiguration()) {
        m_error = QStringLiteral("mosquitto.conf could not be written");
        return false;
    }
    m_process = std::make_unique<QProcess>();
    m_process->setStandardOutputFile(QProcess::nullDevice());
    m_process->setStandardErrorFile(m_dir.filePath(QStringLiteral("log")), QIODevice::Append);
    m_process->setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
    m_process->start(program(QStringLiteral("mosquitto")),
                     {QStringLiteral("-c"), m_dir.filePath(QStringLiteral("mosquitto.conf"))});
    if (!m_process->waitForStarted(kStartMs)) {
        m_error = m_process->errorString();
        return false;
    }
    return waitUntilAccepting(m_port) && (m_webSocketPort == 0 || waitUntilAccepting(m_webSocketPort));
}

bool Mosquitto::waitUntilAccepting(quint16 port)
{
    const QDeadlineTimer deadline(kStartMs);
    while (!deadline.hasExpired()) {
        // A port taken by a stranger would accept as well: our own process must still be there.
        if (m_process->waitForFinished(1))
            break;
        QTcpSocket socket;
        socket.connectToHost(QStringLiteral("127.0.0.1"), port);
        if (socket.waitForConnected(1000))
            return isRunning();
        QThread::msleep(10);
    }
    m_error = QStringLiteral("mosquitto does not accept connections: ") + QString::fromUtf8(log());
    kill();
    return false;
}

void Mosquitto::stop()
{
    if (!isRunning())
        return;
    thaw();
    m_process->terminate();
    if (!m_process->waitForFinished(kStopMs))
        kill();
}

void Mosquitto::kill()
{
    if (!isRunning())
        return;
    m_process->kill();
    m_process->waitForFinished(kStopMs);
}

bool Mosquitto::restart()
{
    stop();
    return start();
}

void Mosquitto::freeze()
{
    if (isRunning())
        ::kill(static_cast<pid_t>(pid()), SIGSTOP);
}

void Mosquitto::thaw()
{
    if (isRunning())
        ::kill(static_cast<pid_t>(pid()), SIGCONT);
}

} // namespace support
