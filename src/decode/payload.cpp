// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/payload.h"

#include "decode/json_number.h"

#include <algorithm>
#include <charconv>
#include <cstring>

using namespace Qt::StringLiterals;

namespace decode {
namespace {

constexpr std::string_view kBom = "\xEF\xBB\xBF";
constexpr std::string_view kBlanks = " \t\r\n";

std::string_view trimmed(std::string_view text)
{
    if (text.starts_with(kBom))
        text.remove_prefix(kBom.size());
    const size_t first = text.find_first_not_of(kBlanks);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

// The value of four hexadecimal digits, or -1.
int hex4(const char *p)
{
    int value = 0;
    for (int i = 0; i < 4; ++i) {
        const char c = char(p[i] | 0x20);
        if (p[i] >= '0' && p[i] <= '9')
            value = value * 16 + (p[i] - '0');
        else if (c >= 'a' && c <= 'f')
            value = value * 16 + (c - 'a' + 10);
        else
            return -1;
    }
    return value;
}

// Escaped surrogates without their partner name no character. Parsers differ about them (refuse, pass on as invalid
// UTF-8), so they become U+FFFD before parsing; the length stays.
void replaceLoneSurrogates(char *p, const char *end)
{
    while (p + 6 <= end) {
        p = static_cast<char *>(std::memchr(p, '\\', size_t(end - p)));
        if (!p || p + 6 > end)
            return;
        if (p[1] != 'u') {
            p += 2;
            continue;
        }
        const int unit = hex4(p + 2);
        if (unit >= 0xD800 && unit < 0xDC00 && p + 12 <= end && p[6] == '\\' && p[7] == 'u') {
            const int second = hex4(p + 8);
            if (second >= 0xDC00 && second < 0xE000) {
                p += 12;
                continue;
            }
        }
        if (unit >= 0xD800 && unit < 0xE000)
            std::memcpy(p + 2, "fffd", 4);
        p += 6;
    }
}

bool isBeyond64Bits(std::string_view token)
{
    const char *end = token.data() + token.size();
    qint64 integer = 0;
    quint64 natural = 0;
    return token.find_first_of(".eE") == std::string_view::npos &&
           std::from_chars(token.data(), end, integer).ec == std::errc::result_out_of_range &&
           std::from_chars(token.data(), end, natural).ec != std::errc();
}

bool beginsLikeJson(char c)
{
    return c == '{' || c == '[';
}

// Deepest nesting that brackets outside of strings open.
int nestingOf(std::string_view text)
{
    int depth = 0, deepest = 0;
    bool inString = false;
    for (size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '"')
            inString = !inString;
        else if (inString && c == '\\')
            ++i;
        else if (!inString && (c == '{' || c == '['))
            deepest = std::max(deepest, ++depth);
        else if (!inString && (c == '}' || c == ']'))
            --depth;
    }
    return deepest;
}

tl::unexpected<Error> jsonError(simdjson::error_code code, std::string_view text, const Limits &limits)
{
    // Counted here, because a parser may stumble over something else first.
    if (nestingOf(text) > limits.maxDepth)
        return failDecode("too_deep", u"The JSON is nested deeper than %1 levels"_s.arg(limits.maxDepth));
    if (code == simdjson::NUMBER_ERROR)
        return failDecode("bad_json", u"The JSON holds a number that cannot be represented or is malformed"_s);
    const char wanted = text.front() == '{' ? '}' : ']';
    if (text.back() != wanted)
        return failDecode("bad_json", u"The JSON does not end where it should: it may have been cut"_s);
    return failDecode("bad_json", u"The payload begins like JSON but is not valid JSON"_s);
}

} // namespace

void PayloadLoader::copyPadded(std::string_view text)
{
    if (m_buffer.size() < text.size() + simdjson::SIMDJSON_PADDING)
        m_buffer.resize(text.size() + simdjson::SIMDJSON_PADDING);
    std::memcpy(m_buffer.data(), text.data(), text.size());
    std::memset(m_buffer.data() + text.size(), 0, simdjson::SIMDJSON_PADDING);
    m_size = text.size();
}

// The parser refuses integers beyond 64 bits. They are doubles here, which an exponent says. False if there are none.
bool PayloadLoader::widenIntegers()
{
    std::vector<char> wide;
    wide.reserve(m_size * 2 + simdjson::SIMDJSON_PADDING);
    bool inString = false, changed = false;
    for (size_t i = 0; i < m_size;) {
        const char c = m_buffer[i];
        if (inString || (c != '-' && (c < '0' || c > '9'))) {
            if (c == '"')
                inString = !inString;
            wide.push_back(c);
            if (inString && c == '\\' && i + 1 < m_size)
                wide.push_back(m_buffer[++i]);
            ++i;
            continue;
        }
        const size_t start = i;
        while (i < m_size && std::strchr("+-.0123456789Ee", m_buffer[i]) && m_buffer[i] != 0)
            wide.push_back(m_buffer[i++]);
        const std::string_view token(m_buffer.data() + start, i - start);
        if (isBeyond64Bits(token)) {
            wide.insert(wide.end(), {'e', '0'});
            changed = true;
        }
    }
    if (changed) {
        m_size = wide.size();
        wide.resize(m_size + simdjson::SIMDJSON_PADDING);
        m_buffer.swap(wide);
    }
    return changed;
}

simdjson::error_code PayloadLoader::parse(const Limits &limits, JsonElement &root)
{
    // The parser counts the level of the document itself.
    const size_t depth = size_t(limits.maxDepth) + 1;
    if (m_parser.capacity() < m_size || m_parser.max_depth() != depth) {
        if (const auto code = m_parser.allocate(std::max(m_size, size_t(1024)), depth))
            return code;
    }
    return m_parser.parse(m_buffer.data(), m_size, false).get(root);
}

Result<Payload> PayloadLoader::load(const Input &input, const Limits &limits)
{
    if (input.payload.size() > limits.maxBytes)
        return failDecode("too_large", u"The payload has %1 bytes, more than the limit of %2"_s.arg(
                                           QString::number(input.payload.size()), QString::number(limits.maxBytes)));
    Payload payload{input, PayloadKind::Empty, {}, {}, false};
    const std::string_view text = trimmed({input.payload.constData(), size_t(input.payload.size())});
    if (text.empty())
        return payload;
    copyPadded(text);
    payload.hasEscapes = std::memchr(m_buffer.data(), '\\', m_size) != nullptr;
    if (payload.hasEscapes)
        replaceLoneSurrogates(m_buffer.data(), m_buffer.data() + m_size);
    simdjson::error_code code = parse(limits, payload.root);
    // Which error a wide integer is differs between versions of the parser.
    if (code != simdjson::SUCCESS && code != simdjson::DEPTH_ERROR &&
        simdjson::validate_utf8(m_buffer.data(), m_size) && widenIntegers())
        code = parse(limits, payload.root);
    payload.text = {m_buffer.data(), m_size};
    if (code == simdjson::SUCCESS) {
        payload.kind = PayloadKind::Json;
        return payload;
    }
    if (!simdjson::validate_utf8(m_buffer.data(), m_size))
        return failDecode("not_utf8", u"The payload is not UTF-8 text"_s);
    if (beginsLikeJson(text.front()))
        return jsonError(code, payload.text, limits);
    if (isJsonNumber(text))
        return failDecode("bad_json", u"The number is too large to be represented"_s);
    payload.kind = PayloadKind::Text;
    return payload;
}

} // namespace decode
