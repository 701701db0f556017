// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/topics/topic_model.h"

#include "ui/common/clock.h"
#include "ui/common/formats.h"
#include "ui/common/plain_text.h"

#include <QSet>
#include <QStringDecoder>
#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr int kMaxLevelShown = 120;
constexpr int kMaxBytesShown = 24;

QStringList levelsOf(const QString &topic)
{
    QStringList levels;
    qsizetype from = 0;
    while (levels.size() < TopicModel::kMaxDepth - 1) {
        const qsizetype slash = topic.indexOf(u'/', from);
        if (slash < 0)
            break;
        levels.append(topic.mid(from, slash - from));
        from = slash + 1;
    }
    levels.append(topic.mid(from));
    return levels;
}

bool contains(const QString &topic, const QStringList &words)
{
    if (words.isEmpty())
        return true;
    const QString folded = topic.toCaseFolded();
    return std::all_of(words.begin(), words.end(), [&folded](const QString &word) { return folded.contains(word); });
}

} // namespace

struct TopicModel::Node
{
    Node *parent = nullptr;
    QString level;
    std::vector<std::unique_ptr<Node>> children; // by level
    bool isTopic = false;
    TopicState state;
    quint64 round = 0;   // in which the topic was last there
    qint64 messages = 0; // of the topic and all below
    qint64 lastAtMs = 0; // the newest of them
    int topics = 0;      // this one included

    [[nodiscard]] auto place(const QString &wanted) const
    {
        return std::lower_bound(children.begin(), children.end(), wanted,
                                [](const auto &child, const QString &name) { return child->level < name; });
    }
    [[nodiscard]] Node *child(const QString &wanted) const
    {
        const auto at = place(wanted);
        return at != children.end() && (*at)->level == wanted ? at->get() : nullptr;
    }
    [[nodiscard]] int row() const { return parent ? int(parent->place(level) - parent->children.begin()) : 0; }
};

QString payloadPreview(const QByteArray &beginning)
{
    // A character that was cut in two at the end is no error: the decoder waits for its rest.
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder(beginning);
    if (!decoder.hasError() && !text.contains(QChar(u'\0')))
        return plainLine(text.simplified());
    return u"0x "_s +
           QString::fromLatin1(beginning.first(std::min<qsizetype>(beginning.size(), kMaxBytesShown)).toHex(' ')) +
           (beginning.size() > kMaxBytesShown ? u" …"_s : QString());
}

TopicModel::TopicModel(const Clock &clock, QObject *parent)
    : QAbstractItemModel(parent), m_clock(clock), m_root(std::make_unique<Node>())
{
}

TopicModel::~TopicModel() = default;

void TopicModel::setTopics(const std::vector<TopicState> &topics, const QString &search, qint64 nowMs)
{
    const QStringList words = search.left(200).toCaseFolded().split(u' ', Qt::SkipEmptyParts);
    m_nowMs = nowMs;
    ++m_round;
    m_quiet = words != m_words || m_topics.isEmpty();
    if (m_quiet) {
        beginResetModel();
        m_root = std::make_unique<Node>();
        m_topics.clear();
        m_words = words;
    }
    for (const TopicState &state : topics) {
        if (contains(state.topic, m_words))
            put(state);
    }
    if (m_quiet) {
        m_changed.clear();
        m_quiet = false;
        endResetModel();
        return;
    }
    removeGone();
    sayChanged();
}

// The node of the topic, made where it is missing.
TopicModel::Node *TopicModel::grow(const QString &topic)
{
    Node *node = m_root.get();
    for (const QString &level : levelsOf(topic)) {
        Node *next = node->child(level);
        if (!next) {
            const auto at = node->place(level);
            const int row = int(at - node->children.begin());
            auto made = std::make_unique<Node>();
            made->parent = node;
            made->level = level;
            next = made.get();
            if (!m_quiet)
                beginInsertRows(indexOf(node), row, row);
            node->children.insert(node->children.begin() + row, std::move(made));
            if (!m_quiet)
                endInsertRows();
        }
        node = next;
    }
    return node;
}

void TopicModel::put(const TopicState &state)
{
    Node *node = m_topics.value(state.topic);
    if (!node) {
        node = grow(state.topic);
        node->isTopic = true;
        m_topics.insert(state.topic, node);
        for (Node *above = node; above; above = above->parent)
            ++above->topics;
    } else if (node->state == state) {
        node->round = m_round;
        return;
    }
    const qint64 more = state.messages - node->state.messages;
    node->state = state;
    node->round = m_round;
    for (Node *above = node; above; above = above->parent) {
        above->messages += more;
        above->lastAtMs = std::max(above->lastAtMs, state.lastAtMs);
        m_changed.push_back(above);
    }
}

void TopicModel::removeGone()
{
    std::vector<Node *> gone;
    for (auto it = m_topics.begin(); it != m_topics.end();) {
        if ((*it)->round == m_round) {
            ++it;
            continue;
        }
        gone.push_back(*it);
        it = m_topics.erase(it);
    }
    if (gone.empty())
        return;
    // Nodes that go must not be told as changed.
    sayChanged();
    for (Node *node : gone) {
        for (Node *above = node; above; above = above->parent) {
            above->messages -= node->state.messages;
            --above->topics;
        }
        node->isTopic = false;
        node->state = {};
        prune(node);
    }
}

// Takes the node away, and what above it holds nothing else.
void TopicModel::prune(Node *node)
{
    while (node->parent && !node->isTopic && node->children.empty()) {
        Node *above = node->parent;
        const int row = node->row();
        beginRemoveRows(indexOf(above), row, row);
        above->children.erase(above->children.begin() + row);
        endRemoveRows();
        node = above;
    }
    if (node->parent)
        Q_EMIT dataChanged(indexOf(node), indexOf(node, ColumnCount - 1));
}

// One stretch of rows a parent, however many changed.
void TopicModel::sayChanged()
{
    std::map<Node *, std::pair<int, int>> stretches; // by parent
    QSet<Node *> seen;
    for (Node *node : m_changed) {
        if (!node->parent || seen.contains(node))
            continue;
        seen.insert(node);
        const int row = node->row();
        const auto [at, isNew] = stretches.try_emplace(node->parent, row, row);
        if (!isNew)
            at->second = {std::min(at->second.first, row), std::max(at->second.second, row)};
    }
    m_changed.clear();
    for (const auto &[above, rows] : stretches) {
        const QModelIndex under = indexOf(above);
        Q_EMIT dataChanged(index(rows.first, 0, under), index(rows.second, ColumnCount - 1, under));
    }
}

void TopicModel::tick(qint64 nowMs)
{
    m_nowMs = nowMs;
    // The views ask again for what they show; ages differ in all of it.
    if (!m_root->children.empty())
        Q_EMIT dataChanged(index(0, LastSeen), index(int(m_root->children.size()) - 1, LastSeen));
}

TopicModel::Node *TopicModel::nodeOf(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<Node *>(index.internalPointer()) : m_root.get();
}

QModelIndex TopicModel::indexOf(const Node *node, int column) const
{
    return node->parent ? createIndex(node->row(), column, const_cast<Node *>(node)) : QModelIndex();
}

QModelIndex TopicModel::indexOf(const QString &path) const
{
    const Node *node = m_root.get();
    for (const QString &level : levelsOf(path)) {
        node = node->child(level);
        if (!node)
            return {};
    }
    return indexOf(node);
}

const TopicState *TopicModel::topic(const QModelIndex &index) const
{
    const Node *node = nodeOf(index);
    return node->isTopic ? &node->state : nullptr;
}

QModelIndex TopicModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, nodeOf(parent)->children[std::size_t(row)].get());
}

QModelIndex TopicModel::parent(const QModelIndex &index) const
{
    return index.isValid() ? indexOf(nodeOf(index)->parent) : QModelIndex();
}

int TopicModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : int(nodeOf(parent)->children.size());
}

int TopicModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QString TopicModel::text(const Node &node, int column) const
{
    switch (column) {
    case Level:
        return node.level.isEmpty() ? tr("(empty level)") : plainLine(node.level, kMaxLevelShown);
    case Messages:
        return countText(node.messages);
    case LastSeen:
        return Clock::age(node.lastAtMs, m_nowMs);
    case Flags:
        if (!node.isTopic)
            return {};
        return node.state.retained ? tr("QoS %1, retained").arg(node.state.qos) : tr("QoS %1").arg(node.state.qos);
    case Preview:
        return node.isTopic ? payloadPreview(node.state.lastPayload)
                            : (node.topics == 1 ? tr("1 topic") : tr("%1 topics").arg(countText(node.topics)));
    default:
        return {};
    }
}

QVariant TopicModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Node &node = *nodeOf(index);
    switch (role) {
    case Qt::DisplayRole:
        return text(node, index.column());
    case Qt::ToolTipRole:
        return index.column() == LastSeen ? plainToolTip(m_clock.exact(node.lastAtMs))
               : index.column() == Level  ? plainToolTip(data(index, PathRole).toString())
                                          : QString();
    case Qt::TextAlignmentRole:
        return index.column() == Messages || index.column() == LastSeen ? int(Qt::AlignRight | Qt::AlignVCenter)
                                                                        : int(Qt::AlignLeft | Qt::AlignVCenter);
    case PathRole: {
        QStringList levels;
        for (const Node *above = &node; above->parent; above = above->parent)
            levels.prepend(above->level);
        return levels.join(u'/');
    }
    case IsTopicRole:
        return node.isTopic;
    case SecondaryRole:
        return index.column() != Level && (index.column() != Preview || !node.isTopic);
    default:
        return {};
    }
}

QVariant TopicModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return section == Messages || section == LastSeen ? int(Qt::AlignRight | Qt::AlignVCenter)
                                                          : int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const QString titles[] = {tr("Topic"), tr("Messages"), tr("Last seen"), tr("Flags"), tr("Last payload")};
    return titles[section];
}

} // namespace ui
