// SPDX-License-Identifier: GPL-3.0-or-later
// A line edit that says where in it a character stands.
#pragma once

#include <QLineEdit>
#include <algorithm>

namespace ui {

class FilterField : public QLineEdit
{
    Q_OBJECT

public:
    using QLineEdit::QLineEdit;
    // Left edge of the character at `position`, within the field; what is scrolled out of sight is at an edge.
    [[nodiscard]] int xOf(int position) const
    {
        const QString shown = text();
        const int caret = cursorPosition();
        const int from = std::clamp(std::min(position, caret), 0, int(shown.size()));
        const int to = std::clamp(std::max(position, caret), 0, int(shown.size()));
        const int distance = fontMetrics().horizontalAdvance(shown.mid(from, to - from));
        const int caretX = cursorRect().center().x();
        return std::clamp(position < caret ? caretX - distance : caretX + distance, 0, width());
    }
};

} // namespace ui
