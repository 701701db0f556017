// SPDX-License-Identifier: GPL-3.0-or-later
// A file that is made under a hidden name beside its own, and gets that only when it is whole. What a killed program
// left of one goes with the next that is made in the same folder.
#pragma once

#include "base/result.h"
#include "store/file_lock.h"

#include <memory>

namespace store {

class PartialFile
{
public:
    // Empty, for its owner's eyes only. Errors: Io, cant_open; Conflict, locked while another process makes it.
    [[nodiscard]] static Result<std::unique_ptr<PartialFile>> create(const QString &target);
    // Removes it, unless finish() gave it its name.
    ~PartialFile();
    Q_DISABLE_COPY_MOVE(PartialFile)

    [[nodiscard]] const QString &path() const { return m_path; }
    // Safe from a power cut first, then under its name. Error: Io, io.
    [[nodiscard]] Result<void> finish();

private:
    explicit PartialFile(const QString &target);

    QString m_target;
    QString m_path;
    std::unique_ptr<FileLock> m_lock; // tells who finds it that it is being made
};

} // namespace store
