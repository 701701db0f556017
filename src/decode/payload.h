// SPDX-License-Identifier: GPL-3.0-or-later
// One payload made ready for the formats: checked, trimmed, and parsed where it is JSON.
#pragma once

#include "decode/decode.h"

#include <optional>
#include <simdjson.h>
#include <string_view>
#include <vector>

namespace decode {

using JsonElement = simdjson::dom::element;
using JsonObject = simdjson::dom::object;
using JsonArray = simdjson::dom::array;

// By value: the parser's own accessors refer into a temporary, which a range-for would outlive.
[[nodiscard]] inline JsonObject objectOf(const JsonElement &element)
{
    return element.get_object().value_unsafe();
}
[[nodiscard]] inline JsonArray arrayOf(const JsonElement &element)
{
    return element.get_array().value_unsafe();
}
[[nodiscard]] inline tl::unexpected<Error> failDecode(const char *code, QString text)
{
    return fail(Error::Kind::Decode, QString::fromLatin1(code), std::move(text));
}

// Of equal keys the last one, as everywhere.
[[nodiscard]] inline std::optional<JsonElement> memberOf(const JsonElement &object, std::string_view key)
{
    std::optional<JsonElement> found;
    for (const auto member : objectOf(object)) {
        if (member.key == key)
            found = member.value;
    }
    return found;
}

enum class PayloadKind {
    Empty, // nothing but blanks
    Json,  // `root` holds it; also a number, string, true, false or null by itself
    Text,  // UTF-8 that is not JSON and does not begin like an object or array
};

struct Payload
{
    const Input &input;
    PayloadKind kind = PayloadKind::Empty;
    std::string_view text; // without BOM and surrounding blanks; lives in the parser's buffer
    JsonElement root;      // valid until the next payload is loaded
    bool hasEscapes = false;

    [[nodiscard]] bool isObject() const { return kind == PayloadKind::Json && root.is_object(); }
    [[nodiscard]] bool isArray() const { return kind == PayloadKind::Json && root.is_array(); }
};

// Keeps the padded copy that the parser reads from, and the parser's own memory.
class PayloadLoader
{
public:
    // Errors: too_large, not_utf8, bad_json, too_deep. An empty payload is not an error here.
    [[nodiscard]] Result<Payload> load(const Input &input, const Limits &limits);

private:
    [[nodiscard]] simdjson::error_code parse(const Limits &limits, JsonElement &root);
    void copyPadded(std::string_view text);
    bool widenIntegers();

    simdjson::dom::parser m_parser;
    std::vector<char> m_buffer;
    size_t m_size = 0; // of the text in m_buffer
};

} // namespace decode
