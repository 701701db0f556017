// SPDX-License-Identifier: GPL-3.0-or-later
// One connection, to an SQLite file or to PostgreSQL: how it is opened, how transactions are held, what an error means.
#pragma once

#include "base/result.h"
#include "store/dialect.h"
#include "store/store_url.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <memory>

class QSqlError;
struct pg_conn;
struct pg_result;

namespace store {

class ServerRows;

enum class Access { ReadOnly, ReadWrite };

struct DatabaseOptions
{
    enum class Durability { Normal, Full }; // PRAGMA synchronous
    Durability durability = Durability::Normal;
    int busyTimeoutMs = 5000;
    bool autoCheckpoint = true; // false: the owner calls for checkpoints itself
    int cacheKiB = 8192;
    int pageSize = 8192; // of a file that is made now
    // PostgreSQL. A lock that others hold is waited for as long as `busyTimeoutMs`.
    int statementTimeoutMs = 60'000; // 0: none
    int idleTimeoutMs = 0;           // of a transaction in which nothing is asked; 0: none
    bool ownSchemaFirst = true;      // false: as the login has it, for migrations
    bool listens = false;            // hears of changes, see changes()
    bool reconnects = true;          // a lost connection is opened again when something is asked outside a transaction
};

// What was announced on the channel `watchpost` by others, counted since the connection was opened first.
struct Changes
{
    qint64 all = 0;   // including what may have been missed while the connection was lost
    qint64 edits = 0; // of operators
    bool operator==(const Changes &) const = default;
};

// Belongs to the thread that opened it. Statements made from it must be gone before it is.
// SQLite: WAL, foreign keys on; a busy time-out before anything else is asked. A file made by ReadWrite has mode 0600
// and gives space back step by step (auto_vacuum incremental); missing folders are made with mode 0700.
// PostgreSQL: our schema in front of the search path, times in UTC, limits for locks, statements and silent networks.
class Database
{
public:
    // Errors: Store with code no_file, cant_open, corrupt, read_only, disk_full; StoreBusy.
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const QString &path, Access access,
                                                                const DatabaseOptions &options = {});
    // A PostgreSQL store must be there, and a file must be with ReadOnly.
    // Errors besides: StoreBusy, code connection_lost; Store, code no_driver, no_permission, no_database.
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const StoreUrl &url, Access access,
                                                                const DatabaseOptions &options = {});
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    [[nodiscard]] Engine engine() const { return m_engine; }
    [[nodiscard]] bool isPostgres() const { return m_engine == Engine::Postgres; }
    [[nodiscard]] const QString &path() const { return m_path; } // of the file; PostgreSQL: the URI
    [[nodiscard]] QSqlDatabase connection() const;

    // PostgreSQL. A lost connection stays so until it is opened again: statements prepared before are dead then, and
    // what was in a transaction is gone, or not.
    [[nodiscard]] bool isLost() const;
    [[nodiscard]] Result<void> reopen() const;
    [[nodiscard]] int timesOpened() const;
    // Looks for announcements; those that come while a transaction is open are seen behind it. Needs `listens`.
    [[nodiscard]] Result<Changes> changes() const;
    // Tells others when the transaction is committed; many within one are one. `what`: rows, edits, alerts.
    [[nodiscard]] Result<void> announce(const char *what) const;

    // A statement prepared once, in the store's SQL (store/dialect.h); each `?` stands for a value. Bind with `bind` or
    // `run`. Rows are to be read forward only.
    [[nodiscard]] Result<QSqlQuery> prepare(const QString &sql) const;
    // The same for many rows that are to be read while nothing else is asked of the connection: they stay on the
    // server.
    [[nodiscard]] Result<QSqlQuery> prepareStream(const QString &sql) const;
    // `position` counts the `?` from 0.
    void bind(QSqlQuery &query, int position, const QVariant &value) const;
    // Binds in order and executes.
    [[nodiscard]] Result<void> run(QSqlQuery &query, std::initializer_list<QVariant> values) const;
    [[nodiscard]] Result<void> run(QSqlQuery &query) const;
    // One statement, its rows not looked at, taken as it is.
    [[nodiscard]] Result<void> exec(const QString &sql) const;
    [[nodiscard]] Result<void> exec(const QString &sql, std::initializer_list<QVariant> values) const;
    // The first column of the first row; invalid when there is no row.
    [[nodiscard]] Result<QVariant> scalar(const QString &sql, std::initializer_list<QVariant> values = {}) const;
    // Hands at most `pages` free pages back to the file system, where so many are free that they will not be needed
    // again soon.
    [[nodiscard]] Result<void> giveSpaceBack(int pages) const;
    // `PRAGMA quick_check`: Error with code corrupt saying what it found.
    [[nodiscard]] Result<void> quickCheck() const;

    // What went wrong with a query of this connection.
    [[nodiscard]] Error errorOf(const QSqlQuery &query) const;

private:
    friend class Transaction;
    friend class Snapshot;
    friend class ServerStatement;
    struct Session; // PostgreSQL: what a connection has to be told again when it is opened anew

    Database(Engine engine, QString path, QString connectionName);
    [[nodiscard]] static QString nextConnectionName();
    [[nodiscard]] Result<QSqlQuery> prepared(const QString &sql, bool forwardOnly) const;
    [[nodiscard]] Result<QSqlQuery> once(const QString &sql, std::initializer_list<QVariant> values) const;
    [[nodiscard]] Error errorOf(const QSqlError &error) const;
    [[nodiscard]] Result<void> configure(Access access, const DatabaseOptions &options, bool fresh);
    [[nodiscard]] Result<void> execHere(const QString &sql) const;
    [[nodiscard]] Result<void> connectToServer() const;
    [[nodiscard]] Result<void> setUpSession() const;
    void listen() const;
    [[nodiscard]] Result<void> reconnectIfLost() const;
    [[nodiscard]] pg_conn *server() const; // the driver's
    [[nodiscard]] Result<ServerRows> answerOf(pg_result *result) const;
    void setInTransaction(bool on) const;

    Engine m_engine;
    QString m_path;
    QString m_connectionName;
    std::unique_ptr<Session> m_session; // SQLite: none
};

// What an error means to us. StoreBusy: the same call may be made again – SQLite's BUSY and LOCKED (code busy), and
// whatever passes by itself or by an operator's hand on a server (also connection_lost, read_only, disk_full, …).
// Store with code disk_full, corrupt, read_only, io, cant_open, schema, no_permission, no_database, or constraint – the
// row itself is refused; PostgreSQL's SQLSTATE stands for it.
[[nodiscard]] Error databaseError(const QSqlError &error, const QString &path);
[[nodiscard]] bool isRowRefused(const Error &error);

// BEGIN (SQLite: IMMEDIATE) … COMMIT. Rolled back when it goes out of scope; a full disk may have done that already.
class Transaction
{
public:
    [[nodiscard]] static Result<Transaction> begin(const Database &database);
    Transaction(Transaction &&other) noexcept : m_database(std::exchange(other.m_database, nullptr)) {}
    Transaction &operator=(Transaction &&) = delete;
    ~Transaction();
    // On failure nothing of it stays, except when the code is io: then only the file can tell; and except when the
    // connection was lost: then only the server can.
    [[nodiscard]] Result<void> commit();

private:
    explicit Transaction(const Database *database) : m_database(database) {}
    const Database *m_database;
};

} // namespace store
