// SPDX-License-Identifier: GPL-3.0-or-later
// What a profile means to a link and to a collector: the same for both programs.
#pragma once

#include "monitor/collector.h"
#include "monitor/profile.h"

namespace monitor {

// Broker, credentials, TLS files, protocol, numbers and filters. `password`: not part of a profile.
// Error::Kind::Usage: no_broker, bad_url, bad_mqtt.
[[nodiscard]] Result<broker::LinkOptions> linkOptionsOf(const Profile &profile, const QByteArray &password);
// The profile's store, else the user's own.
[[nodiscard]] Result<store::StoreUrl> storeUrlOf(const Profile &profile);
// The profile's topics, else defaultTopics().
[[nodiscard]] std::vector<TopicFormat> topicsOf(const Profile &profile);
// All of it, with the inbox beside the store (contract §5); the path is absolute, since other processes look it up.
[[nodiscard]] Result<CollectorOptions> collectorOptionsOf(const Profile &profile, const QByteArray &password);

} // namespace monitor
