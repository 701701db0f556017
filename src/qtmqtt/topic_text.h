// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of topic names and filters (MQTT 5.0, 4.7 and 4.8.2) on plain text.
#pragma once

#include <QStringView>

namespace qtmqtt {

[[nodiscard]] bool isValidTopicName(QStringView name);
// A whole filter, $share/NAME/FILTER included.
[[nodiscard]] bool isValidTopicFilter(QStringView filter);

// Of $share/NAME/FILTER the name and the filter; of any other filter nothing and itself.
[[nodiscard]] QStringView sharedName(QStringView filter);
[[nodiscard]] QStringView plainFilter(QStringView filter);

// Whether a valid name belongs to a valid filter without $share. 4.7.2: with `dollarIsSpecial` a wildcard in the first
// level does not match a name that begins with $.
[[nodiscard]] bool matches(QStringView filter, QStringView name, bool dollarIsSpecial);

} // namespace qtmqtt
