// SPDX-License-Identifier: GPL-3.0-or-later
// A table whose rows carry a tick in their first column: they are to be taken over.
#pragma once

#include <QAbstractTableModel>

#include <span>

namespace ui {

class TickedModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    struct Columns
    {
        const char *context; // of the titles' translations
        std::span<const char *const> titles;
        int firstNumber; // from here on they hold numbers, at the right
    };
    explicit TickedModel(const Columns &columns, QObject *parent);

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

protected:
    [[nodiscard]] virtual bool isTicked(int row) const = 0;
    virtual void setTicked(int row, bool isTicked) = 0;

private:
    [[nodiscard]] QVariant alignment(int column) const;

    const Columns m_columns;
};

} // namespace ui
