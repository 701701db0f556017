// SPDX-License-Identifier: GPL-3.0-or-later
// Readings of many devices in the order of time. There is no index by time alone (it would cost every insert), so a
// window of time is sorted at once; windows grow and shrink so that each holds some thousand readings, and time without
// any is skipped.
#pragma once

#include "store/binding.h"
#include "store/database.h"
#include "store/reader.h"
#include "store/series_math.h"

#include <functional>

namespace store {

class TelemetryWalk
{
public:
    // Of the query's devices, or of all that have readings, in its range; its filter is the caller's.
    [[nodiscard]] static Result<TelemetryWalk> of(const Database &database, const TelemetryQuery &query);

    [[nodiscard]] bool atEnd() const { return m_at >= m_extent.toMs; }
    // The number of readings of the next window, from the index alone.
    [[nodiscard]] Result<qint64> count();
    // Calls `take` for each reading of the next window.
    using Take = std::function<void(TelemetryRow &&)>;
    [[nodiscard]] Result<void> advance(const Take &take);

private:
    struct Extent
    {
        qint64 fromMs = 0;
        qint64 toMs = 0;
    };

    TelemetryWalk(const Database &database, std::vector<QUuid> devices)
        : m_database(database), m_devices(std::move(devices))
    {
    }
    [[nodiscard]] Result<void> start(const TimeRange &range);
    // From the first reading of that time to behind the last; none: nothing lies in it.
    [[nodiscard]] Result<std::optional<Extent>> extentOf(qint64 fromMs, qint64 toMs) const;
    [[nodiscard]] Result<std::optional<Extent>> extentOnServer(qint64 fromMs, qint64 toMs) const;
    [[nodiscard]] Result<std::optional<Extent>> extentInFile(qint64 fromMs, qint64 toMs) const;
    [[nodiscard]] Result<void> skipWhatIsEmpty();
    [[nodiscard]] Result<QSqlQuery> select(const QString &sql, const QVariantList &more) const;
    [[nodiscard]] Result<void> readFile(qint64 to, const Take &take) const;
    [[nodiscard]] Result<void> readServer(qint64 to, const Take &take) const;
    [[nodiscard]] QString isOneOfThem() const;
    [[nodiscard]] int windowRows() const;

    const Database &m_database;
    std::vector<QUuid> m_devices;
    Extent m_extent;
    qint64 m_at = 0;
    QUuid m_afterId;             // of the readings at m_at, those up to this id were taken
    qint64 m_windowMs = kHourMs; // of the next window
};

} // namespace store
