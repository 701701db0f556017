// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/partial_file.h"

#include "store/sync_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace store {

namespace {

const QString kSuffix = u".watchpost-partial"_s;
const QString kLockSuffix = u".lock"_s;

void removeAll(const QString &path)
{
    for (const char *suffix : {"", "-wal", "-shm", "-journal", ".lock"})
        QFile::remove(path + QLatin1String(suffix));
}

// Whoever was killed holds no lock any more.
void sweep(const QDir &folder)
{
    const QStringList left =
        folder.entryList({u".*"_s + kSuffix + kLockSuffix}, QDir::Files | QDir::Hidden | QDir::NoDotAndDotDot);
    for (const QString &name : left) {
        const QString lockPath = folder.filePath(name);
        if (const auto lock = FileLock::acquire(lockPath))
            removeAll(lockPath.chopped(kLockSuffix.size()));
    }
}

bool makePrivate(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
}

} // namespace

PartialFile::PartialFile(const QString &target)
    : m_target(target), m_path(QFileInfo(target).absoluteDir().filePath(u'.' + QFileInfo(target).fileName() + kSuffix))
{
}

PartialFile::~PartialFile()
{
    if (m_lock)
        removeAll(m_path);
}

Result<std::unique_ptr<PartialFile>> PartialFile::create(const QString &target)
{
    const QDir folder = QFileInfo(target).absoluteDir();
    const auto cannot =
        fail(Error::Kind::Io, u"cant_open"_s,
             u"the file %1 cannot be made: check that its folder exists and may be written"_s.arg(target));
    if (!folder.exists())
        return cannot;
    sweep(folder);
    std::unique_ptr<PartialFile> file(new PartialFile(target));
    auto lock = FileLock::acquire(file->m_path + kLockSuffix);
    if (!lock && lock.error().kind == Error::Kind::Conflict)
        return fail(Error::Kind::Conflict, u"locked"_s, u"another process is making the file %1"_s.arg(target));
    if (!lock)
        return cannot;
    file->m_lock = std::move(*lock);
    if (!makePrivate(file->m_path))
        return cannot;
    return file;
}

Result<void> PartialFile::finish()
{
    for (const char *suffix : {"-wal", "-shm"})
        QFile::remove(m_path + QLatin1String(suffix));
    const bool isSafe = !kCanSyncFiles || syncFile(m_path);
    if (!isSafe || std::rename(QFile::encodeName(m_path).constData(), QFile::encodeName(m_target).constData()) != 0)
        return fail(Error::Kind::Io, u"io"_s, u"'%1' cannot be written to its end"_s.arg(m_target));
    return {};
}

} // namespace store
