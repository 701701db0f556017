// SPDX-License-Identifier: GPL-3.0-or-later
// A database of a private server with the scripts of sql/postgres run in it, and what tests ask it.
#pragma once

#include "support/postgres.h"

#include <QDir>
#include <QTest>

namespace postgres {

inline QString script(const char *name)
{
    return QStringLiteral(SOURCE_ROOT "/sql/postgres/") + QLatin1String(name);
}

// One database; the server is the test's.
class Database
{
public:
    Database(const support::Postgres &server, QString name) : m_server(&server), m_name(std::move(name)) {}

    [[nodiscard]] const QString &name() const { return m_name; }

    // What psql printed; on an error its words, which start with "error: ".
    [[nodiscard]] QString ask(const QString &sql, const QString &user = QStringLiteral("postgres")) const
    {
        const support::Postgres::Answer answer = m_server->psql(m_name, sql, user);
        return answer.status == 0 ? answer.out : QStringLiteral("error: ") + answer.error;
    }

    // Empty when it went well, else what went wrong.
    [[nodiscard]] QString run(const QString &sql, const QString &user = QStringLiteral("postgres")) const
    {
        const support::Postgres::Answer answer = m_server->psql(m_name, sql, user);
        return answer.status == 0 ? QString() : answer.error + QStringLiteral(" (psql failed)");
    }

    // Runs a script of sql/postgres as `psql -f` does; empty when it went well.
    [[nodiscard]] QString runScript(const char *file, const QString &user = QStringLiteral("postgres")) const
    {
        const support::Postgres::Answer answer = m_server->psqlFile(m_name, script(file), user);
        return answer.status == 0 ? QString() : answer.error + QStringLiteral(" (psql failed)");
    }

    // Runs all migrations in their order, as docs/operations.md tells it; empty when it went well.
    [[nodiscard]] QString runMigrations(const QString &user = QStringLiteral("postgres")) const
    {
        const QDir folder(script(""));
        QStringList paths;
        for (const QString &file : folder.entryList({QStringLiteral("0*.sql")}, QDir::Files, QDir::Name))
            paths << folder.filePath(file);
        const support::Postgres::Answer answer = m_server->psqlFiles(m_name, paths, user);
        return answer.status == 0 ? QString() : answer.error + QStringLiteral(" (psql failed)");
    }

private:
    const support::Postgres *m_server;
    QString m_name;
};

} // namespace postgres
