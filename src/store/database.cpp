// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database.h"

#include "store/log.h"
#include "store/private_folder.h"
#include "store/sqlstate.h"

#include <QFile>
#include <QFileInfo>
#include <QSqlError>
#include <QVariant>
#include <atomic>

#ifdef Q_OS_LINUX
#include <sys/vfs.h>
#endif
#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace store {

Q_LOGGING_CATEGORY(lcStore, "watchpost.store")

namespace {

// Primary result codes of SQLite (https://www.sqlite.org/rescode.html).
struct Meaning
{
    int code;
    Error::Kind kind;
    const char *key;
    const char16_t *text;
};
constexpr Meaning kMeanings[] = {
    {5, Error::Kind::StoreBusy, "busy", u"another program holds the database; it will be tried again"},
    {6, Error::Kind::StoreBusy, "busy", u"another program holds the database; it will be tried again"},
    {8, Error::Kind::Store, "read_only",
     u"the database may not be written: check the rights of the file and its folder"},
    {9, Error::Kind::Cancelled, "interrupted", u"stopped on request"},
    {10, Error::Kind::Store, "io", u"reading or writing the disk failed"},
    {11, Error::Kind::Store, "corrupt", u"the database is damaged: restore it from a backup"},
    {13, Error::Kind::Store, "disk_full", u"the disk is full: free some space"},
    {14, Error::Kind::Store, "cant_open",
     u"the database cannot be opened: check that folder and file exist and may be read"},
    {17, Error::Kind::StoreBusy, "busy", u"the database is being changed by another program"},
    {18, Error::Kind::Store, "constraint", u"a value is too large for the database"},
    {19, Error::Kind::Store, "constraint", u"a row breaks a rule of the database"},
    {20, Error::Kind::Store, "constraint", u"a value has the wrong type"},
    {26, Error::Kind::Store, "corrupt", u"the file is not a database of this program, or it is damaged"},
};

// Free space below this is not worth giving back: the next rows take it.
constexpr qint64 kFewPages = 256;

#ifdef Q_OS_UNIX
// SQLite would make the file with the umask's mode; its WAL and shared memory take over what the file has.
bool makePrivateFile(const QString &path)
{
    const int fd = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (fd < 0)
        return false;
    ::close(fd);
    return true;
}
#endif

// Locks of network file systems are not to be trusted with a write-ahead log, which also needs shared memory.
bool isOnNetwork(const QString &folder)
{
#ifdef Q_OS_LINUX
    struct statfs info = {};
    if (::statfs(QFile::encodeName(folder).constData(), &info) != 0)
        return false;
    constexpr quint32 kNetworkTypes[] = {0x6969 /* nfs */, 0xff534d42 /* cifs */, 0xfe534d42 /* smb2 */,
                                         0x517b /* smb */, 0x5346414f /* afs */,  0x00c36400 /* ceph */};
    for (const quint32 type : kNetworkTypes) {
        if (quint32(info.f_type) == type)
            return true;
    }
#else
    Q_UNUSED(folder)
#endif
    return false;
}

Result<bool> prepareFile(const QString &path, Access access)
{
    const QFileInfo info(path);
    if (access == Access::ReadOnly) {
        if (!info.exists())
            return fail(Error::Kind::Store, u"no_file"_s, u"there is no database %1"_s.arg(path));
        return false;
    }
    const QString folder = info.absolutePath();
    if (auto made = ensurePrivateFolder(folder); !made)
        return tl::unexpected(made.error());
    if (isOnNetwork(folder))
        qCWarning(lcStore, "%s lies on a network file system, whose locks are not reliable: keep it on a local disk",
                  qUtf8Printable(path));
    const bool fresh = !info.exists() || info.size() == 0;
#ifdef Q_OS_UNIX
    if (!info.exists() && !makePrivateFile(path))
        return fail(Error::Kind::Store, u"cant_open"_s, u"the file %1 cannot be made"_s.arg(path));
#endif
    return fresh;
}

} // namespace

Error databaseError(const QSqlError &error, const QString &path)
{
    if (isSqlState(error.nativeErrorCode()))
        return postgresError(error, path);
    const int primary = error.nativeErrorCode().toInt() & 0xff;
    for (const Meaning &meaning : kMeanings) {
        if (meaning.code == primary)
            return {meaning.kind, QString::fromLatin1(meaning.key),
                    u"%1: %2 (%3)"_s.arg(path, QStringView(meaning.text).toString(), error.databaseText())};
    }
    const bool refused = primary == 1;
    return {Error::Kind::Store, refused ? u"schema"_s : u"sqlite_%1"_s.arg(primary),
            u"%1: %2"_s.arg(path, error.databaseText().isEmpty() ? error.text() : error.databaseText())};
}

bool isRowRefused(const Error &error)
{
    return error.kind == Error::Kind::Store && (error.code == "constraint"_L1 || isRowState(error.code));
}

QSqlDatabase Database::connection() const
{
    return QSqlDatabase::database(m_connectionName, false);
}

QString Database::nextConnectionName()
{
    static std::atomic<quint64> s_next{0};
    return u"watchpost-%1"_s.arg(++s_next);
}

Result<std::unique_ptr<Database>> Database::open(const QString &path, Access access, const DatabaseOptions &options)
{
    const auto fresh = prepareFile(path, access);
    if (!fresh)
        return tl::unexpected(fresh.error());

    const QString name = nextConnectionName();
    std::unique_ptr<Database> database(new Database(Engine::Sqlite, path, name));
    QSqlDatabase handle = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
    if (!handle.isValid())
        return fail(Error::Kind::Store, u"no_driver"_s, u"Qt's SQLite driver is not installed"_s);
    handle.setDatabaseName(path);
    QString connectOptions = u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(options.busyTimeoutMs);
    if (access == Access::ReadOnly)
        connectOptions += u";QSQLITE_OPEN_READONLY"_s;
    handle.setConnectOptions(connectOptions);
    if (!handle.open())
        return tl::unexpected(databaseError(handle.lastError(), path));
    if (auto done = database->configure(access, options, *fresh); !done)
        return tl::unexpected(done.error());
    return database;
}

Result<void> Database::configure(Access access, const DatabaseOptions &options, bool fresh)
{
    QStringList pragmas;
    if (fresh)
        pragmas << u"PRAGMA page_size = %1"_s.arg(options.pageSize) << u"PRAGMA auto_vacuum = INCREMENTAL"_s;
    if (access == Access::ReadWrite) {
        pragmas << u"PRAGMA journal_mode = WAL"_s
                << (options.durability == DatabaseOptions::Durability::Full ? u"PRAGMA synchronous = FULL"_s
                                                                            : u"PRAGMA synchronous = NORMAL"_s)
                // The log file shrinks to this once a checkpoint has emptied it.
                << u"PRAGMA journal_size_limit = 16777216"_s
                << (options.autoCheckpoint ? u"PRAGMA wal_autocheckpoint = 1000"_s
                                           : u"PRAGMA wal_autocheckpoint = 0"_s);
    }
    pragmas << u"PRAGMA foreign_keys = ON"_s << u"PRAGMA temp_store = MEMORY"_s
            << u"PRAGMA cache_size = -%1"_s.arg(options.cacheKiB);
    for (const QString &pragma : std::as_const(pragmas)) {
        if (auto done = exec(pragma); !done)
            return done;
    }
    return {};
}

void Database::bind(QSqlQuery &query, int position, const QVariant &value) const
{
    query.bindValue(placeholder(position), valueFor(m_engine, value));
}

Error Database::errorOf(const QSqlQuery &query) const
{
    return errorOf(query.lastError());
}

Result<QSqlQuery> Database::prepared(const QString &sql, bool forwardOnly) const
{
    if (auto done = reconnectIfLost(); !done)
        return tl::unexpected(done.error());
    QSqlQuery query(connection());
    query.setForwardOnly(forwardOnly);
    if (!query.prepare(sqlFor(m_engine, sql)))
        return tl::unexpected(errorOf(query));
    return query;
}

// PostgreSQL's driver gives up the rows of a forward-only query as soon as another is asked.
Result<QSqlQuery> Database::prepare(const QString &sql) const
{
    return prepared(sql, !isPostgres());
}

Result<QSqlQuery> Database::prepareStream(const QString &sql) const
{
    return prepared(sql, true);
}

Result<void> Database::run(QSqlQuery &query) const
{
    if (!query.exec())
        return tl::unexpected(errorOf(query));
    return {};
}

Result<void> Database::run(QSqlQuery &query, std::initializer_list<QVariant> values) const
{
    int position = 0;
    for (const QVariant &value : values)
        bind(query, position++, value);
    return run(query);
}

Result<void> Database::exec(const QString &sql) const
{
    if (auto done = reconnectIfLost(); !done)
        return done;
    return execHere(sql);
}

Result<void> Database::execHere(const QString &sql) const
{
    QSqlQuery query(connection());
    query.setForwardOnly(!isPostgres());
    if (!query.exec(sql))
        return tl::unexpected(errorOf(query));
    return {};
}

Result<void> Database::exec(const QString &sql, std::initializer_list<QVariant> values) const
{
    if (isPostgres())
        return once(sql, values).map([](const QSqlQuery &) {});
    auto query = prepare(sql);
    if (!query)
        return tl::unexpected(query.error());
    return run(*query, values);
}

Result<QVariant> Database::scalar(const QString &sql, std::initializer_list<QVariant> values) const
{
    auto query = isPostgres() ? once(sql, values) : prepare(sql);
    if (!query)
        return tl::unexpected(query.error());
    if (!isPostgres()) {
        if (auto done = run(*query, values); !done)
            return tl::unexpected(done.error());
    }
    return query->next() ? query->value(0) : QVariant();
}

// PostgreSQL's own autovacuum does.
Result<void> Database::giveSpaceBack(int pages) const
{
    if (isPostgres())
        return {};
    const auto free = scalar(u"PRAGMA freelist_count"_s);
    const auto all = scalar(u"PRAGMA page_count"_s);
    if (!free || !all)
        return tl::unexpected(!free ? free.error() : all.error());
    if (free->toLongLong() < kFewPages || free->toLongLong() * 4 < all->toLongLong())
        return {};
    // SQLite hands back one page a step, and the driver makes one step only of a statement without columns.
    auto query = prepare(u"PRAGMA incremental_vacuum(1)"_s);
    if (!query)
        return tl::unexpected(query.error());
    auto transaction = Transaction::begin(*this);
    if (!transaction)
        return tl::unexpected(transaction.error());
    for (qint64 i = std::min<qint64>(pages, free->toLongLong()); i > 0; --i) {
        if (auto done = run(*query); !done)
            return done;
        query->finish();
    }
    return transaction->commit();
}

Result<void> Database::quickCheck() const
{
    const auto answer = scalar(u"PRAGMA quick_check(1)"_s);
    if (!answer)
        return tl::unexpected(answer.error());
    if (answer->toString() != u"ok"_s)
        return fail(Error::Kind::Store, u"corrupt"_s, u"%1: %2"_s.arg(m_path, answer->toString()));
    return {};
}

Result<Transaction> Transaction::begin(const Database &database)
{
    // Immediate: a read that turns into a write fails at once, whatever the busy time-out.
    if (auto done = database.exec(database.isPostgres() ? u"BEGIN"_s : u"BEGIN IMMEDIATE"_s); !done)
        return tl::unexpected(done.error());
    database.setInTransaction(true);
    return Transaction(&database);
}

Transaction::~Transaction()
{
    if (!m_database)
        return;
    m_database->setInTransaction(false);
    if (m_database->isLost())
        return;
    // Fails harmlessly where SQLite has rolled back by itself.
    QSqlQuery query(m_database->connection());
    query.exec(u"ROLLBACK"_s);
}

Result<void> Transaction::commit()
{
    auto done = m_database->exec(u"COMMIT"_s);
    if (done)
        std::exchange(m_database, nullptr)->setInTransaction(false);
    return done;
}

} // namespace store
