// SPDX-License-Identifier: GPL-3.0-or-later
// A line below the list that says what the list is not showing and why, with the way out. Below, so that no row moves
// when it comes.
#pragma once

#include "ui/common/theme.h"

#include <QFrame>

class QPushButton;

namespace ui {

class PlainLabel;

class ListNotice : public QFrame
{
    Q_OBJECT

public:
    // `name`: the object's; its button is called `nameButton`.
    ListNotice(const QString &name, Tone tone, QWidget *parent = nullptr);
    // An empty text hides it; without an action there is no button.
    void say(const QString &text, const QString &action = {});
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    // The button, or a click anywhere on the line.
    void clicked();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    Tone m_tone;
    PlainLabel *m_text;
    QPushButton *m_action;
};

} // namespace ui
