// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes of a server to packets. Everything is checked before it is believed.
#include "qtmqtt/packets.h"

#include <algorithm>

namespace qtmqtt {

namespace {

constexpr PropertyScope scopeOf(PacketType type)
{
    return static_cast<PropertyScope>(1U << static_cast<unsigned>(type));
}

bool isFailure(char code)
{
    return static_cast<quint8>(code) >= 0x80;
}

// The value, when the reader met no fault and nothing is left over.
template <typename T>
std::optional<T> result(Reader &reader, T &&value, Fault &fault)
{
    if (reader.isOk() && !reader.atEnd())
        reader.fail(Fault::Malformed);
    fault = reader.fault();
    if (!reader.isOk())
        return std::nullopt;
    return std::forward<T>(value);
}

bool hasWildcard(QByteArrayView topic)
{
    return std::any_of(topic.begin(), topic.end(), [](char c) { return c == '+' || c == '#'; });
}

quint8 ackFlags(PacketType type, Version version, quint8 flags)
{
    if (type != PacketType::PubRel)
        return 0;
    // 3.1 lets a server mark a repeated PUBREL as duplicate.
    return version == Version::V3_1 ? static_cast<quint8>(0x02 | (flags & 0x08)) : 0x02;
}

} // namespace

Frame frameOf(QByteArrayView bytes)
{
    Frame frame;
    if (bytes.isEmpty())
        return frame;
    const auto first = static_cast<quint8>(bytes[0]);
    frame.type = static_cast<PacketType>(first >> 4);
    frame.flags = first & 0x0f;
    if (first >> 4 == 0) {
        frame.status = Frame::Status::Malformed;
        return frame;
    }
    qsizetype size = 0;
    for (qsizetype i = 1; i < bytes.size(); ++i) {
        const auto byte = static_cast<quint8>(bytes[i]);
        size |= static_cast<qsizetype>(byte & 0x7f) << (7 * (i - 1));
        const bool isLast = !(byte & 0x80);
        if ((isLast && byte == 0 && i > 1) || (!isLast && i == 4)) {
            frame.status = Frame::Status::Malformed;
            return frame;
        }
        if (!isLast)
            continue;
        frame.headerSize = i + 1;
        frame.bodySize = size;
        if (bytes.size() - frame.headerSize >= size)
            frame.status = Frame::Status::Complete;
        return frame;
    }
    return frame;
}

std::optional<ConnAck> decodeConnAck(QByteArrayView body, quint8 flags, Version version, Fault &fault)
{
    Reader reader(body);
    reader.require(flags == 0);
    ConnAck packet;
    const quint8 acknowledge = reader.u8();
    // 3.1 reserves the whole byte and says nothing of its value.
    reader.require(version == Version::V3_1 || acknowledge <= 1);
    packet.sessionPresent = version != Version::V3_1 && acknowledge == 1;
    packet.code = reader.u8();
    if (version != Version::V5_0) {
        reader.require(packet.code <= 5, Fault::Protocol);
        return result(reader, std::move(packet), fault);
    }
    reader.require(packet.code == 0 || packet.code == 1 || packet.code >= 0x80, Fault::Protocol);
    // A server that knows no 5.0 refuses it in the form of 3.1.1: two bytes, code 1.
    if (packet.code == 1 || (reader.isOk() && reader.atEnd())) {
        reader.require(packet.code == 1 && reader.atEnd());
        return result(reader, std::move(packet), fault);
    }
    packet.properties = readProperties(reader, scopeOf(PacketType::ConnAck));
    return result(reader, std::move(packet), fault);
}

std::optional<PublishView> decodePublish(QByteArrayView body, quint8 flags, Version version, Fault &fault)
{
    Reader reader(body);
    PublishView packet;
    packet.qos = (flags >> 1) & 3;
    packet.duplicate = flags & 8;
    packet.retain = flags & 1;
    reader.require(packet.qos < 3 && (packet.qos > 0 || !packet.duplicate));
    packet.topic = reader.stringBytes();
    reader.require(!hasWildcard(packet.topic));
    if (packet.qos > 0) {
        packet.id = reader.u16();
        reader.require(packet.id != 0);
    }
    if (version == Version::V5_0)
        packet.properties = readProperties(reader, scopeOf(PacketType::Publish));
    reader.require(!packet.topic.isEmpty() || packet.properties.find(PropertyId::TopicAlias), Fault::Protocol);
    if (const Property *response = packet.properties.find(PropertyId::ResponseTopic))
        reader.require(!hasWildcard(response->text.toUtf8()), Fault::Protocol);
    if (reader.isOk())
        packet.payload = reader.take(reader.left());
    return result(reader, std::move(packet), fault);
}

std::optional<Ack> decodeAck(PacketType type, QByteArrayView body, quint8 flags, Version version, Fault &fault)
{
    Reader reader(body);
    reader.require(flags == ackFlags(type, version, flags));
    Ack packet;
    packet.id = reader.u16();
    reader.require(packet.id != 0);
    if (version == Version::V5_0 && !reader.atEnd()) {
        packet.reason = reader.u8();
        if (!reader.atEnd())
            packet.properties = readProperties(reader, scopeOf(type));
    }
    return result(reader, std::move(packet), fault);
}

std::optional<SubAck> decodeSubAck(QByteArrayView body, quint8 flags, Version version, Fault &fault)
{
    Reader reader(body);
    reader.require(flags == 0);
    SubAck packet;
    packet.id = reader.u16();
    reader.require(packet.id != 0);
    if (version == Version::V5_0)
        packet.properties = readProperties(reader, scopeOf(PacketType::SubAck));
    packet.codes = reader.take(reader.left()).toByteArray();
    const bool isV5 = version == Version::V5_0;
    reader.require(!packet.codes.isEmpty());
    reader.require(std::all_of(packet.codes.cbegin(), packet.codes.cend(), [isV5](char code) {
        return (code >= 0 && code <= 2) || (isV5 ? isFailure(code) : static_cast<quint8>(code) == 0x80);
    }));
    return result(reader, std::move(packet), fault);
}

std::optional<SubAck> decodeUnsubAck(QByteArrayView body, quint8 flags, Version version, Fault &fault)
{
    Reader reader(body);
    reader.require(flags == 0);
    SubAck packet;
    packet.id = reader.u16();
    reader.require(packet.id != 0);
    if (version == Version::V5_0) {
        packet.properties = readProperties(reader, scopeOf(PacketType::UnsubAck));
        packet.codes = reader.take(reader.left()).toByteArray();
        reader.require(!packet.codes.isEmpty());
        reader.require(std::all_of(packet.codes.cbegin(), packet.codes.cend(),
                                   [](char code) { return code == 0 || code == 0x11 || isFailure(code); }));
    }
    return result(reader, std::move(packet), fault);
}

std::optional<Notice> decodeNotice(PacketType type, QByteArrayView body, quint8 flags, Fault &fault)
{
    Reader reader(body);
    reader.require(flags == 0);
    Notice packet;
    if (!reader.atEnd())
        packet.reason = reader.u8();
    if (!reader.atEnd())
        packet.properties = readProperties(reader, scopeOf(type));
    return result(reader, std::move(packet), fault);
}

} // namespace qtmqtt
