// SPDX-License-Identifier: GPL-3.0-or-later
// What the filter field offers at the caret: the words of filter::complete() and values that the store knows.
#pragma once

#include <QStringList>
#include <vector>

namespace ui {

struct KnownValues
{
    QStringList devices; // names and external ids
    QStringList topics;
    QStringList metrics; // field names as sent
};

struct Suggestion
{
    QString words;  // what the list shows; not yet made plain
    QString insert; // what takes the place of the piece, quoted where it must be
    bool operator==(const Suggestion &) const = default;
};
struct Suggestions
{
    int from = 0; // the piece that is replaced
    int length = 0;
    std::vector<Suggestion> list; // at most kMostSuggestions
};
inline constexpr std::size_t kMostSuggestions = 60;
[[nodiscard]] Suggestions suggestionsAt(const QString &text, int caret, const KnownValues &known);

// As a value of the filter: in quotes where it has blanks, parentheses or quotes.
[[nodiscard]] QString filterValue(const QString &value);

} // namespace ui
