// SPDX-License-Identifier: GPL-3.0-or-later
// MQTT control packets as values, and their bytes: MQTT 3.1, 3.1.1 (OASIS standard, 2014) and 5.0 (OASIS standard,
// 2019), from a client's side: what a client sends is encoded, what a server sends is decoded. No I/O.
#pragma once

#include "qtmqtt/properties.h"
#include "qtmqtt/reader.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <optional>

namespace qtmqtt {

enum class Version : quint8 { V3_1 = 3, V3_1_1 = 4, V5_0 = 5 };

enum class PacketType : quint8 {
    Connect = 1,
    ConnAck = 2,
    Publish = 3,
    PubAck = 4,
    PubRec = 5,
    PubRel = 6,
    PubComp = 7,
    Subscribe = 8,
    SubAck = 9,
    Unsubscribe = 10,
    UnsubAck = 11,
    PingReq = 12,
    PingResp = 13,
    Disconnect = 14,
    Auth = 15
};

// Reason codes the client itself needs by name (MQTT 5.0, 2.4).
enum Reason : quint8 {
    kSuccess = 0x00,
    kContinueAuthentication = 0x18,
    kReAuthenticate = 0x19,
    kMalformedPacket = 0x81,
    kProtocolError = 0x82,
    kPacketIdNotFound = 0x92,
    kTopicAliasInvalid = 0x94,
    kPacketTooLarge = 0x95
};

// The fixed header of the packet that begins a span of bytes.
struct Frame
{
    enum class Status { Incomplete, Malformed, Complete };
    Status status = Status::Incomplete;
    PacketType type = PacketType::Connect;
    quint8 flags = 0;
    qsizetype headerSize = 0; // known, as is bodySize, as soon as the whole length has arrived; else 0
    qsizetype bodySize = 0;
};

// Looks at no byte behind the packet. Complete only when all of its bytes are there.
[[nodiscard]] Frame frameOf(QByteArrayView bytes);

struct Will
{
    QString topic;
    QByteArray message;
    quint8 qos = 0;
    bool retain = false;
    Properties properties;
};

struct Connect
{
    Version version = Version::V3_1_1;
    QString clientId;
    quint16 keepAlive = 0; // seconds
    bool cleanStart = true;
    std::optional<Will> will;
    std::optional<QString> userName;
    std::optional<QByteArray> password;
    Properties properties;
};

struct ConnAck
{
    bool sessionPresent = false;
    quint8 code = 0; // 3.x: return code; 5.0: reason code
    Properties properties;
};

struct Publish
{
    QByteArray topic; // UTF-8
    QByteArray payload;
    quint16 id = 0;
    quint8 qos = 0;
    bool duplicate = false;
    bool retain = false;
    Properties properties;
};

// A PUBLISH that was received: topic and payload point into the bytes it was decoded from.
struct PublishView
{
    QByteArrayView topic; // valid UTF-8 without wildcards; empty only with a topic alias
    QByteArrayView payload;
    quint16 id = 0;
    quint8 qos = 0;
    bool duplicate = false;
    bool retain = false;
    Properties properties;
};

// PUBACK, PUBREC, PUBREL and PUBCOMP.
struct Ack
{
    quint16 id = 0;
    quint8 reason = kSuccess;
    Properties properties;
};

struct Subscribe
{
    quint16 id = 0;
    QString filter;
    quint8 qos = 0;
    bool noLocal = false;
    Properties properties;
};

struct Unsubscribe
{
    quint16 id = 0;
    QString filter;
    Properties properties;
};

// SUBACK and UNSUBACK; UNSUBACK of 3.x has no codes.
struct SubAck
{
    quint16 id = 0;
    QByteArray codes;
    Properties properties;
};

// DISCONNECT and AUTH of 5.0.
struct Notice
{
    quint8 reason = kSuccess;
    Properties properties;
};

// Encoders: the whole packet; empty when it cannot be written (a string MQTT cannot carry, more than 256 MiB).
[[nodiscard]] QByteArray encode(const Connect &packet);
[[nodiscard]] QByteArray encode(const Publish &packet, Version version);
[[nodiscard]] QByteArray encode(PacketType type, const Ack &packet, Version version);
[[nodiscard]] QByteArray encode(const Subscribe &packet, Version version);
[[nodiscard]] QByteArray encode(const Unsubscribe &packet, Version version);
[[nodiscard]] QByteArray encode(PacketType type, const Notice &packet, Version version);
[[nodiscard]] QByteArray encodePingRequest();

// Decoders: the body behind a fixed header with these flags. Nothing is returned for a packet that breaks the
// standard; `fault` then says how.
[[nodiscard]] std::optional<ConnAck> decodeConnAck(QByteArrayView body, quint8 flags, Version version, Fault &fault);
[[nodiscard]] std::optional<PublishView> decodePublish(QByteArrayView body, quint8 flags, Version version,
                                                       Fault &fault);
[[nodiscard]] std::optional<Ack> decodeAck(PacketType type, QByteArrayView body, quint8 flags, Version version,
                                           Fault &fault);
[[nodiscard]] std::optional<SubAck> decodeSubAck(QByteArrayView body, quint8 flags, Version version, Fault &fault);
[[nodiscard]] std::optional<SubAck> decodeUnsubAck(QByteArrayView body, quint8 flags, Version version, Fault &fault);
[[nodiscard]] std::optional<Notice> decodeNotice(PacketType type, QByteArrayView body, quint8 flags, Fault &fault);

} // namespace qtmqtt
