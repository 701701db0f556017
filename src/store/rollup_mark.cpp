// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/rollup_mark.h"

#include "store/rollups.h"
#include "store/row_mapping.h"

using namespace Qt::StringLiterals;

namespace store::rollup_mark {

namespace {

Result<void> addRows(const Database &database, const QString &condition, std::initializer_list<QVariant> values,
                     Rollups &rollups)
{
    auto query =
        database.prepare(u"SELECT "_s + kTelemetryColumns + u" FROM device_telemetry_history WHERE "_s + condition);
    if (!query)
        return tl::unexpected(query.error());
    if (auto done = database.run(*query, values); !done)
        return done;
    rollups.addAll(*query);
    return {};
}

// Batch by batch, in order; the bounds of their time spare the partitions that hold none of them.
Result<void> addUnrolled(const Database &database, const QUuid &inboxId, Rollups &rollups)
{
    auto batches = database.prepare(u"SELECT last_seq, @ms(from_at), @ms(to_at) FROM unrolled_batches "
                                    "WHERE inbox_id = ? ORDER BY last_seq"_s);
    if (!batches)
        return tl::unexpected(batches.error());
    if (auto done = database.run(*batches, {blobOf(inboxId)}); !done)
        return done;
    while (batches->next()) {
        auto done =
            addRows(database,
                    u"id = ANY (ARRAY(SELECT unnest(telemetry_ids) FROM unrolled_batches WHERE inbox_id = ? AND "
                    "last_seq = ?)) AND received_at >= @at(?) AND received_at <= @at(?) ORDER BY id"_s,
                    {blobOf(inboxId), batches->value(0), batches->value(1), batches->value(2)}, rollups);
        if (!done)
            return done;
    }
    return {};
}

} // namespace

Result<void> make(const Database &database, const CollectorIdentity &identity, qint64 nowMs)
{
    if (database.isPostgres())
        // Not ON CONFLICT: where roles are, it asks for the right to see the row, which comes with the run's own row.
        return database.exec(u"INSERT INTO ingest_progress (inbox_id, last_seq, rolled_up_at) SELECT @id(?), 0, @at(?) "
                             "WHERE NOT EXISTS (SELECT FROM ingest_progress WHERE inbox_id = ?)"_s,
                             {blobOf(identity.inboxId), nowMs, blobOf(identity.inboxId)});
    // A new inbox goes on with the rollups where the integration's last one left them.
    return database.exec(
        u"INSERT OR IGNORE INTO ingest_progress (inbox_id, last_seq, rolled_up_at, rolled_up_row) SELECT ?, 0, ?, "
        "coalesce((SELECT p.rolled_up_row FROM collectors c JOIN ingest_progress p USING (inbox_id) "
        "WHERE c.integration_id = ? ORDER BY c.id DESC LIMIT 1), max(rowid), 0) FROM device_telemetry_history"_s,
        {blobOf(identity.inboxId), nowMs, blobOf(identity.integrationId)});
}

Result<void> addMissing(const Database &database, const CollectorIdentity &identity, Rollups &rollups)
{
    if (database.isPostgres())
        return addUnrolled(database, identity.inboxId, rollups);
    const auto row =
        database.scalar(u"SELECT rolled_up_row FROM ingest_progress WHERE inbox_id = ?"_s, {blobOf(identity.inboxId)});
    if (!row)
        return tl::unexpected(row.error());
    return addRows(database,
                   u"rowid > ? AND device_id IN (SELECT id FROM devices WHERE integration_id = ?) ORDER BY rowid"_s,
                   {row->toLongLong(), blobOf(identity.integrationId)}, rollups);
}

Result<void> advance(const Database &database, const QUuid &inboxId, qint64 newestMs)
{
    if (!database.isPostgres())
        return database.exec(
            u"UPDATE ingest_progress SET rolled_up_seq = last_seq, rolled_up_at = max(rolled_up_at, ?), "
            "rolled_up_row = (SELECT coalesce(max(rowid), 0) FROM device_telemetry_history) "
            "WHERE inbox_id = ?"_s,
            {newestMs, blobOf(inboxId)});
    return database.exec(u"WITH rolled AS (DELETE FROM unrolled_batches WHERE inbox_id = ?) UPDATE ingest_progress SET "
                         "rolled_up_seq = last_seq, rolled_up_at = greatest(rolled_up_at, @at(?)) WHERE inbox_id = ?"_s,
                         {blobOf(inboxId), newestMs, blobOf(inboxId)});
}

} // namespace store::rollup_mark
