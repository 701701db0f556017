// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/rules_model.h"

#include "ui/alerts/alert_words.h"
#include "ui/common/icons.h"
#include "ui/common/plain_text.h"

#include <array>

namespace ui {
namespace {

constexpr int kIcon = 16;
constexpr std::array kTitles{QT_TRANSLATE_NOOP("ui::RulesModel", "On"), QT_TRANSLATE_NOOP("ui::RulesModel", "Severity"),
                             QT_TRANSLATE_NOOP("ui::RulesModel", "Name"),
                             QT_TRANSLATE_NOOP("ui::RulesModel", "Devices"),
                             QT_TRANSLATE_NOOP("ui::RulesModel", "Alert when")};

bool haveSameIds(const std::vector<AlertRule> &a, const std::vector<AlertRule> &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const AlertRule &left, const AlertRule &right) { return left.id == right.id; });
}

} // namespace

void RulesModel::setRules(const std::vector<AlertRule> &rules)
{
    if (!haveSameIds(rules, m_rules)) {
        beginResetModel();
        m_rules = rules;
        endResetModel();
        return;
    }
    for (int row = 0; row < rowCount(); ++row) {
        if (rule(row) == rules[std::size_t(row)])
            continue;
        m_rules[std::size_t(row)] = rules[std::size_t(row)];
        Q_EMIT dataChanged(index(row, 0), index(row, kRuleColumns - 1));
    }
}

int RulesModel::rowOf(const QString &id) const
{
    const auto at =
        std::find_if(m_rules.begin(), m_rules.end(), [&id](const AlertRule &rule) { return rule.id == id; });
    return at == m_rules.end() ? -1 : int(at - m_rules.begin());
}

int RulesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rules.size());
}

int RulesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kRuleColumns;
}

QVariant RulesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const AlertRule &shown = rule(index.row());
    const auto column = RuleColumn(index.column());
    if (column == RuleColumn::On) {
        if (role == Qt::CheckStateRole)
            return shown.enabled ? Qt::Checked : Qt::Unchecked;
        return role == Qt::AccessibleTextRole ? QVariant(shown.enabled ? tr("On") : tr("Off")) : QVariant();
    }
    if (role == Qt::DecorationRole && column == RuleColumn::Severity)
        return iconPixmap(severityIcon(shown.severity), kIcon, theme().of(toneOf(shown.severity)), 1);
    if (role == Qt::ForegroundRole && !shown.enabled)
        return theme().secondary;
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    QString text;
    switch (column) {
    case RuleColumn::Severity:
        text = severityWord(shown.severity);
        break;
    case RuleColumn::Name:
        text = plainLine(shown.name);
        break;
    case RuleColumn::Scope:
        text = scopeWords(shown.scope);
        break;
    default:
        text = conditionWords(shown);
        break;
    }
    return role == Qt::ToolTipRole ? plainToolTip(text) : text;
}

QVariant RulesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= kRuleColumns || role != Qt::DisplayRole)
        return {};
    return tr(kTitles[std::size_t(section)]);
}

Qt::ItemFlags RulesModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags all = QAbstractTableModel::flags(index);
    return index.isValid() && RuleColumn(index.column()) == RuleColumn::On ? all | Qt::ItemIsUserCheckable : all;
}

bool RulesModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || role != Qt::CheckStateRole || RuleColumn(index.column()) != RuleColumn::On)
        return false;
    AlertRule wanted = rule(index.row());
    wanted.enabled = Qt::CheckState(value.toInt()) == Qt::Checked;
    Q_EMIT switchWanted(wanted);
    return true;
}

} // namespace ui
