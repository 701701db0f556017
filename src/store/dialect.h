// SPDX-License-Identifier: GPL-3.0-or-later
// What SQLite and PostgreSQL say differently, in one place. The store's SQL is written once, in what both understand
// and with the words of the table in dialect.cpp for the rest: `@ms(created_at)`, `@at(?)`, `@device_id`, ….
#pragma once

#include <QString>
#include <QVariant>

namespace store {

enum class Engine { Sqlite, Postgres };

// The SQL of `engine`: each `?` becomes a placeholder with a name, then each `@word` what the table says.
// The n-th `?` is `placeholder(n)`, also where a word repeats its argument.
[[nodiscard]] QString sqlFor(Engine engine, const QString &sql);
[[nodiscard]] QString placeholder(int position);
// PostgreSQL's, for values that go past QtSql: the n-th `?` is `$n`.
[[nodiscard]] QString sqlWithNumbers(const QString &sql);

// How a value has to be bound: ids as 16 bytes or as uuid text; texts for PostgreSQL without U+0000, which it refuses.
[[nodiscard]] QVariant valueFor(Engine engine, const QVariant &value);

// JSON text without the escape of U+0000, which jsonb refuses: it becomes that of U+FFFD.
[[nodiscard]] QByteArray jsonWithoutNul(const QByteArray &json);

} // namespace store
