// SPDX-License-Identifier: GPL-3.0-or-later
// The JSON columns of a device as the writer makes them.
#pragma once

#include "model/device.h"

#include <QStringList>

namespace store {

[[nodiscard]] QByteArray intervalsAsJson(const ReadingPace &pace);
[[nodiscard]] QByteArray tagsAsJson(const QStringList &tags);
[[nodiscard]] QByteArray qualityAsJson(const ConnectionQuality &quality);
// `{"field": [value, received at]}`
[[nodiscard]] QByteArray latestAsJson(const QMap<QString, LatestValue> &latest);

} // namespace store
