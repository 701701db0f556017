// SPDX-License-Identifier: GPL-3.0-or-later
// Whether readings belong to activities that a query selects: the activities of many readings in one question, and of
// each only what is judged.
#pragma once

#include "store/activity_plan.h"
#include "store/database.h"

namespace store {

class ReadingJudge
{
public:
    // `database`, `names` and `query` outlive the judge.
    ReadingJudge(const Database &database, const Directory &names, const TelemetryQuery &query);

    // Whether the query leaves any reading out, so that judging is needed.
    [[nodiscard]] static bool isNeeded(const TelemetryQuery &query);
    // Fetches what accepts() needs to know of these readings; what was known of others is forgotten.
    [[nodiscard]] Result<void> look(const std::vector<TelemetryRecord> &readings);
    // A reading whose activity was removed by retention is judged as TelemetryQuery says.
    [[nodiscard]] bool accepts(const TelemetryRecord &reading) const;

private:
    // Those of the activities `ids` that were received in the range, or at any time without one.
    [[nodiscard]] Result<void> fetchActivities(const std::vector<QUuid> &ids, const std::optional<TimeRange> &range);
    [[nodiscard]] Result<void> fetchReadings(const std::vector<QUuid> &ids, const TimeRange &range);
    using Take = std::function<void(const QSqlQuery &)>;
    // `sql` ends with a condition that names the ids as `%1`.
    [[nodiscard]] Result<void> each(const QString &sql, const std::vector<QUuid> &ids, const QVariantList &more,
                                    const Take &take) const;
    // Null where there is none; of what is sorted already.
    [[nodiscard]] const ActivityRecord *find(const QUuid &id) const;
    void sort();
    [[nodiscard]] bool isWanted(const ActivityRecord &activity) const;

    const Database &m_database;
    const Directory &m_names;
    const TelemetryQuery &m_query;
    const bool m_needsReadings;
    std::vector<ActivityRecord> m_activities; // by id once look() is done
};

} // namespace store
