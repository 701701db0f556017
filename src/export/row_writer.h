// SPDX-License-Identifier: GPL-3.0-or-later
// What the tables of exports are written to, whatever the format: rows of typed cells.
#pragma once

#include "base/result.h"
#include "model/value.h"

#include <QByteArray>
#include <QStringList>

namespace exports {

// header() first, then for each row its cells from left to right and endRow(), then finish(). Each writer says in its
// format's way what a cell is; none ever makes a formula or a link of a text.
class RowWriter
{
public:
    RowWriter() = default;
    virtual ~RowWriter() = default;
    RowWriter(const RowWriter &) = delete;
    RowWriter &operator=(const RowWriter &) = delete;

    // Error::Kind::Usage where the format cannot hold as many columns; Error::Kind::Io as endRow().
    [[nodiscard]] virtual Result<void> header(const QStringList &names) = 0;

    virtual void text(QStringView text) = 0;              // of any content
    virtual void ascii(const QByteArray &id) = 0;         // needs neither quotes nor protection
    virtual void json(const QByteArray &json) = 0;        // one whole JSON value
    virtual void utc(qint64 ms) = 0;                      // an instant, milliseconds since 1970
    virtual void local(qint64 ms, int offsetMinutes) = 0; // the same on a clock that is ahead of UTC by that much
    virtual void integer(qint64 number) = 0;
    virtual void number(double number) = 0; // empty when not finite
    virtual void flag(bool flag) = 0;
    virtual void empty() = 0;
    void value(const Value &value);

    // Error::Kind::Io where the device takes no more.
    [[nodiscard]] virtual Result<void> endRow() = 0;
    [[nodiscard]] virtual Result<void> finish() = 0;
    // Texts that the format has no room for, and that were cut with a note.
    [[nodiscard]] virtual qint64 textsCut() const { return 0; }
};

} // namespace exports
