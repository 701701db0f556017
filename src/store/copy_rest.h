// SPDX-License-Identifier: GPL-3.0-or-later
// What a backup of a server's database, and putting it back, take besides the rows of tables: readings that no rollup
// holds yet, whose saved views and messages are, and times that a file has no columns for.
#pragma once

#include "base/result.h"

namespace store {

class Database;

// In the caller's transaction of `to`, after the tables; `from` is in the snapshot that they were read from.
[[nodiscard]] Result<void> copyRest(const Database &from, const Database &to);

// For a file that is a store again.
[[nodiscard]] Result<void> removeRest(const Database &file);

// Empties a server's tables in the caller's transaction, but none that was adopted. Who may see what stays.
[[nodiscard]] Result<void> removeEverything(const Database &database);

} // namespace store
