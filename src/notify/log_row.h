// SPDX-License-Identifier: GPL-3.0-or-later
// The row of the activity log that a notification makes: one for each attempt.
#pragma once

#include "model/message.h"
#include "notify/announcement.h"

namespace notify {

struct Attempt
{
    int number = 1;
    std::optional<qint64> nextTryAtMs; // UTC
    QString user;                      // whose session showed it; empty: a collector's
};
// Type, time and the metadata that all channels share: `notification_webhook` for the webhook, else `other`.
[[nodiscard]] LinkEvent notificationRow(const Announcement &announcement, Channel channel, const Attempt &attempt,
                                        qint64 atMs);

} // namespace notify
