// SPDX-License-Identifier: GPL-3.0-or-later
// What comes out of the broker link, in order of arrival: messages, and what the link itself has to report.
#pragma once

#include <QByteArray>
#include <QString>
#include <optional>
#include <variant>

// One PUBLISH as received.
struct Message
{
    QString topic;
    QByteArray payload;
    int qos = 0;
    bool retained = false;
    bool duplicate = false;  // the DUP flag
    bool dupSuspect = false; // set by the inbox: may have been stored before, cannot be told
    quint16 packetId = 0;    // 0 at QoS 0
    qint64 receivedAtMs = 0; // UTC milliseconds
    qint64 monotonicNs = 0;  // steady clock of this boot
    // Of filters that overlap, another one stands for this message: acknowledge it, do not store it.
    bool overlapCopy = false;
    // Ordinal of the acknowledgement that waits for this message; 0 at QoS 0. Ascending over all connections of a link.
    qint64 arrival = 0;
    bool operator==(const Message &) const = default;
};

// A connection was accepted. `sessionPresent` false starts a new epoch: packet identifiers of before mean nothing now.
struct SessionStarted
{
    bool sessionPresent = false;
};

// The broker has seen every acknowledgement up to this ordinal: the ledger may forget them.
struct AcknowledgementsSeen
{
    qint64 upTo = 0;
};

// PUBREL: the sender will not use this QoS 2 packet identifier for the old message again. Its PUBCOMP waits for
// `arrival`.
struct MessageReleased
{
    quint16 packetId = 0;
    qint64 arrival = 0;
};

// Something about the connection, or about a notification, that becomes one activity row.
struct LinkEvent
{
    QString activityType; // mqtt_connection_established, …_lost, mqtt_subscription_created, mqtt_publish_success,
                          // …_failed, notification_webhook, other
    QByteArray metadata;  // JSON object with the keys of the type
    QString errorText;    // empty when nothing is wrong
    QString errorCode;
    qint64 atMs = 0;
    int responseTimeMs = -1; // publish: until PUBACK; -1 unknown
    QByteArray payload;      // publish, notification: what was sent
    // Notifications only.
    QString method; // POST
    QString endpoint;
    QString status; // success, failed, timeout; empty: as the type says
    std::optional<int> responseStatus;
    [[nodiscard]] bool isOfLink() const { return status.isEmpty(); }
    bool operator==(const LinkEvent &) const = default;
};

using Arrival = std::variant<Message, SessionStarted, AcknowledgementsSeen, MessageReleased, LinkEvent>;
