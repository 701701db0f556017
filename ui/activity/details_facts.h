// SPDX-License-Identifier: GPL-3.0-or-later
// What is known of an activity beside its headline, as labels and values in words.
#pragma once

#include "model/rows.h"
#include "ui/common/clock.h"

#include <QString>
#include <vector>

namespace ui {

struct Fact
{
    QString label;
    QString value; // plain, bounded
    bool operator==(const Fact &) const = default;
};
// Known keys in the order in which an operator asks for them, then unknown keys of the metadata as they are.
[[nodiscard]] std::vector<Fact> factsOf(const ActivityRecord &record, const Clock &clock);
// Readings with their units.
[[nodiscard]] std::vector<Fact> readingFacts(const Fields &fields);

} // namespace ui
