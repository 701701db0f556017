// SPDX-License-Identifier: GPL-3.0-or-later
// A length of time as a number and its unit.
#pragma once

#include <QWidget>

class QComboBox;
class QSpinBox;

namespace ui {

class DurationField : public QWidget
{
    Q_OBJECT

public:
    // `none`: what no time at all is called; empty: "0".
    explicit DurationField(const QString &name, const QString &none = {}, QWidget *parent = nullptr);
    // In the largest unit that says it in whole numbers.
    void setSeconds(int seconds);
    [[nodiscard]] int seconds() const;

Q_SIGNALS:
    void edited();

private:
    QSpinBox *m_number;
    QComboBox *m_unit;
};

} // namespace ui
