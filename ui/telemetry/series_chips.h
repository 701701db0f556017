// SPDX-License-Identifier: GPL-3.0-or-later
// The series of a comparison, each with its line and a way to take it out.
#pragma once

#include "ui/common/directory.h"
#include "ui/telemetry/series_set.h"

#include <QWidget>

class QHBoxLayout;

namespace ui {

class SeriesChips : public QWidget
{
    Q_OBJECT

public:
    SeriesChips(SeriesSet &set, const Directory &directory, QWidget *parent = nullptr);
    // Names, colours and series as they are now; hidden while there is one series or none.
    void refresh();

private:
    SeriesSet &m_set;
    const Directory &m_directory;
    QHBoxLayout *m_row;
};

} // namespace ui
