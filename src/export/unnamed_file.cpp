// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/unnamed_file.h"

#include <QFileInfo>
#include <QUuid>

#ifdef Q_OS_LINUX
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>
#endif

namespace exports {

#ifdef Q_OS_LINUX

namespace {

QByteArray pathByHandle(int handle)
{
    return "/proc/self/fd/" + QByteArray::number(handle);
}

bool link(int handle, const QByteArray &path)
{
    return ::linkat(AT_FDCWD, pathByHandle(handle).constData(), AT_FDCWD, path.constData(), AT_SYMLINK_FOLLOW) == 0;
}

QString reason()
{
    return QString::fromLocal8Bit(std::strerror(errno));
}

} // namespace

std::unique_ptr<QFile> openUnnamed(const QString &folder)
{
    const int handle =
        ::open(QFile::encodeName(folder).constData(), O_TMPFILE | O_WRONLY | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (handle < 0)
        return nullptr;
    auto file = std::make_unique<QFile>();
    // Without /proc it could never be given a name.
    if (::access(pathByHandle(handle).constData(), F_OK) != 0 ||
        !file->open(handle, QIODevice::WriteOnly, QFileDevice::AutoCloseHandle)) {
        ::close(handle);
        return nullptr;
    }
    return file;
}

QString giveName(QFile &file, const QString &path)
{
    const QByteArray target = QFile::encodeName(path);
    if (::fsync(file.handle()) != 0)
        return reason();
    if (link(file.handle(), target))
        return {};
    if (errno != EEXIST)
        return reason();
    // A link takes no other's place, a renaming does.
    const QByteArray beside = QFile::encodeName(QFileInfo(path).absolutePath()) + "/.watchpost-" +
                              QUuid::createUuid().toByteArray(QUuid::WithoutBraces) + ".part";
    if (!link(file.handle(), beside))
        return reason();
    if (std::rename(beside.constData(), target.constData()) == 0)
        return {};
    const QString why = reason();
    ::unlink(beside.constData());
    return why;
}

#else

std::unique_ptr<QFile> openUnnamed(const QString &)
{
    return nullptr;
}

QString giveName(QFile &, const QString &)
{
    return {};
}

#endif

} // namespace exports
