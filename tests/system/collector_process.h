// SPDX-License-Identifier: GPL-3.0-or-later
// `watchpostctl` as a user starts it: the collector as a process of its own, commands that run and end, and a look into
// the store with SQL. With WATCHPOST_TEST_STORE=postgres the store is a database of a private server.
#pragma once

#include "support/postgres.h"

#include <QJsonObject>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>
#include <QVariant>

#include <memory>

namespace rig {

struct Ran
{
    int exitCode = -1;
    QByteArray out;
    QByteArray err;
};
// Runs a command to its end, at most `timeoutMs`; `input` on its standard input.
[[nodiscard]] Ran run(const QStringList &arguments, const QByteArray &input = {}, int timeoutMs = 60'000);

[[nodiscard]] bool onPostgres();
// The server of this program's stores, started by the first who asks.
[[nodiscard]] support::Postgres &postgres();

// One collector with a store in a temporary folder, or in a database of its own; start() and kill() as often as wanted.
class CollectorProcess
{
public:
    CollectorProcess(QString brokerUrl, QStringList options);
    // Another one on the store of `first`, with a state folder of its own.
    CollectorProcess(const CollectorProcess &first, QStringList options);
    ~CollectorProcess();

    // Starts it and waits until its ready file is there; false with the reason in log().
    [[nodiscard]] bool start(int timeoutMs = 30'000);
    void startWithoutWaiting();
    [[nodiscard]] bool waitUntilReady(int timeoutMs = 30'000);
    void kill();                                          // SIGKILL
    [[nodiscard]] bool terminate(int timeoutMs = 10'000); // SIGTERM; true if it ended with status 0 in time
    [[nodiscard]] bool isRunning() const;
    [[nodiscard]] QByteArray log() const;

    [[nodiscard]] QString storeUrl() const;
    [[nodiscard]] QString storePath() const { return m_storePath; }
    // The collector writes there by another way or login than the test looks; from the next start on.
    void setStoreUrl(const QString &url) { m_storeUrl = url; }
    void setOptions(const QStringList &options) { m_options = options; }
    [[nodiscard]] const QString &database() const { return m_database; } // PostgreSQL
    [[nodiscard]] QString folder() const { return m_dir.path(); }
    [[nodiscard]] QJsonObject status() const;
    // received = stored + rejected + duplicates_skipped + waiting.
    [[nodiscard]] bool balances(const QJsonObject &status) const;
    // Until nothing waits and at least `messages` are stored.
    [[nodiscard]] bool waitUntilStored(qint64 messages, int timeoutMs = 120'000) const;
    // The first column of the first row. Members of JSON columns are written as SQLite does, json_extract(…, '$.name').
    [[nodiscard]] QVariant sql(const QString &statement) const;
    [[nodiscard]] QList<QVariantList> rows(const QString &statement) const;

private:
    QTemporaryDir m_dir;
    QString m_storePath;
    QString m_database; // PostgreSQL
    QString m_brokerUrl;
    QString m_storeUrl; // empty: the same for collector and test
    QStringList m_options;
    std::unique_ptr<QProcess> m_process;
};

} // namespace rig
