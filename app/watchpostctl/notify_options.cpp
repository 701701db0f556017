// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify_options.h"

#include "await.h"
#include "console.h"
#include "monitor/option_values.h"
#include "monitor/secrets.h"

using namespace Qt::StringLiterals;

namespace {

// For a locked keychain nobody may be there who unlocks it.
constexpr int kKeychainWaitMs = 2000;

} // namespace

void addNotifyOptions(CommandLine &line)
{
    line.option(u"webhook"_s, u"URL"_s, u"tell this address of alerts: https:// or http://"_s);
    line.option(u"webhook-secret-file"_s, u"FILE"_s, u"file whose first line signs what the webhook is sent"_s);
    line.option(u"alert-topic"_s, u"TOPIC"_s, u"publish alerts to this topic"_s);
}

Result<void> applyNotifyOptions(const CommandLine &line, monitor::Profile &profile)
{
    if (line.isSet(u"webhook"_s))
        profile.notify.webhook.url = line.value(u"webhook"_s);
    if (line.isSet(u"alert-topic"_s))
        profile.notify.mqtt.topic = line.value(u"alert-topic"_s);
    return notify::checkSettings(profile.notify);
}

Result<QByteArray> webhookSecret(const CommandLine &line, const monitor::Profile &profile)
{
    if (profile.notify.webhook.url.isEmpty())
        return QByteArray();
    if (const QString path = line.value(u"webhook-secret-file"_s); !path.isEmpty())
        return monitor::readPasswordFile(path);
    if (auto credential = monitor::readCredential(u"webhook-secret"_s); !credential || !credential->isEmpty())
        return credential;
    // Whoever names another address does not mean to sign for it with this secret.
    if (profile.notify.webhook.url != line.profile().notify.webhook.url)
        return QByteArray();
    const auto secret = await(monitor::readWebhookSecret(profile), kKeychainWaitMs);
    if (secret)
        return *secret;
    console::note(u"the keychain does not answer: the webhook is not signed"_s);
    return QByteArray();
}
