// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/copy_rest.h"

#include "store/copied_tables.h"
#include "store/database.h"
#include "store/rollup_mark.h"
#include "store/rollups.h"
#include "store/row_mapping.h"

#include <QVariant>

using namespace Qt::StringLiterals;

namespace store {

namespace {

// A file has one organization's names or everybody's; here is whose they were.
const QString kSavedOwners = u"backup_owners"_s;
// Times that only a server's tables have: how far an integration's alerts are judged, a device's newest message.
const QString kMarks = u"backup_marks"_s;
const std::pair<QString, QString> kMarked[] = {{u"integrations"_s, u"judged_at"_s},
                                               {u"devices"_s, u"last_message_at"_s}};

// Which readings the source's rollups lack; of one integration, whose id is the value.
QString missingSql(const Database &from)
{
    const QString condition =
        from.isPostgres()
            ? u"id = ANY (ARRAY(SELECT unnest(telemetry_ids) FROM unrolled_batches)) AND received_at >= (SELECT "
              "min(from_at) FROM unrolled_batches) AND device_id IN (SELECT id FROM devices WHERE integration_id = ?)"_s
            : u"rowid > (SELECT p.rolled_up_row FROM collectors c JOIN ingest_progress p USING (inbox_id) WHERE "
              "c.integration_id = ? ORDER BY c.id DESC LIMIT 1) AND device_id IN (SELECT id FROM devices WHERE "
              "integration_id = ?)"_s;
    return u"SELECT "_s + kTelemetryColumns + u" FROM device_telemetry_history WHERE "_s + condition +
           u" ORDER BY id"_s;
}

Result<void> rollUpMissing(const Database &from, const Database &to, const QUuid &integration)
{
    Rollups rollups;
    if (auto done = rollups.load(to, integration, QUuid()); !done)
        return done;
    auto query = from.prepareStream(missingSql(from));
    if (!query)
        return tl::unexpected(query.error());
    from.bind(*query, 0, blobOf(integration));
    if (!from.isPostgres())
        from.bind(*query, 1, blobOf(integration));
    if (auto done = from.run(*query); !done)
        return done;
    rollups.addAll(*query);
    return rollups.isEmpty() ? Result<void>() : rollups.write(to);
}

// From here on the copy's rollups hold all of its readings.
Result<void> rollUp(const Database &from, const Database &to)
{
    const auto integrations = idsOf(to, u"SELECT id FROM integrations"_s);
    if (!integrations)
        return tl::unexpected(integrations.error());
    for (const QUuid &integration : *integrations) {
        if (auto done = rollUpMissing(from, to, integration); !done)
            return done;
    }
    const auto inboxes = idsOf(to, u"SELECT inbox_id FROM ingest_progress"_s);
    if (!inboxes)
        return tl::unexpected(inboxes.error());
    for (const QUuid &inbox : *inboxes) {
        if (auto done = rollup_mark::advance(to, inbox, 0); !done)
            return done;
    }
    return {};
}

// Also their names: two organizations may use the same one, which a file has to tell apart.
Result<void> keepOwners(const Database &from, const Database &to)
{
    if (auto done = to.exec(u"CREATE TABLE %1 (kind TEXT NOT NULL, id BLOB NOT NULL, organization_id BLOB NOT NULL, "
                            "name TEXT NOT NULL, PRIMARY KEY (kind, id))"_s.arg(kSavedOwners));
        !done)
        return done;
    for (const QString &kind : {u"saved_views"_s, u"saved_messages"_s}) {
        auto rows = from.prepare(u"SELECT id, organization_id, name FROM "_s + kind);
        if (!rows)
            return tl::unexpected(rows.error());
        if (auto done = from.run(*rows); !done)
            return done;
        while (rows->next()) {
            if (auto done = to.exec(
                    u"INSERT INTO %1 VALUES (?, ?, ?, ?)"_s.arg(kSavedOwners),
                    {kind, blobOf(idFrom(rows->value(0))), blobOf(idFrom(rows->value(1))), rows->value(2).toString()});
                !done)
                return done;
        }
    }
    return {};
}

Result<void> keepMarks(const Database &from, const Database &to)
{
    if (auto done = to.exec(u"CREATE TABLE %1 (kind TEXT NOT NULL, id BLOB NOT NULL, at INTEGER NOT NULL, "
                            "PRIMARY KEY (kind, id))"_s.arg(kMarks));
        !done)
        return done;
    for (const auto &[table, column] : kMarked) {
        auto rows = from.prepare(u"SELECT id, @ms(%2) FROM %1 WHERE %2 IS NOT NULL"_s.arg(table, column));
        if (!rows)
            return tl::unexpected(rows.error());
        if (auto done = from.run(*rows); !done)
            return done;
        while (rows->next()) {
            if (auto done = to.exec(u"INSERT INTO %1 VALUES (?, ?, ?)"_s.arg(kMarks),
                                    {table, blobOf(idFrom(rows->value(0))), rows->value(1).toLongLong()});
                !done)
                return done;
        }
    }
    return {};
}

Result<bool> hasTable(const Database &file, const QString &name)
{
    return file.scalar(u"SELECT count(*) FROM sqlite_master WHERE name = ?"_s, {name}).map([](const QVariant &n) {
        return n.toInt() > 0;
    });
}

Result<void> setMarks(const Database &from, const Database &to)
{
    const auto there = hasTable(from, kMarks);
    if (!there || !*there)
        return there ? Result<void>() : tl::unexpected(there.error());
    for (const auto &[table, column] : kMarked) {
        auto rows = from.prepare(u"SELECT id, at FROM %1 WHERE kind = ?"_s.arg(kMarks));
        if (!rows)
            return tl::unexpected(rows.error());
        if (auto done = from.run(*rows, {table}); !done)
            return done;
        while (rows->next()) {
            if (auto done = to.exec(u"UPDATE %1 SET %2 = @at(?) WHERE id = ?"_s.arg(table, column),
                                    {rows->value(1).toLongLong(), blobOf(idFrom(rows->value(0)))});
                !done)
                return done;
        }
    }
    return {};
}

Result<void> giveToOwners(const Database &from, const Database &to)
{
    const auto there = hasTable(from, kSavedOwners);
    if (!there || !*there)
        return there ? Result<void>() : tl::unexpected(there.error());
    auto rows = from.prepare(u"SELECT kind, id, organization_id, name FROM "_s + kSavedOwners);
    if (!rows)
        return tl::unexpected(rows.error());
    if (auto done = from.run(*rows); !done)
        return done;
    while (rows->next()) {
        // The file's words are no SQL of ours.
        const QString table = rows->value(0).toString() == "saved_views"_L1 ? u"saved_views"_s : u"saved_messages"_s;
        if (auto done =
                to.exec(u"UPDATE %1 SET organization_id = ?, name = ? WHERE id = ?"_s.arg(table),
                        {blobOf(idFrom(rows->value(2))), rows->value(3).toString(), blobOf(idFrom(rows->value(1)))});
            !done)
            return done;
    }
    return {};
}

} // namespace

Result<void> copyRest(const Database &from, const Database &to)
{
    if (auto done = rollUp(from, to); !done)
        return done;
    if (!to.isPostgres()) {
        auto done = keepOwners(from, to);
        return done ? keepMarks(from, to) : done;
    }
    if (auto done = giveToOwners(from, to); !done)
        return done;
    if (auto done = setMarks(from, to); !done)
        return done;
    return to.exec(u"SELECT setval(pg_get_serial_sequence('watchpost.collectors', 'id'), max(id)) FROM collectors "
                   "HAVING max(id) IS NOT NULL"_s);
}

Result<void> removeRest(const Database &file)
{
    for (const QString &table : {kSavedOwners, kMarks}) {
        if (auto done = file.exec(u"DROP TABLE IF EXISTS "_s + table); !done)
            return done;
    }
    return {};
}

Result<void> removeEverything(const Database &database)
{
    QStringList tables{QString::fromLatin1(collectorsTable().name), u"unrolled_batches"_s};
    for (const CopiedTable &table : copiedTables()) {
        const QString name = QString::fromLatin1(table.name);
        // One that was adopted holds another product's rows.
        const auto ours = database.scalar(
            u"SELECT relnamespace = 'watchpost'::regnamespace OR watchpost.is_ours(oid) FROM pg_class WHERE oid = "
            "'%1'::regclass"_s.arg(name));
        if (!ours)
            return tl::unexpected(ours.error());
        if (ours->toBool())
            tables += name;
    }
    return database.exec(u"TRUNCATE "_s + tables.join(", "_L1));
}

} // namespace store
