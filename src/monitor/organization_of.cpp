// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/organization_of.h"

namespace monitor {

Result<QUuid> organizationOf(store::Reader &reader, const Profile &profile)
{
    if (!profile.organization.isNull())
        return profile.organization;
    const auto usual = reader.organization(kOrganizationName.toString());
    if (!usual || !usual->isNull())
        return usual;
    return reader.organization();
}

Result<QUuid> organizationOf(store::Reader &reader, store::Editor &editor, const Profile &profile, qint64 nowMs)
{
    const auto known = organizationOf(reader, profile);
    if (!known)
        return known;
    // Also one that is there: a store that was upgraded has not been given its rules yet.
    return editor.organization(*known, kOrganizationName.toString(), nowMs);
}

} // namespace monitor
