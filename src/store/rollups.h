// SPDX-License-Identifier: GPL-3.0-or-later
// Readings summed up by hour and by minute: collected in memory, added to telemetry_rollup now and then.
#pragma once

#include "base/result.h"
#include "model/rows.h"
#include "store/rollup_upsert.h"

#include <QHash>
#include <QSqlQuery>
#include <unordered_map>

namespace store {

class Database;

// Holds what lies between two writings. The table holds the rest, up to a mark that the caller writes in the same
// transaction; after a crash the readings behind the mark are taken from the raw table.
class Rollups
{
public:
    // A device keeps minutes from the first hour in which it sent more readings than this: slower than one a minute,
    // they would only repeat the raw readings.
    static constexpr qint64 kReadingsForMinutes = 60;

    // Which devices keep minutes already. `inboxId`: whose readings are collected here; others keep those of theirs.
    [[nodiscard]] Result<void> load(const Database &database, const QUuid &integrationId, const QUuid &inboxId);
    // Whether others have found devices that keep minutes; what was collected so far lacks those then: clear, load, and
    // add it again.
    [[nodiscard]] Result<bool> minutesMoved(const Database &database, const QUuid &integrationId) const;
    void clear() { m_devices.clear(); }
    // Whether the writing under way has found devices that are to keep minutes.
    [[nodiscard]] bool hasFoundMinutes() const { return !m_found.isEmpty(); }
    // Numbers only; text and true / false have no rollup.
    void add(const TelemetryRow &row);
    // Adds the rows of a query of kTelemetryColumns: readings that a crash kept from being added.
    void addAll(QSqlQuery &rows);
    // Adds what was collected to the table, in the caller's transaction. When that is committed, `written`; else call
    // again.
    [[nodiscard]] Result<void> write(const Database &database);
    void written();
    [[nodiscard]] bool isEmpty() const { return m_devices.empty(); }

private:
    struct PerMetric
    {
        QString metric;
        std::vector<RollupCell> hours;
        std::vector<RollupCell> minutes;
    };
    using PerDevice = std::vector<PerMetric>;
    struct HashId
    {
        size_t operator()(const QUuid &id) const { return size_t(qHash(id)); }
    };

    static void addTo(PerDevice &metrics, const TelemetryRow &row, bool hours, bool minutes);
    static void addTo(std::vector<RollupCell> &cells, qint64 bucketMs, double value);
    [[nodiscard]] static Result<void> writeCells(RollupUpsert &upsert, const QUuid &device, const PerMetric &metric);
    [[nodiscard]] Result<void> fillMinutes(const Database &database, RollupUpsert &upsert, const QUuid &device,
                                           qint64 fromMs) const;
    [[nodiscard]] static Result<QHash<QUuid, qint64>> readMinutes(const Database &database, const QUuid &integrationId);

    QUuid m_inboxId;
    std::unordered_map<QUuid, PerDevice, HashId> m_devices;
    QHash<QUuid, qint64> m_minutesFrom; // device → start of the first hour that has minutes
    QHash<QUuid, qint64> m_found;       // the same, found by the present writing
};

} // namespace store
