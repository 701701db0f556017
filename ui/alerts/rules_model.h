// SPDX-License-Identifier: GPL-3.0-or-later
// The alert rules as a table; the first column switches them on and off.
#pragma once

#include "model/alert_rule.h"

#include <QAbstractTableModel>

namespace ui {

enum class RuleColumn { On, Severity, Name, Scope, Condition };
inline constexpr int kRuleColumns = 5;

class RulesModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;
    // Those of the same id stay where they are; in the order given.
    void setRules(const std::vector<AlertRule> &rules);
    [[nodiscard]] const AlertRule &rule(int row) const { return m_rules[std::size_t(row)]; }
    [[nodiscard]] int rowOf(const QString &id) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    // Says what is wanted; the table changes when the store has it.
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

Q_SIGNALS:
    void switchWanted(const AlertRule &rule);

private:
    std::vector<AlertRule> m_rules;
};

} // namespace ui
