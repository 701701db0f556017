// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/json_number.h"

#include <charconv>
#include <cmath>

namespace decode {
namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

// Skips digits; false if there was none.
bool digits(const char *&p, const char *end)
{
    const char *start = p;
    while (p < end && isDigit(*p))
        ++p;
    return p > start;
}

struct Shape
{
    bool isNumber = false;
    bool isInteger = false;
};

Shape shapeOf(std::string_view text)
{
    const char *p = text.data();
    const char *end = p + text.size();
    Shape shape;
    if (p < end && *p == '-')
        ++p;
    if (p < end && *p == '0')
        ++p;
    else if (!digits(p, end))
        return shape;
    shape.isInteger = p == end;
    if (p < end && *p == '.' && !digits(++p, end))
        return shape;
    if (p < end && (*p == 'e' || *p == 'E')) {
        ++p;
        if (p < end && (*p == '+' || *p == '-'))
            ++p;
        if (!digits(p, end))
            return shape;
    }
    shape.isNumber = p == end;
    return shape;
}

} // namespace

bool isJsonNumber(std::string_view text)
{
    return shapeOf(text).isNumber;
}

std::optional<Value> numberFromText(std::string_view text)
{
    if (text.empty() || (text.front() != '-' && !isDigit(text.front())))
        return std::nullopt;
    const Shape shape = shapeOf(text);
    if (!shape.isNumber)
        return std::nullopt;
    const char *end = text.data() + text.size();
    if (shape.isInteger) {
        qint64 integer = 0;
        if (std::from_chars(text.data(), end, integer).ec == std::errc())
            return Value(integer);
    }
    double real = 0;
    if (std::from_chars(text.data(), end, real).ec != std::errc() || !std::isfinite(real))
        return std::nullopt;
    return Value(real);
}

} // namespace decode
