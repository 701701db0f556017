// SPDX-License-Identifier: GPL-3.0-or-later
// What a station does for notifications: rows of what a window showed, and the test of a webhook.
#include "base/ids.h"
#include "ingest/activity_rows.h"
#include "monitor/station.h"
#include "monitor/when_done.h"
#include "notify/webhook.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace monitor {

void Station::log(const LinkEvent &row, const QUuid &organization, const QUuid &integration)
{
    if (m_collector) {
        m_collector->log(row);
        return;
    }
    if (organization.isNull() || integration.isNull())
        return; // whose it is, only the collector can tell
    whenDone(this, m_edits->run<void>([row, organization, integration](store::Editor &editor) {
        IdSource ids;
        return editor.appendActivity(ingest::eventRow({organization, integration}, ids.next(row.atMs), row));
    }),
             [this](const Result<void> &) { sayChanged(); });
}

QFuture<Result<int>> Station::testWebhook(const notify::WebhookTarget &target, const QByteArray &secret)
{
    auto promise = std::make_shared<QPromise<Result<int>>>();
    const QFuture<Result<int>> future = promise->future();
    promise->start();
    const auto answer = [promise](const Result<int> &result) {
        promise->addResult(result);
        promise->finish();
    };
    const auto url = notify::parseWebhookUrl(target.url);
    if (!url) {
        answer(tl::unexpected(url.error()));
        return future;
    }
    notify::WebhookOptions options;
    options.target.url = *url;
    options.target.secret = secret;
    options.target.caFile = target.caFile;
    options.giveUpAfterMs = 0; // once
    // In the thread that owns sockets.
    QMetaObject::invokeMethod(m_controlled, [this, options, answer] {
        auto *webhook = new notify::Webhook(options, m_controlled);
        connect(webhook, &notify::Webhook::attempted, m_controlled, [this, webhook, answer](const LinkEvent &row) {
            const bool isDelivered = row.errorText.isEmpty();
            answer(isDelivered ? Result<int>(row.responseTimeMs)
                               : fail(Error::Kind::Network, row.errorCode, row.errorText));
            webhook->deleteLater();
            QMetaObject::invokeMethod(this, [this, row] { log(row, {}, {}); });
        });
        notify::Announcement test;
        test.event = notify::Event::Test;
        test.channels = notify::Channel::Webhook;
        test.atMs = QDateTime::currentMSecsSinceEpoch();
        webhook->send(test);
    });
    return future;
}

} // namespace monitor
