// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/activity_plan.h"

#include "base/ids.h"
#include "model/topics.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace store {
namespace {

using filter::Node;
using filter::Op;
using TermField = filter::Field;

const QString kDeviceId = u"@device"_s;
const QString kIsProblem = u"status IN ('failed', 'timeout', 'error')"_s;
// What the program stores in `status` (contract §2, data.md).
const QStringList kStatuses{u"started"_s, u"success"_s, u"failed"_s, u"timeout"_s, u"error"_s};
const QStringList kProblemStatuses{u"failed"_s, u"timeout"_s, u"error"_s};
// Rows of these types belong to a topic that a message came by.
const QStringList kTypesOfMessages{activity::kMessageReceived.toString(), activity::kDeviceDiscovered.toString(),
                                   activity::kDeviceOnline.toString(), activity::kDeviceOffline.toString()};

constexpr int kMaxSqlTerms = 64;     // a longer filter is left to matches()
constexpr int kMaxInList = 500;      // ids in one IN (…)
constexpr int kMaxPatternSize = 500; // SQLite refuses LIKE patterns beyond 50,000 bytes

// What is known of the rows that a part of the query matches.
struct Part
{
    bool never = false;
    Condition condition;
    bool exact = false; // `condition` holds for no other row
    std::optional<std::vector<Branch>> cover;
    bool coverIsCondition = false; // a row of the cover fulfils `condition`
};

// How many rows a branch may be expected to hold; only the order matters.
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

// nullptr: no operator that numbers narrow by.
const char *numberSign(Op op)
{
    switch (op) {
    case Op::Less:
        return "<";
    case Op::LessEqual:
        return "<=";
    case Op::Greater:
        return ">";
    case Op::GreaterEqual:
        return ">=";
    case Op::Like:
    case Op::Equal:
        return "=";
    case Op::NotEqual:
        break;
    }
    return nullptr;
}

// A member of the metadata that matches; its name is one of ours.
Condition memberLike(QLatin1StringView member, const QString &pattern)
{
    return {u"@member(metadata, %1) @like ? ESCAPE '\\'"_s.arg(member), {pattern}};
}

Part neverPart()
{
    Part part;
    part.never = true;
    part.exact = true;
    part.cover.emplace();
    return part;
}

// Makes parts of terms, with what the directory says.
class Narrower
{
public:
    explicit Narrower(const Directory &directory) : m_directory(directory) {}

    [[nodiscard]] Part part(const Node &node) const
    {
        switch (node.kind) {
        case Node::Kind::And:
            return allOf(node.children);
        case Node::Kind::Or:
            return anyOf(node.children);
        case Node::Kind::Not:
            return noneOf(node.children.front());
        case Node::Kind::Term:
            break;
        }
        return term(node);
    }

    [[nodiscard]] Part selections(const std::vector<activity::Selection> &types) const
    {
        Part part;
        part.exact = true;
        QStringList wanted;
        bool problems = false;
        for (const activity::Selection &selection : types) {
            if (selection.everything)
                return part;
            problems = problems || selection.problems;
            wanted += selection.types;
            if (selection.problems)
                wanted +=
                    {activity::kDeviceOffline.toString(), activity::kConnectionLost.toString(), u"alert_raised"_s};
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
            part.condition.sql += u" OR "_s + kIsProblem;
            addBranch(*part.cover, {Branch::Kind::Problem, {}});
        }
        return part;
    }

    [[nodiscard]] static Part devices(const std::vector<QUuid> &ids)
    {
        QStringList texts;
        for (const QUuid &id : ids)
            texts += idText(id);
        Part part = oneOfDevices(texts);
        part.condition = isOneOf(kDeviceId, texts); // nothing else judges it, however long
        part.exact = true;
        return part;
    }

private:
    [[nodiscard]] Part allOf(const std::vector<Node> &children) const
    {
        Part all;
        all.exact = true;
        std::vector<Condition> conditions;
        for (const Node &child : children) {
            Part one = part(child);
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

    [[nodiscard]] Part anyOf(const std::vector<Node> &children) const
    {
        Part any;
        any.exact = true;
        any.never = true;
        any.cover.emplace();
        bool open = false;
        std::vector<Condition> conditions;
        for (const Node &child : children) {
            Part one = part(child);
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

    [[nodiscard]] Part noneOf(const Node &child) const
    {
        const Part inner = part(child);
        Part outer;
        if (!inner.exact)
            return outer;
        if (inner.never) {
            outer.exact = true;
            return outer;
        }
        if (inner.condition.sql.isEmpty())
            return neverPart();
        outer.exact = true;
        outer.condition = {u"NOT ("_s + inner.condition.sql + u')', inner.condition.values};
        return outer;
    }

    [[nodiscard]] Part term(const Node &node) const
    {
        switch (node.field) {
        case TermField::Type:
            return typeTerm(node);
        case TermField::Status:
            return statusTerm(node);
        case TermField::Device:
        case TermField::Id:
            return node.op == Op::NotEqual ? Part{} : deviceTerm(node);
        case TermField::Topic:
            return node.op == Op::NotEqual ? Part{} : topicTerm(node);
        case TermField::Error:
            return node.op == Op::NotEqual ? Part{} : errorTerm(node);
        case TermField::Parser:
            return node.op == Op::NotEqual ? Part{} : textTerm(node, {"parser_type"_L1});
        case TermField::Reason:
            return node.op == Op::NotEqual ? Part{} : textTerm(node, {"status_reason"_L1, "reason"_L1});
        case TermField::Qos:
            return node.op == Op::NotEqual ? Part{} : qosTerm(node);
        case TermField::Retained:
            return retainedTerm(node);
        case TermField::Word:
            return wordTerm(node);
        default:
            return {};
        }
    }

    // Judged on every type that there is, so that it is exact whatever the operator.
    [[nodiscard]] Part typeTerm(const Node &node) const
    {
        QStringList always, asProblem, otherwise;
        for (const QString &type : m_directory.types) {
            filter::Subject subject;
            subject.type = type;
            subject.status = u"success"_s;
            const bool calm = filter::matches(node, subject);
            subject.status = u"failed"_s;
            const bool problem = filter::matches(node, subject);
            if (calm && problem)
                always += type;
            else if (problem)
                asProblem += type;
            else if (calm)
                otherwise += type;
        }
        if (always.isEmpty() && asProblem.isEmpty() && otherwise.isEmpty())
            return neverPart();
        Part part;
        part.exact = true;
        if (always.size() == m_directory.types.size())
            return part;
        std::vector<Condition> conditions;
        part.cover.emplace();
        const QStringList walked = always + otherwise;
        for (const QString &type : walked)
            addBranch(*part.cover, {Branch::Kind::Type, type});
        if (!always.isEmpty())
            conditions.push_back(isOneOf(u"activity_type"_s, always));
        if (!asProblem.isEmpty()) {
            Condition condition = isOneOf(u"activity_type"_s, asProblem);
            condition.sql += u" AND "_s + kIsProblem;
            conditions.push_back(std::move(condition));
            addBranch(*part.cover, {Branch::Kind::Problem, {}});
        }
        if (!otherwise.isEmpty()) {
            Condition condition = isOneOf(u"activity_type"_s, otherwise);
            condition.sql += u" AND NOT "_s + kIsProblem;
            conditions.push_back(std::move(condition));
        }
        part.condition = joined(conditions, u" OR "_s);
        return part;
    }

    [[nodiscard]] static Part statusTerm(const Node &node)
    {
        QStringList matching;
        for (const QString &status : kStatuses) {
            filter::Subject subject;
            subject.status = status;
            if (filter::matches(node, subject))
                matching += status;
        }
        if (matching.isEmpty())
            return neverPart();
        Part part;
        part.exact = true;
        if (matching.size() == kStatuses.size())
            return part;
        part.condition = isOneOf(u"status"_s, matching);
        const bool onlyProblems = std::all_of(matching.begin(), matching.end(),
                                              [](const QString &status) { return kProblemStatuses.contains(status); });
        if (onlyProblems)
            part.cover = std::vector<Branch>{{Branch::Kind::Problem, {}}};
        return part;
    }

    [[nodiscard]] static Part oneOfDevices(const QStringList &ids)
    {
        Part part;
        if (ids.isEmpty())
            return part;
        if (ids.size() <= kMaxInList)
            part.condition = isOneOf(kDeviceId, ids);
        part.cover.emplace();
        for (const QString &id : ids)
            addBranch(*part.cover, {Branch::Kind::Device, id});
        part.coverIsCondition = true;
        return part;
    }

    // Devices whose rows may match: by what they are called now, and those that rows may know by a topic id from the
    // time before their payload named them (contract §1), which their prefix is bound to.
    [[nodiscard]] QStringList devicesOf(const Node &node) const
    {
        QStringList ids;
        filter::Subject subject;
        for (const Directory::Entry &device : m_directory.devices) {
            subject.deviceId = device.id;
            subject.deviceName = device.name;
            subject.externalId = device.externalId;
            if (filter::matches(node, subject))
                ids += device.id;
        }
        for (const auto &[prefix, id] : m_directory.bindings) {
            filter::Subject bound;
            bound.externalId = topics::topicId(QString(prefix + "/x"_L1));
            if (prefix.isEmpty() || filter::matches(node, bound))
                ids += id;
        }
        ids.removeDuplicates();
        return ids;
    }

    [[nodiscard]] Part deviceTerm(const Node &node) const
    {
        const QStringList ids = devicesOf(node);
        return ids.isEmpty() ? neverPart() : oneOfDevices(ids);
    }

    [[nodiscard]] Part textTerm(const Node &node, std::initializer_list<QLatin1StringView> members) const
    {
        Part part;
        if (node.text.size() > kMaxPatternSize)
            return part;
        std::vector<Condition> conditions;
        for (const QLatin1StringView member : members)
            conditions.push_back(memberLike(member, likePattern(node.text)));
        part.condition = joined(conditions, u" OR "_s);
        return part;
    }

    [[nodiscard]] static Part qosTerm(const Node &node)
    {
        Part part;
        const char *sign = numberSign(node.op);
        if (node.number && sign)
            part.condition = {
                u"coalesce(@number(metadata, qos), @number(metadata, qos_granted)) %1 ?"_s.arg(QLatin1String(sign)),
                {*node.number}};
        return part;
    }

    // Only the few that are retained are worth a condition.
    [[nodiscard]] static Part retainedTerm(const Node &node)
    {
        Part part;
        if (node.number && (*node.number != 0) != (node.op == Op::NotEqual))
            part.condition.sql = u"@isTrue(metadata, retained) OR @isTrue(metadata, retain)"_s;
        return part;
    }

    // Types whose rows may bear a topic that no message came by.
    void addTypesBesideMessages(std::vector<Branch> &cover) const
    {
        for (const QString &type : m_directory.types) {
            if (!kTypesOfMessages.contains(type))
                addBranch(cover, {Branch::Kind::Type, type});
        }
    }

    [[nodiscard]] bool noTopicMatches(const Node &node) const
    {
        if (!m_directory.topicsAreComplete)
            return false;
        return std::none_of(m_directory.topics.begin(), m_directory.topics.end(), [&node](const QString &topic) {
            filter::Subject subject;
            subject.topic = topic;
            return filter::matches(node, subject);
        });
    }

    [[nodiscard]] Part topicTerm(const Node &node) const
    {
        Part part = textTerm(node, {"topic"_L1, "topic_filter"_L1});
        if (noTopicMatches(node)) {
            part.cover.emplace();
            addTypesBesideMessages(*part.cover);
        }
        return part;
    }

    [[nodiscard]] static Part errorTerm(const Node &node)
    {
        Part part;
        part.cover = std::vector<Branch>{{Branch::Kind::Error, {}}};
        if (node.text.size() <= kMaxPatternSize) {
            const QString pattern = likePattern(node.text);
            part.condition = {u"error_code @like ? ESCAPE '\\' OR error_message @like ? ESCAPE '\\'"_s,
                              {pattern, pattern}};
        }
        return part;
    }

    [[nodiscard]] Part wordTerm(const Node &node) const
    {
        Part part;
        const QStringList ids = devicesOf(node);
        if (noTopicMatches(node)) {
            part.cover.emplace();
            for (const QString &id : ids)
                addBranch(*part.cover, {Branch::Kind::Device, id});
            addBranch(*part.cover, {Branch::Kind::Error, {}});
            addTypesBesideMessages(*part.cover);
        }
        if (node.text.size() > kMaxPatternSize || ids.size() > kMaxInList)
            return part;
        const QString pattern = u'%' + likePattern(node.text) + u'%';
        std::vector<Condition> conditions;
        if (!ids.isEmpty())
            conditions.push_back(isOneOf(kDeviceId, ids));
        for (const QLatin1StringView member : {"topic"_L1, "topic_filter"_L1, "external_id"_L1})
            conditions.push_back(memberLike(member, pattern));
        conditions.push_back({u"error_message @like ? ESCAPE '\\'"_s, {pattern}});
        part.condition = joined(conditions, u" OR "_s);
        return part;
    }

    const Directory &m_directory;
};

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
    const Narrower narrower(directory);
    std::vector<Part> parts{narrower.selections(query.types)};
    if (!query.devices.empty())
        parts.push_back(Narrower::devices(query.devices));
    ActivityPlan plan;
    if (query.filter) {
        Part part = termsOf(*query.filter) <= kMaxSqlTerms ? narrower.part(*query.filter) : Part();
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
    const Part *walked = nullptr;
    for (const Part &part : parts) {
        if (part.cover && weightOf(*part.cover) < weightOf(plan.branches)) {
            plan.branches = *part.cover;
            walked = &part;
        }
    }
    std::vector<Condition> conditions;
    for (const Part &part : parts) {
        if (&part != walked || !part.coverIsCondition)
            conditions.push_back(part.condition);
    }
    plan.condition = joined(conditions, u" AND "_s);
    plan.never = plan.branches.empty();
    return plan;
}

} // namespace store
