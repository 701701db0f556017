// SPDX-License-Identifier: GPL-3.0-or-later
// What operators change of rules. Versions keep two editors from overwriting each other.
#include "base/ids.h"
#include "base/times.h"
#include "model/rule_json.h"
#include "store/alert_rows.h"
#include "store/binding.h"
#include "store/database.h"
#include "store/editor.h"
#include "store/organization.h"
#include "store/row_mapping.h"

#include <QVariant>

using namespace Qt::StringLiterals;

namespace store {
namespace {

constexpr int kMaxRules = 1000; // each is judged for every message

// How a rule stands in the store; version 0: not at all.
struct Stored
{
    qint64 version = 0;
    QString changedBy;
    qint64 changedAtMs = 0;
};

Result<Stored> storedRule(const Database &database, const QUuid &organization, const QString &id)
{
    auto query = database.prepare(
        u"SELECT version, changed_by, @ms(changed_at) FROM alert_rules WHERE organization_id = ? AND id = ?"_s);
    if (!query)
        return tl::unexpected(query.error());
    if (auto done = database.run(*query, {blobOf(organization), id}); !done)
        return tl::unexpected(done.error());
    if (!query->next())
        return Stored{};
    return Stored{query->value(0).toLongLong(), query->value(1).toString(), query->value(2).toLongLong()};
}

Error staleRule(const QString &name, const Stored &stored)
{
    if (stored.version == 0)
        return {Error::Kind::Conflict, u"stale_version"_s,
                u"the rule '%1' has been removed in the meantime"_s.arg(name)};
    const QString who = stored.changedBy.isEmpty() ? u"somebody else"_s : stored.changedBy;
    return {Error::Kind::Conflict, u"stale_version"_s,
            u"the rule '%1' was changed by %2 at %3: open it again and repeat your change"_s.arg(
                name, who, isoUtc(stored.changedAtMs))};
}

Result<void> putRule(const Database &database, const QUuid &organization, const AlertRule &rule, const OperatorAct &act)
{
    return database.exec(
        u"INSERT INTO alert_rules (organization_id, id, name, content, enabled, version, changed_at, changed_by) "
        "VALUES (?, ?, ?, @json(?), ?, ?, @at(?), ?) ON CONFLICT (organization_id, id) DO UPDATE SET "
        "name = excluded.name, content = excluded.content, enabled = excluded.enabled, version = excluded.version, "
        "changed_at = excluded.changed_at, changed_by = excluded.changed_by"_s,
        {blobOf(organization), rule.id, notNull(rule.name), ruleJson(rule), rule.enabled, rule.version, act.nowMs,
         notNull(act.user)});
}

Result<void> checkNumberOfRules(const Database &database, const QUuid &organization)
{
    const auto count =
        database.scalar(u"SELECT count(*) FROM alert_rules WHERE organization_id = ?"_s, {blobOf(organization)});
    if (!count)
        return tl::unexpected(count.error());
    if (count->toInt() > kMaxRules)
        return fail(Error::Kind::Usage, u"bad_rule"_s,
                    u"there would be more than %1 rules: remove some first"_s.arg(kMaxRules));
    return {};
}

} // namespace

Result<QUuid> Editor::organization(const QUuid &id, const QString &name, qint64 nowMs)
{
    auto transaction = Transaction::begin(*m_database);
    if (!transaction)
        return tl::unexpected(transaction.error());
    const auto found = findOrMakeOrganization(*m_database, id, name, nowMs);
    if (!found)
        return found;
    if (auto done = shipRules(*m_database, *found, nowMs); !done)
        return tl::unexpected(done.error());
    if (auto done = transaction->commit(); !done)
        return tl::unexpected(done.error());
    return *found;
}

Result<AlertRule> Editor::saveRule(const QUuid &organization, const AlertRule &rule, const OperatorAct &act)
{
    if (auto sound = checkRule(rule); !sound)
        return tl::unexpected(sound.error());
    IdSource ids;
    AlertRule saved = rule;
    if (saved.id.isEmpty())
        saved.id = idText(ids.next(act.nowMs));
    auto transaction = Transaction::begin(*m_database);
    if (!transaction)
        return tl::unexpected(transaction.error());
    const auto stored = storedRule(*m_database, organization, saved.id);
    if (!stored)
        return tl::unexpected(stored.error());
    if (rule.version == 0 && stored->version > 0)
        return fail(Error::Kind::Conflict, u"rule_exists"_s,
                    u"there is a rule '%1' already: choose another id"_s.arg(saved.id));
    if (rule.version != stored->version)
        return tl::unexpected(staleRule(rule.name, *stored));
    saved.version = stored->version + 1;
    if (auto done = putRule(*m_database, organization, saved, act); !done)
        return tl::unexpected(done.error());
    if (auto few = checkNumberOfRules(*m_database, organization); !few)
        return tl::unexpected(few.error());
    if (auto done = m_database->announce("edits"); !done)
        return tl::unexpected(done.error());
    if (auto done = transaction->commit(); !done)
        return tl::unexpected(done.error());
    return saved;
}

Result<void> Editor::removeRule(const QUuid &organization, const QString &id, std::optional<qint64> expectedVersion)
{
    auto transaction = Transaction::begin(*m_database);
    if (!transaction)
        return tl::unexpected(transaction.error());
    const auto stored = storedRule(*m_database, organization, id);
    if (!stored)
        return tl::unexpected(stored.error());
    if (stored->version == 0)
        return fail(Error::Kind::NotFound, u"not_found"_s, u"there is no rule '%1'"_s.arg(id));
    if (expectedVersion && *expectedVersion != stored->version)
        return tl::unexpected(staleRule(id, *stored));
    if (auto done = m_database->exec(u"DELETE FROM alert_rules WHERE organization_id = ? AND id = ?"_s,
                                     {blobOf(organization), id});
        !done)
        return done;
    if (auto done = m_database->announce("edits"); !done)
        return done;
    return transaction->commit();
}

Result<void> Editor::importRules(const QUuid &organization, const std::vector<AlertRule> &rules, const OperatorAct &act)
{
    auto transaction = Transaction::begin(*m_database);
    if (!transaction)
        return tl::unexpected(transaction.error());
    IdSource ids;
    for (const AlertRule &rule : rules) {
        if (auto sound = checkRule(rule); !sound)
            return tl::unexpected(sound.error().in(u"rule '%1'"_s.arg(rule.id)));
        AlertRule saved = rule;
        if (saved.id.isEmpty())
            saved.id = idText(ids.next(act.nowMs));
        const auto stored = storedRule(*m_database, organization, saved.id);
        if (!stored)
            return tl::unexpected(stored.error());
        if (rule.version != 0 && rule.version != stored->version)
            return tl::unexpected(staleRule(rule.name, *stored));
        saved.version = stored->version + 1;
        if (auto done = putRule(*m_database, organization, saved, act); !done)
            return done;
    }
    if (auto few = checkNumberOfRules(*m_database, organization); !few)
        return few;
    if (auto done = m_database->announce("edits"); !done)
        return done;
    return transaction->commit();
}

} // namespace store
