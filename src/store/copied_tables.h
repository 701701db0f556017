// SPDX-License-Identifier: GPL-3.0-or-later
// Which tables and columns a copy takes along, and what happens to a row that the target has already.
#pragma once

#include <QString>
#include <span>

namespace store {

enum class ColumnKind {
    Id,
    Text,
    Number,
    Real,
    Truth,
    Stamp,
    Json,
    OrderedJson,
    Bytes,
    Address,
    Name // unique within an organization on a server, and in the whole of a file
};

struct CopiedColumn
{
    const char *name;
    ColumnKind kind;
};

struct CopiedTable
{
    const char *name;
    const char *order; // in which rows are read
    std::span<const CopiedColumn> columns;
    // Behind the values; a row is there already when its key is.
    const char *onConflict;
};

// In an order in which no row refers to one that comes later.
[[nodiscard]] std::span<const CopiedTable> copiedTables();
// What a backup holds besides: whoever collected. Stores that are merged keep their own.
[[nodiscard]] const CopiedTable &collectorsTable();

} // namespace store
