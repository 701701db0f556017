// SPDX-License-Identifier: GPL-3.0-or-later
// Between the wire's property lists and the public property classes, both ways; and what only the client may fill in.
#pragma once

#include "qtmqtt/packets.h"

#include <QtMqtt/qmqttauthenticationproperties.h>
#include <QtMqtt/qmqttconnectionproperties.h>
#include <QtMqtt/qmqttmessage.h>
#include <QtMqtt/qmqttpublishproperties.h>
#include <QtMqtt/qmqttsubscriptionproperties.h>

QT_BEGIN_NAMESPACE

namespace qtmqtt {

struct Access
{
    static QMqttMessage message(const QMqttTopicName &topic, const QByteArray &payload, const PublishView &packet);
    static QMqttMessageStatusProperties status(quint8 reason, const Properties &properties);
    static QMqttServerConnectionProperties server(const ConnAck &packet);
};

[[nodiscard]] QMqttUserProperties userProperties(const Properties &properties);
[[nodiscard]] QMqttPublishProperties publishProperties(const Properties &properties);
[[nodiscard]] QMqttAuthenticationProperties authenticationProperties(const Properties &properties);

// What the classes hold as a list for the wire; values at the standard's default are left out.
[[nodiscard]] Properties wireProperties(const QMqttConnectionProperties &properties);
[[nodiscard]] Properties wireProperties(const QMqttLastWillProperties &properties);
[[nodiscard]] Properties wireProperties(const QMqttPublishProperties &properties);
[[nodiscard]] Properties wireProperties(const QMqttSubscriptionProperties &properties);
[[nodiscard]] Properties wireProperties(const QMqttUnsubscriptionProperties &properties);
[[nodiscard]] Properties wireProperties(const QMqttAuthenticationProperties &properties);

} // namespace qtmqtt

QT_END_NAMESPACE
