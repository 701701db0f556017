// SPDX-License-Identifier: GPL-3.0-or-later
// A file that appears whole or not at all: written without a name (Linux) or under another one, then put in its place.
#pragma once

#include "base/result.h"

#include <QIODevice>
#include <memory>

namespace exports {

// Readable by its owner only (0600). Without commit() nothing is left behind and an older file stays as it was; the
// same when the process is killed, where the file system can hold files without a name (a temporary file stays else).
class AtomicFile
{
public:
    // `-` is standard output, which can be neither whole nor undone. Error::Kind::Usage for a path that is no file's
    // (folder, link, device); Error::Kind::Io where it cannot be made.
    [[nodiscard]] static Result<std::unique_ptr<AtomicFile>> create(const QString &path);
    ~AtomicFile();
    AtomicFile(const AtomicFile &) = delete;
    AtomicFile &operator=(const AtomicFile &) = delete;

    [[nodiscard]] QIODevice *device() const { return m_device.get(); }
    // Error::Kind::Io where not everything could be written; nothing is left behind then.
    [[nodiscard]] Result<void> commit();

private:
    enum class Kind { StandardOutput, Named, Unnamed };
    AtomicFile(std::unique_ptr<QIODevice> device, Kind kind, QString path);
    [[nodiscard]] Result<void> commitUnnamed();

    std::unique_ptr<QIODevice> m_device;
    Kind m_kind;
    QString m_path;
};

} // namespace exports
