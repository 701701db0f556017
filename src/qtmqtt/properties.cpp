// SPDX-License-Identifier: GPL-3.0-or-later
// Table and codec of the MQTT 5.0 properties (table 2-4 of the standard).
#include "qtmqtt/properties.h"

#include "qtmqtt/packets.h"

#include <algorithm>
#include <array>

namespace qtmqtt {

namespace {

enum class Kind : quint8 { None, Byte, Two, Four, Variable, Text, Data, Pair };
enum class Check : quint8 { Any, Flag, NotZero };

struct Rule
{
    PropertyId id;
    Kind kind;
    Check check;
    PropertyScope scope;
    bool mayRepeat = false;
};

constexpr PropertyScope in(PacketType type)
{
    return static_cast<PropertyScope>(1U << static_cast<unsigned>(type));
}

constexpr PropertyScope kConnect = in(PacketType::Connect);
constexpr PropertyScope kConnAck = in(PacketType::ConnAck);
constexpr PropertyScope kPublish = in(PacketType::Publish);
constexpr PropertyScope kDisconnect = in(PacketType::Disconnect);
constexpr PropertyScope kAuth = in(PacketType::Auth);
constexpr PropertyScope kAcks = in(PacketType::PubAck) | in(PacketType::PubRec) | in(PacketType::PubRel) |
                                in(PacketType::PubComp) | in(PacketType::SubAck) | in(PacketType::UnsubAck);
constexpr PropertyScope kMessage = kPublish | kWillScope;
constexpr PropertyScope kAny = 0xffff;

constexpr std::array kRules{
    Rule{PropertyId::PayloadFormatIndicator, Kind::Byte, Check::Flag, kMessage},
    Rule{PropertyId::MessageExpiryInterval, Kind::Four, Check::Any, kMessage},
    Rule{PropertyId::ContentType, Kind::Text, Check::Any, kMessage},
    Rule{PropertyId::ResponseTopic, Kind::Text, Check::Any, kMessage},
    Rule{PropertyId::CorrelationData, Kind::Data, Check::Any, kMessage},
    Rule{PropertyId::SubscriptionIdentifier, Kind::Variable, Check::NotZero,
         static_cast<PropertyScope>(kPublish | in(PacketType::Subscribe)), true},
    Rule{PropertyId::SessionExpiryInterval, Kind::Four, Check::Any,
         static_cast<PropertyScope>(kConnect | kConnAck | kDisconnect)},
    Rule{PropertyId::AssignedClientIdentifier, Kind::Text, Check::Any, kConnAck},
    Rule{PropertyId::ServerKeepAlive, Kind::Two, Check::Any, kConnAck},
    Rule{PropertyId::AuthenticationMethod, Kind::Text, Check::Any,
         static_cast<PropertyScope>(kConnect | kConnAck | kAuth)},
    Rule{PropertyId::AuthenticationData, Kind::Data, Check::Any,
         static_cast<PropertyScope>(kConnect | kConnAck | kAuth)},
    Rule{PropertyId::RequestProblemInformation, Kind::Byte, Check::Flag, kConnect},
    Rule{PropertyId::WillDelayInterval, Kind::Four, Check::Any, kWillScope},
    Rule{PropertyId::RequestResponseInformation, Kind::Byte, Check::Flag, kConnect},
    Rule{PropertyId::ResponseInformation, Kind::Text, Check::Any, kConnAck},
    Rule{PropertyId::ServerReference, Kind::Text, Check::Any, static_cast<PropertyScope>(kConnAck | kDisconnect)},
    Rule{PropertyId::ReasonString, Kind::Text, Check::Any,
         static_cast<PropertyScope>(kConnAck | kAcks | kDisconnect | kAuth)},
    Rule{PropertyId::ReceiveMaximum, Kind::Two, Check::NotZero, static_cast<PropertyScope>(kConnect | kConnAck)},
    Rule{PropertyId::TopicAliasMaximum, Kind::Two, Check::Any, static_cast<PropertyScope>(kConnect | kConnAck)},
    Rule{PropertyId::TopicAlias, Kind::Two, Check::NotZero, kPublish},
    Rule{PropertyId::MaximumQoS, Kind::Byte, Check::Flag, kConnAck},
    Rule{PropertyId::RetainAvailable, Kind::Byte, Check::Flag, kConnAck},
    Rule{PropertyId::UserProperty, Kind::Pair, Check::Any, kAny, true},
    Rule{PropertyId::MaximumPacketSize, Kind::Four, Check::NotZero, static_cast<PropertyScope>(kConnect | kConnAck)},
    Rule{PropertyId::WildcardSubscriptionAvailable, Kind::Byte, Check::Flag, kConnAck},
    Rule{PropertyId::SubscriptionIdentifierAvailable, Kind::Byte, Check::Flag, kConnAck},
    Rule{PropertyId::SharedSubscriptionAvailable, Kind::Byte, Check::Flag, kConnAck},
};

const Rule *ruleOf(quint32 id)
{
    const auto at = std::find_if(kRules.begin(), kRules.end(),
                                 [id](const Rule &rule) { return static_cast<quint32>(rule.id) == id; });
    return at == kRules.end() ? nullptr : &*at;
}

void checkNumber(Reader &reader, const Rule &rule, quint32 number)
{
    if (rule.check == Check::Flag)
        reader.require(number <= 1, Fault::Protocol);
    else if (rule.check == Check::NotZero)
        reader.require(number != 0, Fault::Protocol);
}

Property readValue(Reader &reader, const Rule &rule)
{
    Property property;
    property.id = rule.id;
    switch (rule.kind) {
    case Kind::Byte:
        property.number = reader.u8();
        break;
    case Kind::Two:
        property.number = reader.u16();
        break;
    case Kind::Four:
        property.number = reader.u32();
        break;
    case Kind::Variable:
        property.number = reader.variableInteger();
        break;
    case Kind::Text:
        property.text = reader.string();
        break;
    case Kind::Data:
        property.data = reader.binary().toByteArray();
        break;
    case Kind::Pair:
        property.name = reader.string();
        property.text = reader.string();
        break;
    case Kind::None:
        break;
    }
    checkNumber(reader, rule, property.number);
    return property;
}

void writeValue(Writer &writer, Kind kind, const Property &property)
{
    switch (kind) {
    case Kind::Byte:
        writer.u8(static_cast<quint8>(property.number));
        break;
    case Kind::Two:
        writer.u16(static_cast<quint16>(property.number));
        break;
    case Kind::Four:
        writer.u32(property.number);
        break;
    case Kind::Variable:
        writer.variableInteger(property.number);
        break;
    case Kind::Text:
        writer.string(property.text);
        break;
    case Kind::Data:
        writer.binary(property.data);
        break;
    case Kind::Pair:
        writer.string(property.name);
        writer.string(property.text);
        break;
    case Kind::None:
        break;
    }
}

} // namespace

const Property *Properties::find(PropertyId id) const
{
    const auto at = std::find_if(m_items.begin(), m_items.end(), [id](const Property &p) { return p.id == id; });
    return at == m_items.end() ? nullptr : &*at;
}

quint32 Properties::number(PropertyId id, quint32 fallback) const
{
    const Property *property = find(id);
    return property ? property->number : fallback;
}

QString Properties::text(PropertyId id) const
{
    const Property *property = find(id);
    return property ? property->text : QString();
}

QByteArray Properties::data(PropertyId id) const
{
    const Property *property = find(id);
    return property ? property->data : QByteArray();
}

void Properties::remove(PropertyId id)
{
    std::erase_if(m_items, [id](const Property &property) { return property.id == id; });
}

Properties readProperties(Reader &reader, PropertyScope scope)
{
    Properties properties;
    const quint32 size = reader.variableInteger();
    if (size == 0 || !reader.isOk())
        return properties;
    Reader list(reader.take(static_cast<qsizetype>(size)));
    while (reader.isOk() && !list.atEnd()) {
        const Rule *rule = ruleOf(list.variableInteger());
        list.require(rule && (rule->scope & scope));
        if (!list.isOk())
            break;
        list.require(rule->mayRepeat || !properties.find(rule->id), Fault::Protocol);
        Property property = readValue(list, *rule);
        if (list.isOk())
            properties.m_items.push_back(std::move(property));
    }
    if (!list.isOk())
        reader.fail(list.fault());
    return properties;
}

void writeProperties(Writer &writer, const Properties &properties)
{
    if (properties.isEmpty())
        return writer.u8(0);
    Writer list;
    for (const Property &property : properties.items()) {
        list.u8(static_cast<quint8>(property.id));
        writeValue(list, ruleOf(static_cast<quint32>(property.id))->kind, property);
    }
    if (!list.isOk())
        writer.fail();
    writer.variableInteger(static_cast<quint32>(list.size()));
    writer.raw(list.bytes());
}

} // namespace qtmqtt
