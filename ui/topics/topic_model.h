// SPDX-License-Identifier: GPL-3.0-or-later
// Topics as a tree by level, with the messages and the last message of what lies below. Follows the store by
// difference, so that what is open and selected stays.
#pragma once

#include "model/device.h"

#include <QAbstractItemModel>
#include <QHash>
#include <memory>
#include <vector>

namespace ui {

class Clock;

class TopicModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { Level, Messages, LastSeen, Flags, Preview, ColumnCount };
    enum Role {
        PathRole = Qt::UserRole + 1, // the levels from the root, as a topic
        IsTopicRole,                 // bool: messages came on this very topic
        SecondaryRole,               // bool: what is shown is less important
    };
    // Deeper levels are one: a topic of 30,000 slashes makes no tree of 30,000 levels.
    static constexpr int kMaxDepth = 32;

    explicit TopicModel(const Clock &clock, QObject *parent = nullptr);
    ~TopicModel() override;

    // All topics there are now. Those that contain each word of `search` are shown; another search than before builds
    // the tree anew.
    void setTopics(const std::vector<TopicState> &topics, const QString &search, qint64 nowMs);
    void tick(qint64 nowMs);
    // Topics shown.
    [[nodiscard]] int size() const { return int(m_topics.size()); }
    [[nodiscard]] QModelIndex indexOf(const QString &path) const;
    // The topic of a row; nullptr for a mere level.
    [[nodiscard]] const TopicState *topic(const QModelIndex &index) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &index) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Node;

    [[nodiscard]] Node *nodeOf(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(const Node *node, int column = 0) const;
    [[nodiscard]] QString text(const Node &node, int column) const;
    Node *grow(const QString &topic);
    void put(const TopicState &state);
    void removeGone();
    void prune(Node *node);
    void sayChanged();

    const Clock &m_clock;
    std::unique_ptr<Node> m_root;
    QHash<QString, Node *> m_topics;
    std::vector<Node *> m_changed;
    QStringList m_words; // of the search, folded
    qint64 m_nowMs = 0;
    quint64 m_round = 0;
    bool m_quiet = false; // within a reset
};

// What can be read of the beginning of a payload, in one line: text, or its bytes in hex.
[[nodiscard]] QString payloadPreview(const QByteArray &beginning);

} // namespace ui
