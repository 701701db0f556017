// SPDX-License-Identifier: GPL-3.0-or-later
// The properties of MQTT 5.0 packets (2.2.2): one list for every packet, checked against one table of what each packet
// may carry.
#pragma once

#include "qtmqtt/reader.h"
#include "qtmqtt/writer.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace qtmqtt {

enum class PropertyId : quint8 {
    PayloadFormatIndicator = 0x01,
    MessageExpiryInterval = 0x02,
    ContentType = 0x03,
    ResponseTopic = 0x08,
    CorrelationData = 0x09,
    SubscriptionIdentifier = 0x0b,
    SessionExpiryInterval = 0x11,
    AssignedClientIdentifier = 0x12,
    ServerKeepAlive = 0x13,
    AuthenticationMethod = 0x15,
    AuthenticationData = 0x16,
    RequestProblemInformation = 0x17,
    WillDelayInterval = 0x18,
    RequestResponseInformation = 0x19,
    ResponseInformation = 0x1a,
    ServerReference = 0x1c,
    ReasonString = 0x1f,
    ReceiveMaximum = 0x21,
    TopicAliasMaximum = 0x22,
    TopicAlias = 0x23,
    MaximumQoS = 0x24,
    RetainAvailable = 0x25,
    UserProperty = 0x26,
    MaximumPacketSize = 0x27,
    WildcardSubscriptionAvailable = 0x28,
    SubscriptionIdentifierAvailable = 0x29,
    SharedSubscriptionAvailable = 0x2a
};

// Where a property may stand: one bit for each packet type (1 << type), bit 0 for the will inside CONNECT.
using PropertyScope = quint16;
inline constexpr PropertyScope kWillScope = 1;

struct Property
{
    PropertyId id = PropertyId::UserProperty;
    quint32 number = 0; // integers of any width
    QString name;       // of a user property
    QString text;       // strings; the value of a user property
    QByteArray data;    // binary data
    bool operator==(const Property &) const = default;
};

class Properties
{
public:
    [[nodiscard]] bool isEmpty() const { return m_items.empty(); }
    [[nodiscard]] const std::vector<Property> &items() const { return m_items; }
    [[nodiscard]] const Property *find(PropertyId id) const;
    [[nodiscard]] quint32 number(PropertyId id, quint32 fallback) const;
    [[nodiscard]] QString text(PropertyId id) const;
    [[nodiscard]] QByteArray data(PropertyId id) const;

    void addNumber(PropertyId id, quint32 number) { m_items.push_back({id, number, {}, {}, {}}); }
    void addText(PropertyId id, const QString &text) { m_items.push_back({id, 0, {}, text, {}}); }
    void addData(PropertyId id, const QByteArray &data) { m_items.push_back({id, 0, {}, {}, data}); }
    void addUser(const QString &name, const QString &value)
    {
        m_items.push_back({PropertyId::UserProperty, 0, name, value, {}});
    }
    void remove(PropertyId id);
    bool operator==(const Properties &) const = default;

private:
    friend Properties readProperties(Reader &reader, PropertyScope scope);
    std::vector<Property> m_items;
};

// Reads the length and the properties. Unknown ones, and ones that do not belong to this packet, are malformed; a
// second one of a kind and a forbidden value are protocol errors.
[[nodiscard]] Properties readProperties(Reader &reader, PropertyScope scope);

// Writes the length and the properties.
void writeProperties(Writer &writer, const Properties &properties);

} // namespace qtmqtt
