// SPDX-License-Identifier: GPL-3.0-or-later
// MQTTX, Connections ▸ Export data ▸ JSON: an array of connections, or one; versions before 1.5 kept {"connections":
// […]}. Source: the program's own ConnectionModel (src/views/connections/types.ts) of versions 1.2 to 1.12.
#include "monitor/foreign_entry.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace monitor {
namespace {

bool isConnection(const QJsonObject &object)
{
    return object.contains("host"_L1) &&
           (object.contains("clientId"_L1) || object.contains("mqttVersion"_L1) || object.contains("certType"_L1));
}

// Since 1.4 with the scheme; before, `ssl` alone, and a path that was always used over WebSocket.
void readTransport(const QJsonObject &object, ForeignEntry &entry)
{
    const QString protocol = foreignText(object, "protocol");
    entry.isWebSocket = protocol.startsWith("ws"_L1);
    entry.isEncrypted = object.value("ssl"_L1).toBool() || protocol == "mqtts"_L1 || protocol == "wss"_L1;
    entry.validates = object.value("rejectUnauthorized"_L1).toBool(true);
    entry.path = foreignText(object, "path");
    if (!entry.isEncrypted || foreignText(object, "certType") != "self"_L1)
        return;
    entry.caFile = foreignText(object, "ca");
    entry.certFile = foreignText(object, "cert");
    entry.keyFile = foreignText(object, "key");
}

void readTopics(const QJsonObject &object, ForeignEntry &entry)
{
    const QJsonArray subscriptions = object.value("subscriptions"_L1).toArray();
    for (const QJsonValue value : subscriptions) {
        const QJsonObject subscription = value.toObject();
        if (!subscription.value("disabled"_L1).toBool())
            entry.topics.emplace_back(foreignText(subscription, "topic"), foreignNumber(subscription, "qos", 0));
    }
}

} // namespace

std::vector<QJsonObject> mqttxConnections(const QJsonDocument &document)
{
    QJsonArray array = document.array();
    if (document.isObject() && isConnection(document.object()))
        array = {document.object()};
    else if (document.isObject())
        array = document.object().value("connections"_L1).toArray();
    std::vector<QJsonObject> found;
    for (const QJsonValue value : std::as_const(array)) {
        if (isConnection(value.toObject()))
            found.push_back(value.toObject());
    }
    return found;
}

ForeignEntry mqttxEntry(const QJsonObject &object)
{
    static const QRegularExpression madeUp(u"^mqttx_[0-9a-f]{8}$"_s);
    ForeignEntry entry;
    entry.name = foreignText(object, "name");
    entry.host = foreignText(object, "host");
    entry.port = foreignNumber(object, "port", 0);
    entry.user = foreignText(object, "username");
    entry.password = foreignText(object, "password").toUtf8();
    entry.clientId = foreignText(object, "clientId");
    if (madeUp.match(entry.clientId).hasMatch())
        entry.clientId.clear();
    const QString version = foreignText(object, "mqttVersion");
    entry.mqtt = version == "5.0"_L1 ? u"5"_s : version;
    entry.keepAliveSeconds = foreignNumber(object, "keepalive", 0);
    entry.hasWill = !foreignText(object.value("will"_L1).toObject(), "lastWillTopic").isEmpty();
    readTransport(object, entry);
    readTopics(object, entry);
    return entry;
}

} // namespace monitor
