// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/migrations.h"

#include "store/binding.h"
#include "store/database.h"
#include "store/log.h"
#include "store/organization.h"
#include "store/row_mapping.h"
#include "store/sql_script.h"

#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QThread>
#include <QVariant>

using namespace Qt::StringLiterals;

// A static library's resources are not there unless they are asked for; the macro must stand outside a namespace.
static void loadScripts()
{
    Q_INIT_RESOURCE(sql);
}

namespace store {

namespace {

// PostgreSQL: who holds this lock of the database migrates it.
const QString kLock = u"SELECT pg_try_advisory_lock(hashtext('watchpost migrations'))"_s;
const QString kUnlock = u"SELECT pg_advisory_unlock(hashtext('watchpost migrations'))"_s;
constexpr int kLockWaitMs = 120'000;
constexpr int kLockStepMs = 200;
// Roles were made here, and tables since then that they do not cover, which this login may mend.
const QString kUncovered =
    u"to_regprocedure('watchpost.my_organizations()') IS NOT NULL AND EXISTS (SELECT FROM pg_class c WHERE "
    "c.relnamespace = to_regnamespace('watchpost') AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND "
    "pg_has_role(c.relowner, 'USAGE') AND NOT (c.relforcerowsecurity AND c.relowner = to_regrole('watchpost_owner')))"_s;

Result<MigrationStatus> compare(const Database &database, const std::vector<Migration> &migrations)
{
    MigrationStatus status;
    status.newest = migrations.empty() ? 0 : migrations.back().number;
    const auto present = database.scalar(u"SELECT 1 @ifMigrated"_s);
    if (!present)
        return tl::unexpected(present.error());
    QMap<int, QByteArray> applied;
    if (present->isValid()) {
        auto query = database.prepare(u"SELECT number, hash FROM @migrations ORDER BY number"_s);
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
                        u"%1: migration %2 is not the one that this program brings; it was made by another version: "
                        "use that one, or copy the records with it"_s.arg(database.path())
                            .arg(migration.number));
    }
    return status;
}

// What a script itself refuses (RAISE EXCEPTION) stays refused until somebody has changed something.
Error scriptError(Error error)
{
    if (error.code == "P0001"_L1)
        return {Error::Kind::Store, u"unfit"_s,
                error.text +
                    u". Nothing was changed: alter or rename what is there, as its owner, or use another database"_s};
    if (error.code == "no_permission"_L1)
        error.text +=
            u". Who migrates needs CREATE on the database and on the schema of the tables, and must own those "
            "that are there already: let their owner run 'watchpostctl migrate'"_s;
    return error;
}

Result<void> runScript(const Database &database, const QByteArray &sql, const QString &name)
{
    for (const QString &statement : splitSql(QString::fromUtf8(sql))) {
        if (auto done = database.exec(statement); !done)
            return tl::unexpected(done.error().in(u"migration %1"_s.arg(name)));
    }
    return {};
}

Result<void> makeList(const Database &database)
{
    // Asked first: who may not make schemas may not "make if not there" either.
    const auto schema = database.scalar(u"SELECT @hasSchema"_s);
    if (!schema)
        return tl::unexpected(schema.error());
    if (!schema->toBool()) {
        if (auto done = database.exec(u"CREATE SCHEMA watchpost"_s); !done)
            return tl::unexpected(scriptError(done.error()));
    }
    return database.exec(sqlFor(database.engine(), u"CREATE TABLE IF NOT EXISTS @migrations (number INTEGER PRIMARY "
                                                   "KEY, name TEXT NOT NULL, hash TEXT NOT NULL, applied_at @stamp "
                                                   "NOT NULL)"_s));
}

QByteArray builtIn(const QString &path)
{
    loadScripts();
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

DatabaseOptions migrating()
{
    DatabaseOptions options;
    options.ownSchemaFirst = false;
    options.statementTimeoutMs = 0;
    options.busyTimeoutMs = kLockWaitMs;
    return options;
}

// Asked again and again, not waited for: a statement that waits would keep CREATE INDEX CONCURRENTLY of who holds the
// lock waiting for it in turn.
Result<void> takeLock(const Database &database)
{
    const QDeadlineTimer until(kLockWaitMs);
    for (;;) {
        const auto taken = database.scalar(kLock);
        if (!taken)
            return tl::unexpected(taken.error());
        if (taken->toBool())
            return {};
        if (until.hasExpired())
            return fail(Error::Kind::StoreBusy, u"locked"_s,
                        u"%1: another process has been migrating for %2 s: try again when it has finished"_s
                            .arg(database.path())
                            .arg(kLockWaitMs / 1000));
        QThread::msleep(kLockStepMs);
    }
}

// One statement at a time, outside a transaction; those that find their work done do nothing.
Result<void> runPostSteps(const Database &database)
{
    auto steps = database.prepare(u"SELECT statement FROM watchpost.post_steps()"_s);
    if (!steps)
        return tl::unexpected(steps.error());
    if (auto done = database.run(*steps); !done)
        return done;
    while (steps->next()) {
        if (auto done = database.exec(steps->value(0).toString()); !done)
            return tl::unexpected(done.error().in(u"after the migrations"_s));
    }
    return {};
}

Result<void> runRoles(const Database &database)
{
    auto transaction = Transaction::begin(database);
    if (!transaction)
        return tl::unexpected(transaction.error());
    if (auto done = runScript(database, builtIn(u":/sql/postgres/roles.sql"_s), u"roles"_s); !done)
        return done;
    return transaction->commit();
}

// Whether something of what follows migrations was cut off, or never done; what cannot be told is not.
bool isUnfinished(const Database &database)
{
    const auto left = database.scalar(u"SELECT EXISTS (SELECT FROM watchpost.post_steps()) OR (%1)"_s.arg(kUncovered));
    return left && left->toBool();
}

// Policies first: they close what the migrations have made.
Result<void> runAfterwards(const Database &database)
{
    const auto uncovered = database.scalar(u"SELECT %1"_s.arg(kUncovered));
    if (!uncovered)
        return tl::unexpected(uncovered.error());
    if (uncovered->toBool()) {
        if (auto done = runRoles(database); !done)
            return tl::unexpected(done.error().in(u"roles of new tables"_s));
    }
    return runPostSteps(database);
}

// A name that nobody has would be no error of the database's: it would let somebody in who comes later.
Result<void> addMember(const Database &database, const QUuid &organization, const QString &login)
{
    const auto known = database.scalar(u"SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = ?)"_s, {login});
    if (!known)
        return tl::unexpected(known.error());
    if (!known->toBool())
        return fail(Error::Kind::Usage, u"no_role"_s,
                    u"%1 has no login and no group '%2': make it first (CREATE ROLE), then add it"_s.arg(
                        database.path(), login));
    return database.exec(u"INSERT INTO watchpost.member (role_name, organization_id) VALUES (?, @id(?)) "
                         "ON CONFLICT DO NOTHING"_s,
                         {login, blobOf(organization)});
}

} // namespace

std::vector<Migration> builtInMigrations(Engine engine)
{
    loadScripts();
    std::vector<Migration> migrations;
    const QDir folder(engine == Engine::Sqlite ? u":/sql/sqlite"_s : u":/sql/postgres"_s);
    const QStringList names = folder.entryList({u"????_*.sql"_s}, QDir::Files, QDir::Name);
    for (const QString &fileName : names) {
        if (!fileName.at(0).isDigit())
            continue;
        Migration migration;
        migration.number = fileName.left(4).toInt();
        migration.name = QFileInfo(fileName).completeBaseName().mid(5);
        migration.sql = builtIn(folder.filePath(fileName));
        migration.hash = QCryptographicHash::hash(migration.sql, QCryptographicHash::Sha256).toHex();
        migrations.push_back(std::move(migration));
    }
    return migrations;
}

Result<MigrationStatus> migrationStatus(const Database &database)
{
    return compare(database, builtInMigrations(database.engine()));
}

Result<MigrationStatus> migrationStatus(const StoreUrl &url)
{
    if (!url.isPostgres() && !QFileInfo::exists(url.path)) {
        MigrationStatus status;
        for (const Migration &migration : builtInMigrations(Engine::Sqlite)) {
            status.newest = migration.number;
            status.pending << u"%1_%2"_s.arg(migration.number, 4, 10, QChar(u'0')).arg(migration.name);
        }
        return status;
    }
    const auto database = Database::open(url, Access::ReadOnly);
    if (!database)
        return tl::unexpected(database.error());
    return migrationStatus(**database);
}

Result<MigrationStatus> migrate(const StoreUrl &url, qint64 nowMs)
{
    const auto opened = Database::open(url, Access::ReadWrite, migrating());
    if (!opened)
        return tl::unexpected(opened.error());
    const Database &database = **opened;
    const std::vector<Migration> migrations = builtInMigrations(database.engine());
    if (!database.isPostgres())
        return migrate(database, migrations, nowMs);
    auto status = compare(database, migrations);
    if (!status || (status->pending.isEmpty() && !isUnfinished(database)))
        return status;
    const bool isNew = !status->pending.isEmpty();
    if (auto done = takeLock(database); !done)
        return tl::unexpected(done.error().in(u"waiting for another migration"_s));
    status = migrate(database, migrations, nowMs);
    if (status) {
        if (auto done = runAfterwards(database); !done) {
            // A store that has served before goes on doing so.
            if (isNew)
                status = tl::unexpected(done.error());
            else
                status->unfinished = done.error().text;
        }
    }
    (void)database.exec(kUnlock); // goes with the connection in any case
    if (status && !status->unfinished.isEmpty())
        qCWarning(lcStore).noquote() << "what follows the migrations is not done yet:" << status->unfinished;
    return status;
}

Result<void> makeRoles(const StoreUrl &url)
{
    if (!url.isPostgres())
        return fail(Error::Kind::Usage, u"no_roles"_s,
                    u"%1: an SQLite file keeps nobody apart; keep one file for each organization"_s.arg(url.text()));
    const auto database = Database::open(url, Access::ReadWrite, migrating());
    if (!database)
        return tl::unexpected(database.error());
    if (auto done = takeLock(**database); !done)
        return done;
    auto done = runRoles(**database);
    if (!done && done.error().code == "no_permission"_L1)
        return fail(
            Error::Kind::Store, u"no_permission"_s,
            u"this login may not make roles; everything else is in place. An administrator (CREATEROLE) can run "
            "'watchpostctl migrate --roles': %1"_s.arg(done.error().text));
    return done;
}

Result<QUuid> provideOrganization(const StoreUrl &url, const OrganizationWish &wish, qint64 nowMs)
{
    const auto database = Database::open(url, Access::ReadWrite);
    if (!database)
        return tl::unexpected(database.error());
    auto transaction = Transaction::begin(**database);
    if (!transaction)
        return tl::unexpected(transaction.error());
    const auto id = findOrMakeOrganization(**database, wish.id, wish.name, nowMs);
    if (!id)
        return id;
    if (auto done = shipRules(**database, *id, nowMs); !done)
        return tl::unexpected(done.error());
    if (!wish.member.isEmpty()) {
        const auto roles = (*database)->scalar(u"SELECT to_regclass('watchpost.member') IS NOT NULL"_s);
        if (!url.isPostgres() || !roles || !roles->toBool())
            return fail(
                Error::Kind::Usage, u"no_roles"_s,
                u"%1 has no roles, so nobody can belong to an organization: run 'watchpostctl migrate --roles'"_s.arg(
                    url.text()));
        if (auto done = addMember(**database, *id, wish.member); !done)
            return tl::unexpected(done.error());
    }
    if (auto done = transaction->commit(); !done)
        return tl::unexpected(done.error());
    return id;
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
    if (auto done = makeList(database); !done)
        return tl::unexpected(done.error());
    for (const Migration &migration : migrations) {
        if (migration.number <= status->applied)
            continue;
        if (auto done = runScript(database, migration.sql, migration.name); !done)
            return tl::unexpected(scriptError(done.error()));
        if (auto done = database.exec(u"INSERT INTO @migrations VALUES (?, ?, ?, @at(?))"_s,
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
