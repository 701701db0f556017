// SPDX-License-Identifier: GPL-3.0-or-later
// Draws a device's row: state in its square, two lines of text, the curve of the last hours.
#pragma once

#include <QStyledItemDelegate>

namespace ui {

class DeviceFilter;
class DeviceModel;
class Sparklines;

class DeviceDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    DeviceDelegate(const DeviceModel &model, const DeviceFilter &filter, Sparklines &lines, QObject *parent = nullptr);
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintTrend(QPainter &painter, const QRect &cell, const QModelIndex &index) const;

    const DeviceModel &m_model;
    const DeviceFilter &m_filter;
    Sparklines &m_lines;
};

} // namespace ui
