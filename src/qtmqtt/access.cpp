// SPDX-License-Identifier: GPL-3.0-or-later
// Property lists to property classes and back.
#include "qtmqtt/access.h"

#include <limits>

QT_BEGIN_NAMESPACE

namespace qtmqtt {

namespace {

void addUsers(Properties &to, const QMqttUserProperties &from)
{
    for (const QMqttStringPair &pair : from)
        to.addUser(pair.name(), pair.value());
}

void addNotEmpty(Properties &to, PropertyId id, const QString &text)
{
    if (!text.isEmpty())
        to.addText(id, text);
}

void addNotEmpty(Properties &to, PropertyId id, const QByteArray &data)
{
    if (!data.isEmpty())
        to.addData(id, data);
}

void addUnless(Properties &to, PropertyId id, quint32 number, quint32 fallback)
{
    if (number != fallback)
        to.addNumber(id, number);
}

} // namespace

QMqttUserProperties userProperties(const Properties &properties)
{
    QMqttUserProperties users;
    for (const Property &property : properties.items()) {
        if (property.id == PropertyId::UserProperty)
            users.append(QMqttStringPair(property.name, property.text));
    }
    return users;
}

QMqttPublishProperties publishProperties(const Properties &from)
{
    QMqttPublishProperties to;
    QList<quint32> subscriptions;
    for (const Property &property : from.items()) {
        switch (property.id) {
        case PropertyId::PayloadFormatIndicator:
            to.setPayloadFormatIndicator(static_cast<QMqtt::PayloadFormatIndicator>(property.number));
            break;
        case PropertyId::MessageExpiryInterval:
            to.setMessageExpiryInterval(property.number);
            break;
        case PropertyId::TopicAlias:
            to.setTopicAlias(static_cast<quint16>(property.number));
            break;
        case PropertyId::ResponseTopic:
            to.setResponseTopic(property.text);
            break;
        case PropertyId::CorrelationData:
            to.setCorrelationData(property.data);
            break;
        case PropertyId::ContentType:
            to.setContentType(property.text);
            break;
        case PropertyId::SubscriptionIdentifier:
            subscriptions.append(property.number);
            break;
        default:
            break;
        }
    }
    if (!subscriptions.isEmpty())
        to.setSubscriptionIdentifiers(subscriptions);
    if (from.find(PropertyId::UserProperty))
        to.setUserProperties(userProperties(from));
    return to;
}

QMqttAuthenticationProperties authenticationProperties(const Properties &from)
{
    QMqttAuthenticationProperties to;
    to.setAuthenticationMethod(from.text(PropertyId::AuthenticationMethod));
    to.setAuthenticationData(from.data(PropertyId::AuthenticationData));
    to.setReason(from.text(PropertyId::ReasonString));
    to.setUserProperties(userProperties(from));
    return to;
}

Properties wireProperties(const QMqttConnectionProperties &from)
{
    Properties to;
    addUnless(to, PropertyId::SessionExpiryInterval, from.sessionExpiryInterval(), 0);
    addUnless(to, PropertyId::ReceiveMaximum, from.maximumReceive(), std::numeric_limits<quint16>::max());
    addUnless(to, PropertyId::MaximumPacketSize, from.maximumPacketSize(), std::numeric_limits<quint32>::max());
    addUnless(to, PropertyId::TopicAliasMaximum, from.maximumTopicAlias(), 0);
    addUnless(to, PropertyId::RequestResponseInformation, from.requestResponseInformation() ? 1 : 0, 0);
    addUnless(to, PropertyId::RequestProblemInformation, from.requestProblemInformation() ? 1 : 0, 1);
    addUsers(to, from.userProperties());
    addNotEmpty(to, PropertyId::AuthenticationMethod, from.authenticationMethod());
    // 3.1.2.11.10: data without a method is a protocol error.
    if (!from.authenticationMethod().isEmpty())
        addNotEmpty(to, PropertyId::AuthenticationData, from.authenticationData());
    return to;
}

Properties wireProperties(const QMqttLastWillProperties &from)
{
    Properties to;
    addUnless(to, PropertyId::WillDelayInterval, from.willDelayInterval(), 0);
    addUnless(to, PropertyId::PayloadFormatIndicator, static_cast<quint32>(from.payloadFormatIndicator()), 0);
    addUnless(to, PropertyId::MessageExpiryInterval, from.messageExpiryInterval(), 0);
    addNotEmpty(to, PropertyId::ContentType, from.contentType());
    addNotEmpty(to, PropertyId::ResponseTopic, from.responseTopic());
    addNotEmpty(to, PropertyId::CorrelationData, from.correlationData());
    addUsers(to, from.userProperties());
    return to;
}

Properties wireProperties(const QMqttPublishProperties &from)
{
    using Detail = QMqttPublishProperties;
    const Detail::PublishPropertyDetails set = from.availableProperties();
    Properties to;
    if (set & Detail::PayloadFormatIndicator)
        to.addNumber(PropertyId::PayloadFormatIndicator, static_cast<quint32>(from.payloadFormatIndicator()));
    if (set & Detail::MessageExpiryInterval)
        to.addNumber(PropertyId::MessageExpiryInterval, from.messageExpiryInterval());
    if (set & Detail::TopicAlias)
        to.addNumber(PropertyId::TopicAlias, from.topicAlias());
    if (set & Detail::ResponseTopic)
        to.addText(PropertyId::ResponseTopic, from.responseTopic());
    if (set & Detail::CorrelationData)
        to.addData(PropertyId::CorrelationData, from.correlationData());
    if (set & Detail::ContentType)
        to.addText(PropertyId::ContentType, from.contentType());
    // 3.3.4-6: subscription identifiers are the server's to send; a client's PUBLISH must not carry any.
    addUsers(to, from.userProperties());
    return to;
}

Properties wireProperties(const QMqttSubscriptionProperties &from)
{
    Properties to;
    addUnless(to, PropertyId::SubscriptionIdentifier, from.subscriptionIdentifier(), 0);
    addUsers(to, from.userProperties());
    return to;
}

Properties wireProperties(const QMqttUnsubscriptionProperties &from)
{
    Properties to;
    addUsers(to, from.userProperties());
    return to;
}

Properties wireProperties(const QMqttAuthenticationProperties &from)
{
    Properties to;
    addNotEmpty(to, PropertyId::AuthenticationMethod, from.authenticationMethod());
    addNotEmpty(to, PropertyId::AuthenticationData, from.authenticationData());
    addNotEmpty(to, PropertyId::ReasonString, from.reason());
    addUsers(to, from.userProperties());
    return to;
}

} // namespace qtmqtt

QT_END_NAMESPACE
