// SPDX-License-Identifier: GPL-3.0-or-later
// An enum has one table of {value, "stable_key"} beside it; the keys go to the database, CSV and the profile.
#pragma once

#include <QString>
#include <array>
#include <optional>

template <typename Enum>
struct KeyRow
{
    Enum value;
    const char *key;
};

template <typename Enum, std::size_t N>
using KeyTable = std::array<KeyRow<Enum>, N>;

// The key of a value; every value has a row.
template <typename Enum, std::size_t N>
[[nodiscard]] const char *keyOf(const KeyTable<Enum, N> &table, Enum value)
{
    for (const auto &row : table) {
        if (row.value == value)
            return row.key;
    }
    return table.front().key;
}

template <typename Enum, std::size_t N>
[[nodiscard]] std::optional<Enum> valueOf(const KeyTable<Enum, N> &table, QStringView key)
{
    for (const auto &row : table) {
        if (key == QLatin1String(row.key))
            return row.value;
    }
    return std::nullopt;
}
