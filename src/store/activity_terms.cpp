// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/activity_terms.h"

#include "model/topics.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace store {
namespace {

using filter::Node;
using filter::Op;
using TermField = filter::Field;

const QString kDeviceId = u"@device"_s;
// What the program stores in `status` (contract §2, data.md).
const QStringList kStatuses{u"started"_s, u"success"_s, u"failed"_s, u"timeout"_s, u"error"_s};
const QStringList kProblemStatuses{u"failed"_s, u"timeout"_s, u"error"_s};
// Rows of these types belong to a topic that a message came by.
const QStringList kTypesOfMessages{activity::kMessageReceived.toString(), activity::kDeviceDiscovered.toString(),
                                   activity::kDeviceOnline.toString(), activity::kDeviceOffline.toString()};

constexpr int kMaxInList = 500;      // ids in one IN (…)
constexpr int kMaxPatternSize = 500; // SQLite refuses LIKE patterns beyond 50,000 bytes

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

class TermNarrower
{
public:
    explicit TermNarrower(const Directory &directory) : m_directory(directory) {}

    [[nodiscard]] ActivityPart part(const Node &node) const
    {
        switch (node.field) {
        case TermField::Type:
            return typeTerm(node);
        case TermField::Status:
            return statusTerm(node);
        case TermField::Device:
        case TermField::Id:
            return node.op == Op::NotEqual ? ActivityPart{} : deviceTerm(node);
        case TermField::Topic:
            return node.op == Op::NotEqual ? ActivityPart{} : topicTerm(node);
        case TermField::Error:
            return node.op == Op::NotEqual ? ActivityPart{} : errorTerm(node);
        case TermField::Parser:
            return node.op == Op::NotEqual ? ActivityPart{} : textTerm(node, {"parser_type"_L1});
        case TermField::Reason:
            return node.op == Op::NotEqual ? ActivityPart{} : textTerm(node, {"status_reason"_L1, "reason"_L1});
        case TermField::Qos:
            return node.op == Op::NotEqual ? ActivityPart{} : qosTerm(node);
        case TermField::Retained:
            return retainedTerm(node);
        case TermField::Word:
            return wordTerm(node);
        default:
            return {};
        }
    }

private:
    // Judged on every type that there is, so that it is exact whatever the operator.
    [[nodiscard]] ActivityPart typeTerm(const Node &node) const
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
        ActivityPart part;
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
            condition.sql += u" AND "_s + problemSql();
            conditions.push_back(std::move(condition));
            addBranch(*part.cover, {Branch::Kind::Problem, {}});
        }
        if (!otherwise.isEmpty()) {
            Condition condition = isOneOf(u"activity_type"_s, otherwise);
            condition.sql += u" AND NOT "_s + problemSql();
            conditions.push_back(std::move(condition));
        }
        part.condition = joined(conditions, u" OR "_s);
        return part;
    }

    [[nodiscard]] static ActivityPart statusTerm(const Node &node)
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
        ActivityPart part;
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

    [[nodiscard]] ActivityPart deviceTerm(const Node &node) const
    {
        const QStringList ids = devicesOf(node);
        return ids.isEmpty() ? neverPart() : rowsOfDevices(ids);
    }

    [[nodiscard]] ActivityPart textTerm(const Node &node, std::initializer_list<QLatin1StringView> members) const
    {
        ActivityPart part;
        if (node.text.size() > kMaxPatternSize)
            return part;
        std::vector<Condition> conditions;
        for (const QLatin1StringView member : members)
            conditions.push_back(memberLike(member, likePattern(node.text)));
        part.condition = joined(conditions, u" OR "_s);
        return part;
    }

    [[nodiscard]] static ActivityPart qosTerm(const Node &node)
    {
        ActivityPart part;
        const char *sign = numberSign(node.op);
        if (node.number && sign)
            part.condition = {
                u"coalesce(@number(metadata, qos), @number(metadata, qos_granted)) %1 ?"_s.arg(QLatin1String(sign)),
                {*node.number}};
        return part;
    }

    // Only the few that are retained are worth a condition.
    [[nodiscard]] static ActivityPart retainedTerm(const Node &node)
    {
        ActivityPart part;
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

    [[nodiscard]] ActivityPart topicTerm(const Node &node) const
    {
        ActivityPart part = textTerm(node, {"topic"_L1, "topic_filter"_L1});
        if (noTopicMatches(node)) {
            part.cover.emplace();
            addTypesBesideMessages(*part.cover);
        }
        return part;
    }

    [[nodiscard]] static ActivityPart errorTerm(const Node &node)
    {
        ActivityPart part;
        part.cover = std::vector<Branch>{{Branch::Kind::Error, {}}};
        if (node.text.size() <= kMaxPatternSize) {
            const QString pattern = likePattern(node.text);
            part.condition = {u"error_code @like ? ESCAPE '\\' OR error_message @like ? ESCAPE '\\'"_s,
                              {pattern, pattern}};
        }
        return part;
    }

    [[nodiscard]] ActivityPart wordTerm(const Node &node) const
    {
        ActivityPart part;
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

} // namespace

const QString &problemSql()
{
    static const QString sql = u"status IN ('failed', 'timeout', 'error')"_s;
    return sql;
}

ActivityPart rowsOfDevices(const QStringList &ids)
{
    ActivityPart part;
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

ActivityPart rowsOfTerm(const Node &term, const Directory &directory)
{
    return TermNarrower(directory).part(term);
}

} // namespace store
