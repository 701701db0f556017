// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/server_backup.h"

#include "store/backup_content.h"
#include "store/copier.h"
#include "store/database.h"
#include "store/local_servers.h"
#include "store/migrations.h"
#include "store/partial_file.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QVariant>

using namespace Qt::StringLiterals;

namespace store {

namespace {

Copier::Progress told(const BackupProgress &progress)
{
    return [&progress](const Copier::Count &count) { return !progress || progress(count.table, count.read); };
}

// Row level security would leave others' rows out, and nobody would notice.
Result<void> checkThatAllIsSeen(const Database &database)
{
    const auto partly = database.scalar(u"SELECT CASE WHEN row_security_active('watchpost.devices') THEN NOT "
                                        "pg_has_role('watchpost_owner', 'USAGE') ELSE false END"_s);
    if (!partly)
        return tl::unexpected(partly.error());
    if (partly->toBool())
        return fail(Error::Kind::Store, u"no_permission"_s,
                    u"%1: this login sees its own organizations only, and a backup holds everything: use one that is a "
                    "member of watchpost_owner; 'watchpostctl copy' copies what this one sees"_s.arg(database.path()));
    return {};
}

// One file, also where somebody only looks into it.
Result<void> close(const QString &path)
{
    const auto copy = Database::open(path, Access::ReadWrite);
    if (!copy)
        return tl::unexpected(copy.error());
    if (auto done = writeManifest(**copy); !done)
        return done;
    return (*copy)->exec(u"PRAGMA journal_mode = DELETE"_s);
}

// A collector holds the lock of its client id while it is connected.
Result<void> lockOut(const Database &database)
{
    auto query = database.prepare(
        u"SELECT client_id, pg_try_advisory_lock(hashtextextended('watchpost collector ' || client_id, 0)) FROM "
        "(SELECT DISTINCT client_id FROM collectors) c"_s);
    if (!query)
        return tl::unexpected(query.error());
    if (auto done = database.run(*query); !done)
        return done;
    while (query->next()) {
        if (!query->value(1).toBool())
            return fail(
                Error::Kind::Conflict, u"locked"_s,
                u"the collector '%1' works with %2: end it first"_s.arg(query->value(0).toString(), database.path()));
    }
    return {};
}

// Beside the backup that replaces it: a server has no place for files.
QString asidePath(const QString &file, const StoreUrl &store, qint64 nowMs)
{
    QString name = u"watchpost"_s;
    for (const auto &[key, value] : connectionKeywords(store.uri)) {
        if (key == "dbname"_L1)
            name = QString(value).replace(u'/', u'_');
    }
    const QString stamp = QDateTime::fromMSecsSinceEpoch(nowMs, Qt::UTC).toString(u"yyyyMMdd-HHmmss"_s);
    return QFileInfo(file).absoluteDir().filePath(u"%1.before-restore-%2.sqlite"_s.arg(name, stamp));
}

// What is there now goes into a file first; its path, or nothing where there was nothing.
Result<QString> setAside(const Database &database, const QString &file, const StoreUrl &store,
                         const RestoreOptions &options)
{
    const auto occupied =
        database.scalar(u"SELECT EXISTS (SELECT FROM organizations) OR EXISTS (SELECT FROM devices)"_s);
    if (!occupied)
        return tl::unexpected(occupied.error());
    if (!occupied->toBool())
        return QString();
    if (!options.replace)
        return fail(Error::Kind::Conflict, u"file_exists"_s,
                    u"there are records in %1 already: restoring over them has to be asked for, and keeps them in a "
                    "file beside the backup"_s.arg(store.text()));
    const auto ours = database.scalar(
        u"SELECT watchpost.is_ours(watchpost.activity_table()) AND watchpost.is_ours(watchpost.telemetry_table())"_s);
    if (!ours)
        return tl::unexpected(ours.error());
    if (!ours->toBool())
        return fail(Error::Kind::Conflict, u"adopted"_s,
                    u"%1 holds tables of another product, which a restore must not empty: restore into a database of "
                    "its own"_s.arg(store.text()));
    const QString aside = asidePath(file, store, options.nowMs);
    if (const auto kept = backUpServer(store, aside, options.progress); !kept)
        return tl::unexpected(kept.error().in(u"keeping the records of before"_s));
    return aside;
}

// A backup of an older schema is brought to this one in a copy of its own.
Result<std::unique_ptr<PartialFile>> upgraded(const QString &file, qint64 nowMs)
{
    const auto status = migrationStatus(StoreUrl{file});
    if (!status)
        return tl::unexpected(status.error());
    if (status->pending.isEmpty())
        return std::unique_ptr<PartialFile>();
    auto copy = PartialFile::create(file + u".upgraded"_s);
    if (!copy)
        return copy;
    QFile::remove((*copy)->path());
    if (!QFile::copy(file, (*copy)->path()))
        return fail(Error::Kind::Io, u"cant_open"_s, u"'%1' cannot be copied beside itself"_s.arg(file));
    QFile::setPermissions((*copy)->path(), QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    if (const auto migrated = migrate(StoreUrl{(*copy)->path()}, nowMs); !migrated)
        return tl::unexpected(migrated.error());
    return copy;
}

} // namespace

Result<BackupContent> backUpServer(const StoreUrl &store, const QString &file, const BackupProgress &progress)
{
    if (QFileInfo::exists(file))
        return fail(Error::Kind::Conflict, u"file_exists"_s,
                    u"there is a file '%1' already: choose another"_s.arg(file));
    auto partial = PartialFile::create(file);
    if (!partial)
        return tl::unexpected(partial.error());
    const StoreUrl target{(*partial)->path()};
    if (const auto made = migrate(target, QDateTime::currentMSecsSinceEpoch()); !made)
        return tl::unexpected(made.error());
    {
        const auto copier = Copier::open(store, target, CopyMode::Backup);
        if (!copier)
            return tl::unexpected(copier.error());
        if (auto all = checkThatAllIsSeen((*copier)->source()); !all)
            return tl::unexpected(all.error());
        if (const auto copied = (*copier)->run(told(progress)); !copied)
            return tl::unexpected(copied.error());
    }
    if (auto done = close(target.path); !done)
        return tl::unexpected(done.error());
    auto content = checkedContent(target.path);
    if (!content)
        return content;
    if (auto done = (*partial)->finish(); !done)
        return tl::unexpected(done.error());
    return content;
}

Result<Restored> restoreToServer(const QString &file, const StoreUrl &store, const RestoreOptions &options)
{
    const auto content = checkBackup(file);
    if (!content)
        return tl::unexpected(content.error());
    if (auto made = createDatabase(store); !made)
        return tl::unexpected(made.error());
    if (const auto migrated = migrate(store, options.nowMs); !migrated)
        return tl::unexpected(migrated.error());
    const auto newer = upgraded(file, options.nowMs);
    if (!newer)
        return tl::unexpected(newer.error());
    const auto copier = Copier::open(StoreUrl{*newer ? (*newer)->path() : file}, store, CopyMode::Restore);
    if (!copier)
        return tl::unexpected(copier.error());
    if (auto alone = lockOut((*copier)->target()); !alone)
        return tl::unexpected(alone.error());
    auto aside = setAside((*copier)->target(), file, store, options);
    if (!aside)
        return tl::unexpected(aside.error());
    Restored restored{*content, *aside};
    if (const auto copied = (*copier)->run(told(options.progress)); !copied) {
        // Nothing has changed, so nothing needs to be kept.
        if (!aside->isEmpty())
            QFile::remove(*aside);
        return tl::unexpected(copied.error());
    }
    return restored;
}

} // namespace store
