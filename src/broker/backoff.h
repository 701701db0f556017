// SPDX-License-Identifier: GPL-3.0-or-later
// When to try again: doubling from the least to the most, each time shortened by up to a half at random, so that
// collectors that lost the same broker do not all come back at once.
#pragma once

#include <QRandomGenerator>

#include <algorithm>

namespace broker {

class Backoff
{
public:
    Backoff(int minMs, int maxMs) : m_minMs(std::max(1, minMs)), m_maxMs(std::max(m_minMs, maxMs)) {}

    // Milliseconds to wait; never less than the least.
    [[nodiscard]] int next()
    {
        const int full = int(std::min<qint64>(m_maxMs, qint64(m_minMs) << std::min(m_tries, 20)));
        ++m_tries;
        const int half = full / 2;
        return std::max(m_minMs, full - half + int(QRandomGenerator::global()->bounded(half + 1)));
    }
    // For what does not mend itself.
    [[nodiscard]] int slow() const { return m_maxMs; }
    // For somebody who keeps taking over our session.
    [[nodiscard]] int verySlow() const { return int(std::min<qint64>(qint64(m_maxMs) * 10, 3'600'000)); }
    void reset() { m_tries = 0; }

private:
    int m_minMs;
    int m_maxMs;
    int m_tries = 0;
};

} // namespace broker
