// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/settings.h"

#include "base/key_table.h"
#include "model/topics.h"

#include <QTime>
#include <QTimeZone>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace notify {
namespace {

constexpr KeyTable<Channel, 4> kChannels{
    {{Channel::Desktop, "desktop"}, {Channel::Sound, "sound"}, {Channel::Mqtt, "mqtt"}, {Channel::Webhook, "webhook"}}};

// Services put tokens into their paths: long, and with digits among the letters.
bool looksLikeToken(QStringView part)
{
    constexpr qsizetype kLongestWord = 15;
    return part.size() > kLongestWord && std::any_of(part.begin(), part.end(), [](QChar c) { return c.isDigit(); });
}

tl::unexpected<Error> badWebhook(const QString &text)
{
    return fail(Error::Kind::Usage, u"bad_webhook"_s, text);
}

} // namespace

const char *channelKey(Channel channel)
{
    return keyOf(kChannels, channel);
}

std::optional<Channel> channelOf(QStringView key)
{
    return valueOf(kChannels, key);
}

Channels Settings::ofCollector() const
{
    Channels channels;
    channels.setFlag(Channel::Mqtt, !mqtt.topic.isEmpty());
    channels.setFlag(Channel::Webhook, !webhook.url.isEmpty());
    return channels;
}

Channels Settings::ofWindow() const
{
    Channels channels;
    channels.setFlag(Channel::Desktop, desktop);
    channels.setFlag(Channel::Sound, sound);
    return channels;
}

Result<QUrl> parseWebhookUrl(const QString &text)
{
    const QUrl url(text.trimmed(), QUrl::StrictMode);
    if (!url.isValid() || url.isRelative())
        return badWebhook(u"the webhook is no address: write https://HOST/PATH"_s);
    if (url.scheme() != "http"_L1 && url.scheme() != "https"_L1)
        return badWebhook(u"a webhook begins with https:// or http://, not %1:"_s.arg(url.scheme().left(20)));
    if (url.host().isEmpty())
        return badWebhook(u"the webhook names no host: write https://HOST/PATH"_s);
    if (!url.userInfo().isEmpty())
        return badWebhook(u"user and password do not belong into the webhook's address: sign with a secret instead"_s);
    return url.adjusted(QUrl::RemoveFragment);
}

QString endpointText(const QUrl &url)
{
    QStringList parts = url.path(QUrl::FullyEncoded).split(u'/');
    for (QString &part : parts) {
        if (looksLikeToken(part))
            part = u"…"_s;
    }
    QString out = url.adjusted(QUrl::RemoveUserInfo | QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment)
                      .toString(QUrl::FullyEncoded);
    out += parts.join(u'/');
    return url.hasQuery() ? QString(out + u"?…"_s) : out;
}

Result<void> checkSettings(const Settings &settings)
{
    const auto bad = [](const QString &text) { return fail(Error::Kind::Usage, u"bad_notify"_s, text); };
    if (!settings.webhook.url.isEmpty()) {
        if (const auto url = parseWebhookUrl(settings.webhook.url); !url)
            return tl::unexpected(url.error());
    }
    if (!settings.mqtt.topic.isEmpty() && !topics::isValidName(settings.mqtt.topic))
        return bad(u"'%1' is no topic to publish to"_s.arg(settings.mqtt.topic));
    if (settings.mqtt.qos < 0 || settings.mqtt.qos > 1)
        return bad(u"alerts are published with a quality of service of 0 or 1"_s);
    for (const QuietHours &quiet : settings.quiet) {
        const QTime from = QTime::fromString(quiet.from, u"HH:mm"_s);
        const QTime to = QTime::fromString(quiet.to, u"HH:mm"_s);
        if (!from.isValid() || !to.isValid() || from == to)
            return bad(u"quiet hours are two different times such as 22:00 and 06:30"_s);
        if (!quiet.zone.isEmpty() && !QTimeZone(quiet.zone.toLatin1()).isValid())
            return bad(u"'%1' is no time zone: write one like Europe/Berlin"_s.arg(quiet.zone));
    }
    return {};
}

} // namespace notify
