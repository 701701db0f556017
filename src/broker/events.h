// SPDX-License-Identifier: GPL-3.0-or-later
// The activity rows that the link makes itself: keys as in docs/data.md, always all of them, null where nothing is.
#pragma once

#include "broker/link_options.h"
#include "broker/publish_list.h"
#include "model/message.h"

namespace broker {

struct ConnectionFacts
{
    QString broker;
    QString clientId;
    QString protocol;
    std::optional<bool> sessionPresent;
    QString reason;
    std::optional<qint64> nextRetryAtMs;
};

[[nodiscard]] LinkEvent connectionEstablished(const ConnectionFacts &facts, qint64 nowMs);
// `errorCode`: a stable word; `facts.reason` is also its text.
[[nodiscard]] LinkEvent connectionLost(const ConnectionFacts &facts, const QString &errorCode, qint64 nowMs);
[[nodiscard]] LinkEvent subscriptionCreated(const Subscription &subscription, qint64 nowMs);
// `user`: whose login published it, the last key of the metadata (contract §2); empty: the key is left out.
[[nodiscard]] LinkEvent publishFinished(const Publish &publish, const PublishResult &result, const QString &user,
                                        qint64 nowMs);

} // namespace broker
