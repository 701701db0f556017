// SPDX-License-Identifier: GPL-3.0-or-later
// The metrics that the program knows: unit, title and the names they are sent under.
#pragma once

#include <QString>
#include <QStringList>
#include <span>

struct Metric
{
    const char *name;     // canonical, as in rules and headers
    const char *title;    // English; the window translates it
    const char16_t *unit; // empty: no unit
    const char *aliases;  // blank-separated, lower case, besides the name itself
};

// In the order of CSV columns.
[[nodiscard]] std::span<const Metric> knownMetrics();
// By canonical name or alias, ignoring case; of a dotted name the last level counts too (`DS18B20.Temperature`).
// nullptr if unknown. The pointer is valid for ever.
[[nodiscard]] const Metric *findMetric(QStringView fieldName);
// Unit of a field, empty if unknown.
[[nodiscard]] QString unitOf(QStringView fieldName);
// Sorts field names as CSV columns: the metric table's order, then by name.
void sortAsColumns(QStringList &fieldNames);
