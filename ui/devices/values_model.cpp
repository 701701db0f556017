// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/devices/values_model.h"

#include "model/metrics.h"
#include "ui/common/clock.h"
#include "ui/common/formats.h"
#include "ui/common/plain_text.h"

namespace ui {

ValuesModel::ValuesModel(const Clock &clock, QObject *parent) : QAbstractTableModel(parent), m_clock(clock) {}

void ValuesModel::setDevice(const Device &device, qint64 nowMs)
{
    QStringList fields = device.latest.keys();
    sortAsColumns(fields);
    m_nowMs = nowMs;
    if (fields != m_fields) {
        beginResetModel();
        m_fields = fields;
        m_latest = device.latest;
        endResetModel();
        return;
    }
    m_latest = device.latest;
    tick(nowMs);
}

void ValuesModel::tick(qint64 nowMs)
{
    m_nowMs = nowMs;
    if (!m_fields.isEmpty())
        Q_EMIT dataChanged(index(0, NewestValue), index(int(m_fields.size()) - 1, Age));
}

int ValuesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_fields.size());
}

int ValuesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant ValuesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const QString &field = m_fields[index.row()];
    const LatestValue latest = m_latest.value(field);
    if (role == Qt::DisplayRole) {
        if (index.column() == Field)
            return metricTitle(field);
        return index.column() == NewestValue ? valueText(field, latest.value) : Clock::age(latest.atMs, m_nowMs);
    }
    if (role == Qt::ToolTipRole)
        return plainToolTip(index.column() == Age     ? m_clock.exact(latest.atMs)
                            : index.column() == Field ? field
                                                      : textOf(latest.value));
    return {};
}

QVariant ValuesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Field ? tr("Field") : section == NewestValue ? tr("Newest value") : tr("Age");
}

} // namespace ui
