// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/organization.h"

#include "base/ids.h"
#include "model/rule_json.h"
#include "store/binding.h"
#include "store/database.h"
#include "store/row_mapping.h"

using namespace Qt::StringLiterals;

namespace store {

namespace {

// Where roles keep organizations apart, one that is not this login's cannot be told from one that is not there.
tl::unexpected<Error> notOurs(const QUuid &id, const QString &name)
{
    return fail(
        Error::Kind::Store, u"no_organization"_s,
        u"this login belongs to no organization %1, and may not make one. Who administers the database runs "
        "'watchpostctl migrate --organization-name NAME --member LOGIN', which prints the id that the profile needs "
        "(--organization ID)"_s.arg(id.isNull() ? u"'%1'"_s.arg(name) : id.toString(QUuid::WithoutBraces)));
}

} // namespace

Result<QUuid> findOrMakeOrganization(const Database &database, const QUuid &id, const QString &name, qint64 nowMs)
{
    const auto found =
        id.isNull() ? database.scalar(u"SELECT id FROM organizations WHERE name = ? ORDER BY created_at LIMIT 1"_s,
                                      {notNull(name)})
                    : database.scalar(u"SELECT id FROM organizations WHERE id = ?"_s, {blobOf(id)});
    if (!found)
        return tl::unexpected(found.error());
    if (found->isValid())
        return idFrom(*found);
    IdSource ids;
    const QUuid made = id.isNull() ? ids.next(nowMs) : id;
    if (auto done = database.exec(u"INSERT INTO organizations (id, name, created_at) VALUES (?, ?, @at(?))"_s,
                                  {blobOf(made), notNull(name), nowMs});
        !done)
        return done.error().code == "no_permission"_L1 ? notOurs(id, name) : tl::unexpected(done.error());
    return made;
}

Result<void> shipRules(const Database &database, const QUuid &organization, qint64 nowMs)
{
    const auto shipped =
        database.scalar(u"SELECT rules_shipped FROM organizations WHERE id = ?"_s, {blobOf(organization)});
    if (!shipped)
        return tl::unexpected(shipped.error());
    if (shipped->toBool())
        return {};
    for (const AlertRule &rule : shippedRules()) {
        if (auto done =
                database.exec(u"INSERT INTO alert_rules (organization_id, id, name, content, enabled, version, "
                              "changed_at, changed_by) VALUES (?, ?, ?, @json(?), ?, 1, @at(?), '') "
                              "ON CONFLICT (organization_id, id) DO NOTHING"_s,
                              {blobOf(organization), rule.id, notNull(rule.name), ruleJson(rule), rule.enabled, nowMs});
            !done)
            return done;
    }
    return database.exec(u"UPDATE organizations SET rules_shipped = ? WHERE id = ?"_s, {true, blobOf(organization)});
}

} // namespace store
