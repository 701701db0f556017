// SPDX-License-Identifier: GPL-3.0-or-later
// Asks for how long alerts are to be silent, and why.
#pragma once

#include <QDialog>

class QButtonGroup;
class QDateTimeEdit;
class QLineEdit;
class QPushButton;

namespace ui {

class Clock;
class NoticeLine;

class ShelveDialog : public QDialog
{
    Q_OBJECT

public:
    // `count`: how many alerts are shelved.
    ShelveDialog(const Clock &clock, int count, QWidget *parent = nullptr);
    // UTC; lengths count from now.
    [[nodiscard]] qint64 untilMs() const;
    [[nodiscard]] QString reason() const;

private:
    void buildLayout(int count);
    void check();

    const Clock &m_clock;
    QButtonGroup *m_lengths;
    QDateTimeEdit *m_until;
    QLineEdit *m_reason;
    NoticeLine *m_notice;
    QPushButton *m_shelve = nullptr;
};

} // namespace ui
