// SPDX-License-Identifier: GPL-3.0-or-later
// What happened around an activity: how long before or after, and what. As high as it has rows.
#pragma once

#include "model/rows.h"

#include <QTreeWidget>

namespace ui {

class NeighboursList : public QTreeWidget
{
    Q_OBJECT

public:
    explicit NeighboursList(QWidget *parent = nullptr);
    // Oldest first; `self` is among them.
    void setRecords(const std::vector<ActivityRecord> &records, const QUuid &self);

Q_SIGNALS:
    void chosen(const QUuid &id);

protected:
    void changeEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void fill();
    void choose(QTreeWidgetItem *item);

    std::vector<ActivityRecord> m_records;
    QUuid m_self;
};

} // namespace ui
