// SPDX-License-Identifier: GPL-3.0-or-later
// PostgreSQL: statements whose values travel in binary, past QtSql, on the driver's own connection. The driver sends a
// prepared statement as the text of an EXECUTE, in which a batch would be escaped, copied and parsed as a whole.
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>
#include <functional>
#include <memory>
#include <span>

struct pg_result;

namespace store {

class Database;

// What a statement has answered; its columns come as text, or in binary.
class ServerRows
{
public:
    explicit ServerRows(pg_result *result) : m_result(result) {}
    [[nodiscard]] int count() const;
    [[nodiscard]] QByteArrayView value(int row, int column) const; // empty for NULL
    [[nodiscard]] bool isNull(int row, int column) const;
    [[nodiscard]] qint64 touched() const; // rows inserted, changed or removed

private:
    struct Clear
    {
        void operator()(pg_result *result) const;
    };
    std::unique_ptr<pg_result, Clear> m_result;
};

// Belongs to the connection's thread and must be gone before it. Errors are those of Database.
class ServerStatement
{
public:
    ServerStatement() = default;
    // In the store's SQL (store/dialect.h). Makes a lost connection anew outside of a transaction, as
    // Database::prepare.
    [[nodiscard]] static Result<ServerStatement> prepare(const Database &database, const QString &sql);
    ServerStatement(ServerStatement &&other) noexcept;
    ServerStatement &operator=(ServerStatement &&other) noexcept;
    ~ServerStatement();

    // A value for each `?`, in the binary form of its type (store/binary_array.h); a null one is NULL.
    [[nodiscard]] Result<ServerRows> run(std::span<const QByteArray> values) const;
    // The same without preparing: for what is asked seldom, or in a transaction that may fail.
    [[nodiscard]] static Result<ServerRows> once(const Database &database, const QString &sql,
                                                 std::span<const QByteArray> values);
    // For many rows: visits each, in binary, while the server makes the next ones. Nothing else may be asked meanwhile.
    using Visit = std::function<void(const ServerRows &row)>;
    [[nodiscard]] static Result<void> stream(const Database &database, const QString &sql,
                                             std::span<const QByteArray> values, const Visit &visit);

private:
    const Database *m_database = nullptr;
    int m_timesOpened = 0; // of the connection that knows the name
    QByteArray m_name;
};

} // namespace store
