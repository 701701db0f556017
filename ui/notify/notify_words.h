// SPDX-License-Identifier: GPL-3.0-or-later
// The words of notifications in the language of the window; the layer keeps them in English for webhook and MQTT.
#pragma once

#include "notify/announcement.h"

#include <span>

namespace ui {

[[nodiscard]] notify::Words notifyWords(const notify::Announcement &announcement, const QString &deviceName);
// The English texts that translators are given.
[[nodiscard]] std::span<const char *const> listedNotifyTexts();

} // namespace ui
