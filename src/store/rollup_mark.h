// SPDX-License-Identifier: GPL-3.0-or-later
// How a writer finds, after a crash, the readings that its rollups lack. SQLite, with one collector an integration: a
// row number. PostgreSQL, with several: the ids of each batch, kept until they are rolled up.
#pragma once

#include "store/database.h"
#include "store/writer.h"

namespace store {

class Rollups;

namespace rollup_mark {

// Makes the progress row of a new inbox.
[[nodiscard]] Result<void> make(const Database &database, const CollectorIdentity &identity, qint64 nowMs);
// Adds to `rollups` what it lacks.
[[nodiscard]] Result<void> addMissing(const Database &database, const CollectorIdentity &identity, Rollups &rollups);
// Everything committed so far is rolled up; in the transaction that writes the rollups. `newestMs`: of the readings.
[[nodiscard]] Result<void> advance(const Database &database, const QUuid &inboxId, qint64 newestMs);

} // namespace rollup_mark

} // namespace store
