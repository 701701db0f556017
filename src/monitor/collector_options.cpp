// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/collector_options.h"

#include "monitor/login_name.h"

#include <QFileInfo>

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

Result<store::StoreUrl> storeUrlOf(const Profile &profile)
{
    return profile.store.isEmpty() ? store::defaultStoreUrl() : store::parseStoreUrl(profile.store);
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
    options.inboxPath = QFileInfo(url->inboxPath()).absoluteFilePath();
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
