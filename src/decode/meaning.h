// SPDX-License-Identifier: GPL-3.0-or-later
// What payloads of several formats state in the same ways: ids, status words, times.
#pragma once

#include "decode/scope.h"

namespace decode {

// Whether the last level of `topic` says that a message on it states a status.
[[nodiscard]] bool isStatusTopic(QStringView topic);
// Whether it is the topic of a will: there an empty payload means offline.
[[nodiscard]] bool isWillTopic(QStringView topic);

// offline | false | 0 | disconnected | lost and their opposites, in any case; nothing for other words.
[[nodiscard]] std::optional<DeviceStatus> statusOfWord(std::string_view word);
// A word, true, false, or the numbers 0 and 1.
[[nodiscard]] std::optional<DeviceStatus> statusOf(const JsonElement &element);
// Sets status and its reason, which depends on the topic.
void setStatus(const Input &input, DeviceStatus status, Reading &reading);
// Status of a payload's member: what is no status word becomes the fact `status`.
[[nodiscard]] Result<void> readStatus(Scope &scope, const JsonElement &element, Reading &reading);

// An id of the payload: text, or an integer as its digits. Error bad_device_id.
[[nodiscard]] Result<void> readId(Scope &scope, const JsonElement &element, Reading &reading);
// The id that the topic gives (contract §1). Errors no_device_id, bad_device_id.
[[nodiscard]] Result<void> useTopicId(const Input &input, Reading &reading);
[[nodiscard]] Result<void> useIdText(QString id, Reading &reading);

// Replaces a fact of the same name.
void addFact(Reading &reading, QString name, Value value);

// Tells the formats of a time: ISO 8601 text, epoch as a number or a text of digits.
[[nodiscard]] std::optional<qint64> timeOf(Scope &scope, const JsonElement &element);
// Sets the device's time and notes what is odd about it.
void setTime(Scope &scope, qint64 ms, Reading &reading);
// A time that cannot be read becomes a fact called `name`. True if it could.
bool readTime(Scope &scope, const JsonElement &element, std::string_view name, Reading &reading);

} // namespace decode
