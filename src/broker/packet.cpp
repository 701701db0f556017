// SPDX-License-Identifier: GPL-3.0-or-later
// Strict reading: what the standard calls malformed is nothing here, and the gate closes the connection.
#include "broker/packet.h"

#include <QStringDecoder>

namespace broker {
namespace {

// Property identifiers of MQTT 5.0, table 2-4.
enum Property : quint8 {
    kSubscriptionIdentifier = 0x0b,
    kSessionExpiry = 0x11,
    kAssignedClientId = 0x12,
    kServerKeepAlive = 0x13,
    kServerReference = 0x1c,
    kReasonString = 0x1f,
    kReceiveMaximum = 0x21,
    kMaximumQos = 0x24,
    kRetainAvailable = 0x25,
    kMaximumPacketSize = 0x27,
    kWildcardAvailable = 0x28,
    kIdentifiersAvailable = 0x29,
    kSharedAvailable = 0x2a,
};

enum class Shape { Byte, Two, Four, Variable, Text, Binary, Pair };

struct PropertyShape
{
    quint8 id;
    Shape shape;
};
constexpr PropertyShape kShapes[] = {
    {0x01, Shape::Byte},     {0x02, Shape::Four}, {0x03, Shape::Text}, {0x08, Shape::Text}, {0x09, Shape::Binary},
    {0x0b, Shape::Variable}, {0x11, Shape::Four}, {0x12, Shape::Text}, {0x13, Shape::Two},  {0x15, Shape::Text},
    {0x16, Shape::Binary},   {0x17, Shape::Byte}, {0x18, Shape::Four}, {0x19, Shape::Byte}, {0x1a, Shape::Text},
    {0x1c, Shape::Text},     {0x1f, Shape::Text}, {0x21, Shape::Two},  {0x22, Shape::Two},  {0x23, Shape::Two},
    {0x24, Shape::Byte},     {0x25, Shape::Byte}, {0x26, Shape::Pair}, {0x27, Shape::Four}, {0x28, Shape::Byte},
    {0x29, Shape::Byte},     {0x2a, Shape::Byte},
};

// Takes fields off the front; after a field that does not fit `ok` is false and everything reads as zero.
struct Fields
{
    QByteArrayView rest;
    bool ok = true;

    QByteArrayView take(qsizetype size)
    {
        if (!ok || size < 0 || rest.size() < size) {
            ok = false;
            return {};
        }
        const QByteArrayView taken = rest.first(size);
        rest = rest.sliced(size);
        return taken;
    }
    quint32 number(qsizetype size)
    {
        quint32 value = 0;
        for (const char c : take(size))
            value = (value << 8) | quint8(c);
        return value;
    }
    quint8 byte() { return quint8(number(1)); }
    quint16 two() { return quint16(number(2)); }
    quint32 variable()
    {
        quint32 value = 0;
        for (int i = 0; i < 4; ++i) {
            const quint8 next = byte();
            value |= quint32(next & 0x7f) << (7 * i);
            if (!(next & 0x80)) {
                ok = ok && (i == 0 || next != 0);
                return value;
            }
        }
        ok = false;
        return 0;
    }
    QByteArrayView binary() { return take(two()); }
    QString text()
    {
        QStringDecoder decoder(QStringDecoder::Utf8);
        const QString decoded = decoder.decode(binary());
        ok = ok && !decoder.hasError();
        return decoded;
    }
};

// Calls `use(id, number, text)` for each property of the section at the front of `fields`.
template <typename Use>
void readProperties(Fields &fields, Use use)
{
    Fields section{fields.take(fields.variable())};
    section.ok = fields.ok;
    while (section.ok && !section.rest.isEmpty()) {
        const quint8 id = section.byte();
        const auto *shape =
            std::find_if(std::begin(kShapes), std::end(kShapes), [id](const PropertyShape &s) { return s.id == id; });
        if (shape == std::end(kShapes)) {
            section.ok = false;
            break;
        }
        quint32 number = 0;
        QString text;
        switch (shape->shape) {
        case Shape::Byte:
            number = section.byte();
            break;
        case Shape::Two:
            number = section.two();
            break;
        case Shape::Four:
            number = section.number(4);
            break;
        case Shape::Variable:
            number = section.variable();
            break;
        case Shape::Text:
            text = section.text();
            break;
        case Shape::Binary:
            (void)section.binary();
            break;
        case Shape::Pair:
            (void)section.text();
            (void)section.text();
            break;
        }
        if (section.ok)
            use(id, number, text);
    }
    fields.ok = fields.ok && section.ok;
}

// Topic names are mostly ASCII: only others go through a decoder.
bool isValidTopicName(QByteArrayView topic)
{
    bool ascii = true;
    for (const char c : topic) {
        if (c == '\0' || c == '+' || c == '#')
            return false;
        ascii = ascii && !(quint8(c) & 0x80);
    }
    if (topic.isEmpty())
        return false;
    if (ascii)
        return true;
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    (void)QString(decoder.decode(topic));
    return !decoder.hasError();
}

} // namespace

FrameResult frame(QByteArrayView bytes, PacketView &packet, qsizetype &needed)
{
    needed = 0;
    if (bytes.size() < 2)
        return bytes.isEmpty() || quint8(bytes[0]) >> 4 ? FrameResult::Incomplete : FrameResult::Malformed;
    const quint8 first = quint8(bytes[0]);
    if (first >> 4 == 0)
        return FrameResult::Malformed;
    qsizetype length = 0;
    qsizetype at = 1;
    for (int shift = 0;; shift += 7) {
        if (shift > 21)
            return FrameResult::Malformed;
        if (at >= bytes.size())
            return FrameResult::Incomplete;
        const quint8 next = quint8(bytes[at++]);
        length |= qsizetype(next & 0x7f) << shift;
        if (!(next & 0x80)) {
            if (shift > 0 && next == 0)
                return FrameResult::Malformed;
            break;
        }
    }
    needed = at + length;
    if (bytes.size() < needed)
        return FrameResult::Incomplete;
    packet.type = PacketType(first >> 4);
    packet.flags = first & 0x0f;
    packet.whole = bytes.first(needed);
    packet.body = packet.whole.sliced(at);
    return FrameResult::Whole;
}

std::optional<Connack> readConnack(const PacketView &packet, bool mqtt5)
{
    Fields fields{packet.body};
    Connack connack;
    const quint8 flags = fields.byte();
    connack.sessionPresent = flags & 1;
    connack.code = fields.byte();
    connack.mqtt5 = mqtt5 && !fields.rest.isEmpty();
    if (flags & 0xfe || packet.flags != 0)
        return std::nullopt;
    if (connack.mqtt5) {
        readProperties(fields, [&connack](quint8 id, quint32 number, const QString &text) {
            switch (id) {
            case kSessionExpiry:
                connack.sessionExpiry = number;
                break;
            case kAssignedClientId:
                connack.assignedClientId = text;
                break;
            case kServerKeepAlive:
                connack.serverKeepAlive = int(number);
                break;
            case kServerReference:
                connack.serverReference = text;
                break;
            case kReasonString:
                connack.reason = text;
                break;
            case kReceiveMaximum:
                connack.receiveMaximum = int(number);
                break;
            case kMaximumQos:
                connack.maximumQos = int(number);
                break;
            case kRetainAvailable:
                connack.retainAvailable = number != 0;
                break;
            case kMaximumPacketSize:
                connack.maximumPacketSize = number;
                break;
            case kWildcardAvailable:
                connack.wildcardAvailable = number != 0;
                break;
            case kIdentifiersAvailable:
                connack.identifiersAvailable = number != 0;
                break;
            case kSharedAvailable:
                connack.sharedAvailable = number != 0;
                break;
            default:
                break;
            }
        });
    }
    // A session cannot be present when the connection is refused [MQTT-3.2.2-6]; a Receive Maximum of 0 is an error.
    const bool sane = fields.ok && fields.rest.isEmpty() && !(connack.code != 0 && connack.sessionPresent) &&
                      connack.receiveMaximum > 0;
    return sane ? std::optional(connack) : std::nullopt;
}

std::optional<Disconnect> readDisconnect(const PacketView &packet)
{
    Disconnect disconnect;
    Fields fields{packet.body};
    if (packet.flags != 0)
        return std::nullopt;
    if (fields.rest.isEmpty())
        return disconnect;
    disconnect.code = fields.byte();
    if (!fields.rest.isEmpty()) {
        readProperties(fields, [&disconnect](quint8 id, quint32, const QString &text) {
            if (id == kReasonString)
                disconnect.reason = text;
            else if (id == kServerReference)
                disconnect.serverReference = text;
        });
    }
    return fields.ok && fields.rest.isEmpty() ? std::optional(disconnect) : std::nullopt;
}

std::optional<PublishPacket> readPublish(const PacketView &packet, bool mqtt5)
{
    PublishPacket publish;
    publish.qos = (packet.flags >> 1) & 3;
    publish.duplicate = packet.flags & 8;
    publish.retained = packet.flags & 1;
    if (publish.qos == 3 || (publish.qos == 0 && publish.duplicate))
        return std::nullopt;
    Fields fields{packet.body};
    publish.topic = fields.binary();
    if (publish.qos > 0) {
        publish.packetId = fields.two();
        fields.ok = fields.ok && publish.packetId != 0;
    }
    if (mqtt5) {
        bool sane = true;
        readProperties(fields, [&publish, &sane](quint8 id, quint32 number, const QString &) {
            if (id != kSubscriptionIdentifier)
                return;
            publish.subscriptionIdentifiers.append(number);
            sane = sane && number != 0;
        });
        fields.ok = fields.ok && sane;
    }
    return fields.ok && isValidTopicName(publish.topic) ? std::optional(publish) : std::nullopt;
}

std::optional<Answer> readAnswer(const PacketView &packet, bool mqtt5)
{
    if (packet.flags != (packet.type == PacketType::Pubrel ? 2 : 0))
        return std::nullopt;
    Answer answer;
    Fields fields{packet.body};
    answer.packetId = fields.two();
    if (mqtt5 && !fields.rest.isEmpty())
        answer.code = fields.byte();
    if (mqtt5 && !fields.rest.isEmpty()) {
        readProperties(fields, [&answer](quint8 id, quint32, const QString &text) {
            if (id == kReasonString)
                answer.reason = text;
        });
    }
    return fields.ok && fields.rest.isEmpty() && answer.packetId != 0 ? std::optional(answer) : std::nullopt;
}

std::optional<Suback> readSuback(const PacketView &packet, bool mqtt5)
{
    Suback suback;
    Fields fields{packet.body};
    suback.packetId = fields.two();
    if (mqtt5) {
        readProperties(fields, [&suback](quint8 id, quint32, const QString &text) {
            if (id == kReasonString)
                suback.reason = text;
        });
    }
    for (const char code : fields.rest)
        suback.codes.append(quint8(code));
    const bool fits = packet.type == PacketType::Suback || mqtt5 ? !suback.codes.isEmpty() : suback.codes.isEmpty();
    return fields.ok && packet.flags == 0 && suback.packetId != 0 && fits ? std::optional(suback) : std::nullopt;
}

std::optional<SubscribePacket> readSubscribe(const PacketView &packet, bool mqtt5)
{
    SubscribePacket subscribe;
    Fields fields{packet.body};
    subscribe.packetId = fields.two();
    if (mqtt5)
        readProperties(fields, [](quint8, quint32, const QString &) {});
    while (fields.ok && !fields.rest.isEmpty()) {
        subscribe.filters.append(fields.text());
        if (packet.type == PacketType::Subscribe)
            (void)fields.byte();
    }
    return fields.ok ? std::optional(subscribe) : std::nullopt;
}

void appendShortAnswer(QByteArray &out, PacketType type, quint16 packetId)
{
    const char flags = type == PacketType::Pubrel ? 2 : 0;
    const char bytes[] = {char((quint8(type) << 4) | flags), 2, char(packetId >> 8), char(packetId & 0xff)};
    out.append(bytes, sizeof bytes);
}

QByteArray unsubscribePacket(quint16 packetId, const QString &filter, bool mqtt5)
{
    const QByteArray utf8 = filter.toUtf8();
    QByteArray body;
    const auto appendTwo = [&body](qsizetype value) { body.append(char(value >> 8)).append(char(value & 0xff)); };
    appendTwo(packetId);
    if (mqtt5)
        body.append('\0');
    appendTwo(utf8.size());
    body += utf8;
    QByteArray packet(1, char(0xa2));
    for (qsizetype length = body.size();;) {
        const qsizetype more = length >> 7;
        packet.append(char((length & 0x7f) | (more ? 0x80 : 0)));
        if (more == 0)
            break;
        length = more;
    }
    return packet + body;
}

} // namespace broker
