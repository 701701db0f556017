// SPDX-License-Identifier: GPL-3.0-or-later
// The key `notify` of a profile (contract §5): {desktop, sound, quiet, mqtt, webhook}. Never a secret.
#pragma once

#include "base/result.h"
#include "notify/settings.h"

#include <QJsonObject>

namespace monitor {

// Error::Kind::Usage, bad_profile or what checkSettings() says, naming what is wrong.
[[nodiscard]] Result<notify::Settings> readNotify(const QJsonValue &value);
[[nodiscard]] QJsonObject writeNotify(const notify::Settings &settings);

} // namespace monitor
