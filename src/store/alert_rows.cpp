// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/alert_rows.h"

#include "model/rule_json.h"
#include "store/database.h"
#include "store/log.h"
#include "store/row_mapping.h"

#include <QVariant>

using namespace Qt::StringLiterals;

namespace store {

const QString kAlertColumns =
    u"id, organization_id, integration_id, rule_id, device_id, metric, rule_name, external_id, severity, condition, "
    "acknowledgement, quality, value, limit_text, @ms(raised_at), @ms(cleared_at), @ms(acknowledged_at), "
    "acknowledged_by, note, @ms(shelved_until), shelved_by, shelf_reason, @ms(notified_at), version"_s;

const QString kAlertStateColumns = u"rule_id, device_id, metric, condition, @ms(since), readings, alert_id, memory"_s;

const QString kRuleColumns = u"id, @bytes(content), version"_s;

namespace {

std::optional<qint64> maybe(const QVariant &value)
{
    return value.isNull() ? std::nullopt : std::optional(value.toLongLong());
}

} // namespace

QVariant keyId(const QUuid &id)
{
    return blobOf(id);
}

Alert alertFrom(const QSqlQuery &row)
{
    int at = 0;
    const auto next = [&row, &at] { return row.value(at++); };
    Alert a;
    a.id = idFrom(next());
    a.organizationId = idFrom(next());
    a.integrationId = idFrom(next());
    a.key.ruleId = next().toString();
    a.key.deviceId = idFrom(next());
    a.key.metric = next().toString();
    a.ruleName = next().toString();
    a.externalId = next().toString();
    a.severity = severityOf(next().toString()).value_or(Severity::Warning);
    a.condition = alertConditionOf(next().toString());
    a.acknowledgement = acknowledgementOf(next().toString());
    a.quality = alertQualityOf(next().toString());
    if (const QVariant value = next(); !value.isNull())
        a.value = value.toDouble();
    a.limit = next().toString();
    a.raisedAtMs = next().toLongLong();
    a.clearedAtMs = maybe(next());
    a.acknowledgedAtMs = maybe(next());
    a.acknowledgedBy = next().toString();
    a.note = next().toString();
    a.shelvedUntilMs = maybe(next());
    a.shelvedBy = next().toString();
    a.shelfReason = next().toString();
    a.notifiedAtMs = maybe(next());
    a.version = next().toLongLong();
    return a;
}

AlertState alertStateFrom(const QSqlQuery &row)
{
    AlertState s;
    s.key = {row.value(0).toString(), idFrom(row.value(1)), row.value(2).toString()};
    s.condition = alertConditionOf(row.value(3).toString());
    s.sinceMs = row.value(4).toLongLong();
    s.readings = row.value(5).toInt();
    s.alertId = idFrom(row.value(6));
    s.memory = row.value(7).toString().toUtf8();
    return s;
}

Result<AlertRule> ruleFrom(const QSqlQuery &row)
{
    auto rule = parseRule(row.value(1).toByteArray());
    if (!rule)
        return tl::unexpected(rule.error().in(u"rule '%1'"_s.arg(row.value(0).toString())));
    rule->id = row.value(0).toString();
    rule->version = row.value(2).toLongLong();
    return rule;
}

Result<std::vector<Alert>> readAlerts(const Database &database, const QString &where,
                                      std::initializer_list<QVariant> values)
{
    auto query = database.prepare(u"SELECT %1 FROM alerts WHERE %2"_s.arg(kAlertColumns, where));
    if (!query)
        return tl::unexpected(query.error());
    if (auto done = database.run(*query, values); !done)
        return tl::unexpected(done.error());
    std::vector<Alert> alerts;
    while (query->next())
        alerts.push_back(alertFrom(*query));
    return alerts;
}

Result<std::vector<AlertRule>> readRules(const Database &database, const QUuid &organization)
{
    auto query = database.prepare(
        u"SELECT %1 FROM alert_rules WHERE organization_id = ? ORDER BY lower(name), id"_s.arg(kRuleColumns));
    if (!query)
        return tl::unexpected(query.error());
    if (auto done = database.run(*query, {blobOf(organization)}); !done)
        return tl::unexpected(done.error());
    std::vector<AlertRule> rules;
    while (query->next()) {
        auto rule = ruleFrom(*query);
        if (rule)
            rules.push_back(std::move(*rule));
        else
            qCWarning(lcStore).noquote() << "left out:" << rule.error().text;
    }
    return rules;
}

} // namespace store
