// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/editor.h"

#include "base/ids.h"
#include "base/json_writer.h"
#include "store/activity_insert.h"
#include "store/binding.h"
#include "store/database.h"
#include "store/row_mapping.h"

using namespace Qt::StringLiterals;

namespace store {

namespace {

QByteArray cleanTags(const QStringList &tags)
{
    QStringList clean;
    for (const QString &tag : tags) {
        if (const QString trimmed = tag.simplified(); !trimmed.isEmpty() && !clean.contains(trimmed))
            clean << trimmed;
    }
    JsonWriter json;
    json.beginArray();
    for (const QString &tag : std::as_const(clean))
        json.value(tag);
    json.endArray();
    return json.take();
}

Error nameTaken(const QString &name)
{
    return {Error::Kind::Conflict, u"name_taken"_s, u"'%1' exists already: choose another name"_s.arg(name)};
}

} // namespace

Editor::Editor() = default;
Editor::~Editor() = default;

Result<std::unique_ptr<Editor>> Editor::open(const StoreUrl &url)
{
    if (auto there = Database::open(url, Access::ReadOnly); !there)
        return tl::unexpected(there.error());
    auto database = Database::open(url, Access::ReadWrite);
    if (!database)
        return tl::unexpected(database.error());
    std::unique_ptr<Editor> editor(new Editor);
    editor->m_database = std::move(*database);
    return editor;
}

Result<void> Editor::changeOne(const QString &sql, std::initializer_list<QVariant> values, const QString &missing)
{
    auto query = m_database->prepare(sql);
    if (!query)
        return tl::unexpected(query.error());
    auto transaction = Transaction::begin(*m_database);
    if (!transaction)
        return tl::unexpected(transaction.error());
    if (auto done = m_database->run(*query, values); !done)
        return done;
    if (query->numRowsAffected() == 0)
        return fail(Error::Kind::NotFound, u"not_found"_s, missing);
    query->finish();
    if (auto done = m_database->announce("edits"); !done)
        return done;
    return transaction->commit();
}

Result<void> Editor::renameDevice(const QUuid &deviceId, const QString &givenName)
{
    const QVariant name = orNull(givenName.trimmed());
    return changeOne(
        u"UPDATE devices SET given_name = ?, name = coalesce(?, reported_name, external_id) WHERE id = ?"_s,
        {name, name, blobOf(deviceId)}, u"there is no device %1"_s.arg(idText(deviceId)));
}

Result<void> Editor::setTags(const QUuid &deviceId, const QStringList &tags)
{
    return changeOne(u"UPDATE devices SET tags = @json(?) WHERE id = ?"_s, {cleanTags(tags), blobOf(deviceId)},
                     u"there is no device %1"_s.arg(idText(deviceId)));
}

Result<void> Editor::setNotes(const QUuid &deviceId, const QString &notes)
{
    return changeOne(u"UPDATE devices SET notes = ? WHERE id = ?"_s, {notNull(notes), blobOf(deviceId)},
                     u"there is no device %1"_s.arg(idText(deviceId)));
}

Result<void> Editor::appendActivity(const ActivityRow &row)
{
    ActivityInsert inserter;
    if (auto done = inserter.prepare(*m_database); !done)
        return done;
    auto transaction = Transaction::begin(*m_database);
    if (!transaction)
        return tl::unexpected(transaction.error());
    if (auto done = inserter.insert(*m_database, row); !done)
        return done;
    if (auto done = m_database->exec(u"INSERT INTO activity_counts (hour, integration_id, activity_type, n) "
                                     "VALUES (@at(?), ?, ?, 1) ON CONFLICT (hour, integration_id, activity_type) "
                                     "DO UPDATE SET n = activity_counts.n + 1"_s,
                                     {hourOf(row.createdAtMs), blobOf(row.integrationId), notNull(row.activityType)});
        !done)
        return done;
    if (auto done = m_database->announce("rows"); !done)
        return done;
    return transaction->commit();
}

Result<QUuid> Editor::saveMessage(const SavedMessage &message)
{
    IdSource ids;
    const QUuid id = message.id.isNull() ? ids.next(message.changedAtMs) : message.id;
    auto done = changeOne(u"INSERT INTO saved_messages (id, name, topic, payload, qos, retain, changed_at) VALUES "
                          "(?, ?, ?, ?, ?, ?, @at(?)) ON CONFLICT (id) DO UPDATE SET name = excluded.name, "
                          "topic = excluded.topic, payload = excluded.payload, qos = excluded.qos, "
                          "retain = excluded.retain, changed_at = excluded.changed_at"_s,
                          {blobOf(id), notNull(message.name), notNull(message.topic), notNull(message.payload),
                           message.qos, message.retain, message.changedAtMs},
                          QString());
    if (!done)
        return tl::unexpected(isRowRefused(done.error()) ? nameTaken(message.name) : done.error());
    return id;
}

Result<std::vector<SavedMessage>> Editor::savedMessages()
{
    auto query = m_database->prepare(
        u"SELECT id, name, topic, payload, qos, retain, @ms(changed_at) FROM saved_messages ORDER BY name"_s);
    if (!query)
        return tl::unexpected(query.error());
    if (auto done = m_database->run(*query); !done)
        return tl::unexpected(done.error());
    std::vector<SavedMessage> messages;
    while (query->next())
        messages.push_back({idFrom(query->value(0)), query->value(1).toString(), query->value(2).toString(),
                            query->value(3).toByteArray(), query->value(4).toInt(), query->value(5).toBool(),
                            query->value(6).toLongLong()});
    return messages;
}

Result<void> Editor::removeMessage(const QUuid &id)
{
    return changeOne(u"DELETE FROM saved_messages WHERE id = ?"_s, {blobOf(id)}, u"that saved message is gone"_s);
}

Result<QUuid> Editor::saveView(const SavedView &view)
{
    IdSource ids;
    const QUuid id = view.id.isNull() ? ids.next(view.changedAtMs) : view.id;
    auto done = changeOne(u"INSERT INTO saved_views (id, name, content, changed_at) VALUES (?, ?, @json(?), @at(?)) "
                          "ON CONFLICT (id) DO UPDATE SET name = excluded.name, content = excluded.content, "
                          "changed_at = excluded.changed_at"_s,
                          {blobOf(id), notNull(view.name), notNull(view.content), view.changedAtMs}, QString());
    if (!done)
        return tl::unexpected(isRowRefused(done.error()) ? nameTaken(view.name) : done.error());
    return id;
}

Result<std::vector<SavedView>> Editor::savedViews()
{
    auto query =
        m_database->prepare(u"SELECT id, name, @bytes(content), @ms(changed_at) FROM saved_views ORDER BY name"_s);
    if (!query)
        return tl::unexpected(query.error());
    if (auto done = m_database->run(*query); !done)
        return tl::unexpected(done.error());
    std::vector<SavedView> views;
    while (query->next())
        views.push_back({idFrom(query->value(0)), query->value(1).toString(), query->value(2).toByteArray(),
                         query->value(3).toLongLong()});
    return views;
}

Result<void> Editor::removeView(const QUuid &id)
{
    return changeOne(u"DELETE FROM saved_views WHERE id = ?"_s, {blobOf(id)}, u"that saved view is gone"_s);
}

} // namespace store
