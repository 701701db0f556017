// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/topic_memory.h"

#include "ingest/payload_body.h"

#include <QCryptographicHash>

namespace ingest {

void TopicMemory::load(const std::vector<TopicState> &topics, const QSet<QString> &ofOthers)
{
    for (const TopicState &topic : topics)
        m_topics.insert(topic.topic,
                        Entry{topic, {}, true, false, ofOthers.contains(topic.topic) ? topic.lastAtMs : 0});
}

bool TopicMemory::isUnchanged(const Message &message)
{
    const auto it = m_topics.find(message.topic);
    if (it == m_topics.end())
        return false;
    hash(*it);
    return it->state.lastHash == QCryptographicHash::hash(message.payload, QCryptographicHash::Sha256);
}

void TopicMemory::remember(const Message &message)
{
    Entry &entry = m_topics[message.topic];
    if (!entry.changed) {
        entry.changed = true;
        m_changed.append(message.topic);
    }
    TopicState &state = entry.state;
    state.messages += 1;
    if (message.receivedAtMs < entry.othersUntilMs)
        return;
    state.topic = message.topic;
    // A live delivery does not carry the flag: once seen retained, the topic stays so.
    state.retained = state.retained || message.retained;
    state.qos = message.qos;
    state.lastAtMs = message.receivedAtMs;
    entry.payload = message.payload;
    entry.hashed = false;
}

std::vector<TopicState> TopicMemory::takeChanged()
{
    std::vector<TopicState> changed;
    changed.reserve(size_t(m_changed.size()));
    for (const QString &topic : std::as_const(m_changed)) {
        Entry &entry = m_topics[topic];
        hash(entry);
        entry.changed = false;
        changed.push_back(entry.state);
    }
    m_changed.clear();
    return changed;
}

void TopicMemory::hash(Entry &entry)
{
    if (entry.hashed)
        return;
    entry.state.lastHash = QCryptographicHash::hash(entry.payload, QCryptographicHash::Sha256);
    entry.state.lastPayload = entry.payload.first(qMin(entry.payload.size(), kPayloadKept));
    entry.payload.clear();
    entry.hashed = true;
}

} // namespace ingest
