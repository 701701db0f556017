// SPDX-License-Identifier: GPL-3.0-or-later
// The connection to one broker: keeps a session, subscribes, receives, acknowledges what was committed, publishes.
#pragma once

#include "broker/link_options.h"
#include "model/committed.h"
#include "model/message.h"

#include <QObject>
#include <memory>

namespace broker {

class LinkCore;

// Lives in the listener thread: every function is called there, every signal comes from there. It never waits for a
// disk or a network: everything is asynchronous.
class Link : public QObject
{
    Q_OBJECT

public:
    // `remembered`: what subscriptionsChanged() said last for this client id, or nothing.
    explicit Link(LinkOptions options, std::vector<Subscription> remembered = {}, QObject *parent = nullptr);
    ~Link() override;

    // Connects, and again whenever the connection is lost. Also after stopped().
    void start();
    // Writes what was released, says DISCONNECT and then stopped(), within two seconds. Publishes that are still
    // outstanding fail.
    void stop();
    // Does not wait for the next try. Nothing when a connection is up or being made.
    void reconnectNow();
    // Stops reading from the socket; the connection is kept alive.
    // Over WebSocket up to one Receive Maximum (1,000 messages) still comes in and is kept in memory.
    void setReadingPaused(bool paused);
    // Acknowledgements whose ordinal is at most `committed.upTo()` leave now, in order of arrival.
    void release(Committed committed);
    // QoS 1 is published again after a reconnect until the broker confirms it: at least once. QoS 2 is offered with a
    // clean session only, because Qt MQTT cannot continue its exchange in another connection.
    // Returns a token; published() follows, never before this returns.
    qint64 publish(const QString &topic, const QByteArray &payload, int qos, bool retain);

    [[nodiscard]] const LinkState &state() const;
    // Publishes waiting for their turn or for the broker's answer.
    [[nodiscard]] int publishesOutstanding() const;
    // UTC milliseconds of the last packet from the broker, of earlier runs too; nothing when never.
    [[nodiscard]] std::optional<qint64> lastContactMs() const;

Q_SIGNALS:
    // Message, SessionStarted, AcknowledgementsSeen, MessageReleased and LinkEvent in one stream, in order.
    void arrived(const Arrival &arrival);
    void stateChanged(const broker::LinkState &state);
    // What the broker's session holds now; to be given to the next Link of this client id.
    void subscriptionsChanged(const std::vector<broker::Subscription> &subscriptions);
    // `errorText` empty: confirmed by the broker; QoS 0: written.
    void published(qint64 token, const QString &errorText);
    void stopped();

private:
    friend class LinkCore;
    std::unique_ptr<LinkCore> m_core;
};

} // namespace broker
