// SPDX-License-Identifier: GPL-3.0-or-later
// Adds sums to rows of telemetry_rollup: one by one where that is cheap, else many in one statement.
#pragma once

#include "base/result.h"
#include "store/binary_array.h"

#include <QSqlQuery>
#include <vector>

namespace store {

class Database;

struct RollupCell
{
    qint64 bucketMs = 0;
    qint64 n = 0;
    double min = 0, max = 0, sum = 0, last = 0;
    void add(double value);
};

// Within the caller's transaction: prepare, add …, finish.
class RollupUpsert
{
public:
    // Hours that hold more than `many` readings now are noted.
    explicit RollupUpsert(const Database &database, qint64 many) : m_database(database), m_many(many) {}
    [[nodiscard]] Result<void> prepare();
    [[nodiscard]] Result<void> add(const QUuid &device, const QString &metric, bool hour, const RollupCell &cell);
    [[nodiscard]] Result<void> finish();
    // Device and start of those hours.
    [[nodiscard]] const std::vector<std::pair<QUuid, qint64>> &manyIn() const { return m_manyIn; }

private:
    [[nodiscard]] Result<void> send();

    const Database &m_database;
    qint64 m_many;
    QSqlQuery m_query;
    std::vector<std::pair<QUuid, qint64>> m_manyIn;
    int m_waiting = 0;
    // PostgreSQL
    BinaryArray m_devices{BinaryType::Uuid}, m_metrics{BinaryType::Text}, m_resolutions{BinaryType::Bigint},
        m_buckets{BinaryType::Time}, m_ns{BinaryType::Bigint}, m_mins{BinaryType::Double}, m_maxs{BinaryType::Double},
        m_sums{BinaryType::Double}, m_lasts{BinaryType::Double};
};

} // namespace store
