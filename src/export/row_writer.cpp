// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/row_writer.h"

namespace exports {

void RowWriter::value(const Value &value)
{
    if (const auto *flagged = std::get_if<bool>(&value))
        flag(*flagged);
    else if (const auto *whole = std::get_if<qint64>(&value))
        integer(*whole);
    else if (const auto *real = std::get_if<double>(&value))
        number(*real);
    else
        text(std::get<QString>(value));
}

} // namespace exports
