// SPDX-License-Identifier: GPL-3.0-or-later
// What a link is told at its start, and what it reports about itself. Plain values that cross threads by copy.
#pragma once

#include "broker/broker_url.h"

#include <QByteArray>
#include <QMetaType>
#include <QString>
#include <QStringList>
#include <optional>
#include <vector>

namespace broker {

// PEM files; empty: the system's certificates, no client certificate.
struct TlsFiles
{
    QString caFile;
    QString certFile;
    QString keyFile;
};

struct Will
{
    QString topic;
    QByteArray payload;
    int qos = 1;
    bool retain = true;
};

enum class Protocol {
    Auto, // 5, then 3.1.1 when the broker refuses 5
    Mqtt5,
    Mqtt311,
};

struct LinkOptions
{
    BrokerUrl url;
    QString clientId;
    QString username; // empty: the user of the URL, if it names one
    QByteArray password;
    Protocol protocol = Protocol::Auto;
    int keepAliveSeconds = 30;
    quint32 sessionExpirySeconds = 604800;
    bool cleanSession = false;
    int qos = 1; // asked for with each filter
    QStringList filters;
    TlsFiles tls;
    std::optional<Will> will;
    QString user;                 // the login name that the rows of publishes carry (contract §2); empty: none
    int connectTimeoutMs = 10000; // from the name look-up to CONNACK, all steps together
    int backoffMinMs = 1000;
    int backoffMaxMs = 60000;
    bool keepTrying = true; // false: the first failure ends the link: phase Stopped with its reason, then stopped()
    // When the broker was last heard of in an earlier run, if the caller remembers: for "lost since".
    std::optional<qint64> lastContactMs;
};

// What the kept session at the broker holds, as far as we know; persisted by the caller between runs.
struct Subscription
{
    QString filter;
    quint32 identifier = 0; // MQTT 5 subscription identifier; 0: subscribed without one
    int qosRequested = 1;
    int qosGranted = -1; // -1 unknown
    bool operator==(const Subscription &) const = default;
};

enum class LinkPhase {
    Stopped,
    Resolving,
    Connecting,
    Securing,
    Handshaking, // CONNECT was sent
    Subscribing,
    Ready,
    WaitingToRetry,
    Refused, // taken over, or refused for good: it is tried again, but slowly
};

struct RefusedFilter
{
    QString filter;
    QString reason;
    bool operator==(const RefusedFilter &) const = default;
};

struct LinkState
{
    LinkPhase phase = LinkPhase::Stopped;
    bool sessionPresent = false;
    QString protocol;                    // "5.0" or "3.1.1"; empty before the first CONNACK
    QString reason;                      // why there is no connection, or what is wrong with it; empty when all is well
    QString advice;                      // what to do about it
    std::optional<qint64> nextRetryAtMs; // UTC milliseconds
    std::vector<RefusedFilter> refused;  // filters the broker refused, or granted with a lower QoS than asked for
    bool operator==(const LinkState &) const = default;
};

} // namespace broker

Q_DECLARE_METATYPE(broker::LinkState)
