// SPDX-License-Identifier: GPL-3.0-or-later
// One step of a connection test.
#pragma once

#include <QLabel>

namespace ui {

class WrappedText;

class TestStepRow : public QWidget
{
    Q_OBJECT

public:
    enum class State { Open, Running, Good, Failed };

    TestStepRow(const QString &step, const QString &title, QWidget *parent = nullptr);
    [[nodiscard]] const QString &step() const { return m_step; }
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] QString detail() const;
    [[nodiscard]] QString advice() const;
    void setState(State state, const QString &detail = {}, const QString &advice = {});

protected:
    void changeEvent(QEvent *event) override;

private:
    void draw();

    QString m_step;
    State m_state = State::Open;
    QLabel *m_icon;
    QLabel *m_title;
    WrappedText *m_detail;
    WrappedText *m_advice;
};

} // namespace ui
