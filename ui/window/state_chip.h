// SPDX-License-Identifier: GPL-3.0-or-later
// The one place for the state of everything: a shape, a word, a colour. A click shows the diagnosis.
#pragma once

#include "ui/window/state_words.h"

#include <QAbstractButton>

namespace ui {

class StateChip : public QAbstractButton
{
    Q_OBJECT

public:
    explicit StateChip(QWidget *parent = nullptr);
    void setWords(const ChipWords &words);
    [[nodiscard]] const ChipWords &words() const { return m_words; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintShape(QPainter &painter, const QRectF &where, const QColor &color) const;
    ChipWords m_words;
};

} // namespace ui
