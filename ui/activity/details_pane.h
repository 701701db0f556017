// SPDX-License-Identifier: GPL-3.0-or-later
// One activity, whole: metadata, readings with units, payload (pretty, hex, difference to the one before on its topic),
// what happened within five minutes of it.
#pragma once

#include "model/rows.h"
#include "ui/common/workspace.h"

#include <QWidget>

namespace ui {

class DetailsPane : public QWidget
{
    Q_OBJECT

public:
    explicit DetailsPane(Workspace &workspace, QWidget *parent = nullptr);
    // Reads what it needs beside the row itself, without waiting.
    void showActivity(const ActivityRecord &record);
    void clear();
    [[nodiscard]] QUuid shown() const { return m_shown; }

Q_SIGNALS:
    // A neighbour was chosen.
    void activityWanted(const QUuid &id);
    void closeWanted();

private:
    Workspace &m_workspace;
    QUuid m_shown;
};

} // namespace ui
