// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/publish_log.h"

#include "base/ids.h"
#include "base/json_writer.h"
#include "ingest/activity_rows.h"
#include "store/editor.h"
#include "store/migrations.h"
#include "store/writer.h"

#include <pwd.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace monitor {
namespace {

QString loginName()
{
    const passwd *entry = getpwuid(geteuid());
    return entry ? QString::fromLocal8Bit(entry->pw_name) : QString::number(geteuid());
}

// The object with `user` as its last key.
QByteArray withUser(const QByteArray &metadata)
{
    const qsizetype end = metadata.lastIndexOf('}');
    const bool isEmpty = end <= 0 || metadata.first(end).trimmed() == "{";
    return metadata.first(qMax<qsizetype>(end, 0)) + (isEmpty ? "" : ",") + "\"user\":" + jsonQuoted(loginName()) + '}';
}

} // namespace

Result<void> logPublish(const PublishLog &where, const LinkEvent &event, qint64 nowMs)
{
    if (const auto migrated = store::migrate(where.store, nowMs); !migrated)
        return tl::unexpected(migrated.error());
    auto writer = store::Writer::open(where.store);
    if (!writer)
        return tl::unexpected(writer.error());
    store::IntegrationChoice choice;
    choice.organizationId = where.organization;
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
    ActivityRow row =
        ingest::eventRow({identity->organizationId, identity->integrationId}, ids.next(event.atMs), event);
    row.metadata = withUser(row.metadata);
    return (*editor)->appendActivity(row);
}

} // namespace monitor
