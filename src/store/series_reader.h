// SPDX-License-Identifier: GPL-3.0-or-later
// Reads one metric of one device: raw readings, rollups where they serve, and what explains the gaps.
#pragma once

#include "store/database.h"
#include "store/series_math.h"

#include <QUuid>
#include <functional>

namespace store {

// Up to when the rollups and hourly counts are known to hold everything: messages that they may lack were received at
// or after it. The largest number when nothing is missing.
[[nodiscard]] Result<qint64> rolledUpUntilMs(const Database &database);

class SeriesReader
{
public:
    using Cancelled = std::function<bool()>;
    // To be used within one read transaction, so that rollups, their mark and raw readings belong together.
    SeriesReader(const Database &database, Cancelled cancelled)
        : m_database(database), m_cancelled(std::move(cancelled))
    {
    }
    // `query.metric` is the field name as stored; `integrationId` is the device's.
    [[nodiscard]] Result<Series> read(const SeriesQuery &query, const QUuid &integrationId, qint64 nowMs);

private:
    using Visit = std::function<bool(const Cell &)>;
    [[nodiscard]] Result<void> eachRaw(const Interval &range, const Visit &visit);
    [[nodiscard]] Result<std::vector<Cell>> raw(const Interval &range, qint64 sumToMs);
    [[nodiscard]] Result<std::vector<Cell>> rollups(const Interval &range, qint64 resolutionMs);
    [[nodiscard]] Result<std::vector<Cell>> edge(const Interval &range);
    [[nodiscard]] Result<std::vector<Cell>> minutesOfHours(const Interval &hours);
    [[nodiscard]] Result<bool> fillRaw(Series &series, std::size_t atMost);
    [[nodiscard]] Result<void> fillBuckets(Series &series);

    [[nodiscard]] Result<GapSources> gapSources(const QUuid &integrationId, qint64 nowMs);
    [[nodiscard]] Result<std::vector<Interval>> notRunning(const Interval &range, const QUuid &integrationId,
                                                           qint64 nowMs);
    [[nodiscard]] Result<std::vector<Interval>> between(const QString &beginRows, const QString &endRows,
                                                        const QVariant &whose, const Interval &range);
    [[nodiscard]] Result<std::vector<qint64>> timesBefore();

    const Database &m_database;
    Cancelled m_cancelled;
    SeriesQuery m_query;
};

} // namespace store
