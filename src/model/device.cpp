// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/device.h"

#include <algorithm>

void ReadingPace::add(qint64 intervalMs)
{
    m_intervals[size_t(m_next)] = intervalMs;
    m_next = (m_next + 1) % kKept;
    m_count = std::min(m_count + 1, kKept);
}

std::optional<qint64> ReadingPace::usualMs() const
{
    if (m_count < kEnough)
        return std::nullopt;
    std::array<qint64, kKept> sorted = m_intervals;
    const auto middle = sorted.begin() + m_count / 2;
    std::nth_element(sorted.begin(), middle, sorted.begin() + m_count);
    return *middle;
}

std::vector<qint64> ReadingPace::intervals() const
{
    std::vector<qint64> oldestFirst;
    const int first = m_count < kKept ? 0 : m_next;
    for (int i = 0; i < m_count; ++i)
        oldestFirst.push_back(m_intervals[size_t((first + i) % kKept)]);
    return oldestFirst;
}
