// SPDX-License-Identifier: GPL-3.0-or-later
// One connection as another program's file has it, before anybody has judged it; and the judgement.
#pragma once

#include "monitor/foreign_profiles.h"

#include <QJsonObject>

namespace monitor {

struct ForeignEntry
{
    QString name;
    QString host;
    int port = 0; // 0: the usual one
    bool isWebSocket = false;
    bool isEncrypted = false;
    bool validates = true; // whether the other program checks the broker's certificate
    QString path;
    QString user;
    QByteArray password;
    QString clientId; // empty: none, or one that the other program made up
    QString mqtt;     // "5", "3.1.1", "3.1"; empty: not said
    int keepAliveSeconds = 0;
    std::vector<std::pair<QString, int>> topics; // filter, QoS
    QString caFile, certFile, keyFile;
    QByteArray ca, certificate, key;
    bool hasWill = false;
    bool isExample = false;
};

// Error::Kind::Usage where no connection can be made of it.
[[nodiscard]] Result<ForeignConnection> judged(const ForeignEntry &entry);

// foreign_mqttx.cpp, foreign_mqtt_explorer.cpp: whether a document is theirs; the objects that are connections; what
// one says.
[[nodiscard]] std::vector<QJsonObject> mqttxConnections(const QJsonDocument &document);
[[nodiscard]] ForeignEntry mqttxEntry(const QJsonObject &object);
[[nodiscard]] std::vector<QJsonObject> mqttExplorerConnections(const QJsonDocument &document);
[[nodiscard]] ForeignEntry mqttExplorerEntry(const QJsonObject &object);

// A text, or a number as one; anything else is none.
[[nodiscard]] QString foreignText(const QJsonObject &object, const char *key);
// A whole number, also written as text; `otherwise` for anything else, -1 for a number out of range.
[[nodiscard]] int foreignNumber(const QJsonObject &object, const char *key, int otherwise);

} // namespace monitor
