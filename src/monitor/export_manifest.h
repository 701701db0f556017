// SPDX-License-Identifier: GPL-3.0-or-later
// What stands beside an export on request, NAME.manifest.json: what was asked, of which store, and what came of it.
#pragma once

#include "monitor/exporter.h"

namespace monitor {

struct FileDigest
{
    qint64 bytes = 0;
    QByteArray sha256; // hex
    bool operator==(const FileDigest &) const = default;
};

// `week.csv` → `week.csv.manifest.json`.
[[nodiscard]] QString manifestPathOf(const QString &path);

// The text of the manifest; it holds no time of its own, so the same export of the same store gives the same bytes.
[[nodiscard]] QByteArray manifestOf(const ExportJob &job, const ExportSummary &summary, const FileDigest &digest,
                                    int schemaVersion);

// What a manifest says of its file.
struct ManifestFacts
{
    qint64 rows = 0;
    FileDigest digest;
};
// Reads the file's manifest and compares size and digest. Error::Kind::NotFound, no_manifest; Error::Kind::Conflict,
// changed, says what differs; Error::Kind::Io where one of them cannot be read.
[[nodiscard]] Result<ManifestFacts> verifyExport(const QString &path);

} // namespace monitor
