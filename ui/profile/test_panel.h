// SPDX-License-Identifier: GPL-3.0-or-later
// The steps of a connection test as they come: what went well, what failed and what to do about it.
#pragma once

#include "monitor/connection_test.h"

#include <QWidget>

class QPushButton;

namespace ui {

class TestStepRow;
class WrappedText;

class TestPanel : public QWidget
{
    Q_OBJECT

public:
    explicit TestPanel(QWidget *parent = nullptr);
    void start(const monitor::Profile &profile, const QByteArray &password);
    // What was tested is not what is entered any more: all steps are open again.
    void reset();
    // Whether there is something to test.
    void setPossible(bool possible);
    [[nodiscard]] bool isRunning() const { return m_test.isRunning(); }

Q_SIGNALS:
    // The button was pressed: call start().
    void wanted();

private:
    void buildLayout();
    void onButton();
    void onStep(const broker::ProbeStep &step);
    void onFinished(bool ok);
    void showRunning();
    [[nodiscard]] TestStepRow *rowOf(const QString &step) const;

    monitor::ConnectionTest m_test;
    QPushButton *m_button;
    WrappedText *m_outcome;
    QList<TestStepRow *> m_rows;
    bool m_possible = false;
};

} // namespace ui
