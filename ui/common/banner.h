// SPDX-License-Identifier: GPL-3.0-or-later
// One line under the tool bar for a fault that lasts: cause, next try, one action. It goes when the fault goes.
#pragma once

#include "ui/common/theme.h"

#include <QFrame>
#include <functional>

class QPushButton;

namespace ui {

class PlainLabel;

struct BannerText
{
    Tone tone = Tone::Critical;
    QString text; // empty: nothing to say, the banner is hidden
    QString actionLabel;
    std::function<void()> action;
};

class Banner : public QFrame
{
    Q_OBJECT

public:
    explicit Banner(QWidget *parent = nullptr);
    void setText(const BannerText &text);
    [[nodiscard]] QString text() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    BannerText m_shown;
    PlainLabel *m_text;
    QPushButton *m_action;
};

} // namespace ui
