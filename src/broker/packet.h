// SPDX-License-Identifier: GPL-3.0-or-later
// The few MQTT control packets that the gate reads and writes itself (MQTT 3.1.1 and 5.0, chapters 2 and 3).
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>
#include <optional>

namespace broker {

enum class PacketType : quint8 {
    Connect = 1,
    Connack,
    Publish,
    Puback,
    Pubrec,
    Pubrel,
    Pubcomp,
    Subscribe,
    Suback,
    Unsubscribe,
    Unsuback,
    Pingreq,
    Pingresp,
    Disconnect,
    Auth,
};

// One whole control packet; views into somebody else's bytes.
struct PacketView
{
    PacketType type = PacketType::Connect;
    quint8 flags = 0;
    QByteArrayView whole;
    QByteArrayView body; // after the remaining length
};

enum class FrameResult { Whole, Incomplete, Malformed };
// Looks for a packet at the start of `bytes`. `needed` becomes the size of the whole packet once it is known, else 0.
// Malformed: type 0, or a remaining length of more than four bytes or not in its shortest form [MQTT-1.5.5-1].
[[nodiscard]] FrameResult frame(QByteArrayView bytes, PacketView &packet, qsizetype &needed);

// What CONNACK says; absent properties have the default of the standard.
struct Connack
{
    bool sessionPresent = false;
    quint8 code = 0;
    bool mqtt5 = true; // false: the two-byte form of 3.1.1, which an old broker sends for version 5 too
    QString reason;
    std::optional<int> serverKeepAlive;
    std::optional<quint32> sessionExpiry;
    std::optional<quint32> maximumPacketSize;
    int receiveMaximum = 65535;
    int maximumQos = 2;
    bool retainAvailable = true;
    bool wildcardAvailable = true;
    bool identifiersAvailable = true;
    bool sharedAvailable = true;
    QString assignedClientId;
    QString serverReference;
};
[[nodiscard]] std::optional<Connack> readConnack(const PacketView &packet, bool mqtt5);

struct Disconnect
{
    quint8 code = 0;
    QString reason;
    QString serverReference;
};
[[nodiscard]] std::optional<Disconnect> readDisconnect(const PacketView &packet);

struct PublishPacket
{
    QByteArrayView topic; // UTF-8, checked
    quint16 packetId = 0; // 0 at QoS 0
    int qos = 0;
    bool duplicate = false;
    bool retained = false;
    QList<quint32> subscriptionIdentifiers;
};
// Nothing for what the standard calls malformed: QoS 3, DUP at QoS 0, packet identifier 0, a topic that is empty, not
// UTF-8 or has wildcards or U+0000, properties that do not fit.
[[nodiscard]] std::optional<PublishPacket> readPublish(const PacketView &packet, bool mqtt5);

// PUBACK, PUBREC, PUBREL, PUBCOMP.
struct Answer
{
    quint16 packetId = 0;
    quint8 code = 0;
    QString reason;
};
[[nodiscard]] std::optional<Answer> readAnswer(const PacketView &packet, bool mqtt5);

// SUBACK and UNSUBACK (no codes with 3.1.1).
struct Suback
{
    quint16 packetId = 0;
    QList<quint8> codes;
    QString reason;
};
[[nodiscard]] std::optional<Suback> readSuback(const PacketView &packet, bool mqtt5);

// The packet identifier and filters of an outgoing SUBSCRIBE or UNSUBSCRIBE.
struct SubscribePacket
{
    quint16 packetId = 0;
    QList<QString> filters;
};
[[nodiscard]] std::optional<SubscribePacket> readSubscribe(const PacketView &packet, bool mqtt5);

// A packet of four bytes: PUBACK, PUBREC, PUBREL or PUBCOMP without reason code (means success).
void appendShortAnswer(QByteArray &out, PacketType type, quint16 packetId);
[[nodiscard]] QByteArray unsubscribePacket(quint16 packetId, const QString &filter, bool mqtt5);

} // namespace broker
