// SPDX-License-Identifier: GPL-3.0-or-later
// Random numbers that are the same on every machine and with every standard library (the distributions of <random> are
// not). SplitMix64, Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014.
#pragma once

#include <QtGlobal>

namespace simulate {

class Random
{
public:
    explicit Random(quint64 seed) : m_state(seed) {}

    [[nodiscard]] quint64 bits()
    {
        quint64 z = (m_state += 0x9e3779b97f4a7c15ULL);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31);
    }
    // In [from, to).
    [[nodiscard]] double real(double from, double to) { return from + (to - from) * double(bits() >> 11) * 0x1p-53; }
    // 0 … count - 1; count at least 1.
    [[nodiscard]] int below(int count) { return int(bits() % quint64(count)); }
    [[nodiscard]] bool once(int in) { return below(in) == 0; }

private:
    quint64 m_state;
};

} // namespace simulate
