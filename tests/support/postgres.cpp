// SPDX-License-Identifier: GPL-3.0-or-later
// Starts and ends a real PostgreSQL; it never outlives the program that started it. PostgreSQL refuses to run as root:
// then it runs as the user `postgres`, else `nobody`, to whom its folder is given.
#include "support/postgres.h"

#include "support/free_port.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QThread>

#include <csignal>
#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <optional>

namespace support {

namespace {

constexpr int kStartMs = 60'000;
constexpr int kStopMs = 60'000;
constexpr int kPsqlMs = 600'000;
constexpr quint16 kSocketPort = 5432; // only part of the socket's name, in a folder of its own

// Debian keeps one version beside another in folders that are in nobody's PATH; the newest is taken, unless
// WATCHPOST_TEST_POSTGRES names the folder of the programs.
QString program(const QString &name)
{
    if (const QString folder = qEnvironmentVariable("WATCHPOST_TEST_POSTGRES"); !folder.isEmpty())
        return QStandardPaths::findExecutable(name, {folder});
    const QDir versions(QStringLiteral("/usr/lib/postgresql"));
    QStringList folders = versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    std::sort(folders.begin(), folders.end(), [](const QString &a, const QString &b) { return a.toInt() > b.toInt(); });
    for (const QString &folder : std::as_const(folders)) {
        const QString path = versions.filePath(folder + QStringLiteral("/bin/") + name);
        if (QFile::exists(path))
            return path;
    }
    return QStandardPaths::findExecutable(name);
}

// Whom the server runs as; root only when there is nobody else, and then it says itself why that fails.
const passwd *serverUser()
{
    if (geteuid() != 0)
        return nullptr;
    const passwd *user = getpwnam("postgres");
    return user ? user : getpwnam("nobody");
}

// What a process needs for a disk of its own, all made before it begins.
struct SmallDisk
{
    QByteArray folder, options, userMap, groupMap;

    SmallDisk(const QString &path, int mib) : folder(QFile::encodeName(path))
    {
        const passwd *user = serverUser();
        const QByteArray uid = QByteArray::number(user ? user->pw_uid : ::getuid());
        const QByteArray gid = QByteArray::number(user ? user->pw_gid : ::getgid());
        options = "mode=0700,uid=" + uid + ",gid=" + gid + ",size=" + QByteArray::number(mib) + "m";
        userMap = uid + ' ' + uid + " 1";
        groupMap = gid + ' ' + gid + " 1";
    }

    static bool tell(const char *path, const QByteArray &text)
    {
        const int fd = ::open(path, O_WRONLY | O_CLOEXEC);
        const bool done = fd >= 0 && ::write(fd, text.constData(), size_t(text.size())) == text.size();
        ::close(fd);
        return done;
    }
    // In the child. Root may mount at once, everybody else within a name space of users in which nobody is renamed.
    [[nodiscard]] bool mount() const
    {
        const bool root = ::geteuid() == 0;
        if (::unshare(root ? CLONE_NEWNS : CLONE_NEWNS | CLONE_NEWUSER) != 0)
            return false;
        if (!root && !(tell("/proc/self/setgroups", "deny") && tell("/proc/self/uid_map", userMap) &&
                       tell("/proc/self/gid_map", groupMap)))
            return false;
        return ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
               ::mount("tmpfs", folder.constData(), "tmpfs", 0, options.constData()) == 0;
    }
};

// SIGQUIT ends the postmaster at once and lets it remove its shared memory, which SIGKILL does not. Changing the user
// forgets the wish for a signal, so it comes after.
void becomeServerUser(QProcess &process, const std::optional<SmallDisk> &disk = {})
{
    const passwd *user = serverUser();
    const uid_t uid = user ? user->pw_uid : 0;
    const gid_t gid = user ? user->pw_gid : 0;
    process.setChildProcessModifier([uid, gid, disk] {
        if (disk && !disk->mount())
            ::_exit(125);
        if (uid != 0 && (::setgroups(0, nullptr) != 0 || ::setgid(gid) != 0 || ::setuid(uid) != 0))
            ::_exit(126);
        ::prctl(PR_SET_PDEATHSIG, SIGQUIT);
    });
}

bool giveToServerUser(const QString &folder)
{
    const passwd *user = serverUser();
    return !user || ::chown(QFile::encodeName(folder).constData(), user->pw_uid, user->pw_gid) == 0;
}

QString runAsServer(const QString &name, const QStringList &arguments, const QString &folder)
{
    QProcess process;
    becomeServerUser(process);
    process.setWorkingDirectory(folder);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program(name), arguments);
    if (process.waitForFinished(kStartMs) && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0)
        return {};
    return name + QStringLiteral(": ") + process.errorString() + QString::fromUtf8(process.readAll());
}

// An empty cluster, made once for all servers of the program: initdb takes about a second.
struct Template
{
    QTemporaryDir folder;
    QString error;

    Template()
    {
        if (!folder.isValid() || !giveToServerUser(folder.path())) {
            error = QStringLiteral("no temporary folder");
            return;
        }
        error = runAsServer(QStringLiteral("initdb"),
                            {QStringLiteral("-D"), data(), QStringLiteral("-A"), QStringLiteral("trust"),
                             QStringLiteral("-U"), QStringLiteral("postgres"), QStringLiteral("-E"),
                             QStringLiteral("UTF8"), QStringLiteral("--locale=C.UTF-8"), QStringLiteral("--no-sync")},
                            folder.path());
    }
    [[nodiscard]] QString data() const { return folder.filePath(QStringLiteral("data")); }
};

const Template &clusterTemplate()
{
    static const Template made;
    return made;
}

} // namespace

// The path of a socket may have 107 bytes.
Postgres::Postgres(PostgresOptions options)
    : m_options(std::move(options)), m_dir(QDir::tempPath() + QStringLiteral("/pg-XXXXXX"))
{
}

Postgres::~Postgres()
{
    stop(Stop::Immediate);
}

bool Postgres::isInstalled()
{
    return !program(QStringLiteral("initdb")).isEmpty() && !program(QStringLiteral("postgres")).isEmpty() &&
           !program(QStringLiteral("psql")).isEmpty();
}

int Postgres::version() const
{
    QFile file(dataDir() + QStringLiteral("/PG_VERSION"));
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().toInt() : 0;
}

qint64 Postgres::pid() const
{
    return m_process ? m_process->processId() : 0;
}

bool Postgres::isRunning() const
{
    return m_process && m_process->state() == QProcess::Running;
}

QByteArray Postgres::log() const
{
    QFile file(m_dir.filePath(QStringLiteral("log")));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString Postgres::uri(const QString &database, const QString &user) const
{
    return QStringLiteral("postgresql://%1@/%2?host=%3").arg(user, database, socketDir());
}

QString Postgres::tcpUri(const QString &database, const QString &user) const
{
    return QStringLiteral("postgresql://%1@127.0.0.1:%2/%3").arg(user).arg(m_port).arg(database);
}

bool Postgres::makeCluster()
{
    if (QFile::exists(dataDir() + QStringLiteral("/PG_VERSION")))
        return true;
    if (!m_dir.isValid() || !isInstalled() || !giveToServerUser(m_dir.path())) {
        m_error = QStringLiteral("PostgreSQL is not installed, or no temporary folder");
        return false;
    }
    m_error = clusterTemplate().error;
    if (!m_error.isEmpty())
        return false;
    m_error = runAsServer(QStringLiteral("/bin/cp"), {QStringLiteral("-a"), clusterTemplate().data(), dataDir()},
                          m_dir.path());
    return m_error.isEmpty();
}

bool Postgres::writeConfiguration()
{
    QStringList lines{
        QStringLiteral("listen_addresses = '%1'").arg(m_options.tcp ? QStringLiteral("127.0.0.1") : QString()),
        QStringLiteral("port = %1").arg(m_port),
        QStringLiteral("unix_socket_directories = '%1'").arg(m_dir.path()),
        QStringLiteral("fsync = %1").arg(m_options.fsync ? QStringLiteral("on") : QStringLiteral("off")),
        QStringLiteral("full_page_writes = %1").arg(m_options.fsync ? QStringLiteral("on") : QStringLiteral("off")),
        QStringLiteral("timezone = 'UTC'"),
        QStringLiteral("log_line_prefix = '%m [%p] '"),
    };
    lines += m_options.lines;
    // auto.conf would outrank it, and is what ALTER SYSTEM writes: a test may use that.
    QFile file(dataDir() + QStringLiteral("/postgresql.conf"));
    const QByteArray bytes = lines.join(u'\n').toUtf8() + '\n';
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

bool Postgres::start()
{
    if (isRunning())
        return true;
    if (!makeCluster())
        return false;
    if (m_port != 0)
        return startOnce();
    // Between asking for a free port and listening on it another program may take it.
    constexpr int kTries = 5;
    for (int i = 0; i < kTries; ++i) {
        m_port = m_options.tcp ? freePort() : kSocketPort;
        if (startOnce())
            return true;
        if (!m_options.tcp)
            break;
    }
    m_port = 0;
    return false;
}

bool Postgres::startOnce()
{
    if (!writeConfiguration()) {
        m_error = QStringLiteral("postgresql.conf could not be written");
        return false;
    }
    // After a kill the children of the last postmaster may still be there for a moment, and a new one refuses to start.
    const QDeadlineTimer deadline(kStartMs);
    do {
        m_process = std::make_unique<QProcess>();
        std::optional<SmallDisk> disk;
        if (m_smallDiskMiB > 0) {
            QDir().mkpath(smallDisk());
            disk.emplace(smallDisk(), m_smallDiskMiB);
        }
        becomeServerUser(*m_process, disk);
        m_process->setWorkingDirectory(m_dir.path());
        m_process->setStandardOutputFile(QProcess::nullDevice());
        m_process->setStandardErrorFile(m_dir.filePath(QStringLiteral("log")), QIODevice::Append);
        m_process->start(program(QStringLiteral("postgres")), {QStringLiteral("-D"), dataDir()});
        if (!m_process->waitForStarted(kStartMs)) {
            m_error = m_process->errorString();
            return false;
        }
        if (waitUntilReady())
            return true;
        QThread::msleep(50);
    } while (!deadline.hasExpired() && log().contains("pre-existing shared memory block"));
    m_error = QStringLiteral("PostgreSQL does not take connections: ") + QString::fromUtf8(log()).right(4000);
    stop(Stop::Immediate);
    return false;
}

// The eighth line of postmaster.pid is the server's own word on its state.
bool Postgres::waitUntilReady()
{
    const QDeadlineTimer deadline(kStartMs);
    const QByteArray own = QByteArray::number(pid());
    while (!deadline.hasExpired()) {
        QFile file(dataDir() + QStringLiteral("/postmaster.pid"));
        if (file.open(QIODevice::ReadOnly)) {
            const QList<QByteArray> lines = file.readAll().split('\n');
            if (lines.value(0) == own && lines.value(7).trimmed() == "ready")
                return true;
        }
        if (m_process->waitForFinished(10))
            return false;
    }
    return false;
}

void Postgres::stop(Stop mode)
{
    if (!isRunning())
        return;
    ::kill(static_cast<pid_t>(pid()), mode == Stop::Fast ? SIGINT : SIGQUIT);
    if (!m_process->waitForFinished(kStopMs))
        kill();
}

void Postgres::kill()
{
    if (!isRunning())
        return;
    m_process->kill();
    m_process->waitForFinished(kStopMs);
}

bool Postgres::restart(Stop mode)
{
    stop(mode);
    return start();
}

QString Postgres::createDatabase(const QString &name, const QString &owner)
{
    const Answer made =
        psql(QStringLiteral("postgres"), QStringLiteral("CREATE DATABASE \"%1\" OWNER \"%2\"").arg(name, owner));
    m_error = made.error;
    return made.status == 0 ? uri(name, owner) : QString();
}

Postgres::Answer Postgres::runPsql(const QString &database, const QString &user, const QStringList &arguments,
                                   const QString &input) const
{
    QProcess process;
    process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
    process.start(program(QStringLiteral("psql")),
                  QStringList{QStringLiteral("-X"), QStringLiteral("-qAt"), QStringLiteral("-v"),
                              QStringLiteral("ON_ERROR_STOP=1"), QStringLiteral("-d"), uri(database, user)} +
                      arguments);
    process.write(input.toUtf8());
    process.closeWriteChannel();
    if (!process.waitForFinished(kPsqlMs))
        return {-1, {}, process.errorString()};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()).trimmed(),
            QString::fromUtf8(process.readAllStandardError()).trimmed()};
}

Postgres::Answer Postgres::psql(const QString &database, const QString &sql, const QString &user) const
{
    return runPsql(database, user, {}, sql);
}

Postgres::Answer Postgres::psqlFile(const QString &database, const QString &path, const QString &user) const
{
    return runPsql(database, user, {QStringLiteral("-f"), path}, {});
}

Postgres::Answer Postgres::psqlFiles(const QString &database, const QStringList &paths, const QString &user) const
{
    QStringList arguments{QStringLiteral("-1")};
    for (const QString &path : paths)
        arguments << QStringLiteral("-f") << path;
    return runPsql(database, user, arguments, {});
}

} // namespace support
