// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/activity_part.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace store {
namespace {

int weightOf(const Branch &branch)
{
    switch (branch.kind) {
    case Branch::Kind::Time:
        return 1100;
    case Branch::Kind::Type:
        return branch.value == activity::kMessageReceived ? 1000 : 15;
    case Branch::Kind::Device:
        return 30;
    case Branch::Kind::Problem:
    case Branch::Kind::Error:
        break;
    }
    return 20;
}

} // namespace

int weightOf(const std::vector<Branch> &cover)
{
    int weight = 0;
    for (const Branch &branch : cover)
        weight += weightOf(branch);
    return weight;
}

void addBranch(std::vector<Branch> &cover, Branch branch)
{
    if (std::find(cover.begin(), cover.end(), branch) == cover.end())
        cover.push_back(std::move(branch));
}

ActivityPart neverPart()
{
    ActivityPart part;
    part.never = true;
    part.exact = true;
    part.cover.emplace();
    return part;
}

ActivityPart allOf(std::vector<ActivityPart> parts)
{
    ActivityPart all;
    all.exact = true;
    std::vector<Condition> conditions;
    for (ActivityPart &one : parts) {
        if (one.never)
            return neverPart();
        all.exact = all.exact && one.exact;
        if (one.cover && (!all.cover || weightOf(*one.cover) < weightOf(*all.cover)))
            all.cover = std::move(one.cover);
        conditions.push_back(std::move(one.condition));
    }
    all.condition = joined(conditions, u" AND "_s);
    return all;
}

ActivityPart anyOf(std::vector<ActivityPart> parts)
{
    ActivityPart any;
    any.exact = true;
    any.never = true;
    any.cover.emplace();
    bool open = false;
    std::vector<Condition> conditions;
    for (ActivityPart &one : parts) {
        if (one.never)
            continue;
        any.never = false;
        any.exact = any.exact && one.exact;
        open = open || one.condition.sql.isEmpty();
        conditions.push_back(std::move(one.condition));
        if (!one.cover) {
            any.cover.reset();
        } else if (any.cover) {
            for (Branch &branch : *one.cover)
                addBranch(*any.cover, std::move(branch));
        }
    }
    if (any.never)
        return neverPart();
    if (!open)
        any.condition = joined(conditions, u" OR "_s);
    return any;
}

ActivityPart noneOf(const ActivityPart &part)
{
    ActivityPart outer;
    if (!part.exact)
        return outer;
    if (!part.never && part.condition.sql.isEmpty())
        return neverPart();
    outer.exact = true;
    if (!part.never)
        outer.condition = {u"NOT ("_s + part.condition.sql + u')', part.condition.values};
    return outer;
}

} // namespace store
