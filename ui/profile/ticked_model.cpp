// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/ticked_model.h"

#include <QCoreApplication>

namespace ui {

TickedModel::TickedModel(const Columns &columns, QObject *parent) : QAbstractTableModel(parent), m_columns(columns) {}

int TickedModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_columns.titles.size());
}

QVariant TickedModel::alignment(int column) const
{
    return column >= m_columns.firstNumber ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
}

QVariant TickedModel::data(const QModelIndex &index, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return alignment(index.column());
    if (role == Qt::CheckStateRole && index.column() == 0)
        return isTicked(index.row()) ? Qt::Checked : Qt::Unchecked;
    return {};
}

QVariant TickedModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignment(section);
    if (role == Qt::DisplayRole)
        return QCoreApplication::translate(m_columns.context, m_columns.titles[std::size_t(section)]);
    return {};
}

Qt::ItemFlags TickedModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags all = QAbstractTableModel::flags(index);
    return index.isValid() && index.column() == 0 ? all | Qt::ItemIsUserCheckable : all;
}

bool TickedModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || role != Qt::CheckStateRole || index.column() != 0)
        return false;
    setTicked(index.row(), Qt::CheckState(value.toInt()) == Qt::Checked);
    Q_EMIT dataChanged(index, index, {Qt::CheckStateRole});
    return true;
}

} // namespace ui
