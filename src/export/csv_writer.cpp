// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/csv_writer.h"

#include "base/json_writer.h"
#include "base/times.h"
#include "export/local_times.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace exports {
namespace {

constexpr qsizetype kBufferBytes = 64 * 1024;
constexpr QStringView kOffsetColumn = u"utc_offset";

bool isDigit(char16_t c)
{
    return c >= u'0' && c <= u'9';
}

// Blanks, controls, marks of direction and the like: what some program may pass over.
bool isUnseen(QChar c)
{
    return c.isSpace() || c.category() == QChar::Other_Control || c.category() == QChar::Other_Format;
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
        return CsvStyle{comma ? ';' : ',', comma ? ',' : '.', true, true};
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
    while (at < text.size() && isUnseen(text[at]))
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

Result<void> CsvWriter::header(const QStringList &names)
{
    bool needsOffset = m_style.spreadsheetTimes; // once: a field of a device may have that name as well
    for (const QString &name : names) {
        text(name);
        if (needsOffset && name == "time_local"_L1) {
            text(kOffsetColumn);
            needsOffset = false;
        }
    }
    return endRow();
}

void CsvWriter::text(QStringView text)
{
    separate();
    const bool prefix = looksLikeFormula(text);
    QByteArray utf8 = text.toUtf8();
    bool quote = false, hasNul = false;
    for (const char c : std::as_const(utf8)) {
        quote = quote || c == '"' || c == '\r' || c == '\n' || c == m_style.separator;
        hasNul = hasNul || c == '\0';
    }
    if (hasNul)
        utf8.replace('\0', "\xEF\xBF\xBD"); // most readers of CSV end a cell or the file there
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

void CsvWriter::json(const QByteArray &json)
{
    text(QString::fromUtf8(json));
}

// As a clock shows it, without its zone: with one, spreadsheets see a text.
void CsvWriter::clockTime(qint64 ms)
{
    QByteArray text = isoUtcBytes(ms);
    text.chop(1);
    text[10] = ' ';
    text[text.size() - 4] = m_style.decimalSign;
    ascii(m_style.separator == m_style.decimalSign ? '"' + text + '"' : text);
}

void CsvWriter::utc(qint64 ms)
{
    m_style.spreadsheetTimes ? clockTime(ms) : ascii(isoUtcBytes(ms));
}

void CsvWriter::local(qint64 ms, int offsetMinutes)
{
    if (!m_style.spreadsheetTimes)
        return ascii(isoLocal(ms, offsetMinutes));
    clockTime(ms + qint64(offsetMinutes) * 60'000);
    // `+02:00` by itself would be a time of day, or a formula.
    ascii("UTC" + isoLocal(0, offsetMinutes).last(6));
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

Result<void> CsvWriter::finish()
{
    return flush();
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
