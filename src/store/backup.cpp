// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/backup.h"

#include "store/database.h"
#include "store/file_lock.h"
#include "store/migrations.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QVariant>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace store {
namespace {

// Removed again unless the work on it was finished and it was given its name.
class PartialFile
{
public:
    explicit PartialFile(const QString &target)
        : m_target(target),
          m_path(QFileInfo(target).absoluteDir().filePath(u"."_s + QFileInfo(target).fileName() + u".partial"_s))
    {
        remove();
    }
    ~PartialFile() { remove(); }
    Q_DISABLE_COPY_MOVE(PartialFile)

    [[nodiscard]] const QString &path() const { return m_path; }

    // Safe from a power cut first, then under its name.
    [[nodiscard]] Result<void> finish()
    {
        for (const char *suffix : {"-wal", "-shm"})
            QFile::remove(m_path + QLatin1String(suffix));
        if (!sync() || std::rename(QFile::encodeName(m_path).constData(), QFile::encodeName(m_target).constData()) != 0)
            return fail(Error::Kind::Io, u"io"_s, u"'%1' cannot be written to its end"_s.arg(m_target));
        return {};
    }

private:
    [[nodiscard]] bool sync() const
    {
#ifdef Q_OS_UNIX
        const int fd = ::open(QFile::encodeName(m_path).constData(), O_RDONLY | O_CLOEXEC);
        if (fd < 0)
            return false;
        const bool done = ::fsync(fd) == 0;
        ::close(fd);
        return done;
#else
        return true;
#endif
    }
    void remove() const
    {
        for (const char *suffix : {"", "-wal", "-shm", "-journal"})
            QFile::remove(m_path + QLatin1String(suffix));
    }

    QString m_target;
    QString m_path;
};

Error cannotMake(const QString &path)
{
    return {Error::Kind::Io, u"cant_open"_s,
            u"the file %1 cannot be made: check that its folder exists and may be written"_s.arg(path)};
}

bool makePrivate(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
}

Result<BackupContent> contentOf(const Database &database)
{
    BackupContent content;
    const std::pair<qint64 BackupContent::*, QString> counts[] = {
        {&BackupContent::activities, u"integration_activity_log"_s},
        {&BackupContent::readings, u"device_telemetry_history"_s},
        {&BackupContent::devices, u"devices"_s},
    };
    for (const auto &[member, table] : counts) {
        const auto rows = database.scalar(u"SELECT count(*) FROM %1"_s.arg(table));
        if (!rows)
            return tl::unexpected(rows.error());
        content.*member = rows->toLongLong();
    }
    const auto schema = database.scalar(u"SELECT max(number) FROM schema_migrations"_s);
    if (!schema)
        return tl::unexpected(schema.error());
    content.schemaVersion = schema->toInt();
    content.bytes = QFileInfo(database.path()).size();
    return content;
}

// Rollups go on behind a row number, and a copy may number its rows anew: the same row, as it is numbered in the copy.
Result<void> carryRollupMarks(const Database &source, const Database &copy)
{
    auto marks = copy.prepare(u"SELECT inbox_id, rolled_up_row FROM ingest_progress"_s);
    if (!marks)
        return tl::unexpected(marks.error());
    if (auto done = copy.run(*marks); !done)
        return done;
    std::vector<std::pair<QByteArray, qint64>> changed;
    while (marks->next()) {
        const auto row =
            source.scalar(u"SELECT id FROM device_telemetry_history WHERE rowid <= ? ORDER BY rowid DESC LIMIT 1"_s,
                          {marks->value(1)});
        if (!row)
            return tl::unexpected(row.error());
        const auto number = copy.scalar(u"SELECT rowid FROM device_telemetry_history WHERE id = ?"_s, {*row});
        if (!number)
            return tl::unexpected(number.error());
        if (number->isValid() && number->toLongLong() != marks->value(1).toLongLong())
            changed.emplace_back(marks->value(0).toByteArray(), number->toLongLong());
    }
    marks->finish();
    for (const auto &[inbox, number] : changed) {
        if (auto done =
                copy.exec(u"UPDATE ingest_progress SET rolled_up_row = ? WHERE inbox_id = ?"_s, {number, inbox});
            !done)
            return done;
    }
    return {};
}

Result<BackupContent> checked(const QString &path)
{
    const auto database = Database::open(path, Access::ReadOnly);
    if (!database)
        return tl::unexpected(database.error());
    const auto verdict = (*database)->scalar(u"PRAGMA integrity_check(1)"_s);
    if (!verdict)
        return tl::unexpected(verdict.error());
    if (verdict->toString() != "ok"_L1)
        return fail(Error::Kind::Store, u"corrupt"_s,
                    u"%1 is damaged and cannot be used: %2"_s.arg(path, verdict->toString()));
    return contentOf(**database);
}

// Everything that is only in the log goes into the file; then the file alone is the store.
Result<void> foldLog(const QString &path)
{
    const auto database = Database::open(path, Access::ReadWrite);
    if (!database)
        return tl::unexpected(database.error());
    return (*database)->exec(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
}

// A collector holds one of the locks beside its store.
Result<std::vector<std::unique_ptr<FileLock>>> lockOut(const QString &path)
{
    std::vector<std::unique_ptr<FileLock>> locks;
    const QFileInfo info(path);
    const QStringList names =
        info.absoluteDir().entryList({info.fileName() + u".*.lock"_s}, QDir::Files | QDir::Hidden);
    for (const QString &name : names) {
        auto lock = FileLock::acquire(info.absoluteDir().filePath(name));
        if (!lock)
            return tl::unexpected(lock.error());
        locks.push_back(std::move(*lock));
    }
    return locks;
}

Result<QString> setAside(const QString &path, qint64 nowMs)
{
    if (auto folded = foldLog(path); !folded && folded.error().code != "corrupt"_L1)
        return tl::unexpected(folded.error());
    const QString stamp = QDateTime::fromMSecsSinceEpoch(nowMs, Qt::UTC).toString(u"yyyyMMdd-HHmmss"_s);
    const QString aside = path + u".before-restore-"_s + stamp;
    if (QFileInfo::exists(aside) || !QFile::rename(path, aside))
        return fail(Error::Kind::Io, u"cant_open"_s, u"'%1' cannot be renamed to '%2'"_s.arg(path, aside));
    // Where the log could not be folded into a damaged file it stays with it.
    for (const char *suffix : {"-wal", "-shm"})
        QFile::rename(path + QLatin1String(suffix), aside + QLatin1String(suffix));
    return aside;
}

Error isServers(const StoreUrl &store)
{
    return {
        Error::Kind::Usage, u"not_a_file"_s,
        u"%1: a database server has its own backups, pg_dump and pg_restore; 'watchpostctl copy' makes a file of it"_s
            .arg(store.text())};
}

} // namespace

Result<BackupContent> backUp(const StoreUrl &store, const QString &file)
{
    if (store.isPostgres())
        return tl::unexpected(isServers(store));
    if (QFileInfo::exists(file))
        return fail(Error::Kind::Conflict, u"file_exists"_s,
                    u"there is a file '%1' already: choose another"_s.arg(file));
    const auto source = Database::open(store.path, Access::ReadOnly);
    if (!source)
        return tl::unexpected(source.error());
    PartialFile partial(file);
    if (!makePrivate(partial.path()))
        return tl::unexpected(cannotMake(file));
    // One statement, one state of the store, whatever is written meanwhile.
    if (auto done = (*source)->exec(u"VACUUM INTO ?"_s, {partial.path()}); !done)
        return tl::unexpected(done.error());
    {
        const auto copy = Database::open(partial.path(), Access::ReadWrite);
        if (!copy)
            return tl::unexpected(copy.error());
        if (auto done = carryRollupMarks(**source, **copy); !done)
            return tl::unexpected(done.error());
        // One file also where somebody only looks into it.
        if (auto done = (*copy)->exec(u"PRAGMA journal_mode = DELETE"_s); !done)
            return tl::unexpected(done.error());
    }
    auto content = checked(partial.path());
    if (!content)
        return content;
    if (auto done = partial.finish(); !done)
        return tl::unexpected(done.error());
    return content;
}

Result<BackupContent> checkBackup(const QString &file)
{
    if (const auto status = migrationStatus(StoreUrl{file}); !status)
        return tl::unexpected(status.error());
    return checked(file);
}

Result<Restored> restore(const QString &file, const StoreUrl &store, bool replace, qint64 nowMs)
{
    if (store.isPostgres())
        return tl::unexpected(isServers(store));
    if (!QFileInfo::exists(file))
        return fail(Error::Kind::NotFound, u"no_file"_s, u"there is no file '%1'"_s.arg(file));
    const bool exists = QFileInfo::exists(store.path);
    if (exists && QFileInfo(file).canonicalFilePath() == QFileInfo(store.path).canonicalFilePath())
        return fail(Error::Kind::Usage, u"same_file"_s, u"the backup and the store are the same file"_s);
    if (exists && !replace)
        return fail(Error::Kind::Conflict, u"file_exists"_s,
                    u"there are records in '%1' already: restoring over them has to be asked for, and keeps them under "
                    "another name"_s.arg(store.path));
    const auto locks = lockOut(store.path);
    if (!locks)
        return tl::unexpected(locks.error());
    if (const auto content = checkBackup(file); !content)
        return tl::unexpected(content.error());

    QDir().mkpath(QFileInfo(store.path).absolutePath());
    PartialFile partial(store.path);
    if (!QFile::copy(file, partial.path()) ||
        !QFile::setPermissions(partial.path(), QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return tl::unexpected(cannotMake(store.path));
    if (const auto migrated = migrate(StoreUrl{partial.path()}, nowMs); !migrated)
        return tl::unexpected(migrated.error());
    if (auto done = foldLog(partial.path()); !done)
        return tl::unexpected(done.error());
    Restored restored;
    auto content = checked(partial.path());
    if (!content)
        return tl::unexpected(content.error());
    restored.content = *content;
    if (exists) {
        auto aside = setAside(store.path, nowMs);
        if (!aside)
            return tl::unexpected(aside.error());
        restored.setAside = *aside;
    }
    if (auto done = partial.finish(); !done)
        return tl::unexpected(done.error());
    return restored;
}

} // namespace store
