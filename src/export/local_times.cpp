// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/local_times.h"

#include "base/times.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace exports {
namespace {

// Civil zones change their offset at quarters of an hour UTC, so one look-up serves all stamps of a quarter.
constexpr qint64 kSlotMs = 15 * 60 * 1000;

} // namespace

Result<QTimeZone> zoneOf(const QString &name)
{
    if (name.compare("utc"_L1, Qt::CaseInsensitive) == 0 || name == "Z"_L1)
        return QTimeZone::utc();
    if (name == "local"_L1) {
        const QTimeZone system = QTimeZone::systemTimeZone();
        return system.isValid() ? system : QTimeZone::utc();
    }
    const QByteArray id = name.toUtf8();
    if (id.isEmpty() || !QTimeZone::isTimeZoneIdAvailable(id))
        return fail(Error::Kind::Usage, u"unknown_zone"_s,
                    u"'%1' is not a time zone: write UTC, local or a name such as Europe/Berlin"_s.arg(name));
    return QTimeZone(id);
}

int LocalTimes::offsetSeconds(qint64 ms)
{
    const qint64 slot = ms >= 0 ? ms / kSlotMs : -((kSlotMs - 1 - ms) / kSlotMs);
    if (!m_known || slot != m_slot) {
        m_offset = m_zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(slot * kSlotMs, QTimeZone::utc()));
        m_slot = slot;
        m_known = true;
    }
    return m_offset;
}

int LocalTimes::offsetMinutes(qint64 ms)
{
    const int offset = offsetSeconds(ms);
    return (offset >= 0 ? offset + 30 : offset - 30) / 60;
}

QByteArray isoLocal(qint64 ms, int offsetMinutes)
{
    QByteArray out = isoUtcBytes(ms + qint64(offsetMinutes) * 60 * 1000);
    out.chop(1);
    const int size = qAbs(offsetMinutes);
    out.append(offsetMinutes < 0 ? '-' : '+');
    out.append(char('0' + size / 600)).append(char('0' + size / 60 % 10)).append(':');
    out.append(char('0' + size % 60 / 10)).append(char('0' + size % 10));
    return out;
}

} // namespace exports
