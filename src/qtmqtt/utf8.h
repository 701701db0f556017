// SPDX-License-Identifier: GPL-3.0-or-later
// MQTT's strings: strict UTF-8 both ways (MQTT 5.0, 1.5.4), where Qt's own conversions quietly repair.
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <optional>

namespace qtmqtt {

inline constexpr qsizetype kMaxStringBytes = 65'535;

// True for well-formed UTF-8 without U+0000 and without surrogates.
[[nodiscard]] bool isValidUtf8(QByteArrayView bytes);

// The text of valid bytes, a leading byte order mark kept; nothing for others.
[[nodiscard]] std::optional<QString> fromUtf8(QByteArrayView bytes);

// The bytes of a text that MQTT can carry; nothing for lone surrogates, U+0000 or more than 65,535 bytes.
[[nodiscard]] std::optional<QByteArray> toUtf8(QStringView text);

} // namespace qtmqtt
