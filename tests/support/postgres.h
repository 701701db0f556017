// SPDX-License-Identifier: GPL-3.0-or-later
// A private PostgreSQL of the installed binaries, with data and a socket of its own, for tests and benchmarks.
#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>

namespace support {

struct PostgresOptions
{
    bool fsync = true;      // false: quicker, but a kill may then lose what was committed
    bool tcp = false;       // listens on 127.0.0.1 too, at port()
    QStringList lines = {}; // further lines of postgresql.conf
};

class Postgres
{
public:
    enum class Stop { Fast, Immediate };

    explicit Postgres(PostgresOptions options = {});
    ~Postgres();
    Q_DISABLE_COPY_MOVE(Postgres)

    // False without the programs; then a test says QFAIL.
    [[nodiscard]] static bool isInstalled();

    // Makes the cluster the first time, starts it, waits (at most 60 s) until it takes connections. False on failure:
    // see errorString(). Everybody who can reach the socket may log in under any name; `postgres` is the superuser.
    [[nodiscard]] bool start();
    // Fast: rolls back, writes a checkpoint, ends. Immediate: ends as if it had crashed. Both wait for the end.
    void stop(Stop mode = Stop::Fast);
    // SIGKILL to the postmaster; its children notice and end, which start() waits for.
    void kill();
    [[nodiscard]] bool restart(Stop mode = Stop::Fast);

    // Makes an empty database owned by `owner`; its URI, or empty: see errorString().
    [[nodiscard]] QString createDatabase(const QString &name, const QString &owner = QStringLiteral("postgres"));
    // A libpq URI over the socket.
    [[nodiscard]] QString uri(const QString &database, const QString &user = QStringLiteral("postgres")) const;
    // The same over TCP; only with the option `tcp`.
    [[nodiscard]] QString tcpUri(const QString &database, const QString &user = QStringLiteral("postgres")) const;

    struct Answer
    {
        int status = -1; // psql's: 0, 3 after an error of the script
        QString out;     // rows a line each, columns separated by |
        QString error;
    };
    // Runs statements with psql, each in a transaction of its own, ends at the first error.
    [[nodiscard]] Answer psql(const QString &database, const QString &sql,
                              const QString &user = QStringLiteral("postgres")) const;
    [[nodiscard]] Answer psqlFile(const QString &database, const QString &path,
                                  const QString &user = QStringLiteral("postgres")) const;
    // All of them in one transaction.
    [[nodiscard]] Answer psqlFiles(const QString &database, const QStringList &paths,
                                   const QString &user = QStringLiteral("postgres")) const;

    // Each takes effect at the next start().
    void setLines(const QStringList &lines) { m_options.lines = lines; }
    // A disk of so many MiB in memory that only the server sees, for a tablespace; 0: none. It goes with the server.
    void setSmallDisk(int mib) { m_smallDiskMiB = mib; }
    [[nodiscard]] QString smallDisk() const
    {
        return m_smallDiskMiB > 0 ? m_dir.filePath(QStringLiteral("small")) : QString();
    }
    [[nodiscard]] QString socketDir() const { return m_dir.path(); }
    [[nodiscard]] QString dataDir() const { return m_dir.filePath(QStringLiteral("data")); }
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] int version() const; // 15; 0 when it cannot be told
    [[nodiscard]] qint64 pid() const;  // the postmaster's
    [[nodiscard]] bool isRunning() const;
    [[nodiscard]] QString errorString() const { return m_error; }
    [[nodiscard]] QByteArray log() const; // what it wrote since it was first started

private:
    [[nodiscard]] bool makeCluster();
    [[nodiscard]] bool writeConfiguration();
    [[nodiscard]] bool startOnce();
    [[nodiscard]] bool waitUntilReady();
    [[nodiscard]] Answer runPsql(const QString &database, const QString &user, const QStringList &arguments,
                                 const QString &input) const;

    PostgresOptions m_options;
    QTemporaryDir m_dir;
    std::unique_ptr<QProcess> m_process;
    quint16 m_port = 0;
    int m_smallDiskMiB = 0;
    QString m_error;
};

} // namespace support
