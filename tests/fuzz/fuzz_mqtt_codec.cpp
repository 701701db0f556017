// SPDX-License-Identifier: GPL-3.0-or-later
// Anything as the bytes of a server, in every version: nothing is read past, and what was understood is written again
// as the same packet. The first byte chooses the version.
#include "qtmqtt/packets.h"
#include "qtmqtt/topic_text.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

namespace {

using namespace qtmqtt;

void require(bool condition)
{
    if (!condition)
        std::abort();
}

void checkPublish(const PublishView &view, Version version)
{
    const Publish packet{
        view.topic.toByteArray(), view.payload.toByteArray(), view.id, view.qos, view.duplicate, view.retain,
        view.properties};
    const QByteArray bytes = encode(packet, version);
    require(!bytes.isEmpty());
    const Frame frame = frameOf(bytes);
    require(frame.status == Frame::Status::Complete && frame.headerSize + frame.bodySize == bytes.size());
    Fault fault = Fault::None;
    const auto again = decodePublish(QByteArrayView(bytes).sliced(frame.headerSize), frame.flags, version, fault);
    require(again && again->topic == view.topic && again->payload == view.payload && again->id == view.id &&
            again->properties == view.properties);
}

void checkTopic(QByteArrayView bytes)
{
    const std::optional<QString> text = fromUtf8(bytes);
    if (!text)
        return;
    require(toUtf8(*text).value_or(QByteArray()) == bytes || bytes.size() > kMaxStringBytes);
    if (isValidTopicFilter(*text))
        static_cast<void>(matches(plainFilter(*text), u"a/b", true));
}

void decode(const Frame &frame, QByteArrayView body, Version version)
{
    Fault fault = Fault::None;
    switch (frame.type) {
    case PacketType::ConnAck:
        static_cast<void>(decodeConnAck(body, frame.flags, version, fault));
        break;
    case PacketType::Publish:
        if (const auto packet = decodePublish(body, frame.flags, version, fault))
            checkPublish(*packet, version);
        break;
    case PacketType::PubAck:
    case PacketType::PubRec:
    case PacketType::PubRel:
    case PacketType::PubComp:
        if (const auto packet = decodeAck(frame.type, body, frame.flags, version, fault))
            require(!encode(frame.type, *packet, version).isEmpty());
        break;
    case PacketType::SubAck:
        static_cast<void>(decodeSubAck(body, frame.flags, version, fault));
        break;
    case PacketType::UnsubAck:
        static_cast<void>(decodeUnsubAck(body, frame.flags, version, fault));
        break;
    case PacketType::Disconnect:
    case PacketType::Auth:
        static_cast<void>(decodeNotice(frame.type, body, frame.flags, fault));
        break;
    default:
        checkTopic(body);
        break;
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const auto version = static_cast<Version>(3 + data[0] % 3);
    QByteArrayView rest(reinterpret_cast<const char *>(data + 1), static_cast<qsizetype>(size - 1));
    while (true) {
        const Frame frame = frameOf(rest);
        if (frame.status != Frame::Status::Complete)
            return 0;
        require(frame.headerSize + frame.bodySize <= rest.size());
        decode(frame, rest.sliced(frame.headerSize, frame.bodySize), version);
        rest = rest.sliced(frame.headerSize + frame.bodySize);
    }
}
