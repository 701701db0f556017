// SPDX-License-Identifier: GPL-3.0-or-later
// The forms in which a payload is shown, ready made: to be worked out away from the window's thread.
#pragma once

#include "model/stored_payload.h"

#include <optional>

namespace ui {

enum class PayloadForm { Text, Pretty, Hex, Difference };
inline constexpr int kPayloadForms = 4;

// The message before on the same topic.
struct EarlierPayload
{
    StoredPayload payload;
    qint64 atMs = 0; // UTC
    bool operator==(const EarlierPayload &) const = default;
};

struct PayloadTexts
{
    StoredPayload payload;
    std::optional<EarlierPayload> earlier;
    QString text[kPayloadForms];      // plain; Difference: `+ `, `- ` or two blanks before each line
    std::optional<NoLayout> noLayout; // why Pretty is the same as Text
    bool hasChanged = false;          // the difference is one
};
[[nodiscard]] PayloadTexts payloadTexts(StoredPayload payload, std::optional<EarlierPayload> earlier);

} // namespace ui
