// SPDX-License-Identifier: GPL-3.0-or-later
// Walks a plan through the log, a bounded stretch at a time, by key and in order.
#pragma once

#include "store/activity_plan.h"
#include "store/database.h"

namespace store {

class ActivityWalk
{
public:
    // Where in the log, and which way.
    struct Bounds
    {
        TimeRange range;
        std::optional<PageKey> after;
        PageDirection direction = PageDirection::Older;
    };
    // `database` and `directory` outlive the walk.
    ActivityWalk(const Database &database, const Directory &directory, ActivityPlan plan, Bounds bounds);
    void setWithTelemetry(bool on) { m_withTelemetry = on; }

    // Looks at the next `stretch` rows and appends those that match, stopping early once `records` holds `enough`.
    [[nodiscard]] Result<void> advance(int stretch, std::size_t enough, std::vector<ActivityRecord> &records);
    // The number of those that match among the next `stretch` rows; reads no row where SQL alone decides by the index.
    [[nodiscard]] Result<qint64> count(int stretch);
    [[nodiscard]] bool atEnd() const { return m_atEnd; }
    // Everything up to here, in the walk's direction, has been looked at.
    [[nodiscard]] const std::optional<PageKey> &position() const { return m_bounds.after; }
    [[nodiscard]] qint64 lookedAt() const { return m_lookedAt; }

private:
    [[nodiscard]] Condition branchCondition(const Branch &branch) const;
    [[nodiscard]] Condition boundsCondition(const std::optional<PageKey> &until) const;
    [[nodiscard]] Result<QSqlQuery> select(const QString &columns, const Condition &extra,
                                           const std::optional<PageKey> &until, const QString &limit) const;
    [[nodiscard]] Result<QSqlQuery> run(const QString &sql, const QVariantList &values) const;
    // Without order and limit.
    [[nodiscard]] Condition selection(const QString &columns, const Condition &extra,
                                      const std::optional<PageKey> &until) const;
    [[nodiscard]] Result<std::optional<PageKey>> endOfStretch(int stretch) const;
    [[nodiscard]] Result<bool> judge(ActivityRecord &record);
    // PostgreSQL: the readings of all rows of a stretch in one question instead of one for each.
    [[nodiscard]] Result<void> fetchReadings(QSqlQuery &rows);
    [[nodiscard]] Result<std::vector<TelemetryRow>> readingsOf(const QUuid &activityId);

    const Database &m_database;
    const Directory &m_directory;
    ActivityPlan m_plan;
    Bounds m_bounds;
    bool m_withTelemetry = false;
    bool m_atEnd;
    qint64 m_lookedAt = 0;
    std::optional<QSqlQuery> m_telemetryOf;
    QHash<QUuid, std::vector<TelemetryRow>> m_readings; // of the present stretch
};

// The readings of one activity, in order. `query` is prepared on first use.
[[nodiscard]] Result<std::vector<TelemetryRow>> telemetryOf(const Database &database, std::optional<QSqlQuery> &query,
                                                            const QUuid &activityId);

} // namespace store
