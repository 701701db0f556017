// SPDX-License-Identifier: GPL-3.0-or-later
// The log row of a publish that no collector saw: `watchpostctl publish --store`.
#pragma once

#include "model/message.h"
#include "store/store_url.h"

#include <QUuid>

namespace monitor {

struct PublishLog
{
    store::StoreUrl store;
    QString integrationName; // the profile's
    QString broker;
    QUuid organization; // null: found by name, or made
    QUuid integration;
};

// One mqtt_publish_success or mqtt_publish_failed row; makes and migrates the store where it is not there yet.
[[nodiscard]] Result<void> logPublish(const PublishLog &where, const LinkEvent &event, qint64 nowMs);

} // namespace monitor
