// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/atomic_file.h"

#include "export/unnamed_file.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace exports {
namespace {

tl::unexpected<Error> cannotWrite(const QString &path, const QString &why)
{
    return fail(Error::Kind::Io, u"write_failed"_s, u"cannot write '%1': %2"_s.arg(path, why));
}

} // namespace

AtomicFile::AtomicFile(std::unique_ptr<QIODevice> device, Kind kind, QString path)
    : m_device(std::move(device)), m_kind(kind), m_path(std::move(path))
{
}

AtomicFile::~AtomicFile() = default; // QSaveFile removes what was not committed, the system what has no name

Result<std::unique_ptr<AtomicFile>> AtomicFile::create(const QString &path)
{
    if (path == "-"_L1) {
        auto out = std::make_unique<QFile>();
        if (!out->open(stdout, QIODevice::WriteOnly))
            return cannotWrite(u"standard output"_s, out->errorString());
        return std::unique_ptr<AtomicFile>(new AtomicFile(std::move(out), Kind::StandardOutput, path));
    }
    const QFileInfo target(path);
    // A link would be followed to a file that the user did not name.
    if (path.isEmpty() || target.isSymLink() || (target.exists() && !target.isFile()))
        return fail(Error::Kind::Usage, u"bad_output"_s,
                    u"'%1' is not a file to write to: name a file, or - for standard output"_s.arg(path));
    if (auto unnamed = openUnnamed(target.absolutePath()))
        return std::unique_ptr<AtomicFile>(new AtomicFile(std::move(unnamed), Kind::Unnamed, path));
    auto file = std::make_unique<QSaveFile>(path);
    if (!file->open(QIODevice::WriteOnly))
        return cannotWrite(path, file->errorString());
    if (!file->setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return cannotWrite(path, file->errorString());
    return std::unique_ptr<AtomicFile>(new AtomicFile(std::move(file), Kind::Named, path));
}

Result<void> AtomicFile::commit()
{
    if (m_kind == Kind::Unnamed)
        return commitUnnamed();
    if (m_kind == Kind::StandardOutput) {
        auto *out = static_cast<QFile *>(m_device.get());
        return out->flush() ? Result<void>() : cannotWrite(u"standard output"_s, out->errorString());
    }
    auto *file = static_cast<QSaveFile *>(m_device.get());
    return file->commit() ? Result<void>() : cannotWrite(m_path, file->errorString());
}

Result<void> AtomicFile::commitUnnamed()
{
    auto *file = static_cast<QFile *>(m_device.get());
    if (!file->flush())
        return cannotWrite(m_path, file->errorString());
    const QString trouble = giveName(*file, QFileInfo(m_path).absoluteFilePath());
    file->close();
    return trouble.isEmpty() ? Result<void>() : cannotWrite(m_path, trouble);
}

} // namespace exports
