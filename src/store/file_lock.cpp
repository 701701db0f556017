// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/file_lock.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace store {

Result<std::unique_ptr<FileLock>> FileLock::acquire(const QString &path)
{
    const QString folder = QFileInfo(path).absolutePath();
    if (!QFileInfo::exists(folder)) {
        QDir().mkpath(QFileInfo(folder).absolutePath());
        ::mkdir(QFile::encodeName(folder).constData(), 0700);
    }
    const int fd = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (fd < 0)
        return fail(Error::Kind::Io, u"cant_open"_s,
                    u"the lock file %1 cannot be made: %2"_s.arg(path, QString::fromLocal8Bit(std::strerror(errno))));
    std::unique_ptr<FileLock> lock(new FileLock(fd));
    if (::flock(fd, LOCK_EX | LOCK_NB) != 0) {
        char holder[32] = {};
        const auto length = ::pread(fd, holder, sizeof holder - 1, 0);
        const QString who = length > 0 ? u" (process %1)"_s.arg(QString::fromLatin1(holder).trimmed()) : QString();
        return fail(Error::Kind::Conflict, u"locked"_s,
                    u"another collector%1 holds %2: end it first, or give this one its own client id"_s.arg(who, path));
    }
    const QByteArray pid = QByteArray::number(QCoreApplication::applicationPid()) + '\n';
    // Only for people and the words above; the lock does not depend on it.
    if (::ftruncate(fd, 0) != 0 || ::pwrite(fd, pid.constData(), size_t(pid.size()), 0) != pid.size())
        return lock;
    return lock;
}

FileLock::~FileLock()
{
    ::close(m_fd);
}

} // namespace store
