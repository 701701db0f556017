// SPDX-License-Identifier: GPL-3.0-or-later
// What is to be published, what was, and what the broker has confirmed. Qt MQTT resends nothing: this list does.
#pragma once

#include "broker/packet.h"

#include <QElapsedTimer>
#include <QHash>
#include <QString>
#include <deque>
#include <functional>
#include <optional>

namespace broker {

struct Publish
{
    qint64 token = 0;
    QString topic;
    QByteArray payload;
    int qos = 0;
    bool retain = false;
    qint64 sentAtMs = -1; // on the list's own clock; -1: not yet
};

struct PublishResult
{
    QString errorText; // empty: confirmed, or written at QoS 0
    QString errorCode;
    QString reason;          // the broker's words, if it had any
    int responseTimeMs = -1; // until the broker's answer
};

class PublishList
{
public:
    using Finished = std::function<void(const Publish &, const PublishResult &)>;
    // Hands one to the client; its packet identifier, 0 at QoS 0, nothing when the client does not take it.
    using Send = std::function<std::optional<quint16>(const Publish &)>;

    // `offeredQos`: the highest that the caller may use.
    PublishList(int offeredQos, Finished finished);

    // What this connection allows.
    void connected(const Connack &connack, bool mqtt5);
    // Those without an answer go to the front again, in their order.
    void disconnected();
    // At most kMaxWaiting wait, with kMaxWaitingBytes; beyond it they fail in the next pump().
    void add(Publish publish);
    // Sends as many as may be in flight; `mayWrite` false ends the turn. Finishes what cannot be sent.
    void pump(const Send &send, const std::function<bool()> &mayWrite, bool connected);
    // PUBACK, PUBCOMP or a refusing PUBREC. False when nothing waits for this identifier.
    bool answered(quint16 packetId, quint8 code, const QString &reason);
    // Everything outstanding fails.
    void failAll(const QString &errorText);

    [[nodiscard]] int outstanding() const
    {
        return int(m_waiting.size() + m_overflow.size() + size_t(m_inFlight.size()));
    }
    [[nodiscard]] bool isWaiting() const { return !m_waiting.empty() || !m_overflow.empty(); }

    static constexpr qsizetype kMaxWaiting = 100'000;
    static constexpr qint64 kMaxWaitingBytes = 64 * 1024 * 1024;

private:
    [[nodiscard]] std::optional<PublishResult> objection(const Publish &publish) const;

    int m_offeredQos;
    Finished m_finished;
    std::deque<Publish> m_waiting;
    std::deque<Publish> m_overflow;
    qint64 m_waitingBytes = 0;
    QHash<quint16, Publish> m_inFlight;
    QElapsedTimer m_clock;
    qsizetype m_window = 1;
    int m_maximumQos = 2;
    bool m_retainAvailable = true;
    qint64 m_maximumPacketSize = 0;
};

} // namespace broker
