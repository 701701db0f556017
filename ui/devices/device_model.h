// SPDX-License-Identifier: GPL-3.0-or-later
// The devices as a table. Follows the directory by difference: rows keep their index while their device is there.
#pragma once

#include "ui/common/theme.h"
#include "ui/devices/device_row.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QSortFilterProxyModel>
#include <QUuid>
#include <vector>

namespace ui {

class Clock;

enum class DeviceColumn { State, Name, Main, Battery, Signal, LastSeen, Rate, Trend };
inline constexpr int kDeviceColumns = 8;

class DeviceModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role {
        SecondaryRole = Qt::UserRole + 1, // a second line, in secondary text
        DimRole,                          // bool: the value is old, or there is none
        IconRole,                         // name of an icon
        ToneRole,                         // ui::Tone as int
        IdRole,                           // QUuid
        AlertRole,                        // int, a Severity; invalid: no open alert
    };

    explicit DeviceModel(const Clock &clock, QObject *parent = nullptr);

    void setDevices(const std::vector<Device> &devices, qint64 nowMs);
    // The gravest open alert of each device that has one.
    void setAlerts(const QHash<QUuid, Severity> &alerts);
    // Ages, rates and what has become stale meanwhile.
    void tick(qint64 nowMs);

    [[nodiscard]] int size() const { return int(m_rows.size()); }
    [[nodiscard]] const DeviceRow &row(int row) const { return m_rows[std::size_t(row)]; }
    [[nodiscard]] int rowOf(const QUuid &id) const { return m_index.value(id, -1); }
    [[nodiscard]] int offline() const;
    [[nodiscard]] int withAlerts() const;
    // Of all devices, sorted, without repetitions.
    [[nodiscard]] QStringList tags() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(const DeviceRow &row, DeviceColumn column) const;
    [[nodiscard]] QString secondary(const DeviceRow &row, DeviceColumn column) const;
    [[nodiscard]] QString toolTip(const DeviceRow &row, DeviceColumn column) const;
    [[nodiscard]] std::optional<Severity> alertOf(const QUuid &id) const;
    void removeGone(const std::vector<Device> &devices);
    void change(int row, const Device &device, qint64 nowMs);
    void sayChanged(int row, int from, int to);
    void flushChanged();

    const Clock &m_clock;
    std::vector<DeviceRow> m_rows;
    std::vector<RateMeter> m_rates; // beside m_rows
    QHash<QUuid, int> m_index;
    QHash<QUuid, Severity> m_alerts;
    qint64 m_nowMs = 0;
    // Neighbours that changed are told in one go.
    int m_changedFrom = -1, m_changedTo = -1, m_changedLeft = 0, m_changedRight = 0;
};

// Sorts by a column, problems first by default; shows what fits the search and the tag.
class DeviceFilter : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit DeviceFilter(DeviceModel &model, QObject *parent = nullptr);
    void setSearch(const QString &text);
    void setTag(const QString &tag); // empty: any
    [[nodiscard]] bool isFiltering() const { return !m_words.isEmpty() || !m_tag.isEmpty(); }

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    DeviceModel &m_model;
    QStringList m_words; // folded
    QString m_tag;
};

[[nodiscard]] Tone toneOf(DeviceRank rank);

} // namespace ui
