// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/backup.h"

#include "store/backup_content.h"
#include "store/database.h"
#include "store/file_lock.h"
#include "store/migrations.h"
#include "store/partial_file.h"
#include "store/server_backup.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QVariant>

using namespace Qt::StringLiterals;

namespace store {
namespace {

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

// Everything that is only in the log goes into the file; then the file alone is the store.
Result<void> foldLog(const QString &path)
{
    const auto database = Database::open(path, Access::ReadWrite);
    if (!database)
        return tl::unexpected(database.error());
    return (*database)->exec(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
}

// A backup that is used as a store from now on.
Result<void> makeStoreOf(const QString &path, qint64 nowMs)
{
    if (const auto migrated = migrate(StoreUrl{path}, nowMs); !migrated)
        return tl::unexpected(migrated.error());
    {
        const auto database = Database::open(path, Access::ReadWrite);
        if (!database)
            return tl::unexpected(database.error());
        if (auto done = removeManifest(**database); !done)
            return done;
    }
    return foldLog(path);
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

} // namespace

Result<BackupContent> backUp(const StoreUrl &store, const QString &file, const BackupProgress &progress)
{
    if (store.isPostgres())
        return backUpServer(store, file, progress);
    if (QFileInfo::exists(file))
        return fail(Error::Kind::Conflict, u"file_exists"_s,
                    u"there is a file '%1' already: choose another"_s.arg(file));
    const auto source = Database::open(store.path, Access::ReadOnly);
    if (!source)
        return tl::unexpected(source.error());
    const auto partial = PartialFile::create(file);
    if (!partial)
        return tl::unexpected(partial.error());
    // One statement, one state of the store, whatever is written meanwhile.
    if (auto done = (*source)->exec(u"VACUUM INTO ?"_s, {(*partial)->path()}); !done)
        return tl::unexpected(done.error());
    {
        const auto copy = Database::open((*partial)->path(), Access::ReadWrite);
        if (!copy)
            return tl::unexpected(copy.error());
        if (auto done = carryRollupMarks(**source, **copy); !done)
            return tl::unexpected(done.error());
        if (auto done = removeManifest(**copy).and_then([&copy] { return writeManifest(**copy); }); !done)
            return tl::unexpected(done.error());
        // One file also where somebody only looks into it.
        if (auto done = (*copy)->exec(u"PRAGMA journal_mode = DELETE"_s); !done)
            return tl::unexpected(done.error());
    }
    auto content = checkedContent((*partial)->path());
    if (!content)
        return content;
    if (auto done = (*partial)->finish(); !done)
        return tl::unexpected(done.error());
    return content;
}

Result<BackupContent> checkBackup(const QString &file)
{
    if (const auto status = migrationStatus(StoreUrl{file}); !status)
        return tl::unexpected(status.error());
    return checkedContent(file);
}

Result<Restored> restore(const QString &file, const StoreUrl &store, const RestoreOptions &options)
{
    if (!QFileInfo::exists(file))
        return fail(Error::Kind::NotFound, u"no_file"_s, u"there is no file '%1'"_s.arg(file));
    if (store.isPostgres())
        return restoreToServer(file, store, options);
    const bool exists = QFileInfo::exists(store.path);
    if (exists && QFileInfo(file).canonicalFilePath() == QFileInfo(store.path).canonicalFilePath())
        return fail(Error::Kind::Usage, u"same_file"_s, u"the backup and the store are the same file"_s);
    if (exists && !options.replace)
        return fail(Error::Kind::Conflict, u"file_exists"_s,
                    u"there are records in '%1' already: restoring over them has to be asked for, and keeps them under "
                    "another name"_s.arg(store.path));
    const auto locks = lockOut(store.path);
    if (!locks)
        return tl::unexpected(locks.error());
    if (const auto content = checkBackup(file); !content)
        return tl::unexpected(content.error());

    QDir().mkpath(QFileInfo(store.path).absolutePath());
    const auto partial = PartialFile::create(store.path);
    if (!partial)
        return tl::unexpected(partial.error());
    QFile::remove((*partial)->path());
    if (!QFile::copy(file, (*partial)->path()) ||
        !QFile::setPermissions((*partial)->path(), QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return fail(Error::Kind::Io, u"cant_open"_s,
                    u"the file %1 cannot be made: check that its folder may be written"_s.arg(store.path));
    if (auto done = makeStoreOf((*partial)->path(), options.nowMs); !done)
        return tl::unexpected(done.error());
    Restored restored;
    auto content = checkedContent((*partial)->path());
    if (!content)
        return tl::unexpected(content.error());
    restored.content = *content;
    if (exists) {
        auto aside = setAside(store.path, options.nowMs);
        if (!aside)
            return tl::unexpected(aside.error());
        restored.setAside = *aside;
    }
    if (auto done = (*partial)->finish(); !done)
        return tl::unexpected(done.error());
    return restored;
}

} // namespace store
