// SPDX-License-Identifier: GPL-3.0-or-later
// Session state of a client.
#include "qtmqtt/session.h"

#include <utility>

namespace qtmqtt {

std::optional<quint16> Session::takeId()
{
    // In turn rather than the lowest free one: a late answer then meets no younger message.
    for (int i = 0; i < 65'535; ++i) {
        m_lastId = m_lastId == 65'535 ? 1 : static_cast<quint16>(m_lastId + 1);
        if (!m_ids.test(m_lastId)) {
            m_ids.set(m_lastId);
            return m_lastId;
        }
    }
    return std::nullopt;
}

void Session::enqueue(Publish packet)
{
    const quint16 id = packet.id;
    const auto at = m_publishes.insert(m_publishes.end(), Outgoing{std::move(packet)});
    m_byId.insert(id, at);
    if (m_next == m_publishes.end())
        m_next = at;
}

std::optional<Publish> Session::takeNext()
{
    if (m_next == m_publishes.end() || m_inFlight >= m_window)
        return std::nullopt;
    Outgoing &message = *m_next++;
    ++m_inFlight;
    message.wasSent = true;
    Publish packet = message.packet;
    // Should it be sent once more, on another connection, it is a duplicate and the alias means nothing there.
    message.packet.duplicate = true;
    message.packet.properties.remove(PropertyId::TopicAlias);
    return packet;
}

void Session::forget(Messages &list, Messages::iterator at)
{
    const quint16 id = at->packet.id;
    m_byId.remove(id);
    m_ids.reset(id);
    list.erase(at);
    --m_inFlight;
}

Session::Answer Session::acknowledge(quint16 id)
{
    const auto found = m_byId.constFind(id);
    if (found == m_byId.cend() || (*found)->packet.qos != 1 || !(*found)->wasSent)
        return Answer::Unknown;
    forget(m_publishes, *found);
    return Answer::Accepted;
}

Session::Answer Session::received(quint16 id, bool isFailure)
{
    const auto found = m_byId.constFind(id);
    if (found == m_byId.cend() || (*found)->packet.qos != 2 || !(*found)->wasSent)
        return Answer::Unknown;
    const Messages::iterator at = *found;
    if (at->isReleased)
        return Answer::Accepted;
    if (isFailure) {
        forget(m_publishes, at);
        return Answer::Accepted;
    }
    at->isReleased = true;
    at->packet.payload.clear(); // only the id is needed from here on
    m_releases.splice(m_releases.end(), m_publishes, at);
    return Answer::Accepted;
}

Session::Answer Session::complete(quint16 id)
{
    const auto found = m_byId.constFind(id);
    if (found == m_byId.cend() || !(*found)->isReleased)
        return Answer::Unknown;
    forget(m_releases, *found);
    return Answer::Accepted;
}

bool Session::rememberIncoming(quint16 id)
{
    const bool isNew = !m_incoming.test(id);
    m_incoming.set(id);
    return isNew;
}

bool Session::releaseIncoming(quint16 id)
{
    const bool wasKnown = m_incoming.test(id);
    m_incoming.reset(id);
    return wasKnown;
}

QList<quint16> Session::resume()
{
    m_next = m_publishes.begin();
    m_inFlight = static_cast<int>(m_releases.size());
    for (Outgoing &message : m_publishes)
        message.wasSent = false;
    QList<quint16> ids;
    for (const Outgoing &message : m_releases)
        ids.append(message.packet.id);
    return ids;
}

void Session::clear()
{
    m_ids.reset();
    m_incoming.reset();
    m_publishes.clear();
    m_releases.clear();
    m_byId.clear();
    m_inFlight = 0;
    m_next = m_publishes.end();
}

} // namespace qtmqtt
