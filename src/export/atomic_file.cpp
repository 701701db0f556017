// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/atomic_file.h"

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

AtomicFile::AtomicFile(std::unique_ptr<QIODevice> device, bool isStandardOutput)
    : m_device(std::move(device)), m_isStandardOutput(isStandardOutput)
{
}

AtomicFile::~AtomicFile() = default; // QSaveFile removes what was not committed

Result<std::unique_ptr<AtomicFile>> AtomicFile::create(const QString &path)
{
    if (path == "-"_L1) {
        auto out = std::make_unique<QFile>();
        if (!out->open(stdout, QIODevice::WriteOnly))
            return cannotWrite(u"standard output"_s, out->errorString());
        return std::unique_ptr<AtomicFile>(new AtomicFile(std::move(out), true));
    }
    const QFileInfo target(path);
    // A link would be followed to a file that the user did not name.
    if (path.isEmpty() || target.isSymLink() || (target.exists() && !target.isFile()))
        return fail(Error::Kind::Usage, u"bad_output"_s,
                    u"'%1' is not a file to write to: name a file, or - for standard output"_s.arg(path));
    auto file = std::make_unique<QSaveFile>(path);
    if (!file->open(QIODevice::WriteOnly))
        return cannotWrite(path, file->errorString());
    if (!file->setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return cannotWrite(path, file->errorString());
    return std::unique_ptr<AtomicFile>(new AtomicFile(std::move(file), false));
}

Result<void> AtomicFile::commit()
{
    if (m_isStandardOutput) {
        auto *out = static_cast<QFile *>(m_device.get());
        return out->flush() ? Result<void>() : cannotWrite(u"standard output"_s, out->errorString());
    }
    auto *file = static_cast<QSaveFile *>(m_device.get());
    const QString path = file->fileName();
    if (!file->commit())
        return cannotWrite(path, file->errorString());
    return {};
}

} // namespace exports
