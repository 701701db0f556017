// SPDX-License-Identifier: GPL-3.0-or-later
// The alerts' part of the writer: what a batch changes of them, within its transaction, and what a run begins with.
#pragma once

#include "base/result.h"
#include "model/batch.h"

#include <QSet>
#include <optional>

namespace store {

class Database;

class AlertWriter
{
public:
    // Whose alerts; before anything else.
    void setOwner(const QUuid &organization, const QUuid &integration);

    // Occurrences and states of the batch. Of an alert that is there already only what the condition says.
    [[nodiscard]] Result<void> write(const Database &database, const Batch &batch) const;

    [[nodiscard]] Result<std::vector<AlertState>> states(const Database &database) const;
    // Open, shelved at `nowMs`, named by a state, and those that came the last time.
    [[nodiscard]] Result<std::vector<Alert>> alerts(const Database &database, qint64 nowMs);
    // The last sign of life of the integration's runs other than `runId`, UTC.
    [[nodiscard]] Result<std::optional<qint64>> lastAliveMs(const Database &database, qint64 runId) const;

private:
    [[nodiscard]] Result<void> writeAlerts(const Database &database, const std::vector<Alert> &alerts) const;
    [[nodiscard]] Result<void> endShelves(const Database &database, const std::vector<EndedShelf> &shelves) const;
    [[nodiscard]] Result<void> writeStates(const Database &database, const std::vector<AlertState> &states) const;

    QUuid m_organization;
    QUuid m_integration;
    QSet<QUuid> m_watched; // what alerts() brought
};

} // namespace store
