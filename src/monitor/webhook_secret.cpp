// SPDX-License-Identifier: GPL-3.0-or-later
// The webhook's secret, beside the passwords of monitor/secrets.h.
#include "monitor/background.h"
#include "monitor/option_values.h"
#include "monitor/secrets.h"

using namespace Qt::StringLiterals;

namespace monitor {

QString webhookSecretName(const QString &profileName)
{
    return QString(profileName + u"/webhook"_s);
}

QFuture<Result<QByteArray>> readWebhookSecret(const Profile &profile)
{
    const notify::WebhookTarget &webhook = profile.notify.webhook;
    if (webhook.url.isEmpty())
        return inBackground<Result<QByteArray>>([] { return Result<QByteArray>(QByteArray()); });
    if (!webhook.secretFile.isEmpty())
        return inBackground<Result<QByteArray>>([path = webhook.secretFile] { return readPasswordFile(path); });
    return readSecret(webhookSecretName(profile.name)).then([](const Result<Secret> &secret) -> Result<QByteArray> {
        return secret.map([](const Secret &kept) { return kept.password; });
    });
}

} // namespace monitor
