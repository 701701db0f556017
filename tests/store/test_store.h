// SPDX-License-Identifier: GPL-3.0-or-later
// The store that a test works on: an SQLite file in a folder of its own, or, with WATCHPOST_TEST_STORE=postgres, a
// database of its own in the program's private PostgreSQL. One set of tests for both.
#pragma once

#include "store/database.h"
#include "store/store_url.h"
#include "support/postgres.h"

#include <QTemporaryDir>
#include <QVariant>

namespace fixture {

inline bool onPostgres()
{
    return qEnvironmentVariable("WATCHPOST_TEST_STORE") == QLatin1String("postgres");
}

// Started by the first who asks, ended with the program.
inline support::Postgres &server()
{
    static support::Postgres s_server(support::PostgresOptions{false, false, {}});
    if (!s_server.isRunning() && !s_server.start())
        qFatal("%s", qUtf8Printable(s_server.errorString()));
    return s_server;
}

class TestStore
{
public:
    TestStore()
    {
        static int s_next = 0;
        if (onPostgres()) {
            m_database = QStringLiteral("test_%1").arg(++s_next);
            m_url.uri = server().createDatabase(m_database);
            if (m_url.uri.isEmpty())
                qFatal("%s", qUtf8Printable(server().errorString()));
        } else {
            m_url.path = m_folder.filePath(QStringLiteral("store.sqlite"));
        }
    }

    [[nodiscard]] const store::StoreUrl &url() const { return m_url; }
    [[nodiscard]] const QString &databaseName() const { return m_database; }

private:
    QTemporaryDir m_folder;
    QString m_database;
    store::StoreUrl m_url;
};

// The first value of the first row, by a connection of the test's own; `sql` is the store's (store/dialect.h).
inline QVariant ask(const store::StoreUrl &url, const QString &sql)
{
    const auto database = store::Database::open(url, store::Access::ReadWrite);
    if (!database)
        return QVariant(QString(QStringLiteral("cannot open: ") + database.error().text));
    const auto answer = (*database)->scalar(sql);
    return answer ? *answer : QVariant(QString(QStringLiteral("cannot ask: ") + answer.error().text));
}

} // namespace fixture
