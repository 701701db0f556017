// SPDX-License-Identifier: GPL-3.0-or-later
// The organization that owns everything, and the rules that it begins with. Within a transaction of the caller's.
#pragma once

#include "base/result.h"

#include <QUuid>

namespace store {

class Database;

// By id, or by name where that is null; made, with `id` or one of its own, where there is none.
[[nodiscard]] Result<QUuid> findOrMakeOrganization(const Database &database, const QUuid &id, const QString &name,
                                                   qint64 nowMs);
// The rules that the program brings, once: what an operator removes afterwards does not come back.
[[nodiscard]] Result<void> shipRules(const Database &database, const QUuid &organization, qint64 nowMs);

} // namespace store
