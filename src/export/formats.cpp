// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/formats.h"

#include "export/json_lines_writer.h"
#include "export/xlsx_writer.h"

#include <QFileInfo>

namespace exports {

Format formatOfFile(const QString &path)
{
    return valueOf(kFormatKeys, QFileInfo(path).suffix().toLower()).value_or(Format::Csv);
}

std::unique_ptr<RowWriter> makeWriter(QIODevice *device, const FileOptions &options)
{
    switch (options.format) {
    case Format::Xlsx:
        return std::make_unique<XlsxWriter>(device);
    case Format::JsonLines:
        return std::make_unique<JsonLinesWriter>(device);
    case Format::Csv:
        break;
    }
    return std::make_unique<CsvWriter>(device, options.style);
}

} // namespace exports
