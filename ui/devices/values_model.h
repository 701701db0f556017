// SPDX-License-Identifier: GPL-3.0-or-later
// The newest value of each field of one device, with its unit and age.
#pragma once

#include "model/device.h"

#include <QAbstractTableModel>
#include <QStringList>

namespace ui {

class Clock;

class ValuesModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Field, NewestValue, Age, ColumnCount };

    explicit ValuesModel(const Clock &clock, QObject *parent = nullptr);
    // Fields stay where they are while the device has the same ones.
    void setDevice(const Device &device, qint64 nowMs);
    void tick(qint64 nowMs);
    [[nodiscard]] QString field(int row) const { return m_fields.value(row); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const Clock &m_clock;
    QStringList m_fields; // sorted as columns
    QMap<QString, LatestValue> m_latest;
    qint64 m_nowMs = 0;
};

} // namespace ui
