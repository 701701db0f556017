// SPDX-License-Identifier: GPL-3.0-or-later
// Rows as an Excel workbook (XLSX): numbers are numbers, times are dates, texts are never formulas or links.
#pragma once

#include "export/row_writer.h"

#include <QIODevice>
#include <memory>

namespace exports {

// What a sheet may hold.
inline constexpr int kMaxSheetRows = 1'048'576;
inline constexpr int kMaxSheetColumns = 16'384;

// Rows go to the folder for temporary files as they come, so memory stays flat; finish() packs them and only then
// writes to the device. A full sheet is followed by another one with the same header. Integers that a spreadsheet would
// round (beyond 2^53) and times outside 1900..9999 are texts. The same rows give the same bytes.
class XlsxWriter final : public RowWriter
{
public:
    // `device` is open for writing and outlives the writer. `sheetRows`: after how many, header included, the next
    // sheet begins.
    explicit XlsxWriter(QIODevice *device, int sheetRows = kMaxSheetRows);
    ~XlsxWriter() override; // without finish() nothing is left behind

    [[nodiscard]] Result<void> header(const QStringList &names) override;
    void text(QStringView text) override;
    void ascii(const QByteArray &id) override;
    void json(const QByteArray &json) override;
    void utc(qint64 ms) override;
    void local(qint64 ms, int offsetMinutes) override;
    void integer(qint64 number) override;
    void number(double number) override;
    void flag(bool flag) override;
    void empty() override;
    [[nodiscard]] Result<void> endRow() override;
    [[nodiscard]] Result<void> finish() override;
    [[nodiscard]] qint64 textsCut() const override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace exports
