// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the rows of the list: icon in its state's colour, headline, details, age; and the thin rows of the table.
#pragma once

#include <QFont>
#include <QStyledItemDelegate>

namespace ui {

class ActivityModel;
class Clock;

class ActivityDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    ActivityDelegate(const ActivityModel &model, const Clock &clock, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

private:
    struct Heights
    {
        int headline = 0;
        int detail = 0;
    };
    [[nodiscard]] const Heights &heightsOf(const QFont &font) const;
    [[nodiscard]] QRect ageRect(const QStyleOptionViewItem &option, const QString &age) const;

    const ActivityModel &m_model;
    const Clock &m_clock;
    // Asked for every row of a layout: kept as long as the font is the same.
    mutable QFont m_font;
    mutable Heights m_heights;
};

// One line a row: the text of the cell, critical ones in the critical colour, the same selection as in the list.
class ActivityCellDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    ActivityCellDelegate(const ActivityModel &model, QObject *parent);
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const ActivityModel &m_model;
};

} // namespace ui
