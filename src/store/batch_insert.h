// SPDX-License-Identifier: GPL-3.0-or-later
// PostgreSQL: many rows in one statement. The columns go as one array each and come apart by unnest(), which is as fast
// as COPY and some twenty times as fast as a statement a row.
#pragma once

#include "base/result.h"
#include "model/batch.h"
#include "store/server_statement.h"

#include <QHash>
#include <span>

namespace store {

class Database;

class BatchInsert
{
public:
    [[nodiscard]] Result<void> prepare(const Database &database);
    // Both tables in one statement. The activities must be plain ones (ActivityInsert::isPlain).
    [[nodiscard]] Result<void> rows(const std::vector<const ActivityRow *> &activities,
                                    std::span<const TelemetryRow> telemetry);
    // `turn`: of the batch (store/writer.h).
    [[nodiscard]] Result<void> devices(const std::vector<Device> &devices, qint64 turn);

    // What changes around the rows: topics, hourly counts, metrics seen for the first time.
    struct Around
    {
        QUuid integrationId;
        qint64 turn = 0;
        const std::vector<TopicState> &topics;
        const QHash<std::pair<qint64, QString>, qint64> &counts; // hour, type
        const QHash<std::pair<QUuid, QString>, qint64> &metrics; // device, metric → when
    };
    [[nodiscard]] Result<void> around(const Around &around);
    // Which readings the rollups lack until they are flushed (store/rollup_mark.h).
    [[nodiscard]] Result<void> unrolled(const QUuid &inboxId, qint64 lastSeq,
                                        const std::vector<const TelemetryRow *> &readings);

private:
    ServerStatement m_rows, m_devices, m_around, m_unrolled;
};

} // namespace store
