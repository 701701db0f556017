// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/migrations.h"

#include "store/database.h"
#include "store/sql_script.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QVariant>

using namespace Qt::StringLiterals;

// A static library's resources are not there unless they are asked for; the macro must stand outside a namespace.
static void loadScripts()
{
    Q_INIT_RESOURCE(sql);
}

namespace store {

namespace {

const QString kSelectApplied = u"SELECT number, hash FROM schema_migrations ORDER BY number"_s;

Result<MigrationStatus> compare(const Database &database, const std::vector<Migration> &migrations)
{
    MigrationStatus status;
    status.newest = migrations.empty() ? 0 : migrations.back().number;
    const auto present = database.scalar(u"SELECT 1 FROM sqlite_master WHERE name = 'schema_migrations'"_s);
    if (!present)
        return tl::unexpected(present.error());
    QMap<int, QByteArray> applied;
    if (present->isValid()) {
        auto query = database.prepare(kSelectApplied);
        if (!query)
            return tl::unexpected(query.error());
        if (auto done = database.run(*query); !done)
            return tl::unexpected(done.error());
        while (query->next())
            applied.insert(query->value(0).toInt(), query->value(1).toByteArray());
    }
    status.applied = applied.isEmpty() ? 0 : applied.lastKey();
    if (status.applied > status.newest)
        return fail(Error::Kind::Store, u"newer_schema"_s,
                    u"%1 was made by a newer version of this program (schema %2, this one knows %3): use that version"_s
                        .arg(database.path())
                        .arg(status.applied)
                        .arg(status.newest));
    for (const Migration &migration : migrations) {
        const auto found = applied.constFind(migration.number);
        if (found == applied.constEnd())
            status.pending << u"%1_%2"_s.arg(migration.number, 4, 10, QChar(u'0')).arg(migration.name);
        else if (*found != migration.hash)
            return fail(Error::Kind::Store, u"changed_migration"_s,
                        u"%1: migration %2 is not the one that this program brings; it was made by another version"_s
                            .arg(database.path())
                            .arg(migration.number));
    }
    return status;
}

} // namespace

std::vector<Migration> builtInMigrations()
{
    loadScripts();
    std::vector<Migration> migrations;
    const QDir folder(u":/sql/sqlite"_s);
    const QStringList names = folder.entryList({u"*.sql"_s}, QDir::Files, QDir::Name);
    for (const QString &fileName : names) {
        QFile file(folder.filePath(fileName));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        Migration migration;
        migration.number = fileName.left(4).toInt();
        migration.name = QFileInfo(fileName).completeBaseName().mid(5);
        migration.sql = file.readAll();
        migration.hash = QCryptographicHash::hash(migration.sql, QCryptographicHash::Sha256).toHex();
        migrations.push_back(std::move(migration));
    }
    return migrations;
}

Result<MigrationStatus> migrationStatus(const StoreUrl &url)
{
    const std::vector<Migration> migrations = builtInMigrations();
    if (!QFileInfo::exists(url.path)) {
        MigrationStatus status;
        for (const Migration &migration : migrations) {
            status.newest = migration.number;
            status.pending << u"%1_%2"_s.arg(migration.number, 4, 10, QChar(u'0')).arg(migration.name);
        }
        return status;
    }
    const auto database = Database::open(url.path, Access::ReadOnly);
    if (!database)
        return tl::unexpected(database.error());
    return compare(**database, migrations);
}

Result<MigrationStatus> migrate(const StoreUrl &url, qint64 nowMs)
{
    const auto database = Database::open(url.path, Access::ReadWrite);
    if (!database)
        return tl::unexpected(database.error());
    return migrate(**database, builtInMigrations(), nowMs);
}

Result<MigrationStatus> migrate(const Database &database, const std::vector<Migration> &migrations, qint64 nowMs)
{
    auto transaction = Transaction::begin(database);
    if (!transaction)
        return tl::unexpected(transaction.error());
    // Inside the transaction: a second process waits here and then finds nothing to do.
    auto status = compare(database, migrations);
    if (!status || status->pending.isEmpty())
        return status;
    const QString makeList = u"CREATE TABLE IF NOT EXISTS schema_migrations (number INTEGER PRIMARY KEY, "
                             "name TEXT NOT NULL, hash TEXT NOT NULL, applied_at INTEGER NOT NULL)"_s;
    if (auto done = database.exec(makeList); !done)
        return tl::unexpected(done.error());
    for (const Migration &migration : migrations) {
        if (migration.number <= status->applied)
            continue;
        for (const QString &statement : splitSql(QString::fromUtf8(migration.sql))) {
            if (auto done = database.exec(statement); !done)
                return tl::unexpected(done.error().in(u"migration %1"_s.arg(migration.name)));
        }
        if (auto done = database.exec(u"INSERT INTO schema_migrations VALUES (?, ?, ?, ?)"_s,
                                      {migration.number, migration.name, QString::fromLatin1(migration.hash), nowMs});
            !done)
            return tl::unexpected(done.error());
    }
    if (auto done = transaction->commit(); !done)
        return tl::unexpected(done.error());
    status->applied = status->newest;
    status->pending.clear();
    return status;
}

} // namespace store
