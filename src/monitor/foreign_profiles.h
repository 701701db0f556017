// SPDX-License-Identifier: GPL-3.0-or-later
// Connections of other programs, read from their files: what MQTTX exports as JSON, and the settings of MQTT Explorer.
// What a file says is checked as if a stranger had written it.
#pragma once

#include "monitor/profile.h"

#include <QByteArray>

namespace monitor {

struct ForeignConnection
{
    Profile profile; // under a name that a profile may have; another one may have it already
    QByteArray password;
    // PEM that the file itself holds; goes beside the profile.
    QByteArray ca, certificate, key;
    QStringList notes;      // one sentence each: what was not taken over, and what to mind
    bool isExample = false; // of those that a program brings along
};

struct ForeignProfiles
{
    QString program; // MQTTX, MQTT Explorer
    std::vector<ForeignConnection> connections;
    QStringList skipped; // one sentence each: which connection was left out, and why
};

// At most 1,000 connections. Error::Kind::Usage, with words on what to export instead: not_json, not_connections,
// too_large.
[[nodiscard]] Result<ForeignProfiles> readForeignProfiles(const QByteArray &json);
// The same of a file of at most 32 MiB; looks also whether the certificates that it names are there. Not for a window's
// thread.
[[nodiscard]] Result<ForeignProfiles> readForeignFile(const QString &path);
// Where these programs keep what can be read here, or else the home folder: for a file chooser.
[[nodiscard]] QString foreignFolder();

// Gives each a name that neither `taken` nor one before it has, whatever the case of the letters.
void nameApart(std::vector<ForeignConnection> &connections, const QStringList &taken);
// The profile, and before it what it needs of certificates, as NAME.ca.pem, NAME.cert.pem and NAME.key.pem beside it,
// mode 0600. Returns what was saved. Nothing of the password.
[[nodiscard]] Result<Profile> saveForeign(const ForeignConnection &connection);

} // namespace monitor
