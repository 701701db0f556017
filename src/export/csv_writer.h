// SPDX-License-Identifier: GPL-3.0-or-later
// Cells and rows of CSV (RFC 4180: CRLF, quotes doubled), buffered onto a device.
#pragma once

#include "base/result.h"
#include "model/value.h"

#include <QIODevice>
#include <QLocale>

namespace exports {

struct CsvStyle
{
    char separator = ',';
    char decimalSign = '.';
    bool byteOrderMark = false;
    bool operator==(const CsvStyle &) const = default;
};
// `data`: comma, dot, no byte order mark. `excel`: the decimal sign of `locale`, a semicolon where that is a comma, and
// a byte order mark. Error::Kind::Usage for other words.
[[nodiscard]] Result<CsvStyle> csvPreset(const QString &name, const QLocale &locale = QLocale());

// Whether a spreadsheet might run the text as a formula: it begins, behind blanks and NULs, with = + - @ or one of
// their full-width forms, or with a tab or carriage return. Numbers such as -12.5 are none.
[[nodiscard]] bool looksLikeFormula(QStringView text);

// Cells are appended to the current row. Text cells that look like formulas get a ' in front; numbers never do.
class CsvWriter
{
public:
    // `device` is open for writing and outlives the writer.
    CsvWriter(QIODevice *device, const CsvStyle &style);

    void text(QStringView text);
    void ascii(const QByteArray &text); // must need neither quotes nor a '
    void integer(qint64 number);
    void number(double number); // shortest round-trip; empty when not finite
    void flag(bool flag);       // true / false
    void value(const Value &value);
    void empty();
    // Error::Kind::Io where the device takes no more.
    [[nodiscard]] Result<void> endRow();
    [[nodiscard]] Result<void> flush();

private:
    void separate();

    QIODevice *m_device;
    CsvStyle m_style;
    QByteArray m_buffer;
    bool m_atRowStart = true;
};

} // namespace exports
