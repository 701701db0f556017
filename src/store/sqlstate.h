// SPDX-License-Identifier: GPL-3.0-or-later
// What PostgreSQL's error codes mean to us (https://www.postgresql.org/docs/current/errcodes-appendix.html): whether
// the same may be tried again, a row is refused, or somebody has to change something first.
#pragma once

#include "base/result.h"

class QSqlError;

namespace store {

// Five capital letters and digits, as no code of SQLite is.
[[nodiscard]] bool isSqlState(const QString &code);
// Classes 22 and 23: the value or the row is what is wrong.
[[nodiscard]] bool isRowState(const QString &code);
[[nodiscard]] Error postgresError(const QSqlError &error, const QString &store);
// A connection that could not be made. There is no SQLSTATE then, only words: where they are the server's, it is asked
// for the code of its refusal with the connection string. no_role: it does not know the login.
[[nodiscard]] Error connectError(const QSqlError &error, const QString &store, const QString &connectionString);
[[nodiscard]] Error connectionLost(const QString &store, const QString &detail);

} // namespace store
