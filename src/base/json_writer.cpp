// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/json_writer.h"

#include <charconv>
#include <cmath>
#include <cstring>

namespace {

void appendQuoted(QByteArray &out, QStringView text)
{
    static constexpr char kHex[] = "0123456789abcdef";
    out.append('"');
    const char16_t *p = text.utf16();
    const char16_t *end = p + text.size();
    while (p < end) {
        const char16_t c = *p;
        if (c >= 0x20 && c < 0x80) {
            if (c == '"' || c == '\\')
                out.append('\\');
            out.append(char(c));
            ++p;
        } else if (c >= 0x80) {
            // A run beyond ASCII is converted at once; lone surrogates become U+FFFD there.
            const char16_t *start = p;
            while (p < end && *p >= 0x80)
                ++p;
            out.append(QStringView(start, p - start).toUtf8());
        } else {
            switch (c) {
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
                out.append("\\u00");
                out.append(kHex[c >> 4]);
                out.append(kHex[c & 15]);
            }
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
    char buffer[32];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, number).ptr;
    QByteArray text(buffer, end - buffer);
    return text.replace("e+", "e");
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
