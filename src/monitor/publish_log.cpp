// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/publish_log.h"

#include "base/ids.h"
#include "ingest/activity_rows.h"
#include "monitor/profile.h"
#include "store/editor.h"
#include "store/migrations.h"
#include "store/writer.h"

namespace monitor {

Result<void> logPublish(const PublishLog &where, const LinkEvent &event, qint64 nowMs)
{
    if (const auto migrated = store::migrate(where.store, nowMs); !migrated)
        return tl::unexpected(migrated.error());
    auto writer = store::Writer::open(where.store);
    if (!writer)
        return tl::unexpected(writer.error());
    store::IntegrationChoice choice;
    choice.organizationId = where.organization;
    choice.organizationName = kOrganizationName.toString();
    choice.integrationId = where.integration;
    choice.integrationName = where.integrationName;
    choice.broker = where.broker;
    const auto identity = (*writer)->identify(choice, {}, nowMs);
    if (!identity)
        return tl::unexpected(identity.error());
    auto editor = store::Editor::open(where.store);
    if (!editor)
        return tl::unexpected(editor.error());
    IdSource ids;
    return (*editor)->appendActivity(
        ingest::eventRow({identity->organizationId, identity->integrationId}, ids.next(event.atMs), event));
}

} // namespace monitor
