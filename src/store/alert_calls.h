// SPDX-License-Identifier: GPL-3.0-or-later
// How a login that may only read acts on alerts all the same: through the functions of sql/postgres/roles.sql, which
// write under the login's own name and for its own organizations.
#pragma once

#include "base/result.h"
#include "model/alert.h"

namespace store {

class Database;

namespace alert_calls {

// Whether this login has to go that way: it may not change alerts, and the functions are there.
[[nodiscard]] Result<bool> areNeeded(const Database &database);

// Lets the server make the change that `alert` and `entry` show, in the caller's transaction; `alert` is then as it is
// stored. Errors besides those of Database: Conflict, stale_version – somebody else was quicker; Usage, bad_shelf – by
// the server's clock.
[[nodiscard]] Result<void> change(const Database &database, Alert &alert, const AlertJournalEntry &entry);

} // namespace alert_calls

} // namespace store
