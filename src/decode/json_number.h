// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers within texts, by the grammar of JSON (RFC 8259 section 6) and nothing wider: no `+5`, `05`, `.5`, `nan`.
#pragma once

#include "model/value.h"

#include <optional>
#include <string_view>

namespace decode {

// Whether the whole text is a JSON number, whatever its size.
[[nodiscard]] bool isJsonNumber(std::string_view text);
// Integers within 64 bits stay integers; others and fractions become doubles. Nothing if the text is no JSON number or
// the number would not be finite.
[[nodiscard]] std::optional<Value> numberFromText(std::string_view text);

} // namespace decode
