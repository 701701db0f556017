// SPDX-License-Identifier: GPL-3.0-or-later
// The formats of exports, and the writer of each.
#pragma once

#include "base/key_table.h"
#include "export/csv_writer.h"

#include <QTimeZone>
#include <memory>

namespace exports {

enum class Format { Csv, Xlsx, JsonLines };
// The key is `--format`'s word and the ending of the file's name.
inline constexpr KeyTable<Format, 3> kFormatKeys = {{
    {Format::Csv, "csv"},
    {Format::Xlsx, "xlsx"},
    {Format::JsonLines, "jsonl"},
}};

// How a file is written.
struct FileOptions
{
    CsvStyle style;                    // of CSV
    QTimeZone zone = QTimeZone::utc(); // of time_local
    Format format = Format::Csv;
};

// That of the name's ending; CSV for any other.
[[nodiscard]] Format formatOfFile(const QString &path);
// `device` is open for writing and outlives the writer.
[[nodiscard]] std::unique_ptr<RowWriter> makeWriter(QIODevice *device, const FileOptions &options);

} // namespace exports
