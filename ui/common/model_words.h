// SPDX-License-Identifier: GPL-3.0-or-later
// The model's words in the language of the window. The model keeps them in English, for the store, exports and the
// command line; here they are named for the translators (tests/ui/tst_translations.cpp checks that none is missing).
#pragma once

#include "model/activity_text.h"

#include <QString>
#include <span>

namespace ui {

// Headline and details of an activity, as activityText() writes them.
[[nodiscard]] ActivityText activityWords(const ActivityRow &row, const QString &deviceName);
// "LWT message received"; unknown reasons as they are.
[[nodiscard]] QString reasonTitle(const QString &reason);
// "Standard"; unknown parsers as they are.
[[nodiscard]] QString parserWord(const QString &parser);
// "Temperature" for `temp`; a null text for a field that is not known.
[[nodiscard]] QString knownMetricTitle(const QString &field);
// "Device went offline" for `mqtt_device_offline`; a null text for a type that is not known.
[[nodiscard]] QString knownTypeTitle(const QString &type);

// The English texts that translators are given.
[[nodiscard]] std::span<const char *const> listedActivityTexts();
[[nodiscard]] std::span<const char *const> listedMetricTitles();

} // namespace ui
