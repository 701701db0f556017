// SPDX-License-Identifier: GPL-3.0-or-later
// What the files of Reader share.
#pragma once

#include "store/activity_walk.h"
#include "store/database.h"
#include "store/reader.h"
#include "store/row_mapping.h"

namespace store {

struct Reader::Private
{
    StoreUrl url;
    std::optional<std::pair<quint64, quint64>> fileId; // of the file that was opened
    std::unique_ptr<Database> database;
    Directory names;
    std::optional<qint64> namesVersion; // data_version that `names` was read at
    bool hasTopics = false;             // names.topics was read, too
    std::optional<QSqlQuery> telemetryOfActivity;
    int telemetryPreparedAt = 1; // timesOpened() of the connection it was prepared on
    std::shared_ptr<std::atomic_bool> cancelFlag;

    [[nodiscard]] bool cancelled() const { return cancelFlag && cancelFlag->load(std::memory_order_relaxed); }
    [[nodiscard]] Result<qint64> dataVersion() const;
    // Names as they are now; topics, which may be many, only where asked for.
    [[nodiscard]] Result<void> refreshNames(bool withTopics);
    // refreshNames() for what the query needs, then its plan.
    [[nodiscard]] Result<ActivityPlan> plan(const ActivityQuery &query);

private:
    [[nodiscard]] Result<void> readDevices();
    [[nodiscard]] Result<void> readTypes();
    [[nodiscard]] Result<void> readTopics();
};

// A deferred read transaction: what is read within it belongs to one state of the store.
class Snapshot
{
public:
    [[nodiscard]] static Result<Snapshot> begin(const Database &database);
    Snapshot(Snapshot &&other) noexcept : m_database(std::exchange(other.m_database, nullptr)) {}
    Snapshot &operator=(Snapshot &&) = delete;
    ~Snapshot();

private:
    explicit Snapshot(const Database *database) : m_database(database) {}
    const Database *m_database;
};

[[nodiscard]] inline tl::unexpected<Error> cancelledError()
{
    return fail(Error::Kind::Cancelled, QStringLiteral("cancelled"), QStringLiteral("stopped on request"));
}

} // namespace store
