// SPDX-License-Identifier: GPL-3.0-or-later
// Time-ordered ids (UUID version 7, RFC 9562): rows that are made later sort later, so that inserts append.
#pragma once

#include <QUuid>

// Makes ascending ids; several in one millisecond stay ascending by a counter. Not thread-safe: one per thread.
class IdSource
{
public:
    IdSource();
    // `nowMs`: UTC milliseconds. A clock that goes back does not make ids go back.
    [[nodiscard]] QUuid next(qint64 nowMs);

private:
    qint64 m_lastMs = 0;
    quint32 m_counter = 0; // 26 bits: 12 in rand_a, 14 at the head of rand_b
    quint64 m_random;
};

// The first possible id at `ms`: a bound for key ranges.
[[nodiscard]] QUuid firstIdAt(qint64 ms);
// UTC milliseconds that a version 7 id carries.
[[nodiscard]] qint64 msOfId(const QUuid &id);
// Lower-case text without braces, as in JSON and CSV.
[[nodiscard]] inline QString idText(const QUuid &id)
{
    return id.toString(QUuid::WithoutBraces);
}
