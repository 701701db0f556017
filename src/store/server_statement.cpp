// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/server_statement.h"

#include "store/database.h"

#include <QSqlError>
#include <atomic>
#include <libpq-fe.h>
#include <vector>

namespace store {

namespace {

// Pointers into `values`, as the library takes them.
struct Parameters
{
    explicit Parameters(std::span<const QByteArray> values) : formats(values.size(), 1)
    {
        for (const QByteArray &value : values) {
            data.push_back(value.isNull() ? nullptr : value.constData());
            lengths.push_back(int(value.size()));
        }
    }
    [[nodiscard]] int count() const { return int(data.size()); }

    std::vector<const char *> data;
    std::vector<int> lengths, formats;
};

QByteArray nextName()
{
    static std::atomic<quint64> s_next{0};
    return "watchpost_" + QByteArray::number(++s_next);
}

} // namespace

void ServerRows::Clear::operator()(pg_result *result) const
{
    PQclear(result);
}

int ServerRows::count() const
{
    return PQntuples(m_result.get());
}

QByteArrayView ServerRows::value(int row, int column) const
{
    return {PQgetvalue(m_result.get(), row, column), PQgetlength(m_result.get(), row, column)};
}

bool ServerRows::isNull(int row, int column) const
{
    return PQgetisnull(m_result.get(), row, column) != 0;
}

qint64 ServerRows::touched() const
{
    return QByteArray(PQcmdTuples(m_result.get())).toLongLong();
}

Result<ServerStatement> ServerStatement::prepare(const Database &database, const QString &sql)
{
    if (auto done = database.reconnectIfLost(); !done)
        return tl::unexpected(done.error());
    const QByteArray name = nextName();
    auto prepared = database.answerOf(
        PQprepare(database.server(), name.constData(), sqlWithNumbers(sql).toUtf8().constData(), 0, nullptr));
    if (!prepared)
        return tl::unexpected(prepared.error());
    ServerStatement statement;
    statement.m_database = &database;
    statement.m_timesOpened = database.timesOpened();
    statement.m_name = name;
    return statement;
}

ServerStatement::ServerStatement(ServerStatement &&other) noexcept
    : m_database(std::exchange(other.m_database, nullptr)),
      m_timesOpened(other.m_timesOpened),
      m_name(std::move(other.m_name))
{
}

ServerStatement &ServerStatement::operator=(ServerStatement &&other) noexcept
{
    std::swap(m_database, other.m_database);
    std::swap(m_timesOpened, other.m_timesOpened);
    std::swap(m_name, other.m_name);
    return *this;
}

ServerStatement::~ServerStatement()
{
    if (m_database && !m_database->isLost() && m_database->timesOpened() == m_timesOpened)
        PQclear(PQexec(m_database->server(), QByteArray("DEALLOCATE " + m_name).constData()));
}

Result<ServerRows> ServerStatement::run(std::span<const QByteArray> values) const
{
    const Parameters given(values);
    return m_database->answerOf(PQexecPrepared(m_database->server(), m_name.constData(), given.count(),
                                               given.data.data(), given.lengths.data(), given.formats.data(), 0));
}

Result<ServerRows> ServerStatement::once(const Database &database, const QString &sql,
                                         std::span<const QByteArray> values)
{
    if (auto done = database.reconnectIfLost(); !done)
        return tl::unexpected(done.error());
    const Parameters given(values);
    return database.answerOf(PQexecParams(database.server(), sqlWithNumbers(sql).toUtf8().constData(), given.count(),
                                          nullptr, given.data.data(), given.lengths.data(), given.formats.data(), 0));
}

Result<void> ServerStatement::stream(const Database &database, const QString &sql, std::span<const QByteArray> values,
                                     const Visit &visit)
{
    if (auto done = database.reconnectIfLost(); !done)
        return done;
    const Parameters given(values);
    PGconn *server = database.server();
    if (PQsendQueryParams(server, sqlWithNumbers(sql).toUtf8().constData(), given.count(), nullptr, given.data.data(),
                          given.lengths.data(), given.formats.data(), 1) == 0 ||
        PQsetSingleRowMode(server) == 0)
        return database.answerOf(nullptr).map([](const ServerRows &) {});
    Result<void> done;
    while (PGresult *result = PQgetResult(server)) {
        if (PQresultStatus(result) == PGRES_SINGLE_TUPLE)
            visit(ServerRows(result));
        else if (const auto end = database.answerOf(result); !end)
            done = tl::unexpected(end.error());
    }
    return done;
}

} // namespace store
