// SPDX-License-Identifier: GPL-3.0-or-later
// What a backup of a server's database, and putting it back, take besides the rows of tables: readings that no rollup
// holds yet, and whose saved views and messages are.
#pragma once

#include "base/result.h"

namespace store {

class Database;

// In the caller's transaction of `to`, after the tables; `from` is in the snapshot that they were read from.
[[nodiscard]] Result<void> copyRest(const Database &from, const Database &to);

// Empties a server's tables in the caller's transaction, but none that was adopted. Who may see what stays.
[[nodiscard]] Result<void> removeEverything(const Database &database);

} // namespace store
