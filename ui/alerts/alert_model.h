// SPDX-License-Identifier: GPL-3.0-or-later
// Alerts as a table. Rows are known by the alert's id: what is read anew changes them in place, so that selection and
// scrolling stay.
#pragma once

#include "store/alert_query.h"
#include "ui/common/directory.h"
#include "ui/common/theme.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

namespace ui {

class Clock;

enum class AlertColumn { Severity, Device, Rule, ValueNow, Limit, Since, State, By };
inline constexpr int kAlertColumns = 8;

// Texts are plain.
struct AlertRow
{
    store::AlertRecord record;
    QString device, rule, limit;
    QString externalId; // where the device has another name
    QString valueNow;   // with its unit; of alerts about a device's state, that state
    std::optional<double> number;
    bool isOld = false; // the value is not from now
};

class AlertModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role {
        SecondaryRole = Qt::UserRole + 1, // a second line, in secondary text
        DimRole,                          // bool: cleared, silenced, or an old value
        UrgentRole,                       // bool: open, unacknowledged and not silenced
        IconRole,
        ToneRole, // ui::Tone as int
        IdRole,   // QUuid
    };

    AlertModel(const Clock &clock, const Directory &directory, QObject *parent = nullptr);

    // `afresh`: another list altogether, nothing of which needs to be kept.
    void setRecords(const std::vector<store::AlertRecord> &records, qint64 nowMs, bool afresh = false);
    // Values, ages and shelves of the moment.
    void tick(qint64 nowMs);

    [[nodiscard]] int size() const { return int(m_rows.size()); }
    [[nodiscard]] const AlertRow &row(int row) const { return m_rows[std::size_t(row)]; }
    [[nodiscard]] int rowOf(const QUuid &id) const { return m_index.value(id, -1); }
    [[nodiscard]] qint64 nowMs() const { return m_nowMs; }
    // Unacknowledged before acknowledged, critical before warning, then the newest.
    [[nodiscard]] bool isBefore(const AlertRow &a, const AlertRow &b) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] AlertRow rowFor(const store::AlertRecord &record) const;
    void measure(AlertRow &row) const;
    void removeGone(const std::vector<store::AlertRecord> &records);
    [[nodiscard]] QString text(const AlertRow &row, AlertColumn column) const;
    [[nodiscard]] QString secondary(const AlertRow &row, AlertColumn column) const;
    [[nodiscard]] QString toolTip(const AlertRow &row, AlertColumn column) const;
    [[nodiscard]] bool isDim(const AlertRow &row, AlertColumn column) const;
    [[nodiscard]] bool isUrgent(const AlertRow &row) const;

    const Clock &m_clock;
    const Directory &m_directory;
    std::vector<AlertRow> m_rows;
    QHash<QUuid, int> m_index;
    qint64 m_nowMs = 0;
};

// The order of the table.
class AlertOrder : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit AlertOrder(AlertModel &model, QObject *parent = nullptr);

protected:
    [[nodiscard]] bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    AlertModel &m_model;
};

} // namespace ui
