// SPDX-License-Identifier: GPL-3.0-or-later
// Makes profiles of another program's connections: one after another, the file first, then its password.
#pragma once

#include "monitor/foreign_profiles.h"

#include <QFuture>

namespace monitor {

struct ProfileImport
{
    QStringList names;    // of the profiles that were made, in order
    QStringList troubles; // one sentence each: what was not
};

// In the background; names are made free first. Each profile has the passwords of its own name: kept where there is
// one, else forgotten.
[[nodiscard]] QFuture<ProfileImport> importProfiles(std::vector<ForeignConnection> connections);

} // namespace monitor
