// SPDX-License-Identifier: GPL-3.0-or-later
// Looks at the TLS files of a profile before a connection does: readable, PEM, a pair, still valid.
#pragma once

#include "broker/link_options.h"

#include <QStringList>

namespace monitor {

struct TlsCheck
{
    QString error;        // why no connection can be made with these; empty: none
    QStringList warnings; // one sentence each: what has expired, or will within 30 days
    QStringList found;    // what was found, one line each: "CA: Plant CA, until 2027-01-01"
};

// Reads the files: not for a window's thread. Nothing given, nothing found.
[[nodiscard]] TlsCheck checkTlsFiles(const broker::TlsFiles &files, qint64 nowMs);

} // namespace monitor
