// SPDX-License-Identifier: GPL-3.0-or-later
// A client's session state (MQTT 5.0, 4.1): packet identifiers, messages on their way out, and QoS 2 messages on their
// way in. It outlives a connection. No I/O.
#pragma once

#include "qtmqtt/packets.h"

#include <QHash>

#include <bitset>
#include <list>
#include <optional>

namespace qtmqtt {

class Session
{
public:
    // A packet identifier that nothing uses (2.2.1); nothing when all 65,535 are in use. Given back with release().
    [[nodiscard]] std::optional<quint16> takeId();
    void releaseId(quint16 id) { m_ids.reset(id); }

    // Takes a QoS 1 or 2 message with an id from takeId() into the queue.
    void enqueue(Publish packet);
    // How many QoS 1 and 2 messages may be unacknowledged (Receive Maximum of the server).
    void setWindow(int window) { m_window = window; }
    // The next message that may be sent now, in order; a repeated one is marked as duplicate.
    [[nodiscard]] std::optional<Publish> takeNext();

    enum class Answer { Unknown, Accepted };
    // PUBACK, PUBREC and PUBCOMP for a message of ours. A failed PUBREC ends the message.
    Answer acknowledge(quint16 id);
    Answer received(quint16 id, bool isFailure);
    Answer complete(quint16 id);

    // Whether a QoS 2 message of the server is new: its id is remembered until releaseIncoming().
    [[nodiscard]] bool rememberIncoming(quint16 id);
    // PUBREL: false for an id nobody remembers.
    bool releaseIncoming(quint16 id);

    // After a reconnection to a kept session: everything unacknowledged has to be sent again. The ids whose PUBREL is
    // due are returned in the order of their PUBRECs.
    [[nodiscard]] QList<quint16> resume();
    // The server knows nothing of us: neither do we.
    void clear();

private:
    struct Outgoing
    {
        Publish packet;
        bool wasSent = false; // on this connection
        bool isReleased = false;
    };
    using Messages = std::list<Outgoing>;

    void forget(Messages &list, Messages::iterator at);

    std::bitset<65'536> m_ids;
    std::bitset<65'536> m_incoming;
    quint16 m_lastId = 0;
    int m_window = 65'535;
    int m_inFlight = 0;
    Messages m_publishes; // in order; those sent on this connection come first
    Messages m_releases;  // PUBREC seen, PUBCOMP awaited, in order of the PUBRECs
    Messages::iterator m_next = m_publishes.end();
    QHash<quint16, Messages::iterator> m_byId;
};

} // namespace qtmqtt
