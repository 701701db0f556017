// SPDX-License-Identifier: GPL-3.0-or-later
// Files without a name until they are whole: what is killed leaves nothing behind (Linux, O_TMPFILE).
#pragma once

#include <QFile>
#include <memory>

namespace exports {

// Open for writing, readable by its owner only (0600), on the file system of `folder`. Null where system or file system
// has no such files, or the folder takes none.
[[nodiscard]] std::unique_ptr<QFile> openUnnamed(const QString &folder);
// Brings what was flushed to the disk, then under that absolute path, in place of an older file. What went wrong, else
// empty.
[[nodiscard]] QString giveName(QFile &file, const QString &path);

} // namespace exports
