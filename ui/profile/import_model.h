// SPDX-License-Identifier: GPL-3.0-or-later
// Connections that were found in another program's file, each with a tick.
#pragma once

#include "monitor/foreign_profiles.h"
#include "ui/profile/ticked_model.h"

namespace ui {

enum class ImportColumn { Name, Broker, Topics, Notes };

class ImportModel : public TickedModel
{
    Q_OBJECT

public:
    explicit ImportModel(QObject *parent = nullptr);
    // All are ticked but examples.
    void setConnections(std::vector<monitor::ForeignConnection> connections);
    [[nodiscard]] std::vector<monitor::ForeignConnection> chosen() const;
    [[nodiscard]] const monitor::ForeignConnection &connection(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

protected:
    [[nodiscard]] bool isTicked(int row) const override;
    void setTicked(int row, bool isTicked) override;

private:
    [[nodiscard]] static QString textOf(const monitor::ForeignConnection &connection, ImportColumn column);
    std::vector<monitor::ForeignConnection> m_connections;
    std::vector<bool> m_ticks;
};

} // namespace ui
