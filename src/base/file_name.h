// SPDX-License-Identifier: GPL-3.0-or-later
// File names made from names that people chose.
#pragma once

#include <QString>

// `text` itself where it consists of A–Z a–z 0–9 . _ - only, begins with neither dot nor dash and has at most 80
// characters. Else those that are not allowed become `_`, and a number made from the whole text keeps apart what would
// become the same; it stays the same on every machine.
[[nodiscard]] QString fileNameOf(const QString &text);
