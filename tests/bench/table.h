// SPDX-License-Identifier: GPL-3.0-or-later
// One line of the benchmark table: figure and peer of the same run, the median ratio of alternating pairs, its range.
#pragma once

#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

namespace bench {

[[nodiscard]] inline double median(std::vector<double> values)
{
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    const std::size_t middle = values.size() / 2;
    return values.size() % 2 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

// figures[i] and peers[i] are a pair measured one after the other, in the unit that `unit` names.
inline void printRow(const std::string &name, const std::string &unit, const std::vector<double> &figures,
                     const std::vector<double> &peers, const std::string &target)
{
    std::vector<double> ratios;
    for (std::size_t i = 0; i < figures.size() && i < peers.size(); ++i)
        ratios.push_back(peers[i] > 0 ? figures[i] / peers[i] : 0);
    if (ratios.empty())
        return;
    const auto [low, high] = std::minmax_element(ratios.begin(), ratios.end());
    std::printf("| %-40s | %12.0f | %12.0f | %-12s | %5.2f (%.2f-%.2f) | %-8s |\n", name.c_str(), median(figures),
                median(peers), unit.c_str(), median(ratios), *low, *high, target.c_str());
    std::fflush(stdout);
}

} // namespace bench
