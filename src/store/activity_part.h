// SPDX-License-Identifier: GPL-3.0-or-later
// What is known of the rows that a part of a query of the activity log matches, and how parts are put together.
#pragma once

#include "store/activity_plan.h"

namespace store {

struct ActivityPart
{
    bool never = false;
    Condition condition;
    bool exact = false; // `condition` holds for no other row
    std::optional<std::vector<Branch>> cover;
    bool coverIsCondition = false; // a row of the cover fulfils `condition`
};

// No row matches.
[[nodiscard]] ActivityPart neverPart();
[[nodiscard]] ActivityPart allOf(std::vector<ActivityPart> parts);
[[nodiscard]] ActivityPart anyOf(std::vector<ActivityPart> parts);
[[nodiscard]] ActivityPart noneOf(const ActivityPart &part);

// How many rows a walk may be expected to see; only the order matters.
[[nodiscard]] int weightOf(const std::vector<Branch> &cover);
// Each branch once.
void addBranch(std::vector<Branch> &cover, Branch branch);

} // namespace store
