// SPDX-License-Identifier: GPL-3.0-or-later
// Cells and rows of CSV (RFC 4180: CRLF, quotes doubled), buffered onto a device.
#pragma once

#include "export/row_writer.h"

#include <QIODevice>
#include <QLocale>

namespace exports {

struct CsvStyle
{
    char separator = ',';
    char decimalSign = '.';
    bool byteOrderMark = false;
    // `2026-03-29 03:00:00.000`, which spreadsheets take for a date, and behind `time_local` a column `utc_offset`,
    // `UTC+02:00`; else ISO 8601 with the offset.
    bool spreadsheetTimes = false;
    bool operator==(const CsvStyle &) const = default;
};
// `data`: comma, dot, no byte order mark. `excel`: the decimal sign of `locale`, a semicolon where that is a comma, a
// byte order mark, and times that are dates to a spreadsheet. Error::Kind::Usage for other words.
[[nodiscard]] Result<CsvStyle> csvPreset(const QString &name, const QLocale &locale = QLocale());

// Whether a spreadsheet might run the text as a formula: it begins, behind blanks and NULs, with = + - @ or one of
// their full-width forms, or with a tab or carriage return. Numbers such as -12.5 are none.
[[nodiscard]] bool looksLikeFormula(QStringView text);

// Text cells that look like formulas get a ' in front; numbers never do. NUL becomes U+FFFD.
class CsvWriter final : public RowWriter
{
public:
    // `device` is open for writing and outlives the writer.
    CsvWriter(QIODevice *device, const CsvStyle &style);

    [[nodiscard]] Result<void> header(const QStringList &names) override;
    void text(QStringView text) override;
    void ascii(const QByteArray &text) override;
    void json(const QByteArray &json) override;
    void utc(qint64 ms) override;
    void local(qint64 ms, int offsetMinutes) override;
    void integer(qint64 number) override;
    void number(double number) override; // shortest round-trip
    void flag(bool flag) override;       // true / false
    void empty() override;
    [[nodiscard]] Result<void> endRow() override;
    [[nodiscard]] Result<void> finish() override;

private:
    void separate();
    void clockTime(qint64 ms);
    [[nodiscard]] Result<void> flush();

    QIODevice *m_device;
    CsvStyle m_style;
    QByteArray m_buffer;
    bool m_atRowStart = true;
};

} // namespace exports
