// SPDX-License-Identifier: GPL-3.0-or-later
// Labels and values, one pair a line: selectable, wrapping anywhere, as high as it must be. Plain text only.
#pragma once

#include "ui/activity/details_facts.h"

#include <QTextEdit>

namespace ui {

class FactsView : public QTextEdit
{
    Q_OBJECT

public:
    explicit FactsView(QWidget *parent = nullptr);
    void setFacts(std::vector<Fact> facts);
    [[nodiscard]] const std::vector<Fact> &facts() const { return m_facts; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void fill();
    void fitHeight();

    std::vector<Fact> m_facts;
    bool m_isFilling = false;
};

} // namespace ui
