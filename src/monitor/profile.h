// SPDX-License-Identifier: GPL-3.0-or-later
// A profile: one broker and one store under a name, in a JSON file of its own (contract §5). Never a secret.
#pragma once

#include "base/result.h"
#include "model/reading.h"
#include "notify/settings.h"

#include <QStringList>
#include <QUuid>
#include <optional>
#include <vector>

namespace monitor {

struct ProfileRetention
{
    int telemetryDays = 90;
    int messagesDays = 30;
    int eventsDays = 365;
    int rollupsDays = 1095;
    bool operator==(const ProfileRetention &) const = default;
};

// Of the organization that owns what a profile without one records.
inline constexpr QStringView kOrganizationName = u"My organization";

struct Profile
{
    QString name = QStringLiteral("default");
    QString broker; // URL; empty: not configured
    QString store;  // URL; empty: the user's data folder
    QString clientId;
    QString username;
    QString mqtt; // "5", "3.1.1"; empty: 5, then 3.1.1
    int qos = 1;
    int keepAliveSeconds = 30;
    quint32 sessionExpirySeconds = 604800;
    std::vector<TopicFormat> topics;
    QUuid organization;
    QUuid integration;
    QString caFile;
    QString certFile;
    QString keyFile;
    QString zone;
    QString keepPayload = QStringLiteral("all"); // or "errors"
    ProfileRetention retention;
    notify::Settings notify;
    bool operator==(const Profile &) const = default;
};

// devices/+/telemetry, devices/+/status, devices/+/lwt, each read as `auto`.
[[nodiscard]] std::vector<TopicFormat> defaultTopics();

// $XDG_CONFIG_HOME/watchpost/profiles/NAME.json.
[[nodiscard]] QString profilePath(const QString &name);
// The user's own profiles, the one that was written last in front.
[[nodiscard]] QStringList profileNames();
// Whether a profile may have this name: a file name of at most 80 characters, not hidden.
[[nodiscard]] bool isProfileName(const QString &name);
// The user's profile, else /etc/watchpost/NAME.json, else – for `default` only – the built-in values.
// Error::Kind::Usage names the key that is wrong; NotFound if there is no such profile.
[[nodiscard]] Result<Profile> loadProfile(const QString &name);
[[nodiscard]] Result<Profile> readProfile(const QByteArray &json);
[[nodiscard]] QByteArray writeProfile(const Profile &profile);
// Written beside and renamed into place, mode 0600.
[[nodiscard]] Result<void> saveProfile(const Profile &profile);

// The paths of a `custom` topic, from a JSON file (docs/formats.md). Error::Kind::Usage.
[[nodiscard]] Result<CustomPaths> readCustomPaths(const QString &path);

} // namespace monitor
