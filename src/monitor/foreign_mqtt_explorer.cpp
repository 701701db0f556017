// SPDX-License-Identifier: GPL-3.0-or-later
// MQTT Explorer, settings.json: {"ConnectionManager_connections": {ID: {…}}}. Source: the program's own
// ConnectionOptions (app/src/model/ConnectionOptions.ts) and their migrations: before version 1, `subscriptions` were
// texts.
#include "monitor/foreign_entry.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace monitor {
namespace {

// Those that the program made when it was first started.
bool isExample(const QJsonObject &object)
{
    static constexpr const char *kHosts[] = {"test.mosquitto.org", "mqtt.eclipseprojects.io", "mqtt.eclipse.org",
                                             "iot.eclipse.org"};
    const QString host = foreignText(object, "host");
    return foreignText(object, "id") == host &&
           std::any_of(std::begin(kHosts), std::end(kHosts),
                       [&host](const char *one) { return host == QLatin1String(one); });
}

QByteArray embedded(const QJsonObject &object, const char *key)
{
    const QString base64 = foreignText(object.value(QLatin1String(key)).toObject(), "data");
    return QByteArray::fromBase64(base64.toLatin1());
}

} // namespace

std::vector<QJsonObject> mqttExplorerConnections(const QJsonDocument &document)
{
    const QJsonObject map = document.object().value("ConnectionManager_connections"_L1).toObject();
    std::vector<QJsonObject> found;
    for (const QJsonValue value : map) {
        if (value.isObject())
            found.push_back(value.toObject());
    }
    // As the program lists them.
    std::stable_sort(found.begin(), found.end(), [](const QJsonObject &a, const QJsonObject &b) {
        return a.value("order"_L1).toDouble() < b.value("order"_L1).toDouble();
    });
    return found;
}

ForeignEntry mqttExplorerEntry(const QJsonObject &object)
{
    static const QRegularExpression madeUp(u"^mqtt-explorer-[0-9a-f]{8}$"_s);
    ForeignEntry entry;
    entry.name = foreignText(object, "name");
    entry.host = foreignText(object, "host");
    entry.port = foreignNumber(object, "port", 0);
    entry.isWebSocket = foreignText(object, "protocol") == "ws"_L1;
    entry.isEncrypted = object.value("encryption"_L1).toBool();
    entry.validates = object.value("certValidation"_L1).toBool(true);
    entry.path = foreignText(object, "basePath");
    entry.user = foreignText(object, "username");
    entry.password = foreignText(object, "password").toUtf8();
    entry.clientId = foreignText(object, "clientId");
    if (madeUp.match(entry.clientId).hasMatch())
        entry.clientId.clear();
    if (entry.isEncrypted) {
        entry.ca = embedded(object, "selfSignedCertificate");
        entry.certificate = embedded(object, "clientCertificate");
        entry.key = embedded(object, "clientKey");
    }
    const QJsonArray subscriptions = object.value("subscriptions"_L1).toArray();
    for (const QJsonValue value : subscriptions) {
        const QJsonObject subscription = value.toObject();
        if (value.isString())
            entry.topics.emplace_back(value.toString(), 0);
        else
            entry.topics.emplace_back(foreignText(subscription, "topic"), foreignNumber(subscription, "qos", 0));
    }
    entry.isExample = isExample(object);
    return entry;
}

} // namespace monitor
