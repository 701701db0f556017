// SPDX-License-Identifier: GPL-3.0-or-later
// One line under the tool bar for what lasts: a fault with its cause and next try, or an alert; and what to do. It goes
// when its cause goes.
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
    QString secondLabel; // empty: there is one action only
    std::function<void()> second;
    QString icon = QStringLiteral("warning");
};

class Banner : public QFrame
{
    Q_OBJECT

public:
    // `name`: of the object, and what those of its buttons begin with.
    explicit Banner(const QString &name, QWidget *parent = nullptr);
    void setText(const BannerText &text);
    [[nodiscard]] QString text() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    BannerText m_shown;
    PlainLabel *m_text;
    QPushButton *m_action, *m_second;
};

} // namespace ui
