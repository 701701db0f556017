// SPDX-License-Identifier: GPL-3.0-or-later
// Puts rows into integration_activity_log; shared by the writer and the editor.
#pragma once

#include "base/result.h"
#include "model/rows.h"

#include <QSqlQuery>

namespace store {

class Database;

class ActivityInsert
{
public:
    // Whether a row needs none of the columns of webhooks and API calls.
    [[nodiscard]] static bool isPlain(const ActivityRow &row);
    [[nodiscard]] Result<void> prepare(const Database &database);
    [[nodiscard]] Result<void> insert(const Database &database, const ActivityRow &row);

private:
    QSqlQuery m_plain; // only the columns that messages and device events have
    QSqlQuery m_full;
};

// Start of the UTC hour that holds `ms`.
[[nodiscard]] qint64 hourOf(qint64 ms);

} // namespace store
