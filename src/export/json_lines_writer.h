// SPDX-License-Identifier: GPL-3.0-or-later
// Rows as JSON Lines: one object a line, its keys the names of the columns, null where a cell is empty.
#pragma once

#include "export/row_writer.h"

#include <QIODevice>

namespace exports {

// Texts as they are; numbers, true and false as such; times as in CSV for programs; JSON as JSON. A second column of
// the same name gets `_2`, a third `_3`: a key stands once in an object.
class JsonLinesWriter final : public RowWriter
{
public:
    // `device` is open for writing and outlives the writer.
    explicit JsonLinesWriter(QIODevice *device);

    [[nodiscard]] Result<void> header(const QStringList &names) override; // writes nothing
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

private:
    void raw(const QByteArray &value);

    QIODevice *m_device;
    QByteArray m_buffer;
    std::vector<QByteArray> m_keys; // of each column, with what stands before it: `,"device":`
    std::size_t m_column = 0;
};

} // namespace exports
