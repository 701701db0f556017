// SPDX-License-Identifier: GPL-3.0-or-later
// JSON columns back to values: telemetry and facts in the order they were stored in, which QJsonObject would sort.
#pragma once

#include "model/device.h"

#include <QByteArrayView>
#include <optional>

namespace store {

// One JSON object. Nested objects become dotted names, arrays their JSON text, nulls are dropped. Nothing if the text
// is not an object or nested deeper than 64 levels.
[[nodiscard]] std::optional<Fields> fieldsFromJson(QByteArrayView json);

// `{"field": [value, received at]}`; what does not have that shape is left out.
[[nodiscard]] QMap<QString, LatestValue> latestFromJson(const QByteArray &json);

} // namespace store
