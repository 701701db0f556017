// SPDX-License-Identifier: GPL-3.0-or-later
// What an empty view shows instead of nothing: why it is empty, and the way out.
#pragma once

#include <QWidget>
#include <functional>
#include <vector>

class QHBoxLayout;
class QLabel;

namespace ui {

struct EmptyReason
{
    struct Way
    {
        QString label;
        std::function<void()> go;
    };
    QString icon; // of resources/icons
    QString title;
    QString text;
    std::vector<Way> ways; // the first is the one to take
};

class EmptyState : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(QWidget *parent = nullptr);
    void setReason(const EmptyReason &reason);
    [[nodiscard]] QString title() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void drawIcon();
    QString m_iconName;
    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_text;
    QHBoxLayout *m_ways;
};

} // namespace ui
