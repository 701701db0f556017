// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/collector_options.h"

#include "monitor/login_name.h"
#include "monitor/option_values.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QSysInfo>

using namespace Qt::StringLiterals;

namespace monitor {

Result<broker::LinkOptions> linkOptionsOf(const Profile &profile, const QByteArray &password)
{
    if (profile.broker.isEmpty())
        return fail(Error::Kind::Usage, u"no_broker"_s,
                    u"no broker given: --broker mqtt://HOST, WATCHPOST_BROKER or 'broker' in the profile"_s);
    const auto url = broker::parseBrokerUrl(profile.broker);
    if (!url)
        return tl::unexpected(url.error());
    broker::LinkOptions options;
    options.url = *url;
    options.clientId = profile.clientId;
    options.username = profile.username;
    options.password = password;
    options.keepAliveSeconds = profile.keepAliveSeconds;
    options.sessionExpirySeconds = profile.sessionExpirySeconds;
    options.qos = profile.qos;
    options.user = loginName();
    options.tls = {profile.caFile, profile.certFile, profile.keyFile};
    for (const TopicFormat &topic : topicsOf(profile))
        options.filters.append(topic.filter);
    if (profile.mqtt == "5"_L1 || profile.mqtt == "5.0"_L1)
        options.protocol = broker::Protocol::Mqtt5;
    else if (profile.mqtt == "3.1.1"_L1)
        options.protocol = broker::Protocol::Mqtt311;
    else if (!profile.mqtt.isEmpty())
        return fail(Error::Kind::Usage, u"bad_mqtt"_s, u"the MQTT version is 5 or 3.1.1, not '%1'"_s.arg(profile.mqtt));
    return options;
}

namespace {

// A database server's password, from a file whose first line it is, a service's credential or the environment; where
// there is none, libpq looks into its own files.
Result<QByteArray> storePassword()
{
    if (const QString path = qEnvironmentVariable("WATCHPOST_STORE_PASSWORD_FILE"); !path.isEmpty())
        return readPasswordFile(path);
    if (auto credential = readCredential(u"store-password"_s); !credential || !credential->isEmpty())
        return credential;
    return qgetenv("WATCHPOST_STORE_PASSWORD");
}

// Beside a database server there is no file that could keep a made-up id, so it follows from machine, user, profile and
// store: stable, and never that of another store's session.
QString ownClientId(const Profile &profile, const store::StoreUrl &url)
{
    QByteArray machine = QSysInfo::machineUniqueId();
    if (machine.isEmpty())
        machine = QSysInfo::machineHostName().toUtf8();
    const QByteArray whole =
        machine + '\n' + loginName().toUtf8() + '\n' + profile.name.toUtf8() + '\n' + url.text().toUtf8();
    const QByteArray hash = QCryptographicHash::hash(whole, QCryptographicHash::Sha256).toHex();
    return u"watchpost-"_s + QString::fromLatin1(hash.first(13));
}

} // namespace

Result<store::StoreUrl> storeUrlOf(const Profile &profile)
{
    if (profile.store.isEmpty())
        return store::defaultStoreUrl();
    auto url = store::parseStoreUrl(profile.store);
    if (!url || !url->isPostgres())
        return url;
    const auto password = storePassword();
    if (!password)
        return tl::unexpected(password.error());
    url->password = *password;
    return url;
}

std::vector<TopicFormat> topicsOf(const Profile &profile)
{
    return profile.topics.empty() ? defaultTopics() : profile.topics;
}

Result<CollectorOptions> collectorOptionsOf(const Profile &profile, const QByteArray &password)
{
    auto link = linkOptionsOf(profile, password);
    if (!link)
        return tl::unexpected(link.error());
    const auto url = storeUrlOf(profile);
    if (!url)
        return tl::unexpected(url.error());
    CollectorOptions options;
    options.link = std::move(*link);
    if (url->isPostgres() && options.link.clientId.isEmpty())
        options.link.clientId = ownClientId(profile, *url);
    options.inboxPath = QFileInfo(url->inboxPath(options.link.clientId)).absoluteFilePath();
    options.processor.store = *url;
    options.processor.topics = topicsOf(profile);
    options.processor.integration = {profile.organization, profile.integration, kOrganizationName.toString(),
                                     profile.name, options.link.url.text()};
    options.processor.keepPayload =
        profile.keepPayload == "errors"_L1 ? ingest::KeepPayload::Errors : ingest::KeepPayload::All;
    options.processor.retention = {profile.retention.telemetryDays, profile.retention.messagesDays,
                                   profile.retention.eventsDays, profile.retention.rollupsDays};
    options.notify = profile.notify;
    return options;
}

} // namespace monitor
