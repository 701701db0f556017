// SPDX-License-Identifier: GPL-3.0-or-later
// What is remembered of each topic, so that a retained message that brings nothing new is told apart.
#pragma once

#include "model/device.h"
#include "model/message.h"

#include <QHash>
#include <QSet>

namespace ingest {

class TopicMemory
{
public:
    // Anew, or in addition. Of topics `ofOthers` an older message than their last changes nothing but the count.
    void load(const std::vector<TopicState> &topics, const QSet<QString> &ofOthers = {});
    // Whether the topic's last payload was the same as this one's.
    [[nodiscard]] bool isUnchanged(const Message &message);
    void remember(const Message &message);
    [[nodiscard]] std::vector<TopicState> takeChanged();

private:
    struct Entry
    {
        TopicState state;
        QByteArray payload; // whole, of this run; hashed only when somebody asks
        bool hashed = true;
        bool changed = false;
        qint64 othersUntilMs = 0; // UTC, received by another collector
    };
    static void hash(Entry &entry);

    QHash<QString, Entry> m_topics;
    QList<QString> m_changed;
};

} // namespace ingest
