// SPDX-License-Identifier: GPL-3.0-or-later
// Level by level from the front: names of one level whose continuations are alike are taken for names of devices, and
// share a +; names that come again below several of them (telemetry, status) are words, and stay.
#include "model/topic_proposal.h"

#include "model/topics.h"

#include <QMap>
#include <algorithm>

namespace topics {
namespace {

constexpr int kDeepest = 12;        // levels; what is deeper is asked for with #
constexpr int kMostBelow = 6;       // patterns below one level before they become #
constexpr int kMostFilters = 24;    // before the first level alone is told apart, then nothing
constexpr int kManyWords = 8;       // more names than this that are alike are no vocabulary
constexpr int kManyNames = 64;      // nor are these, alike or not
constexpr int kAlikeAtTheFront = 5; // the first level tells plants and systems apart more often than devices
constexpr qsizetype kLongName = 16;

using Indices = std::vector<int>;

struct Topic
{
    const HeardTopic *heard;
    QStringList levels;
};

// Names of one level that continue alike.
struct Kin
{
    QStringList names;
    QSet<QString> next; // names of the level that follows; `/` and a format where a topic ends
    bool hasEnds = false;
    bool isOfDevices = false;
};

bool looksLikeId(const QString &name)
{
    return name.size() >= kLongName || std::any_of(name.begin(), name.end(), [](QChar c) { return c.isDigit(); });
}

template <typename Names>
double shareOfIds(const Names &names)
{
    const auto ids = std::count_if(names.begin(), names.end(), looksLikeId);
    return names.isEmpty() ? 0 : double(ids) / double(names.size());
}

QString formatOf(const HeardTopic &heard)
{
    const auto most = std::max_element(heard.formats.begin(), heard.formats.end(),
                                       [](const auto &a, const auto &b) { return a.second < b.second; });
    return most == heard.formats.end() ? QString() : most->first;
}

class Proposer
{
public:
    explicit Proposer(const std::vector<HeardTopic> &heard)
    {
        for (const HeardTopic &topic : heard) {
            if (topic.topic.startsWith(u'$') || !isValidName(topic.topic))
                continue;
            QStringList levels = topic.topic.split(u'/');
            levels.resize(std::min(int(levels.size()), kDeepest));
            m_topics.push_back({&topic, levels});
        }
    }

    [[nodiscard]] QStringList patterns() const
    {
        Indices all(m_topics.size());
        for (int i = 0; i < int(all.size()); ++i)
            all[std::size_t(i)] = i;
        QStringList out;
        for (const QString &pattern : all.empty() ? QStringList() : below(all, 0))
            out.append(pattern.sliced(1));
        return out;
    }
    // `tele/#` and so on; `#` where even those are too many.
    [[nodiscard]] QStringList byFirstLevel() const
    {
        QSet<QString> names;
        for (const Topic &topic : m_topics)
            names.insert(topic.levels.front());
        if (names.size() > kMostFilters)
            return {QStringLiteral("#")};
        QStringList out;
        for (const QString &name : std::as_const(names))
            out.append(name + QStringLiteral("/#"));
        return out;
    }

private:
    // What follows after `depth` levels, each level with its slash in front; nothing for topics that end there.
    [[nodiscard]] QStringList below(const Indices &indices, int depth) const
    {
        QMap<QString, Indices> byName;
        QStringList out;
        for (const int index : indices) {
            const Topic &topic = m_topics[std::size_t(index)];
            if (topic.levels.size() > depth)
                byName[topic.levels[depth]].push_back(index);
            else if (out.isEmpty())
                out.append(QString());
        }
        const QSet<QString> varying = varyingNames(byName, depth);
        Indices any;
        for (auto it = byName.cbegin(); it != byName.cend(); ++it) {
            if (varying.contains(it.key()))
                any.insert(any.end(), it->begin(), it->end());
            else
                append(out, it.key(), *it, depth);
        }
        if (!any.empty())
            append(out, QStringLiteral("+"), any, depth);
        return depth > 0 && out.size() > kMostBelow ? QStringList{QStringLiteral("/#")} : out;
    }

    void append(QStringList &out, const QString &name, const Indices &indices, int depth) const
    {
        const QStringList rest = depth + 1 < kDeepest ? below(indices, depth + 1) : QStringList{QStringLiteral("/#")};
        for (const QString &pattern : rest) {
            // `+/#` is `#`: the wider one is the shorter one, too.
            out.append(pattern == u"/#" && name == u"+" ? pattern : QString(u'/' + name + pattern));
        }
    }

    [[nodiscard]] QSet<QString> varyingNames(const QMap<QString, Indices> &byName, int depth) const
    {
        if (byName.size() > kManyNames)
            return {byName.keyBegin(), byName.keyEnd()};
        QSet<QString> varying;
        for (const Kin &kin : kinOf(byName, depth)) {
            for (const QString &name : kin.names) {
                if (kin.isOfDevices || varies(kin, isWord(byName[name], depth), depth))
                    varying.insert(name);
            }
        }
        return varying;
    }

    [[nodiscard]] static bool varies(const Kin &kin, bool isWord, int depth)
    {
        const auto count = kin.names.size();
        if (count > kManyWords)
            return true;
        if (isWord || count < 2)
            return false;
        const double ids = shareOfIds(kin.names);
        if (kin.hasEnds) {
            const bool plain = kin.next.contains(QStringLiteral("/plain"));
            const int enough = plain ? (ids > 0.5 ? 3 : kManyWords + 1) : (ids > 0.5 ? 2 : 3);
            return count >= enough;
        }
        // `NDATA/node1` and `DDATA/node1`: the names that look like names of devices are a level further on.
        return count >= (depth == 0 ? kAlikeAtTheFront : 2) && ids >= shareOfIds(kin.next);
    }

    // Groups of names whose continuations have half of the smaller one's in common; those of devices are one.
    [[nodiscard]] std::vector<Kin> kinOf(const QMap<QString, Indices> &byName, int depth) const
    {
        std::vector<Kin> groups;
        for (auto it = byName.cbegin(); it != byName.cend(); ++it) {
            Kin one = kinOf(*it, depth);
            one.names.append(it.key());
            const auto alike = std::find_if(groups.begin(), groups.end(), [&one](const Kin &group) {
                return (one.isOfDevices && group.isOfDevices) || areAlike(one, group);
            });
            if (alike == groups.end()) {
                groups.push_back(std::move(one));
                continue;
            }
            alike->names += one.names;
            alike->next.unite(one.next);
            alike->hasEnds |= one.hasEnds;
            alike->isOfDevices |= one.isOfDevices;
        }
        return groups;
    }

    [[nodiscard]] static bool areAlike(const Kin &a, const Kin &b)
    {
        const QSet<QString> &smaller = a.next.size() < b.next.size() ? a.next : b.next;
        const QSet<QString> &larger = a.next.size() < b.next.size() ? b.next : a.next;
        const auto common = std::count_if(smaller.begin(), smaller.end(),
                                          [&larger](const QString &name) { return larger.contains(name); });
        return common > 0 && 2 * common >= smaller.size();
    }

    [[nodiscard]] Kin kinOf(const Indices &indices, int depth) const
    {
        Kin kin;
        for (const int index : indices) {
            const Topic &topic = m_topics[std::size_t(index)];
            const bool ends = topic.levels.size() == depth + 1;
            kin.hasEnds |= ends;
            kin.isOfDevices |= topic.heard->idLevel == depth;
            kin.next.insert(ends ? QString(u'/' + formatOf(*topic.heard)) : topic.levels[depth + 1]);
        }
        return kin;
    }

    // The same name below several that differ; what follows the name of a device.
    [[nodiscard]] bool isWord(const Indices &indices, int depth) const
    {
        QSet<QString> parents;
        bool follows = true;
        for (const int index : indices) {
            const Topic &topic = m_topics[std::size_t(index)];
            parents.insert(topic.levels.first(depth).join(u'/'));
            follows = follows && topic.heard->idLevel >= 0 && topic.heard->idLevel < depth;
        }
        return follows || parents.size() > 1;
    }

    std::vector<Topic> m_topics;
};

void removeCovered(QStringList &filters)
{
    filters.removeDuplicates();
    for (qsizetype i = filters.size() - 1; i >= 0; --i) {
        const bool covered = std::any_of(filters.begin(), filters.end(), [&filters, i](const QString &other) {
            return other != filters[i] && covers(other, filters[i]);
        });
        if (covered)
            filters.removeAt(i);
    }
}

// Adds up what a filter would have brought. A topic counts for the first that matches it.
struct Sum
{
    ProposedFilter filter;
    std::map<QString, qint64> formats;
    QSet<QString> devices;
    qint64 most = -1;

    void add(const HeardTopic &heard)
    {
        filter.messages += heard.messages;
        ++filter.topics;
        for (const auto &[format, count] : heard.formats)
            formats[format] += count;
        devices.unite(heard.devices);
        if (heard.messages > most) {
            most = heard.messages;
            filter.example = heard.topic;
        }
    }
    [[nodiscard]] ProposedFilter result() const
    {
        ProposedFilter out = filter;
        out.devices = int(devices.size());
        for (const auto &entry : formats)
            out.formats.append(entry.first);
        std::stable_sort(out.formats.begin(), out.formats.end(),
                         [this](const QString &a, const QString &b) { return formats.at(a) > formats.at(b); });
        return out;
    }
};

} // namespace

std::vector<ProposedFilter> proposeFilters(const std::vector<HeardTopic> &heard)
{
    const Proposer proposer(heard);
    QStringList filters = proposer.patterns();
    removeCovered(filters);
    if (filters.size() > kMostFilters)
        filters = proposer.byFirstLevel();
    std::vector<Sum> sums(std::size_t(filters.size()));
    for (std::size_t i = 0; i < sums.size(); ++i)
        sums[i].filter.filter = filters[qsizetype(i)];
    for (const HeardTopic &topic : heard) {
        const auto sum = std::find_if(sums.begin(), sums.end(),
                                      [&topic](const Sum &one) { return matches(one.filter.filter, topic.topic); });
        if (sum != sums.end())
            sum->add(topic);
    }
    std::vector<ProposedFilter> out;
    for (const Sum &sum : sums)
        out.push_back(sum.result());
    std::sort(out.begin(), out.end(), [](const ProposedFilter &a, const ProposedFilter &b) {
        return a.messages != b.messages ? a.messages > b.messages : a.filter < b.filter;
    });
    return out;
}

} // namespace topics
