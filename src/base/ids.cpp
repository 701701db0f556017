// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/ids.h"

#include <QDateTime>
#include <QRandomGenerator>

namespace {

QUuid compose(qint64 ms, quint32 counter, quint64 random)
{
    const quint16 randA = quint16((counter >> 14) & 0x0fff);
    const quint16 counterLow = quint16(counter & 0x3fff);
    return QUuid(uint(quint64(ms) >> 16), ushort(ms & 0xffff), ushort(0x7000 | randA), uchar(0x80 | (counterLow >> 8)),
                 uchar(counterLow & 0xff), uchar(random >> 40), uchar(random >> 32), uchar(random >> 24),
                 uchar(random >> 16), uchar(random >> 8), uchar(random));
}

constexpr quint32 kCounterLimit = 1u << 26;

} // namespace

// A run may begin in the millisecond that the one before was killed in, among the rest of a burst: its first ids come
// behind all that one can have made. Steps of 100 ms, each with room for 8,192 ids, over 13 minutes and round again,
// above what the other milliseconds begin with.
IdSource::IdSource()
    : m_counter((1u << 15) + quint32(QDateTime::currentMSecsSinceEpoch() / 100 % 8100) * 8192),
      m_random(QRandomGenerator::system()->generate64())
{
}

QUuid IdSource::next(qint64 nowMs)
{
    if (nowMs > m_lastMs) {
        if (m_lastMs > 0)
            m_counter = quint32(m_random >> 50); // start anywhere in the lower part: two collectors do not meet
        m_lastMs = nowMs;
    } else if (++m_counter >= kCounterLimit) {
        ++m_lastMs;
        m_counter = 0;
    }
    // A step of a linear congruence is enough: uniqueness within the process comes from time and counter,
    // across processes from the seed.
    m_random = m_random * 6364136223846793005ULL + 1442695040888963407ULL;
    return compose(m_lastMs, m_counter, m_random >> 8);
}

QUuid firstIdAt(qint64 ms)
{
    return compose(ms, 0, 0);
}

qint64 msOfId(const QUuid &id)
{
    return qint64((quint64(id.data1) << 16) | id.data2);
}
