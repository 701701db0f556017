// SPDX-License-Identifier: GPL-3.0-or-later
// What the pages of devices and alerts share: a bar, below it a large list of rows of two lines, details beside that.
#pragma once

#include <initializer_list>
#include <span>

class QLineEdit;
class QSplitter;
class QTreeView;
class QWidget;

namespace ui {

// Sorted by clicks on its header, several rows at once, menus by the pointer; `stretched` is the column that takes the
// room that is left. After the model was set.
void setUpLargeList(QTreeView &list, std::span<const int> widths, int stretched);

void setUpSearch(QLineEdit &search, int maxWidth);

// `left` at the left, `right` at the other end, the last of them growing.
[[nodiscard]] QWidget *barOf(std::initializer_list<QWidget *> left, std::initializer_list<QWidget *> right);

// The details are hidden until they are wanted.
void putBeside(QSplitter &splitter, QWidget *list, QWidget *details);

} // namespace ui
