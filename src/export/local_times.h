// SPDX-License-Identifier: GPL-3.0-or-later
// Instants as clocks of a zone show them, with the offset: `2026-03-29T03:00:00.000+02:00`.
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QTimeZone>

namespace exports {

// `UTC`, `local`, or an IANA name such as Europe/Berlin. Error::Kind::Usage, unknown_zone, for anything else.
[[nodiscard]] Result<QTimeZone> zoneOf(const QString &name);

// `offsetMinutes`: of that clock, ahead of UTC.
[[nodiscard]] QByteArray isoLocal(qint64 ms, int offsetMinutes);

class LocalTimes
{
public:
    explicit LocalTimes(const QTimeZone &zone) : m_zone(zone) {}
    // `ms`: UTC milliseconds since 1970.
    [[nodiscard]] QByteArray text(qint64 ms) { return isoLocal(ms, offsetMinutes(ms)); }
    // Ahead of UTC at that instant. Whole minutes, as ISO 8601 writes offsets: mean solar time of the 19th century had
    // seconds.
    [[nodiscard]] int offsetMinutes(qint64 ms);
    [[nodiscard]] const QTimeZone &zone() const { return m_zone; }

private:
    [[nodiscard]] int offsetSeconds(qint64 ms);

    QTimeZone m_zone;
    qint64 m_slot = 0; // the quarter of an hour that m_offset is known for
    int m_offset = 0;
    bool m_known = false;
};

} // namespace exports
