// SPDX-License-Identifier: GPL-3.0-or-later
// One SQLite connection: how every file of ours is opened, how transactions are held, what an error of it means.
#pragma once

#include "base/result.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <memory>

class QSqlError;

namespace store {

enum class Access { ReadOnly, ReadWrite };

struct DatabaseOptions
{
    enum class Durability { Normal, Full }; // PRAGMA synchronous
    Durability durability = Durability::Normal;
    int busyTimeoutMs = 5000;
    bool autoCheckpoint = true; // false: the owner calls for checkpoints itself
    int cacheKiB = 8192;
    int pageSize = 8192; // of a file that is made now
};

// Belongs to the thread that opened it. WAL, foreign keys on; a busy time-out before anything else is asked.
// A file made by ReadWrite has mode 0600 and gives space back step by step (auto_vacuum incremental); missing folders
// are made with mode 0700. Statements made from it must be gone before it is.
class Database
{
public:
    // Errors: Store with code no_file, cant_open, corrupt, read_only, disk_full; StoreBusy.
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const QString &path, Access access,
                                                                const DatabaseOptions &options = {});
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] QSqlDatabase connection() const;

    // A statement prepared once, forward only; each `?` stands for a value. Bind with `bind` or `run`.
    [[nodiscard]] Result<QSqlQuery> prepare(const QString &sql) const;
    // `position` counts the `?` from 0.
    static void bind(QSqlQuery &query, int position, const QVariant &value);
    // Binds in order and executes.
    [[nodiscard]] Result<void> run(QSqlQuery &query, std::initializer_list<QVariant> values) const;
    [[nodiscard]] Result<void> run(QSqlQuery &query) const;
    // One statement, its rows not looked at.
    [[nodiscard]] Result<void> exec(const QString &sql) const;
    [[nodiscard]] Result<void> exec(const QString &sql, std::initializer_list<QVariant> values) const;
    // The first column of the first row; invalid when there is no row.
    [[nodiscard]] Result<QVariant> scalar(const QString &sql, std::initializer_list<QVariant> values = {}) const;
    // Hands at most `pages` free pages back to the file system, where so many are free that they will not be needed
    // again soon.
    [[nodiscard]] Result<void> giveSpaceBack(int pages) const;
    // `PRAGMA quick_check`: Error with code corrupt saying what it found.
    [[nodiscard]] Result<void> quickCheck() const;

private:
    Database(QString path, QString connectionName);
    [[nodiscard]] Result<void> configure(Access access, const DatabaseOptions &options, bool fresh);

    QString m_path;
    QString m_connectionName;
};

// What an error of SQLite means to us. StoreBusy: BUSY, LOCKED – the same call may be made again.
// Store with code disk_full, corrupt, read_only, io, cant_open, schema, or constraint – the row itself is refused.
[[nodiscard]] Error databaseError(const QSqlError &error, const QString &path);
[[nodiscard]] inline bool isRowRefused(const Error &error)
{
    return error.kind == Error::Kind::Store && error.code == QLatin1String("constraint");
}

// BEGIN IMMEDIATE … COMMIT. Rolled back when it goes out of scope; a full disk may have done that already.
class Transaction
{
public:
    [[nodiscard]] static Result<Transaction> begin(const Database &database);
    Transaction(Transaction &&other) noexcept : m_database(std::exchange(other.m_database, nullptr)) {}
    Transaction &operator=(Transaction &&) = delete;
    ~Transaction();
    // On failure nothing of it stays, except when the code is io: then only the file can tell.
    [[nodiscard]] Result<void> commit();

private:
    explicit Transaction(const Database *database) : m_database(database) {}
    const Database *m_database;
};

} // namespace store
