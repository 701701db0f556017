// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_line.h"

#include "await.h"
#include "console.h"
#include "monitor/collector_options.h"
#include "monitor/option_values.h"
#include "monitor/secrets.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

// Others being able to read it is said, not refused: mounted secrets often are 0444.
Result<QByteArray> readSecretFile(const QString &path)
{
    auto secret = monitor::readPasswordFile(path);
    if (secret && (QFileInfo(path).permissions() & (QFileDevice::ReadOther | QFileDevice::WriteOther)))
        console::note(u"warning: others can read the password file %1; chmod 600 it"_s.arg(path));
    return secret;
}

struct TextKey
{
    const char *option;
    QString monitor::Profile::*member;
};
constexpr TextKey kTexts[] = {
    {"broker", &monitor::Profile::broker},      {"store", &monitor::Profile::store},
    {"client-id", &monitor::Profile::clientId}, {"user", &monitor::Profile::username},
    {"mqtt", &monitor::Profile::mqtt},          {"ca", &monitor::Profile::caFile},
    {"cert", &monitor::Profile::certFile},      {"key", &monitor::Profile::keyFile},
    {"zone", &monitor::Profile::zone},          {"keep-payload", &monitor::Profile::keepPayload},
};
constexpr std::pair<const char *, QUuid monitor::Profile::*> kIds[] = {
    {"organization", &monitor::Profile::organization}, {"integration", &monitor::Profile::integration}};

// For a locked keychain nobody may be there who unlocks it.
constexpr int kKeychainWaitMs = 2000;

QString uuidText(const QUuid &id)
{
    return id.isNull() ? QString() : id.toString(QUuid::WithoutBraces);
}

} // namespace

CommandLine::CommandLine(const char *command, const char *summary) : m_command(QString::fromLatin1(command))
{
    m_parser.setApplicationDescription(QString::fromLatin1(summary));
    flag(u"help"_s, u"show this help"_s);
    option(u"profile"_s, u"NAME"_s, u"take what is not given here from this profile"_s, u"default"_s);
}

CommandLine &CommandLine::option(const QString &name, const QString &valueName, const QString &description,
                                 const QString &defaultValue)
{
    QString text = description;
    if (!defaultValue.isEmpty())
        text += u" [%1]"_s.arg(defaultValue);
    m_parser.addOption({name, text, valueName});
    m_defaults.insert(name, defaultValue);
    return *this;
}

CommandLine &CommandLine::flag(const QString &name, const QString &description)
{
    m_parser.addOption({name == "help"_L1 ? QStringList{u"h"_s, name} : QStringList{name}, description});
    return *this;
}

CommandLine &CommandLine::positional(const QString &name, const QString &description)
{
    m_parser.addPositionalArgument(name, description);
    m_positionalNames.append(name);
    return *this;
}

CommandLine &CommandLine::storeOption()
{
    return option(u"store"_s, u"URL"_s,
                  u"the store: sqlite:PATH or postgresql://…; without it the one in the user's data folder"_s)
        .option(u"store-password-file"_s, u"FILE"_s,
                u"file whose first line is the password at a database server (or WATCHPOST_STORE_PASSWORD)"_s);
}

CommandLine &CommandLine::brokerOptions()
{
    option(u"broker"_s, u"URL"_s, u"the broker: mqtt://, mqtts://, ws:// or wss://[user@]host[:port]"_s);
    option(u"user"_s, u"NAME"_s, u"user name at the broker"_s);
    option(u"password-file"_s, u"FILE"_s, u"file whose first line is the password (or WATCHPOST_PASSWORD)"_s);
    option(u"ca"_s, u"FILE"_s, u"certificates to trust, PEM; without it the system's"_s);
    option(u"cert"_s, u"FILE"_s, u"client certificate, PEM"_s);
    option(u"key"_s, u"FILE"_s, u"key of the client certificate, PEM"_s);
    option(u"client-id"_s, u"ID"_s, u"MQTT client identifier"_s);
    return option(u"mqtt"_s, u"VERSION"_s, u"5 or 3.1.1; without it 5, then 3.1.1 if the broker refuses"_s);
}

std::optional<int> CommandLine::parse(const QStringList &arguments)
{
    if (!m_parser.parse(QStringList{u"watchpostctl "_s + m_command} + arguments)) {
        console::error(u"%1: %2"_s.arg(m_command, m_parser.errorText()));
        console::note(u"watchpostctl %1 --help shows the options."_s.arg(m_command));
        return 2;
    }
    if (m_parser.isSet(u"help"_s)) {
        const QString help = m_parser.helpText().replace(QCoreApplication::arguments().value(0) + u" [options]"_s,
                                                         u"watchpostctl %1 [options]"_s.arg(m_command));
        std::fputs(help.toUtf8().constData(), stdout);
        return 0;
    }
    if (m_positionalNames.isEmpty() && !m_parser.positionalArguments().isEmpty()) {
        console::error(u"%1: '%2' is not expected here"_s.arg(m_command, m_parser.positionalArguments().constFirst()));
        return 2;
    }
    // Where the store is opened, it is looked for there (monitor::storeUrlOf).
    if (m_parser.optionNames().contains(u"store-password-file"_s))
        qputenv("WATCHPOST_STORE_PASSWORD_FILE", m_parser.value(u"store-password-file"_s).toLocal8Bit());
    auto profile = monitor::loadProfile(value(u"profile"_s));
    if (!profile) {
        console::error(profile.error().text);
        return 2;
    }
    m_profile = std::move(*profile);
    return std::nullopt;
}

std::optional<QString> CommandLine::given(const QString &name) const
{
    return monitor::givenOption(m_parser, name);
}

bool CommandLine::isSet(const QString &name) const
{
    // First: Qt 6.8 warns of who asks a flag for its value.
    if (m_parser.isSet(name))
        return true;
    const auto text = given(name);
    if (m_defaults.contains(name))
        return text.has_value();
    // A flag in the environment is on unless it says no.
    return text && *text != "0"_L1 && *text != "false"_L1 && !text->isEmpty();
}

QString CommandLine::value(const QString &name) const
{
    if (const auto text = given(name))
        return *text;
    const QString fromProfile = profileValue(name);
    return fromProfile.isEmpty() ? m_defaults.value(name) : fromProfile;
}

QStringList CommandLine::values(const QString &name) const
{
    if (m_parser.isSet(name))
        return m_parser.values(name);
    return value(name).split(u';', Qt::SkipEmptyParts);
}

Result<qint64> CommandLine::number(const QString &name, qint64 min, qint64 max) const
{
    bool ok = false;
    const qint64 number = value(name).toLongLong(&ok);
    if (!ok || number < min || number > max)
        return ::fail(Error::Kind::Usage, u"bad_number"_s,
                      u"--%1 takes a whole number from %2 to %3, not '%4'"_s.arg(name, QString::number(min),
                                                                                 QString::number(max), value(name)));
    return number;
}

QString CommandLine::profileValue(const QString &name) const
{
    for (const TextKey &key : kTexts) {
        if (name == QLatin1String(key.option))
            return m_profile.*key.member;
    }
    const monitor::ProfileRetention &retention = m_profile.retention;
    const std::pair<const char *, qint64> numbers[] = {
        {"qos", m_profile.qos},
        {"keep-alive", m_profile.keepAliveSeconds},
        {"session-expiry", m_profile.sessionExpirySeconds},
        {"telemetry-days", retention.telemetryDays},
        {"messages-days", retention.messagesDays},
        {"events-days", retention.eventsDays},
        {"rollups-days", retention.rollupsDays},
    };
    for (const auto &[option, number] : numbers) {
        if (name == QLatin1String(option))
            return QString::number(number);
    }
    for (const auto &[option, member] : kIds) {
        if (name == QLatin1String(option))
            return uuidText(m_profile.*member);
    }
    return {};
}

Result<void> CommandLine::applyNumbers(monitor::Profile &profile) const
{
    const auto apply = [this](const char *option, qint64 min, qint64 max, auto &out) -> Result<void> {
        const QString name = QString::fromLatin1(option);
        if (!isGiven(name))
            return {};
        const auto given = number(name, min, max);
        if (!given)
            return tl::unexpected(given.error());
        out = std::remove_reference_t<decltype(out)>(*given);
        return {};
    };
    return apply("qos", 0, 2, profile.qos)
        .and_then([&] { return apply("keep-alive", 5, 65535, profile.keepAliveSeconds); })
        .and_then([&] { return apply("session-expiry", 0, 0xffffffffLL, profile.sessionExpirySeconds); });
}

Result<void> CommandLine::applyIds(monitor::Profile &profile) const
{
    for (const auto &[option, member] : kIds) {
        const QString name = QString::fromLatin1(option);
        if (!isGiven(name))
            continue;
        profile.*member = QUuid::fromString(value(name));
        if ((profile.*member).isNull() && !value(name).isEmpty())
            return ::fail(Error::Kind::Usage, u"bad_uuid"_s, u"--%1 takes a UUID, not '%2'"_s.arg(name, value(name)));
    }
    return {};
}

Result<monitor::Profile> CommandLine::effectiveProfile() const
{
    monitor::Profile profile = m_profile;
    for (const TextKey &key : kTexts) {
        const QString name = QString::fromLatin1(key.option);
        if (isGiven(name))
            profile.*key.member = value(name);
    }
    if (profile.keepPayload != "all"_L1 && profile.keepPayload != "errors"_L1)
        return ::fail(Error::Kind::Usage, u"bad_keep"_s,
                      u"--keep-payload takes all or errors, not '%1'"_s.arg(profile.keepPayload));
    const auto applied = applyNumbers(profile).and_then([&] { return applyIds(profile); });
    return applied ? Result<monitor::Profile>(profile) : tl::unexpected(applied.error());
}

Result<store::StoreUrl> CommandLine::storeUrl() const
{
    return effectiveProfile().and_then([](const monitor::Profile &profile) { return monitor::storeUrlOf(profile); });
}

Result<QByteArray> CommandLine::password() const
{
    const QString path = value(u"password-file"_s);
    if (!path.isEmpty())
        return readSecretFile(path);
    // A service's credential (systemd LoadCredential=mqtt-password:…).
    const QString folder = qEnvironmentVariable("CREDENTIALS_DIRECTORY");
    if (!folder.isEmpty() && QFileInfo::exists(folder + u"/mqtt-password"_s)) {
        auto credential = readSecretFile(folder + u"/mqtt-password"_s);
        // An empty one is the unit's default where there is no password file.
        if (!credential || !credential->isEmpty())
            return credential;
    }
    if (qEnvironmentVariableIsSet("WATCHPOST_PASSWORD"))
        return qgetenv("WATCHPOST_PASSWORD");
    return keptPassword();
}

Result<QByteArray> CommandLine::keptPassword() const
{
    const auto profile = effectiveProfile();
    // Whoever names another broker or user does not mean to tell it this password.
    if (!profile || m_profile.broker.isEmpty() || profile->broker != m_profile.broker ||
        profile->username != m_profile.username)
        return QByteArray();
    const auto answer = await(monitor::readSecret(m_profile.name), kKeychainWaitMs);
    if (!answer) {
        console::note(u"the keychain does not answer: going on without a password"_s);
        return QByteArray();
    }
    const Result<monitor::Secret> &secret = *answer;
    if (!secret)
        return tl::unexpected(secret.error());
    return secret->password;
}

Result<broker::LinkOptions> CommandLine::linkOptions() const
{
    const auto profile = effectiveProfile();
    if (!profile)
        return tl::unexpected(profile.error());
    const auto secret = password();
    if (!secret)
        return tl::unexpected(secret.error());
    return monitor::linkOptionsOf(*profile, *secret);
}
