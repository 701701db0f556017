// SPDX-License-Identifier: GPL-3.0-or-later
// A file on its way to the disk.
#pragma once

#include <QString>
#include <QtGlobal>

namespace store {

// Whether the system has such a call.
#ifdef Q_OS_UNIX
inline constexpr bool kCanSyncFiles = true;
#else
inline constexpr bool kCanSyncFiles = false;
#endif

// Everything written to the file so far survives a power cut afterwards, whoever wrote it; false if not. Not for an
// SQLite database that is open: closing a descriptor of it would drop this process's locks on it. Its log has none.
[[nodiscard]] bool syncFile(const QString &path);

} // namespace store
