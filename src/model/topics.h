// SPDX-License-Identifier: GPL-3.0-or-later
// MQTT topic names and filters (MQTT 5.0 section 4.7): validity, matching, and what a topic says about a device.
#pragma once

#include <QString>

namespace topics {

// A topic as PUBLISH takes it: 1 to 65,535 bytes of UTF-8 without wildcards and NUL.
[[nodiscard]] bool isValidName(QStringView topic);
// A topic filter as SUBSCRIBE takes it; `$share/group/filter` included.
[[nodiscard]] bool isValidFilter(QStringView filter);
// `$share/group/a/b` → `a/b`; others as they are.
[[nodiscard]] QStringView withoutShare(QStringView filter);
// Whether a message on `topic` would come by `filter`; wildcards do not match a first level that begins with `$`.
[[nodiscard]] bool matches(QStringView filter, QStringView topic);
// Whether every topic that `narrow` matches is matched by `wide` (a/# covers a, a/b and a/+/c).
[[nodiscard]] bool covers(QStringView wide, QStringView narrow);

// The topic without its last level; empty for a topic of one level.
[[nodiscard]] QStringView prefix(QStringView topic);
[[nodiscard]] QStringView lastLevel(QStringView topic);
// Contract §1: `devices/<id>/…` → `<id>`; else the topic without its last level; a topic of one level is its own id.
[[nodiscard]] QString topicId(QStringView topic);

} // namespace topics
