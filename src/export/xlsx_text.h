// SPDX-License-Identifier: GPL-3.0-or-later
// Texts as cells of a workbook hold them.
#pragma once

#include <QByteArray>
#include <QStringView>

namespace exports {

// What a cell may hold, in UTF-16 units.
inline constexpr qsizetype kMaxCellText = 32'767;

struct XlsxText
{
    QByteArray utf8; // not yet escaped for XML
    bool isCut = false;
};
// Control characters as `_xHHHH_` (ECMA-376 part 1, 22.4.2.4), and what looks like that protected; NUL and what XML has
// no place for become U+FFFD. A longer text than a cell holds ends with how long it was.
[[nodiscard]] XlsxText xlsxText(QStringView text);

} // namespace exports
