// SPDX-License-Identifier: GPL-3.0-or-later
// Brings a store to the schema of this program: sql/sqlite/ or sql/postgres/NNNN_name.sql, in order, each once.
#pragma once

#include "base/result.h"
#include "store/dialect.h"
#include "store/store_url.h"

#include <QStringList>
#include <QUuid>

namespace store {

class Database;

struct Migration
{
    int number = 0;
    QString name; // tables
    QByteArray sql;
    QByteArray hash; // SHA-256 of the text, hexadecimal
};

struct MigrationStatus
{
    int applied = 0;     // highest number in the store; 0: none
    int newest = 0;      // highest number that this program knows
    QStringList pending; // NNNN_name
    QString unfinished;  // PostgreSQL: why what follows the migrations could not be done yet; empty: it is done
};

// The migrations that are built in, ascending.
[[nodiscard]] std::vector<Migration> builtInMigrations(Engine engine = Engine::Sqlite);

// Looks without changing anything; a file that is not there has everything pending.
// Errors: Store, code newer_schema when the store was made by a newer program, changed_migration when one that was
// applied is not the one that is built in.
[[nodiscard]] Result<MigrationStatus> migrationStatus(const StoreUrl &url);
[[nodiscard]] Result<MigrationStatus> migrationStatus(const Database &database);

// Applies what is pending in one transaction and returns what holds afterwards. Safe to call again and by several
// processes at once: one does it, the others wait. What PostgreSQL can do outside transactions only – indexes built
// beside another program's writing – follows, and is gone on with where it was cut off; so are the policies of new
// tables where roles were made.
[[nodiscard]] Result<MigrationStatus> migrate(const StoreUrl &url, qint64 nowMs);
// PostgreSQL: makes the roles and the policies that keep organizations apart. Needs a login that may make roles; safe
// to call again. Errors: Store, no_permission.
[[nodiscard]] Result<void> makeRoles(const StoreUrl &url);

struct OrganizationWish
{
    QUuid id;       // null: found by name, or made up
    QString name;   // of one that is made
    QString member; // a login or group role that shall belong to it; empty: nobody. Needs the roles.
};
// Makes the organization if it is not there, with the rules that the program brings, and enters the member; its id.
// For who owns the tables: a login with the role of a collector may not. Errors: Store, no_permission; Usage, no_roles.
[[nodiscard]] Result<QUuid> provideOrganization(const StoreUrl &url, const OrganizationWish &wish, qint64 nowMs);
// The same on an open connection, with the migrations given.
[[nodiscard]] Result<MigrationStatus> migrate(const Database &database, const std::vector<Migration> &migrations,
                                              qint64 nowMs);

} // namespace store
