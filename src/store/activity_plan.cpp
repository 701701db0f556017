// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/activity_plan.h"

#include "base/ids.h"
#include "store/activity_terms.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace store {
namespace {

using filter::Node;
using TermField = filter::Field;

constexpr int kMaxSqlTerms = 64; // a longer filter is left to matches()

ActivityPart rowsOfFilter(const Node &node, const Directory &directory)
{
    if (node.kind == Node::Kind::Term)
        return rowsOfTerm(node, directory);
    if (node.kind == Node::Kind::Not)
        return noneOf(rowsOfFilter(node.children.front(), directory));
    std::vector<ActivityPart> parts;
    for (const Node &child : node.children)
        parts.push_back(rowsOfFilter(child, directory));
    return node.kind == Node::Kind::And ? allOf(std::move(parts)) : anyOf(std::move(parts));
}

ActivityPart rowsOfTypes(const std::vector<activity::Selection> &types)
{
    ActivityPart part;
    part.exact = true;
    QStringList wanted;
    bool problems = false;
    for (const activity::Selection &selection : types) {
        if (selection.everything)
            return part;
        problems = problems || selection.problems;
        wanted += selection.types;
        if (selection.problems)
            wanted += {activity::kDeviceOffline.toString(), activity::kConnectionLost.toString(), u"alert_raised"_s};
    }
    if (types.empty())
        return part;
    wanted.removeDuplicates();
    part.coverIsCondition = true;
    part.condition = isOneOf(u"activity_type"_s, wanted);
    part.cover.emplace();
    for (const QString &type : std::as_const(wanted))
        addBranch(*part.cover, {Branch::Kind::Type, type});
    if (problems) {
        part.condition.sql += u" OR "_s + problemSql();
        addBranch(*part.cover, {Branch::Kind::Problem, {}});
    }
    return part;
}

ActivityPart rowsOfChosenDevices(const std::vector<QUuid> &ids)
{
    QStringList texts;
    for (const QUuid &id : ids)
        texts += idText(id);
    ActivityPart part = rowsOfDevices(texts);
    part.condition = isOneOf(u"@device"_s, texts); // nothing else judges it, however long
    part.exact = true;
    return part;
}

int termsOf(const Node &node)
{
    if (node.kind == Node::Kind::Term)
        return 1;
    int terms = 0;
    for (const Node &child : node.children)
        terms += termsOf(child);
    return terms;
}

} // namespace

bool needsTelemetry(const Node &node)
{
    if (node.kind == Node::Kind::Term)
        return node.field == TermField::Metric || node.field == TermField::FieldName || node.field == TermField::Rssi ||
               node.field == TermField::Snr;
    return std::any_of(node.children.begin(), node.children.end(), needsTelemetry);
}

ActivityPlan planOf(const ActivityQuery &query, const Directory &directory)
{
    std::vector<ActivityPart> parts{rowsOfTypes(query.types)};
    if (!query.devices.empty())
        parts.push_back(rowsOfChosenDevices(query.devices));
    ActivityPlan plan;
    if (query.filter) {
        ActivityPart part =
            termsOf(*query.filter) <= kMaxSqlTerms ? rowsOfFilter(*query.filter, directory) : ActivityPart();
        if (part.never) {
            plan.never = true;
            return plan;
        }
        if (!part.exact) {
            plan.judge = query.filter;
            plan.judgeNeedsTelemetry = needsTelemetry(*query.filter);
        }
        parts.push_back(std::move(part));
    }
    plan.branches = {{Branch::Kind::Time, {}}};
    const ActivityPart *walked = nullptr;
    for (const ActivityPart &part : parts) {
        if (part.cover && weightOf(*part.cover) < weightOf(plan.branches)) {
            plan.branches = *part.cover;
            walked = &part;
        }
    }
    std::vector<Condition> conditions;
    for (const ActivityPart &part : parts) {
        if (&part != walked || !part.coverIsCondition)
            conditions.push_back(part.condition);
    }
    plan.condition = joined(conditions, u" AND "_s);
    plan.never = plan.branches.empty();
    return plan;
}

} // namespace store
