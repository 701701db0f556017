// SPDX-License-Identifier: GPL-3.0-or-later
// Text from devices is hostile: here it is made harmless for one line of a log or terminal.
#pragma once

#include <QString>

// C0, DEL, C1 and bidirectional control characters become `\xNN` / `\u{NNNN}`; cut with "…" beyond `limit` characters.
[[nodiscard]] QString visibleText(QStringView text, qsizetype limit = 1000);
