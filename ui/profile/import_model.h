// SPDX-License-Identifier: GPL-3.0-or-later
// Connections that were found in another program's file, each with a tick.
#pragma once

#include "monitor/foreign_profiles.h"

#include <QAbstractTableModel>

namespace ui {

enum class ImportColumn { Name, Broker, Topics, Notes };
inline constexpr int kImportColumns = 4;

class ImportModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;
    // All are ticked but examples.
    void setConnections(std::vector<monitor::ForeignConnection> connections);
    [[nodiscard]] std::vector<monitor::ForeignConnection> chosen() const;
    [[nodiscard]] const monitor::ForeignConnection &connection(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

private:
    [[nodiscard]] static QString textOf(const monitor::ForeignConnection &connection, ImportColumn column);
    std::vector<monitor::ForeignConnection> m_connections;
    std::vector<bool> m_ticks;
};

} // namespace ui
