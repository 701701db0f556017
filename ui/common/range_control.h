// SPDX-License-Identifier: GPL-3.0-or-later
// ◀ Last 24 hours ▾ ▶ Live, and the zone beside it.
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;
class QToolButton;

namespace ui {

class Clock;
class ViewRange;

class RangeControl : public QWidget
{
    Q_OBJECT

public:
    RangeControl(ViewRange &range, Clock &clock, QWidget *parent = nullptr);
    // Opens the list of ranges, as by a click.
    void openMenu();

private:
    void buildLayout();
    void connectSignals();
    void fillMenu();
    void showRange();
    void chooseCustom();

    ViewRange &m_range;
    Clock &m_clock;
    QToolButton *m_back;
    QPushButton *m_choice;
    QToolButton *m_forward;
    QPushButton *m_live;
    QLabel *m_zone;
};

} // namespace ui
