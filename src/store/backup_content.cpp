// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/backup_content.h"

#include "store/copied_tables.h"
#include "store/copy_rest.h"
#include "store/database.h"

#include <QFileInfo>
#include <QVariant>

using namespace Qt::StringLiterals;

namespace store {

namespace {

Result<qint64> rowsOf(const Database &database, const QString &table)
{
    return database.scalar(u"SELECT count(*) FROM "_s + table).map([](const QVariant &n) { return n.toLongLong(); });
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
        const auto rows = rowsOf(database, table);
        if (!rows)
            return tl::unexpected(rows.error());
        content.*member = *rows;
    }
    const auto schema = database.scalar(u"SELECT max(number) FROM schema_migrations"_s);
    if (!schema)
        return tl::unexpected(schema.error());
    content.schemaVersion = schema->toInt();
    content.bytes = QFileInfo(database.path()).size();
    return content;
}

// Of a table that this program knows; another name is not looked for.
bool isOurs(const QString &table)
{
    for (const CopiedTable &one : copiedTables()) {
        if (table == QLatin1String(one.name))
            return true;
    }
    return table == QLatin1String(collectorsTable().name);
}

Result<void> compareManifest(const Database &database)
{
    const auto there = database.scalar(u"SELECT 1 FROM sqlite_master WHERE name = 'backup_manifest'"_s);
    if (!there || !there->isValid())
        return there ? Result<void>() : tl::unexpected(there.error());
    auto query = database.prepare(u"SELECT table_name, rows FROM backup_manifest"_s);
    if (!query)
        return tl::unexpected(query.error());
    if (auto done = database.run(*query); !done)
        return done;
    while (query->next()) {
        const QString table = query->value(0).toString();
        if (!isOurs(table))
            continue;
        const auto rows = rowsOf(database, table);
        if (!rows)
            return tl::unexpected(rows.error());
        if (*rows != query->value(1).toLongLong())
            return fail(Error::Kind::Store, u"incomplete"_s,
                        u"%1 is not the backup that was made: %2 has %3 rows, its manifest says %4"_s
                            .arg(database.path(), table)
                            .arg(*rows)
                            .arg(query->value(1).toLongLong()));
    }
    return {};
}

} // namespace

Result<void> writeManifest(const Database &database)
{
    if (auto done =
            database.exec(u"CREATE TABLE backup_manifest (table_name TEXT PRIMARY KEY, rows INTEGER NOT NULL)"_s);
        !done)
        return done;
    QStringList tables{QString::fromLatin1(collectorsTable().name)};
    for (const CopiedTable &table : copiedTables())
        tables += QString::fromLatin1(table.name);
    for (const QString &table : std::as_const(tables)) {
        // A store of an older schema lacks some.
        const auto there = database.scalar(u"SELECT 1 FROM sqlite_master WHERE name = ?"_s, {table});
        if (!there)
            return tl::unexpected(there.error());
        if (!there->isValid())
            continue;
        if (auto done = database.exec(u"INSERT INTO backup_manifest SELECT ?, count(*) FROM %1"_s.arg(table), {table});
            !done)
            return done;
    }
    return {};
}

Result<void> removeManifest(const Database &database)
{
    auto done = database.exec(u"DROP TABLE IF EXISTS backup_manifest"_s);
    return done ? removeRest(database) : done;
}

Result<BackupContent> checkedContent(const QString &path)
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
    if (auto same = compareManifest(**database); !same)
        return tl::unexpected(same.error());
    return contentOf(**database);
}

} // namespace store
