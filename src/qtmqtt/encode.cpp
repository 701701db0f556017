// SPDX-License-Identifier: GPL-3.0-or-later
// Packets of a client to bytes.
#include "qtmqtt/packets.h"

namespace qtmqtt {

namespace {

quint8 firstByte(PacketType type, quint8 flags)
{
    return static_cast<quint8>(static_cast<quint8>(type) << 4 | flags);
}

QByteArray finish(PacketType type, quint8 flags, const Writer &body)
{
    if (!body.isOk() || body.size() > static_cast<qsizetype>(kMaxVariableInteger))
        return {};
    Writer packet;
    packet.reserve(body.size() + 5);
    packet.u8(firstByte(type, flags));
    packet.variableInteger(static_cast<quint32>(body.size()));
    packet.raw(body.bytes());
    return packet.bytes();
}

quint8 connectFlags(const Connect &packet)
{
    quint8 flags = packet.cleanStart ? 0x02 : 0;
    if (packet.will) {
        flags |= static_cast<quint8>(0x04 | packet.will->qos << 3);
        flags |= packet.will->retain ? 0x20 : 0;
    }
    flags |= packet.password ? 0x40 : 0;
    flags |= packet.userName ? 0x80 : 0;
    return flags;
}

} // namespace

QByteArray encode(const Connect &packet)
{
    const bool isV5 = packet.version == Version::V5_0;
    Writer body;
    body.binary(packet.version == Version::V3_1 ? QByteArrayView("MQIsdp") : QByteArrayView("MQTT"));
    body.u8(static_cast<quint8>(packet.version));
    body.u8(connectFlags(packet));
    body.u16(packet.keepAlive);
    if (isV5)
        writeProperties(body, packet.properties);
    body.string(packet.clientId);
    if (packet.will) {
        if (isV5)
            writeProperties(body, packet.will->properties);
        body.string(packet.will->topic);
        body.binary(packet.will->message);
    }
    if (packet.userName)
        body.string(*packet.userName);
    if (packet.password)
        body.binary(*packet.password);
    return finish(PacketType::Connect, 0, body);
}

QByteArray encode(const Publish &packet, Version version)
{
    Writer properties;
    if (version == Version::V5_0)
        writeProperties(properties, packet.properties);
    const qsizetype size =
        2 + packet.topic.size() + (packet.qos > 0 ? 2 : 0) + properties.size() + packet.payload.size();
    if (!properties.isOk() || size > static_cast<qsizetype>(kMaxVariableInteger))
        return {};
    const auto flags = static_cast<quint8>((packet.duplicate ? 0x08 : 0) | packet.qos << 1 | (packet.retain ? 1 : 0));
    Writer writer;
    writer.reserve(size + 5);
    writer.u8(firstByte(PacketType::Publish, flags));
    writer.variableInteger(static_cast<quint32>(size));
    writer.binary(packet.topic);
    if (packet.qos > 0)
        writer.u16(packet.id);
    writer.raw(properties.bytes());
    writer.raw(packet.payload);
    return writer.isOk() ? writer.bytes() : QByteArray();
}

QByteArray encode(PacketType type, const Ack &packet, Version version)
{
    Writer body;
    body.u16(packet.id);
    // "Success" without properties is left out: the four bytes are the same in all versions.
    if (version == Version::V5_0 && (packet.reason != kSuccess || !packet.properties.isEmpty())) {
        body.u8(packet.reason);
        if (!packet.properties.isEmpty())
            writeProperties(body, packet.properties);
    }
    return finish(type, type == PacketType::PubRel ? 0x02 : 0, body);
}

QByteArray encode(const Subscribe &packet, Version version)
{
    Writer body;
    body.u16(packet.id);
    if (version == Version::V5_0)
        writeProperties(body, packet.properties);
    body.string(packet.filter);
    const quint8 noLocal = version == Version::V5_0 && packet.noLocal ? 0x04 : 0;
    body.u8(packet.qos | noLocal);
    return finish(PacketType::Subscribe, 0x02, body);
}

QByteArray encode(const Unsubscribe &packet, Version version)
{
    Writer body;
    body.u16(packet.id);
    if (version == Version::V5_0)
        writeProperties(body, packet.properties);
    body.string(packet.filter);
    return finish(PacketType::Unsubscribe, 0x02, body);
}

QByteArray encode(PacketType type, const Notice &packet, Version version)
{
    Writer body;
    if (version == Version::V5_0 && (packet.reason != kSuccess || !packet.properties.isEmpty())) {
        body.u8(packet.reason);
        if (!packet.properties.isEmpty() || type == PacketType::Auth)
            writeProperties(body, packet.properties);
    }
    return finish(type, 0, body);
}

QByteArray encodePingRequest()
{
    return finish(PacketType::PingReq, 0, Writer());
}

} // namespace qtmqtt
