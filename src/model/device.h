// SPDX-License-Identifier: GPL-3.0-or-later
// A device as the registry knows it.
#pragma once

#include "model/reading.h"

#include <QMap>
#include <QUuid>
#include <array>

// The newest value of one metric of one device.
struct LatestValue
{
    Value value;
    qint64 atMs = 0; // when we received it
    bool operator==(const LatestValue &) const = default;
};

struct ConnectionQuality
{
    std::optional<double> rssi; // dBm
    std::optional<double> snr;  // dB
    bool operator==(const ConnectionQuality &) const = default;
};

// How often a device reports: its newest intervals between readings, from which the usual one is learned.
class ReadingPace
{
public:
    static constexpr int kKept = 9;
    static constexpr int kEnough = 3; // fewer say nothing

    void add(qint64 intervalMs);
    // The median; nothing before kEnough intervals are known.
    [[nodiscard]] std::optional<qint64> usualMs() const;
    // Oldest first.
    [[nodiscard]] std::vector<qint64> intervals() const;
    bool operator==(const ReadingPace &) const = default;

private:
    std::array<qint64, kKept> m_intervals{};
    int m_count = 0;
    int m_next = 0;
};

struct Device
{
    QUuid id;
    QUuid organizationId;
    QUuid integrationId;
    QString externalId;
    QString givenName;    // the operator's; empty if none
    QString reportedName; // the payload's; empty if none
    DeviceStatus status = DeviceStatus::Unknown;
    QString statusReason;
    std::optional<qint64> statusChangedAtMs;
    qint64 firstSeenAtMs = 0;
    std::optional<qint64> lastSeenAtMs;     // the last message that was not retained
    std::optional<qint64> lastDeviceTimeMs; // the newest device time judged so far
    std::optional<qint64> lastReadingAtMs;  // the last telemetry that was not retained
    std::optional<qint64> lastMessageAtMs;  // the last message that was not retained, wills too; kept in PostgreSQL
    ReadingPace pace;
    qint64 messages = 0;
    bool hasTelemetry = false;
    bool idFromTopic = false; // made for a message without an id; a payload id may still become its external id
    ConnectionQuality quality;
    Fields facts;
    QMap<QString, LatestValue> latest; // by field name
    QStringList tags;
    QString notes;
    bool operator==(const Device &) const = default;

    // The operator's name, else the payload's, else the external id.
    [[nodiscard]] const QString &name() const
    {
        return !givenName.isEmpty() ? givenName : !reportedName.isEmpty() ? reportedName : externalId;
    }
};

// Which devices a topic prefix belongs to (contract §1). More than one bound id: a gateway, the binding ended for good.
struct PrefixBinding
{
    QString prefix;
    std::vector<QUuid> devices; // one: bound; two: ended
    bool operator==(const PrefixBinding &) const = default;
};

// What is remembered of a topic, to tell an unchanged retained message and to show the tree of topics.
struct TopicState
{
    QString topic;
    QByteArray lastHash;    // SHA-256 of the last payload
    QByteArray lastPayload; // its first 64 KiB
    bool retained = false;
    int qos = 0;
    qint64 messages = 0;
    qint64 lastAtMs = 0;
    bool operator==(const TopicState &) const = default;
};
