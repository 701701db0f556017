// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/json_writer.h"

#include <charconv>
#include <cmath>
#include <cstring>

namespace {

// A quote, a backslash or a control character.
void appendEscaped(QByteArray &out, char16_t c)
{
    static constexpr char kHex[] = "0123456789abcdef";
    switch (c) {
    case '"':
    case '\\':
        out.append('\\').append(char(c));
        break;
    case '\n':
        out.append("\\n");
        break;
    case '\r':
        out.append("\\r");
        break;
    case '\t':
        out.append("\\t");
        break;
    default:
        out.append("\\u00").append(kHex[c >> 4]).append(kHex[c & 15]);
    }
}

void appendQuoted(QByteArray &out, QStringView text)
{
    out.append('"');
    const char16_t *p = text.utf16();
    const char16_t *end = p + text.size();
    while (p < end) {
        const char16_t c = *p;
        if (c >= 0x20 && c < 0x80 && c != '"' && c != '\\') {
            out.append(char(c));
            ++p;
        } else if (c >= 0x80) {
            // A run beyond ASCII is converted at once; a lone surrogate is replaced there.
            const char16_t *start = p;
            while (p < end && *p >= 0x80)
                ++p;
            out.append(QStringView(start, p - start).toUtf8());
        } else {
            appendEscaped(out, c);
            ++p;
        }
    }
    out.append('"');
}

} // namespace

QByteArray shortestNumber(double number)
{
    if (number == 0)
        return "0"; // also -0, which JSON readers disagree about
    // Within the range that people write out, 100000 stays 100000 although 1e5 is shorter.
    const double size = std::abs(number);
    const auto format = size >= 1e-5 && size < 1e19 ? std::chars_format::fixed : std::chars_format::scientific;
    char buffer[64];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, number, format).ptr;
    QByteArray text(buffer, end - buffer);
    return format == std::chars_format::fixed ? text : text.replace("e+", "e");
}

QByteArray jsonQuoted(QStringView text)
{
    QByteArray out;
    appendQuoted(out, text);
    return out;
}

void JsonWriter::separate()
{
    if (m_needComma)
        m_out.append(',');
    m_needComma = true;
}

JsonWriter &JsonWriter::beginObject()
{
    separate();
    m_out.append('{');
    m_needComma = false;
    return *this;
}
JsonWriter &JsonWriter::endObject()
{
    m_out.append('}');
    m_needComma = true;
    return *this;
}
JsonWriter &JsonWriter::beginArray()
{
    separate();
    m_out.append('[');
    m_needComma = false;
    return *this;
}
JsonWriter &JsonWriter::endArray()
{
    m_out.append(']');
    m_needComma = true;
    return *this;
}
JsonWriter &JsonWriter::key(QStringView name)
{
    separate();
    appendQuoted(m_out, name);
    m_out.append(':');
    m_needComma = false;
    return *this;
}
JsonWriter &JsonWriter::key(const char *asciiName)
{
    separate();
    m_out.append('"').append(asciiName).append("\":");
    m_needComma = false;
    return *this;
}
JsonWriter &JsonWriter::value(QStringView text)
{
    separate();
    appendQuoted(m_out, text);
    return *this;
}
JsonWriter &JsonWriter::ascii(const char *text)
{
    separate();
    m_out.append('"').append(text).append('"');
    return *this;
}
JsonWriter &JsonWriter::utf8(const QByteArray &text)
{
    separate();
    m_out.append('"');
    const char *run = text.constData();
    const char *end = run + text.size();
    for (const char *p = run; p < end; ++p) {
        const auto c = static_cast<unsigned char>(*p);
        if (c >= 0x20 && c != '"' && c != '\\')
            continue;
        m_out.append(run, p - run);
        run = p + 1;
        appendEscaped(m_out, c);
    }
    m_out.append(run, end - run).append('"');
    return *this;
}
JsonWriter &JsonWriter::id(const QUuid &id)
{
    if (id.isNull())
        return null();
    separate();
    m_out.append('"').append(id.toByteArray(QUuid::WithoutBraces)).append('"');
    return *this;
}
JsonWriter &JsonWriter::value(qint64 number)
{
    separate();
    char buffer[24];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, number).ptr;
    m_out.append(buffer, end - buffer);
    return *this;
}
JsonWriter &JsonWriter::value(double number)
{
    if (!std::isfinite(number))
        return null();
    separate();
    m_out.append(shortestNumber(number));
    return *this;
}
JsonWriter &JsonWriter::value(bool flag)
{
    separate();
    m_out.append(flag ? "true" : "false");
    return *this;
}
JsonWriter &JsonWriter::null()
{
    separate();
    m_out.append("null");
    return *this;
}
JsonWriter &JsonWriter::raw(const QByteArray &json)
{
    separate();
    m_out.append(json);
    return *this;
}
