// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of alert_rules, alerts and alert_states as structs: the select list and the function that reads it, side by
// side.
#pragma once

#include "base/result.h"
#include "model/alert.h"

#include <QSqlQuery>
#include <initializer_list>
#include <vector>

namespace store {

class Database;

extern const QString kAlertColumns;
extern const QString kAlertStateColumns;
extern const QString kRuleColumns;

[[nodiscard]] Alert alertFrom(const QSqlQuery &row);
[[nodiscard]] AlertState alertStateFrom(const QSqlQuery &row);
// Error::Kind::Usage, bad_rule, naming the rule: another version may have written what this one does not know.
[[nodiscard]] Result<AlertRule> ruleFrom(const QSqlQuery &row);

// Alerts that `where` and what follows it choose.
[[nodiscard]] Result<std::vector<Alert>> readAlerts(const Database &database, const QString &where,
                                                    std::initializer_list<QVariant> values);
// By name. One that cannot be read is left out with a line in the log.
[[nodiscard]] Result<std::vector<AlertRule>> readRules(const Database &database, const QUuid &organization);

// A null id is sixteen zero bytes: it stands in keys, which NULL must not.
[[nodiscard]] QVariant keyId(const QUuid &id);

} // namespace store
