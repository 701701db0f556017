// SPDX-License-Identifier: GPL-3.0-or-later
// The topics of a connection as an editable table: filter, and the format its payloads are read as.
#pragma once

#include "model/reading.h"

#include <QAbstractTableModel>

namespace ui {

class TopicsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Filter, Format, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;
    void setTopics(const std::vector<TopicFormat> &topics);
    [[nodiscard]] const std::vector<TopicFormat> &topics() const { return m_topics; }
    // Returns the row of a new topic without a filter.
    int add();
    void remove(int row);
    // `format` becomes custom.
    void setCustom(int row, const CustomPaths &paths);
    // What is wrong with the first row that is wrong; empty: nothing.
    [[nodiscard]] QString error() const;

    // What `auto`, `vmark`, … are called here.
    [[nodiscard]] static QString formatTitle(const QString &format);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    // Filter: a text; Format: one of decode::formatNames() but `custom`, which needs setCustom().
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

private:
    [[nodiscard]] static QString errorOf(const TopicFormat &topic);
    std::vector<TopicFormat> m_topics;
};

} // namespace ui
