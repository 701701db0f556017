// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/csv_writer.h"

#include "base/json_writer.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace exports {
namespace {

constexpr qsizetype kBufferBytes = 64 * 1024;

bool isDigit(char16_t c)
{
    return c >= u'0' && c <= u'9';
}

// `[+-]?digits[.digits][e[+-]digits]` and nothing else.
bool isPlainNumber(QStringView text)
{
    qsizetype at = 0;
    const auto digits = [&] {
        const qsizetype start = at;
        while (at < text.size() && isDigit(text[at].unicode()))
            ++at;
        return at > start;
    };
    const auto sign = [&] {
        if (at < text.size() && (text[at] == u'+' || text[at] == u'-'))
            ++at;
    };
    sign();
    if (!digits())
        return false;
    if (at < text.size() && text[at] == u'.') {
        ++at;
        if (!digits())
            return false;
    }
    if (at < text.size() && (text[at] == u'e' || text[at] == u'E')) {
        ++at;
        sign();
        if (!digits())
            return false;
    }
    return at == text.size();
}

} // namespace

Result<CsvStyle> csvPreset(const QString &name, const QLocale &locale)
{
    if (name == "data"_L1)
        return CsvStyle{};
    if (name == "excel"_L1) {
        const bool comma = locale.decimalPoint() == ","_L1;
        return CsvStyle{comma ? ';' : ',', comma ? ',' : '.', true};
    }
    return fail(Error::Kind::Usage, u"unknown_preset"_s,
                u"'%1' is not a preset: write data (for programs) or excel"_s.arg(name));
}

bool looksLikeFormula(QStringView text)
{
    if (text.isEmpty())
        return false;
    if (text[0] == u'\t' || text[0] == u'\r')
        return true;
    qsizetype at = 0;
    while (at < text.size() && (text[at] == u'\0' || text[at].isSpace()))
        ++at;
    if (at == text.size())
        return false;
    static constexpr QStringView kStarts = u"=+-@\uFF1D\uFF0B\uFF0D\uFF20";
    return kStarts.contains(text[at]) && !isPlainNumber(text);
}

CsvWriter::CsvWriter(QIODevice *device, const CsvStyle &style) : m_device(device), m_style(style)
{
    m_buffer.reserve(kBufferBytes + 4096);
    if (style.byteOrderMark)
        m_buffer.append("\xEF\xBB\xBF");
}

void CsvWriter::separate()
{
    if (!m_atRowStart)
        m_buffer.append(m_style.separator);
    m_atRowStart = false;
}

void CsvWriter::text(QStringView text)
{
    separate();
    const bool prefix = looksLikeFormula(text);
    QByteArray utf8 = text.toUtf8();
    utf8.replace('\0', "\xEF\xBF\xBD"); // most readers of CSV end a cell or the file there
    bool quote = false;
    for (const char c : std::as_const(utf8)) {
        if (c == '"' || c == '\r' || c == '\n' || c == m_style.separator) {
            quote = true;
            break;
        }
    }
    if (quote)
        m_buffer.append('"');
    if (prefix)
        m_buffer.append('\'');
    m_buffer.append(quote ? utf8.replace('"', "\"\"") : utf8);
    if (quote)
        m_buffer.append('"');
}

void CsvWriter::ascii(const QByteArray &text)
{
    separate();
    m_buffer.append(text);
}

void CsvWriter::integer(qint64 number)
{
    separate();
    m_buffer.append(QByteArray::number(number));
}

void CsvWriter::number(double number)
{
    if (!std::isfinite(number))
        return empty();
    separate();
    QByteArray text = shortestNumber(number);
    if (m_style.decimalSign != '.')
        text.replace('.', m_style.decimalSign);
    const bool quote = text.contains(m_style.separator);
    if (quote)
        m_buffer.append('"');
    m_buffer.append(text);
    if (quote)
        m_buffer.append('"');
}

void CsvWriter::flag(bool flag)
{
    separate();
    m_buffer.append(flag ? "true" : "false");
}

void CsvWriter::value(const Value &value)
{
    if (const auto *flagged = std::get_if<bool>(&value))
        flag(*flagged);
    else if (const auto *whole = std::get_if<qint64>(&value))
        integer(*whole);
    else if (const auto *real = std::get_if<double>(&value))
        number(*real);
    else
        text(std::get<QString>(value));
}

void CsvWriter::empty()
{
    separate();
}

Result<void> CsvWriter::endRow()
{
    m_buffer.append("\r\n");
    m_atRowStart = true;
    return m_buffer.size() < kBufferBytes ? Result<void>() : flush();
}

Result<void> CsvWriter::flush()
{
    const qint64 wanted = m_buffer.size();
    const qint64 written = wanted == 0 ? 0 : m_device->write(m_buffer);
    m_buffer.resize(0);
    if (written != wanted)
        return fail(Error::Kind::Io, u"write_failed"_s,
                    u"the export could not be written: "_s + m_device->errorString());
    return {};
}

} // namespace exports
