// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/profile.h"

#include "decode/decode.h"
#include "monitor/profile_notify.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QStandardPaths>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace monitor {
namespace {

// Reads keys of one object and remembers the first thing that was wrong.
class Keys
{
public:
    explicit Keys(QJsonObject object) : m_object(std::move(object)) {}

    void text(const char *key, QString &out)
    {
        const QJsonValue value = take(key);
        if (value.isString())
            out = value.toString();
        else if (!value.isUndefined())
            wrong(key, "a text");
    }
    template <typename Int>
    void number(const char *key, Int &out, qint64 min, qint64 max)
    {
        const QJsonValue value = take(key);
        if (value.isUndefined())
            return;
        const double given = value.toDouble(-1);
        if (!value.isDouble() || given != double(qint64(given)) || given < double(min) || given > double(max))
            return wrong(key, "a whole number within its limits");
        out = Int(given);
    }
    void uuid(const char *key, QUuid &out)
    {
        QString written;
        text(key, written);
        if (written.isEmpty())
            return;
        out = QUuid::fromString(written);
        if (out.isNull())
            wrong(key, "a UUID");
    }
    QJsonValue take(const char *key)
    {
        const QString name = QString::fromLatin1(key);
        m_seen.append(name);
        return m_object.value(name);
    }
    void wrong(const char *key, const char *wanted)
    {
        if (m_error.isEmpty())
            m_error = u"'%1' must be %2"_s.arg(QString::fromLatin1(key), QString::fromLatin1(wanted));
    }
    // What was wrong, a key that nobody asked for included; empty if all is well.
    [[nodiscard]] QString error() const
    {
        if (!m_error.isEmpty())
            return m_error;
        const QStringList keys = m_object.keys();
        for (const QString &key : keys) {
            if (!m_seen.contains(key))
                return u"'%1' is not a key of a profile"_s.arg(key);
        }
        return {};
    }

private:
    QJsonObject m_object;
    QStringList m_seen;
    QString m_error;
};

Result<TopicFormat> readTopic(const QJsonValue &value)
{
    Keys keys(value.toObject());
    TopicFormat topic;
    keys.text("filter", topic.filter);
    keys.text("format", topic.format);
    const QJsonValue custom = keys.take("custom");
    if (custom.isObject()) {
        auto paths = decode::customPathsFromJson(QJsonDocument(custom.toObject()).toJson(QJsonDocument::Compact));
        if (!paths)
            return tl::unexpected(paths.error());
        topic.custom = *paths;
        topic.format = u"custom"_s;
    }
    if (!value.isObject() || topic.filter.isEmpty() || !keys.error().isEmpty() || custom.isNull() ||
        !decode::formatNames().contains(topic.format) || (topic.format == "custom"_L1 && !topic.custom))
        return fail(Error::Kind::Usage, u"bad_profile"_s,
                    u"each of 'topics' must be {\"filter\", \"format\", \"custom\"?} with a known format"_s);
    return topic;
}

void readRetention(Keys &profile, ProfileRetention &out)
{
    const QJsonValue value = profile.take("retention");
    if (value.isUndefined())
        return;
    Keys keys(value.toObject());
    keys.number("telemetry_days", out.telemetryDays, 1, 36500);
    keys.number("messages_days", out.messagesDays, 1, 36500);
    keys.number("events_days", out.eventsDays, 1, 36500);
    keys.number("rollups_days", out.rollupsDays, 1, 36500);
    if (!value.isObject() || !keys.error().isEmpty())
        profile.wrong("retention", "an object of telemetry_days, messages_days, events_days, rollups_days");
}

} // namespace

std::vector<TopicFormat> defaultTopics()
{
    return {{u"devices/+/telemetry"_s, u"auto"_s, {}},
            {u"devices/+/status"_s, u"auto"_s, {}},
            {u"devices/+/lwt"_s, u"auto"_s, {}}};
}

QString profilePath(const QString &name)
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/watchpost/profiles/"_s + name +
           u".json"_s;
}

QStringList profileNames()
{
    const QFileInfo folder(QFileInfo(profilePath(u"default"_s)).path());
    QStringList names = QDir(folder.filePath()).entryList({u"*.json"_s}, QDir::Files | QDir::Readable, QDir::Time);
    for (QString &name : names)
        name.chop(5);
    return names;
}

bool isProfileName(const QString &name)
{
    constexpr qsizetype kLongest = 80;
    const bool printable =
        std::all_of(name.begin(), name.end(), [](QChar c) { return c.isPrint() || c.isSurrogate(); });
    return !name.trimmed().isEmpty() && name == name.trimmed() && name.size() <= kLongest && printable &&
           !name.startsWith(u'.') && !name.contains(u'/');
}

Result<Profile> readProfile(const QByteArray &json)
{
    QJsonParseError parsed;
    const QJsonDocument document = QJsonDocument::fromJson(json, &parsed);
    if (!document.isObject())
        return fail(Error::Kind::Usage, u"bad_profile"_s, u"not a JSON object: %1"_s.arg(parsed.errorString()));
    Profile profile;
    Keys keys(document.object());
    keys.text("name", profile.name);
    keys.text("broker", profile.broker);
    keys.text("store", profile.store);
    keys.text("client_id", profile.clientId);
    keys.text("username", profile.username);
    keys.text("mqtt", profile.mqtt);
    keys.number("qos", profile.qos, 0, 2);
    keys.number("keep_alive_s", profile.keepAliveSeconds, 5, 65535);
    keys.number("session_expiry_s", profile.sessionExpirySeconds, 0, 0xffffffffLL);
    keys.uuid("organization", profile.organization);
    keys.uuid("integration", profile.integration);
    keys.text("ca_file", profile.caFile);
    keys.text("cert_file", profile.certFile);
    keys.text("key_file", profile.keyFile);
    keys.text("zone", profile.zone);
    keys.text("keep_payload", profile.keepPayload);
    readRetention(keys, profile.retention);
    if (const QJsonValue given = keys.take("notify"); !given.isUndefined()) {
        auto settings = readNotify(given);
        if (!settings)
            return tl::unexpected(settings.error());
        profile.notify = std::move(*settings);
    }
    if (!profile.mqtt.isEmpty() && profile.mqtt != "5"_L1 && profile.mqtt != "3.1.1"_L1)
        keys.wrong("mqtt", "\"5\" or \"3.1.1\"");
    if (profile.keepPayload != "all"_L1 && profile.keepPayload != "errors"_L1)
        keys.wrong("keep_payload", "\"all\" or \"errors\"");
    const QJsonValue topics = keys.take("topics");
    if (!topics.isArray() && !topics.isUndefined())
        keys.wrong("topics", "an array");
    for (const QJsonValue value : topics.toArray()) {
        auto topic = readTopic(value);
        if (!topic)
            return tl::unexpected(topic.error());
        profile.topics.push_back(std::move(*topic));
    }
    if (const QString error = keys.error(); !error.isEmpty())
        return fail(Error::Kind::Usage, u"bad_profile"_s, error);
    return profile;
}

QByteArray writeProfile(const Profile &profile)
{
    QJsonArray topics;
    for (const TopicFormat &topic : profile.topics) {
        QJsonObject object{{u"filter"_s, topic.filter}, {u"format"_s, topic.format}};
        if (topic.custom)
            object.insert(u"custom"_s, QJsonDocument::fromJson(decode::customPathsToJson(*topic.custom)).object());
        topics.append(object);
    }
    const auto uuidText = [](const QUuid &id) { return id.isNull() ? QString() : id.toString(QUuid::WithoutBraces); };
    const ProfileRetention &retention = profile.retention;
    QJsonObject object{
        {u"name"_s, profile.name},
        {u"broker"_s, profile.broker},
        {u"store"_s, profile.store},
        {u"client_id"_s, profile.clientId},
        {u"username"_s, profile.username},
        {u"mqtt"_s, profile.mqtt},
        {u"qos"_s, profile.qos},
        {u"keep_alive_s"_s, profile.keepAliveSeconds},
        {u"session_expiry_s"_s, qint64(profile.sessionExpirySeconds)},
        {u"topics"_s, topics},
        {u"organization"_s, uuidText(profile.organization)},
        {u"integration"_s, uuidText(profile.integration)},
        {u"ca_file"_s, profile.caFile},
        {u"cert_file"_s, profile.certFile},
        {u"key_file"_s, profile.keyFile},
        {u"zone"_s, profile.zone},
        {u"keep_payload"_s, profile.keepPayload},
        {u"retention"_s, QJsonObject{{u"telemetry_days"_s, retention.telemetryDays},
                                     {u"messages_days"_s, retention.messagesDays},
                                     {u"events_days"_s, retention.eventsDays},
                                     {u"rollups_days"_s, retention.rollupsDays}}},
    };
    if (profile.notify != notify::Settings())
        object.insert(u"notify"_s, writeNotify(profile.notify));
    return QJsonDocument(object).toJson(QJsonDocument::Indented);
}

Result<Profile> loadProfile(const QString &name)
{
    if (name.isEmpty() || name.startsWith(u'.') || name.contains(u'/') || name.contains(QChar(u'\0')))
        return fail(Error::Kind::Usage, u"bad_profile"_s, u"'%1' cannot be the name of a profile"_s.arg(name));
    QString path = profilePath(name);
    if (!QFileInfo::exists(path))
        path = u"/etc/watchpost/"_s + name + u".json"_s;
    if (!QFileInfo::exists(path)) {
        if (name == "default"_L1)
            return Profile{};
        return fail(Error::Kind::NotFound, u"no_profile"_s,
                    u"there is no profile '%1' (looked for %2 and %3)"_s.arg(name, profilePath(name), path));
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error::Kind::Io, u"unreadable"_s, u"cannot read %1: %2"_s.arg(path, file.errorString()));
    auto profile = readProfile(file.readAll());
    if (!profile)
        return tl::unexpected(profile.error().in(path));
    if (profile->name == "default"_L1)
        profile->name = name;
    return profile;
}

Result<void> saveProfile(const Profile &profile)
{
    const QString path = profilePath(profile.name);
    QDir().mkpath(QFileInfo(path).path());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return fail(Error::Kind::Io, u"unwritable"_s, u"cannot write %1: %2"_s.arg(path, file.errorString()));
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    file.write(writeProfile(profile));
    if (!file.commit())
        return fail(Error::Kind::Io, u"unwritable"_s, u"cannot write %1: %2"_s.arg(path, file.errorString()));
    return {};
}

Result<CustomPaths> readCustomPaths(const QString &path)
{
    constexpr qint64 kMaxBytes = 1024 * 1024; // of a file that is meant
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error::Kind::Usage, u"bad_topic"_s, u"cannot read %1: %2"_s.arg(path, file.errorString()));
    auto paths = decode::customPathsFromJson(file.read(kMaxBytes));
    return paths ? paths : tl::unexpected(paths.error().in(path));
}

} // namespace monitor
